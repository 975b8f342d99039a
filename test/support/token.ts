/** A token of SoftHSM in a directory of its own, with keys that are given to it, and a tool that notes how it was called. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { findProgram, leaveOut } from './judges.ts'

/** Nothing else that a probe prints or writes is like it, nor the PIN of another run. */
export const PIN = `pin-${randomBytes(8).toString('hex')}`

export type TestToken = {
  readonly label: string
  /** The URI of a key: `what` goes into its path, and `query` before the module. */
  uri(what: string, query?: string): string
  /** Puts a key (PKCS#8, PEM) into the token. */
  put(file: string, label: string, id: string): void
  /** Sets up a further token beside it. */
  add(label: string): void
  /** The environment in which programs find the token. */
  readonly environment: Readonly<Record<string, string>>
  remove(): void
}

const modules = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
]

/** What would bring the programs for a token, where they are missing. */
export function missingForTokens(): string | undefined {
  const found =
    findProgram('softhsm2-util') && findProgram('pkcs11-tool') && modules.some((module) => existsSync(module))
  return found ? undefined : 'install SoftHSM and OpenSC (softhsm2, opensc)'
}

/** Sets up a token, or leaves the test out where the programs for it are missing. */
export function makeToken(context: TestContext): TestToken {
  const missing = missingForTokens()
  if (missing !== undefined) leaveOut(context, `no token: ${missing}`)
  const util = findProgram('softhsm2-util') ?? ''
  const module = modules.find((path) => existsSync(path)) ?? ''
  const directory = mkdtempSync(join(tmpdir(), 'countersign-token-'))
  mkdirSync(join(directory, 'tokens'))
  const conf = join(directory, 'softhsm2.conf')
  writeFileSync(
    conf,
    `directories.tokendir = ${join(directory, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  )
  const environment = { SOFTHSM2_CONF: conf }
  const run = (...words: readonly string[]) =>
    execFileSync(util, words, { env: { ...process.env, ...environment }, stdio: 'pipe' })
  const add = (label: string): void =>
    void run('--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', PIN)
  const label = 'probe token'
  add(label)
  return {
    label,
    uri: (what, query = '') => `pkcs11:token=probe%20token;${what}?${query}module-path=${module}`,
    put: (file, name, id) =>
      void run('--import', file, '--token', label, '--label', name, '--id', id, '--force', '--pin', PIN),
    add,
    environment,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** One call of the tool: its command line as every user of the machine can read it, and what of ours is in its environment. */
export type Call = { readonly commandLine: string; readonly ours: readonly string[] }

/**
 * Puts a program named `pkcs11-tool` before all others, which notes each call and then does this.
 *
 * @param then lines of a shell; the tool itself where absent
 */
export function noteCalls(directory: string, then = `exec ${findProgram('pkcs11-tool')} "$@"`) {
  const folder = mkdtempSync(join(directory, 'path-'))
  const [tool, log] = [join(folder, 'pkcs11-tool'), join(folder, 'calls')]
  const note = `{ tr '\\0' ' ' < /proc/$$/cmdline; printf '\\001'; env | sed -n 's/^\\(COUNTERSIGN_[A-Z_]*\\)=.*/\\1/p' | tr '\\n' ' '; printf '\\002'; } >> ${log}`
  writeFileSync(tool, `#!/bin/sh\n${note}\n${then}\n`)
  chmodSync(tool, 0o755)
  return {
    path: `${folder}:${process.env['PATH']}`,
    calls: (): readonly Call[] =>
      (existsSync(log) ? readFileSync(log, 'utf8').split('\u0002').slice(0, -1) : []).map((call) => {
        const [commandLine = '', ours = ''] = call.split('\u0001')
        return { commandLine, ours: ours.trim().split(' ') }
      }),
  }
}
