import { expect, it } from 'vitest'
import { present } from '../../src/core/present.ts'

it('leaves out what is undefined, and nothing else', () => {
  const maybe: string | undefined = undefined
  expect(Object.keys(present({ a: maybe, b: null, c: 0, d: '', e: false, f: 'x' }))).toEqual(['b', 'c', 'd', 'e', 'f'])
})

it('makes properties optional that may be undefined', () => {
  const of = (a: string | undefined): { readonly a?: string } => present({ a })
  expect([of('x'), of(undefined)]).toEqual([{ a: 'x' }, {}])
  expect('a' in of(undefined)).toBe(false)
})
