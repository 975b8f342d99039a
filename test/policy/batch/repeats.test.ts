/** Names that come more than once in a file are found, however many names there are. */
import { expect, it } from 'vitest'
import { Repeats } from '../../../src/policy/batch/repeats.ts'

it('finds every name that comes twice, and no other', () => {
  const repeats = new Repeats()
  for (let line = 2; line < 5000; line += 1) repeats.add(`client-${line}`, line)
  for (const line of [6000, 7000]) repeats.add('client-2', line)
  repeats.add('client-4999', 8000)
  expect(repeats.firstLineOf('client-2')).toBe(2)
  expect(repeats.firstLineOf('client-4999')).toBe(4999)
  const others = Array.from({ length: 4996 }, (_, index) => repeats.firstLineOf(`client-${index + 3}`))
  expect(others.filter((line) => line !== undefined)).toEqual([])
  expect(repeats.firstLineOf('nobody')).toBeUndefined()
})
