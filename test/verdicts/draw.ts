/** Draws a sample of mutants by a seed, and sums scores up. */

export type Score = {
  readonly file: string
  readonly mutants: number
  readonly noticed: number
  /** Mutants that are no faults, which are not looked for. */
  readonly equivalent: number
}

/** So many of a list, which a seed chooses: the same in each run and on each machine. Pure. */
export function drawCases<T>(cases: readonly T[], count: number, seed: number): readonly T[] {
  const rest = [...cases]
  const drawn: T[] = []
  // Xorshift (Marsaglia): enough to choose, and the same everywhere.
  let state = (seed * 2_654_435_761) >>> 0 || 1
  while (drawn.length < count && rest.length > 0) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    drawn.push(...rest.splice(state % rest.length, 1))
  }
  return drawn
}

/** The sum of scores. Pure. */
export function sumOf(scores: readonly Score[]): Omit<Score, 'file'> {
  const sum = (count: (score: Score) => number): number => scores.reduce((total, score) => total + count(score), 0)
  return {
    mutants: sum(({ mutants }) => mutants),
    noticed: sum(({ noticed }) => noticed),
    equivalent: sum(({ equivalent }) => equivalent),
  }
}
