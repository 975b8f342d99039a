/** Signs an authority's certificate again, so that server certificates may have more domains. The key and the pin stay the same. */
import type { Entropy } from '../core/port/entropy.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { CountersignError } from '../core/refusal.ts'
import { assembleWidened } from '../policy/authority-plan.ts'
import { drawSerial } from '../policy/serial.ts'
import { verifySignature } from '../x509/algorithm.ts'
import { assembleCertificate, parseCertificate } from '../x509/certificate.ts'
import { type OpenAuthority, settleCertificate } from './authority.ts'
import type { Home } from './home.ts'

/**
 * Signs the certificate of an authority anew, with more permitted names. It is recorded first and then put on the disk; whichever
 * of the two a killed command did not reach follows with the next command that signs. Where another command was faster, its names
 * stay, and these come to them.
 *
 * Effects: the signer; the record; `certificate.pem`.
 *
 * @returns the authority with its new certificate; as it was where it may name all of that already
 * @throws {CountersignError} `signature.unverified`, `authority.unknown` where it is no longer recorded
 */
export async function widen(
  home: Home,
  authority: OpenAuthority,
  names: readonly string[],
  { store, files, entropy }: { store: Store; files: Files; entropy: Entropy },
): Promise<OpenAuthority> {
  const { name, signer } = authority
  const { algorithm } = signer
  for (;;) {
    const records = await store.authorities.list()
    const record = records.find((one) => one.name === name)
    if (record === undefined) {
      throw new CountersignError('authority.unknown', { authority: name, known: records.map((one) => one.name) })
    }
    // Another command may have widened it meanwhile, and what that one added stays.
    const recorded = parseCertificate(record.certificate)
    const certificate = recorded.tbs.notBefore > authority.certificate.tbs.notBefore ? recorded : authority.certificate
    const serial = drawSerial(entropy)
    const tbs = assembleWidened(certificate, names, serial)
    if (tbs === undefined) return { ...authority, certificate }
    const signature = await signer.sign([tbs])
    if (!verifySignature({ spki: certificate.tbs.spki, algorithm, signature, signed: tbs })) {
      throw new CountersignError('signature.unverified', { authority: name, serial })
    }
    const newer = assembleCertificate(tbs, algorithm, signature)
    if (!(await store.authorities.replaceCertificate(name, { recorded: recorded.der, newer }))) continue
    const widened = { ...authority, certificate: parseCertificate(newer) }
    await settleCertificate(home, widened, files)
    return widened
  }
}
