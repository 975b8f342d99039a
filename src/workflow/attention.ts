/** Says what in a home needs an act now, and what will next. Writes nothing. */

import { PROBE_NAME } from '../authority/reserved.ts'
import { addSeconds, formatInstant, type Instant, parseInstant } from '../core/brand.ts'
import type { CertificateRecord } from '../core/record.ts'
import { targetsIn } from '../export/catalogue.ts'
import type { AuthorityFacts } from './authority-facts.ts'
import type { CertificateFacts, CrlFacts } from './facts.ts'
import type { Opened } from './opened.ts'
import { crlNumberIn, findExports } from './outdated.ts'
import type { Ports } from './ports.ts'

const DAY_SECONDS = 86_400
/** From then on a certificate that is still used should have been renewed. One whose whole life is no longer is renewed by a program. */
const URGENT_SECONDS = 7 * DAY_SECONDS
/** More than these are only counted up to here. */
const URGENT_COUNTED = 100

/** An export that this home has made: whether it has the CRL of today, where that can be told here. */
export type ExportFacts = {
  readonly directory: string
  readonly target?: string
  readonly host?: string
  /** `unknown`: it is not here; it was moved, removed, or is on another machine. */
  readonly state: 'current' | 'outdated' | 'unreadable' | 'unknown'
  /** The number of its CRL. */
  readonly crl?: number
}

/** Looks at the CRL of each export that the record remembers. */
export async function exportFacts(
  { store }: Opened,
  authorities: readonly Pick<AuthorityFacts, 'name' | 'pin'>[],
  crls: readonly CrlFacts[],
  { files, shipped }: Ports,
): Promise<readonly ExportFacts[]> {
  const { standing, unreadable, absent } = await findExports(store, files, targetsIn(files, shipped.templates))
  const found: ExportFacts[] = []
  for (const one of standing) {
    const { target, directory, record } = one
    const { host, pin } = record.recipe
    const name = authorities.find((authority) => authority.pin === pin)?.name
    const published = crls.find(({ authority }) => authority === name)?.number
    const crl = await crlNumberIn(one, files)
    const state = crl === undefined ? 'unreadable' : published !== undefined && crl < published ? 'outdated' : 'current'
    found.push({ directory, target: target.name, host, state, ...(crl === undefined ? {} : { crl: Number(crl) }) })
  }
  return [
    ...found,
    ...unreadable.map(({ directory }) => ({ directory, state: 'unreadable' as const })),
    ...absent.map((directory) => ({ directory, state: 'unknown' as const })),
  ]
}

/**
 * What needs an act on each export; one that is not here says nothing. Pure.
 *
 * @param unfinished what is said of unfinished acts, perhaps already that an export cannot be looked at
 */
export const remarksOnExports = (exports: readonly ExportFacts[], unfinished: readonly string[]): readonly string[] =>
  exports.flatMap(({ directory, state, crl }) => {
    if (state === 'outdated')
      return [
        `the export ${directory} has an older CRL, number ${crl}: its server does not know who was revoked since then`,
      ]
    if (state === 'unreadable' && !unfinished.some((line) => /cannot be seen/.test(line) && line.includes(directory)))
      return [`it cannot be seen which CRL the export ${directory} has`]
    return []
  })

/** What ends within seven days, and was made to last longer. */
export async function remarksOnEnds({ store }: Opened, now: Instant): Promise<readonly string[]> {
  const { rows } = await store.certificates.list({
    state: 'issued',
    except: PROBE_NAME,
    order: 'expires',
    endingFrom: now,
    expiringBefore: addSeconds(now, URGENT_SECONDS),
    lastingOver: URGENT_SECONDS,
    limit: URGENT_COUNTED,
  })
  const [first] = rows
  if (first === undefined) return []
  const end = formatInstant(first.notAfter)
  if (rows.length === 1)
    return [`the certificate ${first.serial} of ${first.name} expires at ${end}: renew it, if it is still used`]
  const count = rows.length < URGENT_COUNTED ? rows.length : `${URGENT_COUNTED} or more`
  return [
    `${count} certificates expire within seven days, the first of them, of ${first.name}, at ${end}: renew those that are still used; to see them: countersign list --expiring 7d`,
  ]
}

/** Good certificates whose key was stolen: a thief of the key can use each of them. */
export async function findStolen({ store }: Pick<Opened, 'store'>): Promise<readonly CertificateRecord[]> {
  return (await store.certificates.listStolen(URGENT_COUNTED)).filter(({ name }) => name !== PROBE_NAME)
}

/** Pure. */
export function remarksOnStolen(stolen: readonly CertificateRecord[]): readonly string[] {
  const [first] = stolen
  if (first === undefined) return []
  const { serial, name } = first
  const act = `revoke it: countersign revoke --serial ${serial} --reason keyCompromise`
  const why = 'another certificate of the same key was revoked for keyCompromise, and a thief of the key can use'
  if (stolen.length === 1)
    return [`the key of the good certificate ${serial} of ${name} was stolen: ${why} this one too; ${act}`]
  const count = stolen.length < URGENT_COUNTED ? stolen.length : `${URGENT_COUNTED} or more`
  return [
    `the keys of ${count} good certificates were stolen: ${why} these too; --json has their serial numbers; of the first, of ${name}, ${act}`,
  ]
}

/**
 * What renewals owe: a command that failed, or that a run never reached.
 *
 * @param owed the serial numbers of the certificates that were issued by these renewals
 */
export function remarksOnOwed(owed: readonly string[]): readonly string[] {
  if (owed.length === 0) return []
  const what = owed.length === 1 ? `the renewal ${owed[0]} was` : `${owed.length} renewals were`
  return [
    `the command after ${what} not run to its end: it failed, was cut off, or runs at this moment, so that servers may still have the old certificate; to run it: countersign renew --expiring 1d --then COMMAND`,
  ]
}

/** A moment from which on something is to be done. */
export type Upcoming = { readonly at: string; readonly what: string }

/** The next moments at which something needs attention, the first of each kind, in their order. Pure. */
export function upcomingOf(
  crls: readonly CrlFacts[],
  authorities: readonly AuthorityFacts[],
  soon: readonly CertificateFacts[],
): readonly Upcoming[] {
  const half = ({ thisUpdate, nextUpdate }: CrlFacts): string => {
    const [from, to] = [parseInstant(thisUpdate), parseInstant(nextUpdate)]
    return formatInstant(Math.ceil(from + (to - from) / 2) as Instant)
  }
  return [
    ...crls
      .filter(({ due }) => !due)
      .map((crl) => ({ at: half(crl), what: `the next CRL of ${crl.authority} is due` })),
    ...soon.slice(0, 1).map(({ name, notAfter }) => ({ at: notAfter, what: `a certificate of ${name} expires` })),
    ...authorities.map(({ name, notAfter }) => ({ at: notAfter, what: `the authority ${name} expires` })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
