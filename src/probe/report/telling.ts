/** What every report for people says alike: its order, its closing sentence, its words for what was seen. Draws nothing. */
import { type AttackGroup, attackGroups, severities } from '../attack.ts'
import { authorityOf } from '../engine/http.ts'
import type { AttackResult, ControlReport, ObservationReport, Report } from './report.ts'

export type ResultGroup = {
  readonly group: AttackGroup
  readonly heading: string
  readonly members: readonly AttackResult[]
}

/** The results as people read them: group by group, worst severity first; a group without any is left out. Pure. */
export function groupResults({ results }: Report): readonly ResultGroup[] {
  return (Object.keys(attackGroups) as AttackGroup[]).flatMap((group) => {
    const members = results
      .filter((result) => result.group === group)
      .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
    return members.length === 0 ? [] : [{ group, heading: attackGroups[group], members }]
  })
}

/** The page that was attacked, as a URL. Pure. */
export function urlOf({ target: { address, serverName, path } }: Report): string {
  return `https://${authorityOf(serverName, address.port)}${path}`
}

/** How one connection ended, in a few words. Pure. */
export function describeObservation(seen: ObservationReport | undefined): string {
  if (seen === undefined) return 'not sent'
  const answer = seen.status === undefined ? `connection ${seen.end}` : `HTTP ${seen.status}`
  return `${seen.alert === undefined ? answer : `alert ${seen.alert}`}, ${Math.round(seen.elapsedMs)} ms`
}

/** One control in a few words: what the honest client got at the start. Pure. */
export function describeControl({ version, request, state, first, why }: ControlReport): string {
  const what = `${request} over TLS ${version}`
  if (state === 'not-offered') return `${what}: not offered`
  return state === 'answered' ? `${what}: HTTP ${first.status}` : `${what}: ${why}`
}

/** What it all comes to, in a sentence. Pure. */
export function conclude({ verdict, counts, results, controls }: Report): string {
  const through = new Set(results.filter((result) => result.verdict === 'bypassed').map(({ group }) => group))
  const open = counts.inconclusive === 1 ? '1 attack proved nothing' : `${counts.inconclusive} attacks proved nothing`
  if (verdict === 'enforced') {
    const rest = counts['not-tried'] === 0 ? '' : `; not everything could be tried`
    return `The honest client is let in, and everybody else was refused${rest}.`
  }
  if (verdict === 'inconclusive' && controls.every(({ state }) => state !== 'answered')) {
    return 'Not even the honest client was answered: nothing was found out.'
  }
  if (verdict === 'inconclusive') return `Nothing got through, but ${open}: this is no proof yet.`
  if (through.has('identity') || through.has('validity'))
    return 'This server lets in others than the clients of its CA.'
  if (through.has('access')) return 'Only clients of the CA get in, but some do more than the rules allow them.'
  return through.has('protocol')
    ? 'Only clients of the CA get in, but over connections that are weaker than they have to be.'
    : 'Only clients of the CA get in, but foreign web sites can make use of their browsers.'
}
