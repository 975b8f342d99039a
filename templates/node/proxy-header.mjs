// The header of the PROXY protocol, versions 1 and 2: the exact reading of octets that come before any handshake. Who may send one, and when, is not
// decided here.

import { isIPv4, isIPv6 } from 'node:net'

const WORD = Buffer.from('PROXY ')
/** No other protocol begins with these. */
const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n')

/** The longest line of version 1, with its end. */
const LONGEST_LINE = 107
/** Version 2 up to its length, and the most that may follow: two addresses, and what else is said, which is passed over. */
const FIXED = 16
const MOST_BEHIND = 4096

/** The octets of an address in version 2, by family and protocol: TCP over IPv4 and IPv6. */
const SIZES = new Map([
  [0x11, 4],
  [0x21, 16],
])

/**
 * Reads the header with which octets begin: its length, and the client that it names, where it does not speak for the sender itself. Gives undefined as long as
 * it is not whole. Throws what is wrong with anything that can no longer become one.
 */
export function readHeader(octets) {
  const begins = (word) => octets.subarray(0, word.length).equals(word.subarray(0, octets.length))
  if (begins(WORD)) return readLine(octets.subarray(0, LONGEST_LINE))
  if (begins(SIGNATURE)) return readOctets(octets)
  throw new Error('it does not begin with the PROXY protocol')
}

const LINE = /^PROXY (?:UNKNOWN(?: [ -~]*)?|TCP([46]) ([0-9A-Fa-f:.]+) ([0-9A-Fa-f:.]+) (0|[1-9][0-9]{0,4}) (0|[1-9][0-9]{0,4}))$/

function readLine(octets) {
  const end = octets.indexOf('\r\n')
  if (end === -1) {
    if (octets.length === LONGEST_LINE) throw new Error('its line of the PROXY protocol is too long')
    return undefined
  }
  const read = LINE.exec(octets.toString('latin1', 0, end))
  const [, family, address, own, port, ownPort] = read ?? []
  const is = family === '4' ? isIPv4 : isIPv6
  const isGood = read !== null && (family === undefined || ([address, own].every(is) && [port, ownPort].every((one) => Number(one) < 65_536)))
  if (!isGood) throw new Error('its line of the PROXY protocol is malformed')
  return { length: end + 2, client: family && clientAt(address, Number(port)) }
}

function readOctets(octets) {
  if (octets.length < FIXED) return undefined
  const [command, kind] = octets.subarray(SIGNATURE.length)
  const behind = octets.readUInt16BE(FIXED - 2)
  if (command !== 0x20 && command !== 0x21) throw new Error('its version or command of the PROXY protocol is unknown')
  if (behind > MOST_BEHIND) throw new Error('its header of the PROXY protocol is too long')
  const isOfSender = command === 0x20 || kind === 0
  const size = SIZES.get(kind)
  if (!isOfSender && size === undefined) throw new Error('its family of the PROXY protocol is not TCP over IP')
  if (!isOfSender && behind < 2 * size + 4) throw new Error('its header of the PROXY protocol is too short')
  const length = FIXED + behind
  if (octets.length < length) return undefined
  if (isOfSender) return { length, client: undefined }
  return { length, client: clientAt(spell(octets.subarray(FIXED, FIXED + size)), octets.readUInt16BE(FIXED + 2 * size)) }
}

/** An address of IPv6 has many spellings; the log and the application get the usual one (RFC 5952). */
function clientAt(address, port) {
  if (isIPv4(address)) return { address, port, family: 'IPv4' }
  const usual = new URL(`http://[${address}]`).hostname.slice(1, -1)
  // Who listens on :: for both families writes clients of IPv4 so (RFC 4291 section 2.5.5.2).
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(usual) ?? []
  if (high === undefined) return { address: usual, port, family: 'IPv6' }
  const octets = [high, low].flatMap((word) => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 255])
  return { address: octets.join('.'), port, family: 'IPv4' }
}

function spell(octets) {
  if (octets.length === 4) return octets.join('.')
  return octets.toString('hex').match(/.{4}/g).join(':')
}
