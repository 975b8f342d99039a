/**
 * Every command that writes, cut short at an act, by the death of its process or by a disk that fails it; then others. What must
 * hold whatever happened: nobody who was revoked is let in again, and what was left is finished or cleared by the next command.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { expect } from 'vitest'
import { exitTable } from '../../src/cli/exit.ts'
import { off } from '../cli/bad-input/clocks.ts'
import { ask, copyOf, prepareWorld, requirePresentable, type Told, type World } from '../cli/bad-input/world.ts'
import { type Act, type Failure, type Fate, withFate } from './acts.ts'
import { copyTree } from './copy-tree.ts'
import {
  type Command,
  carryOut,
  commands,
  crlIn,
  later,
  now,
  revokedIn,
  standStill,
  type Time,
  toNode,
} from './cut-short-commands.ts'
import { makeRequest } from './request-kit.ts'
import { stateOf } from './tree-state.ts'

/** A world in its place, which the record of exports knows, and how it was at first. */
export type Prepared = { readonly world: World; readonly kept: World }

/** How a world was at first. */
const states = new WeakMap<World, string>()

/** Makes the world that every case begins from. */
export async function prepareCutShort(): Promise<Prepared> {
  // In memory where that can be: thousands of cases wait for the disk otherwise. Ed25519 signs the same twice, so that a command which is
  // cut short at another act most often leaves what it left before.
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const world = await prepareWorld('unprotected', parent, 'ed25519')
  standStill()
  for (const name of ['erin', 'frank', 'grace', 'henry']) {
    expect(await ask(world, ['issue', 'client', name], now)).toMatchObject({ status: 0 })
  }
  copyFileSync(world.at('pki/authorities/clients/crl.pem'), world.at('published.pem'))
  writeFileSync(world.at('device.csr'), makeRequest())
  writeFileSync(world.at('rows.csv'), 'name,claim:role\nivan,admin\nerin,\njudy,\nkarl,viewer\n')
  return { world, kept: copyOf(world) }
}

/** The world as it was at first. */
export function beginAgain({ world, kept }: Prepared): World {
  const state = states.get(kept) ?? stateOf(kept.directory)
  states.set(kept, state)
  if (stateOf(world.directory) === state) return world
  rmSync(world.directory, { recursive: true })
  copyTree(kept.directory, world.directory)
  return world
}

/** Whether a certificate has ended: what the probe has signed lives ten minutes, and leaves the CRL then. */
async function hasEnded(world: World, serial: string): Promise<boolean> {
  const told = await ask(world, ['show', '--serial', serial, '--json'], later)
  const { certificates } = JSON.parse(told.stdout) as { certificates: readonly { notAfter: string }[] }
  return certificates.every(({ notAfter }) => Date.parse(notAfter) / 1000 < later.clock.now())
}

/** Holds each CRL that is seen against those before: none with a number of another, none with fewer revoked. */
function ledger(): (world: World) => Promise<void> {
  const hashes = new Map<number, string>()
  let newest = { number: 0, revoked: new Set<string>() }
  return async (world) => {
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
      for (const serial of newest.revoked) {
        if (names.has(serial)) continue
        expect(await hasEnded(world, serial), `CRL ${number} drops ${serial}`).toBe(true)
      }
      newest = { number, revoked: names }
    }
    expect(Number(crlIn(world).number), 'an older CRL in the home').toBe(newest.number)
  }
}

const textOf = ({ status, stdout, said }: Told): string => `${status}\n${stdout}\n${said.join('\n')}`

/** What killed commands leave beside the files that they meant to write. */
export const leftovers = (world: World): readonly string[] =>
  readdirSync(world.directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tmp$|^\.pending|^\.batch|-replaced$|\.db-journal$/.test(basename(path)),
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
export async function mustDo(command: Command, world: World, around: Time): Promise<void> {
  const { run, effect } = command
  const told = await carryOut(world, command, around)
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
async function actsOf(prepared: Prepared, command: Command): Promise<readonly Act[]> {
  const world = beginAgain(prepared)
  const { given, acts } = await withFate(() => carryOut(world, command, now))
  expect(given.status, textOf(given)).toBe(0)
  return acts
}

/** Commands that only look. */
export const looks: readonly string[] = [
  'status',
  'list --all',
  'show carol',
  'crl --check',
  'access check @/pki/access/example.json --as alice',
  'issue client zoe --dry-run',
  `export node ${toNode}:9443 --out @/out --dry-run`,
]

/** Whose death before its last file is in place leaves something to tell; or none. */
const cutOffs = [
  undefined,
  ...commands.filter(({ run }) => /^(issue client dave|revoke carol|export node.*out$)/.test(run)),
]

/** Each act of a command that only looks fails once, where that differs: then it refuses, says what cannot be seen or used, or says what it says of a sound disk. */
export async function failToLook(prepared: Prepared, run: string, fate: Failure): Promise<readonly string[]> {
  const faults: string[] = []
  for (const cutOff of cutOffs) {
    const cuts = cutOff === undefined ? [] : await cutsOf(prepared, cutOff)
    const world = beginAgain(prepared)
    if (cutOff !== undefined) {
      const last = cuts.findLast(({ act }) => act.name === 'renameSync')
      await withFate(() => carryOut(world, cutOff, now).catch(() => undefined), last?.at, 'killed')
    }
    for (const fault of await lookAt(world, run, fate)) faults.push(`after ${cutOff?.run ?? 'nothing'}, ${fault}`)
  }
  return faults
}

async function lookAt(world: World, run: string, fate: Failure): Promise<readonly string[]> {
  const around = { clock: off(0) }
  const look = (at?: number) => withFate(() => ask(world, [...run.split(' '), '--json'], around), at, fate)
  const withoutDrawn = (text: string): string => text.replace(/[0-9a-f]{16,}|"pin": .*/g, 'HEX')
  const { given: sound, acts } = await look()
  const faults: string[] = []
  for (const { at, act } of sampleOf(
    acts.flatMap((act, at) => (act.fates.includes(fate) ? [{ at, act, fate }] : [])),
  )) {
    const { given } = await look(at)
    requirePresentable(given.said.join('\n'))
    const same = given.status === sound.status && withoutDrawn(given.stdout) === withoutDrawn(sound.stdout)
    // An answer that is no good news may name what cannot be used beside all that could be seen.
    const saysSo = /cannot be seen/.test(given.stdout) || (given.status === 1 && /cannot be used: /.test(given.stdout))
    if (given.status !== exitTable['disk.failed'] && !same && !saysSo) {
      faults.push(`${run}: ${fate} at act ${at}, ${act.name} ${act.about}:\n${textOf(given)}`)
    }
  }
  return faults
}

/** Where a command is cut short. */
export type Cut = { readonly at: number; readonly act: Act; readonly fate: Fate }

/** Every way to cut a command short. */
export async function cutsOf(prepared: Prepared, command: Command): Promise<readonly Cut[]> {
  const acts = await actsOf(prepared, command)
  return acts.flatMap((act, at) => act.fates.map((fate) => ({ at, act, fate })))
}

/** What makes a step final. */
export const isFinal = ({ act: { name } }: Cut): boolean => name === 'renameSync' || name === 'exec COMMIT'

/** As many files of one folder as are cut at one by one. */
const FEW = 4

/** What kind an act is: a function and what it is about, without serial numbers and what else is drawn anew each time. */
function kindOf({ act: { name, about }, at }: Cut): string {
  // What was done before tells commits apart; to compile a statement fails as to run it does, and to look at an open file as to read it.
  if (name === 'exec COMMIT') return `${name} ${at}`
  return name === 'prepare' || name === 'fstatSync' ? name : `${name} ${about.replace(/[0-9a-f]{12,}/g, 'HEX')}`
}

/** The same for all files of one folder and ending. */
const alikeOf = (kind: string): string =>
  kind.replace(/(?<=^\w+ \/(?:.*\/)?)[^/]*?((?:\.[a-z]+)?(?:\.HEX\.tmp)?)$/, '$1')

/**
 * Of the cuts of one fate those that differ: one for each kind of act, and the very first and last. Of many files of one folder, the
 * first and the last.
 */
export function sampleOf(cuts: readonly Cut[]): readonly Cut[] {
  const kinds = [...Map.groupBy(cuts, kindOf)].map(([kind, [first]]) => ({ kind, cut: first! }))
  const folders = [...Map.groupBy(kinds, ({ kind }) => alikeOf(kind)).values()]
  const sample = folders.flatMap((all) => (all.length <= FEW ? all : [all[0]!, all.at(-1)!]))
  const chosen = new Set([...sample.map(({ cut }) => cut), ...cuts.slice(0, 1), ...cuts.slice(-1)])
  return cuts.filter((cut) => chosen.has(cut))
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

export async function follow(
  prepared: Prepared,
  command: Command,
  { at, fate }: Cut,
  followers: 'all' | 'crl',
): Promise<void> {
  // Anybody who died, or does not know that its reservation stands, holds the name until the lease has ended.
  const around = fate === 'killed' || fate === 'unsure' ? later : now
  await between(prepared, command, { followers, turn: at, around }, async (world) => {
    const asked = () => carryOut(world, command, now)
    if (fate === 'killed') {
      await withFate(() => asked().catch(() => undefined), at, fate)
      return
    }
    const { given } = await withFate(asked, at, fate)
    expect(given.status, textOf(given)).not.toBe(70)
    requirePresentable(given.said.join('\n'))
  })
}

/** What has come of a state in which a world was left, of those who came next, and of which command they came after. */
const followed = new Map<string, Promise<void>>()

/**
 * Has something happen to a command in a fresh world, and holds the world to what must hold: at once, and after those that follow.
 * From the same state the same follows, and is seen once: most of the cuts of a command leave nothing at all.
 */
export async function between(
  prepared: Prepared,
  command: Command,
  { followers, turn, around }: { readonly followers: 'all' | 'crl'; readonly turn: number; readonly around: Time },
  happen: (world: World) => Promise<void>,
): Promise<void> {
  const usual = await warningsOf(prepared)
  const world = beginAgain(prepared)
  const watch = ledger()
  await watch(world)
  await happen(world)
  await watch(world)

  // By turns it comes again at once, or somebody else comes first; an export may wait for a CRL then.
  const others = commands.filter((other) => other !== command && (followers === 'all' || other.run === 'crl'))
  const first = turn % 2 === 1 ? others[turn % others.length] : undefined
  const goOn = async (): Promise<void> => {
    await statusOf(world)
    if (first !== undefined) {
      const told = await ask(world, first.run.split(' '), around)
      expect([0, 3], textOf(told)).toContain(told.status)
      await watch(world)
    }
    for (const next of [command, ...others]) {
      await mustDo(next, world, around)
      await watch(world)
    }
    const { contradictions, warnings } = await statusOf(world)
    expect(contradictions).toEqual([])
    // Where no other command follows, nobody has brought the last CRL to the export.
    const isTold = (warning: string): boolean => followers !== 'all' && /^the export .* has an older CRL/.test(warning)
    // Where henry was renewed before his new certificate is revoked, the one before has the same key, and is still good.
    const isStolen = (warning: string): boolean =>
      /^the key of the good certificate HEX of henry was stolen: /.test(warning)
    expect(
      warnings.map(shapeOf).filter((warning) => !usual.has(warning) && !isTold(warning) && !isStolen(warning)),
    ).toEqual([])
    expect(leftovers(world)).toEqual([])
  }
  const order = [command.run, first?.run, followers, around === later ? 'later' : 'at once']
  const key = JSON.stringify([...order, stateOf(world.directory)])
  const outcome = followed.get(key) ?? goOn()
  followed.set(key, outcome)
  await outcome
}
