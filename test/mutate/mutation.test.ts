import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { diceFor, mutate } from './mutation.ts'

const samples = [Buffer.from('a sample'), Buffer.from('another sample, which is longer')]
const made = (seed: number, number: number) => Buffer.from(mutate(diceFor(seed, number), samples)).toString('hex')
const many = (seed: number) => Array.from({ length: 2000 }, (_, number) => made(seed, number))

it('makes the same inputs of a seed in each run and on each machine, and others of another seed', () => {
  const digest = createHash('sha256').update(many(1).join()).digest('hex')
  expect(digest).toBe('b63b5dca165c767fe99bbde029dcce35537b2f86e91502fcc9f45d2f3a8fa4fe')
  expect(many(2)).not.toEqual(many(1))
})

it('makes few inputs twice, none beyond 64 KiB, and all kinds of length', () => {
  const inputs = many(1)
  expect(new Set(inputs).size).toBeGreaterThan(1500)
  const lengths = inputs.map((input) => input.length / 2)
  expect(Math.max(...lengths)).toBeGreaterThan(16 * 1024)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(64 * 1024)
  expect(Math.min(...lengths)).toBe(0)
})
