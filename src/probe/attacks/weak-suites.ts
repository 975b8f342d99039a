/** Offers one kind of weak cipher suite at a time, and no other cipher suites (RFC 9325 §4.1). */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import { formatSuite, weakSuites } from '../tls/suite.ts'

export const weakSuitesAttack: AttackOf<'nothing'> = {
  id: 'weak-suites',
  title: 'weak cipher suites',
  meaning:
    'The server accepts connections that are encrypted badly or not at all, or in which the server does not prove who it is.',
  group: 'protocol',
  severity: 'high',
  cwe: [326, 327],
  over: 'hello',
  needs: 'nothing',
  remedy: 'allow only suites with ECDHE and AES-GCM or ChaCha20-Poly1305',
  plan: async ({ hello }) =>
    weakSuites.map(({ what, suites, openssl }) => ({
      label: `suites with ${what}`,
      hello: hello({ newest: 'TLS 1.2', suites: Object.keys(suites).map(Number) }),
      ...(openssl && { openssl: ['-tls1_2', '-cipher', `${openssl}:@SECLEVEL=0`] }),
      judge: (seen) =>
        judgeHello(seen, ({ suite }) => ({ verdict: 'bypassed', evidence: `it agreed to ${formatSuite(suite)}` })),
    })),
}
