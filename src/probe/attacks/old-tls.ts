/** Offers only TLS versions that must not be used any more (RFC 8996, RFC 7568). */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { encodeSsl2Hello, type ProtocolVersion } from '../tls/client-hello.ts'
import { usualSuites } from '../tls/suite.ts'

/** Each with the option by which openssl offers it; SSL 3.0 is built into no OpenSSL of today. */
const oldVersions: readonly (readonly [version: ProtocolVersion, option?: string])[] = [
  ['SSL 3.0'],
  ['TLS 1.0', '-tls1'],
  ['TLS 1.1', '-tls1_1'],
]

/** A newer version than was offered is a refusal by a server that reads old hellos and does not stop there. */
function judgeSsl2(seen: Observation): Judgement | Silence {
  if (seen.flight.ssl2) return { verdict: 'bypassed', evidence: 'it agreed to SSL 2.0' }
  return judgeHello(seen, () => ({ verdict: 'enforced', how: 'it chose a newer version' }))
}

export const oldTls: AttackOf<'nothing'> = {
  id: 'old-tls',
  title: 'versions of TLS before 1.2',
  meaning:
    'The server accepts TLS versions with known flaws, so an attacker in the network can read or change connections.',
  sound: 'It declines each of these versions by an alert, or ends the connection.',
  history: ['OpenSSL before 1.0.1s and 1.0.2g: SSL 2.0 opens recorded connections of TLS, DROWN (CVE-2016-0800)'],
  group: 'protocol',
  severity: 'medium',
  cwe: [326, 327],
  over: 'hello',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'allow TLS 1.2 and 1.3 only',
  plan: async ({ hello }) => [
    { label: 'SSL 2.0', hello: encodeSsl2Hello(), judge: judgeSsl2 },
    ...oldVersions.map(([newest, option]) => ({
      label: newest,
      hello: hello({ newest, suites: usualSuites }),
      ...(option && { openssl: [option, '-cipher', 'DEFAULT:@SECLEVEL=0'] }),
      judge: (seen: Observation) =>
        judgeHello(seen, () => ({ verdict: 'bypassed', evidence: `it agreed to ${newest}` })),
    })),
  ],
}
