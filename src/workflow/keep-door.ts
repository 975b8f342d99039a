/**
 * Keeps the door of an exported directory: reads what it goes by, answers the proxy in front of it, and reads it again when asked to.
 * `door/authoriser.ts` decides.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { readCrlFile } from '../authority/published.ts'
import { formatInstant, parsePin } from '../core/brand.ts'
import type { Listener, Listening, Place, RequestHead, Response } from '../core/port/listener.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type Authorisation, Authoriser, type AuthoriserSettings } from '../door/authoriser.ts'
import { type ClaimPlace, parseClaimPlaces } from '../door/identity.ts'
import { parseHost } from '../policy/host.ts'
import { parseShape } from '../schema/gate.ts'
import { validateDoor } from '../schema/generated/door.ts'
import type { DoorJson } from '../schema/generated/types.ts'
import { TrustAnchor } from '../x509/anchor.ts'
import { parseCertificatePem } from '../x509/certificate.ts'
import { attempt, type PathFailure } from '../x509/path-failure.ts'
import { RevocationList } from '../x509/revocation-list.ts'
import type { Trust } from '../x509/trust.ts'
import { readSecretFile } from './passphrase.ts'
import type { Ports } from './ports.ts'

/** Its file, in an exported directory. */
export const DOOR_FILE = 'door.json'
/** The header in which a proxy shows the secret over TCP. */
const SECRET_HEADER = 'door-secret'

/** What a door goes by, and how it stands. */
export type DoorAnswer = {
  readonly directory: string
  readonly host: string
  readonly pin: string
  readonly crl: { readonly number: number; readonly nextUpdate: string }
  /** How many paths have rules; absent where every client may do everything. */
  readonly rules?: number
  readonly warnings: readonly string[]
}

/** One line of its log, as JSON. A request that is admitted makes none. */
export type DoorEvent = { readonly time: string } & (
  | { readonly event: 'listening' | 'reloaded'; readonly at: string; readonly crl: number; readonly until: string }
  /** What was in force stays in force. */
  | { readonly event: 'not-reloaded'; readonly code: string; readonly problem: string; readonly next: string }
  | ({ readonly event: 'refused'; readonly status: number; readonly why: string } & Extract<
      Authorisation,
      { state: 'refused' }
    >['about'])
  | { readonly event: 'stopped' }
)

type DoorPorts = Pick<Ports, 'files' | 'clock'>

/** What was read of a directory; trust may have failed. */
type Read = {
  readonly json: DoorJson
  readonly trust: Trust | PathFailure
  readonly settings: AuthoriserSettings
  readonly secret?: string
}

async function readTrustOf({ material, recipe }: DoorJson, at: (path: string) => string, { files }: DoorPorts) {
  const pem = await files.readText(at(material.clientAuthority))
  if (pem === undefined)
    throw new CountersignError('file.missing', { path: at(material.clientAuthority), what: 'CA certificate' })
  const anchor = attempt('anchor', () => TrustAnchor.read(parseCertificatePem(pem).der, parsePin(recipe.pin)))
  if (!(anchor instanceof TrustAnchor)) return anchor
  const list = await attemptLater(() => readCrlFile(at(material.clientCrl), files))
  if (list === undefined) throw new CountersignError('file.missing', { path: at(material.clientCrl), what: 'CRL' })
  if ('kind' in list) return list
  const crl = RevocationList.read(list.der, anchor)
  return crl instanceof RevocationList ? { anchor, crl } : crl
}

/** {@link attempt} of a CRL, for work that waits. */
async function attemptLater<T>(read: () => Promise<T>): Promise<T | PathFailure> {
  try {
    return await read()
  } catch (error) {
    return attempt('crl', () => {
      throw error
    })
  }
}

async function readDoor(directory: string, ports: DoorPorts): Promise<Read> {
  const { files } = ports
  const at = (path: string): string => `${directory}/${path}`
  const text = await files.readText(at(DOOR_FILE))
  if (text === undefined)
    throw new CountersignError('file.missing', { path: at(DOOR_FILE), what: 'settings of a door' })
  const json = parseShape(validateDoor, text, ({ pointer, expected }) => {
    const problem = `at ${pointer || '/'}, expected: ${expected}`
    return new CountersignError('file.malformed', { path: at(DOOR_FILE), what: 'settings of a door', problem })
  })
  const { claims, access, reads, origins, clientsWithoutOrigin } = json
  const places = Object.fromEntries(claims.map(({ name, ...place }) => [name, place as ClaimPlace]))
  const settings: AuthoriserSettings = {
    rules: { host: parseHost(json.host), origins, clientsWithoutOrigin },
    claims: parseClaimPlaces(places),
    access,
    dialect: reads,
  }
  const secret =
    json.secret === undefined ? undefined : await readSecretFile(at(json.secret), files, 'secret of a door')
  return { json, trust: await readTrustOf(json, at, ports), settings, ...present({ secret }) }
}

const factsOf = (directory: string, { json }: Read, { crl }: Authoriser): DoorAnswer => ({
  directory,
  host: json.host,
  pin: json.recipe.pin,
  crl: { number: Number(crl.number), nextUpdate: formatInstant(crl.nextUpdate) },
  ...(json.access.mode === 'by-rule' && { rules: json.access.paths.length }),
  warnings:
    json.access.mode === 'by-rule'
      ? []
      : ['there are no access rules: every client of the pinned authority may do everything'],
})

/**
 * Reads what a door would go by, and listens nowhere.
 *
 * @throws {CountersignError} `file.*`, `pin.mismatch`, `authority.expired`, `crl.expired`, `material.unfit`, `identity.refused` (host)
 */
export async function checkDoor(request: { readonly directory: string }, ports: DoorPorts): Promise<DoorAnswer> {
  const directory = ports.files.resolve(request.directory)
  const read = await readDoor(directory, ports)
  return factsOf(directory, read, new Authoriser(read.trust, read.settings, ports.clock))
}

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/** Whether a request comes from the proxy. */
type Admits = (head: RequestHead) => boolean

/**
 * A Unix socket is its owner's alone; over TCP the proxy shows the secret, once. To compare takes the same time whatever is shown.
 *
 * @throws {CountersignError} `usage.wrong` where there is no secret to show
 */
function proxyOver(over: Listening['over'], { json, secret }: Read): Admits {
  if (over === 'unix') return () => true
  if (secret === undefined) {
    throw new CountersignError('usage.wrong', {
      problem: `every program on this machine can connect to a TCP port, and ${DOOR_FILE} of ${json.host} names no secret for the proxy to show`,
      next: 'listen on a Unix socket: --listen unix:PATH',
    })
  }
  const expected = digest(secret)
  return ({ fields }) => {
    const [shown = '', ...more] = fields(SECRET_HEADER)
    return timingSafeEqual(digest(shown), expected) && more.length === 0
  }
}

const responseOf = (decided: Authorisation): Response => ({
  status: decided.status,
  headers: {
    ...decided.headers,
    'Cache-Control': 'no-store',
    ...(decided.state === 'refused' && { 'Content-Type': 'application/json' }),
  },
  body: decided.state === 'admitted' ? '' : `${JSON.stringify({ error: decided.why })}\n`,
})

/**
 * Listens, and answers until it is stopped (SIGTERM); SIGHUP has it read all of the directory again, and where that fails, what was in force
 * stays. Over TCP only a proxy is answered that shows the secret of the directory.
 *
 * @param request.log gets each event; it must not wait
 * @throws {CountersignError} as {@link checkDoor}, `network.failed`, `directory.exposed`, `usage.wrong` where TCP is asked for and there is no secret
 */
export async function keepDoor(
  request: { readonly directory: string; readonly place: Place; readonly log: (event: DoorEvent) => void },
  ports: DoorPorts & { readonly listener: Listener },
): Promise<DoorAnswer> {
  const { files, clock, listener } = ports
  const { place } = request
  const directory = files.resolve(request.directory)
  const say = (event: EventBody): void => request.log({ time: formatInstant(clock.now()), ...event } as DoorEvent)
  if (place.kind === 'unix') await requireOwnFolder(place.path, ports)
  let read = await readDoor(directory, ports)
  const authoriser = new Authoriser(read.trust, read.settings, clock)
  // Nobody, until it is known where it listens.
  let isProxy: Admits = () => false
  // Of the CRL that was told of last: one that came too early comes into force by itself.
  let { number } = authoriser.crl
  const listening = await listener.listen(place, (head) => {
    if (!isProxy(head)) {
      const why = 'this door answers its proxy alone'
      say({ event: 'refused', status: 403, why, failure: `the request does not show the secret in ${SECRET_HEADER}` })
      return { status: 403, headers: {}, body: `${JSON.stringify({ error: why })}\n` }
    }
    const decided = authoriser.decide(head.fields)
    if (authoriser.crl.number !== number) tell('reloaded')
    if (decided.state === 'refused')
      say({ event: 'refused', status: decided.status, why: decided.why, ...decided.about })
    return responseOf(decided)
  })
  const tell = (event: 'listening' | 'reloaded'): void => {
    number = authoriser.crl.number
    const { crl } = factsOf(directory, read, authoriser)
    say({ event, at: listening.at, crl: crl.number, until: crl.nextUpdate })
  }
  try {
    isProxy = proxyOver(listening.over, read)
    tell('listening')
    await listener.untilStopped(async () => {
      try {
        const next = await readDoor(directory, ports)
        const proxy = proxyOver(listening.over, next)
        authoriser.replace(next.trust, next.settings)
        ;[read, isProxy] = [next, proxy]
        tell('reloaded')
      } catch (error) {
        if (!isRefusal(error)) throw error
        say({ event: 'not-reloaded', code: error.code, problem: error.message, next: error.hint })
      }
    })
  } finally {
    await listening.close()
  }
  say({ event: 'stopped' })
  return factsOf(directory, read, authoriser)
}

type EventBody = DoorEvent extends infer E ? (E extends DoorEvent ? Omit<E, 'time'> : never) : never

/** A user who can write in the folder of a socket can put another in its place. */
async function requireOwnFolder(path: string, { files }: DoorPorts): Promise<void> {
  const directory = files.resolve(`${path}/..`)
  const facts = await files.describe(directory)
  if (facts === undefined) throw new CountersignError('file.missing', { path: directory, what: 'directory' })
  const isSticky = (facts.mode & 0o1000) !== 0
  if ((facts.mode & 0o022) !== 0 && !isSticky)
    throw new CountersignError('directory.exposed', { directory, problem: 'can be written by other users' })
}

/**
 * Parses where a door listens: `unix:PATH`, an address of this machine alone with a port, or `systemd`.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parsePlace(text: string): Place {
  if (text === 'systemd') return { kind: 'activated' }
  const [, path] = /^unix:(.+)$/.exec(text) ?? []
  if (path !== undefined) return { kind: 'unix', path }
  const [, v4, v6, digits] = /^(?:(127(?:\.\d{1,3}){3})|\[(::1)\]):(\d{1,5})$/.exec(text) ?? []
  const [host, port] = [v4 ?? v6, Number(digits)]
  const isAddress = v6 !== undefined || v4?.split('.').every((part) => Number(part) <= 255)
  if (host !== undefined && isAddress && port >= 1 && port <= 65_535) return { kind: 'tcp', host, port }
  throw new CountersignError('input.malformed', {
    what: 'place to listen',
    value: text,
    expected: 'unix:PATH, 127.0.0.1:PORT, [::1]:PORT or systemd: a door is for a proxy on the same machine',
  })
}
