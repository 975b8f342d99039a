/** The launcher, in packages made for the purpose: which program it starts, with which Node, and what it passes on. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const launcher = resolve(import.meta.dirname, '../../bin/countersign.cjs')
const made: string[] = []
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true })
})

/** Says which program it is, then does as its first argument says. */
const program = (name: string): string => `
const [act, ...rest] = process.argv.slice(2)
console.log(JSON.stringify({ name: '${name}', major: Number(process.versions.node.split('.')[0]), rest }))
if (act === 'wait') setInterval(() => undefined, 1000)
else process.exitCode = Number(act)
`

type Part = 'dist' | 'src' | 'own-node'

function makePackage(...parts: readonly Part[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-launcher-'))
  made.push(directory)
  for (const folder of ['bin', 'src', 'dist', 'node_modules/.bin', 'cache'])
    mkdirSync(join(directory, folder), { recursive: true })
  copyFileSync(launcher, join(directory, 'bin', 'countersign.cjs'))
  writeFileSync(join(directory, 'package.json'), '{"type": "module"}')
  if (parts.includes('dist')) writeFileSync(join(directory, 'dist', 'main.cjs'), program('dist'))
  if (parts.includes('src')) writeFileSync(join(directory, 'src', 'main.ts'), program('src'))
  if (parts.includes('own-node')) symlinkSync(process.execPath, join(directory, 'node_modules', '.bin', 'node'))
  return directory
}

function launch(node: string, directory: string, ...argv: readonly string[]): ChildProcess {
  const env = { PATH: process.env['PATH'], XDG_CACHE_HOME: join(directory, 'cache') }
  return spawn(node, [join(directory, 'bin', 'countersign.cjs'), ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

type Ending = { said: Record<string, unknown>; stderr: string; status: number | null; signal: string | null }

function endingOf(child: ChildProcess, onOutput: () => void = () => undefined): Promise<Ending> {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
    onOutput()
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((settle) => {
    child.once('close', (status, signal) =>
      settle({ said: stdout === '' ? {} : JSON.parse(stdout), stderr, status, signal }),
    )
  })
}

const run = (node: string, directory: string, ...argv: readonly string[]): Promise<Ending> =>
  endingOf(launch(node, directory, ...argv))

/** A Node on the PATH that is too old for us. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find(
    (path) =>
      existsSync(path) &&
      Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })) < 24,
  )

describe('launcher', () => {
  it('runs the built program of an installed package, and passes arguments and status on', async () => {
    const ending = await run(process.execPath, makePackage('dist', 'src'), '7', 'two words', '--x')
    expect(ending).toMatchObject({ said: { name: 'dist', rest: ['two words', '--x'] }, status: 7, stderr: '' })
  })

  it('runs the source of a checkout that was not built', async () => {
    expect(await run(process.execPath, makePackage('src'), '0')).toMatchObject({ said: { name: 'src' }, status: 0 })
  })

  it('keeps compiled code in a directory that is the user’s alone', async () => {
    const directory = makePackage('dist')
    await run(process.execPath, directory, '0')
    const compiled = join(directory, 'cache', 'countersign', 'compiled')
    expect(readdirSync(compiled)).not.toEqual([])
    rmSync(compiled, { recursive: true })
    mkdirSync(compiled)
    chmodSync(compiled, 0o777)
    expect(await run(process.execPath, directory, '0')).toMatchObject({ status: 0 })
    expect(readdirSync(compiled)).toEqual([])
  })

  it('makes no home directory that does not exist', async () => {
    const directory = makePackage('dist')
    const nowhere = join(directory, 'nowhere')
    const run = (env: Record<string, string>) =>
      execFileSync(process.execPath, [join(directory, 'bin', 'countersign.cjs'), '0'], { env, encoding: 'utf8' })
    for (const env of [{ HOME: nowhere }, { XDG_CACHE_HOME: join(nowhere, 'cache') }]) {
      expect(JSON.parse(run(env))).toMatchObject({ name: 'dist' })
      expect(existsSync(nowhere)).toBe(false)
    }
    mkdirSync(nowhere)
    run({ HOME: nowhere })
    expect(readdirSync(nowhere)).toEqual(['.cache'])
  })

  describe('on an old Node', () => {
    const old = oldNode ?? ''
    beforeEach((context) => {
      if (oldNode === undefined) context.skip('there is no Node older than 24 on the PATH')
    })

    it('hands over to the Node of the checkout, with arguments and status', async () => {
      const ending = await run(old, makePackage('src', 'own-node'), '7', 'two words')
      expect(ending).toMatchObject({ said: { name: 'src', rest: ['two words'] }, status: 7, stderr: '' })
      expect(ending.said['major']).toBeGreaterThanOrEqual(24)
    })

    it('passes a signal on, and ends by it too', async () => {
      const child = launch(old, makePackage('src', 'own-node'), 'wait')
      expect(await endingOf(child, () => child.kill('SIGTERM'))).toMatchObject({ status: null, signal: 'SIGTERM' })
    })

    it('refuses where the checkout brings none, and says what to do', async () => {
      const ending = await run(old, makePackage('dist'), '0')
      expect(ending).toMatchObject({ said: {}, status: 3 })
      expect(ending.stderr).toContain('needs Node.js 24')
    })

    it('refuses rather than to start itself again and again', async () => {
      const directory = makePackage('src')
      symlinkSync(old, join(directory, 'node_modules', '.bin', 'node'))
      expect(await run(old, directory, '0')).toMatchObject({ said: {}, status: 3 })
    })
  })
})
