/** Offers nothing better than the versions of TLS that must not be spoken any more (RFC 8996, RFC 7568). */
import type { AttackOf } from '../attack.ts'
import type { ProtocolVersion } from '../engine/client-hello.ts'
import { judgeHello } from '../engine/oracle.ts'
import { opensslLine } from '../engine/reproduce.ts'
import { usualSuites } from '../engine/suite.ts'

const oldVersions: readonly ProtocolVersion[] = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1']

export const oldTls: AttackOf<'nothing'> = {
  id: 'old-tls',
  title: 'versions of TLS before 1.2',
  meaning: 'Connections can be made in versions of TLS whose flaws are known, and can be read or changed on the way.',
  group: 'protocol',
  severity: 'medium',
  cwe: [326, 327],
  over: 'hello',
  needs: 'nothing',
  remedy: 'allow TLS 1.2 and 1.3 only',
  reproduce: ({ request }) => opensslLine(request, ['-tls1_1', '-cipher', 'DEFAULT:@SECLEVEL=0']),
  plan: async ({ honest, hello }) =>
    oldVersions.map((newest) => ({
      label: newest,
      request: honest,
      hello: hello({ newest, suites: usualSuites }),
      control: honest,
      judge: (seen) => judgeHello(seen, () => ({ verdict: 'bypassed', evidence: `it agreed to ${newest}` })),
    })),
}
