/**
 * Finds the protocols and TLS versions over which the server answers the honest client, and so the attempts to make over each
 * protocol and version. This file attacks nothing.
 */
import type { Credential, TlsVersion } from '../core/port/network.ts'
import type { Attack } from './attack.ts'
import { byRequest, type PlannedAttempt } from './attempt.ts'
import type { Campaign } from './engine/campaign.ts'
import { madeBy } from './engine/made-by.ts'
import { mapInPool } from './engine/pool.ts'
import type { ControlResult, Round } from './engine/round.ts'
import type { Untried } from './need.ts'
import type { Observation } from './observation.ts'
import type { Family, Protocol, ProtocolId, Wish } from './protocol/protocol.ts'
import { protocols, protocolsOf } from './protocols/index.ts'
import { NO_APPLICATION_PROTOCOL } from './tls/alert.ts'

/** TLS versions, newest first. */
const versions: readonly TlsVersion[] = ['1.3', '1.2']

/** A protocol that the server takes, and the versions of TLS to attack over with it. */
export type Lane = { readonly protocol: Protocol; readonly offered: readonly TlsVersion[]; readonly newest: TlsVersion }

/** Asks as the honest client for its page over these versions. */
const ask = (campaign: Campaign, wish: Wish, protocol: Protocol, over: readonly TlsVersion[]) =>
  mapInPool(over, 2, (version) => campaign.control({ version, protocol }, protocol.honest(wish)))

/** Asks over a protocol that is to be agreed to first; over the other versions only where it is, over the first. */
async function tryProtocol(
  campaign: Campaign,
  wish: Wish,
  protocol: Protocol,
  [first = '1.3', ...others]: readonly TlsVersion[],
): Promise<readonly ControlResult[]> {
  const route = { version: first, protocol }
  const seen = await campaign.askHonestly(route, protocol.honest(wish))
  if (seen.alpn !== protocol.id) return []
  const record = await campaign.control(route, protocol.honest(wish), seen)
  return [record, ...(await ask(campaign, wish, protocol, others))]
}

const isAnswered = ({ control }: ControlResult): boolean => 'answer' in control

/** Whether the server may refuse the protocol: by the alert for this, or by a completed handshake without a readable answer. */
function mayWantAnother({ alert, answer, handshake, alpn, end }: Observation, protocol: Protocol): boolean {
  if (alert !== undefined || alpn === protocol.id) return alert === NO_APPLICATION_PROTOCOL
  return handshake === 'complete' && answer === undefined && end !== 'local' && end !== 'timeout'
}

/**
 * Finds the first protocol that the server takes, by asking as the honest client over both versions of TLS. Where it takes none, the
 * records are those of the first of all. The others are tried before a silent server is asked again.
 */
export async function reachServer(
  campaign: Campaign,
  wish: Wish,
  family: Family = 'http',
): Promise<readonly ControlResult[]> {
  const [first, ...others] = protocolsOf(family) as readonly [Protocol, ...Protocol[]]
  const request = first.honest(wish)
  const asked = await mapInPool(versions, 2, async (version) => {
    const route = { version, protocol: first }
    return { route, seen: await campaign.askHonestly(route, request) }
  })
  const doubtful = asked.find(({ seen }) => mayWantAnother(seen, first))
  if (doubtful !== undefined && asked.every(({ seen }) => seen.answer === undefined)) {
    const over = versions.toSorted((one) => (one === doubtful.route.version ? -1 : 1))
    for (const protocol of others) {
      const found = await tryProtocol(campaign, wish, protocol, over)
      if (found.length === 0) continue
      for (const { route, seen } of asked) campaign.settleControl(route, request, seen)
      return found
    }
  }
  return mapInPool(asked, 2, ({ route, seen }) => campaign.control(route, request, seen))
}

/** Asks over the protocols that come after the first that the server takes: none is tried but over the newest version, where it is not agreed to. */
export async function reachFurther(
  campaign: Campaign,
  wish: Wish,
  { protocol, offered, newest }: Lane,
): Promise<readonly ControlResult[]> {
  const ofFamily = protocolsOf(protocol.family)
  const further = ofFamily.slice(ofFamily.indexOf(protocol) + 1)
  const over = [newest, ...offered.filter((version) => version !== newest)]
  return (await mapInPool(further, 2, (one) => tryProtocol(campaign, wish, one, over))).flat()
}

/** The lane of the first protocol, with the versions over which the honest client fails: each attack then reports that failure. */
export function mainLane(records: readonly ControlResult[]): Lane {
  const inState = (...states: readonly string[]) =>
    records.filter(({ control }) => states.includes(control.state)).map(({ version }) => version)
  const [newest = '1.3'] = [...inState('answered'), ...inState('denied')]
  const [{ protocol } = { protocol: protocols[0] as Protocol }] = records
  return { protocol, offered: inState('answered', 'denied', 'failed'), newest }
}

/** Marks a protocol that is preferred to the main one as not offered, instead of failed. */
export const asOffered =
  ({ protocol }: Lane) =>
  (record: ControlResult): ControlResult =>
    protocols.indexOf(record.protocol) < protocols.indexOf(protocol)
      ? { ...record, control: { state: 'not-offered', why: `the server does not speak ${record.protocol.title}` } }
      : record

/** The lanes of further protocols: only where the honest client is answered. */
export const furtherLanes = (records: readonly ControlResult[]): readonly Lane[] =>
  protocols.flatMap((protocol) => {
    const offered = records.filter((one) => one.protocol === protocol && isAnswered(one)).map(({ version }) => version)
    const [newest] = offered.toSorted().reverse()
    return newest === undefined ? [] : [{ protocol, offered, newest }]
  })

/** A plan; or that it was not tried, where each of its attempts is for another protocol than those that the server speaks. */
export function withLane(
  plan: readonly PlannedAttempt[] | Untried,
  lanes: readonly Lane[],
): readonly PlannedAttempt[] | Untried {
  if ('verdict' in plan || plan.length === 0) return plan
  const spoken: readonly (ProtocolId | undefined)[] = [undefined, ...lanes.map(({ protocol }) => protocol.id)]
  if (plan.some(({ only }) => spoken.includes(only))) return plan
  const titles = protocols.filter(({ id }) => plan.some(({ only }) => only === id)).map(({ title }) => title)
  return { verdict: 'not-tried', why: `it is made over ${titles.join(' and ')}, which the server does not speak` }
}

/** Lays an attack's attempts over the lanes: over all of them, or over the first where it is about the connection itself. */
export function roundsOf(
  attack: Attack,
  plan: readonly PlannedAttempt[],
  lanes: readonly Lane[],
  wish: Wish & { readonly credential: Credential },
): Round[] {
  const { over, group } = attack
  const bare = over === 'cleartext' || over === 'hello' || over === 'quic'
  return plan.flatMap((attempt): Round[] =>
    (byRequest.has(group) && !bare ? lanes : lanes.slice(0, 1)).flatMap(({ protocol, offered, newest }): Round[] => {
      if ((attempt.only ?? protocol.id) !== protocol.id) return []
      const honest = protocol.honest(wish)
      const own = { request: honest, credential: wish.credential }
      const { request = madeBy(attempt.credential, own, protocol), control = honest } = attempt.http ?? {}
      const round = { attempt, protocol, request, control }
      if (bare) return [{ ...round, transport: over, version: newest }]
      if (over === '1.2') return [{ ...round, transport: over, version: newest }]
      if (attempt.inClear) return [{ ...round, transport: 'cleartext', version: newest }]
      const versionsOver = over === 'each-version' ? offered : [newest]
      const only = attempt.flight?.over
      return versionsOver
        .filter((version) => only === undefined || version === only)
        .map((version) => ({ ...round, transport: version, version }))
    }),
  )
}
