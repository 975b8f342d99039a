import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import {
  encodeGeneralName,
  formatGeneralName,
  type GeneralName,
  parseGeneralName,
} from '../../src/x509/general-name.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'

const arc = parseOid('1.3.6.1.4.1.32473.1')

const samples: readonly (readonly [GeneralName, string, string])[] = [
  [{ kind: 'dns', value: 'a.b' }, '8203612e62', 'DNS:a.b'],
  [{ kind: 'uri', value: 'spiffe://a/b' }, '860c7370696666653a2f2f612f62', 'URI:spiffe://a/b'],
  [{ kind: 'email', value: 'a@b' }, '8103614062', 'email:a@b'],
  [{ kind: 'ip', value: '192.0.2.1' }, '8704c0000201', 'IP:192.0.2.1'],
  [{ kind: 'ip', value: '2001:db8::1' }, '871020010db8000000000000000000000001', 'IP:2001:db8::1'],
  [{ kind: 'upn', value: 'u@x' }, 'a013060a2b060104018237140203a0050c03754078', 'UPN:u@x'],
  [
    { kind: 'smtpUtf8Mailbox', value: '\u8001\u5e2b@example.com' },
    // RFC 9598 §3.
    'a02006082b06010505070809a0140c12e88081e5b8ab406578616d706c652e636f6d',
    'SmtpUTF8Mailbox:\u8001\u5e2b@example.com',
  ],
  [
    { kind: 'directory', value: [{ type: 'commonName', value: 'a' }] },
    'a40e300c310a300806035504030c0161',
    'directory:CN=a',
  ],
  [{ kind: 'registeredId', value: arc }, '88092b0601040181fd5901', 'registeredID:1.3.6.1.4.1.32473.1'],
  [
    { kind: 'other', oid: arc, der: hex('020105') },
    'a01006092b0601040181fd5901a003020105',
    'other:1.3.6.1.4.1.32473.1:#020105',
  ],
]

describe('general names', () => {
  it.each(samples)('%j are written, read back and shown (RFC 5280 §4.2.1.6)', (name, octets, text) => {
    expect(toHex(encodeGeneralName(name))).toBe(octets)
    expect(parseGeneralName(hex(octets))).toEqual(name)
    expect(formatGeneralName(name)).toBe(text)
  })

  it.each([
    ['a DNS name outside IA5String', '8202c3a9'],
    ['an address of 5 octets', '87050102030405'],
    ['an address of 8 octets, which is a range', '87080102030400000000'],
    ['an empty address', '8700'],
    ['a UPN that is no UTF8String', 'a013060a2b060104018237140203a0051603754078'],
    ['an SmtpUTF8Mailbox that is no UTF8String', 'a01106082b06010505070809a0051603754078'],
    ['another name without EXPLICIT', 'a00e06092b0601040181fd5901020105'],
    ['another name with two values', 'a01306092b0601040181fd5901a006020105020105'],
    ['another name whose value is cut short', 'a01106092b0601040181fd5901a00402030005'],
    ['an x400Address', 'a300'],
    ['an ediPartyName', 'a500'],
    ['a constructed DNS name', 'a203820161'],
    ['an unknown choice', '890161'],
    ['trailing bytes', '82016100'],
  ])('are refused: %s', (_, octets) => {
    expect(malformed(() => parseGeneralName(hex(octets))).what).toBe('general name')
  })

  it.each<GeneralName>([
    { kind: 'dns', value: 'bücher.example' },
    { kind: 'uri', value: 'http://ü' },
    { kind: 'email', value: 'ü@b' },
    { kind: 'ip', value: '192.0.2' },
  ])('%j are not written', (name) => {
    malformed(() => encodeGeneralName(name))
  })

  it('are read with NUL in them, and shown so that it is seen', () => {
    const name = parseGeneralName(hex('8203610062'))
    expect(name).toEqual({ kind: 'dns', value: 'a\0b' })
    expect(formatGeneralName(name)).toBe('DNS:a\\00b')
  })

  it('never throw anything but a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(255), ([, octets], at, octet) => {
        const changed = hex(octets)
        changed[at % changed.length] = octet
        parses(() => formatGeneralName(parseGeneralName(changed)))
      }),
    )
  })
})
