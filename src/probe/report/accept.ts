/**
 * Marks findings that somebody has accepted: the report still shows these findings, but they do not change the exit status. The
 * functions are pure.
 */
import { nearest } from '../../core/near.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { Acceptances } from '../attack.ts'
import { attacks } from '../attacks/index.ts'
import type { AttackResult } from './report.ts'

/**
 * Reads pairs of an attack and why it is accepted.
 *
 * @throws {CountersignError} `attack.unknown`; `input.malformed` where there is no reason, or an attack is accepted twice
 */
export function parseAcceptances(pairs: Iterable<readonly [attack: string, reason: string]>): Acceptances {
  const known = attacks.map(({ id }) => id)
  const found = new Map<string, string>()
  for (const [attack, reason] of pairs) {
    if (!known.includes(attack)) {
      throw new CountersignError('attack.unknown', { attack, near: nearest(attack, known), known })
    }
    const what = 'accepted attack'
    if (reason.trim() === '') {
      throw new CountersignError('input.malformed', { what, value: attack, expected: 'ATTACK=REASON with a reason' })
    }
    if (found.has(attack)) {
      throw new CountersignError('input.malformed', {
        what,
        value: attack,
        expected: 'an attack that is not accepted yet',
      })
    }
    found.set(attack, reason.trim())
  }
  return found
}

/** Marks accepted findings. A finding that must follow from an accepted one is accepted with it, for the same reason. */
export function acceptResults(results: readonly AttackResult[], acceptances: Acceptances): readonly AttackResult[] {
  return results.map((result) => {
    const reason = acceptances.get(result.id) ?? acceptances.get(result.explainedBy ?? '')
    return reason === undefined ? result : { ...result, accepted: reason }
  })
}
