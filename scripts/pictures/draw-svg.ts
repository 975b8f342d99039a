/** Draws what a terminal shows as SVG: text that can be copied, in light and dark as the reader has it. */
import type { Run } from './terminal-text.ts'

const CELL = { width: 8.4, height: 19 } as const
const MARGIN = 18
const BAR = 34
const SIZE = 14

const style = `
  .page { fill: #ffffff; stroke: #d0d7de }
  .bar { fill: #f6f8fa }
  .dot { fill: #d0d7de }
  text { font: ${SIZE}px ui-monospace, 'SFMono-Regular', 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #1f2328; white-space: pre }
  .title { fill: #59636e }
  .bold { font-weight: 700 }
  .dim { fill: #656d76 }
  .red { fill: #c2192b } .green { fill: #1a7f37 } .yellow { fill: #8a5a00 } .cyan { fill: #0b6a82 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; stroke: #30363d }
    .bar { fill: #161b22 }
    .dot { fill: #30363d }
    text { fill: #e6edf3 }
    .title, .dim { fill: #8b949e }
    .red { fill: #ff7b72 } .green { fill: #56d364 } .yellow { fill: #e3b341 } .cyan { fill: #56d4dd }
  }`

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const round = (n: number): string => String(Math.round(n * 10) / 10)

/** One run at its column; its length is given, so that columns meet in whatever font the reader has. */
function drawRun({ text, ink, weight }: Run, column: number): string {
  const classes = [weight === 'plain' ? [] : [weight], ink ?? []].flat().join(' ')
  const kept = text.trimEnd()
  if (kept === '') return ''
  const x = round(MARGIN + column * CELL.width)
  const width = round([...kept].length * CELL.width)
  return `<tspan x="${x}"${classes === '' ? '' : ` class="${classes}"`} textLength="${width}" lengthAdjust="spacingAndGlyphs">${escapeMarkup(kept)}</tspan>`
}

/** Draws lines in a window with a title. Pure. */
export function drawSvg(lines: readonly (readonly Run[])[], title: string, columns: number): string {
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN)
  const height = Math.ceil(BAR + lines.length * CELL.height + 1.5 * MARGIN)
  const rows = lines.flatMap((runs, index) => {
    let column = 0
    const spans = runs.map((run) => {
      const drawn = drawRun(run, column)
      column += [...run.text].length
      return drawn
    })
    const y = round(BAR + MARGIN + index * CELL.height + SIZE / 2)
    return spans.every((span) => span === '') ? [] : [`<text y="${y}">${spans.join('')}</text>`]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escapeMarkup(title)}</title>
<style>${style}
</style>
<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
<path class="bar" d="M1 ${BAR}V9a8 8 0 0 1 8-8H${width - 9}a8 8 0 0 1 8 8V${BAR}Z"/>
${[18, 36, 54].map((x) => `<circle class="dot" cx="${x}" cy="${BAR / 2}" r="5.5"/>`).join('')}
<text class="title" x="76" y="${BAR / 2 + 5}">${escapeMarkup(title)}</text>
${rows.join('\n')}
</svg>
`
}
