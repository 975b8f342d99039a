/**
 * The parts that all reports for people share: the order of attacks, the closing sentence, and the words for each observation.
 * This file prints nothing.
 */

import { formatHostAndPort, formatHostField } from '../../policy/host.ts'
import { type AttackGroup, aboutEntry, attackGroups, severities } from '../attempt.ts'
import { formatRoute } from '../engine/oracle.ts'
import {
  type AttackResult,
  type AttemptReport,
  type Change,
  type ControlReport,
  isLetIn,
  type ObservationReport,
  type Report,
  reasonOf,
  type Standing,
  standingOf,
  type Verdict,
} from './report.ts'

export type ResultGroup = {
  readonly group: AttackGroup
  readonly heading: string
  readonly members: readonly AttackResult[]
}

/** The results that a person must look at first. */
const rank: readonly Standing[] = ['bypassed', 'inconclusive', 'accepted', 'remark', 'not-tried', 'enforced']

/**
 * Failures first, then by severity, then by how many others follow from it; one that follows from another stands after those that do
 * not.
 */
function comparing(all: readonly AttackResult[]): (one: AttackResult, other: AttackResult) => number {
  const follows = ({ explainedBy }: AttackResult): number => (explainedBy === undefined ? 0 : 1)
  const width = ({ id }: AttackResult): number => all.filter(({ explainedBy }) => explainedBy === id).length
  return (one, other) =>
    rank.indexOf(standingOf(one)) - rank.indexOf(standingOf(other)) ||
    follows(one) - follows(other) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    width(other) - width(one)
}

/** The results in the order of their weight: failures first, then by severity, then by what follows from them. Pure. */
export function orderResults(
  results: readonly AttackResult[],
  all: readonly AttackResult[] = results,
): readonly AttackResult[] {
  return results.toSorted(comparing(all))
}

/** The results as people read them: group by group, the worst group and the worst result first. Pure. */
export function groupResults({ results }: Report): readonly ResultGroup[] {
  const groups = (Object.keys(attackGroups) as AttackGroup[]).flatMap((group) => {
    const members = orderResults(
      results.filter((result) => result.group === group),
      results,
    )
    const [worst] = members
    return worst === undefined ? [] : [{ group, heading: attackGroups[group], members, worst }]
  })
  const compareResults = comparing(results)
  const failed = (result: AttackResult): number => (standingOf(result) === 'bypassed' ? 0 : 1)
  return groups
    .toSorted((a, b) => failed(a.worst) - failed(b.worst) || (failed(a.worst) ? 0 : compareResults(a.worst, b.worst)))
    .map(({ worst: _, ...group }) => group)
}

/** The attacks that succeed because of another success, and are listed under it. Pure. */
export function followersOf({ id }: AttackResult, { results }: Report): readonly AttackResult[] {
  return orderResults(results.filter(({ explainedBy }) => explainedBy === id))
}

export const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** The meaning of a finding; told as a fact only if the attack was seen to succeed. Pure. */
export function describeMeaning({ verdict, meaning }: Pick<AttackResult, 'verdict' | 'meaning'>): string {
  return verdict === 'bypassed' ? meaning : `It may be that ${lowerFirst(meaning)}`
}

/** Said in the place of a command line. */
export const KEEP =
  'with --keep DIRECTORY the probe keeps the certificates and keys that it presented, and shows a command line that uses them'

/** The page that was attacked, as a URL. Pure. */
export function urlOf({ endpoint: { address, serverName, path, scheme } }: Pick<Report, 'endpoint'>): string {
  if (scheme !== undefined)
    return `${scheme}://${formatHostAndPort(serverName, address.port)}${path === '/' ? '' : path}`
  return `https://${formatHostField(serverName, address.port)}${path}`
}

/** How one connection ended, in a few words. Pure. */
export function describeObservation(seen: ObservationReport | undefined): string {
  if (seen === undefined) return 'not sent'
  const answer = seen.says ?? (seen.status === undefined ? `connection ${seen.end}` : `HTTP ${seen.status}`)
  return `${seen.alert === undefined ? answer : `alert ${seen.alert}`}, ${Math.round(seen.elapsedMs)} ms`
}

/** What was seen, and why that counts as it does; once where both are the same words. Pure. */
export function describeAttempt({ observation, ...judgement }: AttemptReport): string {
  const [seen, reason] = [describeObservation(observation), reasonOf(judgement)]
  return seen.startsWith(`${reason}, `) ? seen : `${seen}: ${reason}`
}

/** One control in a few words: what the honest client got at the start. Pure. */
export function describeControl({ version, protocol, request, state, first, why }: ControlReport): string {
  const what = `${request} over ${formatRoute(version, protocol)}`
  if (state === 'not-offered') return `${what}: not offered`
  return state === 'answered' ? `${what}: ${first.says ?? `HTTP ${first.status}`}` : `${what}: ${why ?? state}`
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`)

/** The attacks on who gets in that prove nothing, as the end of a sentence; empty if each of them was tried and refused. */
function describeDoubt({ results, ways }: Report): string {
  const of = (verdict: Verdict): number =>
    results.filter((result) => aboutEntry.has(result.group) && result.verdict === verdict).length
  const [open, untried, remarks] = [of('inconclusive'), of('not-tried'), of('remark')]
  const parts = [
    ...(open === 0 ? [] : [`${open} proved nothing`]),
    ...(remarks === 0 ? [] : [`${remarks} stayed undecided`]),
    ...(untried === 0 ? [] : [`${untried} ${untried === 1 ? 'was' : 'were'} not tried`]),
  ]
  const seen = ways.filter((way) => way.seen).map(({ title }) => title)
  const doubts = [
    ...(parts.length === 0 ? [] : [`of the attacks on who gets in, ${joinWords(parts)}`]),
    ...(seen.length === 0
      ? []
      : [`${joinWords(seen)}, which the server speaks too, ${seen.length === 1 ? 'was' : 'were'} not tried`]),
  ]
  return doubts.map((doubt) => `; ${doubt}`).join('')
}

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A sentence on the attacks that got through. It says only as much about who gets in as every attack on that has shown. */
function concludeThrough(report: Report): string {
  const through = report.results.filter(({ verdict }) => verdict === 'bypassed')
  const groups = new Set(through.map(({ group }) => group))
  const doubt = describeDoubt(report)
  if (groups.has('identity')) {
    return through.some(({ id, group }) => group === 'identity' && id !== 'advertised-authorities')
      ? 'This server lets in others than the clients of its CA.'
      : `This server asks for certificates of other CAs too, and may let in clients of those CAs${doubt}.`
  }
  if (groups.has('validity')) return `This server lets in certificates of its CA that it should refuse${doubt}.`
  const [alone, among] = through.some(({ id }) => id === 'forbidden-request')
    ? ['some do more than the rules allow them', 'Some clients do more than the rules allow them']
    : groups.has('access')
      ? ['each can pass for another', 'Each client can pass for another']
      : groups.has('protocol')
        ? [
            'they can use connections that are weaker than necessary',
            'The server accepts connections that are weaker than necessary',
          ]
        : ['foreign web sites can misuse their browsers', "Foreign web sites can misuse clients' browsers"]
  return doubt === '' ? `Only clients of the CA get in, but ${alone}.` : `${among}${doubt}.`
}

/** The accepted findings, as a part of a sentence; empty if there are none. */
function describeAccepted({ results }: Report): string {
  const accepted = results.filter((result) => standingOf(result) === 'accepted')
  const of = (verdict: Verdict): number => accepted.filter((result) => result.verdict === verdict).length
  const [through, open] = [of('bypassed'), of('inconclusive')]
  const parts = [
    ...(through === 0 ? [] : [`${through} got through`]),
    ...(open === 0 ? [] : [`${open} proved nothing`]),
  ]
  return parts.length === 0 ? '' : `${joinWords(parts)} (accepted)`
}

/** Attacks that are accepted though they are refused. Pure. */
export const idleAcceptances = ({ results }: Report): readonly AttackResult[] =>
  results.filter(({ verdict, accepted }) => verdict === 'enforced' && accepted !== undefined)

/** The sentence for each of these attacks. */
export const IDLE = 'the server refuses this attack now, so the acceptance is no longer needed'

/** Where the lines of a change belong, as the beginning of a sentence that ends with them. Pure. */
export function describeChange({ title, where, file, line, lines }: Change): string {
  const isDone = !lines.some(({ sign }) => sign === '+' || sign === '-')
  const place =
    file === undefined ? '' : line === undefined ? `; ${file} has no such line yet` : `; ${file}, line ${line}`
  const done = isDone ? '; they stand there already: does the running server read this file?' : ''
  return `${title}, ${where}${place}${done}`
}

/** A line of a change, as in a diff. Pure. */
export const formatChangeLine = ({ sign, text }: Change['lines'][number]): string => `${sign} ${text}`

const listTitles = (list: readonly { readonly title: string }[]): string => list.map(({ title }) => title).join('; ')

/** How the run ends, where it is held against a severity or an earlier report: one sentence a line. Pure. */
export function describeGate({ gate, results }: Report): readonly string[] {
  if (gate === undefined) return []
  const excused = orderResults(results).filter((result) => result.excused !== undefined)
  const reasons = Map.groupBy(excused, (result) => result.excused)
  const news = results.filter((result) => result.news !== undefined)
  const ends = {
    enforced: 'This run passes',
    bypassed: 'This run fails',
    inconclusive: 'This run fails without a proof',
  }[gate.verdict]
  const counted =
    excused.length === 0 ? '' : `; ${plural(excused.length, '1 finding does', 'findings do')} not count for it`
  return [
    `${ends}${counted}.`,
    ...[...reasons].map(([why, those]) => `Does not count (${why}): ${listTitles(those)}.`),
    ...news.map(({ title, news }) => `Since the earlier report: ${title}: ${news}.`),
    ...(gate.mended.length === 0 ? [] : [`Mended since then: ${listTitles(gate.mended)}.`]),
    ...(gate.untried.length === 0 ? [] : [`Tried then, and not tried now: ${listTitles(gate.untried)}.`]),
  ]
}

/** The closing sentence of the report. Pure. */
export function conclude(report: Report): string {
  const { verdict, counts, controls, cause } = report
  if (verdict === 'bypassed') return concludeThrough(report)
  const doubt = describeDoubt(report)
  const accepted = describeAccepted(report)
  if (verdict === 'enforced') {
    if (accepted !== '') {
      return `The honest client is let in; of the attacks that were tried, ${accepted}, and every other was refused${doubt}.`
    }
    if (doubt !== '') return `The honest client is let in, and every attack that was tried was refused${doubt}.`
    const rest = counts['not-tried'] === 0 ? '' : '; not everything could be tried'
    return `The honest client is let in, and everybody else was refused${rest}.`
  }
  if (cause !== undefined) return `Nothing was attacked: ${cause.what}.`
  if (!isLetIn(controls)) {
    const denied = controls.find(({ state }) => state === 'denied')
    if (denied === undefined) return 'Not even the honest client was answered: nothing was found out.'
    const what = `The honest client got no page: ${denied.why}`
    return counts.enforced === 0
      ? `${what}.`
      : `${what}. Attacks that are called enforced were refused before they could reach a page.`
  }
  if (counts.inconclusive === 0) return 'No attack was seen to be refused: this is no proof yet.'
  const open = plural(counts.inconclusive, '1 attack', 'attacks')
  return accepted === ''
    ? `Nothing got through, but ${open} proved nothing: this is no proof yet.`
    : `Of the attacks, ${accepted}, and ${open} proved nothing besides: this is no proof yet.`
}
