/**
 * How thorough a sweep is: whole in the suite `sweeps`, a sample by the same code in the quick suite. Each test file that imports this
 * is in both suites. It does not say what there is to sweep.
 */

import type { TestContext } from 'vitest'

/** Whether every case is wanted: `vitest.config.ts` says so for the suite `sweeps`. */
export const isWhole = process.env['COUNTERSIGN_SWEEP'] === 'whole'

/**
 * All cases; of which the quick suite takes `few`, in their order and as far apart as can be.
 *
 * @param turn where it begins, so that those who sweep in turns do not all take the same
 */
export function sampled<const T>(cases: readonly T[], few: number, turn = 0): readonly T[] {
  return isWhole ? cases : spread(cases, few, turn)
}

/** So many of a list, in their order and as far apart as can be, from a place on that may lie beyond the end. Pure. */
export function spread<T>(cases: readonly T[], few: number, turn = 0): readonly T[] {
  const step = cases.length / Math.min(few, cases.length)
  const chosen = new Set(Array.from({ length: few }, (_, index) => (turn + Math.floor(index * step)) % cases.length))
  return cases.filter((_, index) => chosen.has(index))
}

/** Leaves a test to the suite `sweeps`, if it cannot take a sample. Called first in the test. */
export function leaveToSweeps(context: TestContext): void {
  if (!isWhole) context.skip('the suite `sweeps` runs it')
}

/** All cases; of which the quick suite takes the first of each kind. */
export function oneOfEach<T>(cases: readonly T[], kindOf: (one: T) => unknown): readonly T[] {
  return isWhole ? cases : [...Map.groupBy(cases, kindOf).values()].map(([first]) => first!)
}

/** How often something random is tried; a tenth as often in the quick suite. */
export const times = (whole: number): number => (isWhole ? whole : Math.ceil(whole / 10))
