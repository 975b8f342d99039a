/** Mutants that are no faults, with the reason. One that names no mutant any more fails `verdicts.test.ts`. */

export type Equivalent = {
  readonly file: string
  /** The line of the source, as it stands there. */
  readonly code: string
  readonly what: string
  readonly why: string
}

export const equivalents: readonly Equivalent[] = [
  {
    file: 'src/probe/engine/campaign.ts',
    code: "const answered = 'answer' in control && isHttp(control.answer) ? control.answer : undefined",
    what: '&& becomes ||',
    why: 'an answer that is not of HTTP would be given to nobody: what makes a request of an answer goes over HTTP alone',
  },
  {
    file: 'src/probe/engine/weigh.ts',
    code: "if (both?.last === undefined || !('answer' in both.control)) return strike",
    what: '|| becomes &&',
    why: 'a control is asked once more at the end if and only if it was answered at first, so that both halves say the same',
  },
]
