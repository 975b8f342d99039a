/**
 * The table of key types and signature algorithms, with their names in DER, in node:crypto and for people. A new type is one
 * more row.
 */

/** A signature algorithm, by its names in DER and in node:crypto. */
type SignatureRow = {
  /** Of its AlgorithmIdentifier. */
  readonly oid: string
  readonly parameters: 'absent' | 'null'
  /** The hash that is signed; null where the message itself is signed. */
  readonly digest: string | null
  /** The keys that make such signatures (`asymmetricKeyType`). */
  readonly node: string
}

/** @see RFC 5758 §3.2 (ECDSA), RFC 8410 §3 (Ed25519), RFC 9881 §2 (ML-DSA), RFC 4055 §5 (RSA) */
export const signatures = {
  'ecdsa-sha256': { oid: '1.2.840.10045.4.3.2', parameters: 'absent', digest: 'sha256', node: 'ec' },
  'ecdsa-sha384': { oid: '1.2.840.10045.4.3.3', parameters: 'absent', digest: 'sha384', node: 'ec' },
  ed25519: { oid: '1.3.101.112', parameters: 'absent', digest: null, node: 'ed25519' },
  'ml-dsa-44': { oid: '2.16.840.1.101.3.4.3.17', parameters: 'absent', digest: null, node: 'ml-dsa-44' },
  'ml-dsa-65': { oid: '2.16.840.1.101.3.4.3.18', parameters: 'absent', digest: null, node: 'ml-dsa-65' },
  'ml-dsa-87': { oid: '2.16.840.1.101.3.4.3.19', parameters: 'absent', digest: null, node: 'ml-dsa-87' },
  'rsa-sha256': { oid: '1.2.840.113549.1.1.11', parameters: 'null', digest: 'sha256', node: 'rsa' },
} as const satisfies Readonly<Record<string, SignatureRow>>

/** How a signature is made. */
export type SignatureAlgorithm = keyof typeof signatures

/**
 * Signatures by which a request may prove that its sender has the key: those above, and other hashes, which tools choose by the
 * size of the key.
 */
export const proofs: readonly SignatureRow[] = [
  ...Object.values(signatures),
  { oid: '1.2.840.10045.4.3.4', parameters: 'absent', digest: 'sha512', node: 'ec' },
  { oid: '1.2.840.113549.1.1.12', parameters: 'null', digest: 'sha384', node: 'rsa' },
  { oid: '1.2.840.113549.1.1.13', parameters: 'null', digest: 'sha512', node: 'rsa' },
]

/** A type of key. */
type KeyRow = {
  /** For people. */
  readonly title: string
  /** How it signs. */
  readonly signature: SignatureAlgorithm
  /** Its name in node:crypto. */
  readonly node: string
  readonly made: { readonly namedCurve?: string; readonly modulusLength?: number }
  /** In a SubjectPublicKeyInfo: a curve by its OID, an algorithm without parameters by its own, RSA by the bits of its modulus. */
  readonly curve?: string
  readonly plain?: string
  /** Of one coordinate, or of the whole key. */
  readonly octets?: number
  /** Which targets can have it for their server's key: one that is handed in must suit all. */
  readonly servers: 'all' | 'some'
  /** Whether it also encrypts, so that its certificate may say keyEncipherment. */
  readonly encrypts?: true
  /** Which few programs can read: nothing makes such a key unless it is asked for, and the person who asks gets a warning. */
  readonly experimental?: true
}

/** @see RFC 5480 §2.1.1.1 (curves), RFC 8410 §4 (Ed25519), RFC 9881 §4 (ML-DSA) */
const rows = {
  'ec-p256': {
    title: 'EC P-256',
    signature: 'ecdsa-sha256',
    node: 'ec',
    made: { namedCurve: 'prime256v1' },
    curve: '1.2.840.10045.3.1.7',
    octets: 32,
    servers: 'all',
  },
  'ec-p384': {
    title: 'EC P-384',
    signature: 'ecdsa-sha384',
    node: 'ec',
    made: { namedCurve: 'secp384r1' },
    curve: '1.3.132.0.34',
    octets: 48,
    servers: 'all',
  },
  ed25519: {
    title: 'Ed25519',
    signature: 'ed25519',
    node: 'ed25519',
    made: {},
    plain: '1.3.101.112',
    octets: 32,
    servers: 'all',
  },
  'rsa-3072': {
    title: 'RSA 3072',
    signature: 'rsa-sha256',
    node: 'rsa',
    made: { modulusLength: 3072 },
    servers: 'all',
    encrypts: true,
  },
  'rsa-4096': {
    title: 'RSA 4096',
    signature: 'rsa-sha256',
    node: 'rsa',
    made: { modulusLength: 4096 },
    servers: 'all',
    encrypts: true,
  },
  'ml-dsa-44': {
    title: 'ML-DSA-44',
    signature: 'ml-dsa-44',
    node: 'ml-dsa-44',
    made: {},
    plain: '2.16.840.1.101.3.4.3.17',
    octets: 1312,
    servers: 'some',
    experimental: true,
  },
  'ml-dsa-65': {
    title: 'ML-DSA-65',
    signature: 'ml-dsa-65',
    node: 'ml-dsa-65',
    made: {},
    plain: '2.16.840.1.101.3.4.3.18',
    octets: 1952,
    servers: 'some',
    experimental: true,
  },
  'ml-dsa-87': {
    title: 'ML-DSA-87',
    signature: 'ml-dsa-87',
    node: 'ml-dsa-87',
    made: {},
    plain: '2.16.840.1.101.3.4.3.19',
    octets: 2592,
    servers: 'some',
    experimental: true,
  },
} as const satisfies Readonly<Record<string, KeyRow>>

/** Keys that no certificate is issued for, and that are known for what they are. @see RFC 8410 §4 */
export const foreignKeys: readonly Pick<KeyRow, 'title' | 'made' | 'curve' | 'plain' | 'octets' | 'servers'>[] = [
  { title: 'EC P-521', made: { namedCurve: 'secp521r1' }, curve: '1.3.132.0.35', octets: 66, servers: 'all' },
  { title: 'Ed448', made: {}, plain: '1.3.101.113', octets: 57, servers: 'some' },
]

/** The bits of RSA keys that all servers can have: OpenSSL refuses smaller ones at the security level that is set. */
export const serverRsaBits = { least: 2048, most: 8192 }

/** The types of keys that certificates are issued for. */
export type KeyType = keyof typeof rows
export const keyTypes = Object.keys(rows) as [KeyType, ...KeyType[]]

/** The types that are not experimental. */
export const settledKeyTypes: readonly KeyType[] = keyTypes.filter((type) => !('experimental' in rows[type]))

/** All that is known of a type. Pure. */
export const keyRow = (type: KeyType): KeyRow => rows[type]

/** The type of key with these facts; undefined where it is not in the table. Pure. */
export const keyTypeWhere = (holds: (row: KeyRow) => boolean): KeyType | undefined =>
  keyTypes.find((type) => holds(rows[type]))

const known = [...Object.values<KeyRow>(rows), ...foreignKeys]

/** What node:crypto calls the curves. */
export const namedCurves: readonly string[] = known.flatMap(({ made: { namedCurve } }) => namedCurve ?? [])

/** What keys that all servers can have are called, without those of RSA. */
export const serverKeyTitles: readonly string[] = known
  .filter(({ made, servers }) => servers === 'all' && made.modulusLength === undefined)
  .map(({ title }) => title)

/** What a person should know who uses a key of this type; undefined where there is nothing to know. Pure. */
export const cautionAbout = (type: KeyType): string | undefined =>
  keyRow(type).experimental &&
  `keys of the type ${type} are experimental: few servers and clients can verify them, and nobody who has one can use it over TLS 1.2`
