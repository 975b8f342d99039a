/** Makes a new authority: its key, its self-signed certificate, its pin and its first CRL. */
import type { Der, Instant } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys, Passphrase } from '../core/port/keys.ts'
import type { Store } from '../core/port/store.ts'
import type { CrlRecord } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { type AuthorityPlan, assembleAuthority } from '../policy/authority-plan.ts'
import { drawSerial } from '../policy/serial.ts'
import { verifySignature } from '../x509/algorithm.ts'
import { assembleCertificate, encodeCertificatePem, parseCertificate } from '../x509/certificate.ts'
import { pinOf } from '../x509/pin.ts'
import type { OpenAuthority } from './authority.ts'
import type { Home } from './home.ts'
import { publishCrl } from './publish.ts'

/**
 * Founds an authority: its certificate is verified, then its files are written and it is recorded, all under the record's lock, and
 * a first CRL without entries is published. Its key is on the disk before its certificate is.
 *
 * Effects: a key, `authorities/<name>/`, the record.
 *
 * @throws {CountersignError} `signature.unverified`; `authority.exists` where another command was faster
 */
export async function establish(
  plan: AuthorityPlan,
  home: Home,
  protection: Passphrase | 'unprotected',
  ports: { keys: Keys; files: Files; store: Store; clock: Clock; entropy: Entropy },
): Promise<{ authority: OpenAuthority; crl: CrlRecord }> {
  const { keys, files, store, clock, entropy } = ports
  const { name, usage } = plan
  const paths = home.paths.authority(name)
  const key = keys.generate(plan.keyType)
  const at: Instant = clock.now()
  const serial = drawSerial(entropy)
  const tbs = assembleAuthority(plan, { serial, spki: key.spki, at })
  const { algorithm } = key.signer
  const signature = await key.signer.sign([tbs])
  if (!verifySignature({ spki: key.spki, algorithm, signature, signed: tbs })) {
    throw new CountersignError('signature.unverified', { authority: name, serial })
  }
  const der: Der<'Certificate'> = assembleCertificate(tbs, algorithm, signature)
  const certificate = parseCertificate(der)
  const pin = pinOf(key.spki)
  await files.makeDirectory(paths.directory, 'private')
  await store.authorities.add({ name, usage, certificate: der, pin }, async () => {
    await keys.save(key, paths.key, protection)
    await files.write(paths.certificate, encodeCertificatePem(der), 'public')
    await files.write(paths.pin, `${pin}\n`, 'public')
  })
  const authority: OpenAuthority = { name, usage, certificate, pin, signer: key.signer }
  const { record: crl } = await publishCrl(home, authority, { store, files, clock })
  return { authority, crl }
}
