/** Finds the certificate that a name of a row has already, and holds it against what the row says. Issues nothing. */
import type { Instant, SerialNumber } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import { type CertificateRecord, hasLapsed, type Usage } from '../core/record.ts'
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
  | { readonly state: 'differs'; readonly serial: SerialNumber; readonly why: string; readonly next: string }

type Difference = { readonly why: string; readonly next: string }

/** Holds the plan of a row against the newest certificate of its name: its profile, its names and its claims, and the key of its request. */
export async function standingOf(
  { name, request }: Job,
  usage: Usage,
  plan: () => Plan,
  store: Store,
): Promise<Standing> {
  const now = await store.now()
  const records = await store.certificates.findByName(name)
  const last = records.find(({ state }) => state !== 'abandoned' && state !== 'reserved')
  if (last === undefined) {
    const reserved = records.find((record) => record.state === 'reserved' && !hasLapsed(record, now))
    return reserved?.state === 'reserved' ? { state: 'busy', until: reserved.leaseEnds } : { state: 'free' }
  }
  const differs = (difference: Difference): Standing => ({ state: 'differs', serial: last.serial, ...difference })
  const issue = `countersign issue ${usage} ${name}`
  const renew = `countersign renew ${name}`
  if (last.state !== 'issued')
    return differs({ why: 'was revoked', next: `issue another certificate by itself: ${issue} --afresh` })
  if (last.notAfter < now) return differs({ why: 'has ended', next: `renew it: ${renew}` })
  const difference = differenceOf(last, plan(), request, { issue, renew })
  return difference === undefined ? { state: 'present', record: last } : differs(difference)
}

/** In what a certificate is another than the planned one, and how it becomes that; undefined where it says the same. */
function differenceOf(
  { authority, profile, certificate }: IssuedRecord,
  plan: Plan,
  request: ProvenRequest | undefined,
  { issue, renew }: { readonly issue: string; readonly renew: string },
): Difference | undefined {
  if (authority !== plan.authority) {
    const next = `issue another certificate by itself: ${issue} --afresh --authority ${plan.authority}`
    return { why: `is of the authority ${authority}`, next }
  }
  if (profile !== plan.profile.name) {
    const next = `renew it under that profile: ${renew} --profile ${plan.profile.name}`
    return { why: `has the profile ${profile}, not ${plan.profile.name}`, next }
  }
  const { tbs } = parseCertificate(certificate)
  if (request !== undefined && !isSameKey(tbs.spki, request.spki)) {
    const next = `issue for the new request by itself: ${issue} --again --csr FILE`
    return { why: 'has another key than the request', next }
  }
  const parts = [
    {
      oid: extensionOids.subjectAlternativeName,
      why: 'has other names',
      next: `renew it with the names that it should have: ${renew} --uri URI, and in the same way --dns and other kinds`,
    },
    ...plan.definitions.flatMap(({ oid, name }) =>
      oid === undefined
        ? []
        : [
            {
              oid,
              why: `has another value of ${name}`,
              next: `renew it with all claims that it should have: ${renew} --claim ${name}=VALUE`,
            },
          ],
    ),
  ]
  return parts.find(({ oid }) => {
    const [had, planned] = [findExtension(tbs, oid)?.value, plan.extensions.find((one) => one.oid === oid)?.value]
    return had === undefined ? planned !== undefined : planned === undefined || Buffer.compare(had, planned) !== 0
  })
}
