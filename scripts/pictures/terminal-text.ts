/** What a program wrote to a terminal, as lines of painted runs. Knows the few escape sequences that countersign writes. */

/** A colour of the terminal, or none; how it looks is the picture's matter. */
export type Ink = 'red' | 'green' | 'yellow' | 'cyan' | undefined

export type Run = { readonly text: string; readonly ink: Ink; readonly weight: 'bold' | 'dim' | 'plain' }

type Look = Omit<Run, 'text'>

const attributes: Readonly<Record<string, Partial<Look>>> = {
  0: { ink: undefined, weight: 'plain' },
  1: { weight: 'bold' },
  2: { weight: 'dim' },
  22: { weight: 'plain' },
  31: { ink: 'red' },
  32: { ink: 'green' },
  33: { ink: 'yellow' },
  36: { ink: 'cyan' },
  39: { ink: undefined },
}

/**
 * Reads what a terminal was sent, line by line; colours go on from one line to the next.
 *
 * Pure.
 *
 * @throws where it holds a sequence that is unknown here
 */
export function readTerminal(sent: string): readonly (readonly Run[])[] {
  let look: Look = { ink: undefined, weight: 'plain' }
  const lines = sent.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n')
  return lines.map((line) => {
    const [first = '', ...rest] = line.split('\u001b[')
    const runs: Run[] = first === '' ? [] : [{ text: first, ...look }]
    for (const part of rest) {
      const [, code = '', text = ''] = /^(\d+)m(.*)$/.exec(part) ?? []
      const attribute = attributes[code]
      if (attribute === undefined) throw new Error(`unknown sequence: ${JSON.stringify(part)}`)
      look = { ...look, ...attribute }
      if (text !== '') runs.push({ text, ...look })
    }
    const odd = runs.find(({ text }) => /\p{Cc}/u.test(text))
    if (odd !== undefined) throw new Error(`a control character in ${JSON.stringify(odd.text)}`)
    return runs
  })
}
