/** What countersign and the servers that it configures do by default, by the weakness that it answers, and what proves each. */
export type Default = {
  /** What is so, in one sentence. */
  readonly about: string
  readonly cwe: readonly number[]
  /** Attacks that every exported server is tried with, and would let in without it. */
  readonly attacks?: readonly string[]
  /** Lint rules that object where it is not so. */
  readonly rules?: readonly string[]
  /** Tests that fail without it: file → their titles. */
  readonly tests?: Readonly<Record<string, readonly string[]>>
}

export const defaults: readonly Default[] = [
  {
    about: 'Exported servers answer only TLS connections on their port.',
    cwe: [288, 319],
    attacks: ['plaintext-http'],
  },
  {
    about: 'Every answer tells browsers to use only https for a year (Strict-Transport-Security).',
    cwe: [319],
    tests: { 'test/policy/guideline.test.ts': ['tells browsers to come by https alone, for a year (RFC 6797 §6.1.1)'] },
  },
  {
    about:
      'Exported servers require, on the whole listener, a client certificate of the one client CA, and trust no other CA.',
    cwe: [287, 295, 296, 306, 347],
    attacks: [
      'no-certificate',
      'self-signed',
      'decoy-authority',
      'decoy-with-chain',
      'sibling-authority',
      'advertised-authorities',
    ],
  },
  {
    about:
      'Exported servers require that a certificate is for clients (clientAuth), even if the TLS library does not check it.',
    cwe: [295],
    attacks: ['wrong-eku', 'server-certificate'],
  },
  {
    about:
      'A server compares the client CA with its pin at each start and reload. nginx, Envoy and HAProxy cannot; for them, each export compares them.',
    cwe: [295, 345],
    tests: {
      'test/export/material.test.ts': ['is refused with an anchor of another pin'],
      'test/x509/anchor.test.ts': ['is not another one, though of the same name'],
    },
  },
  {
    about:
      'One authority issues client certificates and another issues server certificates, both with path length 0, so that neither can do the work of the other.',
    cwe: [295, 296],
    attacks: ['leaf-as-authority'],
    tests: {
      'test/policy/authority-plan.test.ts': [
        'is a self-signed CA of path length 0 that signs certificates and CRLs, all critical (RFC 5280 §4.2.1.9, §4.2.1.3)',
      ],
    },
  },
  {
    about:
      'The authority for servers can issue certificates only for its own domains, loopback and private addresses, unless init or permit added more.',
    cwe: [295],
    tests: {
      'test/policy/authority-plan.test.ts': [
        'keep the authority for servers to its own domain, this machine and private addresses, and are critical',
      ],
    },
  },
  {
    about: 'An exported server answers for one host name only: SNI and the Host header must both have this name.',
    cwe: [288, 297],
    attacks: ['address-in-sni', 'host-differs-from-sni', 'other-sni', 'no-sni', 'upper-case-sni'],
  },
  {
    about: 'Identity headers, which only proxies may send, are removed or refused when a client sends them.',
    cwe: [290, 345],
    attacks: ['spoofed-identity'],
    tests: { 'test/policy/identity-headers.test.ts': ['has whatever the probe forges'] },
  },
  {
    about:
      'A request target that two programs could read in different ways is refused before the access rules are applied.',
    cwe: [436],
    attacks: ['forbidden-request'],
    tests: {
      'test/contract/access.ts': ['$who, $method $target: $outcome'],
      'test/policy/access-decision.test.ts': ['is read as it is, or not at all'],
    },
  },
  {
    about:
      'With access rules, a server refuses every request that no rule allows; of the paths that cover a request, only the longest decides.',
    cwe: [285, 862, 863],
    attacks: ['forbidden-request'],
    tests: { 'test/contract/access.ts': ['$who, $method $target: $outcome'] },
  },
  {
    about:
      'countersign exports no access rule that admits more clients than the rule for a shorter path, unless the rule says that this is intended.',
    cwe: [863],
    tests: { 'test/workflow/access.test.ts': ['is refused with rules %s, and nothing is written'] },
  },
  {
    about:
      'A server checks the dates of a certificate again at each request, so a connection gets no answer after the certificate has expired.',
    cwe: [298],
    attacks: ['expired'],
    tests: {
      'test/contract/clocks.ts': ['lets in clients whose certificates are valid by its present clock, over and back'],
    },
  },
  {
    about: 'A server checks revocation with a current CRL; without a current CRL it refuses everybody.',
    cwe: [299],
    attacks: ['revoked', 'issued-twice'],
    tests: { 'test/contract/proven.ts': ['never opens, and admits alice again once the CRL is back'] },
  },
  {
    about: 'TLS sessions cannot be resumed, so a revoked client cannot return with an old session.',
    cwe: [299, 613],
    attacks: ['resumption-after-revocation'],
  },
  {
    about: 'Servers accept TLS 1.2 and 1.3 only.',
    cwe: [326, 327, 757],
    attacks: ['old-tls', 'downgrade'],
  },
  {
    about:
      'Servers accept only cipher suites with ephemeral key exchange and authenticated encryption, and prefer X25519MLKEM768 if they support it.',
    cwe: [326, 327],
    attacks: ['weak-suites'],
    tests: {
      'test/policy/guideline.test.ts': [
        'has suites with forward secrecy and authenticated encryption only (RFC 9325 §4.2)',
        'begins with TLS 1.2 and prefers the hybrid group',
      ],
    },
  },
  {
    about: 'Keys are P-256, P-384, Ed25519 or RSA with at least 3072 bits; no option gives a weaker key.',
    cwe: [326],
    tests: { 'test/core/key.test.ts': ['has the types that profiles may name, and no other'] },
  },
  {
    about: 'Signatures are ECDSA or RSA with SHA-256 or SHA-384, or Ed25519; no option gives another algorithm.',
    cwe: [327, 328],
    rules: ['signature-algorithm-strong'],
  },
  {
    about: 'Pins and fingerprints are SHA-256.',
    cwe: [328],
    tests: {
      'test/x509/pin.test.ts': [
        'the pin is over the whole SPKI (RFC 7469 §2.4)',
        'the fingerprint is over the whole certificate',
      ],
    },
  },
  {
    about: 'Serial numbers have 126 random bits, drawn for each certificate.',
    cwe: [330, 331],
    rules: ['serial-number'],
    tests: { 'test/authority/ceremony.test.ts': ['draws positive serials of 16 octets (RFC 5280 §4.1.2.2)'] },
  },
  {
    about:
      "countersign takes all random bytes from OpenSSL's CSPRNG; a test checks that the source uses no other source of randomness.",
    cwe: [330, 338],
    tests: {
      'test/architecture.test.ts': ['has imports that go down or stay in the room, and effects in the wings only'],
    },
  },
  {
    about:
      'Every certificate for a client or a server is linted and recorded before it is signed, and its signature is verified before its owner gets the certificate.',
    cwe: [347, 693],
    tests: {
      'test/authority/ceremony.test.ts': [
        'records exactly what it hands out',
        "hands nothing out when the signature is not of the authority's key, frees the name, and puts the serial on the next CRL",
      ],
    },
  },
  {
    about: 'A reload loads all of its files or none of them, so that a bad file never leaves a server open.',
    cwe: [693],
    tests: { 'test/contract/proven.ts': ['never opens, and admits alice again once the CRL is back'] },
  },
  {
    about: 'Every answer has the security headers, also a refusal.',
    cwe: [693, 1021],
    attacks: ['framing'],
  },
  {
    about:
      'The keys of the authorities are encrypted with a passphrase (scrypt and AES-256), unless init was run with --insecure-no-passphrase.',
    cwe: [261],
    tests: {
      'test/workflow/init.test.ts': [
        'encrypts the keys of both authorities under the passphrase',
        'is warned of by status for as long as its keys are not encrypted',
      ],
    },
  },
  {
    about:
      'countersign never stores a passphrase and never takes it from the command line; a passphrase for new keys has at least 8 characters.',
    cwe: [261],
    tests: {
      'test/workflow/passphrase.test.ts': [
        'wants eight characters of a new one, wherever it comes from, and none of an old one',
      ],
    },
  },
  {
    about: 'countersign refuses a key file or passphrase file that other users can read.',
    cwe: [261],
    tests: {
      'test/effects/keys.test.ts': [
        'refuses a key file that others can read, one that is absent, and one that is no key',
      ],
      'test/workflow/passphrase.test.ts': ['refuses a file of mode %o'],
    },
  },
  {
    about: 'No page may be shown in a frame, not even by pages of the same site.',
    cwe: [1021],
    attacks: ['framing'],
    tests: { 'test/policy/guideline.test.ts': ['forbids framing in both languages that browsers know, and sniffing'] },
  },
  {
    about:
      'A server accepts requests that change something only from listed origins; it refuses such a request without Origin and Sec-Fetch-Site, unless the export allows it.',
    cwe: [346, 352],
    attacks: ['foreign-origin'],
  },
]
