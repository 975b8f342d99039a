/** Finds the known words that are similar to a misspelt word. Pure. */

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

/** Longest word that is compared: no known one is longer, and what is typed may be. */
const LONGEST = 300

/**
 * Gives the known words that are a slip or two away from a word, or that it is part of; the nearest first, at most three.
 * Capitals do not count. Two slips are one only in a word that begins alike and keeps more than half of its letters, or
 * every short word would be meant by every other.
 */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  if (word.length < 2 || word.length > LONGEST) return []
  const typed = word.toLowerCase()
  const isSlip = (slips: number, candidate: string) =>
    slips < 2 || (slips <= SLIPS && typed.length > 2 * slips && typed[0] === candidate[0])
  return known
    .map((candidate) => ({ candidate, lower: candidate.toLowerCase() }))
    .map(({ candidate, lower }) => ({ candidate, lower, slips: slipsBetween(typed, lower) }))
    .filter(({ lower, slips }) => isSlip(slips, lower) || lower.includes(typed))
    .sort((a, b) => a.slips - b.slips || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}
