/**
 * The types of the port (the interface of the core) to the record, the database of a home. `core/record.ts` has the types of
 * the recorded things.
 */
import type { Der, EntryName, Fingerprint, Instant, SerialNumber } from '../brand.ts'
import type {
  Act,
  AuthorityRecord,
  CertificateCounts,
  CertificateQuery,
  CertificateRecord,
  Contradiction,
  CrlRecord,
  CrlTerms,
  EventRecord,
  Reservation,
  Revocation,
  Superseding,
  Term,
} from '../record.ts'

/** A CRL about to be signed: its number and time, and the entries that it is to have. */
export type CrlDraft = {
  readonly number: number
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  /** Read as they are asked for, each once: nobody knows before how many there are. */
  chunks(): AsyncIterable<CrlChunk>
}

/** Some entries of a CRL, about 100 KB; their octets are valid until the next are asked for. */
export type CrlChunk = {
  /** As they were stored, joined. */
  readonly entries: Uint8Array
  /** The serial numbers that those are recorded under, in their order: a text of hex digits with commas between. */
  readonly serials: Uint8Array
  /** Revoked by a clock that was ahead: an entry that says so would count for some verifiers only once that moment has come. */
  readonly ahead: readonly Pick<Revocation, 'serial' | 'reason'>[]
}

/** The number and time of a CRL that is known to exist, though perhaps not to the record. */
export type CrlFloor = { readonly number: number; readonly thisUpdate: Instant }

/** The certificate of an authority that is recorded, and the one that follows it. */
export type AuthorityCertificates = { readonly recorded: Der<'Certificate'>; readonly newer: Der<'Certificate'> }

export type Authorities = {
  /**
   * Records an authority; `place` puts its files in place meanwhile, under the record's lock.
   * @throws {CountersignError} `authority.exists`: then nothing was put in place
   */
  add(authority: AuthorityRecord, place?: () => Promise<void>): Promise<void>
  /** Puts a newer certificate of the same key in place of the one that is recorded; false where another is by now. */
  replaceCertificate(name: EntryName, certificate: AuthorityCertificates): Promise<boolean>
  list(): Promise<readonly AuthorityRecord[]>
}

export type Certificates = {
  /**
   * Says early what {@link Certificates.reserve} would refuse anyway where `naming` is `once`.
   * @throws {CountersignError} `name.taken`, `name.busy`
   */
  requireFreeName(name: EntryName): Promise<void>
  /**
   * Says early what {@link Certificates.reserve} would refuse anyway where `key` is `brought`: a key that was revoked for
   * keyCompromise, and one that a good certificate of another name has, or one that is being issued.
   * @param spki with the point of a curve uncompressed, as certificates have it
   * @throws {CountersignError} `key.compromised`, `key.taken`
   */
  requireFreeKey(name: EntryName, spki: Der<'SubjectPublicKeyInfo'>): Promise<void>
  /**
   * Writes down what is about to be signed, all or nothing, with a lease of 60 seconds. Abandons lapsed reservations
   * first.
   * @throws {CountersignError} `certificate.unrenewable` where what it renews is revoked, renewed, or being renewed;
   * `name.taken` and, where its lease still runs, `name.busy`, where `naming` is `once`;
   * `key.compromised`, `key.taken` where `key` is `brought`; `claim.oid-changed`
   */
  reserve(reservations: readonly Reservation[]): Promise<void>
  /** Gives back what this command reserved and will not record, so that the names are free; nothing where it was recorded. */
  abandon(reserved: readonly { authority: EntryName; serial: SerialNumber }[]): Promise<void>
  /**
   * Turns reservations into issued certificates by compare-and-set, marks what they renew as superseded, and records the act.
   * @returns the serials that had lapsed; their signed bytes must be destroyed
   */
  recordIssued(
    issued: readonly {
      authority: EntryName
      serial: SerialNumber
      certificate: Der<'Certificate'>
      /** What it is found by, where that was read before it was signed. */
      terms?: readonly Term[]
      supersedes?: Superseding
    }[],
  ): Promise<readonly SerialNumber[]>

  /** Of this authority, where one is named; several authorities may have used one number. */
  findBySerial(serial: SerialNumber, authority?: EntryName): Promise<CertificateRecord | undefined>
  findByFingerprint(fingerprint: Fingerprint): Promise<CertificateRecord | undefined>
  /** Looks at every certificate: no index has these digests. */
  findBySha1(sha1: string): Promise<CertificateRecord | undefined>
  /** All certificates of a key, by lower-case hex of SHA-256 over its SubjectPublicKeyInfo, newest first. */
  findByKey(digest: string): Promise<readonly CertificateRecord[]>
  /** Good certificates whose key was stolen: another certificate of the key was revoked for keyCompromise. The first to end first. */
  listStolen(limit: number): Promise<readonly CertificateRecord[]>
  /** All certificates of a name, newest first. */
  findByName(name: EntryName): Promise<readonly CertificateRecord[]>
  /** Those of some names that any certificate or reservation has, whatever has become of it. */
  listUsedNames(names: readonly EntryName[]): Promise<ReadonlySet<EntryName>>
  /** Names that look like this one, at most three, but for one. */
  findNear(name: string, except: EntryName): Promise<readonly string[]>
  list(query: CertificateQuery): Promise<{ rows: readonly CertificateRecord[]; next?: string }>
  /** Counts the certificates of a name, or all except those of a name, or all. */
  count(which?: Pick<CertificateQuery, 'name' | 'except'>): Promise<CertificateCounts>
}

export type Revocations = {
  /**
   * Records revocations as one event each. What is only reserved is abandoned.
   * @throws {CountersignError} `serial.unknown` where nothing is to be adopted; `serial.already-revoked`
   */
  add(revocations: readonly Revocation[]): Promise<void>
  /**
   * What the next CRL must name besides: abandoned certificates that no CRL names yet, and minted ones past their
   * `revokeAfter`. Expired ones are left out.
   */
  listOverdue(authority: EntryName): Promise<readonly CertificateRecord[]>
  /**
   * What a CRL of now must name, of certificates that have not ended: those that are revoked, and those that the next
   * signing command would find by {@link Revocations.listOverdue}. Writes nothing.
   * @param published the SHA-256 of a CRL: where the record has it as one that it drafted, what that names is left out
   */
  listDue(
    authority: EntryName,
    published?: string,
  ): Promise<{ revoked: readonly SerialNumber[]; overdue: readonly SerialNumber[] }>
  /** Whether any certificate of an authority that has not ended is revoked. */
  hasStanding(authority: EntryName): Promise<boolean>
  /**
   * Holds the serial numbers of a CRL against the recorded revocations of its authority.
   * @returns those that it does not have, and those whose entry will not come again because their certificate has ended
   */
  compare(
    authority: EntryName,
    serials: readonly SerialNumber[],
  ): Promise<{
    readonly lacking: readonly SerialNumber[]
    readonly ended: readonly { readonly record: CertificateRecord; readonly notAfter: Instant }[]
  }>
  /** Certificates that have ended by what their revocation says, and not by their own row: the next CRL would leave them out. */
  listEndedEarly(
    authority: EntryName,
  ): Promise<readonly { readonly record: CertificateRecord; readonly notAfter: Instant }[]>
}

export type Crls = {
  /** The last one that was recorded for an authority. */
  findLast(authority: EntryName): Promise<CrlRecord | undefined>
  /** Whether a CRL of this SHA-256 was drafted from this record: it named nothing then that the record did not have. */
  isDrafted(authority: EntryName, sha256: string): Promise<boolean>
  /** Where exports put the CRLs that they were given, each path once. */
  listExported(): Promise<readonly string[]>
  /**
   * Publishes a CRL under one lock per record. Number and thisUpdate are written down before `emit` signs and puts the
   * file in place, so that neither is ever used twice, whenever the process dies. Both rise above `floor` and above
   * every earlier CRL, the time unless its terms say otherwise; thisUpdate is `now` less `BACKDATE_SECONDS` where that rises, and never after `now`. Entries stay until
   * their certificate's notAfter plus one lifetime.
   * @param emit gives the SHA-256 of what it put in place, in lower-case hex, and how many entries that has
   * @throws {CountersignError} `crl.clock-behind` when thisUpdate could only rise into the future
   */
  publish(
    authority: EntryName,
    terms: CrlTerms,
    floor: CrlFloor | undefined,
    emit: (draft: CrlDraft) => Promise<Pick<CrlRecord, 'entries'> & { readonly sha256: string }>,
  ): Promise<CrlRecord>
}

export type Events = {
  add(act: Act): Promise<void>
  /** Every event in order, or those of one kind. */
  list(kind?: Act['kind']): Promise<readonly EventRecord[]>
  /** Counts them, and finds the first at which their chain breaks. */
  check(): Promise<{ readonly count: number; readonly brokenAt?: number }>
}

/** How many events there are, the first at which their chain breaks, and what the record says twice and differently. */
export type RecordCheck = {
  readonly count: number
  readonly brokenAt?: number
  readonly contradictions: readonly Contradiction[]
}

/** The record, by what it is about. Each method is one transaction. Time is the store's own, for leases and for `at`. */
export type Store = {
  readonly authorities: Authorities
  readonly certificates: Certificates
  readonly revocations: Revocations
  readonly crls: Crls
  readonly events: Events

  now(): Promise<Instant>
  /** Whether it is still what one would open now, so that it may be used for the next act; a record may be restored meanwhile. */
  isCurrent(): Promise<boolean>
  /**
   * Runs an act while nobody else writes the record: a lock for what belongs to the record, such as handed-out files.
   * Whatever is written into a home is written so, or into a pending folder; a temporary file seen so has no writer.
   */
  alone<T>(act: () => Promise<T>): Promise<T>
  /**
   * Checks the chain of events, and holds the record against it: all of it, or what has come since the last time that it was found to be
   * sound, which is kept in the record with the hash of its last event. What was changed before that, only `whole` finds.
   */
  check(extent: 'new' | 'whole'): Promise<RecordCheck>
  /** Holds certificates, revocations and CRLs against the events that they came about by, and against themselves. */
  findContradictions(): Promise<readonly Contradiction[]>
  close(): Promise<void>
}
