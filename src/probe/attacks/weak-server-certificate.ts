/**
 * Looks at the certificates that the server shows to an honest client: key, signature, purpose, and whether its key is that of the client CA.
 * Whether they are trusted, and whether the chain is whole, the honest client has decided already.
 */
import { formatInstant, type Instant } from '../../core/brand.ts'
import { isRefusal } from '../../core/refusal.ts'
import { type Certificate, findExtension, isSelfIssued, parseCertificate } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseExtendedKeyUsage } from '../../x509/extensions/extended-key-usage.ts'
import { isSameKey, openPublicKey } from '../../x509/public-key.ts'
import type { AttackOf, Ground, ProbeRequest } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'
import { inconclusive, type Judgement } from '../judgement.ts'

/** NIST SP 800-57 part 1, §5.6.1: 112 bits of strength for RSA, and the smallest curve of TLS 1.3. */
const LEAST_RSA_BITS = 2048
const LEAST_CURVE_BITS = 256

/** A person who renews a certificate by hand needs some days. One that lasts for a day only is renewed by a program, in its last fifth at the latest. */
const SOON_DAYS = 7
const LAST_PART = 1 / 5
const DAY_SECONDS = 86_400

/** Signature algorithms with MD2, MD5 or SHA-1, by their object identifiers. */
const weakSignatures: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2',
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.10040.4.3': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
}

/** Strength of the curves that are too small, by their names in node:crypto. */
const bitsOfCurve = (name: string): number => Number(/(\d{3})/.exec(name)?.[1] ?? LEAST_CURVE_BITS)

/** What is wrong with its key. */
function weaknessOfKey({ tbs: { spki } }: Certificate): string | undefined {
  const details = openPublicKey(spki)?.asymmetricKeyDetails
  const { modulusLength = LEAST_RSA_BITS, namedCurve } = details ?? {}
  if (modulusLength < LEAST_RSA_BITS) return `its key has only ${modulusLength} bits (RSA)`
  if (namedCurve !== undefined && bitsOfCurve(namedCurve) < LEAST_CURVE_BITS) return `its key is on ${namedCurve}`
  return undefined
}

/** What is wrong with the purposes that it names (RFC 5280 §4.2.1.12). */
function weaknessOfPurpose({ tbs }: Certificate): string | undefined {
  const extension = findExtension(tbs, extensionOids.extendedKeyUsage)
  if (extension === undefined) return undefined
  const purposes = parseExtendedKeyUsage(extension)
  return purposes.some((one) => one === 'serverAuth' || one === 'anyExtendedKeyUsage')
    ? undefined
    : 'it is not for servers (serverAuth)'
}

/** Judges what was shown. Pure. */
export function judgeShown(shown: readonly Certificate[], request: ProbeRequest, now: Instant): Judgement {
  const [own] = shown
  if (own === undefined)
    return inconclusive('the server showed no certificate', 'give the server a certificate, and probe again')
  if (isSameKey(own.tbs.spki, parseCertificate(request.clientAnchor).tbs.spki)) {
    const evidence =
      "the key of the server's certificate is the key of the client CA, so the server, and who breaks into it, can issue clients"
    return { verdict: 'bypassed', evidence }
  }
  const wrong = shown.flatMap((one, index) => {
    const hash = isSelfIssued(one) ? undefined : weakSignatures[one.tbs.algorithmOid]
    const all = [
      weaknessOfKey(one),
      index === 0 ? weaknessOfPurpose(one) : undefined,
      hash && `it is signed with ${hash}`,
    ]
    const who = index === 0 ? "the server's certificate" : `certificate ${index + 1} of its chain`
    return all.flatMap((what) => (what === undefined ? [] : [`${who}: ${what}`]))
  })
  if (wrong.length > 0) return { verdict: 'bypassed', evidence: wrong.join('; ') }
  const { notBefore, notAfter } = own.tbs
  const left = notAfter - now
  if (left < SOON_DAYS * DAY_SECONDS && left < (notAfter - notBefore) * LAST_PART) {
    return { verdict: 'remark', note: `the server's certificate ends soon, on ${formatInstant(notAfter)}` }
  }
  return { verdict: 'enforced', how: 'key, signature and purpose are sound' }
}

export const weakServerCertificate: AttackOf<'nothing'> = {
  id: 'weak-server-certificate',
  title: "weaknesses of the server's certificate",
  meaning: 'Somebody else may pass for the server, or the server may issue clients for itself.',
  sound:
    'It shows a certificate for servers with a key of its own of at least 2048 bits (RSA) or on P-256, signed with SHA-2.',
  group: 'protocol',
  severity: 'medium',
  cwe: [295, 326, 328],
  over: 'newest-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'issue a new certificate for the server, with a new key that nothing else uses, and install it with its chain',
  plan: async ({ request, now }: Ground) => [
    {
      label: 'the certificates that it shows',
      openssl: ['-showcerts'],
      credential: request.credential,
      judge: (seen) => {
        const { hello, certificates = [] } = seen.flight
        if (hello === undefined) return leaveOpen(seen)
        try {
          return judgeShown(certificates.map(parseCertificate), request, now)
        } catch (error) {
          if (!isRefusal(error)) throw error
          return { verdict: 'remark', note: `a certificate of the server cannot be read: ${error.message}` }
        }
      },
    },
  ],
}
