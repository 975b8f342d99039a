/** The signature schemes of TLS by number, and which of them suit a key. Other files sign and choose what is signed. */
import type { SignatureAlgorithm } from '../../core/key.ts'
import type { SigningKey } from '../../core/port/keys.ts'
import type { SignatureForm, TlsVersion } from '../../core/port/network.ts'
import { describePublicKey } from '../../x509/public-key.ts'

/** How each scheme signs (RFC 8446 §4.2.3; before 1.3 a hash and an algorithm, RFC 5246 §7.4.1.4.1). */
const forms: Readonly<Record<number, SignatureForm>> = {
  513: { digest: 'sha1' },
  515: { digest: 'sha1' },
  1025: { digest: 'sha256' },
  1027: { digest: 'sha256' },
  1281: { digest: 'sha384' },
  1283: { digest: 'sha384' },
  1537: { digest: 'sha512' },
  1539: { digest: 'sha512' },
  2052: { digest: 'sha256', padding: 'pss' },
  2053: { digest: 'sha384', padding: 'pss' },
  2054: { digest: 'sha512', padding: 'pss' },
  2055: { digest: null },
  2308: { digest: null },
  2309: { digest: null },
  2310: { digest: null },
}

export const schemes = {
  rsa_pkcs1_sha256: 1025,
  ecdsa_secp256r1_sha256: 1027,
  ecdsa_sha1: 515,
  ed25519: 2055,
} as const

/** How a scheme signs; undefined for any that no attack and no key uses. Pure. */
export const formOf = (scheme: number): SignatureForm | undefined => forms[scheme]

const ofRsa = [2052, 2053, 2054]

/** Of a curve, its own scheme; in TLS 1.2 the curve does not decide the hash. */
const ofCurves: Readonly<Record<string, number>> = { 'EC P-384': 1283, 'EC P-521': 1539 }

function ofEc(title: string, version: TlsVersion): readonly number[] {
  const usual = ofCurves[title] ?? 1027
  return version === '1.3' ? [usual] : [usual, ...[1027, 1283].filter((scheme) => scheme !== usual)]
}

/** Schemes by how a key signs certificates, the best first. */
const suiting: Readonly<Record<SignatureAlgorithm, (title: string, version: TlsVersion) => readonly number[]>> = {
  'ecdsa-sha256': ofEc,
  'ecdsa-sha384': ofEc,
  'rsa-sha256': (_title, version) => (version === '1.3' ? ofRsa : [...ofRsa, 1025, 1281, 1537]),
  ed25519: () => [2055],
  'ml-dsa-44': (_title, version) => (version === '1.3' ? [2308] : []),
  'ml-dsa-65': (_title, version) => (version === '1.3' ? [2309] : []),
  'ml-dsa-87': (_title, version) => (version === '1.3' ? [2310] : []),
}

/**
 * The scheme by which a key signs; undefined where the server takes none that suits it. Pure.
 *
 * @param taken the schemes that the server takes, by number; all of them where it did not say
 */
export function schemeOf(
  { signer, spki }: SigningKey,
  version: TlsVersion,
  taken: readonly number[] | undefined,
): number | undefined {
  const suit = suiting[signer.algorithm](describePublicKey(spki).title, version)
  return suit.find((scheme) => taken?.includes(scheme) ?? true)
}
