/** Building and running what was exported, with small shell programs in the place of servers. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import type { Reload } from '../../src/export/manifest.ts'
import type { Exported } from '../../src/export/write.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { build, serve } from '../../src/workflow/run-exported.ts'

const shipped = {
  version: '',
  templates: '',
  pki: '',
  skeleton: '',
  program: [process.execPath, '-e'],
} as unknown as Ports['shipped']
const ports = { processes: systemProcesses, clock: systemClock, files: systemFiles, shipped }

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-serve-'))
  return () => rmSync(directory, { recursive: true })
})

const sh = (script: string) => ['sh', '-c', script] as const
const exported = (commands: {
  build?: string
  run?: string
  sample?: string
  beside?: string
  reload?: Reload
}): Exported => ({
  directory,
  kind: 'started',
  install: 'a shell',
  recipe: {} as Exported['recipe'],
  files: [],
  material: ['tls/crl.pem', 'tls/server.pem'],
  commands: {
    ...(commands.build === undefined ? {} : { build: sh(commands.build) }),
    check: sh('true'),
    run: sh(commands.run ?? 'true'),
    ...(commands.sample === undefined ? {} : { sample: { argv: sh(commands.sample), ready: 'backend on ' } }),
    ...(commands.beside === undefined
      ? {}
      : {
          beside: {
            argv: sh(commands.beside),
            ready: 'the door is open',
            check: sh('true'),
            reads: ['tls/crl.pem'],
            reload: { signal: 'SIGHUP' as const, done: 'read again', failed: 'not read again' },
          },
        }),
    ready: 'listening on ',
    stop: 'SIGTERM',
    reload: commands.reload ?? { by: 'signal', signal: 'SIGHUP', done: 'reloaded: ', failed: 'not reloaded: ' },
  },
})
const failure = (problem: RegExp) =>
  expect.objectContaining({
    code: 'process.failed',
    facts: expect.objectContaining({ problem: expect.stringMatching(problem) }),
  })

describe('a build', () => {
  it('is nothing where the target asks for none', () => build(exported({}), ports))

  it('has ended when it is answered', async () => {
    await build(exported({ build: 'sleep 0.2; echo made > made' }), ports)
    await expect(build(exported({ build: 'test "$(cat made)" = made' }), ports)).resolves.toBeUndefined()
  })

  it('fails with what it printed last', async () => {
    await expect(build(exported({ build: 'echo no compiler >&2; exit 3' }), ports)).rejects.toThrow(
      failure(/the build failed: no compiler/),
    )
  })
})

describe('what stands beside a server', () => {
  const server = `trap 'echo "reloaded: all"' HUP; echo listening on 1; while :; do sleep 0.05; done`
  const door = (answer: string, before = 'the door is open') =>
    `trap 'echo "${answer}"' HUP; trap 'echo ended > ended; exit' TERM; echo ${before}; while :; do sleep 0.05; done`

  it('is started first, reloaded with the server, and stopped with it', async () => {
    const run = `[ -e opened ] || exit 9; ${server}`
    const served = await serve(exported({ run, beside: `echo > opened; ${door('read again')}` }), ports)
    await expect(served.reload()).resolves.toBeUndefined()
    expect(served.output()).toMatch(/the door is open[\s\S]*read again[\s\S]*reloaded: all/)
    await served.stop()
    expect(readFileSync(join(directory, 'ended'), 'utf8')).toBe('ended\n')
  })

  it('fails the reload when it keeps what it had', async () => {
    const served = await serve(exported({ run: server, beside: door('not read again: bad CRL') }), ports)
    await expect(served.reload()).rejects.toThrow(failure(/bad CRL/))
    await served.stop()
  })

  it('leaves no server running where it does not start, and is ended where the server does not', async () => {
    const none = exported({ run: 'echo > started; sleep 9', beside: 'echo no such CA; exit 3' })
    await expect(serve(none, ports)).rejects.toThrow(failure(/no such CA/))
    expect(() => readFileSync(join(directory, 'started'))).toThrow('ENOENT')
    await expect(
      serve(exported({ run: 'echo port in use; exit 1', beside: door('read again') }), ports),
    ).rejects.toThrow(failure(/port in use/))
    expect(readFileSync(join(directory, 'ended'), 'utf8')).toBe('ended\n')
  })
})

describe('a reload', () => {
  const server = (answer: string) => `trap 'echo "${answer}"' HUP; echo listening on 1; while :; do sleep 0.05; done`

  it('is answered when the server has taken up its files', async () => {
    const served = await serve(exported({ run: server('reloaded: all') }), ports)
    await expect(served.reload()).resolves.toBeUndefined()
    await served.stop()
  })

  it('fails when the server keeps the old ones, although "not reloaded" says "reloaded" as well', async () => {
    const served = await serve(exported({ run: server('not reloaded: bad CRL') }), ports)
    await expect(served.reload()).rejects.toThrow(failure(/bad CRL/))
    await served.stop()
  })

  it('is heard of a server that has printed more than is kept', async () => {
    const loud = `head -c 2000000 /dev/zero | tr '\\0' x; ${server('reloaded: all')}`
    const served = await serve(exported({ run: loud }), ports)
    await expect(served.reload()).resolves.toBeUndefined()
    await served.stop()
  })
})

describe('a reload by a command', () => {
  const run = 'echo listening on 1; exec sleep 60'

  it('is done when the command has ended well', async () => {
    const served = await serve(
      exported({ run, reload: { by: 'command', argv: ['sh', '-c', 'sleep 0.1; echo new > taken'] } }),
      ports,
    )
    await served.reload()
    expect(readFileSync(join(directory, 'taken'), 'utf8')).toBe('new\n')
    await served.stop()
  })

  it('fails with what the command says where it ends otherwise', async () => {
    const served = await serve(
      exported({ run, reload: { by: 'command', argv: ['sh', '-c', 'echo bad CRL; exit 1'] } }),
      ports,
    )
    await expect(served.reload()).rejects.toThrow(failure(/the reload failed: bad CRL/))
    await served.stop()
  })
})

describe('a reload of a server that watches its files', () => {
  const reload = { by: 'watching', done: 'taken: ', failed: 'kept: ' } as const
  const watching = (word: string) =>
    `echo listening on 1; while :; do test -e new && rm new && echo "${word}: it"; sleep 0.02; done`

  it('is done at its word, be that before or after it is asked for, and once for each', async () => {
    const served = await serve(exported({ run: watching('taken'), reload }), ports)
    const words = () => served.output().split('taken: ').length - 1
    writeFileSync(join(directory, 'new'), '')
    while (words() < 1) await systemClock.sleep(10)
    await served.reload()
    const second = served.reload()
    expect(words()).toBe(1)
    writeFileSync(join(directory, 'new'), '')
    await second
    expect(words()).toBe(2)
    await served.stop()
  })

  it('fails when it keeps the old ones', async () => {
    const served = await serve(exported({ run: watching('kept'), reload }), ports)
    writeFileSync(join(directory, 'new'), '')
    await expect(served.reload()).rejects.toThrow(failure(/it refused to reload/))
    await served.stop()
  })

  it('waits for no word of files that only what stands beside it reads', async () => {
    mkdirSync(join(directory, 'tls'))
    for (const name of ['crl', 'server']) writeFileSync(join(directory, `tls/${name}.pem`), 'old')
    const beside = `trap 'echo read again' HUP; echo the door is open; while :; do sleep 0.02; done`
    const served = await serve(exported({ run: watching('taken'), beside, reload }), ports)
    writeFileSync(join(directory, 'tls/crl.pem'), 'new')
    await served.reload()
    expect(served.output()).not.toContain('taken: ')
    writeFileSync(join(directory, 'tls/server.pem'), 'new')
    const second = served.reload()
    writeFileSync(join(directory, 'new'), '')
    await second
    expect(served.output()).toContain('taken: ')
    await served.stop()
  })

  it.each([
    ['is done where its last word is that it took the new ones', 'kept', 'taken'],
    ['fails where its last word is that it keeps the old ones', 'taken', 'kept'],
  ])('%s', async (_what, first, last) => {
    const run = `echo listening on 1; until test -e new; do sleep 0.02; done; echo "${first}: one"; echo "${last}: two"; exec sleep 60`
    const served = await serve(exported({ run, reload }), ports)
    writeFileSync(join(directory, 'new'), '')
    const outcome = served.reload()
    if (last === 'taken') await outcome
    else await expect(outcome).rejects.toThrow(failure(/it refused to reload/))
    await served.stop()
  })
})

describe('a reload by a restart', () => {
  it('ends the server, and waits until another is ready', async () => {
    const served = await serve(
      exported({ run: 'echo run >> runs; echo listening on 1; exec sleep 60', reload: { by: 'restart' } }),
      ports,
    )
    const before = served.pid()
    await served.reload()
    expect(readFileSync(join(directory, 'runs'), 'utf8')).toBe('run\nrun\n')
    expect(served.pid()).not.toBe(before)
    expect(() => process.kill(before, 0)).toThrow()
    await served.stop()
    expect(() => process.kill(served.pid(), 0)).toThrow()
  })

  it('fails with what the server says where it does not come back', async () => {
    const run = 'test -e once && { echo bad CRL; exit 1; }; touch once; echo listening on 1; exec sleep 60'
    const served = await serve(exported({ run, reload: { by: 'restart' } }), ports)
    await expect(served.reload()).rejects.toThrow(failure(/it ended: bad CRL/))
    await served.stop()
  })
})

describe('a server with a backend to be tried with', () => {
  const listening = 'echo "listening on "; exec sleep 60'
  const marking = (name: string) => `echo $$ > ${name}; echo backend on 1; exec sleep 60`
  const runs = (name: string): boolean => {
    try {
      return process.kill(Number(readFileSync(join(directory, name), 'utf8')), 0)
    } catch {
      return false
    }
  }

  it('has it started first and stopped last, only when asked', async () => {
    const alone = await serve(exported({ run: listening, sample: marking('alone') }), ports)
    await alone.stop()
    expect(runs('alone')).toBe(false)
    const both = await serve(exported({ run: listening, sample: marking('both') }), ports, 'with-sample')
    expect(runs('both')).toBe(true)
    await both.stop()
    expect(runs('both')).toBe(false)
  })

  it('does not leave it behind when the server does not start', async () => {
    const failing = serve(exported({ run: 'exit 1', sample: marking('orphan') }), ports, 'with-sample')
    await expect(failing).rejects.toThrow(failure(/it ended/))
    expect(runs('orphan')).toBe(false)
  })

  it('says how to install a program that is not there', async () => {
    const missing = { ...exported({}), install: 'a unicorn, from the forest' }
    const commands = { ...missing.commands, run: ['no-such-program'] as const }
    await expect(serve({ ...missing, commands }, ports)).rejects.toMatchObject({
      code: 'program.missing',
      facts: { program: 'no-such-program', install: 'a unicorn, from the forest' },
      hint: 'install a unicorn, from the forest',
    })
  })
})
