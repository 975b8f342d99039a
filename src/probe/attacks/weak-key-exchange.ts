/**
 * Offers keys of finite fields, and curves that are smaller than P-256, and reads in which group the server makes its key (RFC 9325 §4.1, §4.2.1).
 * A group of finite fields is chosen by the server, so its prime is looked at.
 */
import type { AttackOf } from '../attack.ts'
import type { Attempt } from '../attempt.ts'
import { judgeHello } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { kinds12 } from '../tls/offers.ts'
import { isProbablyPrime } from '../tls/prime.ts'
import { suitesOfFiniteFields } from '../tls/suite.ts'

/** RFC 9325 §4.4. */
const LEAST_BITS = 2048

/** Curves below 250 bits by their numbers (RFC 8422 §5.1.1, RFC 4492 §5.1.1), and those that are spelt out. */
const weakCurves: Readonly<Record<number, string>> = {
  1: 'sect163k1',
  2: 'sect163r1',
  3: 'sect163r2',
  4: 'sect193r1',
  5: 'sect193r2',
  6: 'sect233k1',
  7: 'sect233r1',
  8: 'sect239k1',
  15: 'secp160k1',
  16: 'secp160r1',
  17: 'secp160r2',
  18: 'secp192k1',
  19: 'P-192',
  20: 'secp224k1',
  21: 'P-224',
  65281: 'a curve of its own over a prime field',
  65282: 'a curve of its own over a binary field',
}
const weak = Object.keys(weakCurves).map(Number)

/** Curves that keys of servers' certificates are on: a server with such a key declines a hello without its curve. */
const CERTIFIED = [23, 24, 25]

const suitesOfCurves = kinds12.flatMap(({ suites }) =>
  Object.entries(suites).flatMap(([name, number]) => (name.startsWith('ECDHE-') ? [number] : [])),
)

/** Judges a prime. Pure. */
export function judgePrime(prime: Uint8Array): Judgement {
  const value = BigInt(`0x${Buffer.from(prime).toString('hex') || '0'}`)
  const bits = value.toString(2).length
  if (bits < LEAST_BITS) return { verdict: 'bypassed', evidence: `its group of finite fields has only ${bits} bits` }
  if (!isProbablyPrime(value)) {
    return {
      verdict: 'bypassed',
      evidence: `the number on which its group of finite fields rests is no prime (${bits} bits)`,
    }
  }
  return { verdict: 'enforced', how: `its group of finite fields has ${bits} bits` }
}

const judgeFiniteField = (seen: Observation): Judgement | Silence =>
  judgeHello(seen, () => {
    const { prime } = seen.flight
    if (prime === undefined)
      return inconclusive(
        'it agreed to a key of a finite field and showed none',
        'look with another tool at the groups of the DHE suites that it has, or switch those off',
      )
    return judgePrime(prime)
  })

const judgeCurve = (seen: Observation): Judgement | Silence =>
  judgeHello(seen, () => {
    const { group } = seen.flight
    if (group !== undefined && !weak.includes(group)) return { verdict: 'enforced', how: 'it chose a sound curve' }
    const name = group === undefined ? 'a curve that has no name' : weakCurves[group]
    return { verdict: 'bypassed', evidence: `it made its key on ${name}` }
  })

export const weakKeyExchange: AttackOf<'nothing'> = {
  id: 'weak-key-exchange',
  title: 'weak groups for the key exchange',
  meaning: 'The server makes its keys in a group that can be broken, so recorded connections can be read later.',
  sound: 'It has no group of finite fields, or one of at least 2048 bits on a prime, and no curve below P-256.',
  history: [
    'servers with groups of 512 bits for export: Logjam (CVE-2015-4000)',
    'socat 1.7.3.0 and 2.0.0-b8: the group rests on a number that is no prime (CVE-2016-2217)',
  ],
  group: 'protocol',
  severity: 'medium',
  cwe: [326],
  over: 'hello',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'make keys on X25519 and P-256 only; where clients need finite fields, take a group of RFC 7919',
  plan: async ({ hello }) => {
    const offer = (
      label: string,
      suites: readonly number[],
      groups: readonly number[],
      judge: Attempt['judge'] & {},
    ) => ({
      label,
      hello: hello({ newest: 'TLS 1.2', suites, ...(groups.length === 0 ? {} : { groups }) }),
      judge,
    })
    return [
      {
        ...offer('keys of finite fields', [...suitesOfFiniteFields], [], judgeFiniteField),
        openssl: ['-tls1_2', '-cipher', 'DHE'],
      },
      offer('curves below P-256', suitesOfCurves, weak, judgeCurve),
      offer('curves below P-256 before those of certificates', suitesOfCurves, [...weak, ...CERTIFIED], judgeCurve),
    ]
  },
}
