/**
 * Every command against every bend of a home: refused where it relies on what is bent, at work as ever where it does not. In the quick
 * suite some bends, and of commands others by turns.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../../src/cli/commands/index.ts'
import { exitStatuses } from '../../../src/cli/exit.ts'
import type { RefusalCode } from '../../../src/core/refusal.ts'
import { sampled } from '../../support/sweep.ts'
import { bends } from './bends.ts'
import { type GoodLine, goodLines } from './commands.ts'
import { ask, copyOf, prepareWorld, removeWorlds, requireRefusal, type World } from './world.ts'

let prepared: World
beforeAll(async () => {
  prepared = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

/** As many commands are refused at each bend in the quick suite, and as many are at work. */
const FEW = 1
const isRoot = process.getuid?.() === 0
const shown = ({ argv }: GoodLine): string =>
  argv.includes('--check') || argv[0] === 'authority' || ['p12', 'java-truststore', 'timer'].includes(argv[1]!)
    ? argv.slice(0, 2).join(' ')
    : argv[0]!

describe('a bent home', () => {
  it('is shown to every command', () => {
    expect([...new Set(goodLines.map(({ command }) => command))].sort()).toEqual(
      commands.map(({ name }) => name).sort(),
    )
    for (const { command, argv } of goodLines) expect(argv[0]).toBe(command)
  })

  it('is straight to begin with', async () => {
    const world = copyOf(prepared)
    for (const line of goodLines.filter(({ unrun }) => unrun === undefined)) {
      expect((await ask(world, line.argv)).status, shown(line)).toBe(line.status ?? 0)
    }
  })

  it('is straight, whatever else lies about in it', async () => {
    const world = copyOf(prepared)
    for (const name of [
      '.DS_Store',
      'issued/notes.txt',
      'issued/.pending-zz',
      'claims/README.md',
      'profiles/.client.json.swp',
    ]) {
      writeFileSync(join(world.home, name), '')
    }
    mkdirSync(join(world.home, 'issued/.pending-'))
    for (const line of goodLines.filter(({ reliesOn }) => reliesOn.length > 0)) {
      expect((await ask(world, line.argv)).status, shown(line)).toBe(line.status ?? 0)
    }
  })

  it.for(sampled(bends, 40))('$about', async (bent, context) => {
    const { breaks, code, but = {}, says = [], needs, bend } = bent
    if (needs === 'root' && !isRoot) return context.skip('only root can give a directory away')
    const world = copyOf(prepared)
    bend(world)
    const expected = (line: GoodLine) => but[shown(line)] ?? (line.reliesOn.includes(breaks) ? code : ('fine' as const))
    const isRefused = (line: GoodLine): boolean => !['fine', 'no'].includes(expected(line))
    // What relies on no home is shown one without any, and that is enough.
    const isIdle = (line: GoodLine): boolean => line.reliesOn.length === 0 && code !== 'home.missing'
    const turn = bends.indexOf(bent)
    for (const line of sampled(goodLines.filter(isRefused), FEW, turn)) {
      const refusal = expected(line) as RefusalCode
      await requireRefusal(world, { argv: line.argv, code: refusal, says: refusal === code ? says : [] })
    }
    const atWork = goodLines.filter((line) => !isRefused(line) && line.unrun === undefined && !isIdle(line))
    for (const line of sampled(atWork, FEW, turn)) {
      const status = expected(line) === 'no' ? exitStatuses.no : (line.status ?? exitStatuses.done)
      expect((await ask(world, line.argv)).status, shown(line)).toBe(status)
    }
  })
})
