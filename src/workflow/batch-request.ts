/** The requests (PKCS#10) that rows of a file point to: read, proven, and held against what others have. Issues nothing. */
import { isAbsolute, join } from 'node:path'
import type { EntryName, Instant } from '../core/brand.ts'
import { formatInstant } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { Cells } from '../policy/batch/columns.ts'
import { inColumnLater } from '../policy/batch/row.ts'
import type { ClaimDefinition } from '../policy/claim.ts'
import { parseTbsCertificate } from '../x509/certificate.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import type { Fault, Job, Pressed } from './batch-press.ts'
import { type ProvenRequest, proveRequest, requireNoAuthority, requireOwnNames } from './request.ts'
import { findSharing, identitiesIn, type Sharing } from './sharing.ts'

/** Gives the request that a row points to; undefined where it points to none. @throws {RowRefusal} */
export type ReadRequest = (cells: Cells) => Promise<ProvenRequest | undefined>

/** Reads the requests of rows. @param folder from which their paths start, unless they are absolute */
export const requestsIn =
  (folder: string, files: Files): ReadRequest =>
  async (cells) => {
    const path = cells['csr']?.[0]
    if (path === undefined) return undefined
    const source = isAbsolute(path) ? path : join(folder, path)
    return inColumnLater('csr', async () => {
      const content = await files.read(files.resolve(source))
      if (content === undefined) throw new CountersignError('file.missing', { path: source, what: 'request' })
      return proveRequest({ content, source })
    })
  }

/**
 * Requires that the key of a request is nobody else's.
 *
 * @throws {RowRefusal} `key.unfit`, `key.taken`, `key.compromised`
 */
export const requireOwnKey = (name: EntryName, request: ProvenRequest, store: Store): Promise<void> =>
  inColumnLater('csr', async () => {
    await requireNoAuthority(request, store)
    await store.certificates.requireFreeKey(name, request.spki)
  })

/** The names of a group that is not recorded yet: no row takes one from its request that an earlier row has. */
export class NamesOfGroup {
  readonly #authority: EntryName
  readonly #terms: { readonly store: Store; readonly claims: readonly ClaimDefinition[]; readonly now: Instant }
  readonly #before: Sharing[] = []

  constructor(authority: EntryName, terms: { store: Store; claims: readonly ClaimDefinition[]; now: Instant }) {
    this.#authority = authority
    this.#terms = terms
  }

  /** Finds the name of somebody else that the request of a row brings; takes note of the names of any other row. */
  async objectionTo({ name, request }: Job, pressed: Exclude<Pressed, { fault: Fault }>): Promise<Fault | undefined> {
    const { serial, notAfter, tbs: der } = pressed.reservation
    const tbs = parseTbsCertificate(der)
    const names = pressed.request?.names ?? []
    if (request !== undefined && names.length > 0) {
      const recorded = await findSharing([{ authority: this.#authority, tbs }], new Set(), this.#terms)
      try {
        requireOwnNames(request, names, [...recorded, ...this.#before])
      } catch (error) {
        if (!isRefusal(error)) throw error
        return { column: 'csr', refusal: error }
      }
    }
    const subjectAltNames = identitiesIn(tbs, this.#terms.claims).map(formatGeneralName)
    this.#before.push({ name, serial, subjectAltNames, notAfter: formatInstant(notAfter) })
    return undefined
  }
}
