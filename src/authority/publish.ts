/**
 * Signs and publishes a CRL. Its number and date are higher than those of the CRL before, it drops no entry too early, and it
 * replaces the old file in one step.
 */
import { formatInstant, type Instant, parseInstant, type SerialNumber } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Files } from '../core/port/files.ts'
import type { CrlFloor, Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { tell } from '../core/quote.ts'
import { type CrlRecord, newestOf, type Revocation, revocationReasons } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { findingsOf, lint } from '../policy/lint/index.ts'
import { titleOfForeign } from '../x509/algorithm.ts'
import { parseCertificate } from '../x509/certificate.ts'
import {
  assembleTbsCertList,
  type CertificateList,
  encodeCertificateList,
  encodeCrlEntry,
  encodeCrlPem,
  isCrlSignedBy,
  parseCertificateList,
  parseCrlPem,
} from '../x509/crl.ts'
import { describePathFailure } from '../x509/path-failure.ts'
import { keyIdentifierOf, sha256Of } from '../x509/pin.ts'
import { objectionToList } from '../x509/revocation-list.ts'
import type { Authority, OpenAuthority } from './authority.ts'
import { type Dating, requirePlausibleClock } from './dating.ts'
import { type Home, problemOf } from './home.ts'
import { UNKNOWN_NAME } from './reserved.ts'
import { revoke } from './revoke.ts'

const DAY_SECONDS = 86_400
/** Three hundred CRLs within five minutes use up the backdate; the next one waits for the clock, this long at most. */
const WAIT_SECONDS = 5

function crlLifetimeSeconds(home: Home): number {
  return home.settings.crlLifetimeDays * DAY_SECONDS
}

/**
 * Reads the CRL that an authority has published: one list, whole, complete, and signed by this very authority.
 *
 * @returns undefined where there is none
 * @throws {CountersignError} `crl.malformed`
 */
export async function readCrl(home: Home, authority: Authority, files: Files): Promise<CertificateList | undefined> {
  const crl = await readSigned(home, authority, files)
  const objection = crl && objectionToList(crl, authority.certificate.tbs)
  if (objection === undefined) return crl
  throw malformedCrl(home, authority, describePathFailure(objection))
}

const malformedCrl = (home: Home, { name }: Authority, problem: string, cause?: unknown) =>
  new CountersignError('crl.malformed', { authority: name, path: home.paths.authority(name).crl, problem }, { cause })

/** Reads what this authority has signed and lies in the place of its CRL, complete or not. */
async function readSigned(home: Home, authority: Authority, files: Files): Promise<CertificateList | undefined> {
  const pem = await files.readText(home.paths.authority(authority.name).crl)
  if (pem === undefined) return undefined
  const crl = ((): CertificateList | undefined => {
    try {
      const list = parseCrlPem(pem)
      if (list.algorithm === undefined) {
        const found = titleOfForeign(list.algorithmOid)
        throw malformedCrl(home, authority, describePathFailure({ of: 'crl', kind: 'algorithm-not-accepted', found }))
      }
      return isCrlSignedBy(list, authority.certificate.tbs.spki) ? readWhole(list) : undefined
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'input.malformed') throw error
      throw malformedCrl(home, authority, problemOf(error), error)
    }
  })()
  if (crl === undefined) throw malformedCrl(home, authority, 'its signature is of another key')
  return crl
}

/** The greatest number after which the record can still tell others apart. */
const GREATEST_NUMBER = BigInt(Number.MAX_SAFE_INTEGER) - 1n

/**
 * Demands of a CRL that another can be signed after it: its number can be counted on from, and each of its entries be read, which
 * this does once for all. A tool that was given the authority's key may have signed it. Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function readWhole(crl: CertificateList): CertificateList {
  const { number = 0n } = crl
  if (number > GREATEST_NUMBER) {
    const expected = `a CRL number of at most ${GREATEST_NUMBER}`
    throw new CountersignError('input.malformed', { what: 'CRL', value: String(number), expected })
  }
  crl.table()
  return crl
}

/** The CRLs that come before a new one. */
export type Precedent = {
  /** CRLs that were published, besides the one in the home: each entry of theirs is kept. */
  readonly published: readonly CertificateList[]
  /**
   * `record`: somebody has said that no copy of the last CRL is left. The one in the home may then be absent, and every
   * number that may have been used since the last known one is skipped.
   */
  readonly from: 'last' | 'record'
  /** Whether somebody answers for the clock; `rising` where absent. */
  readonly dating?: Dating
}

const nothingElse: Precedent = { published: [], from: 'last' }

const numberOf = (crl: CertificateList): number => Number(crl.number ?? 0n)

/** Those of CRL files that this authority has signed; what cannot be read is no evidence of anything. */
async function readExported(authority: Authority, { store, files }: { store: Store; files: Files }) {
  const found: CertificateList[] = []
  for (const path of await store.crls.listExported()) {
    try {
      const pem = await files.readText(path)
      const crl = pem === undefined ? undefined : parseCrlPem(pem)
      if (crl !== undefined && isCrlSignedBy(crl, authority.certificate.tbs.spki)) found.push(readWhole(crl))
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return found
}

/**
 * Gathers the CRLs that the next one must not fall behind: the one in the home, those in exports of it, and those that are
 * given. A record knows how many it has signed, but not what a later one said that it does not remember; so without
 * the newest of them nothing is signed, unless somebody says that it is lost.
 *
 * @throws {CountersignError} `crl.missing`, `crl.malformed`
 */
export async function gatherPublished(
  home: Home,
  authority: Authority,
  ports: { store: Store; files: Files },
  { published, from }: Precedent = nothingElse,
): Promise<readonly CertificateList[]> {
  const last = await ports.store.crls.findLast(authority.name)
  const complete = published.filter((crl) => objectionToList(crl, authority.certificate.tbs) === undefined)
  const newest = Math.max(0, ...complete.map(numberOf))
  const replaced = from === 'record' || (complete.length > 0 && newest >= (last?.number ?? 0))
  // An incomplete CRL proves the revocations that it names, and does not count as a complete one.
  const read = replaced ? readSigned : readCrl
  const own = await read(home, authority, ports.files).catch((error: unknown) => {
    if (!isRefusal(error) || error.code !== 'crl.malformed') throw error
    if (replaced) return undefined
    throw new CountersignError(
      'crl.malformed',
      { ...error.facts, ...present({ number: last?.number }) },
      { cause: error },
    )
  })
  if (own === undefined && !replaced && last !== undefined) {
    throw new CountersignError('crl.missing', { authority: authority.name, number: last.number })
  }
  return [...(own === undefined ? [] : [own]), ...published, ...(await readExported(authority, ports))]
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

/**
 * The least that number and time of the next CRL must exceed: those of the newest, for an older one may be dated later, where
 * somebody has answered for a clock since. Each CRL is dated at least a second after the one before, so
 * none has a greater number than its thisUpdate has seconds since the authority's notBefore. Where their loss is stated, the
 * next is dated now and takes just that number: whatever was signed before this second had a smaller one.
 */
function floorOf(
  crls: readonly CertificateList[],
  last: CrlRecord | undefined,
  from: Precedent['from'],
  { now, began }: { now: Instant; began: Instant },
): CrlFloor | undefined {
  const known = [...crls.map((crl) => ({ number: numberOf(crl), thisUpdate: crl.thisUpdate })), ...(last ? [last] : [])]
  const newest = newestOf(known)
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

/** Demands that no lint rule calls a new CRL an error. One that does has found a bug: no input leads here. */
function requireClean(crl: CertificateList, { certificate }: Authority): void {
  const found = findingsOf(lint('crl', crl, { issuer: certificate })).filter(({ severity }) => severity === 'error')
  if (found.length > 0) throw new TypeError(`the CRL that was signed stays unpublished: ${tell(found)}`)
}

/** Whether the entries of a CRL can all be read, and are those of some serial numbers, in their order. */
function isNamed(crl: CertificateList, serials: readonly SerialNumber[]): boolean {
  try {
    const table = crl.table()
    let n = 0
    if (table.size !== serials.length) return false
    for (const serial of table.serials()) if (serial !== serials[n++]) return false
    return true
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'input.malformed') throw error
    return false
  }
}

/**
 * Demands that the entries of a CRL which is about to be put in place are those of some serial numbers, in their order. They were
 * made when each was revoked, and the record may have been changed since.
 *
 * @throws {CountersignError} `store.damaged`
 */
function requireNamed(crl: CertificateList, serials: readonly SerialNumber[], path: string): void {
  if (isNamed(crl, serials)) return
  const refuse = (problem: string, cause?: unknown): never => {
    throw new CountersignError('store.damaged', { path, problem }, { cause })
  }
  let place = 'the first CRL entry'
  const found = crl.entries()[Symbol.iterator]()
  try {
    for (const wanted of serials) {
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
}

/**
 * Signs and publishes the CRL of an authority: v2, full, with number and authority key identifier (RFC 5280 §5). It names
 * whatever an earlier one names whose certificate has not ended, also where the record had forgotten it.
 *
 * Effects: the signer; the record; `crl.pem`.
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
): Promise<CrlRecord> {
  const { store, files, clock } = ports
  await requirePlausibleClock(authority, ports, precedent.dating)
  const path = home.paths.authority(authority.name).crl
  const crls = await gatherPublished(home, authority, ports, precedent)
  const drafted: CertificateList[] = []
  for (const crl of crls) {
    if (await store.crls.isDrafted(authority.name, sha256Of(crl.der))) drafted.push(crl)
    else await adoptEntries(authority, crl, store)
  }
  // Before a number is taken; what a changed record would leave out besides is found once the CRL is there.
  requireEnded(authority, await store.revocations.listEndedEarly(authority.name))
  const forgotten: CertificateList[] = []
  const floor = floorOf(crls, await store.crls.findLast(authority.name), precedent.from, {
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
  const publish = (): Promise<CrlRecord> =>
    store.crls.publish(authority.name, terms, floor, async (draft) => {
      const { algorithm } = authority.signer
      const { thisUpdate } = draft
      const ahead = draft.ahead.map((one) => encodeCrlEntry({ ...one, revokedAt: thisUpdate }))
      const chunks = await Array.fromAsync(draft.chunks())
      const entries = [...chunks.map((chunk) => chunk.entries), ...ahead]
      const entriesLength = entries.reduce((sum, one) => sum + one.length, 0)
      const { before, after } = assembleTbsCertList({
        issuer: tbs.subjectDer,
        algorithm,
        thisUpdate,
        nextUpdate: draft.nextUpdate,
        number: BigInt(draft.number),
        authorityKeyIdentifier: keyIdentifierOf(tbs.spki),
        entriesLength,
      })
      const signed = [before, ...entries, after]
      const signature = await authority.signer.sign(signed)
      const outer = encodeCertificateList(before.length + entriesLength + after.length, algorithm, signature)
      const der = Buffer.concat([outer.before, ...signed, outer.after])
      const list = parseCertificateList(der)
      requireClean(list, authority)
      const named = [...chunks.flatMap(({ serials }) => serials), ...draft.ahead.map(({ serial }) => serial)]
      requireNamed(list, named, home.paths.record)
      for (const crl of drafted) {
        const { lacking, ended } = await store.revocations.compare(authority.name, crl.table().notIn(list.table()))
        requireEnded(authority, ended)
        if (lacking.length > 0) forgotten.push(crl)
      }
      if (forgotten.length > 0) throw new TypeError('a revocation was taken out of the record')
      await files.write(path, encodeCrlPem(der), 'public')
      return sha256Of(der)
    })
  for (;;) {
    try {
      return await publish()
    } catch (error) {
      const adopted = forgotten.splice(0)
      for (const crl of adopted) await adoptEntries(authority, crl, store)
      if (adopted.length > 0) continue
      if (!isRefusal(error) || error.code !== 'crl.clock-behind') throw error
      const behind = parseInstant(error.facts.thisUpdate) - parseInstant(error.facts.now)
      if (behind > WAIT_SECONDS) throw error
      await clock.sleep(1000)
    }
  }
}
