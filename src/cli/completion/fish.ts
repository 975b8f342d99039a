/** Completion in fish, from 3.0 on. */
import type { Flag, Grammar, Words } from './grammar.ts'

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** What is offered as a value or an argument. */
function offered(offer: Words): string {
  if (offer === 'files') return ' -F'
  if (offer === 'folders') return " -f -a '(__fish_complete_directories)'"
  return offer.length === 0 ? ' -f' : ` -f -a '${offer.join(' ')}'`
}

function flagLine({ name, short, about, value }: Flag, condition: string): string {
  const letter = short === undefined ? '' : ` -s ${short.replace('-', '')}`
  const takes = value === undefined ? ' -f' : ` -r${offered(value)}`
  return `complete -c countersign${condition}${letter} -l ${name.replace('--', '')}${takes} -d ${quoted(about)}`
}

/** Writes the script. Pure. */
export function fishCompletion({ verbs, globals }: Grammar): string {
  const inVerb = (verb: string, position = ''): string => ` -n '__countersign_at "${verb}"${position}'`
  /** What takes a value of its own, so that the next word is no argument. */
  const takers = [...globals, ...verbs.flatMap(({ flags }) => flags)].filter(({ value }) => value !== undefined)
  return `# countersign in fish. In ~/.config/fish/config.fish: countersign completion fish | source

# Whether the command being typed is this one ("" for none yet) and, where a number is given, so many arguments are there.
function __countersign_at
    set -l verb ''
    set -l position 0
    set -l awaited ''
    for word in (commandline -opc)[2..-1]
        if test -n "$awaited"
            set awaited ''
        else if contains -- $word ${[...new Set(takers.map(({ name }) => name))].join(' ')}
            set awaited yes
        else if string match -q -- '-*' $word
            continue
        else if test -z "$verb"
            set verb $word
        else
            set position (math $position + 1)
        end
    end
    test "$verb" = "$argv[1]"; or return
    test (count $argv) -eq 1; or test $position -eq $argv[2]
end

complete -c countersign -f
${globals.map((flag) => flagLine(flag, '')).join('\n')}
complete -c countersign${inVerb('')} -f -l version -d 'print the version'
${verbs.map(({ name, about }) => `complete -c countersign${inVerb('')} -f -a ${name} -d ${quoted(about)}`).join('\n')}
${verbs
  .flatMap(({ name, positionals, flags }) => [
    ...positionals.map((offer, index) => `complete -c countersign${inVerb(name, ` ${index}`)}${offered(offer)}`),
    ...flags.map((flag) => flagLine(flag, inVerb(name))),
  ])
  .join('\n')}
`
}
