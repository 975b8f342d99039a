/**
 * Other spellings of a path, and what an answer to one of them means: a server may read a path as it likes, if it shows the page to no
 * client that may not see it. Which paths may not be seen, the attacks say.
 */
import { judge } from './engine/oracle.ts'
import type { Judgement, Silence } from './judgement.ts'
import type { HttpObservation } from './observation.ts'
import type { HttpResponse } from './protocol/http.ts'
import { resembles } from './protocol/http.ts'

/** Escapes the last letter of a path. */
const escapeLast = (path: string, as: (hex: string) => string): string =>
  path.replace(/[^/](?=[^/]*$)/, (letter) => as(letter.charCodeAt(0).toString(16)))

/** Other spellings of a path, that a reader may take for it: what is different, and the path. */
export const disguises = (path: string): readonly (readonly [what: string, path: string])[] => [
  ['with a slash at its end', `${path}/`],
  ['with something below it', `${path}/countersign-probe`],
  ['with a query', `${path}?countersign-probe`],
  ['with a second slash', `/${path}`],
  ['with a double-dot segment', `/countersign-probe/..${path}`],
  ['with a dot segment', `/.${path}`],
  ['with a parameter', `${path};countersign-probe`],
  ['with an escaped letter', escapeLast(path, (hex) => `%${hex}`)],
  ['with a letter escaped twice', escapeLast(path, (hex) => `%25${hex}`)],
  ['with an escaped slash', `/countersign-probe%2f..${path}`],
  ['with backslashes', `/countersign-probe\\..${path.replaceAll('/', '\\')}`],
  ['with a dot at its end', `${path}.`],
  ['with an ending', `${path}.json`],
  ['in capitals and with a slash', `${path.toUpperCase()}/`],
  ['in capitals', path.toUpperCase()],
]

const isPage = ({ status }: HttpResponse): boolean => status >= 200 && status < 300
const isElsewhere = ({ status }: HttpResponse): boolean => status >= 300 && status < 400

/**
 * Judges the answer to another spelling, beside the answers in doubt of it: to a page that is not there, and, where somebody is at hand who
 * may see the page, the page.
 *
 * @param path the path that may not be seen
 */
export function judgeDisguised(seen: HttpObservation, control: HttpResponse, path: string): Judgement | Silence {
  const { answer, inDoubt = [] } = seen
  if (answer !== undefined && isElsewhere(answer)) return { verdict: 'enforced', how: `HTTP ${answer.status}` }
  if (answer === undefined || !isPage(answer)) return judge(seen, control)
  const [nothing, page] = inDoubt.map((one) => (one !== undefined && isPage(one) ? one : undefined))
  if (nothing !== undefined && resembles(answer, nothing)) {
    return { verdict: 'enforced', how: 'the same page as for any other path' }
  }
  if (page !== undefined && !resembles(answer, page)) return { verdict: 'enforced', how: 'another page' }
  const what = page === undefined ? `a page, where ${path} may not be seen` : `the page of ${path} that others may see`
  return { verdict: 'bypassed', evidence: `answered ${answer.status} with ${what}` }
}
