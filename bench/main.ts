/** Runs the benchmarks that are asked for, all of them by default, and prints what they found. See README.md. */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureAgainst, partsAgainst } from './against.ts'
import { measureCrl } from './crl.ts'
import { type Installed, install } from './installed.ts'
import { measureProbe } from './probe.ts'
import { measureSequence } from './sequence.ts'
import { measureShell } from './shell.ts'
import { draw, type Section } from './table.ts'

const benchmarks = {
  shell: (installed: () => Installed, quick: boolean) => measureShell(installed(), quick ? 5 : 25),
  sequence: (_: () => Installed, quick: boolean) => measureSequence(quick ? 100 : 1000),
  crl: (installed: () => Installed, quick: boolean) => measureCrl(installed(), quick ? 10_000 : 100_000, quick ? 1 : 5),
  probe: (installed: () => Installed, quick: boolean) => measureProbe(installed(), quick ? 1 : 5),
} as const
type Benchmark = keyof typeof benchmarks

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  })
  const { against } = values
  const names: readonly string[] = against === undefined ? Object.keys(benchmarks) : partsAgainst
  const unknown = positionals.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    say(`bench: there is no benchmark ${unknown}; there are: ${names.join(', ')}`)
    process.exitCode = 2
    return
  }
  const asked = positionals.length === 0 ? names : positionals
  let installed: Installed | undefined
  const load = loadavg()[0]!
  const sections: Section[] = []
  try {
    if (against !== undefined) sections.push(await measureAgainst(against, asked, values.quick ? 1 : 15, say))
    else
      for (const name of asked as readonly Benchmark[]) {
        say(`bench: ${name} …`)
        sections.push(await benchmarks[name](() => (installed ??= install()), values.quick))
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
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ machine, sections }, null, 2)}\n`
      : `${draw(sections)}Node.js ${machine.node}, ${machine.processors} × ${machine.model}, load ${machine.load.map((l) => l.toFixed(1)).join(' to ')}\n`,
  )
}

await main()
