/**
 * `npm run lab -- [--tools NAME,…] [--servers REGEXP] [--at-once N] [--minutes N] [--write]`: scanners and our probe side by side, over the lab's
 * servers. After `--minutes` no look is begun any more, and the table says what lacks. `--write` keeps what was found in
 * `test/lab/results.json`, from which `docs/probe.md` has its table after `npm run format` and `npm run generate`.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type LabResults, mergeRuns, newComplaints } from './results.ts'
import { runLab } from './run.ts'
import { labServers } from './servers.ts'
import { tools } from './tools/index.ts'

/** Processes of our probe beside each other. */
const PARTS = 3

const { values } = parseArgs({
  options: {
    tools: { type: 'string', default: tools.map(({ name }) => name).join(',') },
    servers: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '4' },
    minutes: { type: 'string', default: '240' },
    /** Of our own processes: the part of the servers that is theirs. */
    part: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const names = values.tools.split(',')
const unknown = names.find((name) => !tools.some((tool) => tool.name === name))
if (unknown !== undefined) throw new Error(`there is no tool ${unknown}: ${tools.map(({ name }) => name).join(', ')}`)
const wanted = labServers.filter(({ name }) => new RegExp(values.servers).test(name))
const besides = labServers.filter(({ name }) => wanted.some(({ beside }) => beside === name))
const servers = [...new Set([...besides, ...wanted])]
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const programs = tools.filter(({ name }) => names.includes(name) && name !== 'probe')

// What a scanner sends may be more than a server of the lab can read: that is told, and ends no run.
process.on('uncaughtException', (error) => say(`a server of the lab failed: ${error.stack ?? error}`))

/** Our probe in processes of its own, so that its figures have no time of other tools' servers in them. */
async function runOurs(): Promise<readonly LabResults[]> {
  if (!names.includes('probe')) return []
  return Promise.all(
    Array.from({ length: PARTS }, async (_, part) => {
      const argv = [import.meta.filename, '--tools', 'probe', '--part', String(part), '--servers', values.servers]
      const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
      return JSON.parse(await text(child.stdout)) as LabResults
    }),
  )
}

if (values.part !== undefined) {
  const own = servers.filter((_, index) => index % PARTS === Number(values.part))
  process.stdout.write(
    JSON.stringify(
      await runLab(
        tools.filter(({ name }) => names.includes(name)),
        own,
        { atOnce: 1, say },
      ),
    ),
  )
  process.exit()
}
const untilMs = Number(values.minutes) * 60_000
const [others, ours] = await Promise.all([
  runLab(programs, servers, { atOnce: Number(values['at-once']), say, untilMs }),
  runOurs(),
])
const merged = mergeRuns([others, ...ours])
/** The tools of a run, in the order of the table. */
const inOrder = (run: LabResults): LabResults['tools'] =>
  tools.flatMap(({ name }) => run.tools.filter((one) => one.name === name))

const results = { ...merged, tools: inOrder(merged) }
for (const server of results.servers)
  for (const { name } of results.tools.filter((tool) => server.found[tool.name] !== undefined))
    console.log(`${server.name}: ${name}: ${newComplaints(results, server, name).join(' · ') || '–'}`)
if (values.write) {
  const file = join(import.meta.dirname, 'results.json')
  // Servers and tools that this run left out stay as they were.
  const before = existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as LabResults] : []
  const all = mergeRuns([results, ...before])
  const kept = labServers.flatMap((one) => all.servers.filter(({ name }) => name === one.name))
  writeFileSync(file, `${JSON.stringify({ ...all, tools: inOrder(all), servers: kept }, undefined, 2)}\n`)
}
