import { expect, it } from 'vitest'
import { parseOidNames } from '../../src/policy/oids.ts'

it('gives the names of object identifiers', () => {
  const names = parseOidNames('{"names": {"1.2.3": "three"}}', 'oids.json')
  expect([...names]).toEqual([['1.2.3', 'three']])
})

it.each([
  ['acme', 'x'],
  ['1.2.3', ''],
  ['1.2.3', 'a\u001b[2J'],
  ['1.02', 'x'],
])('refuses %j → %j', (oid, name) => {
  expect(() => parseOidNames(JSON.stringify({ names: { [oid]: name } }), 'oids.json')).toThrow(
    expect.objectContaining({ code: 'home.malformed' }),
  )
})
