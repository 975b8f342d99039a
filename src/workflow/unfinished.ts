/**
 * Finds work that killed commands have left unfinished in a home, completes this work, and reports it. This file contacts no
 * servers.
 */
import { relative } from 'node:path'
import { finishGroups, listGroups } from '../authority/group.ts'
import { finishPending, listPending, type Pending } from '../authority/hand-out.ts'
import { clearGrowing, clearHome, clearIssued, listGrowing, listTemporaries } from '../authority/leftover.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { addSeconds, formatInstant, type Instant } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import { hasLapsed } from '../core/record.ts'
import { type AnyRefusal, isRefusal } from '../core/refusal.ts'
import { targetsIn } from '../export/catalogue.ts'
import { isUnfinished } from '../export/directory.ts'
import type { Opened } from './opened.ts'
import { findExports } from './outdated.ts'
import type { Ports } from './ports.ts'

/** Reservations told of at most. */
const TOLD = 20

/** Gives something else where the disk does not allow it: looking into a directory above a home need not be. */
export async function unlessDiskRefuses<T>(act: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (isRefusal(error) && (error.code === 'disk.full' || error.code === 'disk.failed')) return otherwise
    throw error
  }
}

/**
 * Finishes or removes what killed commands left. Where the disk does not allow it, that is no reason to refuse what was
 * asked for: {@link tellUnfinished} goes on telling.
 */
export async function endUnfinished({ home, store }: Opened, { files, keys }: Ports): Promise<void> {
  const ports = { store, files, keys }
  await unlessDiskRefuses(() => finishGroups(home, ports), undefined)
  await unlessDiskRefuses(() => finishPending(home, ports), undefined)
  await unlessDiskRefuses(() => clearHome(home, ports), undefined)
  await endGrowing(home.path, { files, clock: store })
}

/** Removes what earlier versions left in the folders of credentials. */
export async function endStrays({ home, store }: Opened, { files }: Ports): Promise<void> {
  await unlessDiskRefuses(() => clearIssued(home, { store, files }), undefined)
}

/** Removes homes that began to grow for a place and whose command is certainly dead. */
export async function endGrowing(
  home: string,
  { files, clock }: { readonly files: Files; readonly clock: { now(): Instant | Promise<Instant> } },
): Promise<void> {
  await unlessDiskRefuses(async () => clearGrowing(home, await clock.now(), files), undefined)
}

const fates: { readonly [F in Pending['fate']]: string } = {
  finish: 'is recorded, but not in its folder yet; the next command that writes to this home puts it there',
  remove: 'was left by an interrupted command; the next command that writes to this home removes it',
  busy: 'belongs to a command that is running, or was interrupted; if interrupted, it is removed within the hour',
  unknown: 'holds a certificate that is not in the record, so it is kept; was the record restored from a backup?',
}

/** Tells of exports that are being written, or were cut off; one that was the first into its directory is not recorded. */
async function tellExports({ store }: Opened, { files, shipped }: Ports): Promise<readonly string[]> {
  const { standing, unreadable } = await findExports(store, files, targetsIn(files, shipped.templates))
  const unknown = (directory: string, { message }: AnyRefusal): string =>
    `it cannot be seen whether the export in ${directory} is complete: ${message}`
  const told = unreadable.map(({ directory, refusal }) => unknown(directory, refusal))
  for (const { directory, record } of standing) {
    try {
      if (!(await isUnfinished(files, directory, record))) continue
      told.push(
        `${directory} holds an export that is being written, or was interrupted; if interrupted, the next export into it completes it`,
      )
    } catch (error) {
      if (!isRefusal(error)) throw error
      told.push(unknown(directory, error))
    }
  }
  return told
}

/** Tells of authorities that the record has and the settings do not list, a sentence each. Reads only. */
async function tellUnlisted({ home, store }: Opened): Promise<readonly string[]> {
  const listed = home.settings.authorities.map(({ name }) => name)
  const unlisted = (await store.authorities.list()).filter(({ name }) => !listed.includes(name))
  return unlisted.map(
    ({ name, usage }) =>
      `the record has the authority ${name}, but countersign.json does not list it: a command that added it was interrupted, or the file was restored; to complete it, run: countersign authority add ${name} --usage ${usage}`,
  )
}

/** Tells what is not finished, a sentence each. Reads only. */
export async function tellUnfinished(opened: Opened, ports: Ports): Promise<readonly string[]> {
  const { home, store } = opened
  const { files, keys } = ports
  const now = await store.now()
  const { rows } = await store.certificates.list({ state: 'reserved', except: PROBE_NAME, limit: TOLD })
  const reserved = rows.flatMap((row) => (row.state === 'reserved' && !hasLapsed(row, now) ? [row] : []))
  const growing = await unlessDiskRefuses(() => listGrowing(home.path, files), [])
  return [
    // Lapsed reservations wait for the next CRL, and are shown with its other entries.
    ...reserved.map(
      ({ name, leaseEnds }) =>
        `a command is issuing ${name}, or was interrupted; if interrupted, the name is free from ${formatInstant(addSeconds(leaseEnds, 1))} on`,
    ),
    ...[...(await listPending(home, { store, files })), ...(await listGroups(home, { store, files, keys }))].map(
      ({ directory, fate }) => `${relative(home.path, directory)} ${fates[fate]}`,
    ),
    ...(await listTemporaries(home, files)).map(
      (path) =>
        `${relative(home.path, path)} is being written, or was left by an interrupted command; then the next command that writes to this home removes it`,
    ),
    ...growing.map(
      (path) =>
        `${path} is a home that is being made, or was left by an interrupted init; then it is removed within the hour`,
    ),
    ...(await tellUnlisted(opened)),
    ...(await tellExports(opened, ports)),
  ]
}
