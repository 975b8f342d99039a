/** Replaces keys, certificates and CRLs in an export. Does not touch its other files. */

import { dirname } from 'node:path'
import { writeForm } from '../asn1/form.ts'
import type { EntryName, Instant, Pin } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys } from '../core/port/keys.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import type { Target, TargetOf } from './catalogue.ts'
import { clearCutOff, type ExportRecord, readExportRecord, requireOurs, requireSameAuthority } from './directory.ts'
import { hostsOf } from './hosts.ts'
import { EXPORT_RECORD } from './manifest.ts'
import { type Material, requireMaterial } from './material.ts'
import { fileOf } from './material-files.ts'

/** An export that is there, by its record. */
export type Standing = {
  /** Absolute. */
  readonly directory: string
  readonly record: ExportRecord
  readonly target: Target
}

/**
 * Finds the export in a directory.
 *
 * @throws {CountersignError} `file.missing` where there is none, `file.symlink`, `file.malformed`, `target.unknown`, `target.malformed`
 */
export async function findStanding(files: Files, directory: string, targetOf: TargetOf): Promise<Standing> {
  if ((await files.describe(directory))?.kind === 'symlink') {
    throw new CountersignError('file.symlink', { path: directory })
  }
  const record = await readExportRecord(files, directory)
  if (record === undefined) {
    throw new CountersignError('file.missing', { path: `${directory}/${EXPORT_RECORD}`, what: 'record of an export' })
  }
  return { directory, record, target: await targetOf(record.recipe.target) }
}

/** The material to write, and the pin and authority that it must fit. */
export type Delivery = {
  readonly material: Material
  readonly authority: EntryName
  readonly pin: Pin
  readonly at: Instant
}

/**
 * Puts anchor, CRL, server certificate and key in place, each by rename, and touches no other file: what somebody changed
 * stays as it is. All of it is judged before any of it is written.
 *
 * @returns the paths that were written, below the directory
 * @throws {CountersignError} as {@link requireMaterial}; `export.other-authority`; `file.symlink`,
 * `directory.exposed`, `disk.full`, `disk.failed`
 */
export async function deliverMaterial(
  { directory, record, target }: Standing,
  { material, authority, pin, at }: Delivery,
  { files, keys }: { readonly files: Files; readonly keys: Keys },
  mode: 'write' | 'dry-run',
): Promise<readonly string[]> {
  const { recipe } = record
  requireSameAuthority(directory, record, { authority, pin })
  const { open, key } = requireMaterial(material, target, { authority, pin, hosts: hostsOf(recipe), at })
  const paths = [...open.keys(), key.path]
  await requireOwnPlaces(files, directory, paths)
  if (mode === 'write') {
    await clearCutOff(files, directory, record)
    for (const [path, text] of open) await files.write(`${directory}/${path}`, text, 'public')
    await keys.save(material.serverKey, `${directory}/${key.path}`, 'unprotected', key.layout)
    await noteServer(files, directory, record, material.serverSource === undefined ? undefined : 'own')
  }
  return paths
}

/**
 * Puts a CRL alone in place, by rename, in the file and the form that the target wants. A server certificate that has ended keeps no
 * revocation from its server.
 *
 * @returns the path that was written, below the directory
 * @throws {CountersignError} `export.other-authority`, `file.symlink`, `directory.exposed`, `disk.full`, `disk.failed`
 */
export async function deliverCrl(
  { directory, record, target }: Standing,
  { pem, authority, pin }: { readonly pem: string } & Pick<Delivery, 'authority' | 'pin'>,
  files: Files,
): Promise<string> {
  requireSameAuthority(directory, record, { authority, pin })
  const { path, form } = fileOf(target, 'clientCrl')
  await requireOwnPlaces(files, directory, [path])
  await clearCutOff(files, directory, record)
  await files.write(`${directory}/${path}`, writeForm(form, pem), 'public')
  return path
}

/** Demands that nobody else can choose what lies in an export. @throws {CountersignError} `file.symlink`, `directory.exposed` */
async function requireOwnPlaces(files: Files, directory: string, paths: readonly string[]): Promise<void> {
  for (const place of new Set([
    directory,
    ...paths.flatMap((path) => [dirname(path), path]).map((path) => `${directory}/${path}`),
  ])) {
    const facts = await files.describe(place)
    if (facts?.kind === 'symlink') throw new CountersignError('file.symlink', { path: place })
    if (facts?.kind === 'directory') requireOurs(files, place, facts)
  }
}

/** The record says whose certificate the server shows; nothing else in it is any other by now. */
async function noteServer(files: Files, directory: string, record: ExportRecord, server: 'own' | undefined) {
  const { server: before, ...recipe } = record.recipe
  if (before === server) return
  const changed: ExportRecord = { ...record, recipe: { ...recipe, ...present({ server }) } }
  await files.write(`${directory}/${EXPORT_RECORD}`, `${JSON.stringify(changed, undefined, 2)}\n`, 'public')
}
