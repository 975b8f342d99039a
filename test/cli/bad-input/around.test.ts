/** What lies around the command line, swept: each row bends a copy of a prepared world, and is refused. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { accessRows } from './accesses.ts'
import { exportRows } from './exports.ts'
import { passphraseRows } from './passphrases.ts'
import { pastRows } from './past.ts'
import { probeRows } from './probes.ts'
import { copyOf, prepareWorld, type Row, removeWorlds, requireRefusal, type World } from './world.ts'

let open: World
let locked: World
beforeAll(async () => {
  open = await prepareWorld('unprotected')
  locked = await prepareWorld('passphrase')
})
afterAll(removeWorlds)

/** A row without a bend leaves its world as it was, as it must; so only the others need a copy. */
async function sweep(world: World, row: Row): Promise<void> {
  if (row.bend === undefined) return requireRefusal(world, row)
  const copy = copyOf(world)
  await row.bend(copy)
  await requireRefusal(copy, row)
}

describe('passphrases', () => {
  it.each(passphraseRows)('$about: $code', (row) => sweep(locked, row))
})

describe('exports', () => {
  it.each(exportRows)('$about: $code', (row) => sweep(open, row))
})

describe('access rules', () => {
  it.each(accessRows)('$about: $code', (row) => sweep(open, row))
})

describe('probes', () => {
  it.each(probeRows)('$about: $code', (row) => sweep(open, row))
})

describe('the past', () => {
  it.each(pastRows)('$about: $code', (row) => sweep(open, row))
})
