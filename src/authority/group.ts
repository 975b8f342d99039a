/**
 * The folders of a group of certificates that were issued together: written from the journal of their keys, all of them or, where the
 * process is killed, the rest by the next command. Signs nothing.
 */
import { parseSerialNumber, type SerialNumber } from '../core/brand.ts'
import type { Files, NewFile } from '../core/port/files.ts'
import type { Keys } from '../core/port/keys.ts'
import type { Store } from '../core/port/store.ts'
import { type CertificateRecord, hasLapsed } from '../core/record.ts'
import { encodeCertificatePem } from '../x509/certificate.ts'
import { isOccupied, moveIntoPlace, type Placed, serialIn } from './hand-out.ts'
import type { Home } from './home.ts'
import { isForgotten } from './leftover.ts'

type Ports = { readonly store: Store; readonly files: Files; readonly keys: Keys }

/** Matches our own folders of groups; others are left alone. */
const shape = /^\.batch-((?!00)(?:[0-9a-f]{2}){1,20})$/

/** Of a folder of a group: `busy`, `finish` and `remove` are as of a pending folder. */
export type GroupFolder = { readonly first: SerialNumber; readonly directory: string } & (
  | { readonly fate: 'busy' | 'remove' }
  | { readonly fate: 'finish'; readonly issued: readonly Placed[] }
)

const isIssued = (record: CertificateRecord | undefined): record is Extract<CertificateRecord, { state: 'issued' }> =>
  record?.state === 'issued'

/** @param maker `dead`: nobody will reserve any more what is not reserved yet */
async function fateOf(
  home: Home,
  first: SerialNumber,
  { store, files, keys }: Ports,
  maker: 'perhaps-alive' | 'dead',
): Promise<GroupFolder> {
  const { directory, keys: journal } = home.paths.batch(first)
  const now = await store.now()
  const serials = (await keys.readJournal(journal)) ?? []
  const records = []
  for (const serial of serials) records.push(await store.certificates.findBySerial(serial))
  if (records.some((record) => record?.state === 'reserved' && !hasLapsed(record, now))) {
    return { first, directory, fate: 'busy' }
  }
  const issued = records.filter(isIssued)
  if (issued.length > 0) return { first, directory, fate: 'finish', issued }
  const isUnknown = records.every((record) => record === undefined)
  if (isUnknown && maker === 'perhaps-alive' && !(await isForgotten(directory, now, files))) {
    return { first, directory, fate: 'busy' }
  }
  return { first, directory, fate: 'remove' }
}

async function listFirst(home: Home, files: Files): Promise<readonly SerialNumber[]> {
  const names = await files.list(home.paths.issued)
  return names.flatMap((name) => shape.exec(name)?.[1] ?? []).map(parseSerialNumber)
}

/** Lists the folders of groups that a command is at work on, or has left. Reads only. */
export async function listGroups(home: Home, ports: Ports): Promise<readonly GroupFolder[]> {
  const found: GroupFolder[] = []
  for (const first of await listFirst(home, ports.files)) {
    found.push(await fateOf(home, first, ports, 'perhaps-alive'))
  }
  return found
}

/** Finishes what killed commands left: recorded certificates are handed out, keys that belong to none are removed. */
export async function finishGroups(home: Home, ports: Ports): Promise<void> {
  if ((await listFirst(home, ports.files)).length === 0) return
  await ports.store.alone(async () => {
    for (const group of await listGroups(home, ports)) await settle(home, group, ports)
  })
}

/** Ends a group of this process that has failed: what it recorded is handed out, and its other keys are removed. */
export async function abandonGroup(home: Home, first: SerialNumber, ports: Ports): Promise<void> {
  await ports.store.alone(async () => settle(home, await fateOf(home, first, ports, 'dead'), ports))
}

async function settle(home: Home, group: GroupFolder, ports: Ports): Promise<void> {
  if (group.fate === 'finish') await placeAll(home, group.first, group.issued, ports)
  if (group.fate === 'remove') await ports.files.remove(group.directory)
}

/**
 * Hands out a group whose keys lie in its journal. Where another command has finished it meanwhile, nothing is left to do.
 *
 * @throws {CountersignError} `disk.*`: the next command that writes finishes it
 */
export async function handOutGroup(
  home: Home,
  first: SerialNumber,
  issued: readonly Placed[],
  ports: Ports,
): Promise<void> {
  await ports.store.alone(() => placeAll(home, first, issued, ports))
}

async function placeAll(home: Home, first: SerialNumber, issued: readonly Placed[], ports: Ports): Promise<void> {
  const { files, keys } = ports
  const batch = home.paths.batch(first)
  if ((await files.describe(batch.directory)) === undefined) return
  const free: Placed[] = []
  const taken: Placed[] = []
  for (const one of issued) {
    const place = home.paths.credential(one.name)
    if (!(await isOccupied(place, files))) free.push(one)
    else if ((await serialIn(place, files)) !== one.serial) taken.push(one)
  }
  const places = new Map(free.map(({ name, serial }) => [serial, batch.credential(name).key]))
  const beside = free.flatMap(({ name, certificate }): NewFile[] => {
    const { certificate: own, chain } = batch.credential(name)
    const content = encodeCertificatePem(certificate)
    // The issuer is the trust anchor itself, so the chain to present is the end-entity certificate alone.
    return [own, chain].map((path) => ({ path, content, mode: 'public' }))
  })
  await keys.unpackJournal(batch.keys, places, beside)
  await files.renameTogether(
    free.map(({ name }) => ({ from: batch.credential(name).directory, to: home.paths.credential(name).directory })),
  )
  for (const one of taken) {
    const pending = home.paths.pending(one.serial)
    // Also where there is no key to write: what has no folder counts as handed out.
    await files.makeDirectory(pending.directory, 'private')
    await keys.unpackJournal(batch.keys, new Map([[one.serial, pending.key]]), [])
    await moveIntoPlace(home, one, ports)
  }
  await files.remove(batch.directory)
}
