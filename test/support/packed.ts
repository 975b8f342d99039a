/** The package as npm would publish it, installed into a project of its own beside what its users have. Judges nothing. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')

/** What lies in a checkout and must never be published, though it lies in folders that are. */
const litter = ['templates/axum/target/debug/build.log', 'pki/.DS_Store']

/** What users have besides, in the versions that our own examples are checked with. */
const companions = ['@types/express', '@types/node', 'express', 'fastify', 'typescript']

export type Project = {
  readonly directory: string
  /** Files of the published package, sorted. */
  readonly files: readonly string[]
  /** Where npm put the package. */
  readonly installed: string
  remove(): void
}

/** npm needs to be told nothing of the run that it is part of. */
const npmEnvironment = () => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name))),
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
})

/** What npm prints; what it says where it fails is in the error's `stderr`. */
const npm = async (cwd: string, ...argv: readonly string[]): Promise<string> =>
  (await promisify(execFile)('npm', argv, { cwd, env: npmEnvironment(), maxBuffer: 64 * 1024 * 1024 })).stdout

/** Files of the checkout as they are now, but for ignored ones. */
export const sourceFiles = (...folders: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '')
    .sort()

/** Copies the checkout, so that building and packing leave nothing behind in it. */
function copySources(directory: string): void {
  for (const path of sourceFiles()) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    cpSync(join(root, path), join(directory, path), { preserveTimestamps: true })
  }
  for (const path of litter) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), 'litter')
  }
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
}

/**
 * Packs, and installs what was packed. Takes a minute, and the registry for what the package depends on.
 *
 * @throws whatever npm says, in its words
 */
export async function installPacked(): Promise<Project> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-packed-')))
  const [sources, directory] = [join(parent, 'sources'), join(parent, 'project')]
  mkdirSync(sources)
  mkdirSync(directory)
  copySources(sources)
  const [packed] = JSON.parse(await npm(sources, 'pack', '--json', '--pack-destination', parent)) as readonly {
    readonly filename: string
    readonly files: readonly { readonly path: string }[]
  }[]
  if (packed === undefined) throw new Error('npm packed nothing')
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'acme', private: true, type: 'module' }))
  const others = companions.map((name) => `${name}@${devDependencies[name]}`)
  await npm(directory, 'install', join(parent, packed.filename), ...others)
  return {
    directory,
    files: packed.files.map(({ path }) => path).sort(),
    installed: join(directory, 'node_modules/countersign'),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  }
}

export type Ending = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** A program under way in a project. */
export type Running = {
  /** Waits until it has printed a text, from the position on that was given. */
  printed(text: string, since?: number): Promise<void>
  /** How much it has printed so far. */
  length(): number
  signal(name: NodeJS.Signals): void
  readonly ended: Promise<Ending>
}

const running = new Set<() => void>()

/** Ends what a failed test left behind. */
export function endLeftOver(): void {
  for (const end of running) end()
}

/** Starts a program in a directory, with little of our environment. */
export function start(argv: readonly [string, ...string[]], cwd: string, more: Record<string, string> = {}): Running {
  const env = { PATH: process.env['PATH'], HOME: cwd, LC_ALL: 'C', NO_COLOR: '1', ...more }
  const child = spawn(argv[0], argv.slice(1), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => void child.kill('SIGKILL')
  running.add(end)
  let [said, stdout, stderr] = ['', '', '']
  const told = new Set<() => void>()
  const hear = (chunk: Buffer): string => {
    said += chunk
    for (const tell of told) tell()
    return chunk.toString()
  }
  child.stdout.on('data', (chunk) => {
    stdout += hear(chunk)
  })
  child.stderr.on('data', (chunk) => {
    stderr += hear(chunk)
  })
  const ended = new Promise<Ending>((settle, fail) => {
    child.once('error', fail)
    child.once('close', (status) => {
      running.delete(end)
      settle({ status, stdout, stderr })
    })
  })
  return {
    length: () => said.length,
    signal: (name) => void child.kill(name),
    ended,
    printed: (text, since = 0) =>
      new Promise((resolved, fail) => {
        const look = () => {
          if (!said.slice(since).includes(text)) return
          told.delete(look)
          resolved()
        }
        told.add(look)
        look()
        void ended.then(() => fail(new Error(`it never said ${text}; it said: ${said}`)), fail)
      }),
  }
}
