/** A prepared home that rows of the sweep copy, bend and ask; and all that any refusal promises, whatever it is about. */
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { commands } from '../../../src/cli/commands/index.ts'
import { exitTable } from '../../../src/cli/exit.ts'
import { flagOf, globals } from '../../../src/cli/globals.ts'
import { parseCommandLine } from '../../../src/cli/program.ts'
import { runCli, type Surroundings } from '../../../src/cli/run.ts'
import { styleFor } from '../../../src/cli/text.ts'
import type { Clock } from '../../../src/core/port/clock.ts'
import type { RefusalCode } from '../../../src/core/refusal.ts'
import { copyTree } from '../../support/copy-tree.ts'
import { doorSettings } from '../../support/door-kit.ts'
import { type HomeWish, makeHome, passphrase, realPorts } from '../../support/home.ts'
import { answerFault } from '../answer-schema.ts'
import { keepTerminal } from '../terminal.ts'

/** A directory with a home in `pki`; `at` gives what lies in it. */
export type World = { readonly directory: string; readonly home: string; at(path: string): string }

const worldAt = (directory: string): World => {
  const at = (path: string): string => join(directory, path)
  return { directory, home: at('pki'), at }
}

/** What a row gives besides words: other surroundings than a person's who has everything at hand. */
export type Around = {
  /** In COUNTERSIGN_PASSPHRASE; `none` leaves it out. */
  readonly passphrase?: string | 'none'
  /** In COUNTERSIGN_PASSPHRASE_FILE. */
  readonly passphraseFile?: string
  /** In COUNTERSIGN_HOME, instead of the world's home. */
  readonly home?: string
  readonly clock?: Clock
  /** Ctrl-C was pressed before anything happened. */
  readonly interrupted?: true
  /** In COUNTERSIGN_TOKEN_PIN. */
  readonly tokenPin?: string
  /** A directory in which programs are found before all others. */
  readonly programs?: string
  /** What one is asked at the terminal answers with. */
  readonly answers?: readonly string[]
  /** Beside the program: the templates, or the skeleton of homes. */
  readonly shipped?: { readonly templates?: string; readonly skeleton?: string }
}

/** One line of the sweep. In its words and surroundings `@/x` is what lies at `x` in the world. */
export type Row = {
  readonly about: string
  readonly argv: readonly string[]
  readonly bend?: (world: World) => unknown
  readonly around?: Around
  readonly code: RefusalCode
  /** What message and hint must speak of. */
  readonly says?: readonly string[]
  /** Lines that are told at the prompt before it is refused; none where absent. */
  readonly remarks?: number
}

/** Longest line that a person should have to read. */
const LONGEST_LINE = 700
const style = styleFor({ colour: false })
const places: string[] = []

/** A new place for worlds. */
export function openPlace(parent = tmpdir()): string {
  const place = mkdtempSync(join(parent, 'countersign-sweep-'))
  places.push(place)
  return place
}

/** Removes every world. */
export function removeWorlds(): void {
  for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true })
}

/**
 * Makes the world that the rows of a file copy: alice and carol are good, bob is revoked, api.acme.internal is a server, and
 * `out` is an export of it.
 */
export async function prepareWorld(
  protection: 'passphrase' | 'unprotected',
  parent?: string,
  keyType: HomeWish['keyType'] & string = 'ec-p256',
): Promise<World> {
  const made = await makeHome(protection === 'passphrase' ? { keyType, protection } : { keyType })
  for (const name of ['alice', 'bob', 'carol']) await made.issue('client', name, { claims: [] })
  await made.issue('server', 'api.acme.internal')
  await made.revoke('bob')
  const world = worldAt(openPlace(parent))
  copyTree(made.path, world.home)
  await made.remove()
  writeFileSync(world.at('passphrase'), `${passphrase}\n`, { mode: 0o600 })
  const argv = ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/out']
  expect((await ask(world, argv)).status).toBe(0)
  const authority = world.at('pki/authorities/clients')
  mkdirSync(world.at('door/tls'), { recursive: true })
  copyFileSync(`${authority}/certificate.pem`, world.at('door/tls/client-ca.pem'))
  copyFileSync(`${authority}/crl.pem`, world.at('door/tls/client-crl.pem'))
  const settings = doorSettings(readFileSync(`${authority}/pin.txt`, 'utf8').trim())
  writeFileSync(world.at('door/door.json'), JSON.stringify(settings))
  return world
}

/** Copies a world, with what lies in it. */
export function copyOf(world: World): World {
  const copy = worldAt(openPlace())
  copyTree(world.directory, copy.directory)
  return copy
}

export type Told = { readonly status: number; readonly stdout: string; readonly said: readonly string[] }

/** Runs one command line in a world. Whatever is no refusal comes through: it is a bug. */
export async function ask(world: World, words: readonly string[], around: Around = {}): Promise<Told> {
  const place = (word: string): string => word.replaceAll('@/', `${world.directory}/`)
  const terminal = keepTerminal(around.answers)
  const ports = realPorts(around.clock)
  const shipped = Object.entries(around.shipped ?? {}).map(([what, where]) => [what, place(where)])
  const interruption = new AbortController()
  if (around.interrupted) interruption.abort()
  const secret = around.passphrase ?? passphrase
  const surroundings: Surroundings = {
    version: '0.0.0-test',
    terminal,
    directory: world.directory,
    interruption: interruption.signal,
    ports: async () => ({ ...ports, shipped: { ...ports.shipped, ...Object.fromEntries(shipped) } }),
    home: place(around.home ?? '@/pki'),
    ...(secret === 'none' ? {} : { passphrase: secret }),
    ...(around.passphraseFile === undefined ? {} : { passphraseFile: place(around.passphraseFile) }),
    ...(around.tokenPin === undefined ? {} : { tokenPin: around.tokenPin }),
  }
  const path = process.env['PATH']
  if (around.programs !== undefined) process.env['PATH'] = `${place(around.programs)}:${path}`
  const status = await runCli(words.map(place), surroundings).finally(() => {
    process.env['PATH'] = path
  })
  return { status, stdout: terminal.written(), said: terminal.said }
}

/**
 * Every path below a directory with what a touch would change: equal before and after means that nothing was touched, not
 * even written anew with the same content. SQLite's scaffolding comes and goes with anybody who looks.
 */
function tracesIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => !/\.db-(wal|shm)$/.test(name))
    .flatMap((name) => {
      const path = `${directory}/${name}`
      const facts = lstatSync(path)
      const { mode, uid, ino, size, mtimeMs } = facts
      return facts.isDirectory()
        ? [`${path} ${mode} ${uid}`, ...tracesIn(path)]
        : [`${path} ${mode} ${uid} ${ino} ${size} ${mtimeMs}`]
    })
}

const everyFlag = (words: readonly string[]): readonly string[] => {
  const options = commands.filter(({ name }) => words.includes(name)).map((command) => command.options)
  return ['--help', '--version', ...[...options, globals].flatMap((given) => Object.keys(given).map(flagOf))]
}

/** A command line in a hint stands behind a colon, and ends where the sentence goes on. */
const commandLines = (hint: string): readonly string[] =>
  [...hint.matchAll(/: countersign (.+?)(?=[,;] |\. |\)|$)/g)].map(([, words]) => words ?? '')

/** A next step must be one: its command line is understood, and its flags are flags of the command that was run. */
function requireRealNextStep(hint: string, words: readonly string[]): void {
  expect(hint).not.toBe('')
  for (const line of commandLines(hint)) {
    expect(() => parseCommandLine(line.split(' '), '0.0.0', style), `the hint's command line: ${line}`).not.toThrow()
  }
  const prose = commandLines(hint).reduce((text, line) => text.replace(line, ''), hint)
  const named = commands.filter(({ name }) => new RegExp(`countersign ${name}\\b`).test(prose))
  expect(
    named.map(({ name }) => name),
    `a command line without a colon before it: ${hint}`,
  ).toEqual([])
  const unknown = (prose.match(/(?<![\w-])--[a-z][a-z0-9-]*/g) ?? []).filter((flag) => !everyFlag(words).includes(flag))
  expect(unknown, `flags that the command does not have: ${hint}`).toEqual([])
}

/** Passphrases, what keys look like, and the password of a URL, or the PIN of a token. */
const secrets = [passphrase, 'wrong horse', 'PRIVATE KEY-----', 'hunter2']

/** What may never come out, and how lines may look. */
export function requirePresentable(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret)
  expect(text).not.toMatch(/\n\s+at .*:\d+/)
  expect(text).not.toMatch(/undefined|\[object|NaN|Infinity/)
  for (const line of text.split('\n')) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    expect(line.length, line).toBeLessThanOrEqual(LONGEST_LINE)
  }
}

type ErrorDocument = { error: { code: RefusalCode; message: string; hint: string; exitStatus: number } }

/**
 * Runs a row's line twice, for people and with `--json`, and holds the refusal to everything that a refusal promises: its code and
 * exit status, one document that fits the schema, nothing on stdout else, two presentable lines, a real next step,
 * and nothing touched.
 */
export async function requireRefusal(world: World, row: Omit<Row, 'about' | 'bend'>): Promise<void> {
  const { argv, around, code, says = [], remarks = 0 } = row
  const before = tracesIn(world.directory)
  const end = argv.indexOf('--')
  const asJson = end < 0 ? [...argv, '--json'] : [...argv.slice(0, end), '--json', ...argv.slice(end)]
  const document = await ask(world, asJson, around)
  const { error } = JSON.parse(document.stdout) as ErrorDocument
  expect(error, document.stdout).toMatchObject({ code, exitStatus: exitTable[code] })
  expect(answerFault('error', JSON.parse(document.stdout))).toBeUndefined()
  expect(document.status).toBe(exitTable[code])
  expect(document.said).toHaveLength(remarks)
  requirePresentable(JSON.stringify(error.message))
  for (const what of says) {
    expect(`${error.message}\n${error.hint}`).toContain(what.replaceAll('@/', `${world.directory}/`))
  }

  const told = await ask(world, argv, around)
  expect(told.status).toBe(exitTable[code])
  expect(told.stdout).toBe('')
  expect(told.said).toHaveLength(remarks + 2)
  const [sentence, hint] = told.said.slice(remarks) as [string, string]
  expect(sentence).toMatch(/^countersign: ./)
  expect(hint).toMatch(/^hint: ./)
  requirePresentable(told.said.join('\n'))
  requireRealNextStep(hint, argv)
  expect(tracesIn(world.directory), 'touched').toEqual(before)
}
