/** Offers only TLS versions that must not be used any more (RFC 8996, RFC 7568). */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import type { ProtocolVersion } from '../tls/client-hello.ts'
import { usualSuites } from '../tls/suite.ts'

/** Each with the option by which openssl offers it; SSL 3.0 is built into no OpenSSL of today. */
const oldVersions: readonly (readonly [version: ProtocolVersion, option?: string])[] = [
  ['SSL 3.0'],
  ['TLS 1.0', '-tls1'],
  ['TLS 1.1', '-tls1_1'],
]

export const oldTls: AttackOf<'nothing'> = {
  id: 'old-tls',
  title: 'versions of TLS before 1.2',
  meaning:
    'The server accepts TLS versions with known flaws, so an attacker in the network can read or change connections.',
  sound: 'It ends the handshake with the alert protocol_version, or in silence.',
  history: ['SSL 3.0 lets an attacker in the network read what is encrypted in CBC mode: CVE-2014-3566 (POODLE)'],
  group: 'protocol',
  severity: 'medium',
  cwe: [326, 327],
  over: 'hello',
  needs: 'nothing',
  remedy: 'allow TLS 1.2 and 1.3 only',
  plan: async ({ hello }) =>
    oldVersions.map(([newest, option]) => ({
      label: newest,
      hello: hello({ newest, suites: usualSuites }),
      ...(option && { openssl: [option, '-cipher', 'DEFAULT:@SECLEVEL=0'] }),
      judge: (seen) => judgeHello(seen, () => ({ verdict: 'bypassed', evidence: `it agreed to ${newest}` })),
    })),
}
