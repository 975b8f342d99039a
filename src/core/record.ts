/** The types of the entries in the record: authorities, certificates, CRLs and events. The store reads and writes them. */
import type { Der, EntryName, Fingerprint, Instant, Pin, SerialNumber } from './brand.ts'

/** The certificates that an authority signs: for clients, or for servers. */
export type Usage = 'client' | 'server'

/** The revocation reasons that may be asked for (RFC 5280 §5.3.1). No hold, no removal; `unspecified` is encoded as absent. */
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
] as const
export type RevocationReason = (typeof revocationReasons)[number]

export type AuthorityRecord = {
  readonly name: EntryName
  readonly usage: Usage
  readonly certificate: Der<'Certificate'>
  readonly pin: Pin
}

/** The entry that is recorded before a signature is made. */
export type Reservation = {
  readonly authority: EntryName
  readonly serial: SerialNumber
  readonly name: EntryName
  readonly profile: string
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** The claims in it, each with the object identifier or URI prefix that it lies under. */
  readonly claims: readonly { readonly name: string; readonly oid: string }[]
  /** The exact bytes about to be signed. */
  readonly tbs: Der<'TBSCertificate'>
  /** What was read in these bytes when they were made, so that nobody reads it again: their key, and what the certificate is found by. */
  readonly read?: { readonly spki: Der<'SubjectPublicKeyInfo'>; readonly terms: readonly Term[] }
  /** `once` refuses a name that is in use; `again` allows one more certificate under it. */
  readonly naming: 'once' | 'again'
  /** `brought`: its key exists already, from a request for example, so that somebody may have it; absent where it was made for this. */
  readonly key?: 'brought'
  /** Set on a certificate minted for an attack: the next signing command revokes it after this moment. */
  readonly revokeAfter?: Instant
  /** The certificate of the same authority that this one renews. */
  readonly supersedes?: Superseding
}

/** A certificate that another one renews, and what becomes of it then: it stays good until its end, or the next CRL revokes it. */
export type Superseding = { readonly serial: SerialNumber; readonly fate: 'keep' | 'revoke' }

type Entry = {
  readonly authority: EntryName
  readonly serial: SerialNumber
  readonly name: EntryName
  readonly profile: string
  readonly notBefore: Instant
  readonly notAfter: Instant
}

/** One certificate, in the only states there are. */
export type CertificateRecord =
  | (Entry & { readonly state: 'reserved'; readonly leaseEnds: Instant })
  | (Entry & { readonly state: 'abandoned' })
  | (Entry & {
      readonly state: 'issued'
      readonly certificate: Der<'Certificate'>
      readonly fingerprint: Fingerprint
      readonly issuedAt: Instant
      /** The serial number of the certificate that renewed it. */
      readonly supersededBy?: SerialNumber
    })
  | (Entry & {
      readonly state: 'revoked'
      readonly certificate: Der<'Certificate'>
      readonly fingerprint: Fingerprint
      readonly issuedAt: Instant
      readonly revokedAt: Instant
      readonly reason: RevocationReason
    })
  /** Revoked, and known by its serial number alone: from a signed CRL, or because somebody said so. */
  | (Entry & { readonly state: 'listed'; readonly revokedAt: Instant; readonly reason: RevocationReason })

/** A certificate that an authority of the record signed, and that the record does not hold. `certificate`: where somebody has it. */
export type UnrecordedCertificate = Entry & { readonly state: 'unrecorded'; readonly certificate?: Der<'Certificate'> }

/** The profile of what was issued without the record's knowledge. */
export const UNKNOWN_PROFILE = 'unknown'

/** The facts of a certificate that the record never saw, and that it takes up now. */
export type Adoption = {
  readonly name: EntryName
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** Where somebody has it; otherwise only its serial number is known. */
  readonly certificate?: Der<'Certificate'>
}

/** A revocation to record. `entry` is the CRL entry in DER, made once and kept (RFC 5280 §5.1.2.6). */
export type Revocation = {
  readonly authority: EntryName
  readonly serial: SerialNumber
  readonly reason: RevocationReason
  readonly revokedAt: Instant
  readonly entry: Der<'CrlEntry'>
  /** Records the certificate first where the record does not hold it. */
  readonly adoption?: Adoption
  /** The number of the signed CRL that it was taken from: to have it already is fine then. */
  readonly crl?: number
}

export type CrlRecord = {
  readonly authority: EntryName
  readonly number: number
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly entries: number
  /** Lower-case hex of SHA-256 over it; older records do not have it. */
  readonly sha256?: string
}

/** Two things that the record says, and that cannot both be true. */
export type Contradiction = { readonly about: string; readonly problem: string }

/** How long a CRL is to hold, and how it is dated. */
export type CrlTerms = {
  readonly lifetimeSeconds: number
  /** It holds until then at the latest: the last second of its authority. */
  readonly endsBy?: Instant
  /**
   * `rising`, where absent: later than every CRL before it. `by-clock`: somebody has said that the clock is right now, and was
   * ahead when the last one was signed; its number rises all the same.
   */
  readonly dating?: 'rising' | 'by-clock'
}

/**
 * Gives number and time of the newest of some CRLs: of those with the greatest number, the latest time. An older one may be dated
 * later: by a clock that was ahead. Pure.
 */
export function newestOf(
  crls: readonly Pick<CrlRecord, 'number' | 'thisUpdate'>[],
): Pick<CrlRecord, 'number' | 'thisUpdate'> | undefined {
  if (crls.length === 0) return undefined
  const number = Math.max(...crls.map((crl) => crl.number))
  const times = crls.filter((crl) => crl.number === number).map(({ thisUpdate }) => thisUpdate)
  return { number, thisUpdate: Math.max(...times) as Instant }
}

/** An act, as it goes into the hash chain. `facts` is canonical JSON without any secret. */
export type Act = {
  readonly kind:
    | 'authority.established'
    | 'authority.widened'
    | 'certificate.issued'
    | 'certificate.adopted'
    | 'certificate.abandoned'
    | 'certificate.revoked'
    | 'crl.published'
    | 'config.exported'
    | 'crl.deployed'
    | 'deployment.added'
    | 'deployment.forgotten'
  readonly facts: Readonly<Record<string, string | number | boolean>>
}

export type EventRecord = Act & {
  readonly sequence: number
  readonly at: Instant
  /** Lower-case hex of SHA-256 over the previous event's hash and this event. */
  readonly hash: string
}

/** A word that a certificate is found by: a name, by its kind, or the value of a claim, by its OID. */
export type Term = { readonly kind: string; readonly value: string }

/** What a certificate is found by: its terms, and the other texts in it. */
export type Findable = { readonly terms: readonly Term[]; readonly texts: readonly string[] }

/** Reads what a certificate is found by; nothing from what is no certificate. Pure. */
export type ReadFindable = (certificate: Uint8Array) => Findable

/** One term that certificates must have, of any of some kinds. */
export type TermQuery = { readonly kinds: readonly string[] } & (
  | { readonly value: string; readonly pattern?: never }
  /** A text in which each `*` stands for any characters. */
  | { readonly pattern: string; readonly value?: never }
)

/** The orders in which certificates are listed: the newest first, the first that ends first, or by name. */
export const certificateOrders = ['issued', 'expires', 'name'] as const
export type CertificateOrder = (typeof certificateOrders)[number]

/** A page of certificates; `before` continues where the last page ended, in every order. */
export type CertificateQuery = {
  /** `issued` where absent. */
  readonly order?: CertificateOrder
  readonly direction?: 'forward' | 'reverse'
  readonly name?: EntryName
  /** Names in which each `*` stands for any characters. */
  readonly pattern?: string
  /** Those whose certificates have all of these terms. */
  readonly terms?: readonly TermQuery[]
  /** Those in whose name, profile, authority, serial number, fingerprint, subject or terms this text occurs; capitals do not count. */
  readonly text?: string
  /** Leaves out those of this name. */
  readonly except?: EntryName
  readonly usage?: Usage
  readonly authority?: EntryName
  readonly profile?: string
  /** As it is recorded, whatever the time. */
  readonly state?: CertificateRecord['state']
  /** Those in any of these states, as they are counted now; all where there is none. */
  readonly states?: readonly (keyof CertificateCounts)[]
  /** Those that end then or later. */
  readonly endingFrom?: Instant
  readonly expiringBefore?: Instant
  /** Those whose whole validity is longer, in seconds. */
  readonly lastingOver?: number
  readonly before?: string
  readonly limit: number
}

/** How many certificates are in each state, each counted once: `issued` are those in date that nothing has renewed. */
export type CertificateCounts = Readonly<
  Record<Exclude<CertificateRecord['state'], 'listed'> | 'superseded' | 'not-yet-valid' | 'expired', number>
>

/** Where a moment lies about a validity, which includes both of its ends (RFC 5280 §4.1.2.5). */
export type Era = 'before' | 'within' | 'after'

/** Each counted state: which states are recorded of it, and, where the time or a successor counts, when, and whether there is one. */
export const countedStates: Readonly<
  Record<
    keyof CertificateCounts,
    { readonly recorded: readonly CertificateRecord['state'][]; readonly era?: Era; readonly superseded?: boolean }
  >
> = {
  reserved: { recorded: ['reserved'] },
  abandoned: { recorded: ['abandoned'] },
  issued: { recorded: ['issued'], era: 'within', superseded: false },
  superseded: { recorded: ['issued'], era: 'within', superseded: true },
  revoked: { recorded: ['revoked', 'listed'] },
  'not-yet-valid': { recorded: ['issued'], era: 'before' },
  expired: { recorded: ['issued'], era: 'after' },
}

/** The counted state of a certificate. Pure. */
export function countedStateOf(
  certificate: Pick<CertificateRecord, 'state' | 'notBefore' | 'notAfter'> & { readonly supersededBy?: SerialNumber },
  now: Instant,
): keyof CertificateCounts {
  const { state, notBefore, notAfter, supersededBy } = certificate
  const is: Era = now < notBefore ? 'before' : now > notAfter ? 'after' : 'within'
  const states = Object.keys(countedStates) as (keyof CertificateCounts)[]
  return states.find((counted) => {
    const { recorded, era, superseded } = countedStates[counted]
    const renewed = supersededBy !== undefined
    return recorded.includes(state) && (era ?? is) === is && (superseded ?? renewed) === renewed
  })!
}

/**
 * A CRL begins this long before it is signed, and says that a certificate was revoked this long before it was (the record keeps
 * the truth): for clocks that are behind. As long as a client's certificate is dated back, for one clock reads both.
 */
export const BACKDATE_SECONDS = 300

/** How long a reservation is somebody's. */
export const LEASE_SECONDS = 60

/** Whether a reservation is nobody's any more, also where the clock was set back since it was made. Pure. */
export const hasLapsed = ({ leaseEnds }: { readonly leaseEnds: Instant }, now: Instant): boolean =>
  leaseEnds < now || leaseEnds > now + 2 * LEASE_SECONDS
