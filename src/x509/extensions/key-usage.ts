/** keyUsage: what the key may do. Which usages fit which key and purpose is for policy and lint. */
import { namedBits } from '../../asn1/writer.ts'
import { type Extension, extensionOids, readExtensionValue } from '../extension.ts'

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
 * @throws {CountersignError} `input.malformed`, also where no bit is set, one is unknown, or zeros trail (X.690 §11.2.2)
 */
export const parseKeyUsage = (extension: Extension): readonly KeyUsage[] =>
  readExtensionValue(extension, 'keyUsage', (reader) => {
    const mark = reader.mark()
    const { octets, unusedBits } = reader.bitString()
    const length = octets.length * 8 - unusedBits
    const isSet = (bit: number): boolean => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0
    if (length === 0 || length > keyUsages.length || !isSet(length - 1)) {
      reader.refuse(`up to ${keyUsages.length} named bits, the last of them set`, mark)
    }
    return keyUsages.filter((_, bit) => isSet(bit))
  })
