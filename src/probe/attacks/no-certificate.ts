/** Sends a request without any client certificate. */
import type { AttackOf } from '../attack.ts'
import { CONNECTIONS_IN_TURN } from '../attempt.ts'

export const noCertificate: AttackOf<'nothing'> = {
  id: 'no-certificate',
  title: 'no certificate',
  meaning: 'Anybody who can reach the server is let in, without proving who they are.',
  sound:
    'It ends the handshake with an alert, or answers with an error page of its own before the application sees the request.',
  history: [
    'Traefik before 2.9.6 served a router without asking for certificates when its TLS options named a wrong CA file: CVE-2022-46153',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [295, 306],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'make the server require a client certificate, not merely ask for one, on every listener and every name',
  plan: async () => [{ label: 'no certificate', times: CONNECTIONS_IN_TURN }],
}
