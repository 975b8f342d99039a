/** What was not answered in time, and is asked again: alone, the honest client's last, and not for ever. */
import { describe, expect, it } from 'vitest'
import type { Credential } from '../../../src/core/port/network.ts'
import { lateOf, strikeAgain } from '../../../src/probe/engine/asking.ts'
import type { Round, Strike } from '../../../src/probe/engine/round.ts'
import type { Judgement } from '../../../src/probe/judgement.ts'
import type { Observation } from '../../../src/probe/observation.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'

const { der, key } = makeCertificate()
const honest: Credential = { chain: [der], key }
const request = { method: 'GET', path: '/' } as const
const roundOf = (label: string, credential?: Credential): Round => ({
  attempt: { label, ...(credential === undefined ? {} : { credential }) },
  request,
  control: request,
  transport: '1.3',
  version: '1.3',
  protocol: http1,
})
const open: Judgement = { verdict: 'inconclusive', why: 'no answer came in time' }
const refused: Judgement = { verdict: 'enforced', how: 'HTTP 400' }
const strikeOf = (round: Round, judgement: Judgement, end?: Observation['end']): Strike =>
  end === undefined ? { ...round, judgement } : { ...round, judgement, seen: { end } as Observation }
const lateStrike = (round: Round): Strike => strikeOf(round, open, 'timeout')

describe('attempts that were not answered in time', () => {
  const [own, ...others] = [roundOf('own', honest), roundOf('one'), roundOf('two', { chain: [der], key })]
  const late = (...struck: readonly Strike[]) => {
    const rounds = [own, ...others]
    const made = new Map(rounds.flatMap((round, index) => (struck[index] ? [[round, struck[index]] as const] : [])))
    return lateOf(rounds, made, honest).map(({ attempt }) => attempt.label)
  }

  it('are asked again in their order, those as the honest client last', () => {
    expect(late(lateStrike(own), lateStrike(others[0]!), lateStrike(others[1]!))).toEqual(['one', 'two', 'own'])
    expect(late(lateStrike(own), lateStrike(others[0]!))).toEqual(['one', 'own'])
  })

  it('are not asked again where it is one alone, which nothing kept waiting', () => {
    expect(late(lateStrike(own))).toEqual([])
    expect(late()).toEqual([])
  })

  it('are those that are open for that reason, and no others', () => {
    const [one, two] = others as [Round, Round]
    for (const other of [strikeOf(own, refused, 'timeout'), strikeOf(own, open, 'closed'), strikeOf(own, open)]) {
      expect(late(other, lateStrike(one))).toEqual([])
      expect(late(other, lateStrike(one), lateStrike(two))).toEqual(['one', 'two'])
    }
  })

  it('are asked one after the other, until three were late again', async () => {
    const rounds = Array.from({ length: 8 }, (_, index) => roundOf(`${index}`))
    let under = 0
    const outcomes = [refused, open, refused, open, open, refused]
    const made = await strikeAgain(rounds, async (round) => {
      under += 1
      expect(under).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      under -= 1
      return strikeOf(round, outcomes[Number(round.attempt.label)]!, 'timeout')
    })
    expect([...made.keys()]).toEqual(rounds.slice(0, 5))
    expect([...made.values()].map(({ judgement }) => judgement)).toEqual(outcomes.slice(0, 5))
  })
})
