import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { encodePem } from '../../src/asn1/pem.ts'
import { bitString, integer, oid, sequence, utf8String } from '../../src/asn1/writer.ts'
import { parseCertificationRequest, proofOf, requestIn } from '../../src/x509/request.ts'
import { makeCertificate, makeKey } from '../support/certificate-kit.ts'
import { extensionRequest, identifier, MICROSOFT_EXTENSIONS, makeRequest, requestPem } from '../support/request-kit.ts'

const expected = (what: string) => ({
  code: 'input.malformed',
  facts: expect.objectContaining({ expected: expect.stringContaining(what) }),
})
const name = { oid: parseOid('2.5.29.17'), critical: false, value: sequence(utf8String('x', 0x82)) }
const bits = { oid: parseOid('2.5.29.15'), critical: true, value: bitString(Uint8Array.of(0x80)) }
const note = { type: '1.2.840.113549.1.9.2', values: [utf8String('b'), utf8String('a')] }

describe('a request', () => {
  it('gives its subject, its key, and the extensions of both attributes', () => {
    const key = makeKey()
    const subject = [{ type: 'commonName' as const, value: 'Gerät' }]
    const attributes = [note, extensionRequest([bits], MICROSOFT_EXTENSIONS)]
    const found = parseCertificationRequest(makeRequest({ key, subject, extensions: [name], attributes }))
    expect(found).toMatchObject({ subject, extensions: [name, bits], attributes: [note.type] })
    expect(Buffer.from(found.spki)).toEqual(Buffer.from(key.spki))
    expect(proofOf(found)).toBe('proven')
  })

  it.each([
    ['another version', makeRequest({ version: 1 }), 'version 1'],
    ['an extension twice', makeRequest({ attributes: [extensionRequest([name, name])] }), '2.5.29.17 once'],
    [
      'an extension in both attributes',
      makeRequest({ extensions: [name], attributes: [extensionRequest([name], MICROSOFT_EXTENSIONS)] }),
      '2.5.29.17 once',
    ],
    ['an attribute twice', makeRequest({ attributes: [note, note] }), `${note.type} once`],
    ['an attribute without a value', makeRequest({ attributes: [{ ...note, values: [] }] }), 'another element'],
    ['no extension where some are asked for', makeRequest({ attributes: [extensionRequest([])] }), 'a SEQUENCE'],
    [
      'two lists of extensions',
      makeRequest({
        attributes: [
          {
            ...extensionRequest([name]),
            values: [...extensionRequest([name]).values, ...extensionRequest([bits]).values],
          },
        ],
      }),
      'nothing more',
    ],
    ['no attributes at all', sequence(sequence(integer(0), sequence(), makeKey().spki)), 'the attributes'],
    ['an octet behind it', Buffer.concat([makeRequest(), Buffer.of(0)]), 'nothing more'],
    ['nothing', new Uint8Array(0), 'SEQUENCE'],
  ])('is refused with %s', (_, der, what) => {
    expect(() => parseCertificationRequest(der)).toThrow(expect.objectContaining(expected(what)))
  })
})

describe('the proof of possession', () => {
  const keys = {
    ec: makeKey('ec-p256').secret,
    rsa: makeKey('rsa-3072').secret,
    ed25519: makeKey('ed25519').secret,
    mlDsa: makeKey('ml-dsa-65').secret,
  }

  it.each([
    ['ec', '1.2.840.10045.4.3.2', 'absent', 'sha256'],
    ['ec', '1.2.840.10045.4.3.3', 'absent', 'sha384'],
    ['ec', '1.2.840.10045.4.3.4', 'absent', 'sha512'],
    ['rsa', '1.2.840.113549.1.1.11', 'null', 'sha256'],
    ['rsa', '1.2.840.113549.1.1.12', 'null', 'sha384'],
    ['rsa', '1.2.840.113549.1.1.13', 'null', 'sha512'],
    ['ed25519', '1.3.101.112', 'absent', null],
    ['mlDsa', '2.16.840.1.101.3.4.3.18', 'absent', null],
  ] as const)('is taken from a key of %s by %s, and not over other bytes', (type, oid, parameters, digest) => {
    const algorithm = { identifier: identifier(oid, parameters), digest }
    const key = keys[type]
    expect(proofOf(parseCertificationRequest(makeRequest({ key, algorithm })))).toBe('proven')
    const found = parseCertificationRequest(makeRequest({ key, algorithm, extensions: [name] }))
    expect(proofOf({ ...found, info: parseCertificationRequest(makeRequest({ key })).info })).toBe('wrong')
  })

  it.each([
    ['ECDSA with SHA-1', keys.ec, identifier('1.2.840.10045.4.1'), 'sha1', 'unknown-algorithm'],
    ['RSA with MD5', keys.rsa, identifier('1.2.840.113549.1.1.4', 'null'), 'md5', 'unknown-algorithm'],
    ['RSA without NULL (RFC 4055 §5)', keys.rsa, identifier('1.2.840.113549.1.1.11'), 'sha256', 'unknown-algorithm'],
    ['the algorithm of another kind of key', keys.rsa, identifier('1.2.840.10045.4.3.2'), 'sha256', 'wrong'],
    ['the name of another hash', keys.ec, identifier('1.2.840.10045.4.3.2'), 'sha384', 'wrong'],
  ] as const)('is not %s', (_, key, algorithm, digest, proof) => {
    const request = makeRequest({ key, algorithm: { identifier: algorithm, digest } })
    expect(proofOf(parseCertificationRequest(request))).toBe(proof)
  })

  it('is not the signature of another key, whatever its key is in the request', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }))
    expect(proofOf(parseCertificationRequest(makeRequest({ key: keys.ec, spki })))).toBe('wrong')
  })
})

describe('a file with a request', () => {
  const der = makeRequest()
  const pem = requestPem(der)
  const one = parseCertificationRequest(der)

  it.each([
    ['DER', der],
    ['PEM', Buffer.from(pem)],
    ['the old label', Buffer.from(pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'))],
    ['lines of another length, CRLF and text around', Buffer.from(`hello\r\n${pem.replaceAll('\n', '\r\n')}bye`)],
  ])('is read in %s', (_, bytes) => {
    expect(Buffer.from(requestIn(bytes).info)).toEqual(Buffer.from(one.info))
  })

  it.each([
    ['two requests', pem + pem, 'one request'],
    ['a certificate', makeCertificate().pem, 'labelled CERTIFICATE)'],
    ['a certificate before it', makeCertificate().pem + pem, 'labelled CERTIFICATE)'],
    ['a private key behind it', pem + encodePem('PRIVATE KEY', Uint8Array.of(0x30, 0)), 'no private key'],
    [
      'a private key under its label',
      encodePem('CERTIFICATE REQUEST', sequence(integer(0), sequence(oid(parseOid('1.3.101.112'))))),
      'no private key',
    ],
    ['a certificate under its label', encodePem('CERTIFICATE REQUEST', makeCertificate().der), 'no certificate'],
    [
      'wrong DER under its label',
      encodePem('CERTIFICATE REQUEST', makeRequest({ version: 1 })),
      'its DER is wrong at byte',
    ],
    ['text alone', 'hello', 'PEM or DER'],
  ])('is refused with %s', (_, text, what) => {
    expect(() => requestIn(Buffer.from(text))).toThrow(expect.objectContaining(expected(what)))
  })
})
