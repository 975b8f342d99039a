/** Adds events to the chain of the record. Checks no chain. */
import { canonicalFacts, chainStart, linkEvent } from '../core/event-chain.ts'
import type { Act } from '../core/record.ts'
import type { Writing } from './sql.ts'
import * as events from './tables/events.ts'

/** Adds events in their order. */
export async function addEvents(sql: Writing, acts: readonly Act[]): Promise<void> {
  let { sequence, hash } = (await events.findHead(sql)) ?? { sequence: 0, hash: chainStart }
  const at = await sql.now()
  const added = acts.map((act) => {
    const { kind } = act
    const facts = canonicalFacts(act.facts)
    sequence += 1
    hash = linkEvent(hash, sequence, at, kind, facts)
    return { sequence, at, kind, facts, hash }
  })
  await events.insertEvents(sql, added)
}

export const addEvent = (sql: Writing, act: Act): Promise<void> => addEvents(sql, [act])
