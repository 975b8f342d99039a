/** Writes the completion script for bash 3.2 and later; it does not need the bash-completion package. */
import type { Flag, Grammar } from './grammar.ts'
import { walkFunctions } from './walk.ts'

const namesOf = (flags: readonly Flag[]): string => flags.map(({ name }) => name).join(' ')

/** Writes the script. Pure. */
export function bashCompletion(grammar: Grammar): string {
  const flags = grammar.verbs.flatMap(({ name, flags }) =>
    flags.length === 0 ? [] : [`    ${name}) offer='${namesOf(flags)}' ;;`],
  )
  return `# countersign in bash. In ~/.bashrc: source <(countersign completion bash)

${walkFunctions(grammar)}

_countersign_flags() {
  offer=''
  case "$1" in
    '') offer='--version' ;;
${flags.join('\n')}
  esac
  offer="$offer ${namesOf(grammar.globals)}"
}

_countersign() {
  # bash takes words apart at = and :, so they are put together again.
  local words word glue='' count=0 index
  words=()
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $count -gt 0 && ( -n $glue || $word =~ ^[:=]+$ ) ]]; then
      words[count - 1]+=$word
      glue=''
      [[ $word =~ ^[:=]+$ ]] && glue=yes
    else
      words[count]=$word
      count=$((count + 1))
    fi
  done
  local current=\${words[count - 1]} offer verb place ended
  _countersign_walk "\${words[@]:0:count - 1}"
  if [[ -z $ended && $place != *' --'* && $current == --*=* ]]; then
    _countersign_offer "$verb \${current%%=*}"
    current=\${current#*=}
  elif [[ -z $ended && $place != *' --'* && $current == -* ]]; then
    _countersign_flags "$verb"
  else
    _countersign_offer "$place"
  fi
  COMPREPLY=()
  local how=(-W "$offer")
  case $offer in
    :home*)
      # As the shell would hand them over: words come here with their quotes.
      local marks='[\\\\"'\\'']'
      words=("\${words[@]/#\\~\\//$HOME/}")
      while IFS= read -r word; do
        COMPREPLY[\${#COMPREPLY[@]}]=$word
        [[ $word != *= ]] || compopt -o nospace 2>/dev/null
      done < <(countersign completion bash -- "\${words[@]//$marks/}" 2>/dev/null </dev/null)
      [[ \${#COMPREPLY[@]} = 0 && -n $current && $offer == :home-or-files ]] || return
      offer=:files how=(-f)
      ;;
    :files) how=(-f) ;;
    :folders) how=(-d) ;;
    ''|:nothing) return ;;
  esac
  [[ $offer != :* ]] || compopt -o filenames 2>/dev/null
  while IFS= read -r word; do
    COMPREPLY[\${#COMPREPLY[@]}]=$word
  done < <(compgen "\${how[@]}" -- "$current")
}

complete -F _countersign countersign
`
}
