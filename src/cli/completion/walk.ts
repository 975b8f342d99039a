/** The part that the completion scripts of bash and zsh share: it finds which parameter the word at the cursor belongs to. */
import { type Grammar, placesOf, type Words } from './grammar.ts'

/** A place as a pattern of `case`: a global option's value is one under every command, and a last argument may come again. */
function pattern(place: string): string {
  const [, verb, first] = /^(.* )(\d)\+$/.exec(place) ?? []
  if (verb !== undefined) return `'${verb}'[${first}-9]|'${verb}'[1-9][0-9]*`
  return place.startsWith(' ') ? `*'${place}'` : `'${place}'`
}

/** One branch for each offer, with all the places that share it. */
function branches(grammar: Grammar): readonly string[] {
  const places = new Map<string, string[]>()
  for (const [place, offer] of placesOf(grammar)) {
    const said = spell(offer)
    places.set(said, [...(places.get(said) ?? []), pattern(place)])
  }
  return [...places].map(([said, patterns]) => `    ${patterns.join('|')}) offer='${said}' ;;`)
}

/** An offer in one word of shell; places without one must be known too, for their values are no arguments. */
function spell(offer: Words): string {
  if (typeof offer === 'string') return `:${offer}`
  return offer.length === 0 ? ':nothing' : offer.join(' ')
}

/**
 * Functions for bash and zsh: `_countersign_offer PLACE` sets `offer` to words, to one of `:files`, `:folders`, `:home`,
 * `:home-or-files` and `:nothing`, or to nothing where there is no such place; `_countersign_walk WORD…` follows finished words and sets
 * `verb`, `place` and `ended` (by `--`). Pure.
 */
export function walkFunctions(grammar: Grammar): string {
  const verbs = grammar.verbs.map(({ name }) => name)
  return `_countersign_offer() {
  offer=''
  case "$1" in
    ' 0') offer='${verbs.join(' ')}' ;;
${branches(grammar).join('\n')}
  esac
}

_countersign_walk() {
  local word position=0 awaited=''
  verb='' ended=''
  for word in "$@"; do
    if [[ -n $awaited ]]; then
      awaited=''
    elif [[ -z $ended && $word == -- ]]; then
      ended=yes
    elif [[ -z $ended && $word == -* ]]; then
      _countersign_offer "$verb $word"
      [[ -z $offer ]] || awaited="$verb $word"
    elif [[ -z $verb ]]; then
      verb=$word
    else
      position=$((position + 1))
    fi
  done
  place=\${awaited:-"$verb $position"}
}`
}
