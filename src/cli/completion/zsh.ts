/** Writes the completion script for zsh. */
import { shellWord } from '../../core/shell.ts'
import type { Flag, Grammar } from './grammar.ts'
import { walkFunctions } from './walk.ts'

/** Two arrays of zsh, side by side: what is typed, and the same with what it is for. */
function described(entries: readonly { readonly name: string; readonly about: string }[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length))
  const shown = entries.map(({ name, about }) => shellWord(`${name.padEnd(width)}  ${about}`))
  return `names+=(${entries.map(({ name }) => name).join(' ')}) shown+=(${shown.join(' ')})`
}

/** Writes the script. Pure. */
export function zshCompletion(grammar: Grammar): string {
  const flagsOf = (flags: readonly Flag[]): string => (flags.length === 0 ? ':' : described(flags))
  return `#compdef countersign
# countersign in zsh. In ~/.zshrc, after compinit: source <(countersign completion zsh)

${walkFunctions(grammar)}

_countersign() {
  local current=$words[CURRENT] offer verb place ended
  local -a names shown
  _countersign_walk "\${(@)words[2,CURRENT-1]}"
  if [[ -z $ended && $place != *' --'* && $current == --*=* ]]; then
    _countersign_offer "$verb \${current%%=*}"
    compset -P '*='
  elif [[ -z $ended && $place != *' --'* && $current == -* ]]; then
    case $verb in
      '') names=(--version) shown=('--version  print the version') ;;
${grammar.verbs.map(({ name, flags }) => `      ${name}) ${flagsOf(flags)} ;;`).join('\n')}
    esac
    ${described(grammar.globals)}
    compadd -l -d shown -- $names
    return
  elif [[ $place == ' 0' ]]; then
    ${described(grammar.verbs)}
    compadd -l -d shown -- $names
    return
  else
    _countersign_offer "$place"
  fi
  case $offer in
    :home*)
      # As the shell would hand them over.
      local -a typed found
      typed=("\${(@Q)words[2,CURRENT]/#\\~\\//$HOME/}")
      found=(\${(f)"$(countersign completion zsh -- "\${(@)typed}" 2>/dev/null </dev/null)"})
      if (( $#found )); then
        compadd -- \${found:#*=}
        compadd -S '' -- \${(M)found:#*=}
      elif [[ $offer == :home-or-files && -n $current ]]; then
        _files
      else
        return 1
      fi
      ;;
    :files) _files ;;
    :folders) _files -/ ;;
    ''|:nothing) return 1 ;;
    *) compadd -- \${=offer} ;;
  esac
}

if [[ $funcstack[1] == _countersign ]]; then
  _countersign "$@"
else
  compdef _countersign countersign
fi
`
}
