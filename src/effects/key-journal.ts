/**
 * Makes keys that are only to be written, and keeps those of a group of certificates in one file until each lies in its folder. Knows
 * no certificate.
 */
import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto'
import { dirname } from 'node:path'
import { encodePem } from '../asn1/pem.ts'
import type { Der, SerialNumber } from '../core/brand.ts'
import { parseSerialNumber } from '../core/brand.ts'
import { type KeyType, keyRow } from '../core/key.ts'
import type { Files, NewFile } from '../core/port/files.ts'
import type { Keys, ServerKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'

/** A new key in DER. */
export type MadeKey = { readonly spki: Der<'SubjectPublicKeyInfo'>; readonly pkcs8: Uint8Array }

const P256 = 'prime256v1'
/** Of P-256: all of a SubjectPublicKeyInfo before the point, and of a PrivateKeyInfo before the scalar and before the point (RFC 5915 §3). */
const beforePoint = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')
const beforeScalar = Buffer.from('308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420', 'hex')
const beforeOwnPoint = Buffer.from('a144034200', 'hex')
const OCTETS = 32

/**
 * Makes a key of P-256 in a third of the time: node:crypto takes longer to write a key than to make it. Undefined for other types.
 *
 * @see bench/README.md
 */
export function makeQuickly(type: KeyType): MadeKey | undefined {
  if (keyRow(type).made.namedCurve !== P256) return undefined
  const pair = createECDH(P256)
  const point = pair.generateKeys()
  const scalar = pair.getPrivateKey()
  // The scalar comes without leading zeros (RFC 5915 §3 wants them).
  const padded = Buffer.concat([Buffer.alloc(OCTETS - scalar.length), scalar])
  const pkcs8 = Buffer.concat([beforeScalar, padded, beforeOwnPoint, point])
  for (const secret of [scalar, padded]) secret.fill(0)
  return { spki: new Uint8Array(Buffer.concat([beforePoint, point])) as unknown as Der<'SubjectPublicKeyInfo'>, pkcs8 }
}

/** The key as node:crypto uses it. */
export const openMade = ({ pkcs8 }: MadeKey): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })

const ABOUT =
  '# Private keys of certificates that are being issued. countersign moves them into their folders and removes this file.\n'

/** In the place of the key of a request, which is not here. */
const ELSEWHERE = 'key elsewhere\n'

type Journal = Pick<Keys, 'writeJournal' | 'readJournal' | 'unpackJournal'>

/** The part of the keys port that is about journals. `secretOf` gives a key in PKCS#8, to be wiped. */
export function createJournal(files: Files, secretOf: (key: ServerKey) => Uint8Array): Journal {
  async function read(path: string): Promise<ReadonlyMap<SerialNumber, string | undefined> | undefined> {
    const text = await files.readText(path)
    const entries = text?.matchAll(
      /^serial ([0-9a-f]+)\n(?:key elsewhere\n|(-----BEGIN [A-Z ]+-----\n[A-Za-z0-9+/=\n]+-----END [A-Z ]+-----\n))/gm,
    )
    return entries && new Map(Array.from(entries, ([, serial = '', pem]) => [parseSerialNumber(serial), pem]))
  }
  return {
    writeJournal: async (path, keys) => {
      const entries = keys.map(({ serial, key }) => {
        if (key === undefined) return `serial ${serial}\n${ELSEWHERE}`
        const pkcs8 = secretOf(key)
        const entry = `serial ${serial}\n${encodePem('PRIVATE KEY', pkcs8)}`
        pkcs8.fill(0)
        return entry
      })
      try {
        await files.writeTogether([{ path, content: ABOUT + entries.join(''), mode: 'private' }])
      } catch (error) {
        await files.remove(dirname(path)).catch(() => undefined)
        throw error
      }
    },
    readJournal: async (path) => {
      const found = await read(path)
      return found && [...found.keys()]
    },
    unpackJournal: async (path, places, beside) => {
      const found = await read(path)
      if (found === undefined) throw new CountersignError('file.missing', { path, what: 'journal of private keys' })
      const keys = Array.from(places).flatMap(([serial, place]): readonly NewFile[] => {
        const content = found.get(serial)
        if (content !== undefined) return [{ path: place, content, mode: 'private' }]
        if (found.has(serial)) return []
        const problem = `it lacks the key of certificate ${serial}`
        throw new CountersignError('file.malformed', { path, what: 'journal of private keys', problem })
      })
      await files.writeTogether([...keys, ...beside])
    },
  }
}
