/** Finds the honest client and everything else that the attacks on a running server need. `probe/` makes the attacks. */

import { join, relative } from 'node:path'
import {
  type Authority,
  authorityFor,
  findAuthority,
  type KeptPins,
  type OpenAuthority,
  pinFor,
} from '../authority/authority.ts'
import { requirePlausibleClock } from '../authority/dating.ts'
import { parseFile } from '../authority/home.ts'
import { gatherPublished, lookAtCrl } from '../authority/published.ts'
import { type Der, parseEntryName } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Credential, ServerTrust } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { requireOurs } from '../export/directory.ts'
import { parseHost } from '../policy/host.ts'
import type { Acceptances } from '../probe/attack.ts'
import type { ByHand } from '../probe/engine/reproduce.ts'
import type { RuledAccess } from '../probe/needs/access.ts'
import { type AskedNeeds, findHeld, type NeedSource } from '../probe/needs/index.ts'
import { runProbe } from '../probe/probe.ts'
import type { Family } from '../probe/protocol/protocol.ts'
import { parseAcceptances } from '../probe/report/accept.ts'
import type { Report } from '../probe/report/report.ts'
import { certificatesIn, encodeCertificatePem, parseCertificate } from '../x509/certificate.ts'
import { findDenied, gatherAccess } from './access.ts'
import { findWay, type Operator } from './consent.ts'
import {
  findClients,
  findHonest,
  findRevoked,
  findRevokedNamesakes,
  findSecond,
  findServers,
  findStranger,
  type HeldCredential,
} from './credential.ts'
import { openForSigning } from './crl.ts'
import { type Holder, readNamed } from './handed-in-credential.ts'
import { type Minting, openMint } from './mint.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import { openReload } from './reload.ts'

/** The server, and how it is attacked. */
export type ProbeTarget = AskedNeeds & {
  /** `https://127.0.0.1:8443`; a path in it is the page of the control. */
  readonly url: string
  /** Name for SNI and Host, where it is not the URL's. */
  readonly host?: string
  readonly path?: string
  /** Connections per second; as fast as they come where nothing is said. */
  readonly rate?: number
  /** Attack → why it is accepted that it succeeds or settles nothing; it stays in the report, and spoils nothing. */
  readonly accept?: Readonly<Record<string, string>>
  /** A directory for certificates and keys of attacks, by which they can be repeated by hand; made where there is none. */
  readonly keep?: string
  /** Whether the caller has said that the server is theirs to attack. */
  readonly operator: Operator
  readonly watch: Watch
}

export type ProveRequest = ProbeTarget & {
  /** Name of the credential that must be let in. */
  readonly as: string
  /** The authority whose clients the server admits; that of the honest client's newest certificate where absent. */
  readonly authority?: string
  /** The CAs that may have issued the server's certificate: a file, or `public` for those that browsers trust; the home's where absent. */
  readonly serverCa?: string
  readonly pin?: KeptPins
  readonly passphrase: AskPassphrase
  /** Has the report say when the home's CRL ends, which takes time where it is long. */
  readonly crlEnd?: 'wanted'
}

/** The protocols that a URL can name, and the ports that they have where it says none (the registry of IANA). */
const schemes = {
  https: { family: 'http', port: 443 },
  amqps: { family: 'amqps', port: 5671 },
  ftp: { family: 'ftp', port: 21 },
  grpcs: { family: 'grpcs', port: 443 },
  imap: { family: 'imap', port: 143 },
  imaps: { family: 'imaps', port: 993 },
  kafka: { family: 'kafka', port: 9093 },
  ldap: { family: 'ldap', port: 389 },
  ldaps: { family: 'ldaps', port: 636 },
  mqtts: { family: 'mqtts', port: 8883 },
  mysql: { family: 'mysql', port: 3306 },
  'mqtts+5': { family: 'mqtts+5', port: 8883 },
  nats: { family: 'nats', port: 4222 },
  postgresql: { family: 'postgresql', port: 5432 },
  'postgresql+direct': { family: 'postgresql+direct', port: 5432 },
  rediss: { family: 'rediss', port: 6379 },
  smtp: { family: 'smtp', port: 25 },
  smtps: { family: 'smtps', port: 465 },
  tls: { family: 'tls', port: undefined },
  xmpp: { family: 'xmpp', port: 5222 },
  xmpps: { family: 'xmpps', port: 5223 },
} as const satisfies Readonly<Record<string, { readonly family: Family; readonly port: number | undefined }>>

const isScheme = (text: string): text is keyof typeof schemes => Object.hasOwn(schemes, text)

function parseProbeUrl(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const scheme = url?.protocol.slice(0, -1) ?? ''
  const extra = url === undefined || [url.username, url.password, url.search, url.hash].some((part) => part !== '')
  const usual = isScheme(scheme) ? schemes[scheme].port : undefined
  // A protocol that nobody knows has no usual port.
  const port = url === undefined || url.port === '' ? usual : Number(url.port)
  if (extra || !isScheme(scheme) || url.hostname === '' || !port) {
    const others = Object.keys(schemes).filter((one) => one !== 'https')
    const expected = `https://HOST:PORT, perhaps with a path, or ${others.map((one) => `${one}://HOST:PORT`).join(', ')}`
    // The text before an @ may contain a password.
    const value = text.replace(/^([^/]*\/\/)[^/]*@/, '$1…@')
    throw new CountersignError('input.malformed', { what: 'URL', value, expected })
  }
  // A URL parser lowers the host only of the schemes that it knows.
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return {
    scheme,
    host,
    path: url.pathname === '' ? '/' : url.pathname,
    port,
  }
}

/**
 * Reads where a server listens, and the page that the control asks for.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, `identity.refused`
 */
export function parseEndpoint(request: Pick<ProbeTarget, 'url' | 'host' | 'path'>) {
  const { scheme, host, port, path } = parseProbeUrl(request.url)
  const { family } = schemes[scheme]
  return {
    address: { host, port },
    serverName: parseHost(request.host ?? host),
    path: request.path ?? path,
    ...(family === 'http' ? {} : { family, scheme }),
  }
}

/** The CAs that may have issued the server's certificate, and a file in which they are. */
type Trust = { readonly anchors: ServerTrust; readonly file?: string }

/** Reads them from a file, or takes those that browsers trust. A file that is called `public` is given as ./public. */
export async function readServerCa(serverCa: string, files: Files): Promise<Trust> {
  if (serverCa === 'public') return { anchors: serverCa }
  const bytes = await files.readHandedIn(files.resolve(serverCa))
  if (bytes === undefined)
    throw new CountersignError('file.missing', { path: serverCa, what: 'file of CA certificates' })
  const found = parseFile(serverCa, 'file of CA certificates', () => [...certificatesIn(bytes)])
  return { anchors: found.map(({ der }) => der), file: files.resolve(serverCa) }
}

/** Those of the home: the authority that has certified the host, or several that have, or else the default. */
export async function trustOf(host: string, opened: Opened, ports: Ports): Promise<Trust> {
  const { home, store } = opened
  const certified = (await findServers(opened, [host], ports)).map(({ authority }) => authority)
  const names = certified.length === 0 ? [authorityFor(home, 'server')] : certified
  const anchors = await Promise.all(names.map((name) => findAuthority(home, name, store, ports.files)))
  return {
    anchors: anchors.map(({ certificate }) => certificate.der),
    file: home.paths.authority(names[0]!).certificate,
  }
}

/** Opens the mint; without a passphrase the probe goes on without it, and its report says what was left out. */
async function tryMint<T>(open: () => Promise<T>): Promise<T | undefined> {
  try {
    return await open()
  } catch (error) {
    if (isRefusal(error) && error.code === 'passphrase.missing') return undefined
    throw error
  }
}

/** Refuses to have a client revoked without signing anything. */
function requireMintAllowed({ mint, deploy }: ProveRequest): void {
  if (mint !== 'refused') return
  throw new CountersignError('usage.wrong', {
    problem: `${deploy === undefined ? '--reload' : '--deploy'} has a client signed and revoked, and --no-mint allows no signing`,
    next: 'give only one of the two',
  })
}

/** Adds to a report when the CRL ends that the home has; a home without a readable one tells so elsewhere. */
async function withCrl(
  report: Report,
  authority: Authority,
  { home, store }: Opened,
  { files }: Ports,
): Promise<Report> {
  if (report.ends === undefined) return report
  try {
    const crl = await lookAtCrl(home, authority, { store, files })
    return { ...report, ends: { ...report.ends, ...present({ crl: crl?.nextUpdate }) } }
  } catch (error) {
    if (isRefusal(error)) return report
    throw error
  }
}

/** Chooses the directory for attack credentials before there are any, so that no existing file is overwritten. */
export async function requireKeep({ keep }: Pick<ProbeTarget, 'keep'>, { files }: Ports): Promise<string | undefined> {
  if (keep === undefined) return undefined
  const path = files.resolve(keep)
  const facts = await files.describe(path)
  if (facts?.kind === 'symlink') throw new CountersignError('file.symlink', { path: keep })
  if (facts !== undefined && (facts.kind !== 'directory' || (await files.list(path)).length > 0)) {
    throw new CountersignError('disk.failed', {
      path: keep,
      problem: 'it exists already and is not an empty directory',
    })
  }
  if (facts !== undefined) requireOurs(files, keep, facts)
  await files.makeDirectory(path, 'private')
  return path
}

/** A path as it is typed here: what lies below the working directory needs no more than the way to it. */
function fromHere(path: string, files: Files): string {
  const way = relative(files.resolve('.'), path)
  return way.startsWith('..') ? path : way
}

/**
 * Says where credentials lie that command lines name: those of the home where they are, others in the directory for them.
 *
 * Effects: files in that directory, keys 0600.
 */
function placeCredentials(keep: string | undefined, { files, keys }: Ports): ByHand['place'] {
  return async (attack, credential) => {
    if ('files' in credential) {
      const { chain, key } = (credential as HeldCredential).files
      return { chain: fromHere(chain, files), key: fromHere(key, files) }
    }
    if (keep === undefined) return undefined
    const [chain, key] = [join(keep, `${attack}.pem`), join(keep, `${attack}-key.pem`)]
    await files.write(chain, credential.chain.map(encodeCertificatePem).join(''), 'public')
    await keys.save(credential.key, key, 'unprotected')
    return { chain: fromHere(chain, files), key: fromHere(key, files) }
  }
}

/** What the attacks on a server are made with. */
type Means = {
  readonly target: ReturnType<typeof parseEndpoint>
  readonly acceptances: Acceptances
  /** The honest client's. */
  readonly credential: Credential
  /** The pinned client CA. */
  readonly clientAnchor: Der<'Certificate'>
  readonly trust: Trust
  readonly source: NeedSource
  /** The directory for credentials of attacks. */
  readonly keep: string | undefined
  readonly foundIn?: 'home'
}

/**
 * Attacks a server with these means.
 *
 * @throws {CountersignError} what the needs refuse
 */
export async function attackServer(
  { trust, source, keep, ...means }: Means,
  request: ProbeTarget,
  ports: Ports,
): Promise<Report> {
  const { target, ...known } = means
  return runProbe(
    {
      ...target,
      ...known,
      serverTrust: trust.anchors,
      ...(await findHeld(request, source)),
      ...present({ rate: request.rate }),
      byHand: {
        ...present({ serverTrust: trust.file && fromHere(trust.file, ports.files) }),
        place: placeCredentials(keep, ports),
      },
      onProgress: (done, total, label) => request.watch(label, done, total),
    },
    ports,
  )
}

/**
 * Attacks a server with everything that this home can make, and reports attack by attack.
 *
 * @throws {CountersignError} `probe.remote`, `probe.no-credential`, `name.unknown`, `pin.mismatch`, `input.malformed`,
 * `passphrase.wrong`, `access.malformed`, `access.refused`, `attack.unknown`
 */
export async function proveServer(request: ProveRequest, held: HeldHome, ports: Ports): Promise<Report> {
  const target = parseEndpoint(request)
  const acceptances = parseAcceptances(Object.entries(request.accept ?? {}))
  const within = request.mint === 'refused' ? held.read : held.write
  return within(async (opened) => {
    const { home, store } = opened
    const { address, ...way } = await findWay(target.address, request.operator, ports.network)
    const keep = await requireKeep(request, ports)
    const asked = request.authority === undefined ? undefined : authorityFor(home, 'client', request.authority)
    const credential = await findHonest(opened, parseEntryName(request.as), ports, asked)
    const pin = pinFor(request.pin, credential.authority)
    const clients = await findAuthority(home, credential.authority, store, ports.files, pin)
    const trust =
      request.serverCa === undefined
        ? await trustOf(target.serverName, opened, ports)
        : await readServerCa(request.serverCa, ports.files)
    let rules: Promise<RuledAccess> | undefined
    const access = (file: string) => {
      rules ??= gatherAccess(file, { name: request.as, credential, authority: clients.name }, opened, ports)
      return rules
    }
    let minting: { readonly authority: OpenAuthority; readonly minting: Minting } | undefined
    const openMinting = async () => {
      minting ??= await openForMinting()
      return minting
    }
    const openForMinting = async () => {
      const authority = await openForSigning(home, { name: clients.name }, store, ports, request.passphrase)
      // Certificates signed for attacks may have to go onto the CRL at the end: better to stop before the first attack.
      await requirePlausibleClock(authority, { ...ports, store })
      await gatherPublished(home, authority, { ...ports, store })
      const honest = parseCertificate(credential.chain[0]!)
      return { authority, minting: await openMint(opened, authority, honest.tbs, ports) }
    }
    const source: NeedSource = {
      access,
      denied: async (file) => findDenied(await access(file)),
      revoked: (name) =>
        findRevoked(opened, clients.name, name === undefined ? undefined : parseEntryName(name), ports),
      revokedNamesakes: () => findRevokedNamesakes(opened, clients.name, ports),
      another: async () =>
        (await findClients(opened, clients.name, 2, ports)).find(({ name }) => name !== request.as)?.credential,
      second: (name) => findSecond(opened, parseEntryName(name), { name: request.as, authority: clients.name }, ports),
      stranger: () => findStranger(opened, clients.name, ports),
      handedIn: (text, what, of?: Holder) => readNamed(text, what, request.passphrase, ports, of),
      ...way,
      serverCredential: async () => (await findServers(opened, [target.serverName], ports))[0],
      mintAuthority: async () =>
        request.mint === 'refused' ? undefined : (await tryMint(openMinting))?.minting.mintAuthority,
      mint: async () => (await tryMint(openMinting))?.minting.mint,
      // What a home signs is linted and recorded, and these are what neither can take.
      mintLimbo: () => {
        throw new CountersignError('usage.wrong', {
          problem: '--limbo has chains signed that no home can record',
          next: 'probe without a home: --cert, --key, --ca, --server-ca, and the key of the CA with --ca-key',
        })
      },
      reload: async (wish) => {
        requireMintAllowed(request)
        const { authority, minting } = await openMinting()
        return openReload(wish, minting, authority, opened, ports)
      },
    }
    const attack = async (): Promise<Report> => {
      try {
        const { der: clientAnchor } = clients.certificate
        const reached = { ...target, address }
        const means = {
          target: reached,
          acceptances,
          credential,
          clientAnchor,
          trust,
          source,
          keep,
          foundIn: 'home',
        } as const
        return await attackServer(means, request, ports)
      } finally {
        await minting?.minting.end()
      }
    }
    const report = await attack()
    return request.crlEnd === 'wanted' ? withCrl(report, clients, opened, ports) : report
  })
}
