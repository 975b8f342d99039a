/**
 * Reads CRLs that authorities have published: the one in the home, and those in its exports. Signs nothing, and does not decide whether
 * another is due.
 */
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { titleOfForeign } from '../x509/algorithm.ts'
import { type CertificateList, isCrlSignedBy, parseCrlPem, readPlainCrl } from '../x509/crl.ts'
import { describePathFailure } from '../x509/path-failure.ts'
import { objectionToList } from '../x509/revocation-list.ts'
import type { Authority } from './authority.ts'
import type { Dating } from './dating.ts'
import { type Home, problemOf } from './home.ts'

/**
 * Reads the CRL that an authority has published: one list, whole, complete, and signed by this very authority.
 *
 * @returns undefined where there is none
 * @throws {CountersignError} `crl.malformed`
 */
export async function readCrl(home: Home, authority: Authority, files: Files): Promise<CertificateList | undefined> {
  return requireComplete(await readSigned(home, authority, files), home, authority, 'read')
}

/**
 * Reads it for those who only look: where the record drafted just these octets, their entries were all read before they were put in place,
 * and are read again only where somebody asks for them.
 *
 * @returns undefined where there is none
 * @throws {CountersignError} `crl.malformed`
 */
export async function lookAtCrl(
  home: Home,
  authority: Authority,
  { store, files }: { store: Store; files: Files },
): Promise<CertificateList | undefined> {
  let entries: Entries = 'read'
  const crl = await readSigned(home, authority, files, async (sha256) => {
    if (await store.crls.isDrafted(authority.name, sha256)) entries = 'known'
    return entries
  })
  return requireComplete(crl, home, authority, entries)
}

/** Whether the entries of a CRL are to be read, or were read when it was put in place. */
type Entries = 'read' | 'known'

function requireComplete(crl: CertificateList | undefined, home: Home, authority: Authority, entries: Entries) {
  const objection = crl && objectionToList(crl, authority.certificate.tbs, entries)
  if (objection === undefined) return crl
  throw malformedCrl(home, authority, describePathFailure(objection))
}

const malformedCrl = (home: Home, { name }: Authority, problem: string, cause?: unknown) =>
  new CountersignError('crl.malformed', { authority: name, path: home.paths.authority(name).crl, problem }, { cause })

/** Reads the file of a CRL in the form that we write, which leaves it in memory once, or in any other strict one. */
export async function readCrlFile(path: string, files: Files): Promise<CertificateList | undefined> {
  const plain = await files.readIn(path, readPlainCrl)
  if (plain !== undefined) return plain
  const text = await files.readText(path)
  return text === undefined ? undefined : parseCrlPem(text)
}

/** Reads what this authority has signed and lies in the place of its CRL, complete or not. */
async function readSigned(
  home: Home,
  authority: Authority,
  files: Files,
  entriesOf: (sha256: string) => Promise<Entries> = async () => 'read',
): Promise<CertificateList | undefined> {
  try {
    const list = await readCrlFile(home.paths.authority(authority.name).crl, files)
    if (list === undefined) return undefined
    if (list.algorithm === undefined) {
      const found = titleOfForeign(list.algorithmOid)
      throw malformedCrl(home, authority, describePathFailure({ of: 'crl', kind: 'algorithm-not-accepted', found }))
    }
    if (!isCrlSignedBy(list, authority.certificate.tbs.spki))
      throw malformedCrl(home, authority, 'its signature is of another key')
    return (await entriesOf(list.sha256())) === 'known' ? list : readWhole(list)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'input.malformed') throw error
    throw malformedCrl(home, authority, problemOf(error), error)
  }
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

export const nothingElse: Precedent = { published: [], from: 'last' }

export const numberOf = (crl: CertificateList): number => Number(crl.number ?? 0n)

/** Those of CRL files that this authority has signed; what cannot be read is no evidence of anything. */
async function readExported(authority: Authority, { store, files }: { store: Store; files: Files }) {
  const found: CertificateList[] = []
  for (const path of await store.crls.listExported()) {
    try {
      const crl = await readCrlFile(path, files)
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
