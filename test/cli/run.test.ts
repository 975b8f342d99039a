import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportBug, runCli, type Surroundings } from '../../src/cli/run.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemEntropy } from '../../src/effects/entropy.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { makeHome } from '../support/home.ts'
import { answerFault } from './answer-schema.ts'
import { type KeptTerminal, keepTerminal } from './terminal.ts'

const unreachable = (): never => {
  throw new Error('no command of these tests comes this far')
}

function surroundings(terminal: KeptTerminal, over: Partial<Ports> = {}): Surroundings {
  const ports: Ports = {
    clock: systemClock,
    entropy: systemEntropy,
    files: systemFiles,
    keys: createKeys(systemFiles),
    network: {
      connect: unreachable,
      secure: unreachable,
      byOwnHand: unreachable,
      openDatagrams: unreachable,
      freePort: unreachable,
      lookup: unreachable,
    },
    listener: { listen: unreachable, untilStopped: unreachable, heedStop: unreachable },
    processes: { start: unreachable },
    openStore: unreachable,
    shipped: {
      skeleton: '/nonexistent/pki',
      templates: '/nonexistent/templates',
      version: '1.2.3',
      program: ['/n', '/p'],
    },
    ...over,
  }
  const { signal } = new AbortController()
  return {
    version: '1.2.3',
    terminal,
    directory: '/',
    interruption: signal,
    ports: async () => ports,
    home: '/nonexistent/home',
  }
}

describe('runCli', () => {
  it('wires no effects for help and slips', async () => {
    const terminal = keepTerminal()
    const given = { ...surroundings(terminal), ports: unreachable }
    expect(await runCli(['--help'], given)).toBe(0)
    expect(terminal.written()).toContain('Usage: countersign')
    expect(await runCli(['nonsense'], given)).toBe(2)
    expect(await runCli([], given)).toBe(2)
  })

  it.each([
    [1, ['issue', 'client', '--batch', 'rows.csv', '--dry-run']],
    [0, ['issue', 'client', 'alice', '--claim', 'role=admin']],
  ])('spares memory %i times for %j', async (times, argv) => {
    const spared: true[] = []
    const spareMemory = async () => void spared.push(true)
    await runCli(argv, { ...surroundings(keepTerminal()), spareMemory })
    expect(spared).toHaveLength(times)
  })

  it('says a refusal on stderr and leaves stdout alone', async () => {
    const terminal = keepTerminal()
    expect(await runCli(['list'], surroundings(terminal))).toBe(2)
    expect(terminal.written()).toBe('')
    expect(terminal.said).toEqual([
      'countersign: there is no PKI home at /nonexistent/home',
      expect.stringMatching(/^hint: make a PKI home: countersign init/),
    ])
  })

  it.each([[['list', '--json']], [['--json']], [['--json', 'nonsense']], [['list', '--frob', '--json']]])(
    'gives one document for the refusal of %j, and says nothing',
    async (argv) => {
      const terminal = keepTerminal()
      expect(await runCli(argv, surroundings(terminal))).toBe(2)
      expect(answerFault('error', JSON.parse(terminal.written()))).toBeUndefined()
      expect(terminal.said).toEqual([])
    },
  )

  it('prefers --home to COUNTERSIGN_HOME', async () => {
    const terminal = keepTerminal()
    await runCli(['list', '--home', '/nonexistent/other'], surroundings(terminal))
    expect(terminal.said[0]).toBe('countersign: there is no PKI home at /nonexistent/other')
  })

  it('leaves what is no refusal to the roof', async () => {
    const broken = { ...systemFiles, describe: () => Promise.reject(new TypeError('x is not a function')) }
    const given = surroundings(keepTerminal(), { files: broken })
    await expect(runCli(['list'], given)).rejects.toThrow(TypeError)
  })

  it('ends at the next step after Ctrl-C, with 130 and nothing made', async () => {
    const terminal = keepTerminal()
    const interruption = new AbortController()
    const files = {
      ...systemFiles,
      describe: async () => undefined,
      makeDirectory: async () => interruption.abort(),
      list: async () => [],
      write: async () => undefined,
      remove: async () => undefined,
    }
    const store = { close: async () => undefined } as unknown as ReturnType<Ports['openStore']>
    const given = { ...surroundings(terminal, { files, openStore: () => store }), interruption: interruption.signal }
    const argv = ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--insecure-no-passphrase']
    expect(await runCli(argv, given)).toBe(130)
    expect(terminal.said[0]).toBe('countersign: the command was interrupted')
  })
})

describe('a batch that is interrupted', () => {
  it.each([
    [600, '512 certificates were issued before the batch ended early; the same command issues the rest'],
    [513, '512 certificates were issued before the batch ended early; the same command issues the rest'],
    [512, undefined],
  ])('of %i rows says what stands', async (rows, said) => {
    const home = await makeHome()
    try {
      const file = join(home.path, '../rows.csv')
      writeFileSync(file, `name\n${Array.from({ length: rows }, (_, row) => `row-${row}`).join('\n')}\n`)
      const interruption = new AbortController()
      const files: Ports['files'] = {
        ...home.ports.files,
        renameTogether: async (pairs) => {
          await home.ports.files.renameTogether(pairs)
          interruption.abort()
        },
      }
      const terminal = keepTerminal()
      const given = {
        ...surroundings(terminal),
        ports: async () => ({ ...home.ports, files }),
        home: home.path,
        interruption: interruption.signal,
      }
      const status = await runCli(['issue', 'client', '--batch', file], given)
      expect(status).toBe(said === undefined ? 0 : 130)
      if (said !== undefined) expect(terminal.said[0]).toBe(`countersign: ${said}`)
      expect(terminal.said.some((line) => line.includes('ended early'))).toBe(said !== undefined)
    } finally {
      await home.remove()
    }
  })
})

describe('reportBug', () => {
  it('asks for a report, with 70, and shows the stack only when asked', async () => {
    const [brief, whole] = [keepTerminal(), keepTerminal()]
    const error = new TypeError('x is not a \u001b[31mfunction')
    expect(await reportBug(error, ['list'], 'message', brief)).toBe(70)
    expect(brief.said).toEqual([
      'countersign: TypeError: x is not a \\u001b[31mfunction',
      expect.stringContaining('this is a bug, please report it'),
    ])
    expect(brief.written()).toBe('')
    await reportBug(error, ['list'], 'stack', whole)
    expect(whole.said.join('\n')).toContain('run.test.ts')
  })

  it('keeps the promise of --json', async () => {
    const terminal = keepTerminal()
    await reportBug('not even an error', ['list', '--json'], 'message', terminal)
    expect(answerFault('error', JSON.parse(terminal.written()))).toBeUndefined()
  })
})
