/**
 * The guideline that the server should follow: the TLS versions, suites, groups and signature algorithms that it may agree to. The files of
 * `templates/guideline/` have the lists.
 */
import {
  type Guideline,
  type GuidelineWord,
  guidelineOf,
  guidelineWords,
  parseGuideline,
} from '../../policy/guideline.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** The guideline that the server is to follow. */
  readonly guideline?: GuidelineWord
}

export const guideline: Need<'guideline', Guideline, Asked> = {
  id: 'guideline',
  option: {
    placeholder: 'NAME',
    about: 'the guideline of the server; the probe then also offers what that guideline does not have',
    words: guidelineWords,
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs the guideline that the server is to follow; name it with --guideline',
  },
  unasked: 'left-out',
  find: async (asked) => (asked.guideline === undefined ? undefined : guidelineOf(parseGuideline(asked.guideline))),
}
