/** What countersign and the servers that it configures do unasked, by the weakness that it answers. */

export type Default = {
  /** What is so, in one sentence. */
  readonly about: string
  readonly cwe: readonly number[]
  /** What makes it so: file → a piece of its text. Where one is gone, the documents are not written. */
  readonly lines: Readonly<Record<string, string>>
}

const node = 'templates/node/server.mjs'
const nginx = 'templates/nginx/nginx.conf.liquid'
const axum = 'templates/axum/src'

export const defaults: readonly Default[] = [
  {
    about: 'Exported servers serve nothing on their port but what comes by TLS.',
    cwe: [288, 319],
    lines: {
      [node]: "import { createServer } from 'node:https'",
      [nginx]: 'listen {{ listen }} ssl;',
      [`${axum}/server.rs`]: 'TlsAcceptor::from(in_force.tls.clone()).accept(stream)',
    },
  },
  {
    about: 'Answers tell browsers to come by https only, for a year (Strict-Transport-Security).',
    cwe: [319],
    lines: { 'src/policy/guideline.ts': "{ name: 'Strict-Transport-Security', value: 'max-age=31536000' }" },
  },
  {
    about: 'Exported servers demand a certificate of the one client CA for the whole listener, and trust no other CA.',
    cwe: [287, 295, 296, 306, 347],
    lines: {
      [node]: 'rejectUnauthorized: true',
      [nginx]: 'ssl_verify_client on;',
      [`${axum}/tls.rs`]: '.with_client_cert_verifier(verifier)',
    },
  },
  {
    about: 'Beyond what the TLS library checks, a certificate must say that it is for clients.',
    cwe: [295],
    lines: {
      [node]: '!peer.usages.includes(CLIENT_AUTH)',
      'templates/nginx/certificate.mjs': 'certificate.purposes.indexOf(CLIENT_AUTH) < 0',
      [`${axum}/identity.rs`]: 'purposes.value.client_auth',
    },
  },
  {
    about:
      'The client CA is held against its pin at each start and reload; nginx cannot, and is held to it at each export.',
    cwe: [295, 345],
    lines: {
      [node]: 'if (pin !== config.recipe.pin) throw',
      [`${axum}/tls.rs`]: 'if pin != expected {',
      'src/x509/anchor.ts': "if (pin !== 'unpinned' && pin !== found) return",
    },
  },
  {
    about:
      'Clients and servers are certified by two authorities of path length 0, so that neither can stand in for the other.',
    cwe: [295, 296],
    lines: { 'src/policy/authority-plan.ts': 'encodeBasicConstraints({ ca: true, pathLength: 0 })' },
  },
  {
    about:
      'An authority for servers may name its own domains, loopback and private addresses only, unless init was told of more.',
    cwe: [295],
    lines: { 'src/policy/authority-plan.ts': 'encodeNameConstraints({ permitted, excluded: [] })' },
  },
  {
    about: 'An exported server answers for one name: SNI and Host must both be it.',
    cwe: [288, 297],
    lines: {
      [node]: 'requireRightName(request)',
      [nginx]: 'if ($name_is_right != yes) { set $why "this name is not served here"; return 421; }',
      [`${axum}/door.rs`]: 'self.require_right_name(caller.server_name.as_deref(), request)?',
    },
  },
  {
    about: 'Headers by which proxies tell an identity are removed or refused when a client sends them.',
    cwe: [290, 345],
    lines: {
      [node]: 'removeForeignHeaders(request)',
      'templates/nginx/door.js': 'foreign.beginnings.some((beginning) => name.startsWith(beginning))',
      [`${axum}/door.rs`]: 'remove_foreign_headers(request.headers_mut(), &self.config.foreign_headers)',
    },
  },
  {
    about: 'A request target that two readers could read differently is refused before anybody decides on it.',
    cwe: [436],
    lines: {
      [node]: 'readPath(request.url)',
      'templates/nginx/door.js': 'rules.readPath(r.variables.request_uri, access.escapes)',
      [`${axum}/door.rs`]: 'in_force.access.read_target(request.uri_mut()).ok_or_else(ambiguous)?',
    },
  },
  {
    about:
      'Where access rules are given, what none of them allows is refused; of the paths that cover a request the longest decides alone.',
    cwe: [285, 862, 863],
    lines: {
      [node]: 'requireAllowed(connection.peer.identity, request.method, path)',
      'templates/nginx/door.js': 'rules.allows(access, client.identity, r.method, path)',
      [`${axum}/door.rs`]: 'in_force.access.allows(&peer.identity, request.method(), &path)',
    },
  },
  {
    about: 'Rules that let in whom a shorter path would not, without saying that this is meant, are not exported.',
    cwe: [863],
    lines: { 'src/workflow/access.ts': "throw new CountersignError('access.refused'" },
  },
  {
    about:
      'A connection that outlives its certificate is answered no more: its dates are checked again at each request.',
    cwe: [298],
    lines: {
      [node]: 'if (now() < peer.notBefore || now() > peer.notAfter) return objection',
      'templates/nginx/certificate.mjs': 'if (second < certificate.notBefore || second > certificate.notAfter) return',
      [`${axum}/identity.rs`]: 'if !(self.not_before..=self.not_after).contains(&now())',
    },
  },
  {
    about: 'Revocation is checked against a CRL that must be there and in date; without one nobody gets in.',
    cwe: [299],
    lines: {
      [node]: 'if (now() > crl.nextUpdate) return objection',
      [nginx]: 'ssl_crl tls/client-crl.pem;',
      [`${axum}/tls.rs`]: '.enforce_revocation_expiration()',
    },
  },
  {
    about: 'No session can be resumed, so none brings back a client that was revoked meanwhile.',
    cwe: [299, 613],
    lines: {
      [node]: 'constants.SSL_OP_NO_TICKET',
      [nginx]: 'ssl_session_tickets off;',
      [`${axum}/tls.rs`]: 'tls.send_tls13_tickets = 0;',
    },
  },
  {
    about: 'TLS 1.2 and 1.3 only.',
    cwe: [326, 327, 757],
    lines: { 'src/policy/guideline.ts': "tlsVersions: ['1.2', '1.3']" },
  },
  {
    about:
      'Suites with ephemeral key exchange and authenticated encryption only, X25519MLKEM768 first where the server has it.',
    cwe: [326, 327],
    lines: { 'src/policy/guideline.ts': "groups: ['X25519MLKEM768', 'X25519', 'P-256', 'P-384']" },
  },
  {
    about: 'Keys are P-256, P-384, Ed25519 or RSA of 3072 bits and more; there is no way to ask for less.',
    cwe: [326],
    lines: { 'src/core/key.ts': 'KeyType = keyof typeof rows' },
  },
  {
    about: 'Signatures are ECDSA or RSA with SHA-256 or SHA-384, or Ed25519; nothing else can be asked for.',
    cwe: [327, 328],
    lines: { 'src/core/key.ts': 'SignatureAlgorithm = keyof typeof signatures' },
  },
  {
    about: 'Pins and fingerprints are SHA-256.',
    cwe: [328],
    lines: { 'src/x509/pin.ts': "hash('sha256', spki, 'base64')" },
  },
  {
    about: 'Serial numbers have 126 random bits, drawn for each certificate.',
    cwe: [330, 331],
    lines: { 'src/policy/serial.ts': 'const SERIAL_OCTETS = 16' },
  },
  {
    about: "All randomness of countersign is that of OpenSSL's CSPRNG; a test reads the source for any other.",
    cwe: [330, 338],
    lines: {
      'src/effects/entropy.ts': 'new Uint8Array(randomBytes(length))',
      'test/architecture.test.ts': 'Math\\.random',
    },
  },
  {
    about:
      'Every certificate for a client or a server is linted and recorded before it is signed, and its signature is verified before it is handed out.',
    cwe: [347, 693],
    lines: {
      'src/authority/prepare.ts': 'const findings = lintCertificate(tbs,',
      'src/authority/issue.ts': 'if (!verifySignature({ spki, algorithm, signature, signed: tbs }))',
    },
  },
  {
    about: 'A reload takes all of its files or none, so that a bad one never leaves a server open.',
    cwe: [693],
    lines: {
      [node]: 'All or nothing: with one bad file, none of it is taken.',
      [`${axum}/tls.rs`]: 'With one bad file, none of it is taken.',
    },
  },
  {
    about: 'Security headers stand on every answer that the door gives or lets out, refusals included.',
    cwe: [693, 1021],
    lines: {
      [node]: 'setSecurityHeaders(response)',
      [nginx]: 'add_header {{ header.name }} {{ header.value | quoted }} always;',
      [`${axum}/door.rs`]: 'headers.insert(header.name.clone(), header.value.clone());',
    },
  },
  {
    about:
      'Keys of the authorities are encrypted under a passphrase by scrypt and AES-256; only --insecure-no-passphrase has them otherwise.',
    cwe: [261],
    lines: {
      'src/asn1/pkcs8.ts': 'const COST = 2 ** 14',
      'src/cli/commands/init.ts': 'insecureNoPassphrase: flag(',
    },
  },
  {
    about:
      'A passphrase is never stored, never on the command line, and has at least 8 characters where it protects new keys.',
    cwe: [261],
    lines: { 'src/workflow/passphrase.ts': 'const MINIMUM_CHARACTERS = 8' },
  },
  {
    about: 'A key file or passphrase file that others can read is refused.',
    cwe: [261],
    lines: {
      'src/effects/keys.ts': "throw new CountersignError('file.exposed'",
      'src/workflow/passphrase.ts': "throw new CountersignError('file.exposed'",
    },
  },
  {
    about: 'No page may be framed, not even by pages of the same site.',
    cwe: [1021],
    lines: { 'src/policy/guideline.ts': 'value: "frame-ancestors \'none\'"' },
  },
  {
    about:
      'Requests that change something are taken from listed origins only; without Origin and Sec-Fetch-Site they are refused unless the export allowed it.',
    cwe: [346, 352],
    lines: {
      [node]: 'requireOwnOrigin(request.headersDistinct)',
      [nginx]:
        'if ($from_foreign_page != no) { set $why "requests that change something are taken from this origin only"; return 403; }',
      [`${axum}/door.rs`]: 'self.require_own_origin(request.headers())?',
    },
  },
]
