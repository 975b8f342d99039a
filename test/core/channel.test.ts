/** A queue whose maker waits for its taker, and whose failures reach the other side. */
import { expect, it } from 'vitest'
import { Channel } from '../../src/core/channel.ts'

it('gives all values in order, and never holds more than two puts', async () => {
  const channel = new Channel<number>()
  const made: number[] = []
  const making = (async () => {
    for (let value = 0; value < 9; value += 1) {
      await channel.put([value])
      made.push(value)
    }
    channel.end()
  })()
  const taken: number[] = []
  for await (const value of channel) {
    taken.push(value)
    expect(made.length).toBeLessThanOrEqual(taken.length + 1)
  }
  await making
  expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
})

it('tells the maker that the taker has left, and the taker that the maker has failed', async () => {
  const left = new Channel<number>()
  await left.put([1])
  for await (const _ of left) break
  expect(await left.put([2])).toBe(false)
  const failed = new Channel<number>()
  await failed.put([1])
  failed.fail(new Error('no more'))
  const taken: number[] = []
  await expect(
    (async () => {
      for await (const value of failed) taken.push(value)
    })(),
  ).rejects.toThrow('no more')
  expect(taken).toEqual([1])
})
