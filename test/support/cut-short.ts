/**
 * Every command that writes, cut short at an act, by the death of its process or by a disk that fails it; then others. What must
 * hold whatever happened: nobody who was revoked is let in again, and what was left is finished or cleared by the next command.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash, createPublicKey } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { expect } from 'vitest'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { type CertificateList, parseCrlPem } from '../../src/x509/crl.ts'
import { off } from '../cli/bad-input/clocks.ts'
import { ask, copyOf, prepareWorld, requirePresentable, type Told, type World } from '../cli/bad-input/world.ts'
import { type Act, type Fate, withFate } from './acts.ts'
import { bundledProgram } from './bundled.ts'

/** A command line, and what holds once it has done its work. */
export type Command = { readonly run: string; readonly effect: (world: World) => unknown }

const crlIn = (world: World, path = 'pki/authorities/clients/crl.pem'): CertificateList =>
  parseCrlPem(readFileSync(world.at(path), 'utf8'))

const revokedIn = (crl: CertificateList): Set<string> => new Set(Array.from(crl.entries(), ({ serial }) => serial))

const certificateIn = (world: World, path: string) => parseCertificatePem(readFileSync(world.at(path), 'utf8'))

/** The credential of a name is whole: its key is the certificate's. */
const issued = (name: string) => (world: World) => {
  const read = (file: string) => readFileSync(world.at(`pki/issued/${name}/${file}`), 'utf8')
  const spki = createPublicKey(read('key.pem')).export({ type: 'spki', format: 'der' })
  expect(Buffer.compare(spki, certificateIn(world, `pki/issued/${name}/certificate.pem`).tbs.spki)).toBe(0)
  expect(read('chain.pem')).toContain(read('certificate.pem').trim())
}

const serialOf = (world: World, name: string) =>
  certificateIn(world, `pki/issued/${name}/certificate.pem`).tbs.serial as string

const revoked =
  (...names: string[]) =>
  (world: World) => {
    const listed = revokedIn(crlIn(world))
    for (const name of names) expect(listed, name).toContain(/^[0-9a-f]{6}$/.test(name) ? name : serialOf(world, name))
  }

/** An export has every file that its target has, and a CRL no older than the one that it was made with. */
const exported = (place: string, among: number) => (world: World) => {
  const files = readdirSync(world.at(place), { recursive: true, withFileTypes: true }).filter((found) => found.isFile())
  expect(files.map(({ name }) => name).filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(files.length).toBeGreaterThanOrEqual(among)
  expect(revokedIn(crlIn(world, `${place}/tls/client-crl.pem`))).toContain(serialOf(world, 'bob'))
}

const answers = (line: string) => async (world: World) => {
  const told = await ask(world, line.split(' '), later)
  expect(told.status, told.said.join('\n')).toBe(0)
}

const toNode = '--host api.acme.internal --listen 127.0.0.1'

/** One of each kind; those behind it find what each left. */
export const commands: readonly Command[] = [
  { run: 'issue client dave', effect: issued('dave') },
  { run: 'issue client erin --again', effect: issued('erin') },
  { run: 'issue server www --dns www.acme.internal', effect: issued('www') },
  { run: 'revoke carol --reason superseded', effect: revoked('carol', 'bob') },
  { run: 'revoke frank grace --reason keyCompromise', effect: revoked('frank', 'grace') },
  { run: 'revoke --file @/pki/issued/henry/certificate.pem --reason keyCompromise', effect: revoked('henry') },
  { run: 'revoke --serial 4242ab --unrecorded clients --reason keyCompromise', effect: revoked('4242ab') },
  { run: 'crl', effect: answers('crl --check') },
  { run: 'crl clients --published @/published.pem', effect: answers('crl --check') },
  { run: `export node ${toNode}:8443 --out @/fresh`, effect: exported('fresh', 8) },
  { run: `export node ${toNode}:9443 --out @/out`, effect: exported('out', 8) },
  { run: 'export --only tls --all', effect: exported('out', 8) },
  { run: 'permit example.com', effect: answers('issue server other --dns www.example.com --dry-run') },
  {
    run: 'init --org Acme --trust-domain acme.internal --insecure-no-passphrase --home @/other',
    effect: answers('status --home @/other'),
  },
]

/** When whoever was cut off holds nothing any more. */
const later = { clock: off(2 / 24) }

/** A world in its place, which the record of exports knows, and how it was at first. */
export type Prepared = { readonly world: World; readonly kept: World }

/** Makes the world that every case begins from. */
export async function prepareCutShort(): Promise<Prepared> {
  // In memory where that can be: thousands of cases wait for the disk otherwise.
  const world = await prepareWorld('unprotected', existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
  for (const name of ['erin', 'frank', 'grace', 'henry']) await answers(`issue client ${name}`)(world)
  copyFileSync(world.at('pki/authorities/clients/crl.pem'), world.at('published.pem'))
  return { world, kept: copyOf(world) }
}

/** The world as it was at first. */
function beginAgain({ world, kept }: Prepared): World {
  rmSync(world.directory, { recursive: true })
  execFileSync('cp', ['-a', kept.directory, world.directory])
  return world
}

/** Holds each CRL that is seen against those before: none with a number of another, none with fewer revoked. */
function ledger(): (world: World) => void {
  const hashes = new Map<number, string>()
  let newest = { number: 0, revoked: new Set<string>() }
  return (world) => {
    const places = ['pki/authorities/clients/crl.pem', 'out/tls/client-crl.pem', 'fresh/tls/client-crl.pem']
    for (const place of places.filter((path) => existsSync(world.at(path)))) {
      const text = readFileSync(world.at(place))
      const crl = crlIn(world, place)
      const number = Number(crl.number)
      const hash = createHash('sha256').update(text).digest('hex')
      expect(hashes.get(number) ?? hash, `two CRLs of number ${number}`).toBe(hash)
      hashes.set(number, hash)
      if (number <= newest.number) continue
      const names = revokedIn(crl)
      for (const serial of newest.revoked) expect(names, `CRL ${number} drops a revoked one`).toContain(serial)
      newest = { number, revoked: names }
    }
    expect(Number(crlIn(world).number), 'an older CRL in the home').toBe(newest.number)
  }
}

const textOf = ({ status, stdout, said }: Told): string => `${status}\n${stdout}\n${said.join('\n')}`

/** What killed commands leave beside the files that they meant to write. */
const leftovers = (world: World): readonly string[] =>
  readdirSync(world.directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tmp$|^\.pending|-replaced$|\.db-journal$/.test(basename(path)),
  )

/** A warning without what differs from run to run. */
const shapeOf = (warning: string): string =>
  warning.replace(/[0-9a-f]{16,}/g, 'HEX').replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'TIME')

type Status = { readonly contradictions: readonly unknown[]; readonly warnings: readonly string[] }

async function statusOf(world: World): Promise<Status> {
  const told = await ask(world, ['status', '--json'], later)
  return JSON.parse(told.stdout) as Status
}

/** Runs a command to its end, or finds what it would do done. */
async function mustDo({ run, effect }: Command, world: World, around: typeof later | undefined): Promise<void> {
  const told = await ask(world, run.split(' '), around)
  expect([0, 3], `${run}\n${textOf(told)}`).toContain(told.status)
  try {
    await effect(world)
  } catch (error) {
    throw new Error(`${run} has not done its work:\n${textOf(told)}`, { cause: error })
  }
}

/** What the home says of itself where nothing went wrong and every command has run. */
let healthy: Promise<ReadonlySet<string>> | undefined
const warningsOf = (prepared: Prepared): Promise<ReadonlySet<string>> => {
  healthy ??= (async () => {
    const world = beginAgain(prepared)
    for (const command of commands) await mustDo(command, world, later)
    const { warnings } = await statusOf(world)
    return new Set(warnings.map(shapeOf))
  })()
  return healthy
}

/** The acts of a command that nothing befalls. */
async function actsOf(prepared: Prepared, { run }: Command): Promise<readonly Act[]> {
  const world = beginAgain(prepared)
  const { given, acts } = await withFate(() => ask(world, run.split(' ')))
  expect(given.status, textOf(given)).toBe(0)
  return acts
}

/** Where a command is cut short. */
export type Cut = { readonly at: number; readonly act: Act; readonly fate: Fate }

/** Every way to cut a command short. */
export async function cutsOf(prepared: Prepared, command: Command): Promise<readonly Cut[]> {
  const acts = await actsOf(prepared, command)
  return acts.flatMap((act, at) => act.fates.map((fate) => ({ at, act, fate })))
}

/**
 * Cuts a command short, lets it come again, and then the others, and holds what is then there to what must hold.
 *
 * @throws {Error} that says where it was cut short, and what does not hold
 */
export async function cutShort(
  prepared: Prepared,
  command: Command,
  cut: Cut,
  followers: 'all' | 'crl',
): Promise<void> {
  try {
    await follow(prepared, command, cut, followers)
  } catch (cause) {
    const where = `${command.run}: ${cut.fate} at act ${cut.at}, ${cut.act.name}`
    throw new Error(`${where}: ${(cause as Error).message}`, { cause })
  }
}

async function follow(
  prepared: Prepared,
  command: Command,
  { at, fate }: Cut,
  followers: 'all' | 'crl',
): Promise<void> {
  // Whoever died, or does not know that its reservation stands, holds the name until the lease has ended.
  const around = fate === 'killed' || fate === 'unsure' ? later : undefined
  await between(prepared, command, { followers, turn: at, ...(around ? { around } : {}) }, async (world) => {
    const asked = () => ask(world, command.run.split(' '))
    if (fate === 'killed') {
      await withFate(() => asked().catch(() => undefined), at, fate)
      return
    }
    const { given } = await withFate(asked, at, fate)
    expect(given.status, textOf(given)).not.toBe(70)
    requirePresentable(given.said.join('\n'))
  })
}

/** Has something happen to a command in a fresh world, and holds the world to what must hold: at once, and after those that follow. */
async function between(
  prepared: Prepared,
  command: Command,
  {
    followers,
    turn,
    around,
  }: { readonly followers: 'all' | 'crl'; readonly turn: number; readonly around?: typeof later },
  happen: (world: World) => Promise<void>,
): Promise<void> {
  const usual = await warningsOf(prepared)
  const world = beginAgain(prepared)
  const watch = ledger()
  watch(world)
  await happen(world)
  watch(world)
  await statusOf(world)

  // By turns it comes again at once, or somebody else comes first; an export may wait for a CRL then.
  const others = commands.filter((other) => other !== command && (followers === 'all' || other.run === 'crl'))
  const first = turn % 2 === 1 ? others[turn % others.length] : undefined
  if (first !== undefined) {
    const told = await ask(world, first.run.split(' '), around)
    expect([0, 3], textOf(told)).toContain(told.status)
    watch(world)
  }
  for (const next of [command, ...others]) {
    await mustDo(next, world, around)
    watch(world)
  }
  const { contradictions, warnings } = await statusOf(world)
  expect(contradictions).toEqual([])
  expect(warnings.map(shapeOf).filter((warning) => !usual.has(warning))).toEqual([])
  expect(leftovers(world)).toEqual([])
}

/** Starts the real program, kills it after a part of the time that it takes, and lets all others follow. */
export async function killProgram(prepared: Prepared, command: Command, part: number, turn: number): Promise<void> {
  const happen = async (world: World): Promise<void> => {
    await startProgram(world, command, part * (await durationOf(prepared, command)))
  }
  await between(prepared, command, { followers: 'all', turn, around: later }, happen).catch((cause: Error) => {
    throw new Error(`${command.run}, killed after ${part} of its time: ${cause.message}`, { cause })
  })
}

const durations = new Map<Command, number>()
async function durationOf(prepared: Prepared, command: Command): Promise<number> {
  const known = durations.get(command)
  if (known !== undefined) return known
  const kept = beginAgain(prepared)
  const begun = performance.now()
  expect(await startProgram(kept, command, undefined), command.run).toBe(true)
  const took = performance.now() - begun
  durations.set(command, took)
  beginAgain(prepared)
  return took
}

/** @returns whether it came to its end */
function startProgram(world: World, { run }: Command, killAfterMs: number | undefined): Promise<boolean> {
  const argv = run.split(' ').map((word) => word.replaceAll('@/', `${world.directory}/`))
  const home = argv.includes('--home') ? [] : ['--home', world.home]
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const child = spawn(process.execPath, [bundledProgram(), ...argv, ...home], { cwd: world.directory, stdio: 'ignore' })
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  child.once('exit', (status) => {
    clearTimeout(timer)
    resolve(status === 0)
  })
  return promise
}
