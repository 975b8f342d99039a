/**
 * Finds what the attacks on a running server need in files that a person names, for a PKI that is not countersign's. Opens no home, and
 * writes nothing.
 */
import { parseFile } from '../authority/home.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import type { Files } from '../core/port/files.ts'
import type { SigningKey } from '../core/port/keys.ts'
import type { Credential } from '../core/port/network.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { createMint } from '../probe/mint-by-key.ts'
import type { NeedSource } from '../probe/needs/index.ts'
import type { Mint } from '../probe/needs/mint.ts'
import { asAuthority } from '../probe/needs/sub-authorities.ts'
import { parseAcceptances } from '../probe/report/accept.ts'
import type { Report } from '../probe/report/report.ts'
import { type Certificate, certificatesIn } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import { isSameKey } from '../x509/public-key.ts'
import type { HeldCredential } from './credential.ts'
import type { AskPassphrase, Ports } from './ports.ts'
import { attackServer, type ProbeTarget, parseEndpoint, readServerCa, requireConsent, requireKeep } from './prove.ts'

/** The files of a PKI by which a server is probed. */
export type ProbeFiles = {
  /** The honest client's certificate, and what leads to its CA; PEM, or one in DER. */
  readonly cert: string
  /** Its private key, in PEM; in the same file where absent. */
  readonly key?: string
  /** The certificate of the client CA that the server trusts. */
  readonly ca: string
  /** The private key of that CA, which signs certificates for attacks; none are made where absent. */
  readonly caKey?: string
  readonly serverCa: string
}

export type ProveByFilesRequest = ProbeTarget & ProbeFiles & { readonly passphrase: AskPassphrase }

async function readCertificates(path: string, what: string, files: Files): Promise<readonly Certificate[]> {
  const bytes = await files.readHandedIn(files.resolve(path))
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what })
  return parseFile(path, what, () => [...certificatesIn(bytes)])
}

/** Opens a key file, and asks for a passphrase only where it is encrypted. */
async function openKey(path: string, { passphrase }: ProveByFilesRequest, { files, keys }: Ports): Promise<SigningKey> {
  const place = files.resolve(path)
  try {
    return await keys.openHandedIn(place)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'passphrase.missing') throw error
  }
  return keys.openHandedIn(place, await passphrase('open'))
}

/** Reads a credential: its certificate, with what leads to its CA behind it, and its key. */
async function readCredential(
  { cert, key: keyFile = cert }: Pick<ProbeFiles, 'cert' | 'key'>,
  request: ProveByFilesRequest,
  ports: Ports,
): Promise<HeldCredential & { readonly certificates: readonly [Certificate, ...Certificate[]] }> {
  const { files } = ports
  const [certificate, ...above] = await readCertificates(cert, 'file of a certificate', files)
  const key = await openKey(keyFile, request, ports)
  if (certificate === undefined || !isSameKey(key.spki, certificate.tbs.spki)) {
    const problem = `it is not the key of the first certificate in ${cert}`
    throw new CountersignError('file.malformed', { path: keyFile, what: 'private key', problem })
  }
  const certificates = [certificate, ...above] as const
  return {
    chain: certificates.map(({ der }) => der),
    key,
    certificates,
    files: { chain: files.resolve(cert), key: files.resolve(keyFile) },
  }
}

/** Reads a credential that an option names: CERT,KEY, or one file that holds both. */
function readNamed(option: string, request: ProveByFilesRequest, ports: Ports): Promise<Credential> {
  const [cert = '', key = cert] = option.split(',')
  return readCredential({ cert, key }, request, ports)
}

/** Reads the client CA, and requires that the honest certificate leads to it. */
async function readAuthority({ ca }: ProbeFiles, chain: readonly Certificate[], files: Files): Promise<Certificate> {
  const what = 'certificate of the client CA'
  const [authority, ...more] = await readCertificates(ca, what, files)
  if (authority === undefined || more.length > 0) {
    const problem = `it holds ${1 + more.length} certificates; name the one CA whose clients the server admits`
    throw new CountersignError('file.malformed', { path: ca, what, problem })
  }
  const subject = authority.tbs.subjectDer
  if (chain.some(({ tbs }) => Buffer.compare(tbs.issuerDer, subject) === 0)) return authority
  const problem = `the client's certificate was issued by ${chain.map(({ tbs }) => formatName(tbs.issuer)).join(', ')}, and not by ${formatName(authority.tbs.subject)}`
  throw new CountersignError('file.malformed', { path: ca, what, problem })
}

/**
 * Attacks a server of another PKI, with what the named files can make, and reports attack by attack.
 *
 * @throws {CountersignError} `probe.remote`, `file.*`, `input.malformed`, `passphrase.*`, `attack.unknown`
 */
export async function proveByFiles(request: ProveByFilesRequest, ports: Ports): Promise<Report> {
  const { files } = ports
  const target = parseEndpoint(request)
  const acceptances = parseAcceptances(Object.entries(request.accept ?? {}))
  await requireConsent(target.address.host, request, ports)
  const keep = await requireKeep(request, ports)
  const { certificates, ...honest } = await readCredential(request, request, ports)
  const authority = await readAuthority(request, certificates, files)
  const trust = await readServerCa(request.serverCa, files)
  const openMint = async (): Promise<Mint | undefined> => {
    if (request.caKey === undefined) return undefined
    const key = await openKey(request.caKey, request, ports)
    if (!isSameKey(key.spki, authority.tbs.spki)) {
      const problem = `it is not the key of the certificate in ${request.ca}`
      throw new CountersignError('file.malformed', { path: request.caKey, what: 'private key', problem })
    }
    return createMint(certificates[0].tbs, { certificate: authority.tbs, key }, ports)
  }
  const source: NeedSource = {
    access: () => withoutHome('--access'),
    denied: () => Promise.resolve(undefined),
    revoked: async (named) =>
      named === undefined ? undefined : { credential: await readNamed(named, request, ports), name: named },
    revokedNamesakes: () => Promise.resolve(undefined),
    another: () => Promise.resolve(undefined),
    serverCredential: () => Promise.resolve(undefined),
    mint: openMint,
    reload: () => withoutHome('--reload'),
    mintAuthority: async () => {
      const mint = await openMint()
      return mint && (() => mint('attack-revoked', asAuthority(PROBE_NAME)))
    },
  }
  const means = { target, acceptances, credential: honest, clientAnchor: authority.der, trust, source, keep }
  return attackServer(means, request, ports)
}

/** Refuses an option that goes by what a home knows. */
function withoutHome(option: string): never {
  throw new CountersignError('usage.wrong', {
    problem: `${option} goes with a home, and --cert with none`,
    next: `leave ${option} out, or probe from a home with --as`,
  })
}
