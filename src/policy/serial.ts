/** Draws random serial numbers for new certificates. */
import type { SerialNumber } from '../core/brand.ts'
import type { Entropy } from '../core/port/entropy.ts'

const SERIAL_OCTETS = 16

/** Draws a serial number: 16 random octets of which the first is 01 to 7f, so 126 bits and positive (RFC 5280 §4.1.2.2). */
export function drawSerial(entropy: Entropy): SerialNumber {
  const octets = entropy.bytes(SERIAL_OCTETS)
  octets[0] = octets[0]! & 0x7f || 1
  return Buffer.from(octets).toString('hex') as SerialNumber
}
