/** Headers by which proxies pass a verified client on to what is behind them, in every tongue that is spoken. */
import type { Der } from '../../core/brand.ts'
import { encodeCertificatePem } from '../../x509/certificate.ts'
import type { HttpHeader } from './http.ts'

/** Whoever a proxy vouches for. */
export type Claimed = {
  /** Subject, as RFC 4514 writes it. */
  readonly subject: string
  readonly commonName: string
  readonly certificate: Der<'Certificate'>
}

const verdictNames = ['X-SSL-Client-Verify', 'SSL-Client-Verify', 'X-Client-Verify', 'X-SSL-Client-Verified']
const subjectNames = [
  ...['X-SSL-Client-S-DN', 'X-SSL-Client-DN', 'X-SSL-Client-Subject', 'SSL-Client-Subject-DN', 'SSL-Client-S-DN'],
  ...['X-Client-DN', 'X-Client-Subject', 'X-Client-Cert-Subject-DN', 'X-Amzn-Mtls-Clientcert-Subject'],
]
const nameNames = [
  ...['X-SSL-Client-CN', 'X-Client-CN', 'X-Client-Identity', 'X-Remote-User', 'Remote-User', 'X-Forwarded-User'],
  ...['X-WebAuth-User', 'X-User', 'X-Auth-Request-User', 'Cf-Client-Cert-Subject-CN'],
]
const pemNames = ['X-SSL-Client-Cert', 'SSL-Client-Cert', 'X-Client-Cert', 'X-Amzn-Mtls-Clientcert-Leaf']

const all = (names: readonly string[], value: string): HttpHeader[] => names.map((name) => ({ name, value }))

/**
 * Writes the headers that vouch for somebody, in groups that no limit on a head's length should stop. Pure.
 *
 * @see RFC 9440 (Client-Cert)
 */
export function vouchFor({ subject, commonName, certificate }: Claimed): readonly (readonly HttpHeader[])[] {
  const text = [
    ...all(verdictNames, 'SUCCESS'),
    ...all(['X-Client-Cert-Chain-Verified', 'X-Client-Cert-Present', 'X-SSL'], 'true'),
    ...all(subjectNames, subject),
    ...all(nameNames, commonName),
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
  const encoded = all(pemNames, encodeURIComponent(encodeCertificatePem(certificate)))
  return [text, underscored, standard, encoded]
}
