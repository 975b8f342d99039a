/** Proving a running server: who attacks it, with what, and as whom it is asked honestly. */
import { authorityFor, findAuthority } from '../authority/authority.ts'
import type { Home } from '../authority/home.ts'
import type { EntryName } from '../core/brand.ts'
import { parseEntryName, parsePin } from '../core/brand.ts'
import type { Credential, Files, Keys, Store } from '../core/port.ts'
import type { CertificateRecord } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { parseHostname } from '../policy/identity.ts'
import type { RevokedCredential } from '../probe/attack.ts'
import { runProbe } from '../probe/probe.ts'
import type { Report } from '../probe/report/report.ts'
import { parseCertificate, parseCertificateChainPem } from '../x509/certificate.ts'
import { openForSigning } from './crl.ts'
import { loadLexicon } from './facts.ts'
import { type Minting, openMint } from './mint.ts'
import { withHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'

export type ProveRequest = {
  readonly home: string
  /** `https://127.0.0.1:8443`; a path in it is the page of the control. */
  readonly url: string
  /** Name for SNI and Host, where it is not the URL's. */
  readonly host?: string
  /** Name of the credential that must be let in. */
  readonly as: string
  readonly path?: string
  /** A page that this credential may not have. */
  readonly deniedPath?: string
  /** The only path that is sent a POST. */
  readonly unsafePath?: string
  /** Whether the caller has said that the server is theirs to attack. */
  readonly operator: 'stated' | 'not-stated'
  readonly pin?: string
  readonly mint: 'allowed' | 'refused'
  readonly passphrase: AskPassphrase
  readonly watch: Watch
}

/** How many of the newest revoked certificates are looked through for one whose key is still here. */
const REVOKED_SEARCHED = 50

function parseTarget(request: ProveRequest) {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  if (url === undefined || url.protocol !== 'https:' || url.username !== '' || url.search !== '' || url.hash !== '') {
    const expected = 'https://HOST:PORT, perhaps with a path'
    throw new CountersignError('input.malformed', { what: 'URL', value: request.url, expected })
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    address: { host, port: url.port === '' ? 443 : Number(url.port) },
    serverName: parseHostname(request.host ?? host, 'host'),
    path: request.path ?? url.pathname,
  }
}

/** Attacks go to this machine, unless somebody answers for the server. */
async function requireConsent(host: string, request: ProveRequest, ports: Ports): Promise<void> {
  if (request.operator === 'stated') return
  const addresses = await ports.network.lookup(host)
  const local = addresses.length > 0 && addresses.every((a) => a === '::1' || /^127\./.test(a))
  if (!local) throw new CountersignError('probe.remote', { host })
}

/** Reads a handed-out credential; undefined where its folder now holds another certificate, or no key. */
async function readCredential(
  home: Home,
  record: CertificateRecord,
  files: Files,
  keys: Keys,
): Promise<Credential | undefined> {
  const place = home.paths.credential(record.name)
  const pem = await files.readText(place.chain)
  if (pem === undefined || (await files.describe(place.key)) === undefined) return undefined
  const chain = parseCertificateChainPem(pem).map(({ der }) => der)
  const held = record.state === 'issued' || record.state === 'revoked' ? record.certificate : undefined
  if (held === undefined || chain[0] === undefined || Buffer.compare(chain[0], held) !== 0) return undefined
  return { chain, key: await keys.load(place.key) }
}

async function findHonest(home: Home, name: EntryName, store: Store, ports: Ports) {
  const refuse = (problem: string) => new CountersignError('probe.no-credential', { name, problem })
  const records = await store.findByName(name)
  if (records.length === 0) throw new CountersignError('name.unknown', { name, near: await store.findNear(name) })
  const now = ports.clock.now()
  const good = records.find((record) => record.state === 'issued' && record.notAfter >= now)
  if (good === undefined) throw refuse('it has expired or was revoked')
  const credential = await readCredential(home, good, ports.files, ports.keys)
  if (credential === undefined) throw refuse(`its key is not in ${home.paths.credential(name).directory}`)
  return credential
}

async function findRevoked(home: Home, store: Store, ports: Ports): Promise<RevokedCredential | undefined> {
  const now = ports.clock.now()
  const { rows } = await store.list({ state: 'revoked', usage: 'client', limit: REVOKED_SEARCHED })
  for (const record of rows) {
    if (record.notAfter < now || record.notBefore > now) continue
    const credential = await readCredential(home, record, ports.files, ports.keys)
    if (credential !== undefined) return { credential, name: record.name }
  }
  return undefined
}

async function findServer(home: Home, host: string, store: Store, ports: Ports): Promise<Credential | undefined> {
  const records = await store.findByName(host as EntryName)
  const good = records.find((record) => record.state === 'issued')
  return good === undefined ? undefined : readCredential(home, good, ports.files, ports.keys)
}

/** Opens the mint; without a passphrase the probe goes on without it, and its report says what was left out. */
async function tryMint(request: ProveRequest, open: () => Promise<Minting>): Promise<Minting | undefined> {
  if (request.mint === 'refused') return undefined
  try {
    return await open()
  } catch (error) {
    if (isRefusal(error) && error.code === 'passphrase.missing') return undefined
    throw error
  }
}

/**
 * Attacks a server with everything that this home can make, and reports attack by attack.
 *
 * @throws {CountersignError} `probe.remote`, `probe.no-credential`, `name.unknown`, `pin.mismatch`, `input.malformed`,
 * `passphrase.wrong`
 */
export function proveServer(request: ProveRequest, ports: Ports): Promise<Report> {
  const target = parseTarget(request)
  return withHome(request.home, ports, async ({ home, store }) => {
    await requireConsent(target.address.host, request, ports)
    const pin = request.pin === undefined ? undefined : parsePin(request.pin)
    const clients = await findAuthority(home, authorityFor(home, 'client'), store, ports.files, pin)
    const servers = await findAuthority(home, authorityFor(home, 'server'), store, ports.files)
    const credential = await findHonest(home, parseEntryName(request.as), store, ports)
    const revoked = await findRevoked(home, store, ports)
    const serverCredential = await findServer(home, target.serverName, store, ports)
    const minting = await tryMint(request, async () => {
      const authority = await openForSigning(home, { name: clients.name }, store, ports, request.passphrase)
      const lexicon = await loadLexicon(home, ports.files)
      const honest = parseCertificate(credential.chain[0]!)
      return openMint({ home, store, lexicon }, authority, honest.tbs, ports)
    })
    try {
      return await runProbe(
        {
          ...target,
          credential,
          serverTrust: [servers.certificate.der],
          clientAnchor: clients.certificate.der,
          ...(request.deniedPath === undefined ? {} : { deniedPath: request.deniedPath }),
          ...(request.unsafePath === undefined ? {} : { unsafePath: request.unsafePath }),
          ...(revoked === undefined ? {} : { revoked }),
          ...(serverCredential === undefined ? {} : { serverCredential }),
          ...(minting === undefined ? {} : { mint: minting.mint }),
          onProgress: (done, total, label) => request.watch(label, done, total),
        },
        ports,
      )
    } finally {
      await minting?.end()
    }
  })
}
