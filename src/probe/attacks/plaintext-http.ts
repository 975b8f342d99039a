/** Sends a request in plain HTTP to the TLS port: in plain HTTP a server cannot ask for a certificate. */
import type { AttackOf } from '../attack.ts'
import { judgeCleartext } from '../side-door.ts'

export const plaintextHttp: AttackOf<'nothing'> = {
  id: 'plaintext-http',
  title: 'plain HTTP on the same port',
  meaning: 'The page is served without encryption and to anybody: there is a way around TLS and its certificates.',
  sound: 'It closes the connection, or answers 400, or redirects to https.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 319],
  over: 'cleartext',
  needs: 'nothing',
  remedy: 'serve nothing but TLS on this port; at most redirect to https',
  plan: async () => [{ label: 'plain HTTP', judge: judgeCleartext }],
}
