/** A bend of a home: what it breaks, how it is refused; and the ways of spoiling a file that bends are made of. */
import { execFileSync } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RefusalCode } from '../../../src/core/refusal.ts'
import type { Part } from './commands.ts'
import type { World } from './world.ts'

export type Bend = {
  readonly about: string
  readonly breaks: Part
  readonly code: RefusalCode
  /** Lines, by their first words, that this does not disturb although they rely on the part, or that answer otherwise: `no` with 1. */
  readonly but?: Readonly<Record<string, RefusalCode | 'fine' | 'no'>>
  readonly says?: readonly string[]
  readonly needs?: 'root'
  bend(world: World): void
}

export type Bending = Omit<Bend, 'breaks'>

export type Json = Record<string, unknown>

export const editJson = (path: string, edit: (json: Json) => unknown): void =>
  writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8')) as Json)))
export const halve = (path: string): void => truncateSync(path, Math.floor(readFileSync(path).length / 2))
export const noise = (path: string): void => writeFileSync(path, Buffer.alloc(5000, 0xa5), { mode: 0o600 })
export const toDirectory = (path: string): void => {
  rmSync(path)
  mkdirSync(path)
}
/** Replaces a file by a named pipe into which no program ever writes: a command that opened it would wait for ever. */
export const toPipe = (path: string): void => {
  rmSync(path)
  execFileSync('mkfifo', ['-m', '600', path])
}
/** A file of so many bytes that takes no room on the disk. */
export const huge = (path: string): void => truncateSync(path, 100 * 1024 * 1024)

export const settings = (w: World): string => join(w.home, 'countersign.json')
export const record = (w: World): string => join(w.home, 'countersign.db')
export const clients = (w: World, file: string): string => join(w.home, 'authorities/clients', file)
export const servers = (w: World, file: string): string => join(w.home, 'authorities/servers', file)
export const issued = (w: World, name: string, file: string): string => join(w.home, 'issued', name, file)
export const inRecord = (w: World, sql: string): void => {
  const database = new DatabaseSync(record(w))
  database.exec(sql)
  database.close()
}
export const writeKey = (path: string, { privateKey }: { privateKey: KeyObject }): void => {
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
}
