/**
 * Keeps the door of an exported directory: reads what it goes by, answers the proxy in front of it, and reads it again when asked to.
 * `door/authoriser.ts` decides.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { readCrlFile } from '../authority/published.ts'
import { formatInstant, parsePin } from '../core/brand.ts'
import { encodeAscii } from '../core/json.ts'
import type { Listener, Listening, Place, RequestHead, Response } from '../core/port/listener.ts'
import { present } from '../core/present.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import {
  type Authorisation,
  Authoriser,
  type AuthoriserSettings,
  type Dialect,
  type Health,
} from '../door/authoriser.ts'
import { type ClaimPlace, parseClaimPlaces } from '../door/identity.ts'
import { preflightHeaders } from '../door/preflight.ts'
import { objectionToServerChain } from '../export/server-chain.ts'
import { objectionToTable } from '../policy/access-table.ts'
import { parseHost } from '../policy/host.ts'
import type { Hosts } from '../policy/server-certificate.ts'
import { parseShape, type ShapeFault } from '../schema/gate.ts'
import { validateDoor } from '../schema/generated/door.ts'
import type { DoorJson } from '../schema/generated/types.ts'
import { TrustAnchor } from '../x509/anchor.ts'
import { parseCertificateChainPem, parseCertificatePem } from '../x509/certificate.ts'
import { attempt, type PathFailure } from '../x509/path-failure.ts'
import { RevocationList } from '../x509/revocation-list.ts'
import type { Trust } from '../x509/trust.ts'
import { readSecretFile } from './passphrase.ts'
import type { Ports } from './ports.ts'

/** Its file, in an exported directory. */
export const DOOR_FILE = 'door.json'
/** The header in which a proxy shows the secret over TCP, and the one in which the door shows another to it. */
const SECRET_HEADER = 'door-secret'
const ANSWER_HEADER = 'Door-Answer'
/** The header in which it says why it refuses. */
const REASON_HEADER = 'Door-Reason'
/** What a proxy asks for where it answers a health check, and where it has an answer to a preflight that was allowed. */
const HEALTH = '/health'
const PREFLIGHT = '/preflight'

/** What a door goes by, and how it stands. */
export type DoorAnswer = {
  readonly directory: string
  readonly host: string
  readonly pin: string
  /** `revoked`: how many certificates it names. */
  readonly crl: { readonly number: number; readonly revoked: number; readonly nextUpdate: string }
  /** How many paths have rules; absent where every client may do everything. */
  readonly rules?: number
  readonly warnings: readonly string[]
}

type DoorPorts = Pick<Ports, 'files' | 'clock'>

/** What was read of a directory; trust may have failed. */
type Read = {
  readonly json: DoorJson
  readonly trust: Trust | PathFailure
  readonly settings: AuthoriserSettings
  readonly secret?: string
  readonly answerSecret?: string
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
  const refuse = ({ pointer, expected }: ShapeFault) => {
    const problem = `at ${pointer || '/'}, expected: ${expected}`
    return new CountersignError('file.malformed', { path: at(DOOR_FILE), what: 'settings of a door', problem })
  }
  const json = parseShape(validateDoor, text, refuse)
  const { claims, access, reads, origins, clientsWithoutOrigin, alsoHosts = [] } = json
  const [, ...others] = origins
  const fault = objectionToTable(access, claims)
  if (fault !== undefined) throw refuse({ ...fault, pointer: `/access${fault.pointer}` })
  const places = Object.fromEntries(claims.map(({ name, ...place }) => [name, place as ClaimPlace]))
  const settings: AuthoriserSettings = {
    rules: [
      { host: parseHost(json.host), origins, clientsWithoutOrigin },
      ...alsoHosts.map(({ host, origin }) => ({
        host: parseHost(host),
        origins: [origin, ...others],
        clientsWithoutOrigin,
      })),
    ],
    claims: parseClaimPlaces(places),
    access,
    dialect: reads,
    ...present({ identityHeaders: json.identityHeaders, preflights: json.preflights }),
  }
  const secretOf = async (path: string | undefined) =>
    path === undefined ? undefined : await readSecretFile(at(path), files, 'secret of a door')
  const secrets = present({ secret: await secretOf(json.secret), answerSecret: await secretOf(json.answerSecret) })
  return { json, trust: await readTrustOf(json, at, ports), settings, ...secrets }
}

const factsOf = (directory: string, { json }: Read, { crl }: Authoriser): DoorAnswer => ({
  directory,
  host: json.host,
  pin: json.recipe.pin,
  crl: { number: Number(crl.number), revoked: crl.size, nextUpdate: formatInstant(crl.nextUpdate) },
  ...(json.access.mode === 'by-rule' && { rules: json.access.paths.length }),
  warnings:
    json.access.mode === 'by-rule'
      ? []
      : ['there are no access rules: every client of the pinned authority may do everything'],
})

/** What is in force, in the words of exported servers. A number of a CRL may be longer than a double tells (RFC 5280 §5.2.3). */
const describe = ({ pin, crl, rules }: DoorAnswer, number: bigint): string =>
  [
    `client CA sha256/${pin}`,
    `CRL ${number} with ${crl.revoked} revoked until ${crl.nextUpdate}`,
    rules === undefined ? 'every client may do everything' : `access rules for ${rules} paths`,
  ].join(', ')

/** The file that a refusal is about, where its sentence names none. */
function fileOf(error: AnyRefusal, { material }: DoorJson): string | undefined {
  if (error.code.startsWith('crl.') || (error.code === 'material.unfit' && error.facts.what === 'CRL'))
    return material.clientCrl
  return ['pin.mismatch', 'authority.expired', 'material.unfit'].includes(error.code)
    ? material.clientAuthority
    : undefined
}

/** Puts in force what was read. What is unfit is named with its file. */
function begin({ trust, settings, json }: Read, { clock }: DoorPorts): Authoriser {
  try {
    return new Authoriser(trust, settings, clock)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'material.unfit') throw error
    const { what, problem } = error.facts
    throw new CountersignError('material.unfit', { what: `${what} ${fileOf(error, json)}`, problem })
  }
}

/** A request that was refused: serial number of the certificate, what was asked, the status, and why. */
const refusedLine = ({
  status,
  why,
  about,
}: Pick<Extract<Authorisation, { state: 'refused' }>, 'status' | 'why' | 'about'>): string => {
  const { serial = '-', method, target, failure } = about
  const asked = method === undefined || target === undefined ? '-' : encodeAscii(`${method} ${target}`)
  return `${serial} ${asked} ${status} ${encodeAscii(failure ?? why)}`
}

/**
 * Reads what a door would go by, and listens nowhere.
 *
 * @throws {CountersignError} `file.*`, `pin.mismatch`, `authority.expired`, `crl.expired`, `material.unfit`, `identity.refused` (host)
 */
export async function checkDoor(
  request: { readonly directory: string },
  ports: DoorPorts & Pick<Ports, 'keys'>,
): Promise<DoorAnswer> {
  const directory = ports.files.resolve(request.directory)
  const read = await readDoor(directory, ports)
  const answer = factsOf(directory, read, begin(read, ports))
  await requireServer(directory, read, ports)
  return answer
}

/** Demands that the certificate and key of the proxy are fit for its clients, where the directory says which they are. */
async function requireServer(
  directory: string,
  { json: { material }, settings, trust }: Read,
  { files, keys, clock }: DoorPorts & Pick<Ports, 'keys'>,
): Promise<void> {
  const { serverChain, serverKey } = material
  if (serverChain === undefined || serverKey === undefined || 'kind' in trust) return
  const path = `${directory}/${serverChain}`
  const pem = await files.readText(path)
  if (pem === undefined) throw new CountersignError('file.missing', { path, what: 'server certificate' })
  const chain = parseCertificateChainPem(pem)
  const { spki } = await keys.load(`${directory}/${serverKey}`)
  const clients = trust.anchor.certificate.der
  const [first, ...also] = settings.rules
  const hosts: Hosts = [first.host, ...also.map(({ host }) => host)]
  const problem = objectionToServerChain({ chain, spki, hosts, at: clock.now(), clients })
  if (problem !== undefined) throw new CountersignError('file.malformed', { path, what: 'server certificate', problem })
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

const responseOf = (decided: Authorisation, { answerSecret }: Read): Response => ({
  status: decided.status,
  headers: {
    ...decided.headers,
    ...(decided.state !== 'refused' && answerSecret !== undefined && { [ANSWER_HEADER]: answerSecret }),
    'Cache-Control': 'no-store',
    // The reason once more, as it stands in the body, for a proxy that sees no body of an answer.
    ...(decided.state === 'refused' && {
      'Content-Type': 'application/json',
      [REASON_HEADER]: encodeAscii(decided.why).slice(1, -1),
    }),
  },
  body: decided.state !== 'refused' ? '' : `${JSON.stringify({ error: decided.why })}\n`,
})

/** What a proxy asks the door itself, if it does. What tells of a client or its request is a question about these, whatever its own target is. */
function askedItself(
  { target, fields }: RequestHead,
  { certificate, method, target: url }: Dialect,
): string | undefined {
  if ([certificate.header, method, url].some((name) => fields(name).length > 0)) return undefined
  return target.split('?', 1)[0]
}

/** What a health check may tell anybody; nothing in it admits a request. */
function healthResponse(method: string, health: Health): Response {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' }
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { ...headers, Allow: 'GET, HEAD' }, body: 'this method is not served here\n' }
  }
  if (health.state === 'closed') return { status: 503, headers, body: `${health.why}\n` }
  return { status: 200, headers, body: `listening, CRL until ${formatInstant(health.until)}\n` }
}

/**
 * Listens, and answers until it is stopped (SIGTERM); SIGHUP has it read all of the directory again, and where that fails, what was in force
 * stays. Over TCP only a proxy is answered that shows the secret of the directory.
 *
 * @param request.log gets each line of the log, which begins with its time; a request that is admitted makes none, nor does a health check. It must not wait
 * @throws {CountersignError} as {@link checkDoor}, `network.failed`, `directory.exposed`, `usage.wrong` where TCP is asked for and there is no secret
 */
export async function keepDoor(
  request: { readonly directory: string; readonly place: Place; readonly log: (line: string) => void },
  ports: DoorPorts & { readonly listener: Listener },
): Promise<DoorAnswer> {
  const { files, clock, listener } = ports
  const { place } = request
  const directory = files.resolve(request.directory)
  const say = (line: string): void => request.log(`${formatInstant(clock.now())} ${line}`)
  if (place.kind === 'unix') await requireOwnFolder(place.path, ports)
  let read = await readDoor(directory, ports)
  const authoriser = begin(read, ports)
  const standing = (): string => describe(factsOf(directory, read, authoriser), authoriser.crl.number)
  // Nobody, until it is known where it listens.
  let isProxy: Admits = () => false
  // Of the CRL that the log told of last: one that came too early comes into force by itself, and each ends.
  let told = { number: authoriser.crl.number, ending: false }
  const tell = (what: string): void => {
    told = { number: authoriser.crl.number, ending: false }
    say(`${what}: ${standing()}`)
    warnOfEnd()
  }
  const warnOfEnd = (): void => {
    const { thisUpdate, nextUpdate } = authoriser.crl
    if (told.ending || clock.now() <= (thisUpdate + nextUpdate) / 2) return
    told = { ...told, ending: true }
    say(`warning: the CRL expires at ${formatInstant(nextUpdate)}, and nobody gets in after that`)
  }
  const look = (): void => {
    authoriser.takeEarly()
    if (authoriser.crl.number === told.number) warnOfEnd()
    else tell('reloaded')
  }
  const listening = await listener.listen(place, (head) => {
    const itself = askedItself(head, read.settings.dialect)
    // Fit for anybody; a proxy that had to show its secret for it would show it whenever somebody asks.
    if (itself === HEALTH) return healthResponse(head.method, authoriser.health())
    if (!isProxy(head)) {
      const why = 'this door answers its proxy alone'
      say(
        refusedLine({
          status: 403,
          why,
          about: { failure: `the request does not show the secret in ${SECRET_HEADER}` },
        }),
      )
      return { status: 403, headers: {}, body: `${JSON.stringify({ error: why })}\n` }
    }
    if (itself === PREFLIGHT)
      return { status: 204, headers: { 'Cache-Control': 'no-store', ...preflightHeaders(head.fields) }, body: '' }
    const decided = authoriser.decide(head.fields, head.names)
    if (decided.state === 'refused') say(refusedLine(decided))
    return responseOf(decided, read)
  })
  try {
    isProxy = proxyOver(listening.over, read)
    tell(`listening on ${listening.at} as ${read.settings.rules.map(({ host }) => host).join(', ')}`)
    await listener.untilStopped(async () => {
      let { json } = read
      try {
        const next = await readDoor(directory, ports)
        json = next.json
        const proxy = proxyOver(listening.over, next)
        authoriser.replace(next.trust, next.settings)
        ;[read, isProxy] = [next, proxy]
        tell('reloaded')
      } catch (error) {
        if (!isRefusal(error)) throw error
        const file = fileOf(error, json)
        say(`not reloaded: ${file === undefined ? '' : `${file}: `}${error.message}; still in force: ${standing()}`)
      }
    }, look)
  } finally {
    await listening.close()
  }
  say('stopped')
  return factsOf(directory, read, authoriser)
}

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
