/**
 * A home and a file of more rows than one group, some of which point to requests; and what must hold once a batch of it has come to
 * its end. Cuts nothing short.
 */
import { createPublicKey } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { type Around, ask, type World } from '../cli/bad-input/world.ts'
import { makeKey } from './certificate-kit.ts'
import { leftovers } from './cut-short.ts'
import { crlIn, revokedIn } from './cut-short-commands.ts'
import { makeRequest } from './request-kit.ts'

/** Two groups, and a rest. */
const ROWS = 600
/** Each so many rows, one points to a request. */
const EVERY = 7

export const batchLine = 'issue client --batch @/rows.csv --results @/made.csv'

export const rowNames: readonly string[] = Array.from({ length: ROWS }, (_, n) => `client-${n}`)
const pointsToRequest = (name: string): boolean => rowNames.indexOf(name) % EVERY === 0

/** Puts the file, and its requests, beside the home of a world. */
export function writeRows(world: World): void {
  mkdirSync(world.at('requests'))
  const rows = rowNames.map((name, n) => {
    if (!pointsToRequest(name)) return `${name},${n % 2 === 0 ? 'admin' : ''},`
    writeFileSync(world.at(`requests/${name}.der`), makeRequest({ key: makeKey() }))
    return `${name},,requests/${name}.der`
  })
  writeFileSync(world.at('rows.csv'), `name,claim:role,csr\n${rows.join('\n')}\n`)
}

/** A certificate as `list` tells of it. */
type Listed = { readonly name: string; readonly state: string; readonly serial: string; readonly pin?: string }

/** What the record has of the names of the file. */
export async function listRows(world: World, around: Around): Promise<readonly Listed[]> {
  const { status, stdout, said } = await ask(world, ['list', '--jsonl', '--name', 'client-*'], around)
  expect(status, said.join('\n')).toBe(0)
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Listed]))
}

/** The serial numbers of certificates that were recorded, by name: none may be lost from then on. */
export const recordedIn = (listed: readonly Listed[]): ReadonlyMap<string, string> =>
  new Map(listed.flatMap(({ name, state, serial }) => (state === 'issued' ? [[name, serial] as const] : [])))

/** The states and serial numbers of the rows in the results; all columns before those have no commas. */
function readResults(world: World): ReadonlyMap<string, { readonly state: string; readonly serial: string }> {
  const [head, ...lines] = readFileSync(world.at('made.csv'), 'utf8').trimEnd().split('\r\n')
  expect(head).toMatch(/^line,given,name,state,serial,/)
  expect(lines).toHaveLength(ROWS)
  return new Map(
    lines.map((line, n) => {
      const [at, given = '', , state = '', serial = ''] = line.split(',')
      expect([at, given]).toEqual([String(n + 2), rowNames[n]])
      return [given, { state, serial }] as const
    }),
  )
}

/** What is wrong with the folder of a row. */
function objectionsTo(world: World, name: string, serial: string): readonly string[] {
  const at = (file: string): string => join(world.home, 'issued', name, file)
  const text = (file: string): string => readFileSync(at(file), 'utf8')
  const { tbs } = parseCertificatePem(text('certificate.pem'))
  const isAsked = pointsToRequest(name)
  const holdsOwnKey = isAsked
    ? readFileSync(world.at(`requests/${name}.der`)).includes(Buffer.from(tbs.spki))
    : createPublicKey(text('key.pem')).export({ type: 'spki', format: 'der' }).equals(tbs.spki)
  return [
    tbs.serial === serial ? [] : [`${name} has the folder of ${tbs.serial}`],
    text('chain.pem') === text('certificate.pem') ? [] : [`${name} has another chain`],
    holdsOwnKey ? [] : [`${name} has another key`],
    readdirSync(join(world.home, 'issued', name)).length === (isAsked ? 2 : 3) ? [] : [`${name} has other files`],
  ].flat()
}

/**
 * Requires that a batch which has come to its end has done all of it, whatever befell the runs before: each row has one good
 * certificate, in the record, in its folder and in the results; none that was recorded before is another now; what was begun besides
 * is revoked; and nothing is left.
 */
export async function requireWhole(world: World, around: Around, before: ReadonlyMap<string, string>): Promise<void> {
  expect((await ask(world, ['crl'], around)).status).toBe(0)
  const listed = await listRows(world, around)
  const issued = recordedIn(listed)
  expect(listed.filter(({ state }) => state === 'issued')).toHaveLength(ROWS)
  expect([...issued.keys()].sort()).toEqual([...rowNames].sort())
  expect([...before].filter(([name, serial]) => issued.get(name) !== serial)).toEqual([])

  const results = readResults(world)
  const otherwise = rowNames.filter((name) => {
    const { state = '', serial } = results.get(name) ?? {}
    return serial !== issued.get(name) || state !== (before.has(name) ? 'present' : 'issued')
  })
  expect(otherwise).toEqual([])
  expect(rowNames.flatMap((name) => objectionsTo(world, name, issued.get(name)!))).toEqual([])

  // A serial number that was reserved may have been signed: nobody is to be let in with it.
  const revoked = revokedIn(crlIn(world))
  const others = listed.filter(({ state }) => state !== 'issued')
  expect(others.filter(({ state, serial }) => !/^(abandoned|revoked)$/.test(state) || !revoked.has(serial))).toEqual([])
  expect(listed.filter(({ state, serial }) => state === 'issued' && revoked.has(serial))).toEqual([])

  const status = JSON.parse((await ask(world, ['status', '--json'], around)).stdout)
  expect(status.contradictions).toEqual([])
  expect(leftovers(world)).toEqual([])
}
