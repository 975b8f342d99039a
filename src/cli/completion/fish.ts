/** Writes the completion script for fish 3.0 and later. */
import type { Flag, Grammar, Verb, Words } from './grammar.ts'

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** The words offered as a value or an argument. */
function offered(offer: Words): string {
  if (offer === 'files') return ' -F'
  if (offer === 'folders') return " -f -a '(__fish_complete_directories)'"
  if (offer === 'home') return " -f -a '(__countersign_home)'"
  if (offer === 'home-or-files') return " -f -a '(__countersign_home or files)'"
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
  const inPlace = ({ name, positionals: { offers, last } }: Verb, index: number): string =>
    inVerb(name, ` ${index}${last === 'more' && index === offers.length - 1 ? ' more' : ''}`)
  /** Options with a value of their own, so that the next word is no argument. */
  const takers = [...globals, ...verbs.flatMap(({ flags }) => flags)].filter(({ value }) => value !== undefined)
  return `# countersign in fish. In ~/.config/fish/config.fish: countersign completion fish | source

# Whether the command being typed is this one ("" for none yet) and, where a number is given, so many arguments are there,
# or more.
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
    test (count $argv) -eq 1; or test $position -eq $argv[2]; or test (count $argv) -eq 3 -a $position -gt $argv[2]
end

# What the home has; where that is nothing and a path may stand here too, files.
function __countersign_home
    set -l typed (commandline -ct)
    set -l words (string replace -r '^~/' "$HOME/" -- (commandline -opc)[2..-1] "$typed")
    set -l found (countersign completion fish -- $words 2>/dev/null </dev/null)
    if test (count $found) -gt 0
        string join \\n -- $found
    else if test -n "$typed" -a (count $argv) -gt 0
        __fish_complete_path "$typed"
    end
end

complete -c countersign -f
${globals.map((flag) => flagLine(flag, '')).join('\n')}
complete -c countersign${inVerb('')} -f -l version -d 'print the version'
${verbs.map(({ name, about }) => `complete -c countersign${inVerb('')} -f -a ${name} -d ${quoted(about)}`).join('\n')}
${verbs
  .flatMap((verb) => [
    ...verb.positionals.offers.map((offer, index) => `complete -c countersign${inPlace(verb, index)}${offered(offer)}`),
    ...verb.flags.map((flag) => flagLine(flag, inVerb(verb.name))),
  ])
  .join('\n')}
`
}
