/**
 * Reads PEM text that a person gives to countersign, in every variant that RFC 7468 allows. `pem.ts` reads the PEM of homes and
 * trust anchors, in the strict form only.
 */
import { CountersignError } from '../core/refusal.ts'

/** One block; `line` is where it begins, from 1. */
export type PemBlock = { readonly label: string; readonly line: number; readonly base64: string }

/**
 * Gives every block of a PEM text, in order, whatever its label. White space is passed over wherever it stands, lines are as long
 * as they are, and text around blocks may stay.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` with the line, for a block that does not end
 * @see RFC 7468 §2, §3 (lax form)
 */
export function parsePemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = []
  let open: { label: string; line: number; base64: string } | undefined
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    const [, word, label = ''] = /^-----(BEGIN|END) ([^-]*(?:-[^-]+)*)-----$/.exec(line) ?? []
    if (word === undefined) {
      if (open) open.base64 += line.replace(/\s/g, '')
    } else if (open === undefined) {
      if (word === 'END') refuse(index + 1, 'a line that begins a block')
      open = { label, line: index + 1, base64: '' }
    } else {
      if (word === 'BEGIN' || label !== open.label) refuse(index + 1, `-----END ${open.label}-----`)
      blocks.push(open)
      open = undefined
    }
  }
  if (open) refuse(open.line, `a block that ends in -----END ${open.label}-----`)
  return blocks
}

/**
 * The octets of a block.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` with the block's line, where it is not base64, padding and spare bits included
 */
export function octetsOf({ base64, line }: PemBlock): Uint8Array {
  const octets = Buffer.from(base64, 'base64')
  if (base64 === '' || octets.toString('base64') !== base64) refuse(line, 'a block of base64')
  return new Uint8Array(octets.buffer, octets.byteOffset, octets.length)
}

function refuse(line: number, expected: string): never {
  throw new CountersignError('input.malformed', { what: 'PEM text', value: `at line ${line}`, expected })
}
