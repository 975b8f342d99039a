/**
 * Finds what the attacks on a running server need in files that a person names, for a PKI that is not countersign's. Opens no home, and
 * writes nothing.
 */
import { PROBE_NAME } from '../authority/reserved.ts'
import type { Files } from '../core/port/files.ts'
import type { SigningKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'
import { createMint } from '../probe/mint-by-key.ts'
import type { NeedSource } from '../probe/needs/index.ts'
import type { Mint } from '../probe/needs/mint.ts'
import { asAuthority } from '../probe/needs/sub-authorities.ts'
import { parseAcceptances } from '../probe/report/accept.ts'
import type { Report } from '../probe/report/report.ts'
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import { openAuthorityKey } from './authority-key.ts'
import { findWay } from './consent.ts'
import { type Holder, readCertificates, readCredential, readNamed } from './handed-in-credential.ts'
import { openLimbo } from './limbo.ts'
import type { AskPassphrase, AskTokenPin, Ports } from './ports.ts'
import { attackServer, type ProbeTarget, parseEndpoint, readServerCa, requireKeep } from './prove.ts'

/** The files of a PKI by which a server is probed. */
export type ProbeFiles = {
  /** The honest client's certificate, and what leads to its CA; PEM, or one in DER. */
  readonly cert: string
  /** Its private key, in PEM; in the same file where absent. */
  readonly key?: string
  /** The certificate of the client CA that the server trusts. */
  readonly ca: string
  /**
   * The private key of that CA, which signs certificates for attacks: a file, or the URI of a key in a token, `pkcs11:…` (RFC 7512). None
   * are made where absent.
   */
  readonly caKey?: string
  readonly serverCa: string
}

export type ProveByFilesRequest = ProbeTarget &
  ProbeFiles & { readonly passphrase: AskPassphrase; readonly tokenPin: AskTokenPin }

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
 * @throws {CountersignError} `probe.remote`, `file.*`, `input.malformed`, `passphrase.*`, `token.*`, `attack.unknown`
 */
export async function proveByFiles(request: ProveByFilesRequest, ports: Ports): Promise<Report> {
  const { files } = ports
  const target = parseEndpoint(request)
  const acceptances = parseAcceptances(Object.entries(request.accept ?? {}))
  const { address, ...way } = await findWay(target.address, request.operator, ports.network)
  const keep = await requireKeep(request, ports)
  const { certificates, ...honest } = await readCredential(request, request.passphrase, ports)
  const authority = await readAuthority(request, certificates, files)
  const trust = await readServerCa(request.serverCa, files)
  /** Opened once, however many ask for it: a token counts how often it is given a wrong PIN. */
  let key: Promise<SigningKey> | undefined
  const openCaKey = (given: string): Promise<SigningKey> => {
    key ??= openAuthorityKey(given, { path: request.ca, spki: authority.tbs.spki }, request, ports)
    return key
  }
  const openMint = async (): Promise<Mint | undefined> => {
    const { caKey } = request
    if (caKey === undefined) return undefined
    return createMint(certificates[0].tbs, { certificate: authority.tbs, key: await openCaKey(caKey) }, ports)
  }
  const handedIn = (text: string, what: string, of?: Holder) => readNamed(text, what, request.passphrase, ports, of)
  const source: NeedSource = {
    access: () => withoutHome('--access'),
    denied: () => Promise.resolve(undefined),
    revoked: async (named) =>
      named === undefined ? undefined : { credential: await handedIn(named, '--revoked'), name: named },
    revokedNamesakes: () => Promise.resolve(undefined),
    another: () => Promise.resolve(undefined),
    second: async (named) => {
      const credential = await handedIn(named, '--second')
      if (Buffer.compare(credential.chain[0]!, certificates[0].der) !== 0) return credential
      const problem = '--second names the honest client itself'
      throw new CountersignError('usage.wrong', {
        problem,
        next: 'name another client, which the server admits as well',
      })
    },
    stranger: () => Promise.resolve(undefined),
    serverCredential: () => Promise.resolve(undefined),
    handedIn,
    ...way,
    mint: openMint,
    mintLimbo: async (file) => {
      const { caKey, mint } = request
      if (caKey === undefined || mint === 'refused') throw withoutSigning()
      const signing = { certificate: authority.tbs, openKey: () => openCaKey(caKey) }
      return openLimbo(file, signing, ports)
    },
    reload: ({ deploy }) => withoutHome(deploy === undefined ? '--reload' : '--deploy'),
    mintAuthority: async () => {
      const mint = await openMint()
      return mint && (() => mint('attack-revoked', asAuthority(PROBE_NAME)))
    },
  }
  const reached = { ...target, address }
  const means = { target: reached, acceptances, credential: honest, clientAnchor: authority.der, trust, source, keep }
  return attackServer(means, request, ports)
}

/** That no chain can be signed anew. */
const withoutSigning = (): CountersignError<'usage.wrong'> =>
  new CountersignError('usage.wrong', {
    problem: '--limbo has the client CA sign chains anew, and nothing is to be signed',
    next: 'name the key of the CA with --ca-key, and leave --no-mint out',
  })

/** Refuses an option that goes by what a home knows. */
function withoutHome(option: string): never {
  throw new CountersignError('usage.wrong', {
    problem: `${option} goes with a home, and --cert with none`,
    next: `leave ${option} out, or probe from a home with --as`,
  })
}
