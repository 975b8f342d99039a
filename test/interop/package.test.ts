/** The package as npm packs it, installed beside nothing but the dependencies that it declares. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'countersign-package-'))
const app = join(scratch, 'app')
const installed = join(app, 'node_modules', 'countersign')
afterAll(() => rmSync(scratch, { recursive: true }))

function run(directory: string, ...argv: readonly [string, ...string[]]) {
  const env = {
    PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
    HOME: scratch,
    COUNTERSIGN_PASSPHRASE: 'correct horse battery staple',
  }
  return spawnSync(argv[0], argv.slice(1), { cwd: directory, env, encoding: 'utf8' })
}

const countersign = (...words: readonly string[]) =>
  run(app, process.execPath, join(installed, 'bin', 'countersign.cjs'), ...words)

/** Compiles a program that uses the library; gives what the compiler says. */
function compile(source: string): string {
  writeFileSync(join(app, 'program.mts'), source)
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '']
  return run(app, process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...flags, 'program.mts')
    .stdout
}

beforeAll(() => {
  // In a copy, for building in the checkout would change which program its launcher starts.
  const copy = join(scratch, 'copy')
  const { scripts, files, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const shipped = files.filter((name: string) => name !== 'dist')
  const needed = ['src', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'README.md', 'LICENSE']
  for (const name of [...shipped, ...needed]) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // What `npm pack` does first, but for making a checkout ready.
  expect(scripts.prepack).toBe('npm run build')
  const [ready, ...steps] = scripts.build.split(' && ')
  expect(ready).toBe('node scripts/ready.cjs')
  for (const step of steps) expect(run(copy, 'sh', '-c', step)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  const packed = run(copy, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', scratch)
  expect(packed).toMatchObject({ status: 0, stderr: '' })
  mkdirSync(installed, { recursive: true })
  const tarball = join(scratch, packed.stdout.trim().split('\n').at(-1)!)
  expect(run(scratch, 'tar', 'xzf', tarball, '-C', installed, '--strip-components=1').stderr).toBe('')
  for (const name of Object.keys(dependencies)) {
    symlinkSync(join(root, 'node_modules', name), join(app, 'node_modules', name))
  }
}, 120_000)

describe('installed package', () => {
  it('holds what is needed to run it, and neither source nor tests', () => {
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'package.json',
      'pki',
      'templates',
    ])
  })

  it('makes a home, issues, and exports a server', () => {
    expect(countersign('init', '--org', 'Acme', '--trust-domain', 'acme.internal')).toMatchObject({ status: 0 })
    expect(countersign('issue', 'client', 'alice', '--uri', 'spiffe://acme.internal/alice')).toMatchObject({
      status: 0,
    })
    expect(countersign('issue', 'server', 'api.acme.internal', '--dns', 'api.acme.internal')).toMatchObject({
      status: 0,
    })
    const exported = countersign(
      'export',
      'node',
      '--host',
      'api.acme.internal',
      '--listen',
      '127.0.0.1:8443',
      '--out',
      'server',
    )
    expect(exported).toMatchObject({ status: 0 })
    expect(readdirSync(join(app, 'server'))).toContain('server.mjs')
  })

  it('refuses with the status and the code of a checkout', () => {
    const again = countersign('issue', 'client', 'alice', '--uri', 'spiffe://acme.internal/alice', '--json')
    expect(again.status).toBe(3)
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'name.taken' } })
    expect(countersign('isue')).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean issue?') })
  })

  it('is a library with types', () => {
    const use = "import { isRefusal } from 'countersign'\nexport const told: boolean = isRefusal(new Error())\n"
    expect(compile(use)).toBe('')
    expect(compile(use.replace('boolean', 'string'))).toContain("Type 'boolean' is not assignable to type 'string'")
    const told = run(
      app,
      process.execPath,
      '-e',
      "import('countersign').then((c) => console.log(c.isRefusal(new Error())))",
    )
    expect(told.stdout).toBe('false\n')
  })

  it('carries the licences of what was bundled into it', () => {
    const licences = readFileSync(join(installed, 'dist', 'LICENSES.txt'), 'utf8')
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect([...licences.matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name)).toEqual([
      'commander',
      'node-forge',
    ])
    expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(['commander', 'node-forge']))
  })
})
