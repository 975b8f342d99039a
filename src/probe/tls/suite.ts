/** Cipher suites of TLS 1.2 and earlier: the weak suites, grouped by weakness, and strong suites. */

/** Numbers and names as IANA registers them. */
type Suites = Readonly<Record<number, string>>

/** Weak suites by the kind of weakness. Each kind is offered by itself, because a server chooses only one suite. */
export const weakSuites: readonly {
  readonly what: string
  readonly suites: Suites
  /** The OpenSSL names of those suites that OpenSSL 3 still has. */
  readonly openssl?: string
}[] = [
  {
    what: 'no encryption',
    openssl: 'eNULL:!aNULL',
    suites: {
      1: 'RSA_WITH_NULL_MD5',
      2: 'RSA_WITH_NULL_SHA',
      59: 'RSA_WITH_NULL_SHA256',
      49153: 'ECDH_ECDSA_WITH_NULL_SHA',
      49158: 'ECDHE_ECDSA_WITH_NULL_SHA',
      49163: 'ECDH_RSA_WITH_NULL_SHA',
      49168: 'ECDHE_RSA_WITH_NULL_SHA',
    },
  },
  {
    // No CertificateRequest can be sent with these (RFC 5246 §7.4.4), so a server that agrees to one has not asked for a certificate.
    what: 'no authentication',
    openssl: 'aNULL',
    suites: {
      24: 'DH_anon_WITH_RC4_128_MD5',
      27: 'DH_anon_WITH_3DES_EDE_CBC_SHA',
      52: 'DH_anon_WITH_AES_128_CBC_SHA',
      58: 'DH_anon_WITH_AES_256_CBC_SHA',
      108: 'DH_anon_WITH_AES_128_CBC_SHA256',
      109: 'DH_anon_WITH_AES_256_CBC_SHA256',
      166: 'DH_anon_WITH_AES_128_GCM_SHA256',
      167: 'DH_anon_WITH_AES_256_GCM_SHA384',
      49173: 'ECDH_anon_WITH_NULL_SHA',
      49174: 'ECDH_anon_WITH_RC4_128_SHA',
      49175: 'ECDH_anon_WITH_3DES_EDE_CBC_SHA',
      49176: 'ECDH_anon_WITH_AES_128_CBC_SHA',
      49177: 'ECDH_anon_WITH_AES_256_CBC_SHA',
      26: 'DH_anon_WITH_DES_CBC_SHA',
      70: 'DH_anon_WITH_CAMELLIA_128_CBC_SHA',
      137: 'DH_anon_WITH_CAMELLIA_256_CBC_SHA',
      155: 'DH_anon_WITH_SEED_CBC_SHA',
    },
  },
  {
    what: 'export-grade keys',
    suites: {
      3: 'RSA_EXPORT_WITH_RC4_40_MD5',
      6: 'RSA_EXPORT_WITH_RC2_CBC_40_MD5',
      8: 'RSA_EXPORT_WITH_DES40_CBC_SHA',
      17: 'DHE_DSS_EXPORT_WITH_DES40_CBC_SHA',
      20: 'DHE_RSA_EXPORT_WITH_DES40_CBC_SHA',
      23: 'DH_anon_EXPORT_WITH_RC4_40_MD5',
      25: 'DH_anon_EXPORT_WITH_DES40_CBC_SHA',
      98: 'RSA_EXPORT1024_WITH_DES_CBC_SHA',
      100: 'RSA_EXPORT1024_WITH_RC4_56_SHA',
    },
  },
  {
    what: 'RC4',
    suites: {
      4: 'RSA_WITH_RC4_128_MD5',
      5: 'RSA_WITH_RC4_128_SHA',
      49154: 'ECDH_ECDSA_WITH_RC4_128_SHA',
      49159: 'ECDHE_ECDSA_WITH_RC4_128_SHA',
      49164: 'ECDH_RSA_WITH_RC4_128_SHA',
      49169: 'ECDHE_RSA_WITH_RC4_128_SHA',
    },
  },
  {
    what: 'an obsolete block cipher, or one with 64-bit blocks',
    suites: {
      7: 'RSA_WITH_IDEA_CBC_SHA',
      9: 'RSA_WITH_DES_CBC_SHA',
      10: 'RSA_WITH_3DES_EDE_CBC_SHA',
      21: 'DHE_RSA_WITH_DES_CBC_SHA',
      22: 'DHE_RSA_WITH_3DES_EDE_CBC_SHA',
      150: 'RSA_WITH_SEED_CBC_SHA',
      154: 'DHE_RSA_WITH_SEED_CBC_SHA',
      49155: 'ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA',
      49160: 'ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA',
      49170: 'ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
    },
  },
  {
    what: 'no forward secrecy',
    openssl: 'kRSA',
    suites: {
      47: 'RSA_WITH_AES_128_CBC_SHA',
      53: 'RSA_WITH_AES_256_CBC_SHA',
      60: 'RSA_WITH_AES_128_CBC_SHA256',
      61: 'RSA_WITH_AES_256_CBC_SHA256',
      65: 'RSA_WITH_CAMELLIA_128_CBC_SHA',
      132: 'RSA_WITH_CAMELLIA_256_CBC_SHA',
      156: 'RSA_WITH_AES_128_GCM_SHA256',
      157: 'RSA_WITH_AES_256_GCM_SHA384',
      49308: 'RSA_WITH_AES_128_CCM',
      49309: 'RSA_WITH_AES_256_CCM',
    },
  },
  {
    // A password in place of certificates (RFC 5054): another door.
    what: 'a password (SRP)',
    suites: {
      49178: 'SRP_SHA_WITH_3DES_EDE_CBC_SHA',
      49181: 'SRP_SHA_WITH_AES_128_CBC_SHA',
      49184: 'SRP_SHA_WITH_AES_256_CBC_SHA',
    },
  },
  {
    // A secret in place of certificates: another door.
    what: 'a pre-shared key',
    suites: {
      44: 'PSK_WITH_NULL_SHA',
      138: 'PSK_WITH_RC4_128_SHA',
      139: 'PSK_WITH_3DES_EDE_CBC_SHA',
      140: 'PSK_WITH_AES_128_CBC_SHA',
      141: 'PSK_WITH_AES_256_CBC_SHA',
      168: 'PSK_WITH_AES_128_GCM_SHA256',
      144: 'DHE_PSK_WITH_AES_128_CBC_SHA',
      145: 'DHE_PSK_WITH_AES_256_CBC_SHA',
      169: 'PSK_WITH_AES_256_GCM_SHA384',
      170: 'DHE_PSK_WITH_AES_128_GCM_SHA256',
      171: 'DHE_PSK_WITH_AES_256_GCM_SHA384',
      49205: 'ECDHE_PSK_WITH_AES_128_CBC_SHA',
      49206: 'ECDHE_PSK_WITH_AES_256_CBC_SHA',
      52395: 'PSK_WITH_CHACHA20_POLY1305_SHA256',
      52396: 'ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256',
    },
  },
]

/** Suites of TLS 1.2 and before with ephemeral keys of finite fields and a certificate. */
export const suitesOfFiniteFields: ReadonlySet<number> = new Set([
  ...[0x0014, 0x0015, 0x0016, 0x0033, 0x0039, 0x0045, 0x0067, 0x006b, 0x0088, 0x009a, 0x009e, 0x009f],
  ...[0xc09e, 0xc09f, 0xccaa, 0x0011, 0x0012, 0x0013, 0x0032, 0x0038, 0x0040, 0x006a],
])

/** Suites by which any server that speaks TLS 1.2 or before can agree, whatever its key. */
export const usualSuites: readonly number[] = [
  ...[0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0x009e, 0x009f, 0xccaa],
  ...[0xc023, 0xc027, 0xc009, 0xc013, 0xc00a, 0xc014, 0x0067, 0x006b, 0x0033, 0x0039],
  ...[0x009c, 0x009d, 0x003c, 0x003d, 0x002f, 0x0035, 0x0041, 0x0084, 0x0045, 0x0088],
  ...[0x000a, 0x0016, 0xc008, 0xc012, 0x0005, 0x0004, 0xc007, 0xc011],
]

/** A suite's name, or its number. Pure. */
export function formatSuite(suite: number): string {
  const name = weakSuites.map(({ suites }) => suites[suite]).find((one) => one !== undefined)
  return name ?? `0x${suite.toString(16).padStart(4, '0')}`
}
