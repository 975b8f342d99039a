/**
 * Reads PKCS#12 bundles strictly (RFC 7292), of ours and of other tools that write DER. Does not judge the certificates and keys
 * inside.
 */
import { createDecipheriv, timingSafeEqual } from 'node:crypto'
import type { Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { PBES2, readPbes2 } from './pbes2.ts'
import {
  type Bundle,
  type BundledCertificate,
  type BundledKey,
  deriveFor3Des,
  hashOids,
  macOf,
  oids,
} from './pkcs12.ts'
import { type HashName, hashes, toBmpPassword } from './pkcs12-kdf.ts'
import { type DerReader, readDer } from './reader.ts'
import { contextPrimitive, tags } from './tag.ts'

/** Caps on what a bundle may ask of us: a few megabytes, a second or two, and as many bags as a large trust store has. */
const MOST_OCTETS = 4 * 1024 * 1024
const MOST_COST = 2_000_000
const MOST_CONTENTS = 16
const MOST_BAGS = 1_000
const LONGEST_SALT = 1024
const MOST_ATTRIBUTES = 16

const what = 'PKCS#12 bundle'

/** What was spent on derivations; the password, and what was found so far. */
type Reading = {
  readonly password: Uint8Array
  /** The password as PKCS#12 derives from it. */
  bmp: Uint8Array
  readonly keys: BundledKey[]
  readonly certificates: BundledCertificate[]
  cost: number
}

/** Spends before anything is derived: nothing in a bundle is known to be its maker's before the MAC was compared. */
function spend(reading: Reading, cost: number, reader: DerReader, mark: number): void {
  reading.cost += cost
  if (reading.cost > MOST_COST) reader.refuse(`derivations of at most ${MOST_COST} rounds in all`, mark)
}

/**
 * Reads a bundle: AES in CBC mode under PBES2, or 3DES with SHA-1, under a MAC. Sizes, nesting and the rounds of all derivations
 * are capped, and the MAC is compared before anything is decrypted.
 *
 * Pure.
 *
 * @param password in UTF-8
 * @returns undefined where the password is wrong, or the content was changed
 * @throws {CountersignError} `input.too-large`; `input.malformed` for what is not a bundle in DER, for one without a MAC, and for
 * other schemes (RC2, PBMAC1, public keys), without any octet of it
 * @see RFC 7292 §4, §5.2
 */
export function parseBundle(bytes: Uint8Array, password: Uint8Array): Bundle | undefined {
  if (bytes.length > MOST_OCTETS) {
    throw new CountersignError('input.too-large', { what: `the ${what}`, size: bytes.length, limit: MOST_OCTETS })
  }
  const reading: Reading = { password, bmp: toBmpPassword(password), keys: [], certificates: [], cost: 0 }
  const { safe, isOurs } = readDer(bytes, what, (reader) =>
    reader.sequence((pfx) => {
      const mark = pfx.mark()
      if (pfx.smallInteger(3) !== 3) pfx.refuse('version 3', mark)
      const content = pfx.sequence((info) => {
        expectOid(info, oids.data, 'content of type data, under a password')
        return info.explicit(0, (inner) => inner.octetString())
      })
      if (pfx.done) pfx.refuse('a MAC: anybody can change a bundle without one')
      return { safe: content, isOurs: pfx.sequence((data) => readMac(data, reading))(content) }
    }),
  )
  if (!isOurs) return undefined
  readDer(safe, what, (reader) =>
    reader.sequence((contents) => {
      for (let count = 1; !contents.done; count += 1) {
        if (count > MOST_CONTENTS) contents.refuse(`at most ${MOST_CONTENTS} contents`)
        contents.sequence((info) => readContent(info, reading))
      }
    }),
  )
  const { keys, certificates } = reading
  return { keys, certificates }
}

function expectOid(reader: DerReader, expected: Oid, name: string): void {
  const mark = reader.mark()
  if (reader.oid() !== expected) reader.refuse(name, mark)
}

function readRounds(reader: DerReader, reading: Reading, times: number): number {
  const mark = reader.mark()
  const rounds = reader.smallInteger(MOST_COST)
  if (rounds < 1) reader.refuse('one round or more', mark)
  spend(reading, rounds * times, reader, mark)
  return rounds
}

function readSalt(reader: DerReader): Uint8Array {
  const mark = reader.mark()
  const salt = reader.octetString()
  if (salt.length > LONGEST_SALT) reader.refuse(`a salt of at most ${LONGEST_SALT} octets`, mark)
  return salt
}

/** The empty password without the two zero octets at its end, as some programs derive from it. */
const NO_PASSWORD = new Uint8Array()

/** Gives whether a MAC is that of some content under the password. */
function readMac(data: DerReader, reading: Reading): (safe: Uint8Array) => boolean {
  const { name, digest } = data.sequence((info) => {
    const name = info.sequence((algorithm) => {
      const mark = algorithm.mark()
      const found = algorithm.oid()
      const known =
        (Object.keys(hashes) as HashName[]).find((one) => hashOids[one] === found) ??
        algorithm.refuse('a MAC with SHA-1, SHA-256, SHA-384 or SHA-512', mark)
      algorithm.optional(tags.null, (r) => r.null())
      return known
    })
    const mark = info.mark()
    const digest = info.octetString()
    if (digest.length !== hashes[name].octets) info.refuse(`${hashes[name].octets} octets`, mark)
    return { name, digest }
  })
  const salt = readSalt(data)
  // One round is the DEFAULT.
  const rounds = data.done ? 1 : readRounds(data, reading, 1)
  const isOf = (bmp: Uint8Array, safe: Uint8Array) => timingSafeEqual(macOf(name, bmp, salt, rounds, safe), digest)
  return (safe) => {
    if (isOf(reading.bmp, safe)) return true
    if (reading.password.length > 0 || !isOf(NO_PASSWORD, safe)) return false
    reading.bmp = NO_PASSWORD
    return true
  }
}

function readContent(info: DerReader, reading: Reading): void {
  const mark = info.mark()
  const type = info.oid()
  if (type === oids.data)
    readBags(
      info.explicit(0, (inner) => inner.octetString()),
      reading,
    )
  else if (type === oids.encryptedData)
    readBags(
      info.explicit(0, (inner) => readEncryptedData(inner, reading)),
      reading,
    )
  else info.refuse('data, or data encrypted under the password', mark)
}

function readEncryptedData(reader: DerReader, reading: Reading): Uint8Array {
  return reader.sequence((data) => {
    const mark = data.mark()
    if (data.smallInteger(2) !== 0) data.refuse('version 0', mark)
    return data.sequence((contents) => {
      expectOid(contents, oids.data, 'encrypted content of type data')
      const decrypt = contents.sequence((algorithm) => readScheme(algorithm, reading))
      return decrypt(contents, contents.octetString(contextPrimitive(0)))
    })
  })
}

/** Decrypts; refuses at `reader` where it does not succeed. */
type Decrypt = (reader: DerReader, content: Uint8Array) => Uint8Array

function readScheme(algorithm: DerReader, reading: Reading): Decrypt {
  const mark = algorithm.mark()
  const scheme = algorithm.oid()
  if (scheme === PBES2) {
    const { derive, cost, cipher, iv } = algorithm.sequence(readPbes2)
    spend(reading, cost, algorithm, mark)
    return decipher(cipher.name, () => ({ key: derive(reading.password, cipher.keyLength), iv }))
  }
  if (scheme !== oids.sha1With3Des) algorithm.refuse('AES in CBC mode under PBES2, or 3DES with SHA-1', mark)
  const { salt, rounds } = algorithm.sequence((r) => ({ salt: readSalt(r), rounds: readRounds(r, reading, 3) }))
  return decipher('des-ede3-cbc', () => deriveFor3Des(reading.bmp, salt, rounds))
}

function decipher(name: string, derive: () => { readonly key: Uint8Array; readonly iv: Uint8Array }): Decrypt {
  return (reader, content) => {
    const { key, iv } = derive()
    try {
      const deciphering = createDecipheriv(name, key, iv)
      return Buffer.concat([deciphering.update(content), deciphering.final()])
    } catch {
      return reader.refuse('content that its password decrypts')
    }
  }
}

function readBags(octets: Uint8Array, reading: Reading): void {
  readDer(octets, what, (reader) =>
    reader.sequence((bags) => {
      while (!bags.done) {
        if (reading.keys.length + reading.certificates.length >= MOST_BAGS) bags.refuse(`at most ${MOST_BAGS} bags`)
        bags.sequence((bag) => readBag(bag, reading))
      }
    }),
  )
}

function readBag(bag: DerReader, reading: Reading): void {
  const mark = bag.mark()
  const type = bag.oid()
  if (type === oids.certBag) {
    const der = bag.explicit(0, (value) =>
      value.sequence((certificate) => {
        expectOid(certificate, oids.x509Certificate, 'an X.509 certificate')
        return certificate.explicit(0, (r) => r.octetString())
      }),
    )
    reading.certificates.push({ der, ...readAttributes(bag) })
  } else if (type === oids.shroudedKeyBag) {
    const pkcs8 = bag.explicit(0, (value) =>
      value.sequence((key) => {
        const decrypt = key.sequence((algorithm) => readScheme(algorithm, reading))
        return decrypt(key, key.octetString())
      }),
    )
    reading.keys.push({ pkcs8, ...withoutTrust(readAttributes(bag)) })
  } else if (type === oids.keyBag) {
    const pkcs8 = bag.explicit(0, (value) => value.opaque(tags.sequence, 'a PrivateKeyInfo'))
    reading.keys.push({ pkcs8, ...withoutTrust(readAttributes(bag)) })
  } else {
    // Bags of bags are a way to nest without end; CRLs and other secrets have no use here.
    bag.refuse('a certificate or a private key', mark)
  }
}

type Attributes = Omit<BundledCertificate, 'der'>

const withoutTrust = ({ trusted: _, ...attributes }: Attributes): Omit<Attributes, 'trusted'> => attributes

/** The attributes of a bag. Other tools do not sort them, and have some of their own. */
function readAttributes(bag: DerReader): Attributes {
  if (bag.done) return {}
  return bag.constructed(tags.set, 'a SET', (set) => {
    let attributes: Attributes = {}
    const seen = new Set<string>()
    while (!set.done) {
      const mark = set.mark()
      const [type, found] = set.sequence(readAttribute)
      if (seen.has(type)) set.refuse('each attribute once', mark)
      seen.add(type)
      if (seen.size > MOST_ATTRIBUTES) set.refuse(`at most ${MOST_ATTRIBUTES} attributes`, mark)
      attributes = { ...attributes, ...found }
    }
    return attributes
  })
}

function readAttribute(attribute: DerReader): readonly [Oid, Attributes] {
  const type = attribute.oid()
  const one = <T>(read: (values: DerReader) => T): T => attribute.constructed(tags.set, 'a SET', read)
  if (type === oids.friendlyName) return [type, { friendlyName: one((values) => values.string(tags.bmpString)) }]
  if (type === oids.localKeyId) return [type, { localKeyId: one((values) => values.octetString()) }]
  if (type === oids.trustedKeyUsage) {
    const usages = one((values) => {
      const found: Oid[] = []
      while (!values.done) found.push(values.oid())
      return found
    })
    return [type, usages.includes(oids.anyExtendedKeyUsage) ? { trusted: true } : {}]
  }
  one((values) => {
    while (!values.done) values.any()
  })
  return [type, {}]
}
