/** Everything that reads what strangers may have written, on many bad inputs of one seed. `npm run test:mutate` takes a million. */
import { describe, expect, it } from 'vitest'
import { broken } from '../mutate/broken.ts'
import { judge } from '../mutate/judge.ts'
import { parsers } from '../mutate/parsers.ts'

describe('bad inputs are refused or read, in bounded time and memory', () => {
  it.each(parsers)('$name', async (parser) => {
    const { seen, wrong } = await judge(parser, 20_261_128, 20_000)
    expect(wrong).toEqual([])
    // A parser that takes everything, or nothing, was asked nothing.
    expect(seen?.values).toBeGreaterThan(0)
    expect(seen?.refusals).toBeGreaterThan(0)
  })
})

describe('a parser that is wrong is caught', () => {
  it.each(broken)('$name', async ({ problem, ...parser }) => {
    const { wrong } = await judge(parser, 1, 2000, 10_000)
    expect(wrong[0]).toMatch(problem)
  })
})
