/**
 * Tries whether a session ticket is sealed with a key that everybody knows, such as one of zeros: its MAC (RFC 5077 §4) is then right
 * under that key. Forges no ticket.
 */
import { createHmac } from 'node:crypto'
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'

/** How programs make the MAC at the end of a ticket, which is of all that comes before it. */
const macs = [
  { hash: 'sha1', bytes: 20 },
  { hash: 'sha256', bytes: 32 },
  { hash: 'sha384', bytes: 48 },
] as const

/** For HMAC, a key of zeros of any length is the same as an empty one (RFC 2104 §2). */
const ZEROS = new Uint8Array(16)

/** Whether the MAC of a ticket is that of a key of zeros. */
const isSealedByZeros = (sealed: Uint8Array): boolean =>
  macs.some(({ hash, bytes }) => {
    if (sealed.length <= bytes) return false
    const mac = createHmac(hash, ZEROS).update(sealed.subarray(0, -bytes)).digest()
    return mac.equals(sealed.subarray(-bytes))
  })

export const knownTicketKey: AttackOf<'nothing'> = {
  id: 'known-ticket-key',
  title: 'session tickets under a known key',
  meaning:
    'Anybody can make a session ticket that says that the client was verified, and the server lets in who presents it.',
  sound: 'It issues no tickets, or seals them with a random key that it changes.',
  history: ['GnuTLS 3.6.4 to 3.6.13: CVE-2020-13777, a key of zeros until it was changed for the first time'],
  group: 'identity',
  severity: 'critical',
  cwe: [321, 330],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'switch session tickets off; or give the server a random ticket key, and update a TLS library that makes none',
  plan: async ({ request }) => [
    {
      label: 'the tickets of the honest client, under a key of zeros',
      credential: request.credential,
      unrepeatable: true,
      judge: ({ flight, ...seen }) => {
        if (flight.hello === undefined) return leaveOpen({ ...seen, flight })
        if (flight.tickets.length === 0) return { verdict: 'enforced', how: 'the server issues no tickets' }
        return flight.tickets.some(({ sealed }) => isSealedByZeros(sealed))
          ? { verdict: 'bypassed', evidence: 'a session ticket is authentic under a key of zeros' }
          : { verdict: 'enforced', how: 'no ticket is authentic under a key of zeros' }
      },
    },
  ],
}
