/** Private keys: making, using, saving and opening them. No secret half leaves this file but as a key file or bundle of mode 0600. */

import {
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { promisify } from 'node:util'
import { type Form, readForm, writeForm } from '../asn1/form.ts'
import { encodePem, parsePem } from '../asn1/pem.ts'
import { type PemBlock, parsePemBlocks } from '../asn1/pem-handed-in.ts'
import { decryptPkcs8, encryptPkcs8, foreignScheme } from '../asn1/pkcs8.ts'
import { encodeBundle, localKeyIdOf } from '../asn1/pkcs12.ts'
import { parseBundle } from '../asn1/pkcs12-reader.ts'
import { parsePkcs8 } from '../asn1/private-key-info.ts'
import type { Der } from '../core/brand.ts'
import { joinChunks } from '../core/chunks.ts'
import { type KeyType, keyRow, keyTypeWhere, namedCurves, type SignatureAlgorithm, signatures } from '../core/key.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys, Passphrase, PrivateKey, ServerKey, Signer, SigningKey } from '../core/port/keys.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { createJournal, type MadeKey, makeQuickly, openMade } from './key-journal.ts'
import { pretendSecret } from './pretend.ts'

/** Makes a pair; the types of node:crypto know each kind by a call of its own. */
function generate(type: KeyType): KeyObject {
  const { node, made } = keyRow(type)
  return generateKeyPairSync(node as 'ec', made as { namedCurve: string }).privateKey
}

const signatureNames = Object.keys(signatures) as SignatureAlgorithm[]

const signAtOnce = promisify(sign)
/** What is no longer than this is signed in the thread pool, which copies it: of a batch, each processor takes its share. */
const AT_ONCE = 65_536

/** Keeps the secret half beside the key, not in it: printing, copying or serialising a key shows nothing. */
const secrets = new WeakMap<ServerKey, KeyObject>()
/** Of keys that were made to be written alone: they become objects of node:crypto only where one is asked for. */
const made = new WeakMap<ServerKey, MadeKey>()

function typeOf({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): KeyType | undefined {
  const { namedCurve, modulusLength } = asymmetricKeyDetails
  return keyTypeWhere(
    ({ node, made }) =>
      node === asymmetricKeyType && made.namedCurve === namedCurve && made.modulusLength === modulusLength,
  )
}

function signerOf(secret: KeyObject, algorithm: SignatureAlgorithm, spki: Der<'SubjectPublicKeyInfo'>): Signer {
  const { digest } = signatures[algorithm]
  return {
    algorithm,
    spki,
    sign: async (chunks) => {
      const [message, ...more] = Array.isArray(chunks) ? (chunks as readonly Uint8Array[]) : []
      if (message !== undefined && more.length === 0 && message.length <= AT_ONCE) {
        return new Uint8Array(await signAtOnce(digest, message, secret))
      }
      // Ed25519 reads its message twice (RFC 8032 §5.1.6), so it cannot be streamed.
      if (digest === null) return new Uint8Array(sign(null, await joinChunks(chunks), secret))
      const signing = createSign(digest)
      for await (const chunk of chunks) signing.update(chunk)
      return new Uint8Array(signing.sign(secret))
    },
  }
}

/**
 * The public half. However a file writes the point of a curve, it is given uncompressed: SEC 1 §2.3.3 knows a hybrid form
 * besides, which no certificate may hold (RFC 5480 §2.2). Its coordinates are enough to write it anew (RFC 7518 §6.2.1.1).
 */
function publicHalf(secret: KeyObject): Der<'SubjectPublicKeyInfo'> {
  const found = createPublicKey(secret)
  const isOnCurve = namedCurves.includes(found.asymmetricKeyDetails?.namedCurve ?? '')
  const key = isOnCurve ? createPublicKey({ key: found.export({ format: 'jwk' }), format: 'jwk' }) : found
  return new Uint8Array(key.export({ type: 'spki', format: 'der' })) as unknown as Der<'SubjectPublicKeyInfo'>
}

function openKey(secret: KeyObject, type: KeyType): PrivateKey {
  const spki = publicHalf(secret)
  const key: PrivateKey = { type, spki, signer: signerOf(secret, keyRow(type).signature, spki) }
  secrets.set(key, secret)
  return key
}

/** Opens a key of any type that can sign here; undefined for one that cannot. */
function openToSign(secret: KeyObject): SigningKey | undefined {
  const type = typeOf(secret)
  if (type !== undefined) return openKey(secret, type)
  // Of a size that no key is made in here, such as RSA 2048: the hash does not follow from it.
  const algorithm = signatureNames.find((name) => signatures[name].node === secret.asymmetricKeyType)
  if (algorithm === undefined) return undefined
  const spki = publicHalf(secret)
  const key: SigningKey = { spki, signer: signerOf(secret, algorithm, spki) }
  secrets.set(key, secret)
  return key
}

/** The secret half, for the other wings that must hand it to Node (TLS). Not for any room. */
export function secretKeyObject(key: ServerKey): KeyObject {
  const written = made.get(key)
  const secret = secrets.get(key) ?? (written && openMade(written))
  if (secret === undefined) throw new TypeError('this private key was not opened here')
  return secret
}

function decrypt(pem: string, path: string, passphrase: Passphrase | undefined): Uint8Array {
  const malformed = (cause: unknown): never => {
    const where = isRefusal(cause) && cause.code === 'input.malformed' ? `: ${cause.facts.value}` : ''
    const problem = `it is not one PKCS#8 key in PEM${where}`
    throw new CountersignError('file.malformed', { path, what: 'private key', problem }, { cause })
  }
  const one = (label: 'PRIVATE KEY' | 'ENCRYPTED PRIVATE KEY'): Uint8Array => {
    try {
      const [der, ...rest] = parsePem(pem, label)
      return der !== undefined && rest.length === 0 ? der : malformed(undefined)
    } catch (error) {
      return malformed(error)
    }
  }
  const [, label] = /-----BEGIN ([A-Z0-9 ]+ PRIVATE KEY)-----/.exec(pem) ?? []
  if (label !== undefined && label !== 'ENCRYPTED PRIVATE KEY') {
    // Its own way of encrypting stands in the lines after the label (RFC 1421 §4.6.1.1).
    const protection = pem.includes('ENCRYPTED') ? 'encrypted' : 'open'
    throw new CountersignError('key.form', { path, found: `an ${label}, not PKCS#8`, protection })
  }
  if (label === undefined) return one('PRIVATE KEY')
  const encrypted = one('ENCRYPTED PRIVATE KEY')
  const scheme = foreignScheme(encrypted)
  if (scheme !== undefined) {
    throw new CountersignError('key.form', { path, found: `encrypted with ${scheme}`, protection: 'encrypted' })
  }
  if (passphrase === undefined) throw new CountersignError('passphrase.missing', { what: path })
  try {
    const plain = decryptPkcs8(encrypted, passphrase.octets)
    if (plain !== undefined) return plain
  } catch (error) {
    return malformed(error)
  }
  throw new CountersignError('passphrase.wrong', { path })
}

/** A file whose encrypted key no passphrase is asked for, and why not. */
const FOR_SERVERS =
  'it is encrypted, but nobody can enter a passphrase when a server starts; decrypt it first, with openssl pkey'
const OLD_FORM = 'it is encrypted in a form from before PKCS#8; write it anew, with openssl pkcs8 -topk8'

/**
 * The one key of a file that a person hands in, in any of the forms that tools write; certificates may lie beside it.
 *
 * @param passphrase `refused` where an encrypted key is of no use
 */
function readHandedIn(
  text: string,
  path: string,
  form: Form,
  passphrase: Passphrase | 'refused' | undefined,
): KeyObject {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new CountersignError('file.malformed', { path, what: 'private key', problem }, { cause })
  }
  let blocks: readonly PemBlock[]
  try {
    blocks = parsePemBlocks(readForm(form, text))
  } catch (error) {
    return refuse('it is not PEM, or is incomplete', error)
  }
  const [block, ...more] = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'))
  if (block === undefined) return refuse('it holds no private key in PEM')
  if (more.length > 0) return refuse(`it holds ${1 + more.length} private keys, and only one is allowed`)
  const { label, base64 } = block
  const encrypted = label === 'ENCRYPTED PRIVATE KEY'
  if (encrypted || base64.startsWith('Proc-Type:')) {
    if (passphrase === 'refused') return refuse(FOR_SERVERS)
    if (!encrypted) return refuse(OLD_FORM)
    if (passphrase === undefined) throw new CountersignError('passphrase.missing', { what: path })
  }
  const key = `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`
  try {
    if (!encrypted || passphrase === undefined || passphrase === 'refused') return createPrivateKey(key)
    return createPrivateKey({ key, passphrase: Buffer.from(passphrase.octets) })
  } catch (error) {
    // OpenSSL says the same of a wrong passphrase and of octets that were changed.
    if (encrypted) throw new CountersignError('passphrase.wrong', { path }, { cause: error })
    return refuse('its content is not a key that OpenSSL can read', error)
  }
}

/** A key in PKCS#8, of which the caller wipes this copy. */
function writtenForm(key: ServerKey): Uint8Array {
  const written = made.get(key)
  if (written !== undefined) return new Uint8Array(written.pkcs8)
  return secretKeyObject(key).export({ type: 'pkcs8', format: 'der' })
}

function make(type: KeyType): ServerKey {
  const quick = makeQuickly(type)
  if (quick === undefined) return openKey(generate(type), type)
  const key: ServerKey = { spki: quick.spki }
  made.set(key, quick)
  return key
}

/** Makes the keys port over a disk. */
export function createKeys(files: Files): Keys {
  /** Reads a key file that a person hands in, perhaps behind a link; everybody must not be able to. */
  const readUnexposed = async (path: string): Promise<string> => {
    const opened = await files.open(path)
    if (opened === undefined) throw new CountersignError('file.missing', { path, what: 'private key' })
    const { facts, content } = opened
    if (facts.kind === 'file' && (facts.mode & 0o007) !== 0) {
      const mode = facts.mode.toString(8).padStart(4, '0')
      throw new CountersignError('file.exposed', { path: await files.follow(path), mode })
    }
    return new TextDecoder().decode(content)
  }

  let tokens: Keys['openInToken'] | undefined

  return {
    ...createJournal(files, writtenForm),

    openInToken: async (...asked) => {
      const { createTokens } = await import('./token.ts')
      tokens ??= createTokens()
      return tokens(...asked)
    },

    generate: (type) => openKey(generate(type), type),

    make,

    pretend: (spki) => {
      const secret = pretendSecret(spki)
      return secret && openToSign(secret)
    },

    save: async (key, path, protection, { before, after, form } = { before: '', after: '', form: 'pem' }) => {
      const plain = writtenForm(key)
      try {
        const pem =
          protection === 'unprotected'
            ? encodePem('PRIVATE KEY', plain)
            : encodePem(
                'ENCRYPTED PRIVATE KEY',
                encryptPkcs8(plain, protection.octets, randomBytes(16), randomBytes(16)),
              )
        await files.write(path, writeForm(form, before + pem + after), 'private')
      } finally {
        plain.fill(0)
      }
    },

    saveBundle: async (key, path, { chain, friendlyName, password, protection }) => {
      const plain = secretKeyObject(key).export({ type: 'pkcs8', format: 'der' })
      try {
        const marks = { friendlyName, localKeyId: localKeyIdOf(chain[0] ?? plain) }
        const certificates = chain.map((der, index) => ({ der, ...(index === 0 && marks) }))
        const keys = [{ pkcs8: plain, ...marks }]
        const bundle = encodeBundle({ keys, certificates }, password.octets, protection, randomBytes)
        const [read] = parseBundle(bundle, password.octets)?.keys ?? []
        if (read === undefined || !plain.equals(read.pkcs8)) throw new TypeError('the bundle does not hold its key')
        read.pkcs8.fill(0)
        await files.write(path, bundle, 'private')
      } finally {
        plain.fill(0)
      }
    },

    loadHandedIn: async (path, form = 'pem') => {
      const secret = readHandedIn(await readUnexposed(path), path, form, 'refused')
      const key: ServerKey = { spki: publicHalf(secret) }
      secrets.set(key, secret)
      return key
    },

    openHandedIn: async (path, passphrase) => {
      const secret = readHandedIn(await readUnexposed(path), path, 'pem', passphrase)
      const key = openToSign(secret)
      if (key !== undefined) return key
      const problem = `its type (${secret.asymmetricKeyType}) is not one that countersign signs with`
      throw new CountersignError('file.malformed', { path, what: 'private key', problem })
    },

    load: async (path, passphrase) => {
      const facts = await files.describe(path)
      if (facts === undefined) throw new CountersignError('file.missing', { path, what: 'private key' })
      if ((facts.mode & 0o077) !== 0) {
        throw new CountersignError('file.exposed', { path, mode: facts.mode.toString(8).padStart(4, '0') })
      }
      const plain = decrypt((await files.readText(path)) ?? '', path, passphrase)
      try {
        // Node reads over wrong versions, padding and trailing octets; the strict reader does not.
        parsePkcs8(plain)
        const key = Buffer.from(plain.buffer, plain.byteOffset, plain.length)
        const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
        const type = typeOf(secret)
        if (type === undefined) {
          throw new CountersignError('file.malformed', {
            path,
            what: 'private key',
            problem: `its type (${secret.asymmetricKeyType}) is not one that countersign uses`,
          })
        }
        return openKey(secret, type)
      } catch (error) {
        if (isRefusal(error) && error.code === 'file.malformed') throw error
        throw new CountersignError(
          'file.malformed',
          {
            path,
            what: 'private key',
            problem:
              'its content is not a key, or its curve or point is written in a form that countersign does not read',
          },
          { cause: error },
        )
      } finally {
        plain.fill(0)
      }
    },
  }
}
