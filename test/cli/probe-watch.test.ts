/** `countersign probe --watch` through the program: what it prints, and how signals end it. What a watch does is for its workflow's test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import { readMetrics } from '../support/metrics.ts'
import type { Twin } from '../support/twins.ts'
import { answerFault } from './answer-schema.ts'
import { openProbed } from './probed.ts'
import type { Workshop } from './program.ts'

let workshop: Workshop
let twin: Twin
const running: ChildProcess[] = []
let close: () => Promise<void>
beforeAll(async () => {
  ;({ workshop, twin, close } = await openProbed('the treasure of Acme'))
})
afterAll(async () => {
  for (const one of running) one.kill('SIGKILL')
  await close()
})

type Run = {
  readonly process: ChildProcess
  readonly ended: Promise<{ status: number | null; signal: string | null }>
  stdout(): string
  stderr(): string
}

/** Starts the program, whose signals are its own. */
function start(...more: readonly string[]): Run {
  const url = `https://127.0.0.1:${twin.port}`
  const argv = [
    'probe',
    url,
    '--host',
    'api.acme.internal',
    '--as',
    'alice',
    '--accept',
    'framing=only programs',
    ...more,
  ]
  const [program, ...words] = readFileSync(join(workshop.home, 'bin/countersign'), 'utf8').match(/'([^']+)'/g) ?? []
  const child = spawn(program!.slice(1, -1), [...words.map((word) => word.slice(1, -1)), ...argv], {
    cwd: workshop.directory,
    env: workshop.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    let text = ''
    stream!.on('data', (chunk: Buffer) => {
      text += chunk
    })
    return () => text
  })
  return {
    process: child,
    ended: new Promise((settle) => child.once('close', (status, signal) => settle({ status, signal }))),
    stdout: out!,
    stderr: err!,
  }
}

async function until(run: Run, happens: () => boolean): Promise<void> {
  while (!happens()) {
    if (run.process.exitCode !== null) throw new Error(`it ended: ${run.stderr()}`)
    await new Promise((later) => setTimeout(later, 20))
  }
}

const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1)

/** The states of the certificates that were signed to be valid later: those a server would let in, once their time has come. */
async function statesOfLater(): Promise<readonly string[]> {
  const { stdout } = await workshop.ask('countersign list --all --limit 500 --json')
  const { certificates } = JSON.parse(stdout) as { certificates: { state: string; profile: string }[] }
  const later = certificates.filter(({ profile }) => profile === 'attack-not-yet-valid')
  return later.map(({ state }) => state).filter((state) => state !== 'reserved')
}

describe('countersign probe --watch', () => {
  it('prints a line for each probe, writes metrics, and ends at SIGTERM with the status of the last verdict', async () => {
    const port = await systemNetwork.freePort('127.0.0.1')
    const run = start('--no-mint', '--watch', '1s', '--metrics', `127.0.0.1:${port}`, '--textfile', 'countersign.prom')
    await until(run, () => linesOf(run.stdout()).length >= 2)
    const served = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const named = readMetrics(served).samples.find(({ name }) => name === 'countersign_probe_crl_end_timestamp_seconds')
    expect(named?.labels).toEqual({ target: `https://127.0.0.1:${twin.port}`, host: 'api.acme.internal' })
    run.process.kill('SIGTERM')
    const { status, signal } = await run.ended
    expect(signal).toBeNull()
    expect(run.stderr()).toBe(`metrics at http://127.0.0.1:${port}/metrics\n`)
    const line = /^\d{4}-\d\d-\d\dT[\d:]{8}Z (enforced|inconclusive): .*\d+ refused, 1 accepted.*; \d+\.\d s$/
    for (const one of linesOf(run.stdout())) expect(one).toMatch(line)
    expect(status).toBe(/Z enforced/.test(linesOf(run.stdout()).at(-1)!) ? 0 : 4)
    expect(existsSync(join(workshop.directory, 'countersign.prom'))).toBe(true)
  })

  it('prints a document of one line for each probe with --json, and for one that could not be made', async () => {
    const authority = join(workshop.directory, 'server-ca.pem')
    copyFileSync(join(workshop.directory, 'pki/authorities/servers/certificate.pem'), authority)
    const run = start('--no-mint', '--watch', '1s', '--json', '--server-ca', 'server-ca.pem', '--report', 'last.json')
    await until(run, () => linesOf(run.stdout()).length >= 1)
    rmSync(authority)
    await until(run, () => linesOf(run.stdout()).some((line) => line.startsWith('{"error"')))
    // As when its terminal is closed.
    run.process.kill('SIGHUP')
    expect((await run.ended).signal).toBeNull()
    const documents = linesOf(run.stdout()).map((line) => JSON.parse(line) as { error?: { code: string } })
    const reports = documents.filter(({ error }) => error === undefined)
    for (const report of reports) expect(answerFault('probe', report)).toBeUndefined()
    const [refused] = documents.flatMap(({ error }) => error ?? [])
    expect(refused).toMatchObject({ code: 'file.missing', exitStatus: 2, facts: { path: 'server-ca.pem' } })
    // The file has the last probe that was made.
    expect(JSON.parse(readFileSync(join(workshop.directory, 'last.json'), 'utf8'))).toEqual(reports.at(-1))
  })

  it('revokes at Ctrl-C what the probe under way has had signed, and ends with 130 where no probe has ended', async () => {
    /** Watches, slowly enough to be met in mid-attack, and ends that once something is signed. */
    const endedBy = async (signal: 'SIGINT' | 'SIGKILL') => {
      const before = (await statesOfLater()).length
      const run = start('--watch', '1h', '--rate', '20')
      while ((await statesOfLater()).length === before) if (run.process.exitCode !== null) throw new Error(run.stderr())
      run.process.kill(signal)
      return { run, ended: await run.ended, states: await statesOfLater() }
    }
    const { run, ended, states } = await endedBy('SIGINT')
    expect(ended).toEqual({ status: 130, signal: null })
    expect(run.stdout()).toBe('')
    expect(states).toEqual(['revoked'])
    // Killed, it could not: what it has left is there to be seen.
    expect(new Set((await endedBy('SIGKILL')).states)).toEqual(new Set(['revoked', 'not-yet-valid']))
  })

  it.each([
    [['--metrics', '127.0.0.1:9464'], '--metrics goes with --watch'],
    [['--textfile', 'a.prom'], '--textfile goes with --watch'],
    [['--metrics-beyond-loopback'], '--metrics-beyond-loopback goes with --watch'],
    [['--watch', '5m', '--metrics-beyond-loopback'], '--metrics-beyond-loopback goes with --metrics'],
    [['--watch', '5m', '--keep', 'kept'], '--keep has one probe keep its files'],
    [['--watch', '5m', '--metrics', '0.0.0.0:9464'], 'other machines may reach 0.0.0.0:9464'],
  ])('refuses %j', async (words, problem) => {
    const { status, stderr } = await workshop.ask(
      `countersign probe https://127.0.0.1:${twin.port} --host api.acme.internal --as alice ${words.join(' ')}`,
    )
    expect(status).toBe(2)
    expect(stderr).toContain(problem)
  })
})
