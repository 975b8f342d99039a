/** Runs the benchmarks that are asked for, all of them by default, and prints what they found. See README.md. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkOut, measureAgainst, partsAgainst } from './against.ts'
import { measureBatchMemory } from './batch-memory.ts'
import { measureCrl } from './crl.ts'
import { measureDoor } from './door.ts'
import { type Installed, install, root } from './installed.ts'
import { measureIssue } from './issue.ts'
import { drawPerformance, keepScale, keepSections } from './performance.ts'
import { measureProbe } from './probe.ts'
import { measureScale, type ScaleResults, sectionsOf } from './scale.ts'
import { measureSequence } from './sequence.ts'
import { measureShell } from './shell.ts'
import { draw, type Section } from './table.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const benchmarks = {
  shell: (installed: () => Installed, quick: boolean) => measureShell(installed(), quick ? 5 : 25),
  sequence: (_: () => Installed, quick: boolean) => measureSequence(quick ? 100 : 1000),
  issue: (_: () => Installed, quick: boolean) => measureIssue(quick ? 512 : 4096, quick ? 128 : 1024, quick ? 2 : 6),
  memory: (installed: () => Installed, quick: boolean, rows = quick ? 1000 : 10_000) =>
    measureBatchMemory(installed(), rows, say),
  crl: (installed: () => Installed, quick: boolean) => measureCrl(installed(), quick ? 10_000 : 100_000, quick ? 1 : 5),
  door: (installed: () => Installed, quick: boolean) =>
    measureDoor(installed(), quick ? 1000 : 30_000, quick ? 1000 : 1_000_000, quick ? 1 : 7),
  probe: (installed: () => Installed, quick: boolean) => measureProbe(installed(), quick ? 1 : 5),
} as const
type Benchmark = keyof typeof benchmarks

/** Homes of very many certificates, by this build and, where a commit is named, by that too. */
async function scale(
  revision: string | undefined,
  sizes: { size: number; entries: number },
  rounds: number,
): Promise<ScaleResults> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-before-'))
  const removals = [() => rmSync(directory, { recursive: true })]
  const build = (source: string) => {
    const installed = install(source)
    removals.push(installed.remove)
    return { installed, source }
  }
  try {
    const before =
      revision === undefined ? undefined : { revision, ...build(checkOut(revision, join(directory, 'source'))) }
    return await measureScale(build(root), before, { ...sizes, rounds }, say)
  } finally {
    for (const remove of removals) remove()
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      against: { type: 'string' },
      size: { type: 'string', default: '1000000' },
      entries: { type: 'string' },
      rows: { type: 'string' },
      save: { type: 'boolean', default: false },
      draw: { type: 'boolean', default: false },
    },
  })
  if (values.draw) return drawPerformance()
  const { against } = values
  const names: readonly string[] = [...(against === undefined ? Object.keys(benchmarks) : partsAgainst), 'scale']
  const unknown = positionals.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    say(`bench: there is no benchmark ${unknown}; there are: ${names.join(', ')}`)
    process.exitCode = 2
    return
  }
  const asked = (positionals.length === 0 ? names.slice(0, -1) : positionals).filter((name) => name !== 'scale')
  const rows = values.rows === undefined ? undefined : Number(values.rows)
  let installed: Installed | undefined
  const load = loadavg()[0]!
  const sections: Section[] = []
  const measured = new Map<string, Section>()
  let results: ScaleResults | undefined
  try {
    if (positionals.includes('scale')) {
      results = await scale(
        against,
        { size: Number(values.size), entries: Number(values.entries ?? values.size) },
        values.quick ? 1 : 5,
      )
      sections.push(...sectionsOf(results))
    }
    if (asked.length === 0) say('bench: done')
    else if (against !== undefined) sections.push(await measureAgainst(against, asked, values.quick ? 1 : 15, say))
    else
      for (const name of asked as readonly Benchmark[]) {
        say(`bench: ${name} …`)
        const section = await benchmarks[name](() => (installed ??= install()), values.quick, rows)
        sections.push(section)
        measured.set(name, section)
      }
  } finally {
    installed?.remove()
  }
  const machine = {
    node: process.version,
    processors: cpus().length,
    model: cpus()[0]?.model,
    load: [load, loadavg()[0]!],
  }
  if (values.save) {
    if (results !== undefined) keepScale({ machine, results })
    keepSections(machine, measured)
    drawPerformance()
  }
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ machine, sections }, null, 2)}\n`
      : `${draw(sections)}Node.js ${machine.node}, ${machine.processors} × ${machine.model}, load ${machine.load.map((l) => l.toFixed(1)).join(' to ')}\n`,
  )
}

await main()
