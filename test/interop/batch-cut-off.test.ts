/**
 * A batch of several groups that is killed, interrupted or left without room at any point: what was recorded stays, and the same
 * command then issues the rest, nothing twice. `cut-short/issuing.test.ts` does the same with each act of a batch of one group.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, copyOf, openPlace, prepareWorld, removeWorlds, type World } from '../cli/bad-input/world.ts'
import { diceFor } from '../mutate/mutation.ts'
import { withFate } from '../support/acts.ts'
import { batchLine, listRows, recordedIn, requireWhole, rowNames, writeRows } from '../support/batch-world.ts'
import { copyTree } from '../support/copy-tree.ts'
import { beginAgain, type Prepared } from '../support/cut-short.ts'
import { later, now, type Time } from '../support/cut-short-commands.ts'
import { type Cut, type End, startProgram } from '../support/killed-program.ts'

const SEED = 11

let prepared: Prepared
beforeAll(async () => {
  const world = await prepareWorld('unprotected', existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
  writeRows(world)
  prepared = { world, kept: copyOf(world) }
})
afterAll(removeWorlds)

const runBatch = (world: World, around: Time) => ask(world, batchLine.split(' '), around)

/** Runs the batch to its end after what befell it, and requires that all of it is done. */
async function goOn(world: World, around: Time): Promise<void> {
  const before = recordedIn(await listRows(world, around))
  const { status, said } = await runBatch(world, around)
  expect(status, said.join('\n')).toBe(0)
  await requireWhole(world, around, before)
}

/** Starts the batch in the real program, cuts it short, and has it run again. */
async function cutOff(cut: Cut): Promise<End> {
  const world = beginAgain(prepared)
  const end = await startProgram(world, { run: batchLine }, cut)
  // Who was killed holds names until the lease ends; who was interrupted holds none.
  const isInterrupted = end.status === 130
  const unfinished = (await listRows(world, now)).filter(({ state }) => state === 'reserved')
  if (isInterrupted) expect(unfinished).toEqual([])
  await goOn(world, isInterrupted ? now : later)
  return end
}

describe('a batch of several groups', () => {
  const [endings, moments] = [
    ['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'] as const,
    ['SIGKILL', 'SIGTERM', 'SIGINT'] as const,
  ]

  it(`that gets a signal at any of its acts goes on where it was (seed ${SEED})`, async () => {
    const dice = diceFor(SEED, 0)
    const { given, acts } = await withFate(() => runBatch(beginAgain(prepared), now))
    expect(given.status).toBe(0)
    const cuts = acts.filter(({ fates }) => fates.includes('killed')).length
    for (const by of endings) {
      const at = dice(cuts)
      const end = await cutOff({ by, at }).catch((cause: Error) => {
        throw new Error(`${by} at act ${at} of ${cuts}: ${cause.message}`, { cause })
      })
      // After the last group has begun nothing is left to be stopped at.
      if (by === 'SIGINT') expect([0, 130]).toContain(end.status)
      else expect(end).toEqual({ status: null, signal: by })
    }
  })

  it(`that gets a signal at any moment goes on where it was (seed ${SEED})`, async () => {
    const dice = diceFor(SEED, 1)
    const begun = performance.now()
    expect(await startProgram(beginAgain(prepared), { run: batchLine })).toEqual({ status: 0, signal: null })
    const took = performance.now() - begun
    for (const [n, by] of moments.entries()) {
      // Starting takes a part of the time.
      const part = 0.25 + (0.75 * (n + dice(1000) / 1000)) / moments.length
      await cutOff({ by, afterMs: part * took }).catch((cause: Error) => {
        throw new Error(`${by} after ${part} of its time: ${cause.message}`, { cause })
      })
    }
  })
})

const KIB = 1024
const mounted: string[] = []
afterEach(() => {
  for (const directory of mounted.splice(0)) execFileSync('umount', [directory])
})

/** Puts a file system of its own into a directory, for root alone; gives what makes it larger. */
function mountSmall(directory: string, octets: number): (octets: number) => void {
  const mount = (...argv: readonly string[]) => execFileSync('mount', [...argv, directory], { stdio: 'pipe' })
  mount('-t', 'tmpfs', '-o', `size=${octets},mode=700`, 'tmpfs')
  mounted.push(directory)
  return (size) => void mount('-o', `remount,size=${size}`)
}

function mayMount(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-mount-'))
  try {
    mountSmall(directory, 100 * KIB)
    execFileSync('umount', [mounted.pop()!])
    return true
  } catch {
    return false
  } finally {
    rmdirSync(directory)
  }
}

describe('a batch on a disk that fills up', () => {
  beforeEach((context) => {
    if (!mayMount()) context.skip('this machine does not allow: mount')
  })

  it(`goes on each time there is more room, wherever the disk was full (seed ${SEED})`, async () => {
    const dice = diceFor(SEED, 2)
    const directory = openPlace()
    const resize = mountSmall(directory, 100 * KIB * KIB)
    copyTree(prepared.kept.directory, directory)
    const at = (path: string): string => join(directory, path)
    const world: World = { directory, home: at('pki'), at }
    const { blocks, bfree, bsize } = statfsSync(directory)
    let [size, full] = [(blocks - bfree) * bsize + 64 * KIB, 0]
    for (let recorded: ReadonlyMap<string, string> = new Map(); ; ) {
      resize(size)
      const { status, said } = await runBatch(world, now)
      if (status === 0) {
        resize(size + 1000 * KIB)
        await requireWhole(world, now, recorded)
        break
      }
      expect([status, said.join()]).toEqual([4, expect.stringContaining('there is no space left')])
      full += 1
      // Whoever looks sees what there is, and nothing that was recorded is lost.
      const found = recordedIn(await listRows(world, now))
      expect([...recorded].filter(([name, serial]) => found.get(name) !== serial)).toEqual([])
      recorded = found
      size += 400 * KIB + dice(3000) * KIB
    }
    expect(full).toBeGreaterThan(2)
  })

  it('of its results issues all rows, and a second run writes the results of all', async () => {
    const world = beginAgain(prepared)
    mkdirSync(world.at('small'))
    const resize = mountSmall(world.at('small'), 16 * KIB)
    const line = batchLine.replace('@/made.csv', '@/small/made.csv').split(' ')
    const { status, said } = await ask(world, line, now)
    expect([status, said.join()]).toEqual([4, expect.stringContaining('there is no space left')])
    expect(readdirSync(world.at('small'))).toEqual([])
    const recorded = recordedIn(await listRows(world, now))
    expect(recorded.size).toBe(rowNames.length)
    resize(1000 * KIB)
    expect((await ask(world, line, now)).status).toBe(0)
    copyFileSync(world.at('small/made.csv'), world.at('made.csv'))
    await requireWhole(world, now, recorded)
  })
})
