/** Offers one kind of weak cipher suite at a time, and no other cipher suites (RFC 9325 §4.1). */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import { formatSuite, weakSuites } from '../tls/suite.ts'

export const weakSuitesAttack: AttackOf<'nothing'> = {
  id: 'weak-suites',
  title: 'weak cipher suites',
  meaning:
    'The server accepts connections that are encrypted badly or not at all, or in which the server does not prove who it is.',
  sound: 'It ends each of these handshakes with the alert handshake_failure, or in silence.',
  history: [
    'suites for export, taken by clients that had not offered them, let keys of 512 bits be broken: CVE-2015-0204 (FREAK), CVE-2015-4000 (Logjam)',
  ],
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
