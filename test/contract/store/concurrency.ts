/** What every store keeps to where acts come at once: in one process, over two connections, in four processes. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { EntryName } from '../../../src/core/brand.ts'
import { findBreak } from '../../../src/core/event-chain.ts'
import type { Store } from '../../../src/core/port/store.ts'
import {
  clients,
  clock,
  der,
  emitNothing,
  issue,
  type Open,
  publish,
  reservation,
  revoke,
  serialOf,
  store,
  terms,
} from './kit.ts'

const run = promisify(execFile)

export function concurrencyContract(open: Open, elsewhere: () => string): void {
  const withAnother = async <T>(act: (other: Store) => Promise<T>): Promise<T> => {
    const other = await open(clock)
    try {
      return await act(other)
    } finally {
      await other.close()
    }
  }

  it('shows nobody what an act has written and not kept', async () => {
    await issue(1)
    await withAnother(async (other) => {
      let ended = false
      const failing = store.certificates.reserve([reservation(2), reservation(3), reservation(1)]).finally(() => {
        ended = true
      })
      const looking = [store, other].map(async (one) => {
        const seen = new Set<unknown>()
        while (!ended) for (const n of [2, 3]) seen.add(await one.certificates.findBySerial(serialOf(n)))
        return [...seen]
      })
      await expect(failing).rejects.toMatchObject({ code: 'name.taken' })
      for (const seen of await Promise.all(looking)) expect(seen).toEqual([undefined])
    })
    await issue(2)
    expect(await store.certificates.findBySerial(serialOf(2))).toMatchObject({ state: 'issued' })
  })

  it('gives a name to one of many who ask for it at once', async () => {
    const name = 'wanted' as EntryName
    await withAnother(async (other) => {
      const asked = Array.from({ length: 12 }, (_, n) =>
        (n % 2 === 0 ? store : other).certificates.reserve([reservation(n, { name })]),
      )
      const answers = await Promise.allSettled(asked)
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const answer of answers) {
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'name.busy' })
      }
    })
    expect(await store.certificates.findByName(name)).toHaveLength(1)
  })

  it('keeps each act whole, the chain unbroken and the numbers of CRLs apart, whatever comes at once', async () => {
    const some = Array.from({ length: 8 }, (_, n) => n)
    await withAnother(async (other) => {
      const publishing = some.map((n) =>
        (n % 2 === 0 ? store : other).crls.publish(clients, terms, undefined, emitNothing),
      )
      await Promise.all([...some.map((n) => issue(n).then(() => revoke(n))), ...publishing])
    })
    const events = await store.events.list()
    expect(findBreak(events)).toBeUndefined()
    const counted = (kind: string) => events.filter((event) => event.kind === kind)
    expect(counted('certificate.issued')).toHaveLength(some.length)
    expect(counted('certificate.revoked')).toHaveLength(some.length)
    const numbers = counted('crl.published').map(({ facts }) => facts['number'])
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => Number(a) - Number(b)))
    expect((await publish()).entries).toBe(some.length)
  })

  it('answers questions while an act has the lock: what was kept before', async () => {
    await issue(1)
    const asked = () => store.certificates.findBySerial(serialOf(1))
    expect(await store.alone(asked)).toMatchObject({ state: 'issued' })
    await store.crls.publish(clients, terms, undefined, async () => {
      expect(await asked()).toMatchObject({ state: 'issued' })
      expect(await store.crls.findLast(clients)).toBeUndefined()
      return emitNothing()
    })
    expect(await store.crls.findLast(clients)).toMatchObject({ number: 1 })
  })

  it('has others wait who would write while an act has the lock, over another connection too', async () => {
    await withAnother(async (other) => {
      const order: string[] = []
      const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>()
      const { promise: isAsked, resolve: ask } = Promise.withResolvers<void>()
      const held = store.alone(async () => {
        order.push('begins')
        begin()
        await isAsked
        await other.certificates.findByName('nobody' as EntryName)
        order.push('ends')
      })
      await hasBegun
      const waiting = [store, other].map(async (one, n) => {
        await one.certificates.reserve([reservation(n)])
        order.push('writes')
      })
      ask()
      await Promise.all([held, ...waiting])
      expect(order).toEqual(['begins', 'ends', 'writes', 'writes'])
    })
  })

  it('keeps nothing of an act that failed, and lets the next one write', async () => {
    await issue(1)
    const two = [2, 1].map((n) => ({
      authority: clients,
      serial: serialOf(n),
      reason: 'superseded' as const,
      revokedAt: clock.now(),
      entry: der<'CrlEntry'>(0x30, n),
    }))
    await Promise.all([
      expect(store.revocations.add(two)).rejects.toMatchObject({ code: 'serial.unknown' }),
      expect(store.revocations.add(two.toReversed())).rejects.toMatchObject({ code: 'serial.unknown' }),
      store.revocations.add(two.slice(1)),
    ])
    expect((await store.events.list('certificate.revoked')).map(({ facts }) => facts['serial'])).toEqual([serialOf(1)])
  })

  it('loses no write and keeps one chain when four processes write at once', async () => {
    const each = 25
    const program = `${elsewhere()}
      for (let n = 0; n < ${each}; n++) await store.events.add({ kind: 'config.exported', facts: { n } })
      await store.close()`
    const inAnother = () => run(process.execPath, ['--no-warnings', '--input-type=module', '-e', program])
    await Promise.all(Array.from({ length: 4 }, inAnother))
    const events = await store.events.list()
    expect(events).toHaveLength(1 + 4 * each)
    expect(findBreak(events)).toBeUndefined()
  })
}
