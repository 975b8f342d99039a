/**
 * Keeps a connection open on which a client was let in before its revocation, and asks on: the certificate was verified in the
 * handshake, and a server that looks at it no more never learns of the revocation (RFC 5280 §5, RFC 9110 §7.3).
 */
import type { AttackOf } from '../attack.ts'
import { protocolsOf } from '../protocols/index.ts'

export const connectionAfterRevocation: AttackOf<'reload'> = {
  id: 'connection-after-revocation',
  title: 'connection kept open over the revocation',
  meaning: 'A revoked client goes on for as long as it keeps a connection open, which may be for ever.',
  sound: 'It ends the connections that it has when it takes up a new CRL, or looks into the CRL at each request.',
  group: 'validity',
  severity: 'medium',
  cwe: [299, 613],
  over: 'each-version',
  speaks: 'any',
  needs: 'reload',
  remedy:
    'end open connections when the CRL changes: by a reload that replaces the processes and lets none of them stay for long, or by a short limit on how long a connection may last',
  plan: async ({ request: { family = 'http' } }) => {
    const [protocol] = protocolsOf(family)
    if (protocol?.askedOnce !== undefined) return { verdict: 'not-tried', why: protocol.askedOnce }
    return [{ label: 'requests on the connection of the client', outlives: 'kept-connection' }]
  },
}
