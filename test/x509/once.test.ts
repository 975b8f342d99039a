import { expect, it } from 'vitest'
import { readingOnce, sharedReader } from '../../src/x509/once.ts'

function counting() {
  const asked: object[] = []
  const read = sharedReader((from: { readonly value: number }) => {
    asked.push(from)
    if (from.value < 0) throw new RangeError('a negative value')
    return { read: from.value }
  })
  return { asked, read }
}

it('reads a thing once within one piece of work, and anew in the next', () => {
  const { asked, read } = counting()
  const thing = { value: 1 }
  readingOnce(() => expect(read(thing)).toBe(read(thing)))
  expect(asked).toHaveLength(1)
  readingOnce(() => read(thing))
  expect(asked).toHaveLength(2)
})

it('keeps nothing outside of such work, not even after work that failed', () => {
  const { asked, read } = counting()
  const thing = { value: 1 }
  expect(() =>
    readingOnce(() => {
      read(thing)
      throw new RangeError('the work failed')
    }),
  ).toThrow('the work failed')
  read(thing)
  read(thing)
  expect(asked).toHaveLength(3)
})

it('never takes an equal thing, or what another reader read of a thing, for what it read', () => {
  const { asked, read } = counting()
  const other = sharedReader((from: { readonly value: number }) => `${from.value}`)
  const thing = { value: 1 }
  readingOnce(() => {
    expect(read(thing)).toEqual({ read: 1 })
    expect(other(thing)).toBe('1')
    expect(read({ value: 1 })).toEqual({ read: 1 })
  })
  expect(asked).toHaveLength(2)
})

it('refuses again what it refused', () => {
  const { asked, read } = counting()
  const thing = { value: -1 }
  readingOnce(() => {
    expect(() => read(thing)).toThrow(RangeError)
    expect(() => read(thing)).toThrow(RangeError)
  })
  expect(asked).toHaveLength(2)
})
