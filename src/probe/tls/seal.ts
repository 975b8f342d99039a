/** Encrypts records of TLS 1.3 under a traffic secret. `unseal.ts` decrypts them; other files say what is in them. */
import { createCipheriv } from 'node:crypto'
import { uint } from './cursor.ts'
import { contentTypes } from './record.ts'
import { protectionOf, TAG_BYTES } from './unseal.ts'

/** Longest content of a record (RFC 8446 §5.1). */
export const LONGEST_CONTENT = 16_384

/** Cuts what is to be sent into contents of records; nothing becomes no record. Pure. */
export function cutIntoContents(octets: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(octets.length / LONGEST_CONTENT)
  return Array.from({ length: count }, (_, index) =>
    octets.subarray(index * LONGEST_CONTENT, (index + 1) * LONGEST_CONTENT),
  )
}

/** Writes the next records of one direction and key. */
export type Seal = (type: number, octets: Uint8Array) => Uint8Array

/** Makes what writes one direction's records under a traffic secret; undefined for a suite that is not of TLS 1.3. */
export function createSeal(suite: number, secret: Uint8Array): Seal | undefined {
  const protection = protectionOf(suite, secret)
  if (protection === undefined) return undefined
  const { cipher, key, nonce } = protection
  let sequence = 0
  const write = (type: number, content: Uint8Array): Uint8Array => {
    const length = content.length + 1 + TAG_BYTES
    const header = Buffer.concat([uint(1, contentTypes.application), uint(2, 0x0303), uint(2, length)])
    const sealing = createCipheriv(cipher, key, nonce(sequence), { authTagLength: TAG_BYTES }).setAAD(header)
    sequence += 1
    const sealed = Buffer.concat([sealing.update(content), sealing.update(uint(1, type)), sealing.final()])
    return Buffer.concat([header, sealed, sealing.getAuthTag()])
  }
  return (type, octets) => new Uint8Array(Buffer.concat(cutIntoContents(octets).map((content) => write(type, content))))
}
