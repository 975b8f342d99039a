/**
 * Finds the exports of a home on this machine, and tells which of these exports have an older CRL. This file writes nothing to
 * the disk.
 */
import { readForm } from '../asn1/form.ts'
import type { Authority } from '../authority/authority.ts'
import { parseFile } from '../authority/home.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { type AnyRefusal, isRefusal } from '../core/refusal.ts'
import { type TargetOf, targetsIn } from '../export/catalogue.ts'
import { findStanding, type Standing } from '../export/deliver.ts'
import { fileOf } from '../export/material-files.ts'
import { type Certificate, certificatesIn, isSignedBy } from '../x509/certificate.ts'
import { parseCrlPem } from '../x509/crl.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'

/** Directories that this home has exported into, the last first. Whether anything is there is not asked. */
async function exportedInto(store: Store): Promise<readonly string[]> {
  const events = await store.events.list('config.exported')
  return [...new Set(events.toReversed().map(({ facts }) => String(facts['directory'])))]
}

/** An export that is there and cannot be judged: the disk fails, its record is damaged, or a link is in its place. */
type Unreadable = { readonly directory: string; readonly refusal: AnyRefusal }

/** Finds the exports that still exist; `absent` are those that were moved or removed, or are on another machine. */
export async function findExports(
  store: Store,
  files: Files,
  targetOf: TargetOf,
): Promise<{
  readonly standing: readonly Standing[]
  readonly unreadable: readonly Unreadable[]
  readonly absent: readonly string[]
}> {
  const standing: Standing[] = []
  const unreadable: Unreadable[] = []
  const absent: string[] = []
  for (const directory of await exportedInto(store)) {
    try {
      standing.push(await findStanding(files, directory, targetOf))
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (error.code === 'file.missing') absent.push(directory)
      else unreadable.push({ directory, refusal: error })
    }
  }
  return { standing, unreadable, absent }
}

/** The number of the CRL that lies in an export; undefined where none can be read. */
export async function crlNumberIn({ directory, target }: Standing, files: Files): Promise<bigint | undefined> {
  const { path: inside, form } = fileOf(target, 'clientCrl')
  const path = `${directory}/${inside}`
  try {
    const text = await files.readText(path)
    return text === undefined
      ? undefined
      : (parseFile(path, 'CRL', () => parseCrlPem(readForm(form, text))).number ?? 0n)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/**
 * The directories of exports whose CRL is older than the one that an authority has published, or cannot be read. Reads; says
 * nothing of exports on other machines.
 */
export async function outdatedExports(
  { store }: Opened,
  { usage, pin }: Authority,
  published: number,
  { files, shipped }: Ports,
): Promise<readonly string[]> {
  if (usage !== 'client') return []
  const { standing: found, unreadable } = await findExports(store, files, targetsIn(files, shipped.templates))
  const outdated = unreadable.map(({ directory }) => directory)
  for (const standing of found) {
    if (standing.record.recipe.pin !== pin) continue
    const number = await crlNumberIn(standing, files)
    if (number === undefined || number < published) outdated.push(standing.directory)
  }
  return outdated
}

/** The certificates of the server that lie in an export; none where they cannot be read. */
export async function serverChainIn({ directory, target }: Standing, files: Files): Promise<readonly Certificate[]> {
  const { path, form } = fileOf(target, 'serverChain')
  try {
    const text = await files.readText(`${directory}/${path}`)
    return text === undefined ? [] : [...certificatesIn(Buffer.from(readForm(form, text)))]
  } catch (error) {
    if (!isRefusal(error)) throw error
    return []
  }
}

/**
 * The directories of exports on this machine that admit the clients of an authority, or whose server shows a certificate of it.
 * Reads; leaves out what cannot be read.
 */
export async function exportsOf(
  { store }: Opened,
  { usage, pin, certificate }: Authority,
  { files, shipped }: Pick<Ports, 'files' | 'shipped'>,
): Promise<readonly string[]> {
  const { standing } = await findExports(store, files, targetsIn(files, shipped.templates))
  const found: string[] = []
  for (const one of standing) {
    const [server] = usage === 'server' ? await serverChainIn(one, files) : []
    const isIts = server === undefined ? one.record.recipe.pin === pin : isSignedBy(server, certificate.tbs.spki)
    if (isIts) found.push(one.directory)
  }
  return found
}
