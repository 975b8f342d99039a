import { expect, it } from 'vitest'
import { protocols } from '../../../src/probe/protocols/index.ts'

it('gives each a name of its own in ALPN and for people, and lets only the first go unspoken of', () => {
  expect(new Set(protocols.map(({ id }) => id)).size).toBe(protocols.length)
  expect(new Set(protocols.map(({ title }) => title)).size).toBe(protocols.length)
  expect(protocols.map(({ withoutAlpn }) => withoutAlpn)).toEqual([
    'spoken',
    ...protocols.slice(1).map(() => 'not-spoken'),
  ])
})
