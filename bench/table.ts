/** What a benchmark found, line by line, and how it is drawn. Measures nothing. */

/** A bar in words and in number; lower is better everywhere. */
export type Bar = { readonly atMost: number; readonly stretch?: number }

export type Line = {
  readonly what: string
  /** With its unit, such as `25 ms`. */
  readonly figure: string
  readonly ratio?: { readonly value: number; readonly of: string }
  /** What the ratio must not exceed; the figure itself, in seconds, where there is no ratio. */
  readonly bar?: Bar
  readonly verdict?: 'met' | 'missed'
}

export type Section = {
  readonly title: string
  /** How it was measured, and what was left out and why. */
  readonly notes: readonly string[]
  readonly lines: readonly Line[]
}

/** Holds a value against its bar. */
export const verdictOf = (value: number, { atMost }: Bar): 'met' | 'missed' => (value <= atMost ? 'met' : 'missed')

/** A line whose ratio has a bar. */
export function judged(what: string, figure: string, value: number, of: string, bar: Bar): Line {
  return { what, figure, ratio: { value, of }, bar, verdict: verdictOf(value, bar) }
}

const barWords = ({ atMost, stretch }: Bar): string =>
  `≤ ${round(atMost)}${stretch === undefined ? '' : ` (stretch ${round(stretch)})`}`

const round = (value: number): string => String(Number(value.toFixed(2)))

function cellsOf({ what, figure, ratio, bar, verdict }: Line): string[] {
  return [
    what,
    figure,
    ratio === undefined ? '' : `${ratio.value.toFixed(2)} × ${ratio.of}`,
    bar === undefined ? '' : barWords(bar),
    verdict ?? '',
  ]
}

/** Draws sections for people. */
export function draw(sections: readonly Section[]): string {
  const head = ['', 'figure', 'ratio', 'bar', 'verdict']
  const rows = sections.flatMap(({ lines }) => lines.map(cellsOf))
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column]!.length)))
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd()
  return sections
    .flatMap(({ title, notes, lines }) => [
      title,
      line(head),
      ...lines.map(cellsOf).map(line),
      ...notes.map((n) => `  ${n}`),
      '',
    ])
    .join('\n')
}
