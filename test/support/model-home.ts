/**
 * Homes as `initHome` leaves them, each made once and copied for one test after another, which costs an eighth. It does not look into
 * them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../src/core/brand.ts'
import { copyTree } from './copy-tree.ts'

type Model = { readonly path: string; readonly madeAt: Instant; inUse: boolean }

/** A home that is as old as this is as good as a new one: making one takes that long on a busy machine. */
const FRESH_SECONDS = 30

const models = new Map<string, Model[]>()
let place: string | undefined

function newPlace(): string {
  if (place === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'countersign-models-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    place = made
  }
  return mkdtempSync(`${place}/`)
}

/**
 * Puts a home at a path: a copy of one that was wished for in the same words, at the same time. Two homes that are in use together
 * never come from one, so that each has keys of its own.
 *
 * @returns what ends the use of this home
 */
export async function layHome(
  wish: string,
  now: Instant,
  to: string,
  make: (path: string) => Promise<unknown>,
): Promise<() => void> {
  const known = models.get(wish) ?? []
  models.set(wish, known)
  const isFresh = ({ madeAt }: Model): boolean => madeAt <= now && now <= madeAt + FRESH_SECONDS
  const found = known.find((one) => !one.inUse && isFresh(one))
  const model: Model = found ?? { path: join(newPlace(), 'pki'), madeAt: now, inUse: true }
  model.inUse = true
  if (found === undefined) {
    await make(model.path)
    known.push(model)
  }
  copyTree(model.path, to)
  let isOver = false
  return () => {
    if (!isOver) model.inUse = false
    isOver = true
  }
}
