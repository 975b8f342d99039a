/** Headers that tell a server who is calling, from where, or what is asked for. A client that sends one to a door lies about it. */

/**
 * The one list: exporters have these taken off, the probe forges those that tell an identity. By what they tell; the rest tell of an
 * address, another name, another path or another method.
 */
export const identityHeaders = {
  /** That somebody was verified: SUCCESS. */
  verdict: ['X-SSL-Client-Verify', 'SSL-Client-Verify', 'X-Client-Verify', 'X-SSL-Client-Verified'],
  /** The same: true. */
  presence: ['X-Client-Cert-Chain-Verified', 'X-Client-Cert-Present', 'X-SSL'],
  subject: [
    ...['X-SSL-Client-S-DN', 'X-SSL-Client-DN', 'X-SSL-Client-Subject', 'SSL-Client-Subject-DN', 'SSL-Client-S-DN'],
    ...['X-Client-DN', 'X-Client-Subject', 'X-Client-Cert-Subject-DN', 'X-Amzn-Mtls-Clientcert-Subject'],
  ],
  name: [
    ...['X-SSL-Client-CN', 'X-Client-CN', 'X-Client-Identity', 'X-Remote-User', 'Remote-User', 'X-Forwarded-User'],
    ...['X-WebAuth-User', 'X-User', 'X-Auth-Request-User', 'Cf-Client-Cert-Subject-CN'],
  ],
  /** The certificate, as PEM in percent-encoding. */
  pem: ['X-SSL-Client-Cert', 'SSL-Client-Cert', 'X-Client-Cert', 'X-Amzn-Mtls-Clientcert-Leaf'],
  /** The certificate in a form of its own. */
  own: [
    'Client-Cert',
    'X-ARR-ClientCert',
    'X-Forwarded-Client-Cert',
    'X-Forwarded-Tls-Client-Cert',
    'X-Forwarded-Tls-Client-Cert-Info',
  ],
  /** Who is calling, in further names: of gateways, of single sign-on, and what a proxy's operator makes up. */
  further: [
    ...['CF-Cert-Presented', 'CF-Cert-Verified', 'CF-Client-Cert-DER-Base64', 'CF-Client-Cert-SHA256'],
    ...['Client-Cert-Chain', 'Client-Cert-Secret', 'SSL-Client-Issuer-DN', 'SSL-Client-I-DN', 'SSL-Client-Serial'],
    ...['X-Amzn-Mtls-Clientcert', 'X-Amzn-Mtls-Clientcert-Issuer', 'X-Amzn-Mtls-Clientcert-Serial-Number'],
    ...['X-Amzn-Mtls-Clientcert-Validity', 'X-Client-Cert-Chain', 'X-Client-Certificate', 'X-Client-Fingerprint'],
    ...[
      'X-Client-S-DN',
      'X-Client-I-DN',
      'X-Client-Serial',
      'X-Client-Verified',
      'X-SSL-Cert',
      'X-SSL-Client-Fingerprint',
    ],
    ...[
      'X-SSL-Client-I-DN',
      'X-SSL-Client-Serial',
      'X-SSL-Issuer',
      'X-SSL-Subject',
      'X-TLS-Client-Cert',
      'X-TLS-Client-DN',
    ],
    ...['X-Forwarded-SSL-Client-Cert', 'X-Certificate-Subject'],
    ...['Remote-Email', 'Remote-Groups', 'Remote-Name', 'X-Remote-Group', 'X-Remote-Groups', 'X-Remote-Email'],
    ...['X-User-ID', 'X-User-Name', 'X-User-Email', 'X-User-Groups', 'X-User-Roles', 'X-Username', 'X-UserId'],
    ...['X-Auth-User', 'X-Auth-Username', 'X-Auth-Email', 'X-Auth-Groups', 'X-Auth-Roles', 'X-Auth-Name'],
    ...[
      'X-Auth-Request-Email',
      'X-Auth-Request-Groups',
      'X-Auth-Request-Preferred-Username',
      'X-Auth-Request-Access-Token',
    ],
    ...['X-Authenticated-User', 'X-Authenticated-UserId', 'X-Authenticated-Email', 'X-Authenticated-Groups'],
    ...['X-Authenticated-Scope', 'X-Consumer-ID', 'X-Consumer-Username', 'X-Consumer-Custom-ID', 'X-Consumer-Groups'],
    ...[
      'X-Credential-Identifier',
      'X-Vouch-User',
      'X-Token-User-Name',
      'X-Token-User-Email',
      'X-WebAuth-Email',
      'X-WebAuth-Groups',
    ],
    ...[
      'X-Goog-Authenticated-User-Email',
      'X-Goog-Authenticated-User-ID',
      'X-MS-Client-Principal',
      'X-MS-Client-Principal-ID',
    ],
    ...[
      'X-MS-Client-Principal-Name',
      'Cf-Access-Authenticated-User-Email',
      'Tailscale-User-Login',
      'Tailscale-User-Name',
    ],
    ...['X-Forwarded-Access-Token', 'X-Forwarded-Email', 'X-Forwarded-Groups', 'X-Forwarded-Preferred-Username'],
  ],
  rest: [
    ...[
      'Forwarded',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Forwarded-Method',
      'X-Forwarded-Path',
      'X-Forwarded-Port',
    ],
    ...['X-Forwarded-Prefix', 'X-Forwarded-Proto', 'X-Forwarded-Server', 'X-Forwarded-SSL', 'X-Forwarded-Uri'],
    ...['True-Client-IP', 'X-Client-IP', 'X-Real-IP', 'X-Cluster-Client-IP', 'CF-Connecting-IP'],
    ...['X-HTTP-Method', 'X-HTTP-Method-Override', 'X-Method-Override', 'X-Original-Forwarded-For', 'X-Original-Host'],
    ...['X-Original-Method', 'X-Original-Uri', 'X-Original-Url', 'X-Rewrite-Url'],
  ],
} as const

/** Beginnings of names that proxies make up as they need them. Narrow: `X-Client-Info` is nobody's identity. */
const beginnings = [
  ...['client-cert', 'x-client-cert', 'x-client-dn', 'x-client-s-dn', 'x-client-verif', 'x-client-subject'],
  ...[
    'x-ssl-client',
    'ssl-client',
    'x-tls-client',
    'x-forwarded-client-cert',
    'x-forwarded-tls-client',
    'x-forwarded-ssl-client',
  ],
  ...[
    'x-amzn-mtls-',
    'x-arr-clientcert',
    'cf-client-cert',
    'cf-cert',
    'x-remote-user',
    'x-auth-request-',
    'x-webauth-',
  ],
] as const

/** The headers that are taken off a request: names as they are written, and beginnings in lower case. */
export type HeaderFilter = { readonly names: readonly string[]; readonly beginnings: readonly string[] }

/** X_SSL_Cert is X-SSL-Cert to some readers. Pure. */
const spell = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '-')

/** All of them. */
export const foreignHeaders: HeaderFilter = {
  names: Object.values(identityHeaders)
    .flat()
    .toSorted((a, b) => (spell(a) < spell(b) ? -1 : 1)),
  beginnings,
}

/** Whether a door takes a header for a forged identity, in whatever spelling. Pure. */
export const isForeignHeader = (name: string): boolean =>
  foreignHeaders.names.some((one) => spell(one) === spell(name)) ||
  beginnings.some((one) => spell(name).startsWith(one))
