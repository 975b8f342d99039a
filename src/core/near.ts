/** Which of the known words somebody may have meant. Pure. */

/** Most slips that still count as a slip: a letter changed, missing, added, or two neighbours swapped. */
const SLIPS = 2

/** Counts the slips between two words (Damerau's distance, adjacent swaps only). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? (before[column - 2] ?? Infinity) + 1 : Infinity
      current.push(Math.min(changed, swapped, previous[column]! + 1, current[column - 1]! + 1))
    }
    before = previous
    previous = current
  }
  return previous[b.length]!
}

/** Gives the known words that are a slip or two away from a word, or that it is part of; the nearest first, at most three. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const part = word.length >= 2
  return known
    .map((candidate) => ({ candidate, slips: slipsBetween(word, candidate) }))
    .filter(({ candidate, slips }) => slips <= Math.min(SLIPS, word.length - 1) || (part && candidate.includes(word)))
    .sort((a, b) => a.slips - b.slips || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}
