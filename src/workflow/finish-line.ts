/**
 * Brings a revocation to the servers that a home knows, and asks each until it refuses. A client of our own, which the same CRL
 * revokes, is asked as: the key of the certificate that was revoked is not here where it was stolen.
 */
import type { OpenAuthority } from '../authority/authority.ts'
import { revoke } from '../authority/revoke.ts'
import type { EntryName, SerialNumber } from '../core/brand.ts'
import type { Credential } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { isRefusal } from '../core/refusal.ts'
import { connectionAfterRevocation } from '../probe/attacks/connection-after-revocation.ts'
import { resumptionAfterRevocation } from '../probe/attacks/resumption-after-revocation.ts'
import { revocationLag } from '../probe/attacks/revocation-lag.ts'
import { mapInPool } from '../probe/engine/pool.ts'
import { type Reloading, WITHIN_SECONDS } from '../probe/needs/reload.ts'
import { runProbe } from '../probe/probe.ts'
import { type AttackResult, type Report, reasonOf } from '../probe/report/report.ts'
import { parseCertificate, type TbsCertificate } from '../x509/certificate.ts'
import { findWay, type Operator } from './consent.ts'
import { findClients } from './credential.ts'
import { openDelivery } from './delivery.ts'
import { type Deployment, formatPlace, listKnown } from './deployments.ts'
import { openMint } from './mint.ts'
import type { Opened } from './opened.ts'
import type { Ports, Watch } from './ports.ts'
import { parseEndpoint, readServerCa, trustOf } from './prove.ts'

/** Servers at once: none waits for one that never refuses. */
const WIDTH = 16
/** Nobody is kept from the CRL for longer, only so that it can be told how soon they refuse. */
const LET_IN_MS = 30_000

/** The ways in which a client outlives its revocation, each by the attack that tries it. */
const ways = {
  'new-handshake': revocationLag,
  'resumed-session': resumptionAfterRevocation,
  'kept-connection': connectionAfterRevocation,
} as const
export type OutlivingWay = keyof typeof ways

export type DeployWish = {
  /** How many seconds after the CRL was taken up the client must be refused; 30 where absent. */
  readonly withinSeconds?: number
  /** Whether the caller has said that every server is theirs to ask. */
  readonly operator: Operator
}

/** What became of the revocation in one way; `lagMs`: how long after the CRL was in place, at most, where there was anything to refuse. */
export type WayOutcome = {
  readonly way: OutlivingWay
  readonly state: 'refused' | 'let-in' | 'unknown'
  readonly lagMs?: number
  readonly says: string
}

export type Deployed = {
  readonly name: string
  readonly to: string
  readonly url?: string
  /** The number of the CRL that was put in place there; absent where none was. */
  readonly crl?: number
  /** `planned`: nothing was done yet. */
  readonly state: 'refused' | 'let-in' | 'unknown' | 'planned'
  /** Why it is not known, or what would help. */
  readonly why?: string
  readonly ways: readonly WayOutcome[]
}

/** The clients that are asked as at the servers of one authority; or why there are none. */
type Clients =
  | { readonly honest: Credential; readonly revocable: Credential; readonly serial: SerialNumber }
  | { readonly why: string }

type Crew = {
  readonly authority: OpenAuthority
  readonly deployments: readonly Deployment[]
  clients: Clients
}

export type FinishLine = {
  /** Records the revocation of the clients that are asked as, before the CRL is signed that names them. */
  revokeClients(): Promise<void>
  /** Puts the CRL in place everywhere, and asks. No server keeps another from it. */
  finish(): Promise<readonly Deployed[]>
}

const describe = ({ name, place, url }: Deployment): Pick<Deployed, 'name' | 'to' | 'url'> => ({
  name,
  to: formatPlace(place),
  ...present({ url }),
})

/** The servers that admit the clients of some authorities. */
async function deploymentsOf(pins: readonly string[], { store }: Opened): Promise<readonly Deployment[]> {
  return (await listKnown(store)).filter(({ pin }) => pins.includes(pin))
}

/** The servers to which a revocation would be brought. */
export async function planDeployments(names: readonly EntryName[], opened: Opened): Promise<readonly Deployed[]> {
  const authorities = await opened.store.authorities.list()
  const pins = authorities.filter(({ name }) => names.includes(name)).map(({ pin }) => pin)
  return (await deploymentsOf(pins, opened)).map((one) => ({ ...describe(one), state: 'planned', ways: [] }))
}

/** What is about to be revoked. */
type Subject = { readonly authority: EntryName; readonly name: EntryName; readonly tbs?: TbsCertificate }

/**
 * Finds a client who stays good, and makes one who will be revoked with the others; both have the names of the first. Where no other
 * client's key is here, both are made, and have the names of one that is revoked: they end within minutes, and their keys are never written.
 */
async function findClientsFor(
  authority: OpenAuthority,
  subjects: readonly Subject[],
  opened: Opened,
  ports: Ports,
): Promise<Clients> {
  try {
    const names = new Set(subjects.map(({ name }) => name))
    const good = await findClients(opened, authority.name, names.size + 1, ports)
    const found = good.find(({ name }) => !names.has(name))?.credential
    const [certificate] = found?.chain ?? []
    const model =
      certificate === undefined ? subjects.find(({ tbs }) => tbs !== undefined)?.tbs : parseCertificate(certificate).tbs
    if (model === undefined)
      return { why: 'there is no certificate of a client whose names a client of ours could have' }
    const { mint } = await openMint(opened, authority, model, ports)
    const revocable = await mint('attack-revoked')
    const honest = found ?? (await mint('attack-revoked'))
    return { honest, revocable, serial: parseCertificate(revocable.chain[0]!).tbs.serial }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { why: `no client of ours could be made to ask as: ${error.message}` }
  }
}

function tellWay(way: OutlivingWay, results: readonly AttackResult[]): WayOutcome {
  const result = results.find(({ id }) => id === ways[way].id)
  if (result === undefined) return { way, state: 'unknown', says: 'it was not asked' }
  const lags = result.attempts.flatMap(({ lagMs }) => lagMs ?? [])
  const state = result.verdict === 'enforced' ? 'refused' : result.verdict === 'bypassed' ? 'let-in' : 'unknown'
  const lag = state === 'refused' && lags.length > 0 ? { lagMs: Math.round(Math.max(...lags)) } : {}
  return { way, state, ...lag, says: reasonOf(result) }
}

/** What a report on the three ways comes to. */
function tellReport({ results, cause }: Report): Pick<Deployed, 'state' | 'why' | 'ways'> {
  const told = (Object.keys(ways) as OutlivingWay[]).map((way) => tellWay(way, results))
  if (cause !== undefined) return { state: 'unknown', why: `the honest client fails: ${cause.what}`, ways: told }
  if (told.some(({ state }) => state === 'let-in')) return { state: 'let-in', ways: told }
  const open = told.find(({ state }) => state === 'unknown')
  return open === undefined ? { state: 'refused', ways: told } : { state: 'unknown', why: open.says, ways: told }
}

type Means = { readonly wish: DeployWish; readonly opened: Opened; readonly ports: Ports; readonly watch: Watch }

/** Asks one server in the three ways. */
async function ask(
  deployment: Deployment & { readonly url: string },
  reload: Reloading,
  honest: Credential,
  { authority }: Crew,
  { wish, opened, ports, watch }: Means,
): Promise<Report> {
  const { url, host, serverCa, operator } = deployment
  const target = parseEndpoint({ url, ...present({ host }) })
  const stated = operator === 'stated' || wish.operator === 'stated' ? 'stated' : 'not-stated'
  const { address } = await findWay(target.address, stated, ports.network)
  const trust =
    serverCa === undefined ? await trustOf(target.serverName, opened, ports) : await readServerCa(serverCa, ports.files)
  return runProbe(
    {
      ...target,
      address,
      credential: honest,
      clientAnchor: authority.certificate.der,
      serverTrust: trust.anchors,
      reload,
      onProgress: (_, __, label) => watch(`${deployment.name}: ${label}`),
    },
    ports,
    Object.values(ways),
  )
}

const NO_URL = 'it is not known where it can be asked: countersign deployments change NAME --url URL'
const INTERRUPTED = 'the questions were interrupted; the CRL was brought there all the same'
const NO_RELOAD = 'nobody has said how it takes up a new CRL: countersign deployments change NAME --reload COMMAND'

/** Finishes at one server. Whatever becomes of the questions, the CRL is put in place, and the server told of it. */
async function finishOne(deployment: Deployment, crew: Crew, means: Means): Promise<Deployed> {
  const { clients } = crew
  const { wish, ports } = means
  const { place, reload, number, isUnknown } = openDelivery(deployment, crew.authority, means.opened, ports)
  const asking = new AbortController()
  const late = ports.clock.sleep(LET_IN_MS, asking.signal).then(() => place())
  // Nobody waits for it yet, should it fail.
  late.catch(() => undefined)
  const told = async (): Promise<Pick<Deployed, 'state' | 'why' | 'ways'>> => {
    const { url } = deployment
    if (url === undefined) return { state: 'unknown', why: NO_URL.replace('NAME', deployment.name), ways: [] }
    if ('why' in clients) return { state: 'unknown', why: clients.why, ways: [] }
    const reloading: Reloading = {
      withinMs: (wish.withinSeconds ?? WITHIN_SECONDS) * 1000,
      makeRevocable: async () => ({
        credential: clients.revocable,
        // It is revoked already, and the CRL signed: what is left is that this server learns of it.
        revoke: async () => void (await place()),
      }),
      reload,
    }
    try {
      return tellReport(await ask({ ...deployment, url }, reloading, clients.honest, crew, means))
    } catch (error) {
      if (!isRefusal(error)) throw error
      const why = error.code === 'command.interrupted' ? INTERRUPTED : `${error.message}; ${error.hint}`
      return { state: 'unknown', why, ways: [] }
    }
  }
  const outcome = await told().finally(() => asking.abort())
  await late
  const delivered = await reload()
  const { state } = outcome
  const why =
    delivered.state === 'failed'
      ? delivered.why
      : (outcome.why ?? (state !== 'refused' && isUnknown() ? NO_RELOAD.replace('NAME', deployment.name) : undefined))
  return {
    ...describe(deployment),
    ...outcome,
    // Where it is not known whether the server has the CRL, no refusal shows that it has.
    state: delivered.state === 'failed' && state === 'refused' ? 'unknown' : state,
    ...present({ crl: number(), why }),
  }
}

/** Records what came of it; a full disk is no reason to keep that from who asked. */
async function record(outcomes: readonly Deployed[], { store }: Opened): Promise<void> {
  for (const { name, crl, state } of outcomes) {
    if (crl === undefined) continue
    try {
      await store.events.add({ kind: 'crl.deployed', facts: { deployment: name, crl, outcome: state } })
    } catch (error) {
      if (!isRefusal(error) || !error.code.startsWith('disk.')) throw error
    }
  }
}

/**
 * Makes ready, before anything is revoked: finds the servers, and the clients to ask as.
 *
 * @param open the authorities whose CRLs will be signed
 */
export async function openFinishLine(
  wish: DeployWish,
  open: readonly OpenAuthority[],
  subjects: readonly Subject[],
  opened: Opened,
  ports: Ports,
  watch: Watch,
): Promise<FinishLine> {
  const crews: Crew[] = []
  for (const authority of open) {
    const deployments = await deploymentsOf([authority.pin], opened)
    if (deployments.length === 0) continue
    const own = subjects.filter((one) => one.authority === authority.name)
    crews.push({ authority, deployments, clients: await findClientsFor(authority, own, opened, ports) })
  }
  return {
    revokeClients: async () => {
      for (const crew of crews) {
        if ('why' in crew.clients) continue
        try {
          const found = await opened.store.certificates.findBySerial(crew.clients.serial, crew.authority.name)
          if (found?.state === 'issued') await revoke([found], 'cessationOfOperation', opened.store)
        } catch (error) {
          if (!isRefusal(error)) throw error
          crew.clients = { why: `the client to ask as could not be revoked: ${error.message}` }
        }
      }
    },
    finish: async () => {
      const means = { wish, opened, ports, watch }
      const all = crews.flatMap((crew) => crew.deployments.map((deployment) => ({ crew, deployment })))
      const outcomes = await mapInPool(all, WIDTH, ({ crew, deployment }) => finishOne(deployment, crew, means))
      await record(outcomes, opened)
      return outcomes
    },
  }
}
