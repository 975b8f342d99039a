/** The hash chain over the events of the record: computes the hash of an event, and checks a whole chain. Stores nothing. */
import { hash } from 'node:crypto'
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
  return hash('sha256', JSON.stringify([previous, sequence, at, kind, facts]), 'hex')
}

/** An event with its facts as text, as they were stored. */
export type StoredEvent = Omit<EventRecord, 'facts'> & { readonly facts: string }

/**
 * Finds the first event at which a chain breaks: a changed, missing, added or reordered one.
 *
 * Pure. It cannot find that the tail was cut off, nor that the whole chain was written anew.
 *
 * @param head the event before these
 * @returns the sequence at which it breaks, or undefined where it holds
 */
export function findBreak(
  events: readonly (EventRecord | StoredEvent)[],
  head: Pick<EventRecord, 'sequence' | 'hash'> = { sequence: 0, hash: chainStart },
): number | undefined {
  let { sequence, hash } = head
  for (const event of events) {
    sequence += 1
    const facts = typeof event.facts === 'string' ? event.facts : canonicalFacts(event.facts)
    const expected = linkEvent(hash, sequence, event.at, event.kind, facts)
    if (event.sequence !== sequence || event.hash !== expected) return sequence
    hash = event.hash
  }
  return undefined
}
