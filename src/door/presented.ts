/** Reads the certificate that a proxy passes on in a header, in each form that proxies write. Does not verify it. */
import { parsePem } from '../asn1/pem.ts'

/**
 * `rfc9440`: a Byte Sequence (RFC 9440 §2.2). `escaped-pem`: PEM, percent-encoded as a part of a URL is. `base64`: base64 of the DER alone; of
 * several with commas between them the first.
 */
export type CertificateForm = 'rfc9440' | 'escaped-pem' | 'base64'

/** Longer than any certificate that is issued, in its longest form; nothing longer is looked at. */
const LONGEST = 64 * 1024

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function fromBase64(text: string): Uint8Array | undefined {
  if (text === '' || !base64.test(text)) return undefined
  const octets = Buffer.from(text, 'base64')
  return octets.toString('base64') === text ? octets : undefined
}

function fromPem(text: string): Uint8Array | undefined {
  try {
    const [der, ...more] = parsePem(text, 'CERTIFICATE')
    return more.length === 0 ? der : undefined
  } catch {
    return undefined
  }
}

/** A `+` is itself: it is base64, and no blank of a form (RFC 3986 §2.4). */
function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const readers: Readonly<Record<CertificateForm, (text: string) => Uint8Array | undefined>> = {
  rfc9440: (text) => {
    const [, inner] = /^:([^:]*):$/.exec(text) ?? []
    return inner === undefined ? undefined : fromBase64(inner)
  },
  'escaped-pem': (text) => {
    const pem = decodePercent(text)
    return pem === undefined ? undefined : fromPem(pem)
  },
  base64: (text) => fromBase64(text.split(',', 1)[0]!),
}

/** The octets of the certificate; undefined where the text is not of this form. Pure. */
export function readPresented(text: string, form: CertificateForm): Uint8Array | undefined {
  return text.length > LONGEST ? undefined : readers[form](text)
}

/** The header of RFC 9440 §2.2. Pure. */
export const formatClientCert = (der: Uint8Array): string => `:${Buffer.from(der).toString('base64')}:`
