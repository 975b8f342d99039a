/** Finds the certificate that a name of a row has already, and holds it against what the row says. Issues nothing. */
import type { Instant, SerialNumber } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import { type CertificateRecord, hasLapsed } from '../core/record.ts'
import type { Plan } from '../policy/plan.ts'
import { findExtension, parseCertificate } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { isSameKey } from '../x509/public-key.ts'
import type { Job } from './batch-press.ts'
import type { ProvenRequest } from './request.ts'

type IssuedRecord = Extract<CertificateRecord, { state: 'issued' }>

/** How a name stands in the record. */
export type Standing =
  | { readonly state: 'free' }
  /** Another command issues it, or was cut short; until then at the latest. */
  | { readonly state: 'busy'; readonly until: Instant }
  | { readonly state: 'present'; readonly record: IssuedRecord }
  | { readonly state: 'differs'; readonly serial: SerialNumber; readonly why: string }

/** Holds the plan of a row against the newest certificate of its name: its profile, its names and its claims, and the key of its request. */
export async function standingOf({ name, request }: Job, plan: () => Plan, store: Store): Promise<Standing> {
  const now = await store.now()
  const records = await store.certificates.findByName(name)
  const last = records.find(({ state }) => state !== 'abandoned' && state !== 'reserved')
  if (last === undefined) {
    const reserved = records.find((record) => record.state === 'reserved' && !hasLapsed(record, now))
    return reserved?.state === 'reserved' ? { state: 'busy', until: reserved.leaseEnds } : { state: 'free' }
  }
  const differs = (why: string): Standing => ({ state: 'differs', serial: last.serial, why })
  if (last.state !== 'issued') return differs('was revoked')
  if (last.notAfter < now) return differs('has ended')
  const why = differenceOf(last, plan(), request)
  return why === undefined ? { state: 'present', record: last } : differs(why)
}

/** In what a certificate is another than the planned one; undefined where it says the same. */
function differenceOf(
  { authority, profile, certificate }: IssuedRecord,
  plan: Plan,
  request: ProvenRequest | undefined,
): string | undefined {
  if (authority !== plan.authority) return `is of the authority ${authority}`
  if (profile !== plan.profile.name) return `has the profile ${profile}, not ${plan.profile.name}`
  const { tbs } = parseCertificate(certificate)
  if (request !== undefined && !isSameKey(tbs.spki, request.spki)) return 'has another key than the request'
  const oids = [
    [extensionOids.subjectAlternativeName, 'other names'],
    ...plan.definitions.flatMap(({ oid, name }) =>
      oid === undefined ? [] : [[oid, `another value of ${name}`] as const],
    ),
  ] as const
  for (const [oid, what] of oids) {
    const [had, planned] = [findExtension(tbs, oid)?.value, plan.extensions.find((one) => one.oid === oid)?.value]
    if (had === undefined ? planned !== undefined : planned === undefined || Buffer.compare(had, planned) !== 0) {
      return `has ${what}`
    }
  }
  return undefined
}
