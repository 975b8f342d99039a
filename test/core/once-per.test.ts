import { expect, it } from 'vitest'
import { oncePer } from '../../src/core/once-per.ts'

function counting() {
  const asked: number[] = []
  const give = oncePer(({ value }: { readonly value: number }) => {
    asked.push(value)
    if (value < 0) throw new RangeError('a negative value')
    return value === 0 ? undefined : { value }
  })
  return { asked, give }
}

it('asks once for each object, also where the answer is nothing', () => {
  const { asked, give } = counting()
  const [one, none] = [{ value: 1 }, { value: 0 }]
  expect(give(one)).toBe(give(one))
  expect([give(none), give(none)]).toEqual([undefined, undefined])
  expect(asked).toEqual([1, 0])
})

it('never takes an equal object for the same', () => {
  const { asked, give } = counting()
  expect(give({ value: 1 })).not.toBe(give({ value: 1 }))
  expect(asked).toEqual([1, 1])
})

it('refuses again what it refused', () => {
  const { asked, give } = counting()
  const bad = { value: -1 }
  for (let time = 0; time < 2; time += 1) expect(() => give(bad)).toThrow(RangeError)
  expect(asked).toEqual([-1, -1])
})
