/** Completes a word with the names of a home. The scripts themselves complete the words that are the same in every home. */
import { present } from '../../core/present.ts'
import type { HeldHome } from '../../workflow/opening.ts'
import type { Ports } from '../../workflow/ports.ts'
import type { Grammar } from '../command.ts'
import { parametersOf, wasSaid } from '../words.ts'

/** Stands for the word that is being typed; no word of a command line holds it. */
const TYPED = '\u0000'

/** What a shell takes for no more than a word, but for the equals sign that a value is typed behind. */
const plain = /^[A-Za-z0-9._-]+=?$/

/**
 * Gives what the home has for the last of the words after `countersign`; nothing where something else belongs there.
 *
 * @param home the home that is meant where the words name none
 * @throws {CountersignError} `usage.*` where the words before it are no command line; `home.*`
 */
export async function homeOffers(
  words: readonly string[],
  { home, ports, grammar }: { readonly home: HeldHome; readonly ports: Ports; readonly grammar: Grammar },
): Promise<readonly string[]> {
  const [, flag = '', begun = ''] = /^(--[a-z-]+=)?(.*)$/s.exec(words.at(-1) ?? '') ?? []
  const line = [...words.slice(0, -1), `${flag}${TYPED}`]
  const read = grammar.read(line)
  if (read === undefined) return []
  const { command, words: said } = read
  const [key = ''] = Object.entries(said).find(([, values]) => values.includes(TYPED)) ?? []
  const offers = parametersOf(command)[key]?.offers
  if (typeof offers !== 'object' || !('home' in offers)) return []
  const what = typeof offers.home === 'function' ? offers.home(said) : offers.home
  if (what === undefined) return []
  if (what === 'names-again' && !wasSaid(said, 'again') && !wasSaid(said, 'afresh')) return []
  const [{ homeWords }, { holdHome }] = await Promise.all([
    import('../../workflow/choices.ts'),
    import('../../workflow/opening.ts'),
  ])
  const usage = [said['usage']?.[0]].find((word) => word === 'client' || word === 'server')
  const meant = read.home === undefined ? home : holdHome(read.home, ports)
  const before = said[key] ?? []
  try {
    const found = await homeWords({ words: what, begun, ...present({ usage }) }, meant, ports)
    return found.filter((word) => plain.test(word) && !before.includes(word))
  } finally {
    await meant.close()
  }
}
