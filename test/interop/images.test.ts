/**
 * What an image of an exported server starts, started as its container would: in the same place, as nobody, without rights, with nothing to write to but
 * what the README mounts for that. No image is built, which needs the network; `export/image.test.ts` reads what builds it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { shellWord } from '../../src/core/shell.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { dockerfile } from '../../src/language/dockerfile.ts'
import { shell } from '../../src/language/shell.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { findProgram, summon } from '../support/judges.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { writeTarget } from '../support/workflows.ts'

const HOST = 'api.acme.internal'
const NOBODY = '65534'
const targets = (await shippedTargets()).filter(({ image }) => image !== undefined)

const place = mkdtempSync(join(tmpdir(), 'countersign-images-'))
chmodSync(place, 0o755)
let home: TestHome
beforeAll(async () => {
  home = await makeHome({ clock: systemClock })
  await home.issue('server', HOST)
})
afterAll(async () => {
  await home.remove()
  rmSync(place, { recursive: true })
})

async function exported({ name }: Target, out: string): Promise<string> {
  const listen = `127.0.0.1:${await systemNetwork.freePort('127.0.0.1')}`
  const asked = { home: home.path, target: name, host: HOST, listen, out, origins: [], mode: 'export' } as const
  const { directory } = await writeTarget({ ...asked, inputs: {}, extras: ['docker'] }, home.ports)
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, directory])
  return directory
}

/** The words of an instruction. */
const instruction = (directory: string, wanted: string): readonly string[] =>
  dockerfile
    .read(readFileSync(join(directory, 'docker/Dockerfile'), 'utf8'))
    .filter(({ name }) => name === wanted)
    .flatMap(({ values }) => values.map(({ value }) => String(value)))

/** The words that look at the files first, as the README says them. */
function checkWords(directory: string): readonly string[] {
  const readme = readFileSync(join(directory, 'docker/README.md'), 'utf8')
  const [, command = ''] = /behind the name of the image: `([^`]+)`/.exec(readme) ?? []
  return shell.read(command).flatMap(({ name = '', values }) => [name, ...values.map(({ value }) => String(value))])
}

/** The folders that the README mounts so that they can be written to. */
const writableIn = (directory: string): readonly string[] =>
  [...readFileSync(join(directory, 'docker/README.md'), 'utf8').matchAll(/source="\$PWD\/([a-z0-9-]+)"/g)].map(
    ([, folder = '']) => folder,
  )

/** The command line by which words are run as they would be in a container. Programs that this machine has elsewhere are shown beside. */
function contained(directory: string, words: readonly string[]): readonly string[] {
  const programs = [process.execPath, findProgram('envoy') ?? process.execPath].map(dirname)
  const [workdir = ''] = instruction(directory, 'WORKDIR')
  const shown = programs.map((_, index) => `/srv/programs/${index}`)
  const path = [...shown, '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':')
  const limits = ['--reuid', NOBODY, '--regid', NOBODY, '--clear-groups', '--no-new-privs', '--bounding-set=-all']
  const bind = (from: string, to: string) =>
    `mkdir -p ${shellWord(to)}; mount --bind ${shellWord(from)} ${shellWord(to)}`
  const writable = writableIn(directory).map((folder) => join(workdir, folder))
  const script = `set -e
    mount --make-rprivate /
    mount -t tmpfs tmpfs /srv
    ${programs.map((folder, index) => bind(folder, shown[index] ?? '')).join('\n')}
    ${bind(directory, workdir)}
    ${writableIn(directory)
      .map((folder) => bind(join(directory, folder), join(workdir, folder)))
      .join('\n')}
    mount -t tmpfs tmpfs /tmp
    while read -r _ place _; do
      case "$place" in ${['/proc*', '/sys*', '/dev*', '/tmp', ...writable].join('|')}) ;; *) mount -o remount,bind,ro "$place" ;; esac
    done < /proc/self/mounts
    cd ${shellWord(workdir)}
    exec ${[findProgram('setpriv') ?? '', ...limits, '--inh-caps=-all', 'env', '-i', `PATH=${path}`, ...words].map(shellWord).join(' ')}`
  return ['--mount', 'sh', '-c', script]
}

async function requireMount(context: TestContext) {
  const unshare = summon(context, 'unshare')
  if ((await unshare('--mount', 'true')).status !== 0) context.skip('this machine does not allow: mount')
  return unshare
}

let running: ChildProcess | undefined
afterEach(async () => {
  if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
  const ended = new Promise((done) => running?.on('exit', done))
  process.kill(-(running.pid ?? 0), 'SIGKILL')
  await ended
})

/** Starts words, and gives what they have said so far. */
function start(directory: string, words: readonly string[]): () => string {
  running = spawn(findProgram('unshare') ?? '', contained(directory, words), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said: string[] = []
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)))
  return () => said.join('')
}

/** Waits until what runs has said something, from an offset on. */
async function until(said: () => string, text: string, from = 0): Promise<void> {
  while (!said().slice(from).includes(text)) {
    if (running?.exitCode !== null || running.signalCode !== null) throw new Error(`it ended without a word: ${said()}`)
    await delay(20)
  }
}

/** Waits until a process takes a signal up: before that, the signal would end it. */
async function untilHears(pid: number, name: NodeJS.Signals): Promise<void> {
  const bit = BigInt(constants.signals[name]) - 1n
  for (;;) {
    const [, caught = '0'] = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    if ((BigInt(`0x${caught}`) >> bit) & 1n) return
    await delay(20)
  }
}

describe.each(targets)('what an image of $name starts', (target) => {
  const { name, commands } = target

  it('looks at its files, serves, reads them again and ends, as nobody and without a file to write', async (context) => {
    if (commands.build !== undefined) context.skip(`the suite of ${name} builds it, and starts it without an image`)
    if (name === 'envoy') summon(context, name)
    const unshare = await requireMount(context)
    const directory = await exported(target, join(place, name))
    expect(await unshare(...contained(directory, checkWords(directory)))).toMatchObject({ status: 0 })
    const said = start(directory, instruction(directory, 'CMD'))
    await until(said, commands.run.ready)
    const pid = running?.pid ?? 0
    const { reload } = commands
    if (reload.by === 'signal') {
      const { length } = said()
      await untilHears(pid, reload.signal)
      process.kill(pid, reload.signal)
      await until(said, reload.done, length)
    }
    const ended = new Promise((done) => running?.on('exit', done))
    const [stop = ''] = instruction(directory, 'STOPSIGNAL')
    process.kill(pid, stop as NodeJS.Signals)
    await ended
  })

  it('finds a damaged CA where it looks at its files', async (context) => {
    if (commands.build !== undefined) context.skip(`the suite of ${name} builds it, and starts it without an image`)
    if (name === 'envoy') summon(context, name)
    const unshare = await requireMount(context)
    const directory = await exported(target, join(place, `${name}-damaged`))
    writeFileSync(join(directory, 'tls/client-ca.pem'), 'none\n')
    expect((await unshare(...contained(directory, checkWords(directory)))).status).not.toBe(0)
  })
})

describe('what an image starts', () => {
  it('does not serve where a folder that it writes into is not mounted so', async (context) => {
    const unshare = await requireMount(context)
    const nginx = targets.find(({ name }) => name === 'nginx')
    if (nginx === undefined) throw new Error('there is no target nginx')
    const directory = await exported(nginx, join(place, 'shut'))
    const readme = join(directory, 'docker/README.md')
    writeFileSync(readme, readFileSync(readme, 'utf8').replaceAll('$PWD/run', '$PWD'))
    expect(writableIn(directory)).toEqual([])
    const told = await unshare(...contained(directory, checkWords(directory)))
    expect(told).toMatchObject({ status: 1, stderr: expect.stringContaining('Read-only file system') })
  })
})
