/** countersign as its users have it: packed, installed into a directory of its own, with a home and a passphrase. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type Program, run } from './measure.ts'

export const root = resolve(import.meta.dirname, '..')

export type Installed = {
  /** Its own directory, with a fresh PKI home in `pki`. */
  readonly directory: string
  /** A command line of it. */
  command(...words: readonly string[]): Program
  /** Any other program, in the same directory and environment. */
  program(...argv: readonly [string, ...string[]]): Program
  /** Writes a file and gives its path. */
  write(name: string, content: string): string
  remove(): void
}

/** npm, with the settings and the cache of the user who runs the benchmark. */
export const npm = (from: string, ...words: readonly string[]): string =>
  run({
    argv: ['npm', ...words, '--silent', '--no-audit', '--no-fund'],
    directory: from,
    environment: { ...process.env } as Record<string, string>,
  })

/** Packs and installs a checkout, which builds it; and makes a home whose keys are encrypted. */
export function install(checkout = root): Installed {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
  const write = (name: string, content: string): string => {
    writeFileSync(join(directory, name), content, { mode: 0o600 })
    return join(directory, name)
  }
  // A cache of its own: the first runs fill it, as they do for everybody, and nobody else's is touched.
  const environment = {
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: directory,
    COUNTERSIGN_PASSPHRASE_FILE: join(directory, 'passphrase'),
  }
  const program = (...argv: readonly [string, ...string[]]): Program => ({ argv, directory, environment })
  const launcher = join(directory, 'node_modules', 'countersign', 'bin', 'countersign.cjs')
  const command = (...words: readonly string[]): Program => program(process.execPath, launcher, ...words)
  try {
    const packed = npm(checkout, 'pack', '--pack-destination', directory).trim().split('\n').at(-1)!
    write('package.json', '{ "private": true }')
    npm(directory, 'install', join(directory, packed))
    write('passphrase', `${randomBytes(18).toString('base64')}\n`)
    run(command('init', '--org', 'Acme', '--trust-domain', 'acme.internal'))
  } catch (error) {
    rmSync(directory, { recursive: true })
    throw error
  }
  return { directory, command, program, write, remove: () => rmSync(directory, { recursive: true }) }
}
