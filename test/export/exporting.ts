/** An export into a directory of a test, and what lies there. What should is for the tests to say. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { type ExportOrder, writeExport } from '../../src/export/write.ts'
import { clients, keys, makeExportPki } from '../support/export-kit.ts'
import { makeTarget, request } from '../support/target-kit.ts'

export const host = 'api.acme.internal'

export const pki = makeExportPki(host)

export const target = makeTarget()

export const written = [
  '.dockerignore',
  '.gitignore',
  'countersign-export.json',
  'server.json',
  'tls/ca.pem',
  'tls/chain.pem',
  'tls/crl.pem',
  'tls/key.pem',
]

export let out: string

/** A new directory before each test of the file that calls it. */
export function useDirectory(): void {
  beforeEach(() => {
    const directory = mkdtempSync(join(tmpdir(), 'countersign-export-'))
    out = join(directory, 'deploy')
    return () => rmSync(directory, { recursive: true })
  })
}

export const order = (changes: Partial<ExportOrder> = {}): ExportOrder => ({
  target,
  request: request({ host, pin: pki.pin }),
  material: pki.material,
  authority: clients,
  ...changes,
})

export const write = (changes: Partial<ExportOrder> = {}, mode: 'write' | 'dry-run' = 'write') =>
  writeExport(order(changes), out, { files: systemFiles, keys }, mode)

export const found = (): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
    .sort()

export const text = (path: string): string => readFileSync(join(out, path), 'utf8')

export const mode = (path: string): string => (statSync(join(out, path)).mode & 0o777).toString(8)

export const refusal = (code: string, facts: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })
