/**
 * Runs all attacks against one server once, with honest requests before and after them. Each file in `attacks/` says how one
 * attack works.
 */

import type { Der, Instant } from '../core/brand.ts'
import type { Credential } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { BACKDATE_SECONDS } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { formatHostField } from '../policy/host.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import { pinOf } from '../x509/pin.ts'
import type { Attack, AttackOf, Given, Ground, ProbePorts, ProbeRequest } from './attack.ts'
import { attacks } from './attacks/index.ts'
import type { PlannedAttempt } from './attempt.ts'
import { diagnose } from './diagnose.ts'
import { lateOf, strikeAgain } from './engine/asking.ts'
import { type Baits, openBaits } from './engine/bait.ts'
import { openCampaign } from './engine/campaign.ts'
import { commonNameOf } from './engine/made-by.ts'
import type { Endpoint } from './engine/observe.ts'
import { outlive } from './engine/outlive.ts'
import { openPacer } from './engine/pacer.ts'
import { mapInPool } from './engine/pool.ts'
import { type ByHand, type Reproduction, reproduce } from './engine/reproduce.ts'
import type { ControlResult, Round, Strike } from './engine/round.ts'
import { createForge } from './forge.ts'
import { inconclusive } from './judgement.ts'
import type { Untried } from './need.ts'
import { isLeftOut, lackingOf, requireHeld } from './needs/index.ts'
import { headerValues, parsePath } from './protocol/http.ts'
import { isHttp } from './protocol/protocol.ts'
import { protocolsOf } from './protocols/index.ts'
import { asOffered, furtherLanes, mainLane, reachFurther, reachServer, roundsOf, withLane } from './reach.ts'
import { assembleReport, reportAttack, reportControl } from './report/assemble.ts'
import type { Ends, Report } from './report/report.ts'
import { encodeClientHello } from './tls/client-hello.ts'
import { listWays } from './ways.ts'

/** Connections under way at once: enough to be quick, too few to look like a flood. */
const CONCURRENCY = 4
const TIMEOUT_MS = 5000
const PATIENCE_MS = 60_000
const MISSING_PATH = '/countersign-probe-5d1c8a7e-no-such-page'

/** How far ahead a server's clock may be, in seconds: what is minted for it to refuse has not ended there by itself. */
const MOST_AHEAD_SECONDS = 600

/**
 * Says what keeps a certificate that is made for this moment from being judged for what is wrong with it: the server's clock, as its
 * answers tell it. Undefined where that is near enough, or not told.
 */
function describeClock(records: readonly ControlResult[], now: Instant): string | undefined {
  const [answer] = records.flatMap(({ first }) => (isHttp(first.answer) ? first.answer : []))
  const told = (name: string): string | undefined => answer && headerValues(answer, name)[0]
  // An answer from a cache has the date on which the cache got it (RFC 9111 §5.1).
  const aheadSeconds = Math.round(Date.parse(told('date') ?? '') / 1000) + Number(told('age') ?? 0) - now
  if (Number.isNaN(aheadSeconds)) return undefined
  if (aheadSeconds >= -BACKDATE_SECONDS && aheadSeconds <= MOST_AHEAD_SECONDS) return undefined
  const apart = `${Math.round(Math.abs(aheadSeconds) / 60)} minutes ${aheadSeconds < 0 ? 'behind' : 'ahead of'} ours`
  return `the server's clock is ${apart} (by the date of its answers), and that alone may make it accept or refuse a certificate`
}

async function planAttack<N extends keyof Given>(
  attack: AttackOf<N>,
  ground: Ground,
  clock: string | undefined,
): Promise<readonly PlannedAttempt[] | Untried> {
  const { family = 'http' } = ground.request
  if (family !== 'http' && (attack.speaks ?? 'http') === 'http') {
    const titles = protocolsOf(family).map(({ title }) => title)
    return { verdict: 'not-tried', why: `it is about HTTP, and this server is asked in ${titles.join(' and ')}` }
  }
  const all: Partial<Given> = { ...ground.request, nothing: true }
  const given = all[attack.needs]
  if (given === undefined) return lackingOf(attack.needs as Exclude<N, 'nothing'>, ground.request)
  if (attack.needs === 'mint' && clock !== undefined) return inconclusive(clock, 'set the clocks right')
  try {
    return (await attack.plan(ground, given)) as readonly PlannedAttempt[] | Untried
  } catch (error) {
    // Minting is the authority's business, and it may decline; the rest of the probe goes on without it.
    if (isRefusal(error)) return { verdict: 'not-tried', why: error.message }
    throw error
  }
}

/**
 * Attempts over one route and by one sort of client go together: met by silence in the same moment, they share the control after it.
 * Many servers answer a request without TLS as they do a forged certificate, by silence.
 */
const alikeTogether = (honest: Credential) => (one: { readonly round: Round }, other: { readonly round: Round }) => {
  const keyOf = ({ round: { version, protocol, attempt, transport } }: typeof one): string => {
    const { credential } = attempt
    const nobody = transport === 'cleartext' ? 'forged' : 'nobody'
    const who = credential === undefined ? nobody : credential === honest ? 'honest' : 'forged'
    return `${protocol.id} ${version} ${who}`
  }
  return keyOf(other).localeCompare(keyOf(one))
}

/** The order of a report: first attacks that succeeded, then attacks without a verdict. */
const worstFirst = (strikes: readonly Strike[]): readonly Strike[] =>
  (['bypassed', 'inconclusive', 'remark', 'enforced'] as const).flatMap((verdict) =>
    strikes.filter(({ judgement }) => judgement.verdict === verdict),
  )

/** The command line for the worst of an attack's attempts that can be repeated by one; of equal ones, the first. */
async function reproduceOne({ id }: Attack, strikes: readonly Strike[], endpoint: Endpoint, byHand?: ByHand) {
  let found: Reproduction = {}
  for (const strike of strikes) {
    if (strike.judgement.verdict !== strikes[0]?.judgement.verdict) break
    const one = await reproduce(id, strike, endpoint, byHand)
    if ('reproduction' in one) return one
    found = { ...found, ...one }
  }
  return found
}

/** What the server calls itself when it answers the honest client. */
function serverOf(records: readonly ControlResult[]): string | undefined {
  const answers = records.flatMap(({ first }) => (isHttp(first.answer) ? first.answer : []))
  return answers.flatMap((answer) => headerValues(answer, 'server'))[0]
}

/** When the certificates end of which the probe knows. */
function endsOf(request: ProbeRequest, records: readonly ControlResult[]): Ends {
  const endOf = (der: Der<'Certificate'>): Instant => parseCertificate(der).tbs.notAfter
  const ends = { client: endOf(certificateOf(request)), clientAuthority: endOf(request.clientAnchor) }
  const [shown] = records.flatMap(({ first }) => first.peerCertificate ?? [])
  try {
    return { ...ends, ...present({ server: shown && endOf(shown) }) }
  } catch (error) {
    // The server's certificate is not ours to refuse: others may have made it in a way that we do not read.
    if (isRefusal(error)) return ends
    throw error
  }
}

/** The honest client's own certificate. */
function certificateOf({ credential }: ProbeRequest): Der<'Certificate'> {
  const [certificate] = credential.chain
  if (certificate !== undefined) return certificate
  throw new CountersignError('input.malformed', { what: 'credential', value: '', expected: 'at least one certificate' })
}

function layGround(request: ProbeRequest, ports: ProbePorts, baits: Baits): Omit<Ground, 'offered'> {
  const { path, missingPath = MISSING_PATH } = request
  for (const asked of [path, missingPath]) parsePath(asked)
  requireHeld(request)
  return {
    request,
    forge: createForge(certificateOf(request), request.clientAnchor, ports),
    honest: { method: 'GET', path },
    hostField: formatHostField(request.serverName, request.address.port),
    missingPath,
    bait: () => baits.lay(request.address.host),
    now: ports.clock.now(),
    hello: (offer) => encodeClientHello(offer, request.serverName, ports.entropy.bytes(32)),
  }
}

/**
 * Attacks a running server, attack by attack, and reports which were refused.
 *
 * Guarantees that `enforced` rests on an honest client who was answered before and after, that every attack is in the
 * report whether it could be tried or not, and that nothing in it is secret. Nothing is attacked, and nothing minted, where
 * the honest client is not answered at all: the report then says why. Opens connections to the one address, four
 * at a time; sends POST only to `unsafePath`; forged keys stay in memory. The caller answers for being allowed to.
 *
 * @param listed which attacks; all of them where nothing is said. Those of a guideline are left out where none was asked for
 * @throws {CountersignError} `input.malformed` for a malformed path
 *
 * @example
 * const report = await runProbe({ address, serverName: 'api.acme.internal', path: '/', credential, … }, ports)
 * if (report.verdict !== 'enforced') …
 */
export async function runProbe(
  request: ProbeRequest,
  ports: ProbePorts,
  listed: readonly Attack[] = attacks,
): Promise<Report> {
  const baits = openBaits(ports)
  try {
    return await attackWith(request, ports, listed, baits)
  } finally {
    await baits.close()
  }
}

async function attackWith(
  request: ProbeRequest,
  ports: ProbePorts,
  listed: readonly Attack[],
  baits: Baits,
): Promise<Report> {
  const chosen = listed.filter(
    ({ needs, speaks }) =>
      (needs === 'nothing' || request[needs] !== undefined || !isLeftOut(needs)) &&
      (speaks !== 'other' || (request.family ?? 'http') !== 'http'),
  )
  const { address, serverName, serverTrust, path, credential } = request
  const startedAt = ports.clock.now()
  const startedMs = ports.clock.elapsedMs()
  const laid = layGround(request, ports, baits)
  const anchor = parseCertificate(request.clientAnchor).tbs
  const endpoint = { address, serverName, serverTrust, timeoutMs: request.timeoutMs ?? TIMEOUT_MS }
  let [done, total] = [0, 0]
  const pacer = openPacer(ports.clock, {
    ...present({ rate: request.rate }),
    patienceMs: request.patienceMs ?? PATIENCE_MS,
    onPause: (ms) => request.onProgress?.(done, total, `waiting ${Math.ceil(ms / 1000)} s before it is asked again`),
  })
  const campaign = openCampaign(ports.network, endpoint, credential, pacer)

  const { send, expect, user = commonNameOf(credential) } = request
  const wish = { path, credential, user, ...present({ send, expect }) }
  const records = await reachServer(campaign, wish, request.family)
  const cause = await diagnose(records, { request, campaign })
  const report = (parts: Pick<Report, 'controls' | 'results' | 'ways'> & Pick<Partial<Report>, 'cause'>): Report =>
    assembleReport(
      {
        endpoint: { address, serverName, path, ...present({ scheme: request.scheme }) },
        identity: formatName(parseCertificate(certificateOf(request)).tbs.subject),
        authority: { subject: formatName(anchor.subject), pin: pinOf(anchor.spki) },
        ...present({ server: serverOf(records) }),
        ends: endsOf(request, records),
        startedAt,
        elapsedMs: ports.clock.elapsedMs() - startedMs,
        ...parts,
      },
      request.acceptances,
    )
  if (cause !== undefined) {
    const untried = inconclusive(
      `the honest client fails: ${cause.what}`,
      cause.next ?? 'have the server let in the honest client first',
    )
    const results = chosen.map((attack) => reportAttack(attack, untried, {}))
    return report({ controls: records.map(reportControl), results, ways: [], cause })
  }
  const clock = describeClock(records, ports.clock.now())
  const main = mainLane(records)
  const ground: Ground = { ...laid, offered: main.offered }
  const [further, ...planned] = await Promise.all([
    reachFurther(campaign, wish, main),
    ...chosen.map(async (attack) => ({ attack, plan: await planAttack(attack, ground, clock) })),
  ])
  const lanes = [main, ...furtherLanes(further)]
  const prepared = planned.map(({ attack, plan }) => ({ attack, plan: withLane(plan, lanes) }))
  const rounds = prepared.flatMap(({ attack, plan }) =>
    'verdict' in plan ? [] : roundsOf(attack, plan, lanes, wish).map((round) => ({ round, attack })),
  )
  total = rounds.length
  const struck = new Map<Round, Strike>()
  const settle = ({ round, attack }: (typeof rounds)[number], one: Strike): void => {
    struck.set(round, one)
    done += 1
    request.onProgress?.(done, total, attack.title)
  }
  const strike = async (planned: (typeof rounds)[number]): Promise<void> =>
    settle(planned, await campaign.strike(planned.round))
  // Connections that are to meet several servers in turn have none between them: these might meet every second one.
  const inTurn = ({ round }: (typeof rounds)[number]): boolean => round.attempt.times !== undefined
  const atOnce = rounds.filter(({ round }) => round.attempt.outlives === undefined)
  const sorted = atOnce.toSorted(alikeTogether(credential))
  await mapInPool(sorted.filter(inTurn), 1, strike)
  await mapInPool(
    sorted.filter((one) => !inTurn(one)),
    CONCURRENCY,
    strike,
  )
  const late = lateOf(
    sorted.map(({ round }) => round),
    struck,
    credential,
  )
  for (const [round, one] of await strikeAgain(late, (round) => campaign.strike(round, 'further')))
    struck.set(round, one)
  // Last of all: a server that reloads may answer the others less well.
  const outliving = rounds.filter(({ round }) => round.attempt.outlives !== undefined)
  if (request.reload !== undefined) {
    const onStep = (label: string): void => request.onProgress?.(done, total, label)
    const means = { ...request.reload, campaign, clock: ports.clock, onStep, honest: credential }
    for (const [index, one] of (
      await outlive(
        outliving.map(({ round }) => round),
        means,
      )
    ).entries())
      settle(outliving[index]!, one)
  }
  const { controls, strikes } = await campaign.conclude(rounds.flatMap(({ round }) => struck.get(round) ?? []))

  const outcomeOf = (attack: Attack, plan: readonly PlannedAttempt[] | Untried): readonly Strike[] | Untried =>
    'verdict' in plan ? plan : strikes.filter((_, index) => rounds[index]?.attack === attack)
  const results = await Promise.all(
    prepared.map(async ({ attack, plan }) => {
      const outcome = outcomeOf(attack, plan)
      const told = 'verdict' in outcome ? [] : worstFirst(outcome)
      return reportAttack(attack, outcome, await reproduceOne(attack, told, endpoint, request.byHand))
    }),
  )
  const ways = listWays(
    request,
    controls,
    further.filter(({ protocol }) => !lanes.some((lane) => lane.protocol === protocol)),
  )
  return report({ controls: controls.map(asOffered(main)).map(reportControl), results, ways })
}
