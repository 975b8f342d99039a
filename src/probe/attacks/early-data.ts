/**
 * Reads in the tickets of TLS 1.3 whether the server takes data before the handshake is complete (early data): who has recorded such
 * data can send it again (RFC 8446 §8). Sends no early data.
 */
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'

export const earlyData: AttackOf<'nothing'> = {
  id: 'early-data',
  title: 'requests before the handshake',
  meaning: 'An attacker in the network can record a request of your client and send it to the server again.',
  sound: 'It issues no ticket that allows early data.',
  group: 'protocol',
  severity: 'medium',
  cwe: [294],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'switch early data (0-RTT) off; for nginx: ssl_early_data off',
  plan: async ({ request }) => [
    {
      label: 'the tickets of the honest client',
      credential: request.credential,
      unrepeatable: true,
      judge: (seen) => {
        if (seen.flight.hello === undefined) return leaveOpen(seen)
        const [most = 0] = seen.flight.tickets.map(({ earlyDataBytes }) => earlyDataBytes).toSorted((a, b) => b - a)
        if (most === 0) return { verdict: 'enforced', how: 'no ticket allows early data' }
        const evidence = `a ticket allows ${most} bytes of early data`
        return { verdict: 'bypassed', evidence }
      },
    },
  ],
}
