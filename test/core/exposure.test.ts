/** Who besides its owner could put something else in the place of what lies in a directory. */
import { expect, it } from 'vitest'
import type { Instant } from '../../src/core/brand.ts'
import { exposureAbove, exposureOf } from '../../src/core/exposure.ts'

const directory = (mode: number, owner: number) =>
  ({ kind: 'directory', mode, owner, size: 0, modifiedAt: 0 as Instant }) as const

it.each([
  [0o755, 1000, undefined, undefined],
  [0o755, 0, undefined, undefined],
  [0o775, 1000, undefined, undefined],
  [0o777, 1000, 'can be written to by everybody (mode 0777)', 'can be written to by everybody (mode 0777)'],
  [0o1777, 0, 'can be written to by everybody (mode 1777)', undefined],
  [0o700, 33, 'belongs to user 33, and you are user 1000', 'belongs to user 33, and you are user 1000'],
  [0o1777, 33, 'belongs to user 33, and you are user 1000', 'belongs to user 33, and you are user 1000'],
])('of mode %o and owner %i: %j itself, %j above', (mode, owner, itself, above) => {
  expect(exposureOf(directory(mode, owner), 1000)).toBe(itself)
  expect(exposureAbove(directory(mode, owner), 1000)).toBe(above)
})
