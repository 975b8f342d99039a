/**
 * Asks for the honest client's session without TLS, in a protocol in which TLS begins when the client asks for it, or not at all: in clear
 * nobody can be asked for a certificate (PostgreSQL manual, §20.1: a line `host` of pg_hba.conf is for both). Over HTTP, plaintext-http does so.
 */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import { protocolsOf } from '../protocols/index.ts'

export const sessionInClear: AttackOf<'nothing'> = {
  id: 'session-in-clear',
  title: 'session without TLS on the same port',
  meaning: 'Who asks for no TLS is asked for no certificate, and gets as far as your clients do, without encryption.',
  sound: 'It refuses the session, or closes the connection.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 319],
  over: 'cleartext',
  speaks: 'other',
  needs: 'nothing',
  remedy:
    'let the server refuse all sessions without TLS; for PostgreSQL: only lines hostssl in pg_hba.conf, and none that begins with host; for MySQL and MariaDB: require_secure_transport = ON',
  plan: async ({ request: { family = 'http' } }) => {
    const [protocol] = protocolsOf(family)
    if (protocol?.inClear === 'greeted') {
      const why = `in ${protocol.title} everybody is answered in clear, to ask for TLS; look into the server's configuration for what it allows before`
      return { verdict: 'not-tried', why }
    }
    return [
      {
        label: 'a session without TLS',
        unrepeatable: true,
        judge: (seen, control, asked) =>
          // What comes in clear and is no answer is another protocol's, such as an alert of TLS.
          seen.answer === undefined && seen.end === 'complete'
            ? { verdict: 'enforced', how: `it does not speak ${seen.protocol.title} without TLS` }
            : judge(seen, control, asked),
      },
    ]
  },
}
