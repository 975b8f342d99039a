/** The names of TLS alerts, and which alerts refuse a certificate. The network port receives the alerts. */

/** Descriptions by number (RFC 8446 §6, RFC 5246 §7.2); those that a server may send to a client. */
const names: Readonly<Record<number, string>> = {
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
}

/** The alert by which a server says that it does not speak this version of TLS. */
export const PROTOCOL_VERSION = 70

/** The alert by which it says that it makes no second handshake on a connection (RFC 5246 §7.2.2). */
export const NO_RENEGOTIATION = 100

/** The alert by which it says that it takes none of the protocols that were offered (RFC 7301 §3.2). */
export const NO_APPLICATION_PROTOCOL = 120

/** The alert by which it says that it would take a name and a secret, but not these (RFC 4279 §2, RFC 5054 §2.5.1.3). */
export const UNKNOWN_PSK_IDENTITY = 115

/** Alerts that object to a client's certificate, its signature, or its absence. */
export const certificateAlerts: ReadonlySet<number> = new Set([40, 42, 43, 44, 45, 46, 48, 49, 51, 116])

/** Writes an alert as `116 certificate_required`. */
export function formatAlert(alert: number): string {
  const name = names[alert]
  return name === undefined ? String(alert) : `${alert} ${name}`
}
