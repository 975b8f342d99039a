/** Lists certificates: a page of them, or all, one after the other. Never signs, and writes nothing to the home. */
import { findAuthority } from '../authority/authority.ts'
import { findBacklog, findUnpublished, keyOf } from '../authority/backlog.ts'
import { lookAtCrl } from '../authority/published.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { addSeconds, parseEntryName } from '../core/brand.ts'
import { parseDuration } from '../core/duration.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import {
  type CertificateCounts,
  type CertificateOrder,
  type CertificateQuery,
  type TermQuery,
  UNKNOWN_PROFILE,
  type Usage,
} from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { claimTerms } from '../policy/claim.ts'
import { asciiDomain } from '../policy/hostname.ts'
import type { GeneralName } from '../x509/general-name.ts'
import { formatIpAddress, parseIpAddress } from '../x509/ip-address.ts'
import { type CertificateFacts, certificateFacts } from './facts.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { Ports } from './ports.ts'

const DAY_SECONDS = 86_400
/** Certificates that are read at once where all are wanted. */
const READ = 500

export type ListAnswer = {
  readonly certificates: readonly CertificateFacts[]
  /** Give it as `before` for the next page. */
  readonly next?: string
  /** Names that look like the name that was asked for, where no certificate has that name. */
  readonly near?: readonly string[]
  readonly counts: CertificateCounts
  /** The counts of certificates that were signed for attacks of the probe. */
  readonly minted: CertificateCounts
}

/** The kinds of names that certificates are listed by. */
export const listedNames = ['dns', 'uri', 'email', 'ip', 'upn'] as const

/** Conditions that a listed certificate must all meet. */
export type ListFilters = {
  readonly usage?: Usage
  /** Name of the authority that signed it. */
  readonly authority?: string
  readonly profile?: string
  /** States of which they are in one; `issued` are those in date. */
  readonly states?: readonly (keyof CertificateCounts)[]
  /** A name, or one in which `*` stands for any characters. */
  readonly name?: string
  /** Names of its subjectAltName, all of them; in each, `*` stands for any characters. */
  readonly subjectAltNames?: readonly { readonly kind: (typeof listedNames)[number]; readonly value: string }[]
  /** Claims that they carry, all of them, each with just this value; in a value, `*` stands for any characters. */
  readonly claims?: readonly { readonly name: string; readonly value: string }[]
  /** A text in it, whatever its case: in its name, subject, subjectAltName, claims, profile, authority, serial number or fingerprint. */
  readonly text?: string
  /** Whether certificates signed for the probe are listed; left out unless their name is asked for. */
  readonly minted?: 'left-out' | 'included'
  /** Those that are still good, or will be, and end within so many days. */
  readonly expiringWithinDays?: number
  /** The same, with a unit: `12h`, `30d`, `4w`. */
  readonly expiring?: string
  /** The newest first, the first that ends, or by name; `expires` where `expiring` is asked for, otherwise `issued`. */
  readonly order?: CertificateOrder
  readonly direction?: 'forward' | 'reverse'
}

/** A page of what fits. */
export type ListRequest = ListFilters & {
  readonly limit: number
  /** Continues where another page of the same order ended. */
  readonly before?: string
}

export const countApart = async (store: Store): Promise<Pick<ListAnswer, 'counts' | 'minted'>> => ({
  counts: await store.certificates.count({ except: PROBE_NAME }),
  minted: await store.certificates.count({ name: PROBE_NAME }),
})

/** The query for one name, or for all names that fit a pattern. @throws {CountersignError} `identity.refused`, `input.malformed` */
function namesAsked(text: string): Pick<CertificateQuery, 'name' | 'pattern'> {
  if (!text.includes('*')) return { name: parseEntryName(text) }
  if (/^[a-z0-9._*-]{1,63}$/.test(text)) return { pattern: text }
  const expected = '1 to 63 of a-z 0-9 . _ -, and * for any characters'
  throw new CountersignError('input.malformed', { what: 'pattern of names', value: text, expected })
}

type AskedName = NonNullable<ListFilters['subjectAltNames']>[number]

/** What each kind of name looks like; nothing else is in any certificate. */
const nameForms: Readonly<Record<AskedName['kind'], { readonly shape: RegExp; readonly expected: string }>> = {
  dns: { shape: /^[a-z0-9.*_-]+$/, expected: 'a domain name, such as api.acme.internal or *.acme.internal' },
  uri: {
    shape: /^([a-z][a-z0-9+.-]*:|[a-z0-9+.-]*\*)[\x21-\x7e]*$/i,
    expected: 'a URI, such as spiffe://acme.internal/ops/*',
  },
  email: {
    shape: /^[^\p{C}\p{Z}@*]*([^\p{C}\p{Z}@]*@|\*)[\x21-\x7e]*$/u,
    expected:
      'an e-mail address, such as alice@acme.internal or *@acme.internal; a part of the domain that has a * is written in ASCII',
  },
  ip: { shape: /^[0-9a-f.:*]+$/i, expected: 'an IP address, such as 10.0.0.7 or 10.0.*' },
  upn: {
    shape: /^[\x21-\x7e]*[@*][\x21-\x7e]*$/,
    expected: 'a user principal name, such as alice@acme.internal or *@acme.internal',
  },
}

/** Where the domain of an address begins, or of a pattern of addresses: where no @ is in it, after the first star. */
const afterMailbox = (text: string): number => (text.includes('@') ? text.lastIndexOf('@') : text.indexOf('*')) + 1
/** Where the domain of a name begins, by the kind of the name. */
const domainStarts: Readonly<Partial<Record<AskedName['kind'], (text: string) => number>>> = {
  dns: () => 0,
  email: afterMailbox,
  upn: afterMailbox,
}

/** The text as certificates have it: domains in lower case and in A-labels, and what stands before them in normal form C. */
function spelt({ kind, value }: AskedName): string {
  const start = domainStarts[kind]?.(value)
  return start === undefined ? value : value.slice(0, start).normalize('NFC') + asciiDomain(value.slice(start))
}

/**
 * The kinds of an e-mail address: one whose local part is beyond ASCII is a kind of its own, which nobody has to know who looks for it,
 * and a star may stand for such a part.
 *
 * @see RFC 9598 §3
 */
function mailboxKinds(text: string): readonly GeneralName['kind'][] {
  if (/[^\0-\x7f]/.test(text)) return ['smtpUtf8Mailbox']
  return /^[^@]*\*/.test(text) ? ['email', 'smtpUtf8Mailbox'] : ['email']
}

/** @throws {CountersignError} `input.malformed` */
function nameTerm({ kind, value }: AskedName): TermQuery {
  const { shape, expected } = nameForms[kind]
  const text = spelt({ kind, value })
  if (!shape.test(text))
    throw new CountersignError('input.malformed', { what: `name of kind ${kind}`, value, expected })
  const kinds = kind === 'email' ? mailboxKinds(text) : [kind]
  if (text.includes('*')) return { kinds, pattern: text }
  return { kinds, value: kind === 'ip' ? formatIpAddress(parseIpAddress(text)) : text }
}

/** @throws {CountersignError} `authority.unknown`, `profile.unknown` */
async function requireKnown({ authority, profile }: ListFilters, { home, store, profiles }: Opened): Promise<void> {
  const authorities = home.settings.authorities.map(({ name }) => name as string)
  if (authority !== undefined && !authorities.includes(authority)) {
    throw new CountersignError('authority.unknown', { authority, known: authorities })
  }
  if (profile === undefined || profile === UNKNOWN_PROFILE) return
  const known = (await profiles()).map(({ name }) => name)
  if (known.includes(profile)) return
  // It may have been one when something was issued under it.
  const { rows } = await store.certificates.list({ profile, limit: 1 })
  if (rows.length === 0) throw new CountersignError('profile.unknown', { profile, known })
}

/** The times within which certificates end. @throws {CountersignError} `input.malformed`, `usage.wrong` */
function secondsAsked({ expiring, expiringWithinDays }: ListFilters): number | undefined {
  if (expiring === undefined) return expiringWithinDays === undefined ? undefined : expiringWithinDays * DAY_SECONDS
  if (expiringWithinDays === undefined) return parseDuration(expiring)
  throw new CountersignError('usage.wrong', {
    problem: 'it was said twice within which time certificates end',
    next: `leave out one of the two: ${expiring}, or ${expiringWithinDays} days`,
  })
}

/** @throws {CountersignError} as {@link listCertificates} */
async function queryOf(
  filters: ListFilters,
  opened: Opened,
  { clock }: Ports,
): Promise<Omit<CertificateQuery, 'limit'>> {
  const { usage, authority, profile, name, text, direction, subjectAltNames = [], claims = [] } = filters
  const within = secondsAsked(filters)
  await requireKnown(filters, opened)
  if (text !== undefined && text.length < 2) {
    throw new CountersignError('input.malformed', {
      what: 'text to look for',
      value: text,
      expected: 'two characters or more',
    })
  }
  const now = clock.now()
  const claimTexts = claims.map(({ name, value }) => ({ claim: name, text: value }))
  const states = filters.states ?? []
  const order = filters.order ?? (within === undefined ? 'issued' : 'expires')
  return {
    order,
    terms: [
      ...(claimTexts.length === 0 ? [] : claimTerms((await opened.lexicon()).claims, claimTexts)),
      ...subjectAltNames.map(nameTerm),
    ],
    ...present({ usage, profile, text, direction }),
    ...(authority === undefined ? {} : { authority: parseEntryName(authority) }),
    ...(name === undefined ? {} : namesAsked(name)),
    // A pattern asks for no name in particular.
    ...(filters.minted !== 'included' && name !== PROBE_NAME ? { except: PROBE_NAME } : {}),
    ...(within === undefined
      ? { states }
      : {
          states: states.length > 0 ? states : ['issued', 'not-yet-valid'],
          endingFrom: now,
          expiringBefore: addSeconds(now, within),
        }),
  }
}

/** Names that look like one that nobody has, which was asked for in full. */
async function namesNear(
  { name }: Pick<CertificateQuery, 'name'>,
  { certificates }: Store,
): Promise<readonly string[]> {
  if (name === undefined || (await certificates.list({ name, limit: 1 })).rows.length > 0) return []
  return certificates.findNear(name, PROBE_NAME)
}

/**
 * Lists a page of the certificates that fit, and counts all that there are.
 *
 * @throws {CountersignError} `input.malformed`, `identity.refused`, `claim.unknown`, `claim.refused`, `authority.unknown`, `profile.unknown`,
 * `usage.wrong`, `home.*`
 */
export function listCertificates(request: ListRequest, held: HeldHome, ports: Ports): Promise<ListAnswer> {
  return held.read(async (opened) => {
    const { home, store } = opened
    const { limit, before } = request
    const query = await queryOf(request, opened, ports)
    const lexicon = await opened.lexicon()
    const { rows, next } = await store.certificates.list({ ...query, limit, ...present({ before }) })
    const unpublished = await findUnpublished(rows, home, { ...ports, store })
    const near = rows.length > 0 ? [] : await namesNear(query, store)
    const now = ports.clock.now()
    return {
      certificates: rows.map((row) => certificateFacts(row, lexicon, now, 'row', unpublished)),
      ...present({ next, near: near.length > 0 ? near : undefined }),
      ...(await countApart(store)),
    }
  })
}

/** Revoked certificates that are on no CRL yet, of all authorities. A CRL that cannot be used names nothing. */
async function allUnpublished({ home, store }: Opened, { files }: Ports): Promise<ReadonlySet<string>> {
  const found: string[] = []
  for (const { name } of home.settings.authorities) {
    const authority = await findAuthority(home, name, store, files)
    const crl = await lookAtCrl(home, authority, { store, files }).catch((error: unknown) => {
      if (!isRefusal(error) || error.code === 'disk.failed') throw error
      return undefined
    })
    const { unpublished } = await findBacklog(crl, authority, store)
    found.push(...unpublished.map((serial) => keyOf({ authority: name, serial })))
  }
  return new Set(found)
}

/**
 * Lists all certificates that fit, in their order, some hundred at a time: memory does not grow with them. Those that are issued meanwhile may
 * be left out.
 *
 * @throws {CountersignError} as {@link listCertificates}
 */
export async function* listAllCertificates(
  filters: ListFilters,
  held: HeldHome,
  ports: Ports,
): AsyncGenerator<CertificateFacts, void, undefined> {
  let unpublished: ReadonlySet<string> | undefined
  for (let before: string | undefined; ; ) {
    const page = await held.read(async (opened) => {
      const query = await queryOf(filters, opened, ports)
      const { rows, next } = await opened.store.certificates.list({ ...query, limit: READ, ...present({ before }) })
      unpublished ??= await allUnpublished(opened, ports)
      const lexicon = await opened.lexicon()
      const now = ports.clock.now()
      return { next, certificates: rows.map((row) => certificateFacts(row, lexicon, now, 'row', unpublished)) }
    })
    yield* page.certificates
    before = page.next
    if (before === undefined) return
  }
}
