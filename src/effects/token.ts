/**
 * Signs with keys that stay in a token (a smart card, an HSM): finds the one that is meant, and has it sign what a certificate needs. Whether
 * a signature is right is never left to the token.
 */
import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { parseOid } from '../asn1/oid.ts'
import { nothing, octetString, oid, sequence } from '../asn1/writer.ts'
import { joinChunks } from '../core/chunks.ts'
import { keyRow, type SignatureAlgorithm, signatures } from '../core/key.ts'
import type { Keys, Passphrase, TokenKey } from '../core/port/keys.ts'
import { firstFew, quote } from '../core/quote.ts'
import { CountersignError } from '../core/refusal.ts'
import { askTool, type Listed, readKeys, readSlots, type Slot } from './pkcs11-tool.ts'

/** A person may have to touch the token; one that hangs is given up. */
const WITHIN_MS = 30_000

/** What a key signs to show that it is the one. No certificate, request or CRL begins so. */
const TRIAL = Buffer.from('countersign asks this token whether it holds the key of a certificate')

/** How a token is asked for a signature: of a hash, and so by the mechanisms that every token has, whatever it can hash itself. */
type Way = { readonly mechanism: string; prepare(message: Uint8Array): Uint8Array }

const hashed = (digest: string) => (message: Uint8Array) => new Uint8Array(createHash(digest).update(message).digest())

/** DigestInfo of RFC 8017 §9.2, for SHA-256. */
const digestInfo = (message: Uint8Array): Uint8Array =>
  sequence(sequence(oid(parseOid('2.16.840.1.101.3.4.2.1')), nothing()), octetString(hashed('sha256')(message)))

const ways: Readonly<Partial<Record<SignatureAlgorithm, Way>>> = {
  'ecdsa-sha256': { mechanism: 'ECDSA', prepare: hashed('sha256') },
  'ecdsa-sha384': { mechanism: 'ECDSA', prepare: hashed('sha384') },
  ed25519: { mechanism: 'EDDSA', prepare: (message) => message },
  'rsa-sha256': { mechanism: 'RSA-PKCS', prepare: digestInfo },
}

const formatKey = ({ label, id }: Listed): string =>
  [id && `id=${id.replace(/../g, '%$&')}`, label && `object ${quote(label)}`].filter(Boolean).join(' ') ||
  'one without a name'

/** The one of these that fits; a person must not be surprised by which one it was. */
function chooseOne<T>(
  uri: string,
  all: readonly T[],
  fits: (one: T) => boolean,
  { what, where, format }: { readonly what: string; readonly where: string; format(one: T): string },
): T {
  const [found, ...more] = all.filter(fits)
  // Tokens list in an order of their own, and some in another one each time.
  const list = (some: readonly T[]): string => firstFew(some.map(format).toSorted())
  if (found !== undefined && more.length === 0) return found
  const problem =
    found === undefined
      ? `${where} has no ${what} that fits, of ${all.length}${all.length === 0 ? '' : `: ${list(all)}`}`
      : `${where} has ${1 + more.length} ${what}s that fit: ${list([found, ...more])}`
  throw new CountersignError('token.unknown', { uri, problem })
}

function chooseSlot({ uri, token, module }: TokenKey, slots: readonly Slot[]): Slot {
  const wanted = Object.entries(token) as [keyof Slot['token'], string][]
  const format = ({ token: { label = '', serial = '' } }: Slot): string => `${quote(label)} (serial ${quote(serial)})`
  const where = module ?? 'p11-kit'
  const fits = (slot: Slot): boolean => wanted.every(([name, value]) => slot.token[name] === value)
  return chooseOne(uri, slots, fits, { what: 'token', where, format })
}

/** The words by which the tool takes exactly this key: it looks at the ID alone where there is one, and takes the first that it meets. */
function chooseKey({ uri, key }: TokenKey, keys: readonly Listed[]): readonly string[] {
  const fits = ({ label, id }: Listed): boolean =>
    (key.label === undefined || label === key.label) && (key.id === undefined || id === key.id)
  const found = chooseOne(uri, keys, fits, { what: 'private key', where: 'the token', format: formatKey })
  const name = found.id === undefined ? 'label' : 'id'
  const value = found[name]
  const namesakes = keys.filter((one) => one[name] === value)
  if (value !== undefined && namesakes.length === 1) return [`--${name}=${value}`]
  const problem = `${namesakes.length} private keys of the token have the same ID or none, and it cannot be said which of them signs: ${firstFew(namesakes.map(formatKey).toSorted())}`
  throw new CountersignError('token.unknown', { uri, problem })
}

/** Refuses a token that one wrong PIN would lock, or that is locked. */
function requireUnlocked(uri: string, { flags }: Slot): void {
  const state = ['user PIN locked', 'final user PIN try'].find((flag) => flags.includes(flag))
  if (state === undefined) return
  const why = state === 'user PIN locked' ? 'its PIN is locked' : 'one more wrong PIN would lock it'
  const problem = `${why}; nothing was tried: open it once with the right PIN and a tool of its maker`
  throw new CountersignError('token.failed', { uri, problem })
}

function algorithmOf(key: KeyObject, uri: string): SignatureAlgorithm & keyof typeof ways {
  const { namedCurve } = key.asymmetricKeyDetails ?? {}
  if (namedCurve === keyRow('ec-p384').made.namedCurve) return 'ecdsa-sha384'
  const names = Object.keys(ways) as (keyof typeof ways)[]
  const algorithm = names.find((name) => signatures[name].node === key.asymmetricKeyType)
  if (algorithm !== undefined) return algorithm
  const problem = `its certificate has a key of the type ${key.asymmetricKeyType}, with which no token is asked to sign`
  throw new CountersignError('token.unknown', { uri, problem })
}

/**
 * Makes what opens keys in tokens. It remembers wrong PINs as long as it lives.
 *
 * @param withinMs how long a token has for each answer
 */
export function createTokens(withinMs: number = WITHIN_MS): Keys['openInToken'] {
  let last: Promise<unknown> = Promise.resolve()
  /** Few tokens have more than one session, and a person cannot tell which of two questions a touch answers. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act)
    last = next.catch(() => undefined)
    return next
  }
  /** Token → the hash of the last PIN that it refused. */
  const refused = new Map<string, Buffer>()
  const digestOf = ({ octets }: Passphrase): Buffer => createHash('sha256').update(octets).digest()

  return async (which, askPin, spki) => {
    const { uri } = which
    const publicKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    const algorithm = algorithmOf(publicKey, uri)
    const { mechanism, prepare } = ways[algorithm] as Way
    const list = async (): Promise<Slot> =>
      chooseSlot(which, readSlots((await askTool(which, ['--list-slots'], { withinMs })).toString()))
    const slot = await inTurn(list)
    requireUnlocked(uri, slot)
    const pin = await askPin()
    const place = JSON.stringify([which.module, slot.token])
    const wrong = () => new CountersignError('token.pin-wrong', { uri })
    // In an environment a zero octet ends the PIN.
    if (pin.octets.includes(0)) throw wrong()
    const ask = async (words: readonly string[], input?: Uint8Array): Promise<Buffer> => {
      const known = refused.get(place)
      if (known !== undefined && timingSafeEqual(known, digestOf(pin))) throw wrong()
      try {
        const asked = { pin, withinMs, ...(input === undefined ? {} : { input }) }
        return await askTool(which, ['--slot', slot.id, ...words], asked)
      } catch (error) {
        if (error instanceof CountersignError && error.code === 'token.pin-wrong') refused.set(place, digestOf(pin))
        throw error
      }
    }
    const listed = await inTurn(() => ask(['--list-objects', '--type', 'privkey']))
    const key = chooseKey(which, readKeys(listed.toString()))
    const isRight = (message: Uint8Array, signature: Uint8Array): boolean =>
      verify(signatures[algorithm].digest, message, publicKey, signature)
    const signing = ['--sign', '--mechanism', mechanism, ...key]
    const words = mechanism === 'ECDSA' ? [...signing, '--signature-format', 'openssl'] : signing
    const sign = async (message: Uint8Array) => new Uint8Array(await ask(words, prepare(message)))
    if (!isRight(TRIAL, await inTurn(() => sign(TRIAL)))) {
      const problem = 'it is not the key of the certificate that it should sign for'
      throw new CountersignError('token.unknown', { uri, problem })
    }
    /** A token that failed once is asked no more: each further question might take as long, or cost a try. */
    let failure: unknown
    const signOrFail = async (message: Uint8Array): Promise<Uint8Array> => {
      if (failure !== undefined) throw failure
      try {
        const signature = await sign(message)
        if (isRight(message, signature)) return signature
        throw new CountersignError('token.failed', { uri, problem: 'its signature is not right' })
      } catch (error) {
        failure = error
        throw error
      }
    }
    return {
      spki,
      signer: {
        algorithm,
        spki,
        sign: async (chunks) => {
          const message = await joinChunks(chunks)
          return inTurn(() => signOrFail(message))
        },
      },
    }
  }
}
