/** The headers by which proxies tell a backend who the verified client is, in every form that proxies use. */
import type { Der } from '../../core/brand.ts'
import { identityHeaders } from '../../policy/identity-headers.ts'
import { encodeCertificatePem, parseCertificate } from '../../x509/certificate.ts'
import { formatName } from '../../x509/name.ts'
import type { HttpHeader } from './http.ts'

/** The client that a proxy vouches for. */
export type Claimed = {
  /** Subject, as RFC 4514 writes it. */
  readonly subject: string
  readonly commonName: string
  readonly certificate: Der<'Certificate'>
}

/** The values that a proxy would send to state the subject of a certificate. Pure. */
export function claimOf(certificate: Der<'Certificate'>): Claimed {
  const { subject } = parseCertificate(certificate).tbs
  const commonName = subject.find(({ type }) => type === 'commonName')?.value ?? 'client'
  return { subject: formatName(subject), commonName, certificate }
}

/** What each group of headers is, in the order of {@link vouchFor}. */
export const vouchGroups = [
  'text',
  'spelt with underscores',
  'certificates',
  'certificates in PEM',
  'further names',
  'twice and in mixed case',
  'named by Connection',
] as const

const all = (names: readonly string[], value: string): HttpHeader[] => names.map((name) => ({ name, value }))

/** Turns every second letter round: names of fields are the same in any case (RFC 9110 §5.1). */
const inMixedCase = (name: string): string =>
  [...name].map((letter, index) => (index % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase())).join('')

/** What those say who vouch for nobody. */
const NOBODY = 'NONE'

/**
 * Writes the headers that vouch for somebody, in groups that no limit on a head's length should stop. Pure.
 *
 * @see RFC 9440 (Client-Cert)
 */
export function vouchFor({ subject, commonName, certificate }: Claimed): readonly (readonly HttpHeader[])[] {
  const text = [
    ...all(identityHeaders.verdict, 'SUCCESS'),
    ...all(identityHeaders.presence, 'true'),
    ...all(identityHeaders.subject, subject),
    ...all(identityHeaders.name, commonName),
    { name: 'X-Forwarded-Client-Cert', value: `By=x;Subject="${subject}";URI=spiffe://${commonName}` },
    { name: 'X-Forwarded-Tls-Client-Cert-Info', value: encodeURIComponent(`Subject="${subject}"`) },
  ]
  // CGI and its heirs know no hyphen: both spellings become one variable.
  const underscored = text.map(({ name, value }) => ({ name: name.replaceAll('-', '_').toUpperCase(), value }))
  const base64 = Buffer.from(certificate).toString('base64')
  const standard = [
    { name: 'Client-Cert', value: `:${base64}:` },
    { name: 'X-ARR-ClientCert', value: base64 },
    { name: 'X-Forwarded-Tls-Client-Cert', value: base64 },
  ]
  const encoded = all(identityHeaders.pem, encodeURIComponent(encodeCertificatePem(certificate)))
  const further = all(identityHeaders.further, commonName)
  // Who takes off one of two, or knows one spelling alone, leaves the other.
  const twice = text.flatMap(({ name, value }) => [
    { name, value: NOBODY },
    { name: inMixedCase(name), value },
  ])
  // What Connection names is taken off on the way: with a header that the proxy has set itself, too (RFC 9110 §7.6.1).
  const named = [{ name: 'Connection', value: text.map(({ name }) => name).join(', ') }, ...text]
  return [text, underscored, standard, encoded, further, twice, named]
}
