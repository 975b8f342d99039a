/** Shakes hands some times and compares the random values of the server (RFC 8446 §4.1.3), which nobody may be able to foretell. */
import type { AttackOf } from '../attack.ts'
import { judgeHello } from '../engine/oracle.ts'
import type { Judgement } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { suites13 } from '../tls/offers.ts'
import { usualSuites } from '../tls/suite.ts'

/** Chance repeats none of so many, nor of many more. */
const TIMES = 20

/** The end may be the downgrade marker, the same each time. */
const COMPARED_BYTES = 24

/** The points by which the groups are defined (RFC 7748 §4.1, SEC 2 §2.4.2): of the key only the ServerHello is wanted, which comes for any. */
const shares = [
  { group: 29, share: Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 9 : 0)) },
  {
    group: 23,
    share: new Uint8Array(
      Buffer.from(
        '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
          '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
        'hex',
      ),
    ),
  },
]

export const repeatedRandoms: AttackOf<'nothing'> = {
  id: 'repeated-randoms',
  title: 'random values that repeat',
  meaning: 'The server draws its random values badly, so its keys, its sessions and what it signs may be foretold.',
  sound: 'It has another random value in each of its ServerHellos.',
  history: ['OpenSSL 0.9.8c-1 of Debian up to 0.9.8g-9: one of few random sequences for each process (CVE-2008-0166)'],
  group: 'protocol',
  severity: 'high',
  cwe: [330, 338],
  over: 'hello',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'give the machine a source of entropy before the server starts, upgrade the TLS library, make new keys, and clone no running machine',
  plan: async ({ offered, hello }) => {
    const seenWith = new Map<string, Observation>()
    const judgeRandom = (seen: Observation, random: Uint8Array): Judgement => {
      if (seen.flight.hello === undefined)
        return { verdict: 'remark', note: 'it wants a key of another group first, so it shows no random value' }
      const value = Buffer.from(random.subarray(0, COMPARED_BYTES)).toString('hex')
      const other = seenWith.get(value)
      seenWith.set(value, other ?? seen)
      if (other === undefined || other === seen) {
        return { verdict: 'enforced', how: `${TIMES} handshakes had ${TIMES} random values` }
      }
      return { verdict: 'bypassed', evidence: `two ServerHellos begin with the random value ${value}` }
    }
    const offer =
      offered[0] === '1.3'
        ? ({ newest: 'TLS 1.3', suites: Object.values(suites13), groups: [29, 23], shares } as const)
        : ({ newest: 'TLS 1.2', suites: usualSuites } as const)
    return [
      {
        label: `${TIMES} handshakes of ${offer.newest}`,
        hello: hello(offer),
        times: TIMES,
        judge: (seen) => {
          const judgement = judgeHello(seen, ({ random }) => judgeRandom(seen, random))
          const declined = (seen.flight.hello ?? seen.flight.retry) === undefined && judgement.verdict === 'enforced'
          return declined ? { verdict: 'remark', note: `it shows no random value: ${judgement.how}` } : judgement
        },
      },
    ]
  },
}
