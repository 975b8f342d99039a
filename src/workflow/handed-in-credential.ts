/** Reads credentials that are of no home from the files that a person names. `credential.ts` finds those of a home. */
import { parseFile } from '../authority/home.ts'
import { formatInstant, type Instant } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { SigningKey } from '../core/port/keys.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type Certificate, certificatesIn, findExtension, type TbsCertificate } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { isSameKey } from '../x509/public-key.ts'
import type { HeldCredential } from './credential.ts'
import type { AskPassphrase, Ports } from './ports.ts'
import { isTokenUri } from './token-uri.ts'

/**
 * Reads the certificates of a file, in the order written.
 *
 * @param what sentences call the file so
 * @throws {CountersignError} `file.missing`, `file.malformed`
 */
export async function readCertificates(path: string, what: string, files: Files): Promise<readonly Certificate[]> {
  const bytes = await files.readHandedIn(files.resolve(path))
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what })
  return parseFile(path, what, () => [...certificatesIn(bytes)])
}

/**
 * Opens a key file, and asks for a passphrase only where it is encrypted.
 *
 * @throws {CountersignError} `file.*`, `passphrase.*`, `input.malformed` for a key in a token
 */
export async function openKey(path: string, passphrase: AskPassphrase, { files, keys }: Ports): Promise<SigningKey> {
  if (isTokenUri(path)) {
    const expected = 'a file: a handshake needs this key at hand, and only --ca-key takes a key that stays in a token'
    throw new CountersignError('input.malformed', { what: 'private key', value: 'pkcs11:…', expected })
  }
  const place = files.resolve(path)
  try {
    return await keys.openHandedIn(place)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'passphrase.missing') throw error
  }
  return keys.openHandedIn(place, await passphrase('open'))
}

/**
 * Reads a credential: its certificate, with what leads to its CA behind it, and its key.
 *
 * @param key in the same file where absent
 * @throws {CountersignError} as {@link readCertificates} and {@link openKey}
 */
export async function readCredential(
  { cert, key: keyFile = cert }: { readonly cert: string; readonly key?: string },
  passphrase: AskPassphrase,
  ports: Ports,
): Promise<HeldCredential & { readonly certificates: readonly [Certificate, ...Certificate[]] }> {
  const { files } = ports
  const [certificate, ...above] = await readCertificates(cert, 'file of a certificate', files)
  const key = await openKey(keyFile, passphrase, ports)
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

/** Whose credential it is: a server's is for no client, and shows whether that is looked at. */
export type Holder = 'client' | 'server'

/** Why a server would refuse a certificate whatever CA it is of, so that a refusal would prove nothing; undefined where it would not. */
function whyUnfit(tbs: TbsCertificate, now: Instant, of: Holder): string | undefined {
  if (tbs.notAfter < now) return `it ended at ${formatInstant(tbs.notAfter)}, and every server would refuse it`
  if (tbs.notBefore > now)
    return `it is not valid before ${formatInstant(tbs.notBefore)}, and every server would refuse it`
  if (of === 'server') return undefined
  const usage = findExtension(tbs, extensionOids.extendedKeyUsage)
  const purposes = usage === undefined ? ['clientAuth'] : parseExtendedKeyUsage(usage)
  if (purposes.includes('clientAuth') || purposes.includes('anyExtendedKeyUsage')) return undefined
  return 'it is not for clients: its extended key usage lacks clientAuth, and a server refuses it for that alone'
}

/**
 * Reads a credential that an option names, and that a server is to refuse for one reason only.
 *
 * @param text `CERT,KEY`, or one file that holds both
 * @throws {CountersignError} as {@link readCredential}; `input.malformed`, `file.malformed` where every server refuses it
 */
export async function readNamed(
  text: string,
  flag: string,
  passphrase: AskPassphrase,
  ports: Ports,
  of: Holder = 'client',
): Promise<HeldCredential> {
  const [cert = '', key = cert, ...more] = text.split(',')
  if (cert === '' || key === '' || more.length > 0) {
    const expected =
      'two files with a comma between them: the certificate with its chain, and the private key; or one that holds both'
    throw new CountersignError('input.malformed', { what: flag, value: text, expected })
  }
  const { certificates, ...credential } = await readCredential({ cert, key }, passphrase, ports)
  const problem = whyUnfit(certificates[0].tbs, ports.clock.now(), of)
  if (problem === undefined) return credential
  throw new CountersignError('file.malformed', { path: cert, what: `${of} certificate`, problem })
}
