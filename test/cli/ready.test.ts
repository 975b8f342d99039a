/** `scripts/ready.cjs`, in checkouts made for the purpose, with an npm that only notes that it was asked. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../scripts/ready.cjs')
const made: string[] = []
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true })
})

const obedient = `echo "$@" >> asked; sleep 0.3; mkdir -p node_modules; touch node_modules/.package-lock.json`
const broken = `echo "$@" >> asked; echo 'the registry is down' >&2; exit 1`

function makeCheckout(npm: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-ready-'))
  made.push(directory)
  mkdirSync(join(directory, 'scripts'))
  mkdirSync(join(directory, 'path'))
  copyFileSync(script, join(directory, 'scripts', 'ready.cjs'))
  writeFileSync(join(directory, 'package-lock.json'), '{}')
  writeFileSync(join(directory, 'path', 'npm'), `#!/bin/sh\n${npm}\n`)
  chmodSync(join(directory, 'path', 'npm'), 0o755)
  return directory
}

function ready(directory: string): Promise<{ status: number | null; stderr: string }> {
  const env = { PATH: [join(directory, 'path'), dirname(process.execPath), process.env['PATH']].join(delimiter) }
  const child = spawn(process.execPath, [join(directory, 'scripts', 'ready.cjs')], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((settle) => child.once('close', (status) => settle({ status, stderr })))
}

function timesAsked(directory: string): number {
  const asked = join(directory, 'asked')
  return existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n').length : 0
}

const locksIn = (directory: string): string[] => readdirSync(directory).filter((name) => name.startsWith('.ready'))

describe('ready', () => {
  it('installs once in a fresh checkout, says so in one line, and then does nothing', async () => {
    const directory = makeCheckout(obedient)
    const first = await ready(directory)
    expect(first.status).toBe(0)
    expect(first.stderr.trim().split('\n')).toHaveLength(1)
    expect(readFileSync(join(directory, 'asked'), 'utf8')).toMatch(/^ci /)
    expect(await ready(directory)).toEqual({ status: 0, stderr: '' })
    expect(timesAsked(directory)).toBe(1)
  })

  it('installs again when the lock file is newer than what is installed', async () => {
    const directory = makeCheckout(obedient)
    await ready(directory)
    const later = Date.now() / 1000 + 60
    utimesSync(join(directory, 'package-lock.json'), later, later)
    await ready(directory)
    expect(timesAsked(directory)).toBe(2)
  })

  it('installs once when several run at once, and leaves no lock', async () => {
    const directory = makeCheckout(obedient)
    const endings = await Promise.all([ready(directory), ready(directory), ready(directory)])
    expect(endings.map(({ status }) => status)).toEqual([0, 0, 0])
    expect(timesAsked(directory)).toBe(1)
    expect(locksIn(directory)).toEqual([])
  })

  it('fails with what npm said and a hint, and leaves no lock', async () => {
    const directory = makeCheckout(broken)
    const { status, stderr } = await ready(directory)
    expect(status).toBe(1)
    expect(stderr).toContain('the registry is down')
    expect(stderr).toContain('hint: ')
    expect(locksIn(directory)).toEqual([])
  })

  it('passes over the lock of a process that has died', async () => {
    const directory = makeCheckout(obedient)
    const gone = spawn(process.execPath, ['-e', '0'])
    await new Promise((settle) => gone.once('close', settle))
    writeFileSync(join(directory, '.ready.lock'), String(gone.pid))
    expect((await ready(directory)).status).toBe(0)
    expect(timesAsked(directory)).toBe(1)
  })
})
