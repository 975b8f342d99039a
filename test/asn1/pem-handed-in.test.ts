import { describe, expect, it } from 'vitest'
import { certificatesIn } from '../../src/x509/certificate.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { malformed } from '../support/malformed.ts'

const [one, two] = [makeCertificate(), makeCertificate()]
const base64 = Buffer.from(one.der).toString('base64')
const lines = (width: number): string => base64.replace(new RegExp(`.{${width}}`, 'g'), '$&\n')
const block = (body: string, label = 'CERTIFICATE'): string =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
const read = (text: string | Uint8Array) =>
  [...certificatesIn(typeof text === 'string' ? Buffer.from(text) : text)].map(({ der }) => Buffer.from(der))
const [first, second] = [Buffer.from(one.der), Buffer.from(two.der)]

describe('certificates that a person hands in', () => {
  it.each([
    ['as they are written', one.pem],
    ['with a blank at the end of each line', one.pem.replaceAll('\n', ' \n')],
    ['with lines of 76 characters', block(lines(76))],
    ['on one line', block(base64)],
    ['with an empty line after BEGIN', block(`\n${lines(64)}`)],
    ['with empty lines everywhere', one.pem.replaceAll('\n', '\n\n')],
    ['indented', one.pem.replace(/^/gm, '  \t')],
    ['with the line ends of Windows', one.pem.replaceAll('\n', '\r\n')],
    ['with those of old Macs', one.pem.replaceAll('\n', '\r')],
    ['with a mark of byte order', `\ufeff${one.pem}`],
    ['under the old label', one.pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    ['with parameters behind it', one.pem + block('MAYCAQUCAQI=', 'DH PARAMETERS')],
    [
      'with a key before it that is not looked at',
      `${block('Proc-Type: 4,ENCRYPTED\n\nAAAA', 'EC PRIVATE KEY')}${one.pem}`,
    ],
    ['with words around it', `subject=CN = billing\n${one.pem}Bag Attributes: <none>\n`],
    ['in DER', one.der],
  ])('are read %s (RFC 7468 §2, §3, §5.1)', (_, text) => {
    expect(read(text)).toEqual([first])
  })

  it('are read one after another, as they are asked for', () => {
    expect(read(one.pem + two.pem)).toEqual([first, second])
    const broken = Buffer.from(one.pem + block('MAA='))
    expect(certificatesIn(broken).next().value).toMatchObject({ der: one.der })
    expect(malformed(() => [...certificatesIn(broken)]).value).toBe(`at line ${one.pem.split('\n').length}`)
  })

  it.each([
    [
      'a label of OpenSSL’s own',
      one.pem.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'),
      'at line 1',
      /^a block labelled CERTIFICATE \(openssl x509 -in makes one of this TRUSTED CERTIFICATE, /,
    ],
    ['other labels only', block('MAA=', 'X509 CRL'), 'at line 1', /CERTIFICATE/],
    ['a block that does not end', one.pem.replace(/-----END.*/, ''), 'at line 1', /ends/],
    ['another end than its beginning', one.pem.replace('END CERTIFICATE', 'END X'), undefined, /END CERTIFICATE/],
    ['an end without a beginning', `words\n${one.pem.replace(/.*BEGIN.*\n/, '')}`, undefined, /begins/],
    ['what is not base64', one.pem.replace('MII', 'M*I'), 'at line 1', /base64/],
    ['padding in the middle', block(`${base64.slice(0, 40)}==${base64.slice(40)}`), 'at line 1', /base64/],
    ['words alone', 'a diary', 'at line 1', /PEM or DER/],
    ['nothing in its block', `words\n${block('')}`, 'at line 2', /base64/],
    [
      'a serial number of zero',
      block(Buffer.from(zeroSerial()).toString('base64')),
      'at line 1',
      /positive serial number.*zero and less/,
    ],
  ])('are refused with %s, with line and reason', (_, text, value, expected) => {
    const found = malformed(() => read(text))
    if (value !== undefined) expect(found.value).toBe(value)
    expect(found.expected).toMatch(expected)
  })
})

/** The first certificate, its serial number made zero. */
function zeroSerial(): Uint8Array {
  const octets = Buffer.from(one.der)
  const serial = Buffer.from(one.certificate.tbs.serialOctets)
  const at = octets.indexOf(Buffer.concat([Buffer.from([2, serial.length]), serial]))
  octets[at + 2] = 0x80
  return octets
}
