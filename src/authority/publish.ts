/**
 * Signs and publishes a CRL. Its number and date are higher than those of the CRL before, it drops no entry too early, and it
 * replaces the old file in one step.
 */
import { createHash } from 'node:crypto'
import { formatInstant, type Instant, parseInstant, type SerialNumber } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Files } from '../core/port/files.ts'
import type { CrlChunk, CrlDraft, CrlFloor, Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { type CrlRecord, newestOf, type Revocation, revocationReasons } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { type CertificateList, encodeCrlEntry, encodeCrlFile } from '../x509/crl.ts'
import type { PackedSerials } from '../x509/crl-table.ts'
import type { Authority, OpenAuthority } from './authority.ts'
import { requirePlausibleClock } from './dating.ts'
import type { Home } from './home.ts'
import { gatherPublished, nothingElse, numberOf, type Precedent } from './published.ts'
import { UNKNOWN_NAME } from './reserved.ts'
import { revoke } from './revoke.ts'
import { keptShards, signShards } from './shards.ts'
import { requireClean, signList } from './sign-list.ts'

const DAY_SECONDS = 86_400
/** Three hundred CRLs within five minutes use up the backdate; the next one waits for the clock, this long at most. */
const WAIT_SECONDS = 5
/** Octets that the entries of a CRL may have more than all of the one before. */
const ROOM_FOR_NEW = 1024 * 1024

function crlLifetimeSeconds(home: Home): number {
  return home.settings.crlLifetimeDays * DAY_SECONDS
}

/**
 * Demands that the certificates of some entries have ended, which their revocations say.
 *
 * @throws {CountersignError} `crl.would-drop`
 */
function requireEnded({ name }: Authority, ended: Awaited<ReturnType<Store['revocations']['compare']>>['ended']): void {
  for (const { record, notAfter } of ended) {
    if (!('certificate' in record)) continue
    const end = parseCertificate(record.certificate).tbs.notAfter
    if (end <= notAfter) continue
    const { serial } = record
    throw new CountersignError('crl.would-drop', { authority: name, serial, notAfter: formatInstant(end) })
  }
}

/** Records every revocation that a signed CRL of this authority names and the record does not know. */
async function adoptEntries(authority: Authority, crl: CertificateList, store: Store): Promise<void> {
  const { lacking, ended } = await store.revocations.compare(authority.name, [...crl.table().serials()])
  requireEnded(authority, ended)
  if (lacking.length === 0) return
  const { notBefore, notAfter } = authority.certificate.tbs
  await store.revocations.add(
    lacking.map((serial): Revocation => {
      const { revokedAt, reason: found } = crl.table().find(serial)!
      // A hold ends here, and removeFromCRL is nothing for a complete CRL (RFC 5280 §5.3.1): OpenSSL would let it in.
      const reason = revocationReasons.find((one) => one === found) ?? 'unspecified'
      return {
        authority: authority.name,
        serial,
        reason,
        revokedAt,
        entry: encodeCrlEntry({ serial, revokedAt, reason }),
        // Nobody knows when it ends: no later than what signed it.
        adoption: { name: UNKNOWN_NAME, notBefore, notAfter },
        crl: numberOf(crl),
      }
    }),
  )
}

type Dated = Pick<CrlRecord, 'number' | 'thisUpdate'>

/** All that is needed of the CRLs before a new one, so that their octets need not be in memory beside its own. */
type Kept = {
  readonly dated: readonly Dated[]
  /** Octets of the longest. */
  readonly octets: number
  /** What each of those names that the record has drafted. */
  readonly drafted: readonly PackedSerials[]
}

/** Keeps that, and records what the others name. Those that were not given by the caller are released. */
async function keepOf(
  crls: readonly CertificateList[],
  given: readonly CertificateList[],
  authority: OpenAuthority,
  store: Store,
): Promise<Kept> {
  const drafted: PackedSerials[] = []
  const octets = Math.max(0, ...crls.map(({ der }) => der.length))
  const dated = crls.map((crl) => ({ number: numberOf(crl), thisUpdate: crl.thisUpdate }))
  for (const crl of crls) {
    if (await store.crls.isDrafted(authority.name, crl.sha256())) drafted.push(crl.table().packed())
    else await adoptEntries(authority, crl, store)
    if (!given.includes(crl)) crl.table().release()
  }
  return { dated, octets, drafted }
}

/** What was published: recorded so, and the list itself, unless another command has published it. */
export type Publication = { readonly record: CrlRecord; readonly list?: CertificateList }

/**
 * The least that number and time of the next CRL must exceed: those of the newest, for an older one may be dated later, where
 * somebody has answered for a clock since. Each CRL is dated at least a second after the one before, so
 * none has a greater number than its thisUpdate has seconds since the authority's notBefore. Where their loss is stated, the
 * next is dated now and takes just that number: whatever was signed before this second had a smaller one.
 */
function floorOf(
  crls: readonly Dated[],
  last: CrlRecord | undefined,
  from: Precedent['from'],
  { now, began }: { now: Instant; began: Instant },
): CrlFloor | undefined {
  const newest = newestOf([...crls, ...(last ? [last] : [])])
  if (from === 'last') return newest
  return {
    number: Math.max(newest?.number ?? 0, now - began - 1),
    thisUpdate: Math.max(newest?.thisUpdate ?? 0, now - 1) as Instant,
  }
}

/**
 * Puts what is overdue onto the record of revocations: abandoned serials, certificates minted for an attack, and those that were renewed
 * with other content.
 */
async function revokeOverdue(authority: OpenAuthority, store: Store): Promise<void> {
  const overdue = await store.revocations.listOverdue(authority.name)
  const renewed = overdue.filter((one) => one.state === 'issued' && one.supersededBy !== undefined)
  const others = overdue.filter((one) => !renewed.includes(one))
  if (renewed.length > 0) await revoke(renewed, 'superseded', store)
  if (others.length > 0) await revoke(others, 'cessationOfOperation', store)
}

/** Whether the entries of a CRL can all be read, and are those of some serial numbers, in their order. */
function isNamed(crl: CertificateList, named: string): boolean {
  try {
    const found = createHash('sha256')
    for (const text of crl.table().serialTexts()) found.update(text)
    return found.digest('hex') === named && crl.table().size === crl.count()
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'input.malformed') throw error
    return false
  }
}

/** The serial numbers that the entries of a draft are recorded under, in their order. */
async function* serialsOf(draft: CrlDraft): AsyncGenerator<SerialNumber> {
  const ahead: SerialNumber[] = []
  for await (const chunk of draft.chunks()) {
    if (chunk.serials.length > 0) yield* Buffer.from(chunk.serials).toString().split(',') as SerialNumber[]
    ahead.push(...chunk.ahead.map(({ serial }) => serial))
  }
  yield* ahead
}

/**
 * Says where the entries of a CRL are not those that its draft is recorded with. They were made when each was revoked, and the record
 * may have been changed since.
 *
 * @throws {CountersignError} `store.damaged`
 */
async function tellMisnamed(crl: CertificateList, draft: CrlDraft, path: string): Promise<void> {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new CountersignError('store.damaged', { path, problem }, { cause })
  }
  let place = 'the first CRL entry'
  const found = crl.entries()[Symbol.iterator]()
  try {
    for await (const wanted of serialsOf(draft)) {
      place = `the CRL entry of serial ${wanted}`
      const { value } = found.next()
      if (value?.serial !== wanted)
        refuse(value ? `${place} is replaced by an entry of serial ${value.serial}` : `${place} is missing`)
    }
    place = `what follows ${place}`
    const { value } = found.next()
    if (value !== undefined) refuse(`${place}, which should be the last, is another entry, of serial ${value.serial}`)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'input.malformed') throw error
    refuse(`${place} cannot be read`, error)
  }
  refuse('beside the CRL entries there is one with a serial number that no certificate can have')
}

/**
 * Signs what was drafted, and reads it back: each entry, strictly, and that they are those that they are recorded as, in their order. Its octets
 * are in memory once.
 *
 * @throws {CountersignError} `store.damaged`
 */
async function signDraft(
  draft: CrlDraft,
  authority: OpenAuthority,
  { record, expected }: { readonly record: string; readonly expected: number },
): Promise<CertificateList> {
  const { number, thisUpdate, nextUpdate } = draft
  // As CrlTable.serialTexts gives those of a list: a digest of them tells whether they are the same.
  const named = createHash('sha256')
  const list = await signList({ number, thisUpdate, nextUpdate, expected }, authority, async (append) => {
    const later: CrlChunk['ahead'][number][] = []
    for await (const { entries, serials, ahead } of draft.chunks()) {
      append(entries)
      if (serials.length > 0) named.update(serials).update(',')
      later.push(...ahead)
    }
    for (const one of later) {
      append(encodeCrlEntry({ ...one, revokedAt: thisUpdate }))
      named.update(`${one.serial},`)
    }
  })
  if (!isNamed(list, named.digest('hex'))) await tellMisnamed(list, draft, record)
  return list
}

/**
 * Signs and publishes the CRL of an authority: v2, full, with number and authority key identifier (RFC 5280 §5), and its shards where it
 * has some. It names whatever an earlier one names whose certificate has not ended, also where the record had forgotten it.
 *
 * Effects: the signer; the record; `shards/`, then `crl.pem`.
 *
 * @throws {CountersignError} `crl.clock-behind`: nothing was published, what was revoked stays recorded
 * @throws {CountersignError} `crl.missing`, `crl.malformed`, `crl.would-drop` and `store.damaged` (the record was changed); `authority.expired`,
 * `crl.clock-ahead`: nothing was recorded
 */
export async function publishCrl(
  home: Home,
  authority: OpenAuthority,
  ports: { store: Store; files: Files; clock: Clock },
  precedent: Precedent = nothingElse,
): Promise<Publication> {
  const { store, files, clock } = ports
  await requirePlausibleClock(authority, ports, precedent.dating)
  const path = home.paths.authority(authority.name).crl
  const before = await keepOf(
    await gatherPublished(home, authority, ports, precedent),
    precedent.published,
    authority,
    store,
  )
  // Before a number is taken; what a changed record would leave out besides is found once the CRL is there.
  requireEnded(authority, await store.revocations.listEndedEarly(authority.name))
  const floor = floorOf(before.dated, await store.crls.findLast(authority.name), precedent.from, {
    now: clock.now(),
    began: authority.certificate.tbs.notBefore,
  })
  await revokeOverdue(authority, store)
  const { tbs } = authority.certificate
  const terms = {
    lifetimeSeconds: crlLifetimeSeconds(home),
    endsBy: tbs.notAfter,
    dating: precedent.dating ?? 'rising',
  }
  let isForgetful = false
  let list: CertificateList | undefined
  const publish = (): Promise<CrlRecord> =>
    store.crls.publish(authority.name, terms, floor, async (draft) => {
      list = await signDraft(draft, authority, { record: home.paths.record, expected: before.octets + ROOM_FOR_NEW })
      requireClean(list, authority)
      for (const named of before.drafted) {
        const { lacking, ended } = await store.revocations.compare(authority.name, list.table().lacking(named))
        requireEnded(authority, ended)
        if (lacking.length > 0) isForgetful = true
      }
      if (isForgetful) throw new TypeError('a revocation was taken out of the record')
      const shards = await signShards(await keptShards(home, authority, files), list, draft, authority)
      // Before the complete one: where that lies, they lie.
      if (shards.length > 0) await files.makeDirectory(home.paths.authority(authority.name).shards, 'private')
      for (const shard of shards) await files.write(shard.path, shard.der, 'public')
      await files.write(path, encodeCrlFile(list.der), 'public')
      return { sha256: list.sha256(), entries: list.table().size }
    })
  for (;;) {
    try {
      const record = await publish()
      return { record, ...present({ list }) }
    } catch (error) {
      list = undefined
      if (isForgetful) {
        isForgetful = false
        for (const crl of await gatherPublished(home, authority, ports, precedent))
          await adoptEntries(authority, crl, store)
        continue
      }
      if (!isRefusal(error) || error.code !== 'crl.clock-behind') throw error
      const behind = parseInstant(error.facts.thisUpdate) - parseInstant(error.facts.now)
      if (behind > WAIT_SECONDS) throw error
      await clock.sleep(1000)
    }
  }
}
