/**
 * Offers by itself each version, kind of suite and group that the guideline of the server does not have, and each that it has: a server that
 * declines everything proves nothing.
 */
import type { Guideline } from '../../policy/guideline.ts'
import type { AttackOf, Ground } from '../attack.ts'
import type { Attempt } from '../attempt.ts'
import { judgeHello } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { groups, kinds12, suites13, type TlsOfToday } from '../tls/offers.ts'
import { usualSuites } from '../tls/suite.ts'

/** One hello: what it offers, what of that is asked about, and whether the guideline has it. */
type Single = {
  readonly what: string
  readonly version: TlsOfToday
  readonly standing: 'whole' | 'allowed' | 'forbidden'
  readonly suites: readonly number[]
  readonly groups: readonly number[]
  /** Of several groups, the one that is asked about. */
  readonly about?: number
}

const versions: readonly TlsOfToday[] = ['1.3', '1.2']

/** Curves that keys of servers' certificates are on: P-256, P-384, P-521. */
const CERTIFIED = [23, 24, 25]

const suites12 = kinds12.flatMap(({ suites }) => Object.entries(suites))

const allSuites: Readonly<Record<TlsOfToday, readonly number[]>> = {
  '1.2': [...new Set([...suites12.map(([, number]) => number), ...usualSuites])],
  '1.3': Object.values(suites13),
}

/** The suites whose keys are on curves: with another, a server needs no group. */
const suitesOfCurves = suites12.flatMap(([name, number]) => (name.startsWith('ECDHE-') ? [number] : []))

const groupsIn = (version: TlsOfToday): readonly (readonly [name: string, number: number])[] =>
  Object.entries(groups).flatMap(([name, one]) => (one.in.includes(version) ? [[name, one.number] as const] : []))

const allGroups = (version: TlsOfToday): readonly number[] => groupsIn(version).map(([, number]) => number)

/** Each kind of suite, divided into what the guideline has of it and what not. */
function suitesOf({ suites }: Guideline, version: TlsOfToday): readonly Single[] {
  const kinds =
    version === '1.2'
      ? kinds12.map(({ what, suites }) => ({ what: `suites with ${what}`, suites }))
      : Object.entries(suites13).map(([name, number]) => ({ what: name, suites: { [name]: number } }))
  return kinds.flatMap(({ what, suites: all }) =>
    (['allowed', 'forbidden'] as const).flatMap((standing): Single[] => {
      const members = Object.entries(all).filter(([name]) => suites.includes(name) === (standing === 'allowed'))
      const numbers = members.map(([, number]) => number)
      return members.length === 0 ? [] : [{ what, version, standing, suites: numbers, groups: allGroups(version) }]
    }),
  )
}

/** Each group, but those that libraries take besides: these are neither asked for nor held against a server. */
function groupsOf(guideline: Guideline, version: TlsOfToday): readonly Single[] {
  return groupsIn(version).flatMap(([name, number]): Single[] => {
    const standing = guideline.groups.includes(name) ? 'allowed' : 'forbidden'
    if (standing === 'forbidden' && guideline.groupsBesides.includes(name)) return []
    const single = { what: `the group ${name}`, version, standing } as const
    if (version === '1.3') return [{ ...single, suites: allSuites[version], groups: [number] }]
    // In TLS 1.2 the curve of the server's own certificate must be offered as well (RFC 8422 §5.1), and may be chosen instead.
    const offered = [number, ...CERTIFIED.filter((one) => one !== number)]
    return standing === 'allowed' ? [] : [{ ...single, suites: suitesOfCurves, groups: offered, about: number }]
  })
}

/** A whole version: all of it where the guideline does not have it, else what the guideline has of it. */
function versionOf(guideline: Guideline, version: TlsOfToday): Single {
  if (!guideline.tlsVersions.includes(version)) {
    const rest = { suites: allSuites[version], groups: allGroups(version) }
    return { what: `TLS ${version}`, version, standing: 'forbidden', ...rest }
  }
  const suites = suitesOf(guideline, version).flatMap((one) => (one.standing === 'allowed' ? one.suites : []))
  const groups = groupsIn(version).flatMap(([name, number]) => (guideline.groups.includes(name) ? [number] : []))
  return { what: 'all that the guideline has', version, standing: 'whole', suites, groups }
}

function judgeSingle(
  { what, version, standing, about }: Single,
  { name }: Guideline,
  seen: Observation,
): Judgement | Silence {
  const judgement = judgeHello(seen, () => {
    const { group } = seen.flight
    if (standing !== 'forbidden') return { verdict: 'enforced', how: 'it agreed to what the guideline has' }
    if (about !== undefined && group !== about) return { verdict: 'enforced', how: 'it chose another group' }
    return { verdict: 'bypassed', evidence: `it agreed to ${what}, which ${name} does not have` }
  })
  const agreed = (seen.flight.hello ?? seen.flight.retry) !== undefined
  if (agreed || standing === 'forbidden' || judgement.verdict !== 'enforced') return judgement
  const refuses = `the server refuses ${what} over TLS ${version}`
  if (standing === 'allowed') return { verdict: 'remark', note: `${refuses}, which ${name} has` }
  return inconclusive(
    `${refuses} (${judgement.how}), so that it may refuse everything`,
    'have the server offer what the guideline demands, or name with --guideline the one that it follows',
  )
}

const attemptOf = (single: Single, guideline: Guideline, { hello }: Ground): Attempt => ({
  label: single.what.startsWith('TLS 1') ? single.what : `${single.what}, over TLS ${single.version}`,
  hello: hello({ newest: `TLS ${single.version}`, suites: single.suites, groups: single.groups }),
  judge: (seen) => judgeSingle(single, guideline, seen),
})

export const beyondGuideline: AttackOf<'guideline'> = {
  id: 'beyond-guideline',
  title: 'versions, suites and groups beyond the guideline',
  meaning:
    'The server agrees to cryptography that its guideline does not allow, so a connection may be weaker than intended.',
  sound:
    'It ends with an alert each handshake that offers only what its guideline does not have, and completes those that offer what the guideline has.',
  group: 'protocol',
  severity: 'medium',
  cwe: [326, 327],
  over: 'hello',
  speaks: 'any',
  needs: 'guideline',
  remedy: 'export the server again with --guideline, or take out of its TLS settings what the guideline does not have',
  plan: async (ground, guideline) => {
    const within = versions.filter((one) => guideline.tlsVersions.includes(one) && ground.offered.includes(one))
    const beyond = versions.filter((one) => !guideline.tlsVersions.includes(one))
    const singles = [
      ...[...within, ...beyond].map((version) => versionOf(guideline, version)),
      ...within.flatMap((version) => [...suitesOf(guideline, version), ...groupsOf(guideline, version)]),
    ]
    return singles.map((single) => attemptOf(single, guideline, ground))
  },
}
