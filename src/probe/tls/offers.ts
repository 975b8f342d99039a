/**
 * Cipher suites, groups and signature algorithms of TLS 1.2 and 1.3 that are not weak by themselves, with their numbers. A guideline says
 * which of them a server should agree to; weak suites are in `suite.ts`.
 */

/** The versions of TLS that a guideline may have. */
export type TlsOfToday = '1.2' | '1.3'

/** Name → number, as IANA registers it. */
type Numbers = Readonly<Record<string, number>>

/** Suites of TLS 1.3 (RFC 8446 §B.4), each of which can be offered by itself. */
export const suites13: Numbers = {
  TLS_AES_128_GCM_SHA256: 0x1301,
  TLS_AES_256_GCM_SHA384: 0x1302,
  TLS_CHACHA20_POLY1305_SHA256: 0x1303,
  TLS_AES_128_CCM_SHA256: 0x1304,
  TLS_AES_128_CCM_8_SHA256: 0x1305,
}

/**
 * Suites of TLS 1.2 with ephemeral keys, in the names of OpenSSL, by their cipher: which of a kind a server can agree to depends on the key of
 * its certificate, so a kind is offered at once.
 */
export const kinds12: readonly { readonly what: string; readonly suites: Numbers }[] = [
  { what: 'AES-128-GCM', suites: { 'ECDHE-ECDSA-AES128-GCM-SHA256': 0xc02b, 'ECDHE-RSA-AES128-GCM-SHA256': 0xc02f } },
  { what: 'AES-256-GCM', suites: { 'ECDHE-ECDSA-AES256-GCM-SHA384': 0xc02c, 'ECDHE-RSA-AES256-GCM-SHA384': 0xc030 } },
  {
    what: 'ChaCha20-Poly1305',
    suites: { 'ECDHE-ECDSA-CHACHA20-POLY1305': 0xcca9, 'ECDHE-RSA-CHACHA20-POLY1305': 0xcca8 },
  },
  {
    what: 'AES-CCM',
    suites: {
      'ECDHE-ECDSA-AES128-CCM': 0xc0ac,
      'ECDHE-ECDSA-AES256-CCM': 0xc0ad,
      'ECDHE-ECDSA-AES128-CCM8': 0xc0ae,
      'ECDHE-ECDSA-AES256-CCM8': 0xc0af,
    },
  },
  {
    what: 'AES-CBC',
    suites: {
      'ECDHE-ECDSA-AES128-SHA': 0xc009,
      'ECDHE-ECDSA-AES256-SHA': 0xc00a,
      'ECDHE-RSA-AES128-SHA': 0xc013,
      'ECDHE-RSA-AES256-SHA': 0xc014,
      'ECDHE-ECDSA-AES128-SHA256': 0xc023,
      'ECDHE-ECDSA-AES256-SHA384': 0xc024,
      'ECDHE-RSA-AES128-SHA256': 0xc027,
      'ECDHE-RSA-AES256-SHA384': 0xc028,
    },
  },
  {
    what: 'ARIA or Camellia',
    suites: {
      'ECDHE-ECDSA-ARIA128-GCM-SHA256': 0xc05c,
      'ECDHE-ECDSA-ARIA256-GCM-SHA384': 0xc05d,
      'ECDHE-ARIA128-GCM-SHA256': 0xc060,
      'ECDHE-ARIA256-GCM-SHA384': 0xc061,
      'ECDHE-ECDSA-CAMELLIA128-SHA256': 0xc072,
      'ECDHE-ECDSA-CAMELLIA256-SHA384': 0xc073,
      'ECDHE-RSA-CAMELLIA128-SHA256': 0xc076,
      'ECDHE-RSA-CAMELLIA256-SHA384': 0xc077,
    },
  },
  {
    what: 'keys of finite fields (DHE)',
    suites: {
      'DHE-RSA-AES128-SHA': 0x0033,
      'DHE-RSA-AES256-SHA': 0x0039,
      'DHE-RSA-AES128-SHA256': 0x0067,
      'DHE-RSA-AES256-SHA256': 0x006b,
      'DHE-RSA-AES128-GCM-SHA256': 0x009e,
      'DHE-RSA-AES256-GCM-SHA384': 0x009f,
      'DHE-RSA-CHACHA20-POLY1305': 0xccaa,
    },
  },
]

/** Groups, in the names of OpenSSL, and the versions of TLS in which they have a meaning. */
export const groups: Readonly<Record<string, { readonly number: number; readonly in: readonly TlsOfToday[] }>> = {
  X25519: { number: 29, in: ['1.2', '1.3'] },
  X448: { number: 30, in: ['1.2', '1.3'] },
  'P-256': { number: 23, in: ['1.2', '1.3'] },
  'P-384': { number: 24, in: ['1.2', '1.3'] },
  'P-521': { number: 25, in: ['1.2', '1.3'] },
  'P-192': { number: 19, in: ['1.2'] },
  'P-224': { number: 21, in: ['1.2'] },
  secp256k1: { number: 22, in: ['1.2'] },
  brainpoolP256r1: { number: 26, in: ['1.2'] },
  brainpoolP384r1: { number: 27, in: ['1.2'] },
  brainpoolP512r1: { number: 28, in: ['1.2'] },
  brainpoolP256r1tls13: { number: 31, in: ['1.3'] },
  brainpoolP384r1tls13: { number: 32, in: ['1.3'] },
  brainpoolP512r1tls13: { number: 33, in: ['1.3'] },
  ffdhe2048: { number: 256, in: ['1.3'] },
  ffdhe3072: { number: 257, in: ['1.3'] },
  ffdhe4096: { number: 258, in: ['1.3'] },
  ffdhe6144: { number: 259, in: ['1.3'] },
  ffdhe8192: { number: 260, in: ['1.3'] },
  MLKEM512: { number: 512, in: ['1.3'] },
  MLKEM768: { number: 513, in: ['1.3'] },
  MLKEM1024: { number: 514, in: ['1.3'] },
  SecP256r1MLKEM768: { number: 4587, in: ['1.3'] },
  X25519MLKEM768: { number: 4588, in: ['1.3'] },
  SecP384r1MLKEM1024: { number: 4589, in: ['1.3'] },
  X25519Kyber768Draft00: { number: 0x6399, in: ['1.3'] },
}

/** Signature algorithms, in the names of TLS (RFC 8446 §4.2.3; RFC 5246 §7.4.1.4.1 for those of hash and signature). */
export const signatures: Numbers = {
  rsa_pkcs1_md5: 0x0101,
  rsa_pkcs1_sha1: 0x0201,
  dsa_sha1: 0x0202,
  ecdsa_sha1: 0x0203,
  rsa_pkcs1_sha224: 0x0301,
  dsa_sha224: 0x0302,
  ecdsa_sha224: 0x0303,
  rsa_pkcs1_sha256: 0x0401,
  dsa_sha256: 0x0402,
  ecdsa_secp256r1_sha256: 0x0403,
  rsa_pkcs1_sha384: 0x0501,
  dsa_sha384: 0x0502,
  ecdsa_secp384r1_sha384: 0x0503,
  rsa_pkcs1_sha512: 0x0601,
  dsa_sha512: 0x0602,
  ecdsa_secp521r1_sha512: 0x0603,
  rsa_pss_rsae_sha256: 0x0804,
  rsa_pss_rsae_sha384: 0x0805,
  rsa_pss_rsae_sha512: 0x0806,
  ed25519: 0x0807,
  ed448: 0x0808,
  rsa_pss_pss_sha256: 0x0809,
  rsa_pss_pss_sha384: 0x080a,
  rsa_pss_pss_sha512: 0x080b,
  ecdsa_brainpoolP256r1tls13_sha256: 0x081a,
  ecdsa_brainpoolP384r1tls13_sha384: 0x081b,
  ecdsa_brainpoolP512r1tls13_sha512: 0x081c,
  mldsa44: 0x0904,
  mldsa65: 0x0905,
  mldsa87: 0x0906,
}

/** The name of a signature algorithm, or its number. Pure. */
export const formatSignature = (number: number): string =>
  Object.keys(signatures).find((name) => signatures[name] === number) ?? `0x${number.toString(16).padStart(4, '0')}`
