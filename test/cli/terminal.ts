/** A terminal for tests: keeps what is written, and answers questions from a list. */
import type { Terminal } from '../../src/core/port.ts'

export type KeptTerminal = Terminal & {
  readonly written: () => string
  readonly said: readonly string[]
  readonly asked: readonly string[]
}

/** Makes a plain terminal of 80 columns; it can be asked only where it is given answers. */
export function keepTerminal(answers?: readonly string[]): KeptTerminal {
  let written = ''
  const said: string[] = []
  const asked: string[] = []
  return {
    output: { interactive: false, colour: false, columns: 80 },
    talk: { interactive: false, colour: false },
    canAsk: answers !== undefined,
    write: async (text) => {
      written += text
    },
    say: (line) => void said.push(line),
    progress: () => ({ update: () => undefined, end: () => undefined }),
    askSecret: async (question) => answers?.[asked.push(question) - 1] ?? '',
    written: () => written,
    said,
    asked,
  }
}
