/** Runs the real program, as a shell would, in a directory of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { bundledProgram } from '../support/bundled.ts'
import { type Resident, readPlainLine, startResident } from './resident.ts'

const main = bundledProgram()
/** Shared by all runs, so that each starts sooner. */
const compileCache = join(dirname(main), 'compiled')

/** One for all workshops of this process. */
let resident: Resident | undefined

export type Outcome = { readonly stdout: string; readonly stderr: string; readonly status: number }

export type Workshop = {
  readonly directory: string
  /** Holds the directory and the program; where `~` leads. */
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Runs a line of shell in which `countersign` is the program, in processes of their own. */
  run(line: string): Promise<Outcome>
  /** The same where the line runs the program alone, without a shell, and in a process that is kept: some ten times as fast. */
  ask(line: string): Promise<Outcome>
  /** Every path below, with its mode and content: equal before and after means that nothing was touched. */
  survey(): readonly string[]
  remove(): void
}

/** SQLite's scaffolding, which a full disk may leave behind: an index that is rebuilt, a log without entries. */
const isScaffolding = (path: string): boolean =>
  path.endsWith('.db-shm') || (path.endsWith('.db-wal') && lstatSync(path).size === 0)

function surveyOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => !isScaffolding(join(directory, name)))
    .sort()
    .map((name) => {
      const facts = lstatSync(join(directory, name))
      const content = facts.isFile()
        ? createHash('sha256')
            .update(readFileSync(join(directory, name)))
            .digest('hex')
        : facts.isSymbolicLink()
          ? readlinkSync(join(directory, name))
          : ''
      return `${(facts.mode & 0o7777).toString(8)} ${facts.uid} ${name} ${content}`
    })
}

/** Makes an empty directory with `countersign` on its PATH, and an environment that holds nothing of the tester's. */
export function openWorkshop(): Workshop {
  const place = mkdtempSync(join(tmpdir(), 'countersign-cli-'))
  const directory = join(place, 'work')
  const bin = join(place, 'bin')
  mkdirSync(directory)
  mkdirSync(bin)
  mkdirSync(compileCache, { recursive: true })
  writeFileSync(join(bin, 'countersign'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`)
  chmodSync(join(bin, 'countersign'), 0o755)
  const env = {
    PATH: [bin, dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: place,
    LC_ALL: 'C',
    NODE_COMPILE_CACHE: compileCache,
  }
  const run = (line: string): Promise<Outcome> =>
    new Promise((settle, reject) => {
      const child = spawn('sh', ['-c', line], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const outputs = [child.stdout, child.stderr].map((stream) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        return () => Buffer.concat(chunks).toString()
      })
      child.once('error', reject)
      child.once('close', (status) => settle({ stdout: outputs[0]!(), stderr: outputs[1]!(), status: status ?? -1 }))
    })
  return {
    directory,
    home: place,
    env,
    run,
    ask: (line) => {
      const plain = readPlainLine(line)
      if (plain === undefined) return run(line)
      resident ??= startResident(main, env)
      return resident.run(plain, { directory, env })
    },
    survey: () => surveyOf(directory),
    remove: () => {
      const mounted = readFileSync('/proc/mounts', 'utf8')
        .split('\n')
        .map((line) => line.split(' ')[1] ?? '')
      for (const path of mounted.filter((m) => m.startsWith(place))) spawnSync('umount', [path])
      rmSync(place, { recursive: true, force: true })
    },
  }
}
