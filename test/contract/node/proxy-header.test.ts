/** How it reads the header of the PROXY protocol, which comes before anybody has proven anything. */
import { expect, it } from 'vitest'
import { diceFor, mutate } from '../../mutate/mutation.ts'

type Header = { length: number; client: { address: string; port: number; family: string } | undefined }

const file: string = '../../../templates/node/proxy-header.mjs'
const { readHeader } = (await import(file)) as { readHeader(octets: Buffer): Header | undefined }

const SIGNATURE = '0d0a0d0a000d0a515549540a'
const v2 = (hex: string): Buffer => Buffer.from(SIGNATURE + hex.replaceAll(' ', ''), 'hex')
const v6 = '20010db8000000000000000000000007'
/** A head over IPv4, and as many octets behind it as its length says. */
const long = (length: number): Buffer =>
  Buffer.concat([v2(`21 11 ${length.toString(16).padStart(4, '0')}`), Buffer.alloc(length, 1)])

const good: readonly (readonly [Buffer, string | undefined])[] = [
  [Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1 50000 443\r\n'), 'IPv4 203.0.113.7 50000'],
  [Buffer.from('PROXY TCP4 0.0.0.0 255.255.255.255 0 65535\r\n'), 'IPv4 0.0.0.0 0'],
  [Buffer.from('PROXY TCP6 2001:DB8:0:0::7 ::1 50000 443\r\n'), 'IPv6 2001:db8::7 50000'],
  [Buffer.from('PROXY TCP6 ::ffff:203.0.113.7 ::1 50000 443\r\n'), 'IPv4 203.0.113.7 50000'],
  [Buffer.from('PROXY UNKNOWN\r\n'), undefined],
  [Buffer.from(`PROXY UNKNOWN ${'f'.repeat(91)}\r\n`), undefined],
  [v2('21 11 000c cb007107 7f000001 c350 01bb'), 'IPv4 203.0.113.7 50000'],
  [v2(`21 21 0024 ${v6} ${v6} c350 01bb`), 'IPv6 2001:db8::7 50000'],
  // Something else is said behind the addresses.
  [v2('21 11 0010 cb007107 7f000001 c350 01bb 04000100'), 'IPv4 203.0.113.7 50000'],
  [v2('20 11 000c cb007107 7f000001 c350 01bb'), undefined],
  [v2('20 00 0000'), undefined],
  [v2('21 00 0000'), undefined],
  [long(4096), 'IPv4 1.1.1.1 257'],
]

const bad: readonly (readonly [string, Buffer])[] = [
  ['TLS', Buffer.from('160301', 'hex')],
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\n')],
  ['small letters', Buffer.from('proxy TCP4 203.0.113.7 127.0.0.1 50000 443\r\n')],
  ['a tab', Buffer.from('PROXY TCP4\t203.0.113.7 127.0.0.1 50000 443\r\n')],
  ['two blanks', Buffer.from('PROXY TCP4  203.0.113.7 127.0.0.1 50000 443\r\n')],
  ['a blank at the end', Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1 50000 443 \r\n')],
  ['a line feed alone', Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1 50000 443\nx\r\n')],
  ['a zero', Buffer.from('PROXY TCP4 203.0.113.7\0 127.0.0.1 50000 443\r\n')],
  ['a port too many', Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1 50000 443 1\r\n')],
  ['a port too large', Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1 65536 443\r\n')],
  ['a port with a zero before it', Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1 0500 443\r\n')],
  ['no port', Buffer.from('PROXY TCP4 203.0.113.7 127.0.0.1\r\n')],
  ['an octal address', Buffer.from('PROXY TCP4 203.0.113.07 127.0.0.1 50000 443\r\n')],
  ['an address in hexadecimal', Buffer.from('PROXY TCP4 0xcb007107 127.0.0.1 50000 443\r\n')],
  ['an address that is none', Buffer.from('PROXY TCP4 203.0.113.999 127.0.0.1 50000 443\r\n')],
  ['the address of another family', Buffer.from('PROXY TCP4 ::1 127.0.0.1 50000 443\r\n')],
  ['the other address of another family', Buffer.from('PROXY TCP6 ::1 127.0.0.1 50000 443\r\n')],
  ['a zone', Buffer.from('PROXY TCP6 fe80::1%eth0 ::1 50000 443\r\n')],
  ['another protocol', Buffer.from('PROXY UDP4 203.0.113.7 127.0.0.1 50000 443\r\n')],
  ['a word that begins with UNKNOWN', Buffer.from('PROXY UNKNOWNS\r\n')],
  ['a line of 108 octets', Buffer.from(`PROXY UNKNOWN ${'f'.repeat(92)}\r\n`)],
  ['a line without an end', Buffer.from(`PROXY UNKNOWN ${'f'.repeat(200)}`)],
  ['version 1 in octets', v2('11 11 000c cb007107 7f000001 c350 01bb')],
  ['version 3', v2('31 11 000c cb007107 7f000001 c350 01bb')],
  ['an unknown command', v2('22 11 000c cb007107 7f000001 c350 01bb')],
  ['datagrams', v2('21 12 000c cb007107 7f000001 c350 01bb')],
  ['a socket in the file system', v2('21 31 00d8')],
  ['addresses that are too short', v2('21 11 000b')],
  ['addresses of IPv6 that are too short', v2('21 21 0023')],
  ['more than there may be', v2('21 11 1001')],
  ['more than there may be, of the sender', v2('20 00 ffff')],
]

const spoken = (header: Header | undefined): string | undefined => {
  const client = header?.client
  return client && `${client.family} ${client.address} ${client.port}`
}

it('reads both versions to the octet, and takes nothing of what follows', () => {
  for (const [octets, client] of good) {
    for (const behind of ['', '\x16\x03\x01', 'PROXY ']) {
      const read = readHeader(Buffer.concat([octets, Buffer.from(behind, 'latin1')]))
      expect([read?.length, spoken(read)], octets.toString('latin1')).toEqual([octets.length, client])
    }
  }
})

it('waits for the rest of a header, wherever it is cut', () => {
  for (const [octets] of good) {
    for (let length = 0; length < octets.length; length += 1) {
      expect(readHeader(octets.subarray(0, length)), `${length} of ${octets.toString('latin1')}`).toBeUndefined()
    }
  }
})

it('refuses what is only like one, and does not wait where nothing can make it one', () => {
  for (const [what, octets] of bad) expect(() => readHeader(octets), what).toThrow(/^its? /)
})

it('refuses, reads or waits for whatever comes, and names an address or none', () => {
  const samples = good.map(([octets]) => octets)
  let read = 0
  for (let number = 0; number < 20_000; number += 1) {
    const octets = Buffer.from(mutate(diceFor(7, number), samples))
    try {
      const header = readHeader(octets)
      if (header === undefined) expect(octets.length).toBeLessThan(16 + 4096)
      else {
        read += 1
        expect(header.length).toBeLessThanOrEqual(octets.length)
        expect(spoken(header) ?? 'IPv4 192.0.2.1 0').toMatch(/^IPv(4 [0-9.]{7,15}|6 [0-9a-f:]{2,39}) [0-9]{1,5}$/)
      }
    } catch (error) {
      expect((error as Error).message).toMatch(/^its? /)
    }
  }
  expect(read).toBeGreaterThan(500)
})
