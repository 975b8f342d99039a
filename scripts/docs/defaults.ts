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
    about: 'Exported servers serve nothing on their port but what comes by TLS.',
    cwe: [288, 319],
    attacks: ['plaintext-http'],
  },
  {
    about: 'Answers tell browsers to come by https only, for a year (Strict-Transport-Security).',
    cwe: [319],
    tests: { 'test/policy/guideline.test.ts': ['tells browsers to come by https alone, for a year (RFC 6797 §6.1.1)'] },
  },
  {
    about: 'Exported servers demand a certificate of the one client CA for the whole listener, and trust no other CA.',
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
    about: 'Beyond what the TLS library checks, a certificate must say that it is for clients.',
    cwe: [295],
    attacks: ['wrong-eku', 'server-certificate'],
  },
  {
    about:
      'The client CA is held against its pin at each start and reload; nginx cannot, and is held to it at each export.',
    cwe: [295, 345],
    tests: {
      'test/export/material.test.ts': ['is refused with an anchor of another pin'],
      'test/x509/anchor.test.ts': ['is not another one, though of the same name'],
    },
  },
  {
    about:
      'Clients and servers are certified by two authorities of path length 0, so that neither can stand in for the other.',
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
      'An authority for servers may name its own domains, loopback and private addresses only, unless init was told of more.',
    cwe: [295],
    tests: {
      'test/policy/authority-plan.test.ts': [
        'keep the authority for servers to its own domain, this machine and private addresses, and are critical',
      ],
    },
  },
  {
    about: 'An exported server answers for one name: SNI and Host must both be it.',
    cwe: [288, 297],
    attacks: ['host-differs-from-sni', 'other-sni', 'no-sni', 'upper-case-sni'],
  },
  {
    about: 'Headers by which proxies tell an identity are removed or refused when a client sends them.',
    cwe: [290, 345],
    attacks: ['spoofed-identity'],
    tests: { 'test/policy/identity-headers.test.ts': ['has whatever the probe forges'] },
  },
  {
    about: 'A request target that two readers could read differently is refused before anybody decides on it.',
    cwe: [436],
    attacks: ['forbidden-request'],
    tests: {
      'test/contract/access.ts': ['$who, $method $target: $outcome'],
      'test/policy/access-decision.test.ts': ['is read as it is, or not at all'],
    },
  },
  {
    about:
      'Where access rules are given, what none of them allows is refused; of the paths that cover a request the longest decides alone.',
    cwe: [285, 862, 863],
    attacks: ['forbidden-request'],
    tests: { 'test/contract/access.ts': ['$who, $method $target: $outcome'] },
  },
  {
    about: 'Rules that let in whom a shorter path would not, without saying that this is meant, are not exported.',
    cwe: [863],
    tests: { 'test/workflow/access.test.ts': ['is refused with rules %s, and nothing is written'] },
  },
  {
    about:
      'A connection that outlives its certificate is answered no more: its dates are checked again at each request.',
    cwe: [298],
    attacks: ['expired'],
    tests: { 'test/contract/clocks.ts': ['lets in whoever is good by the clock that it has now, over and back'] },
  },
  {
    about: 'Revocation is checked against a CRL that must be there and in date; without one nobody gets in.',
    cwe: [299],
    attacks: ['revoked', 'issued-twice'],
    tests: { 'test/contract/proven.ts': ['never opens, and admits alice again once the CRL is back'] },
  },
  {
    about: 'No session can be resumed, so none brings back a client that was revoked meanwhile.',
    cwe: [299, 613],
    attacks: ['resumption-after-revocation'],
  },
  {
    about: 'TLS 1.2 and 1.3 only.',
    cwe: [326, 327, 757],
    attacks: ['old-tls', 'downgrade'],
  },
  {
    about:
      'Suites with ephemeral key exchange and authenticated encryption only, X25519MLKEM768 first where the server has it.',
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
    about: 'Keys are P-256, P-384, Ed25519 or RSA of 3072 bits and more; there is no way to ask for less.',
    cwe: [326],
    tests: { 'test/core/key.test.ts': ['has the types that profiles may name, and no other'] },
  },
  {
    about: 'Signatures are ECDSA or RSA with SHA-256 or SHA-384, or Ed25519; nothing else can be asked for.',
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
    about: "All randomness of countersign is that of OpenSSL's CSPRNG; a test reads the source for any other.",
    cwe: [330, 338],
    tests: {
      'test/architecture.test.ts': ['has imports that go down or stay in the room, and effects in the wings only'],
    },
  },
  {
    about:
      'Every certificate for a client or a server is linted and recorded before it is signed, and its signature is verified before it is handed out.',
    cwe: [347, 693],
    tests: {
      'test/authority/ceremony.test.ts': [
        'records exactly what it hands out',
        "hands nothing out when the signature is not of the authority's key, frees the name, and puts the serial on the next CRL",
      ],
    },
  },
  {
    about: 'A reload takes all of its files or none, so that a bad one never leaves a server open.',
    cwe: [693],
    tests: { 'test/contract/proven.ts': ['never opens, and admits alice again once the CRL is back'] },
  },
  {
    about: 'Security headers stand on every answer that the door gives or lets out, refusals included.',
    cwe: [693, 1021],
    attacks: ['framing'],
  },
  {
    about:
      'Keys of the authorities are encrypted under a passphrase by scrypt and AES-256; only --insecure-no-passphrase has them otherwise.',
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
      'A passphrase is never stored, never on the command line, and has at least 8 characters where it protects new keys.',
    cwe: [261],
    tests: {
      'test/workflow/passphrase.test.ts': [
        'wants eight characters of a new one, wherever it comes from, and none of an old one',
      ],
    },
  },
  {
    about: 'A key file or passphrase file that others can read is refused.',
    cwe: [261],
    tests: {
      'test/effects/keys.test.ts': [
        'refuses a key file that others can read, one that is absent, and one that is no key',
      ],
      'test/workflow/passphrase.test.ts': ['refuses a file of mode %o'],
    },
  },
  {
    about: 'No page may be framed, not even by pages of the same site.',
    cwe: [1021],
    attacks: ['framing'],
    tests: { 'test/policy/guideline.test.ts': ['forbids framing in both languages that browsers know, and sniffing'] },
  },
  {
    about:
      'Requests that change something are taken from listed origins only; without Origin and Sec-Fetch-Site they are refused unless the export allowed it.',
    cwe: [346, 352],
    attacks: ['foreign-origin'],
  },
]
