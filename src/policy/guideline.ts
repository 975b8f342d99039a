/** The protocol settings that every target is written with. Does not say how a server spells them; its template does. */

/**
 * One set of settings under one name, which each export carries. A change of any of them is a new name.
 *
 * @see RFC 9325 (recommendations for TLS), RFC 6797 (HSTS), Fetch §3.7 (Cross-Origin-Resource-Policy)
 */
export const guideline = {
  name: 'countersign-2026.11',
  tlsVersions: ['1.2', '1.3'],
  /** Ephemeral key exchange and authenticated encryption only; those of TLS 1.3 first, in OpenSSL's names. */
  suites: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ],
  groups: ['X25519MLKEM768', 'X25519', 'P-256', 'P-384'],
  /** On every answer, errors included. */
  securityHeaders: [
    { name: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
    { name: 'X-Frame-Options', value: 'DENY' },
    { name: 'Strict-Transport-Security', value: 'max-age=31536000' },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  ],
} as const
