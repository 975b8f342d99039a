/**
 * Asks for the page over suites without certificates, on which no CertificateRequest can be sent (RFC 5246 §7.4.4): an application that only
 * asks whether verification failed finds that it did not. Reads nothing that is not the control's page.
 */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'

export const anonymousSuites: AttackOf<'nothing'> = {
  id: 'anonymous-suites',
  title: 'requests over suites without certificates',
  meaning:
    'Anybody who offers a cipher suite without certificates is let in, because nothing was verified that could fail.',
  sound: 'It agrees to no such suite; or it does, and refuses each request that comes without a certificate.',
  group: 'identity',
  severity: 'critical',
  cwe: [306, 327],
  over: '1.2',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'allow no anonymous suites (aNULL), and let the application ask for the certificate itself, not only for an error',
  plan: async () => [
    {
      label: 'suites without authentication',
      anonymous: true,
      judge: (seen, control, asked) => {
        // OpenSSL demands a certificate even here where it insists on one, and its own clients take that for a fault.
        if (seen.end !== 'local' || seen.flight.authorities === undefined) return judge(seen, control, asked)
        const note =
          'the server agrees to such a suite and asks for a certificate even so, which no client may answer; weak-suites says which'
        return { verdict: 'remark', note }
      },
    },
  ],
}
