/** What lies around the command line, swept: each row bends a copy of a prepared world, and is refused. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { oneOfEach } from '../../support/sweep.ts'
import { accessRows } from './accesses.ts'
import { deploymentRows } from './deployments.ts'
import { doorRows } from './doors.ts'
import { exportRows } from './exports.ts'
import { inputRows } from './inputs.ts'
import { passphraseRows } from './passphrases.ts'
import { pastRows } from './past.ts'
import { probeRows } from './probes.ts'
import { tokenRows } from './tokens.ts'
import { copyOf, prepareWorld, type Row, removeWorlds, requireRefusal, type World } from './world.ts'

let open: World
let locked: World
beforeAll(async () => {
  open = await prepareWorld('unprotected')
  locked = await prepareWorld('passphrase')
})
afterAll(removeWorlds)

/** In the quick suite one row of each refusal. */
const shown = (rows: readonly Row[]): readonly Row[] => oneOfEach(rows, ({ code }) => code)

/** A row without a bend leaves its world as it was, as it must; so only the others need a copy. */
async function sweep(world: World, row: Row): Promise<void> {
  if (row.bend === undefined) return requireRefusal(world, row)
  const copy = copyOf(world)
  await row.bend(copy)
  await requireRefusal(copy, row)
}

describe('passphrases', () => {
  it.each(shown(passphraseRows))('$about: $code', (row) => sweep(locked, row))
})

describe('exports', () => {
  it.each(shown([...exportRows, ...inputRows]))('$about: $code', (row) => sweep(open, row))
})

describe('deployments', () => {
  it.each(shown(deploymentRows))('$about: $code', (row) => sweep(open, row))
})

describe('doors', () => {
  it.each(shown(doorRows))('$about: $code', (row) => sweep(open, row))
})

describe('access rules', () => {
  it.each(shown(accessRows))('$about: $code', (row) => sweep(open, row))
})

describe('probes', () => {
  it.each(shown([...probeRows, ...tokenRows]))('$about: $code', (row) => sweep(open, row))
})

describe('the past', () => {
  it.each(shown(pastRows))('$about: $code', (row) => sweep(open, row))
})
