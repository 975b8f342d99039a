import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIpAddress, formatIpRange, parseIpAddress, parseIpRange } from '../../src/x509/ip-address.ts'
import { hex, malformed, toHex } from '../support/malformed.ts'

describe('IP addresses', () => {
  it.each([
    ['192.0.2.1', 'c0000201', '192.0.2.1'],
    ['0.0.0.0', '00000000', '0.0.0.0'],
    ['2001:db8::1', '20010db8000000000000000000000001', '2001:db8::1'],
    ['2001:DB8:0:0:0:0:0:1', '20010db8000000000000000000000001', '2001:db8::1'],
    ['::', '0'.repeat(32), '::'],
    ['::1', `${'0'.repeat(31)}1`, '::1'],
    ['fe80::', `fe80${'0'.repeat(28)}`, 'fe80::'],
    ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.33', '0064ff9b0000000000000000c0000221', '64:ff9b::c000:221'],
    ['1:0:0:2:0:0:0:3', '00010000000000020000000000000003', '1:0:0:2::3'],
    ['0:0:1:2:3:0:0:4', '00000000000100020003000000000004', '::1:2:3:0:0:4'],
    ['1:2:3:4:5:6:7:0', '00010002000300040005000600070000', '1:2:3:4:5:6:7:0'],
    ['1:2:3:4:5:6:0:0', '00010002000300040005000600000000', '1:2:3:4:5:6::'],
    ['0:2:3:4:5:6:7:8', '00000002000300040005000600070008', '0:2:3:4:5:6:7:8'],
    ['10:0:0:10::', '00100000000000100000000000000000', '10:0:0:10::'],
  ])('reads %s and writes it in the form of RFC 5952 §4', (text, octets, written) => {
    expect(toHex(parseIpAddress(text))).toBe(octets)
    expect(formatIpAddress(hex(octets))).toBe(written)
  })

  it('reads back whatever it writes', () => {
    const groups = fc.array(fc.constantFrom(0, 0, 0, 1, 255), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(fc.oneof(groups, fc.array(fc.nat(255), { minLength: 4, maxLength: 4 })), (list) => {
        const octets = Uint8Array.from(list)
        expect(toHex(parseIpAddress(formatIpAddress(octets)))).toBe(toHex(octets))
      }),
    )
  })

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4 ',
    '0x7f.0.0.1',
    '127.1',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '::12345',
    '::g',
    'fe80::1%eth0',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '::1.2.3',
    '[::1]',
    '1:2:3:4:5:6:7:',
    ':1:2:3:4:5:6:7',
  ])('refuses %j', (text) => {
    expect(malformed(() => parseIpAddress(text)).what).toBe('IP address')
  })
})

describe('IP ranges', () => {
  it.each([
    ['10.0.0.0/8', '0a000000ff000000'],
    ['0.0.0.0/0', '0000000000000000'],
    ['192.0.2.1/32', 'c0000201ffffffff'],
    ['172.16.0.0/12', 'ac100000fff00000'],
    ['fd00::/8', `fd${'00'.repeat(15)}ff${'00'.repeat(15)}`],
    ['2001:db8::/33', `20010db8${'00'.repeat(12)}ffffffff80${'00'.repeat(11)}`],
  ])('reads and writes %s as address and mask (RFC 5280 §4.2.1.10)', (text, octets) => {
    expect(toHex(parseIpRange(text))).toBe(octets)
    expect(formatIpRange(hex(octets))).toBe(text)
  })

  it.each(['10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.1/8', '::/129', '/8', '10.0.0.0/-1'])(
    'refuses %j',
    (text) => {
      expect(malformed(() => parseIpRange(text)).what).toBe('IP range')
    },
  )

  it.each([
    ['a mask with a hole', '0a000000ff00ff00'],
    ['a mask that begins with a zero', '0a0000007fffffff'],
    ['an address without a mask', '0a000000'],
    ['16 octets', '00'.repeat(16)],
  ])('does not write %s', (_, octets) => {
    expect(formatIpRange(hex(octets))).toBeUndefined()
  })
})
