/** The settings of a door, as exports write them, for tests that need no proxy in front of it. */

/** A door for api.acme.internal that reads what Caddy says, with `more` in place of what it has. */
export const doorSettings = (pin: string, more: object = {}) => ({
  recipe: { target: 'test', versions: '1', guideline: 'test', pin, exportedAt: '2026-11-29T12:00:00Z' },
  host: 'api.acme.internal',
  origins: ['https://api.acme.internal'],
  clientsWithoutOrigin: 'refuse',
  claims: [],
  reads: {
    certificate: { header: 'client-cert', form: 'rfc9440' },
    method: 'x-forwarded-method',
    target: 'x-forwarded-uri',
    host: 'x-forwarded-host',
    refusals: 'by-reason',
  },
  material: { clientAuthority: 'tls/client-ca.pem', clientCrl: 'tls/client-crl.pem' },
  access: { mode: 'unrestricted', escapes: 'decode-once', paths: [] },
  ...more,
})
