import { expect, it } from 'vitest'
import { protocols, protocolsOf } from '../../../src/probe/protocols/index.ts'

it('gives each a name of its own in ALPN and for people, and lets only the first go unspoken of', () => {
  expect(new Set(protocols.map(({ id }) => id)).size).toBe(protocols.length)
  expect(new Set(protocols.map(({ title }) => title)).size).toBe(protocols.length)
  expect(protocolsOf('http').map(({ withoutAlpn }) => withoutAlpn)).toEqual(['spoken', 'not-spoken'])
})

it('keeps one family of protocols apart from the others, so that no probe asks one server in several', () => {
  for (const { family } of protocols) {
    expect(protocolsOf(family).length).toBe(protocols.filter((one) => one.family === family).length)
    if (family !== 'http') expect(protocolsOf(family).map(({ id }) => id)).toEqual([family])
  }
})
