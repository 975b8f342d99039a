/**
 * Offers a lower TLS version than the server supports, as if an attacker in the network had changed the offer: the server must put the
 * downgrade marker into its random value, where an honest client looks for it (RFC 8446 §4.1.3), or refuse the handshake (RFC 7507 §3).
 */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import type { Judgement } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { FALLBACK_SCSV, type ProtocolVersion } from '../tls/client-hello.ts'
import type { ServerHello } from '../tls/flight.ts'
import { usualSuites } from '../tls/suite.ts'

/** The end of ServerHello.random: `DOWNGRD` and 1 where TLS 1.2 was chosen, 0 where it was less. */
const MARK = Buffer.from('DOWNGRD')

function judgeMark({ random, version }: ServerHello): Judgement {
  const last = version === 0x0303 ? 1 : 0
  if (Buffer.concat([MARK, Buffer.of(last)]).equals(random.subarray(-8))) {
    return { verdict: 'enforced', how: 'the ServerHello contains the downgrade marker' }
  }
  return {
    verdict: 'bypassed',
    evidence: 'the server agreed to an older version, and its ServerHello contains no downgrade marker',
  }
}

export const downgrade: AttackOf<'nothing'> = {
  id: 'downgrade',
  title: 'downgrade to an older version of TLS',
  meaning:
    'An attacker in the network can make client and server use an older TLS version than both support, and neither notices.',
  sound: 'It puts the downgrade marker into its random value, or refuses the second attempt with alert 86.',
  group: 'protocol',
  severity: 'medium',
  cwe: [757],
  over: 'hello',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the TLS library, and put no software in front of the server that answers handshakes itself; or allow TLS 1.3 only',
  plan: async ({ offered, hello }) => {
    const newest: ProtocolVersion = offered[0] === '1.3' ? 'TLS 1.2' : 'TLS 1.1'
    const option = newest === 'TLS 1.2' ? '-tls1_2' : '-tls1_1'
    const offer = (label: string, suites: readonly number[], ...options: readonly string[]) => ({
      label: `${newest} ${label}`,
      hello: hello({ newest, suites }),
      openssl: [option, ...options, '-msg'],
      judge: (seen: Observation) => judgeHello(seen, judgeMark),
    })
    return [
      offer('at most', usualSuites),
      offer('as a second attempt', [...usualSuites, FALLBACK_SCSV], '-fallback_scsv'),
    ]
  },
}
