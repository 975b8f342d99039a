/** The most memory that the installed command holds while it issues for the rows of a file, for ever larger files. Tells no time. */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Installed } from './installed.ts'
import { peakOf } from './measure.ts'
import { judged, type Line, type Section } from './table.ts'

/** The fewest rows, and how much more memory than with these a larger file may take. */
const [FEWEST, STEP] = [1000, 10]
const FLAT = { atMost: 1.5 }
/** More rows are checked, and not issued: a million folders would take an hour. */
const MOST_ISSUED = 100_000
/** Rows that are written at once. */
const PART = 10_000

function* rowsOf(rows: number): Generator<string> {
  yield 'name,claim:role\n'
  for (let from = 0; from < rows; from += PART) {
    const part = Array.from({ length: Math.min(PART, rows - from) }, (_, row) => `memory${rows}-${from + row},admin\n`)
    yield part.join('')
  }
}

async function peak(installed: Installed, rows: number, ...more: readonly string[]): Promise<number> {
  const file = join(installed.directory, `rows-${rows}.csv`)
  await pipeline(rowsOf(rows), createWriteStream(file))
  return peakOf(installed.command('issue', 'client', '--batch', file, ...more))
}

/** @param most rows of the largest file; those before it have a tenth of the rows of the next */
export async function measureBatchMemory(
  installed: Installed,
  most: number,
  say: (line: string) => void,
): Promise<Section> {
  const lines: Line[] = []
  const few = new Map<string, number>()
  for (let rows = FEWEST; rows <= most; rows *= STEP) {
    for (const mode of ['--dry-run', ...(rows > MOST_ISSUED ? [] : ['issued'])]) {
      say(`bench: memory with ${rows} rows, ${mode} …`)
      const mb = await peak(installed, rows, ...(mode === 'issued' ? [] : [mode]))
      const least = few.get(mode)
      const what = `${rows} rows, ${mode}`
      const figure = `${mb.toFixed(0)} MB`
      if (least === undefined) few.set(mode, mb)
      lines.push(least === undefined ? { what, figure } : judged(what, figure, mb / least, `with ${FEWEST}`, FLAT))
    }
  }
  return {
    title: 'Memory of issue --batch, the installed command, at its peak',
    lines,
    notes: [
      'Each program runs once. What grows with the rows: 25 to 50 octets for each name, which is known before the first certificate is made.',
      ...(most > MOST_ISSUED ? [`More than ${MOST_ISSUED} rows are only checked, and not issued.`] : []),
    ],
  }
}
