/** The effects, as types. Each is implemented once, in `effects/` or `store/`, and handed down from the roof. */
import type { Der, EntryName, Instant, SerialNumber } from './brand.ts'
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
} from './record.ts'

export type * from './network.ts'
export type { Processes, Running } from './processes.ts'

/** Time. Nothing else in the program asks what time it is. */
export type Clock = {
  /** The present whole second. */
  now(): Instant
  /** Milliseconds on a clock that never goes back, for durations only. */
  elapsedMs(): number
  sleep(ms: number): Promise<void>
}

/** Randomness from the system's CSPRNG. */
export type Entropy = {
  bytes(length: number): Uint8Array
}

// ---- keys -----------------------------------------------------------------------------------------------------------

export const keyTypes = ['ec-p256', 'ec-p384', 'ed25519', 'rsa-3072', 'rsa-4096'] as const
export type KeyType = (typeof keyTypes)[number]

/** How a signature is made; its AlgorithmIdentifier is in `x509/algorithm.ts`. */
export type SignatureAlgorithm = 'ecdsa-sha256' | 'ecdsa-sha384' | 'ed25519' | 'rsa-sha256'

/** Signs bytes; the key may live elsewhere. Takes chunks so that a CRL of any size passes through. */
export type Signer = {
  readonly algorithm: SignatureAlgorithm
  readonly spki: Der<'SubjectPublicKeyInfo'>
  sign(chunks: Iterable<Uint8Array>): Promise<Uint8Array>
}

/** A private key held open. Its secret half can only be used, or written by {@link Keys}; it has no readable form. */
export type PrivateKey = {
  readonly type: KeyType
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly signer: Signer
}

/** What opens or protects a key; as octets, so that whoever read it can wipe it. */
export type Passphrase = { readonly octets: Uint8Array }

/** A key that is held for a server and signs nothing here. */
export type ServerKey = Pick<PrivateKey, 'spki'>

export type Keys = {
  generate(type: KeyType): PrivateKey
  /**
   * What a thief has who got hold of a certificate and not of its key: a key that shows this public half over a secret of
   * its own. Undefined where the algorithm derives one from the other, so that no such key can be shown.
   */
  pretend(spki: Der<'SubjectPublicKeyInfo'>): PrivateKey | undefined
  /** Writes a key file of mode 0600, atomically and durably: encrypted PKCS#8 under a passphrase, else plain PKCS#8. */
  save(key: ServerKey, path: string, protection: Passphrase | 'unprotected'): Promise<void>
  /**
   * Opens a key file.
   * @throws {CountersignError} `passphrase.wrong`, `passphrase.missing` (encrypted and none given), `file.missing`,
   * `file.malformed`, `file.exposed` (readable by others)
   */
  load(path: string, passphrase?: Passphrase): Promise<PrivateKey>
  /**
   * Opens the key of a server, as a person hands it in: PKCS#8, PKCS#1 or SEC1 in PEM, of any type, not encrypted, perhaps
   * behind a link or beside certificates. Its mode is judged by what is opened.
   * @throws {CountersignError} `file.missing`, `file.malformed` (also where it is encrypted), `file.exposed` (readable by
   * everybody)
   */
  loadHandedIn(path: string): Promise<ServerKey>
}

// ---- files ----------------------------------------------------------------------------------------------------------

/** `pipe` is a socket too: what ends sometime, and has no size. */
export type FileKind = 'file' | 'directory' | 'symlink' | 'pipe' | 'other'

export type FileFacts = {
  readonly kind: FileKind
  /** Permission bits only. */
  readonly mode: number
  readonly owner: number
  readonly size: number
  readonly modifiedAt: Instant
}

/** What was opened, told of the open file itself: nothing can be put in its place in between. */
export type OpenedFile = {
  readonly facts: FileFacts
  /** Whether it lies where nobody can write, such as a mount of a container. */
  readonly mount: 'read-only' | 'writable'
  /** `given`: whoever started this process opened it, not a path. */
  readonly by: 'path' | 'given'
  /** Empty where it is neither a file nor a pipe. */
  readonly content: Uint8Array
}

/**
 * The disk. Writing is atomic (a temporary file, synced, renamed) and durable; every failure is a refusal: `disk.full`,
 * `disk.failed`.
 */
export type Files = {
  /**
   * The whole content of a file, or undefined where nothing is there. Refuses over 64 MiB, and what is no file, such as a pipe: it
   * is not waited for.
   */
  read(path: string): Promise<Uint8Array | undefined>
  readText(path: string): Promise<string | undefined>
  /** The same of what a person names, which may be a pipe or a device too: they are read to their end. */
  readHandedIn(path: string): Promise<Uint8Array | undefined>
  /**
   * Opens what a path leads to, behind every symbolic link, and reads it; undefined where nothing is there. `-`, `/dev/stdin` and
   * `/dev/fd/N` are the open files that this process was given. Refuses over 64 MiB.
   */
  open(path: string): Promise<OpenedFile | undefined>
  /** `private` is mode 0600, `public` 0644, `executable` 0755. Never follows a symbolic link at `path`. */
  write(
    path: string,
    content: string | Uint8Array | Iterable<Uint8Array>,
    access: 'private' | 'public' | 'executable',
  ): Promise<void>
  /** Makes a directory and its missing parents; `private` is 0700. */
  makeDirectory(path: string, access: 'private' | 'public'): Promise<void>
  /** A new directory of mode 0700 under the system's temporary directory. */
  makeTemporaryDirectory(prefix: string): Promise<string>
  /** Names in a directory, sorted; empty where there is none. */
  list(path: string): Promise<readonly string[]>
  /** Facts of the path itself (a link is a link), or undefined. */
  describe(path: string): Promise<FileFacts | undefined>
  /** Where a path leads, behind every symbolic link; the path itself where nothing is there. */
  follow(path: string): Promise<string>
  rename(from: string, to: string): Promise<void>
  /** Removes a file or a whole directory; nothing there is fine. */
  remove(path: string): Promise<void>
  /** The user whose process this is. */
  currentUser(): number
  /** Absolute form, against the working directory. */
  resolve(path: string): string
}

// ---- people ---------------------------------------------------------------------------------------------------------

export type Progress = {
  /** Replaces the line; `done` of `total` draws a bar where both are given. */
  update(label: string, done?: number, total?: number): void
  /** Ends the line, and leaves nothing of it behind. */
  end(): void
}

/** A question to a person. */
export type Query = {
  readonly says: string
  /** Lines that are shown above it. */
  readonly lead: readonly string[]
  readonly colour: 'on' | 'off'
} & (
  | {
      readonly kind: 'text'
      readonly proposal?: string
      /** What is wrong with an answer; undefined where nothing is. */
      check(text: string): Promise<string | undefined>
    }
  | {
      readonly kind: 'choice'
      readonly proposal?: string
      /** Each with the line that shows it. */
      readonly choices: readonly { readonly value: string; readonly line: string }[]
    }
  | { readonly kind: 'yes-no'; readonly proposal: 'yes' | 'no' }
)

/** Data to stdout, talk to stderr, questions to the terminal itself. */
export type Terminal = {
  /** What stdout and stderr are. `columns` is 80 where it is not a terminal. */
  readonly output: { readonly interactive: boolean; readonly colour: boolean; readonly columns: number }
  readonly talk: { readonly interactive: boolean; readonly colour: boolean; readonly columns: number }
  /** Whether there is a terminal to ask on. */
  readonly canAsk: boolean
  /** Writes data to stdout and waits until it is taken. */
  write(text: string): Promise<void>
  /** Writes a line to stderr. */
  say(line: string): void
  /** Draws on stderr after one second, and only on a terminal. */
  progress(label: string): Progress
  /**
   * Asks on the terminal until the answer will do: a text, a value of the choices, `yes` or `no`.
   * @throws {CountersignError} `command.interrupted` at Ctrl-C
   */
  ask(query: Query): Promise<string>
  /** Asks without echo, on the terminal. */
  askSecret(question: string): Promise<string>
}

// ---- the record -----------------------------------------------------------------------------------------------------

/** A CRL about to be signed: its number and time, and its entries, as they were stored but for those of `ahead`. */
export type CrlDraft = {
  readonly number: number
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  /** All of them. */
  readonly entries: number
  /** Revoked by a clock that was ahead: an entry that says so would count for some verifiers only once that moment has come. */
  readonly ahead: readonly Pick<Revocation, 'serial' | 'reason'>[]
  /** Concatenated entries other than those ahead, in chunks. */
  chunks(): Iterable<Uint8Array>
  /** Whose entries those in the chunks are, in their order. */
  serials(): Iterable<SerialNumber>
}

/** The number and time of a CRL that is known to exist, though perhaps not to the record. */
export type CrlFloor = { readonly number: number; readonly thisUpdate: Instant }

/** The certificate of an authority that is recorded, and the one that follows it. */
export type AuthorityCertificates = { readonly recorded: Der<'Certificate'>; readonly newer: Der<'Certificate'> }

/**
 * The record. Each method is one transaction. Time is the store's own, for leases and for `at`.
 */
export type Store = {
  now(): Promise<Instant>
  close(): Promise<void>

  addAuthority(authority: AuthorityRecord): Promise<void>
  /** Puts a newer certificate of the same key in place of the one that is recorded; false where another is by now. */
  replaceCertificate(name: EntryName, certificate: AuthorityCertificates): Promise<boolean>
  listAuthorities(): Promise<readonly AuthorityRecord[]>

  /**
   * Says early what {@link reserve} would refuse anyway where `naming` is `once`.
   * @throws {CountersignError} `name.taken`, `name.busy`
   */
  requireFreeName(name: EntryName): Promise<void>
  /**
   * Writes down what is about to be signed, all or nothing, with a lease of 60 seconds. Abandons lapsed reservations
   * first.
   * @throws {CountersignError} `name.taken` and, where its lease still runs, `name.busy`, where `naming` is `once`;
   * `claim.oid-changed`
   */
  reserve(reservations: readonly Reservation[]): Promise<void>
  /** Gives back what this command reserved and will not record, so that the names are free; nothing where it was recorded. */
  abandon(reserved: readonly { authority: EntryName; serial: SerialNumber }[]): Promise<void>
  /**
   * Turns reservations into issued certificates by compare-and-set, and records the act.
   * @returns the serials that had lapsed; their signed bytes must be destroyed
   */
  recordIssued(
    issued: readonly { authority: EntryName; serial: SerialNumber; certificate: Der<'Certificate'> }[],
  ): Promise<readonly SerialNumber[]>

  /** Of this authority, where one is named; several authorities may have used one number. */
  findBySerial(serial: SerialNumber, authority?: EntryName): Promise<CertificateRecord | undefined>
  /** All certificates of a name, newest first. */
  findByName(name: EntryName): Promise<readonly CertificateRecord[]>
  /** Names that look like this one, at most three. */
  findNear(name: string): Promise<readonly string[]>
  list(query: CertificateQuery): Promise<{ rows: readonly CertificateRecord[]; next?: string }>
  /** Counts the certificates of a name, or all except those of a name, or all. */
  count(which?: Pick<CertificateQuery, 'name' | 'except'>): Promise<CertificateCounts>
  /**
   * The certificates of an authority that are good at a moment and hold these octets, such as a name as it is encoded;
   * newest first, at most a hundred.
   */
  findHolding(authority: EntryName, octets: Uint8Array, at: Instant): Promise<readonly CertificateRecord[]>

  /**
   * Records revocations as one event each. What is only reserved is abandoned.
   * @throws {CountersignError} `serial.unknown` where nothing is to be adopted; `serial.already-revoked`
   */
  revoke(revocations: readonly Revocation[]): Promise<void>
  /**
   * What the next CRL must name besides: abandoned certificates that no CRL names yet, and minted ones past their
   * `revokeAfter`. Expired ones are left out.
   */
  listOverdue(authority: EntryName): Promise<readonly CertificateRecord[]>
  /**
   * What a CRL of now must name, of certificates that have not ended: those that are revoked, and those that the next
   * signing command would find by {@link Store.listOverdue}. Writes nothing.
   */
  listDue(authority: EntryName): Promise<{ revoked: readonly SerialNumber[]; overdue: readonly SerialNumber[] }>

  /**
   * Holds the serial numbers of a CRL against the recorded revocations of its authority.
   * @returns those that it does not have, and those whose entry will not come again because their certificate has ended
   */
  compareRevoked(
    authority: EntryName,
    serials: readonly SerialNumber[],
  ): Promise<{
    readonly lacking: readonly SerialNumber[]
    readonly ended: readonly { readonly record: CertificateRecord; readonly notAfter: Instant }[]
  }>
  /** Where exports put the CRLs that they were given, each path once. */
  listExportedCrls(): Promise<readonly string[]>

  /** The last CRL that was recorded for an authority. */
  lastCrl(authority: EntryName): Promise<CrlRecord | undefined>
  /**
   * Publishes a CRL under one lock per record. Number and thisUpdate are written down before `emit` signs and puts the
   * file in place, so that neither is ever used twice, whenever the process dies. Both rise above `floor` and above
   * every earlier CRL, the time unless its terms say otherwise; thisUpdate is `now` less `BACKDATE_SECONDS` where that rises, and never after `now`. Entries stay until
   * their certificate's notAfter plus one lifetime.
   * @param emit gives the SHA-256 of what it put in place, in lower-case hex
   * @throws {CountersignError} `crl.clock-behind` when thisUpdate could only rise into the future
   */
  publishCrl(
    authority: EntryName,
    terms: CrlTerms,
    floor: CrlFloor | undefined,
    emit: (draft: CrlDraft) => Promise<string>,
  ): Promise<CrlRecord>

  /**
   * Runs an act while nobody else writes the record: a lock for what belongs to the record, such as handed-out files.
   * Whatever is written into a home is written so, or into a pending folder; a temporary file seen so has no writer.
   */
  alone<T>(act: () => Promise<T>): Promise<T>

  addEvent(act: Act): Promise<void>
  /** Every event in order, for whoever checks the chain; or those of one kind. */
  listEvents(kind?: Act['kind']): Promise<readonly EventRecord[]>
  /** Holds certificates, revocations and CRLs against the events that they came about by, and against themselves. */
  findContradictions(): Promise<readonly Contradiction[]>
}
