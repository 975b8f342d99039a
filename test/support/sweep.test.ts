import { expect, it } from 'vitest'
import { isWhole, oneOfEach, sampled, spread, times } from './sweep.ts'

const ten = Array.from({ length: 10 }, (_, index) => index)

it('is whole in the suite `sweeps`, and nowhere else', ({ task }) => {
  expect(isWhole).toBe(task.file.projectName === 'sweeps')
  expect(sampled(ten, 3).length).toBe(isWhole ? 10 : 3)
  expect(oneOfEach(ten, (one) => one % 2).length).toBe(isWhole ? 10 : 2)
  expect([times(400), times(25), times(1)]).toEqual(isWhole ? [400, 25, 1] : [40, 3, 1])
})

it('takes as many as it is told, in their order and far apart', () => {
  expect(spread(ten, 3)).toEqual([0, 3, 6])
  expect(spread(ten, 1)).toEqual([0])
  expect(spread(ten, 10)).toEqual(ten)
  expect(spread(ten, 99)).toEqual(ten)
  expect(spread([], 3)).toEqual([])
})

it('has met every case once there were as many turns as cases', () => {
  for (const few of [1, 2, 3]) {
    const met = new Set(ten.flatMap((turn) => spread(ten, few, turn)))
    expect(met).toEqual(new Set(ten))
    for (const turn of [0, 7, 123]) expect(spread(ten, few, turn)).toHaveLength(few)
  }
})
