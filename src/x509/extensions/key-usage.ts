/** keyUsage: the operations for which a key may be used. `policy/` says which of them fit a key or purpose. */
import { namedBits } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

/** The usages by their bit, from bit 0 (RFC 5280 §4.2.1.3). */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof keyUsages)[number]

/** Writes keyUsage, critical. Pure. @see RFC 5280 §4.2.1.3 */
export const encodeKeyUsage = (usages: readonly KeyUsage[]): Extension => ({
  oid: extensionOids.keyUsage,
  critical: true,
  value: namedBits(usages.map((usage) => keyUsages.indexOf(usage))),
})

/**
 * Reads keyUsage, in the order of the bits.
 *
 * Pure.
 *
 * Zero bits may trail: X.690 §11.2.2 forbids them, old Go versions wrote them, and they change nothing of what is said.
 *
 * @throws {CountersignError} `input.malformed`, also where no bit is set, or one that is unknown
 */
export const parseKeyUsage: (extension: Extension) => readonly KeyUsage[] = extensionParser('keyUsage', (reader) => {
  const mark = reader.mark()
  const { octets } = reader.bitString()
  const isSet = (bit: number): boolean => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0
  const set = Array.from({ length: octets.length * 8 }, (_, bit) => bit).filter(isSet)
  if (set.length === 0) reader.refuse('one named bit or more', mark)
  return set.map((bit) => keyUsages[bit] ?? reader.refuse(`no bits but the ${keyUsages.length} that have a name`, mark))
})
