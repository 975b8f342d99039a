/** Reads serial numbers and digests of certificates as other programs print them. Looks for no certificate. */

/** What programs write before a serial number or a digest: `serial=`, `Serial Number (hex):`, `SHA256 Fingerprint=`, `pin-sha256:`. */
const label =
  /^\s*(?:(?:x5t#s256|serial\s*(?:number|no\.?)?|(?:pin[\s-]*)?sha-?(?:1|256)|thumbprint|(?:cert(?:ificate)?\s*)?(?:hash|fingerprint))(?:\s*\(\s*(?:hex|sha-?1|sha-?256|[0-9]+ bits?)\s*\))?\s*(?:fingerprint|thumbprint)?\s*[:=/#]\s*)+/i

/** No program writes more around one; what is longer is not searched for it. */
const LONGEST = 400

/** What is left without its label, and what some programs put around: brackets, quotes, marks of direction. */
export function withoutLabel(text: string): string {
  if (text.length > LONGEST) return text.trim()
  // OpenSSL prints a short serial number in decimal, with its hex behind.
  const short = /^[^(]* \((0x[0-9a-f]+)\)\s*$/i.exec(text)?.[1]
  return (short ?? text)
    .replace(/["'\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(label, '')
    .trim()
    .replace(/^\[\s*(.*?)\s*\]$/s, '$1')
}

/** Hex digits in lower case, without what stands between octets: colons, spaces or hyphens; undefined for any other text. Pure. */
export function hexDigitsIn(text: string): string | undefined {
  const bare = withoutLabel(text)
  const digits = (/^([0-9a-f]{2}-)+[0-9a-f]{2}$/i.test(bare) ? bare.replaceAll('-', '') : bare.replace(/[\s:]/g, ''))
    .replace(/^0x/i, '')
    .toLowerCase()
  return /^[0-9a-f]+$/.test(digits) ? digits : undefined
}

/** A digest as hex, of a kind that its length tells. */
export type DigestText = { readonly kind: 'sha256' | 'sha1'; readonly hex: string }

const SHA256_OCTETS = 32
/** Base64 of 32 octets, in either alphabet, with or without its end. */
const base64 = /^[A-Za-z0-9+/_-]{43}=?$/

/**
 * Reads a digest: SHA-256 in hex, as `openssl`, keytool and browsers print it, in base64 as pins are written (RFC 7469), or in base64url as in
 * `x5t#S256` (RFC 8705 §3.1); SHA-1 in hex. Undefined for any other text.
 *
 * Pure.
 */
export function readDigest(text: string): DigestText | undefined {
  // curl writes sha256// before a pin, which may begin with a slash itself.
  const bare = withoutLabel(text).replace(/^\/(?=.{43}=$)/, '')
  if (base64.test(bare)) {
    const octets = Buffer.from(bare, 'base64url')
    const written = octets.toString('base64url') === bare.replace(/=$/, '').replaceAll('+', '-').replaceAll('/', '_')
    return written && octets.length === SHA256_OCTETS ? { kind: 'sha256', hex: octets.toString('hex') } : undefined
  }
  const hex = hexDigitsIn(text)
  if (hex?.length === 2 * SHA256_OCTETS) return { kind: 'sha256', hex }
  return hex?.length === 40 ? { kind: 'sha1', hex } : undefined
}
