/** Draws docs/performance.md and its pictures from the results that `npm run bench -- NAME --save` has kept. Measures nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './installed.ts'
import { figureOf, type ScaleResults, sectionsOf } from './scale.ts'
import type { Line, Section } from './table.ts'

type Machine = {
  readonly node: string
  readonly processors: number
  readonly model?: string | undefined
  readonly load: readonly number[]
}

/** What is kept of `scale`; and of what is shown as it was printed. */
export type Saved = { readonly machine: Machine; readonly results: ScaleResults }
export type SavedSections = { readonly machine: Machine; readonly sections: readonly Section[] }

/** Where each is kept. */
const file = (name: string): string => join(root, 'bench', name)
const scaleKept = file('scale.json')

/** The parts of the page that show sections as they were printed: what each asks, the benchmarks that it is of, and how it was measured. */
const parts = {
  batches: {
    kept: file('batch.json'),
    of: ['issue', 'memory'],
    title: 'What does a batch cost?',
    how: '`issue --batch`: time from source, memory of the installed command. Measure again: `npm run bench -- issue memory --rows 100000 --save`.',
  },
  door: {
    kept: file('door.json'),
    of: ['door'],
    title: 'What does a decision of a door cost?',
    how: '`door`, the installed command, asked over a Unix socket as a proxy asks it. Measure again: `npm run bench -- door --save`.',
  },
  probe: {
    kept: file('probe.json'),
    of: ['probe'],
    title: 'What does a probe cost?',
    how: 'The installed command, at an exported Node.js server. Measure again: `npm run bench -- probe --save`.',
  },
} as const

const write = (path: string, results: Saved | SavedSections): void =>
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`)

export const keepScale = (results: Saved): void => write(scaleKept, results)

/** Keeps the sections that the page has a part for, by the name of their benchmark. */
export function keepSections(machine: Machine, measured: ReadonlyMap<string, Section>): void {
  for (const { kept, of } of Object.values(parts)) {
    const sections = of.flatMap((name) => measured.get(name) ?? [])
    if (sections.length > 0) write(kept, { machine, sections })
  }
}

type Bar = { readonly of: string; readonly value: number; readonly shown: string; readonly kind: 0 | 1 | 2 }
const COLOURS = ['#2b6cb0', '#90cdf4', '#c05621'] as const
const [WIDTH, LABEL, BAR, GAP, TOP] = [760, 250, 17, 9, 70] as const

const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)

/** Horizontal bars in groups, on a scale on which each step is ten times the one before. */
function drawBars(
  title: string,
  kinds: readonly string[],
  groups: readonly { readonly name: string; readonly bars: readonly Bar[] }[],
): string {
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value))
  const [least, most] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))]
  const room = WIDTH - LABEL - 90
  const widthOf = (value: number): number =>
    Math.max(2, ((Math.log10(value) - least) / Math.max(1, most - least)) * room)
  let y = TOP
  const parts: string[] = []
  for (const { name, bars } of groups) {
    parts.push(
      `<text x="${LABEL - 10}" y="${y + (bars.length * BAR) / 2 + 5}" text-anchor="end">${escaped(name)}</text>`,
    )
    for (const { value, shown, kind } of bars) {
      parts.push(
        `<rect x="${LABEL}" y="${y}" width="${widthOf(value).toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[kind]}"/>`,
      )
      parts.push(
        `<text x="${(LABEL + widthOf(value) + 6).toFixed(1)}" y="${y + 12}" class="figure">${escaped(shown)}</text>`,
      )
      y += BAR
    }
    y += GAP
  }
  const legend = kinds.map(
    (kind, n) =>
      `<rect x="${LABEL + n * 165}" y="42" width="12" height="12" fill="${COLOURS[n]}"/><text x="${LABEL + 18 + n * 165}" y="53">${escaped(kind)}</text>`,
  )
  const ticks = Array.from({ length: most - least + 1 }, (_, n) => LABEL + (n / Math.max(1, most - least)) * room).map(
    (x) => `<line x1="${x.toFixed(1)}" y1="${TOP - 6}" x2="${x.toFixed(1)}" y2="${y}" stroke="#d8dee6"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 8}" width="${WIDTH}" height="${y + 8}" role="img" aria-label="${escaped(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#1a202c}.figure{font-size:11px;fill:#4a5568}.title{font-size:15px;font-weight:600}</style>
<rect width="100%" height="100%" fill="#ffffff"/><text x="16" y="26" class="title">${escaped(title)}</text>
${[...legend, ...ticks, ...parts].join('\n')}
</svg>
`
}

const seconds = (ms: number): string => (ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(0)} ms`)
const grouped = (n: number): string => n.toLocaleString('en-GB')

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** A ratio with the goal for it, and whether that was missed. */
function ratioCell({ ratio, bar, verdict }: Line): string {
  if (ratio === undefined) return ''
  const goal = bar === undefined ? '' : `, goal ${Number(bar.atMost.toFixed(3))}`
  return `${Number(ratio.value.toPrecision(3))} × ${ratio.of}${goal}${verdict === 'missed' ? ': **missed**' : ''}`
}

/** A row for each command, from the three lines that it has. */
function commandTable(results: ScaleResults, names: readonly string[], small: number, lines: readonly Line[]): string {
  const { certificates, against } = results
  const head = ['command', grouped(small), grouped(certificates), 'ratio', 'memory']
  const cells = (name: string): readonly string[] => {
    const line = (what: string): Line | undefined => lines.find((one) => one.what === what)
    const [few, many] = [small, certificates].map((n) => figureOf(results, name, 'now', n)!)
    const memory = line(`${name}, memory`)
    const before = line(`${name}, against ${against}`)
    return [
      `\`${name}\``,
      seconds(few!.cpuMs),
      seconds(many!.cpuMs),
      ratioCell(line(name)!),
      `${memory!.figure}${memory!.verdict === 'missed' ? ': **missed**' : ''}`,
      ...(before === undefined ? [] : [`${before.figure}: ${ratioCell(before)}`]),
    ]
  }
  return tableOf(
    [...head, ...(against === undefined ? [] : [`${grouped(certificates)}, ${against}`])],
    names.map(cells),
  )
}

const machineLine = ({ node, processors, model, load }: Machine): string =>
  `Node.js ${node}, ${processors} × ${model ?? 'unknown'}, load ${load.map((one) => one.toFixed(1)).join(' to ')}: ratios count, not milliseconds.`

/** The tables of sections, each under its title. */
const tablesOf = (sections: readonly Section[]): string =>
  sections
    .map(({ title, lines, notes }) => {
      const rows = lines.map((line) => [line.what, figureCell(line), ratioCell(line)])
      return `### ${title}\n\n${tableOf(['', 'measured', 'ratio'], rows)}\n\n${notes.join(' ')}`
    })
    .join('\n\n')

/** A figure, with the goal for it where the goal is not for a ratio. */
function figureCell({ figure, ratio, bar, verdict }: Line): string {
  if (ratio !== undefined || bar === undefined) return figure
  return `${figure}, goal ${bar.atMost} s${verdict === 'missed' ? ': **missed**' : ''}`
}

/** Each part that was ever measured, under its title. */
function drawParts(): string {
  return Object.values(parts)
    .filter(({ kept }) => existsSync(kept))
    .map(({ kept, title, how }) => {
      const { machine, sections } = JSON.parse(readFileSync(kept, 'utf8')) as SavedSections
      return `## ${title}\n\n${how}\n\n${machineLine(machine)}\n\n${tablesOf(sections)}`
    })
    .join('\n\n')
}

/** Draws what is kept. */
export function drawPerformance(): void {
  const { machine, results } = JSON.parse(readFileSync(scaleKept, 'utf8')) as Saved
  const { certificates, against, commands, crls, crlEntries } = results
  const names = [...new Set(commands.map(({ command }) => command))]
  const small = Math.min(...commands.map((one) => one.certificates))
  const kinds = [
    `${grouped(small)} certificates`,
    grouped(certificates),
    ...(against === undefined ? [] : [`${grouped(certificates)}, ${against}`]),
  ]
  const draw = (file: string, content: string): void => {
    writeFileSync(join(root, 'docs', file), content)
    process.stderr.write(`docs/${file}\n`)
  }
  const group = (shown: (one: { cpuMs: number; peakMb: number }) => readonly [number, string]) =>
    names.map((name) => ({
      name,
      bars: (
        [
          ['now', small],
          ['now', certificates],
          ['before', certificates],
        ] as const
      ).flatMap(([build, n], kind) => {
        const found = figureOf(results, name, build, n)
        if (found === undefined) return []
        const [value, text] = shown(found)
        return [{ of: name, value, shown: text, kind: kind as Bar['kind'] }]
      }),
    }))
  draw(
    'pictures/scale-time.svg',
    drawBars(
      'Processor time of each command',
      kinds,
      group(({ cpuMs }) => [cpuMs, seconds(cpuMs)]),
    ),
  )
  draw(
    'pictures/scale-memory.svg',
    drawBars(
      'Memory of each command at its peak',
      kinds,
      group(({ peakMb }) => [peakMb, `${peakMb.toFixed(0)} MB`]),
    ),
  )
  const ofCrls = crls
    .toSorted((a, b) => b.what.localeCompare(a.what))
    .map(({ by, what, cpuMs, peakMb }) => ({
      name: `${by}, ${what}`,
      bars: [
        { of: by, value: cpuMs, shown: seconds(cpuMs), kind: 0 as const },
        { of: by, value: peakMb, shown: `${peakMb.toFixed(0)} MB`, kind: 1 as const },
      ],
    }))
  draw(
    'pictures/scale-crl.svg',
    drawBars(`A CRL of ${grouped(crlEntries)} entries`, ['processor time, ms', 'memory, MB'], ofCrls),
  )
  const [table, crlTable] = sectionsOf(results)
  draw(
    'performance.md',
    `# Performance

What countersign costs with ${grouped(small)} certificates, and with ${grouped(certificates)}, of which a tenth is revoked. The installed command was measured, each contender once a
round in turns, medians; the figures are processor time of the whole tree of processes. The bars are on a scale on which each line is ten times
the one before. Measure again, and draw this page: \`npm run bench -- scale ${against === undefined ? '' : `--against ${against} `}--save\`.

${machineLine(machine)}

## What does a command cost when there is a million?

![Processor time of each command](pictures/scale-time.svg)

![Memory of each command](pictures/scale-memory.svg)

${commandTable(results, names, small, table!.lines)}

The goal for memory is 90 MB. \`crl\` and \`revoke\` carry all entries of the CRL: they are held against \`openssl ca\`, which reads its whole index.

${table!.notes.join(' ')}

## What does a CRL with a million entries cost?

![Time and memory of signing and reading a CRL](pictures/scale-crl.svg)

${tableOf(
  ['', 'measured (the other)', 'ratio'],
  crlTable!.lines.map((line) => [line.what, line.figure, ratioCell(line)]),
)}

${crlTable!.notes.join(' ')}

${drawParts()}

Missed goals and their reasons are in [decisions.md](decisions.md#speed).
`,
  )
}
