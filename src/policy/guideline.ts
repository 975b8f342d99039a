/** The protocol settings that targets are written with and that the probe judges by. Does not say how a server spells them; its template does. */
import { CountersignError } from '../core/refusal.ts'
import { newestGuidelines } from '../schema/generated/lists.ts'
import type { GuidelineJson } from '../schema/generated/types.ts'

/**
 * Sets of settings under one name each, which each export carries: the newest of each folder of `templates/guideline/`. A change of any of
 * them is a new file there, and each says what it goes by. The suites of TLS 1.3 come first; security headers are for every answer, errors
 * included.
 */
export type Guideline = GuidelineJson

/** The word by which a guideline is asked for, whatever its version. */
export type GuidelineWord = keyof typeof newestGuidelines

export const guidelineWords = Object.keys(newestGuidelines) as readonly GuidelineWord[]

/** What an export follows where nothing is said, and what the door of the library follows. */
export const USUAL_GUIDELINE = 'intermediate' satisfies GuidelineWord

/** The guideline of a word, in its newest version. Pure. */
export const guidelineOf = (word: GuidelineWord): Guideline => newestGuidelines[word]

/** Reads the word of a guideline. Pure. @throws {CountersignError} `input.malformed` with the words that there are */
export function parseGuideline(text: string): GuidelineWord {
  const found = guidelineWords.find((word) => word === text)
  if (found !== undefined) return found
  const expected = `one of: ${guidelineWords.join(', ')}`
  throw new CountersignError('input.malformed', { what: 'guideline', value: text, expected })
}

/**
 * The word of the guideline by whose name, of whatever version, an export was made; undefined for a name that this version does not know.
 * Pure.
 */
export function wordOfGuideline(name: string): GuidelineWord | undefined {
  const parts = /^countersign-(?:([a-z]+)-)?\d{4}\.\d{2}$/.exec(name)
  if (parts === null) return undefined
  const [, word = USUAL_GUIDELINE] = parts
  return guidelineWords.find((one) => one === word)
}
