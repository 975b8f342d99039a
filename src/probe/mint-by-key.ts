/**
 * Signs the certificates of attacks with the key of the client CA, for a CA of which nothing else is at hand. Each is the honest client's
 * certificate with one thing changed. Nothing is recorded, and no certificate or key is written anywhere; what a server lets in ends after minutes.
 */
import { addSeconds } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { Keys, SigningKey } from '../core/port/keys.ts'
import { drawSerial } from '../policy/serial.ts'
import type { CertificateContents, TbsCertificate } from '../x509/certificate.ts'
import type { Extension } from '../x509/extension.ts'
import { encodeExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { encodeName } from '../x509/name.ts'
import { imitate, keyIdentifierIn, sign, withExtension } from './forge.ts'
import type { AttackProfile, Mint } from './needs/mint.ts'

/** Seconds from now in which a certificate is valid; what is to be refused for another reason is good for minutes. */
const now = { from: -300, to: 600 }

type Change = { readonly valid: typeof now; readonly purpose?: 'emailProtection' | 'serverAuth' }

const changes: Readonly<Record<AttackProfile, Change>> = {
  'attack-wrong-eku': { valid: now, purpose: 'emailProtection' },
  'attack-server-auth': { valid: now, purpose: 'serverAuth' },
  'attack-expired': { valid: { from: -1200, to: -600 } },
  // Of no use to a thief before an hour has passed, and then for ten minutes.
  'attack-not-yet-valid': { valid: { from: 3600, to: 4200 } },
  'attack-revoked': { valid: now },
}

/** Puts an extension in the place of that of its kind, or behind all others. */
const put = (extensions: readonly Extension[], one: Extension): readonly Extension[] =>
  extensions.some(({ oid }) => oid === one.oid) ? withExtension(extensions, one) : [...extensions, one]

/**
 * Makes the mint.
 *
 * @param honest the honest client's certificate
 * @param authority the client CA's certificate, and its key
 */
export function createMint(
  honest: TbsCertificate,
  authority: { readonly certificate: TbsCertificate; readonly key: SigningKey },
  { keys, clock, entropy }: { readonly keys: Keys; readonly clock: Clock; readonly entropy: Entropy },
): Mint {
  return async (profile, { subject, serial = drawSerial(entropy), extensions } = {}) => {
    const { valid, purpose } = changes[profile]
    const key = keys.generate('ec-p256')
    const own = imitate(honest, key, keyIdentifierIn(authority.certificate))
    const sound = purpose === undefined ? own.extensions : put(own.extensions, encodeExtendedKeyUsage([purpose]))
    const contents: Omit<CertificateContents, 'algorithm'> = {
      ...own,
      issuer: authority.certificate.subjectDer,
      subject: subject === undefined ? own.subject : encodeName(subject),
      serial,
      notBefore: addSeconds(clock.now(), valid.from),
      notAfter: addSeconds(clock.now(), valid.to),
      extensions: extensions?.(sound) ?? sound,
    }
    return { chain: [await sign(contents, authority.key)], key }
  }
}
