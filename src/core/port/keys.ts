/**
 * The types of the port (the interface of the core) through which all other code uses private keys. `core/key.ts` has the types
 * of keys, such as RSA.
 */
import type { Der, SerialNumber } from '../brand.ts'
import type { Chunks } from '../chunks.ts'
import type { KeyType, SignatureAlgorithm } from '../key.ts'
import type { NewFile } from './files.ts'

/** Signs bytes; the key may live elsewhere. Takes chunks so that a CRL of any size passes through. */
export type Signer = {
  readonly algorithm: SignatureAlgorithm
  readonly spki: Der<'SubjectPublicKeyInfo'>
  sign(chunks: Chunks): Promise<Uint8Array>
}

/** A private key held open. Its secret half can only be used, or written by {@link Keys}; it has no readable form. */
export type PrivateKey = {
  readonly type: KeyType
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly signer: Signer
}

/** A key that can sign, of whatever type: also one of a type that countersign makes no keys of. */
export type SigningKey = Pick<PrivateKey, 'spki' | 'signer'>

/** A passphrase that opens or protects a key; as octets, so that its reader can wipe it. */
export type Passphrase = { readonly octets: Uint8Array }

/** A key that is held for a server and signs nothing here. */
export type ServerKey = Pick<PrivateKey, 'spki'>

/** Which key of which token (a smart card, an HSM) is meant; whatever is absent may be anything. */
export type TokenKey = {
  /** For people, without anything that could be secret. */
  readonly uri: string
  /** The library that speaks to the token: an absolute path; where absent, that of p11-kit, which knows all that the system has. */
  readonly module?: string
  readonly token: { readonly [What in 'label' | 'manufacturer' | 'model' | 'serial']?: string }
  /** `id` in hex, lower-case. */
  readonly key: { readonly label?: string; readonly id?: string }
}

/** PEM that stands in a key file before and after the key, and the form that all of it is written in. */
export type KeyLayout = { readonly before: string; readonly after: string; readonly form: 'pem' | 'base64' }

/**
 * How a bundle is protected. `modern`: AES-256 under PBES2, with a SHA-256 MAC. `compat`: 3DES with SHA-1, for programs that cannot
 * read `modern`.
 */
export type BundleProtection = 'modern' | 'compat'

/** What lies in a bundle beside the key, and what protects it. */
export type BundleContents = {
  /** The certificate of the key first, then what leads to its trust anchor. */
  readonly chain: readonly Der<'Certificate'>[]
  /** By which programs show the key and its certificate. */
  readonly friendlyName: string
  readonly password: Passphrase
  readonly protection: BundleProtection
}

/** A certificate of a group by its serial number, and the key that was made for it; absent where its key is elsewhere. */
export type JournalledKey = { readonly serial: SerialNumber; readonly key?: ServerKey }

export type Keys = {
  generate(type: KeyType): PrivateKey
  /** Makes a key that is only to be written: it signs nothing here. */
  make(type: KeyType): ServerKey
  /**
   * Writes many keys, not encrypted, into one file of mode 0600, durably, in the order of their certificates. The directory of the file
   * is its own, and is removed where that fails.
   */
  writeJournal(path: string, keys: readonly JournalledKey[]): Promise<void>
  /** The serial numbers in such a file; undefined where it is not there. */
  readJournal(path: string): Promise<readonly SerialNumber[] | undefined>
  /**
   * Writes keys of such a file as key files, each at its path, together with other files; no file for a key that is elsewhere.
   * @throws {CountersignError} `file.missing`, `file.malformed` where the journal lacks one of the certificates
   */
  unpackJournal(path: string, places: ReadonlyMap<SerialNumber, string>, beside: readonly NewFile[]): Promise<void>
  /**
   * What a thief has who got hold of a certificate and not of its key: a key that shows this public half over a secret of
   * its own. Undefined where the algorithm derives one from the other, so that no such key can be shown.
   */
  pretend(spki: Der<'SubjectPublicKeyInfo'>): SigningKey | undefined
  /**
   * Writes a key file of mode 0600, atomically and durably: encrypted PKCS#8 under a passphrase, else plain PKCS#8.
   *
   * @param layout what else the file holds, and its form; the key alone as PEM where absent
   */
  save(key: ServerKey, path: string, protection: Passphrase | 'unprotected', layout?: KeyLayout): Promise<void>
  /**
   * Writes a bundle (PKCS#12) of mode 0600, atomically and durably, after it was read back.
   *
   * @throws {CountersignError} `input.malformed` (friendly name), `disk.*`
   */
  saveBundle(key: SigningKey, path: string, contents: BundleContents): Promise<void>
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
  loadHandedIn(path: string, form?: 'pem' | 'base64'): Promise<ServerKey>
  /**
   * Opens a key that a person hands in, to sign with it: as {@link loadHandedIn}, but of RSA, a curve of NIST, Ed25519 or ML-DSA, and also
   * PKCS#8 under a passphrase.
   * @throws {CountersignError} as {@link loadHandedIn}; `passphrase.wrong`, `passphrase.missing` (encrypted and none given)
   */
  openHandedIn(path: string, passphrase?: Passphrase): Promise<SigningKey>
  /**
   * Opens a key that stays in its token, and has it sign once, to see that it is the key of this public half. The token is asked by one
   * program at once, for a bounded time. A wrong PIN is tried once: the second time it is refused here.
   *
   * @param pin asked only once the token was found
   * @throws {CountersignError} `token.unknown`, `token.failed`, `token.pin-wrong`, `program.missing`, and what `pin` throws; the signer
   * throws `token.failed`, `token.pin-wrong`
   */
  openInToken(which: TokenKey, pin: () => Promise<Passphrase>, spki: Der<'SubjectPublicKeyInfo'>): Promise<SigningKey>
}
