/** Offers one kind of weak cipher suite at a time, and no other cipher suites (RFC 9325 §4.1). */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import { formatAlert, UNKNOWN_PSK_IDENTITY } from '../tls/alert.ts'
import { formatSuite, weakSuites } from '../tls/suite.ts'

export const weakSuitesAttack: AttackOf<'nothing'> = {
  id: 'weak-suites',
  title: 'weak cipher suites',
  meaning:
    'The server accepts connections that are encrypted badly or not at all, or in which the server does not prove who it is.',
  sound: 'It agrees to none of these suites, whatever else is offered.',
  history: [
    'OpenSSL before 1.0.1k, as a client: takes export-grade keys of RSA, FREAK (CVE-2015-0204)',
    '3DES in any program: blocks of 64 bits repeat, Sweet32 (CVE-2016-2183)',
  ],
  group: 'protocol',
  severity: 'high',
  cwe: [326, 327],
  over: 'hello',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'allow only suites with ECDHE and AES-GCM or ChaCha20-Poly1305',
  plan: async ({ hello }) =>
    weakSuites.map(({ what, suites, openssl }) => ({
      label: `suites with ${what}`,
      hello: hello({ newest: 'TLS 1.2', suites: Object.keys(suites).map(Number) }),
      ...(openssl && { openssl: ['-tls1_2', '-cipher', `${openssl}:@SECLEVEL=0`] }),
      judge: (seen) =>
        seen.alert === UNKNOWN_PSK_IDENTITY
          ? { verdict: 'bypassed', evidence: `it asks for a name and a secret (alert ${formatAlert(seen.alert)})` }
          : judgeHello(seen, ({ suite }) => ({ verdict: 'bypassed', evidence: `it agreed to ${formatSuite(suite)}` })),
    })),
}
