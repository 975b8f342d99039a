/** The hash chain over the events of the record: computes the hash of an event, and checks a whole chain. Stores nothing. */
import { createHash } from 'node:crypto'
import type { Instant } from './brand.ts'
import type { Act, EventRecord } from './record.ts'

/** The link of the first event. */
export const chainStart = '0'.repeat(64)

/** Writes facts with sorted keys, so that equal facts are equal text. */
export function canonicalFacts(facts: Act['facts']): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/**
 * Gives the hash of an event: SHA-256 over the previous hash and this event's sequence, time, kind and canonical facts.
 *
 * Pure.
 */
export function linkEvent(previous: string, sequence: number, at: Instant, kind: string, facts: string): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, sequence, at, kind, facts]))
    .digest('hex')
}

/**
 * Finds the first event at which a chain breaks: a changed, missing, added or reordered one.
 *
 * Pure. It cannot find that the tail was cut off, nor that the whole chain was written anew.
 *
 * @returns the sequence at which it breaks, or undefined where it holds
 */
export function findBreak(events: readonly EventRecord[]): number | undefined {
  let previous = chainStart
  for (const [index, event] of events.entries()) {
    const expected = linkEvent(previous, index + 1, event.at, event.kind, canonicalFacts(event.facts))
    if (event.sequence !== index + 1 || event.hash !== expected) return index + 1
    previous = event.hash
  }
  return undefined
}
