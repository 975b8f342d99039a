/** A serial number must be random and not too long: a forger can use a predictable one, and many programs reject a long one. */
import { defineRule } from '../lint-rule.ts'

/** 64 bits of randomness, the least that collision attacks on certificates leave room for. */
const LEAST_OCTETS = 8
const MOST_OCTETS = 20

export const serialNumber = defineRule({
  id: 'serial-number',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.2; CA/Browser Forum Baseline Requirements §7.1',
  cwe: [330, 331],
  check({ serial, serialOctets }) {
    const octets = serial.length / 2
    return [
      ...(octets < LEAST_OCTETS ? [`its serial number ${serial} has fewer than 64 bits`] : []),
      ...(serialOctets.length > MOST_OCTETS ? [`its serial number has more than ${MOST_OCTETS} octets`] : []),
    ]
  },
})
