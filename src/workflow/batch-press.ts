/**
 * Prepares and signs groups of certificates, by the steps of docs/issuance.md; its caller reserves in between. Asks no record.
 */
import type { Authority, OpenAuthority } from '../authority/authority.ts'
import { requireProfile } from '../authority/home.ts'
import { reservationOf, sign } from '../authority/issue.ts'
import { Prepared } from '../authority/prepare.ts'
import type { Der, EntryName, Instant, SerialNumber } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import type { KeyType } from '../core/key.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { JournalledKey, Keys } from '../core/port/keys.ts'
import { present } from '../core/present.ts'
import type { Reservation, Usage } from '../core/record.ts'
import { type AnyRefusal, isRefusal } from '../core/refusal.ts'
import type { Cells } from '../policy/batch/columns.ts'
import { inColumn, RowRefusal, readRow } from '../policy/batch/row.ts'
import type { ClaimDefinition } from '../policy/claim.ts'
import { type Plan, planCertificate } from '../policy/plan.ts'
import type { Profile } from '../policy/profile.ts'
import { drawSerial } from '../policy/serial.ts'
import type { Settings } from '../policy/settings.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { compareRequest, type ProvenRequest, type RequestFacts, takeNames } from './request.ts'

/** What holds for every row of a file. */
export type BatchTerms = {
  readonly usage: Usage
  readonly settings: Settings
  readonly definitions: readonly ClaimDefinition[]
  /** Those that are open to requests. */
  readonly profiles: readonly Profile[]
  /** For rows that do not say it. */
  readonly usual: { readonly profile?: string; readonly days?: number; readonly keyType?: KeyType }
}

/** A row with its name, and with the request whose key its certificate is for, where it points to one. */
export type Job = {
  readonly line: number
  readonly name: EntryName
  readonly cells: Cells
  readonly request?: ProvenRequest
}

/** Why there is no certificate for a row, and which column it is about. */
export type Fault = { readonly column?: string; readonly refusal: AnyRefusal }

/** A row that may be reserved, or the reason why not. */
export type Pressed =
  | {
      readonly reservation: Reservation
      readonly findings: readonly Finding[]
      /** How the certificate differs from the request, and the names that the request brought. */
      readonly request?: { readonly facts: RequestFacts; readonly names: readonly string[] }
    }
  | { readonly fault: Fault }

export type Press = {
  /**
   * Plans each, makes its key unless its request brings one, assembles and lints it. `journal`, where it is given, is where the keys are
   * then written durably.
   *
   * @param journal of the serial number of the first that may be reserved
   * @returns what became of each, in their order
   */
  prepare(jobs: readonly Job[], at: Instant, journal?: (first: SerialNumber) => string): Promise<readonly Pressed[]>
  /** Of a group that was prepared, signs those that are reserved, verifies each, and forgets the rest. */
  sign(first: SerialNumber, reserved: readonly SerialNumber[]): Promise<readonly Der<'Certificate'>[]>
  /** Ends it. */
  close(): Promise<void>
}

/** Refusals that are about a row, and stop no other. */
const ofRows = /^(identity|claim|name|profile)\.|^(input\.malformed|issuer\.expires-first)$/

/** What a refusal says of a row. @throws what is no fault of the row */
export function faultOf(error: unknown): Fault {
  if (error instanceof RowRefusal) return { column: error.column, refusal: error.refusal }
  if (isRefusal(error) && ofRows.test(error.code)) {
    const column =
      error.code === 'claim.refused' || error.code === 'claim.unknown' ? `claim:${error.facts.claim}` : undefined
    return { refusal: error, ...present({ column }) }
  }
  throw error
}

/** The plan of a row, and what of its request it takes and leaves. */
type PlannedRow = { readonly plan: Plan; readonly asked: ReturnType<typeof takeNames> }

/**
 * Plans the certificate of a row. What the row says counts for more than its request.
 *
 * Pure.
 *
 * @throws {RowRefusal} and as {@link planCertificate}
 */
export function planRow(
  { name, cells, request }: Omit<Job, 'line'>,
  terms: BatchTerms,
  authority: EntryName,
): PlannedRow {
  const { usage, settings, definitions, profiles, usual } = terms
  const { trustDomain } = settings
  const row = readRow(cells, definitions, { usage, trustDomain })
  const called = row.profile ?? usual.profile ?? usage
  const choose = () => requireProfile(profiles, called)
  const profile = row.profile === undefined ? choose() : inColumn('profile', choose)
  const { days = usual.days, claims } = row
  const keyType = request?.keyType ?? row.keyType ?? usual.keyType
  const overruled = new Set(row.names.map(({ kind }) => kind))
  const scope = { usage, trustDomain }
  const asked =
    request === undefined
      ? { names: [], unmet: [] }
      : inColumn('csr', () => takeNames(request, { name, profile, scope, definitions, overruled }))
  const names = [...row.names, ...asked.names]
  const rest = { settings, authority, definitions, names, claims, ...present({ days, keyType }) }
  return { plan: planCertificate({ name, profile, ...rest }), asked }
}

/** How a certificate differs from the request of its row. @throws {RowRefusal} */
export const requestFacts = (
  request: ProvenRequest,
  { unmet: refused }: PlannedRow['asked'],
  tbs: TbsCertificate,
  { definitions }: BatchTerms,
): RequestFacts => inColumn('csr', () => compareRequest(request, tbs, { refused, definitions }))

/** A press in this thread. */
export function createPress(
  terms: BatchTerms,
  authority: Authority | OpenAuthority,
  { keys, entropy }: { readonly keys: Keys; readonly entropy: Entropy },
): Press {
  const waiting = new Map<SerialNumber, ReadonlyMap<SerialNumber, Prepared>>()
  return {
    prepare: async (jobs, at, journal) => {
      const made: JournalledKey[] = []
      const group = new Map<SerialNumber, Prepared>()
      const pressed = jobs.map((job): Pressed => {
        try {
          const { request } = job
          const { plan, asked } = planRow(job, terms, authority.name)
          const key = request === undefined ? keys.make(plan.keyType) : undefined
          const serial = drawSerial(entropy)
          const prepared = Prepared.from(plan, authority, (key ?? request!).spki, at, serial)
          if (journal !== undefined) {
            made.push({ serial, ...present({ key }) })
            group.set(serial, prepared)
          }
          const issuance = { prepared, naming: 'once', ...(request && { key: 'brought' as const }) } as const
          return {
            reservation: reservationOf(issuance, authority.name),
            findings: prepared.findings,
            ...(request && {
              request: {
                facts: requestFacts(request, asked, prepared.tbs, terms),
                names: asked.names.map(formatGeneralName),
              },
            }),
          }
        } catch (error) {
          return { fault: faultOf(error) }
        }
      })
      const [first] = made
      if (journal !== undefined && first !== undefined) {
        waiting.set(first.serial, group)
        await keys.writeJournal(journal(first.serial), made)
      }
      return pressed
    },
    sign: async (first, reserved) => {
      const group = waiting.get(first)
      waiting.delete(first)
      return Promise.all(
        reserved.map((serial) => {
          const prepared = group?.get(serial)
          if (prepared === undefined || !('signer' in authority))
            throw new TypeError('only what was prepared is signed')
          prepared.requireIssuer(authority)
          return sign(prepared, authority)
        }),
      )
    },
    close: async () => waiting.clear(),
  }
}
