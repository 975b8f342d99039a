import { describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import { harmlessBecause, parseLimbo } from '../../src/probe/limbo.ts'
import { remint } from '../../src/probe/remint.ts'
import { parseCertificate } from '../../src/x509/certificate.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { makeCertificate } from '../support/certificate-kit.ts'

const root = makeCertificate()
const noon = root.certificate.tbs.notBefore
const above = makeCertificate({ issuer: root, subject: [{ type: 'commonName', value: 'above' }] })
const leaf = makeCertificate({
  issuer: above,
  extensions: [encodeExtendedKeyUsage(['serverAuth'])],
  notAfter: addSeconds(noon, 5),
})
const simple = makeCertificate({ issuer: root })

const caseOf = (id: string, more: object = {}) => ({
  id,
  trusted_certs: [root.pem],
  untrusted_intermediates: [],
  peer_certificate: simple.pem,
  expected_result: 'FAILURE',
  ...more,
})
const good = caseOf('a::good', { expected_result: 'SUCCESS' })
const read = (...testcases: readonly unknown[]) => parseLimbo(JSON.stringify({ version: 1, testcases }))

describe('parseLimbo', () => {
  it('takes what is to be refused, and a sound one beside it', () => {
    const bad = caseOf('a::bad', { peer_certificate: leaf.pem, untrusted_intermediates: [above.pem] })
    expect(read(good, bad)).toEqual({
      sound: { id: 'a::good', root: Uint8Array.from(root.der), chain: [Uint8Array.from(simple.der)] },
      bad: [
        {
          id: 'a::bad',
          root: Uint8Array.from(root.der),
          chain: [leaf, above].map(({ der }) => Uint8Array.from(der)),
        },
      ],
    })
  })

  it('prefers a chain that nobody can misunderstand as the sound one', () => {
    const known = caseOf('webpki::san::exact-dns-san', { expected_result: 'SUCCESS' })
    expect(read(good, known, caseOf('a::bad'))).toMatchObject({ sound: { id: known.id } })
  })

  it.each([
    'bettertls::pathbuilding::tc1',
    'crl::revoked',
    'pathological::deep',
    'cve::cve-2024-0567',
    'rfc5280::validity::expired',
    'webpki::forbidden-weak-rsa-in-leaf',
    'pathlen::max-chain-depth-0-exhausted',
  ])('leaves out a chain whose fault does not come with it: %s', (id) => {
    expect(read(good, caseOf(id), caseOf('a::bad'))).toMatchObject({ bad: [{ id: 'a::bad' }] })
    expect(read(good, caseOf(id))).toHaveProperty('problem')
  })

  it('leaves out chains that are only long: nobody is to be tired', () => {
    const long = (count: number) => caseOf('a::long', { untrusted_intermediates: Array(count).fill(above.pem) })
    expect(read(good, long(9))).toMatchObject({ bad: [{ id: 'a::long' }] })
    expect(read(good, long(10))).toHaveProperty('problem')
  })

  it.each([
    ['no JSON', 'x', 'not JSON'],
    ['no list', '{"testcases": 1}', 'testcases'],
    ['nothing to refuse', JSON.stringify({ testcases: [good] }), 'no chain'],
    ['nothing to take', JSON.stringify({ testcases: [caseOf('a::bad')] }), 'to be taken'],
    [
      'a certificate that cannot be read',
      JSON.stringify({ testcases: [good, caseOf('a::odd', { peer_certificate: 'x' })] }),
      'a::odd',
    ],
    [
      'too many',
      JSON.stringify({ testcases: [good, ...Array.from({ length: 1001 }, (_, n) => caseOf(`a::${n}`))] }),
      '1001',
    ],
  ])('says what is wrong: %s', (_, text, says) => {
    expect(parseLimbo(text)).toEqual({ problem: expect.stringContaining(says) })
  })

  it('knows what is against the standard and no way in, and nothing else', () => {
    expect(harmlessBecause('webpki::eku::ee-without-eku')).toContain('§4.2.1.12')
    for (const id of ['rfc5280::san::malformed', 'rfc5280::eku::ee-wrong-eku', 'rfc5280::duplicate-extensions', 'x'])
      expect(harmlessBecause(id)).toBeUndefined()
  })
})

describe('remint', () => {
  const authority = makeCertificate({ subject: [{ type: 'commonName', value: 'The pinned CA' }] })
  const validity = { notBefore: addSeconds(noon, -60), notAfter: addSeconds(noon, 60) }
  const ground = {
    authority: { certificate: authority.certificate.tbs, key: authority.key },
    validity,
    keys: createKeys(systemFiles),
  }

  it('signs a chain anew below the CA, for clients and valid now, with all else as it was', async () => {
    const { chain } = await remint([leaf.der, above.der], root.der, ground)
    const [below, ca] = chain.map((der) => parseCertificate(der))
    expect(ca?.tbs.issuer).toEqual(authority.certificate.tbs.subject)
    expect(below?.tbs.issuer).toEqual(ca?.tbs.subject)
    expect(below?.tbs.serial).toBe(leaf.certificate.tbs.serial)
    expect(below?.tbs).toMatchObject(validity)
    const purposes = encodeExtendedKeyUsage(['clientAuth'])
    expect(below?.tbs.extensions.find(({ oid }) => oid === purposes.oid)?.value).toEqual(purposes.value)
  })

  it('refuses what has not the parts of a certificate', async () => {
    for (const octets of [[], [0x30, 0], [0x30, 0x85, 1], [0x30, 0x03, 0x30, 0x01, 0x02]])
      await expect(remint([Uint8Array.from(octets)], root.der, ground)).rejects.toThrow(RangeError)
  })
})
