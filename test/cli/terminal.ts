/** A terminal for tests: keeps what is written, and answers questions from a list. */
import type { Query, Terminal } from '../../src/core/port/terminal.ts'

export type KeptTerminal = Terminal & {
  readonly written: () => string
  readonly said: readonly string[]
  /** What was shown on the terminal itself. */
  readonly shown: readonly string[]
  readonly asked: readonly string[]
  /** What was wrong with answers that would not do. */
  readonly objections: readonly string[]
  readonly queries: readonly Query[]
}

/**
 * Makes a plain terminal; it can be asked only where it is given answers. An empty one takes what is
 * proposed; one that will not do, or is not offered, is followed by the next. Nothing may be drawn meanwhile: it would hide the question.
 */
export function keepTerminal(answers?: readonly string[], columns = 80): KeptTerminal {
  let written = ''
  const said: string[] = []
  const shown: string[] = []
  const asked: string[] = []
  const objections: string[] = []
  const queries: Query[] = []
  const drawn = new Set<string>()
  const next = (question: string): string => {
    if (drawn.size > 0) throw new Error(`"${question}" is asked while "${[...drawn].join()}" is drawn over it`)
    const answer = answers?.[asked.push(question) - 1]
    if (answer === undefined) throw new Error(`nobody answers: ${question}`)
    return answer
  }
  const ask = async (query: Query): Promise<string> => {
    queries.push(query)
    const answer = next(query.says) || (query.proposal ?? '')
    const objection =
      query.kind === 'text'
        ? await query.check(answer)
        : query.kind === 'choice' && !query.choices.some(({ value }) => value === answer)
          ? 'not offered'
          : undefined
    if (objection === undefined) return answer
    objections.push(objection)
    return ask(query)
  }
  return {
    output: { interactive: false, colour: false, columns },
    talk: { interactive: false, colour: false, columns },
    canAsk: answers !== undefined,
    write: async (text) => {
      written += text
    },
    say: (line) => void said.push(line),
    show: (line) => void shown.push(line),
    progress: (label) => {
      drawn.add(label)
      return { update: () => undefined, end: () => void drawn.delete(label) }
    },
    ask,
    askSecrets: (act) => act(async (question) => next(question)),
    written: () => written,
    said,
    shown,
    asked,
    objections,
    queries,
  }
}
