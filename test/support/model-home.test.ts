/** Homes of tests that are copies of one: each is whole, and no two that are in use together have the same keys. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { fixedClock, noon } from './clock.ts'
import { type HomeWish, makeHome, type TestHome } from './home.ts'

const made: TestHome[] = []
afterEach(async () => {
  for (const home of made.splice(0)) await home.remove()
})

const make = async (wish: HomeWish = {}): Promise<TestHome> => {
  const home = await makeHome({ organisation: 'Copies', ...wish })
  made.push(home)
  return home
}
const pinOf = (home: TestHome): string => readFileSync(home.authority('client').pin, 'utf8')

it('have keys of their own while they are in use', async () => {
  const pins = [await make(), await make(), await make({ organisation: 'Others' })].map(pinOf)
  expect(new Set(pins).size).toBe(3)
})

it('show nothing of what was done in the home before', async () => {
  const clock = fixedClock()
  const first = await make({ clock })
  const pin = pinOf(first)
  await first.issue('client', 'alice')
  await first.remove()
  const second = await make({ clock })
  expect(pinOf(second)).toBe(pin)
  await second.issue('client', 'alice')
  // Whoever removes a home again ends the use of no other.
  await first.remove()
  expect(pinOf(await make({ clock }))).not.toBe(pin)
})

it('are made anew where the time or the wish is another', async () => {
  const clock = fixedClock()
  const wishes: HomeWish[] = [
    { clock },
    { clock: fixedClock(addSeconds(noon, -3600)) },
    { clock, serverDomains: ['acme.example'] },
  ]
  const pins: string[] = []
  for (const wish of wishes) {
    const home = await make(wish)
    pins.push(pinOf(home))
    await home.remove()
  }
  expect(new Set(pins).size).toBe(3)
})
