/** What no statement can undo in any store, whoever sends it: what the record says of the past. */
import { expect, it } from 'vitest'
import { clients, clock, issue, type OpenTables, publish, revoke, serialOf, store } from './kit.ts'

export function finalityContract(open: OpenTables): void {
  const told = async () => ({
    events: await store.events.list(),
    one: await store.certificates.findBySerial(serialOf(1)),
    due: await store.revocations.listDue(clients),
    listed: (await publish()).serials,
  })

  it.each([
    ['an event is changed', `UPDATE event SET kind = 'config.exported' WHERE sequence = 1`, 'append-only'],
    ['an event is removed', 'DELETE FROM event WHERE sequence = 1', 'append-only'],
    ['a revocation is dated anew', 'UPDATE revocation SET revoked_at = revoked_at + 1', 'final'],
    ['a revocation is given to another certificate', `UPDATE revocation SET serial = '${serialOf(2)}'`, 'final'],
    ['a revocation is taken back', 'DELETE FROM revocation', 'final'],
  ])('%s by no statement, though other tables can be written to', async (_, statement, why) => {
    await issue(1)
    await issue(2)
    await revoke(1)
    const { listed, due, one, events } = await told()
    const tables = open(clock)
    try {
      const send = (asked: string) => tables.transaction((within) => within.run(asked))
      await expect(send(statement)).rejects.toThrow(why)
      await send(`UPDATE certificate SET profile = 'other' WHERE serial = '${serialOf(2)}'`)
    } finally {
      await tables.close()
    }
    expect(await store.certificates.findBySerial(serialOf(2))).toMatchObject({ profile: 'other' })
    const since = await told()
    expect(since).toMatchObject({ listed, due, one })
    expect(since.events.slice(0, events.length)).toEqual(events)
  })
}
