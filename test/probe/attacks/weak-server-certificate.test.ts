import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { judgeShown, weakServerCertificate } from '../../../src/probe/attacks/weak-server-certificate.ts'
import { encodeExtendedKeyUsage } from '../../../src/x509/extensions/extended-key-usage.ts'
import { contractOf } from '../../contract/attack.ts'
import { keyFrom, makeCertificate, makeKey, type Wishes } from '../../support/certificate-kit.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { makePki, probeOf } from '../../support/twins.ts'

contractOf(weakServerCertificate)

const pki = makePki()
const authority = makeCertificate()
const now = addSeconds(authority.certificate.tbs.notBefore, 3600)
const serverAuth = encodeExtendedKeyUsage(['serverAuth'])

function judge(wishes: Wishes, at = now) {
  const shown = makeCertificate({ issuer: authority, notBefore: now, extensions: [serverAuth], ...wishes })
  return judgeShown([shown.certificate, authority.certificate], probeOf(pki, 1), at)
}

/** A key of RSA as small as this. */
function rsaKey(bits: number) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  return keyFrom('rsa-3072', publicKey, privateKey)
}

describe('judgeShown', () => {
  it('finds nothing in a sound certificate, with or without purposes', () => {
    expect(judge({})).toEqual({ verdict: 'enforced', how: 'key, signature and purpose are sound' })
    expect(judge({ without: [serverAuth.oid], extensions: [] }).verdict).toBe('enforced')
    expect(judge({ extensions: [encodeExtendedKeyUsage(['anyExtendedKeyUsage'])] }).verdict).toBe('enforced')
    expect(judge({ key: makeKey('rsa-3072') }).verdict).toBe('enforced')
  })

  it('finds a small key, a purpose of others, and the key of the client CA', () => {
    expect(judge({ key: rsaKey(1024) })).toMatchObject({ evidence: expect.stringContaining('only 1024 bits (RSA)') })
    expect(judge({ extensions: [encodeExtendedKeyUsage(['clientAuth'])] })).toMatchObject({
      evidence: "the server's certificate: it is not for servers (serverAuth)",
    })
    expect(judge({ key: pki.clients.key })).toMatchObject({
      evidence: expect.stringContaining('the key of the client CA'),
    })
  })

  it('remarks that a certificate ends soon, and not that a short one is short', () => {
    const year = { notAfter: addSeconds(now, 365 * 86_400) }
    expect(judge(year, addSeconds(now, 360 * 86_400))).toMatchObject({
      verdict: 'remark',
      note: expect.stringMatching(/^the server's certificate ends soon, on \d{4}-/),
    })
    expect(judge(year, addSeconds(now, 300 * 86_400)).verdict).toBe('enforced')
    expect(judge({ notAfter: addSeconds(now, 86_400) }).verdict).toBe('enforced')
    expect(judge({ notAfter: addSeconds(now, 86_400) }, addSeconds(now, 80_000)).verdict).toBe('remark')
  })

  it('finds a small curve, and nothing in keys and purposes that are just large enough', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp224r1' })
    expect(judge({ key: keyFrom('ec-p256', publicKey, privateKey) })).toMatchObject({
      verdict: 'bypassed',
      evidence: "the server's certificate: its key is on secp224r1",
    })
    expect(judge({ key: rsaKey(2048) }).verdict).toBe('enforced')
    expect(judge({ extensions: [encodeExtendedKeyUsage(['clientAuth', 'serverAuth'])] }).verdict).toBe('enforced')
  })

  it('looks at the chain as well, but for its purposes, and for the signature of one that vouches for itself', () => {
    const own = makeCertificate({ issuer: authority, notBefore: now, extensions: [serverAuth] }).certificate
    const under = (wishes: Wishes) => makeCertificate({ issuer: authority, notBefore: now, ...wishes }).certificate
    const judged = (...shown: (typeof own)[]) => judgeShown(shown, probeOf(pki, 1), now)
    const bySha1 = (one: typeof own) => ({ ...one, tbs: { ...one.tbs, algorithmOid: '1.2.840.10045.4.1' as never } })
    expect(judged(own, under({ extensions: [encodeExtendedKeyUsage(['clientAuth'])] })).verdict).toBe('enforced')
    expect(judged(own, under({ key: rsaKey(1024) }))).toMatchObject({
      evidence: 'certificate 2 of its chain: its key has only 1024 bits (RSA)',
    })
    expect(judged(bySha1(own))).toMatchObject({ evidence: "the server's certificate: it is signed with SHA-1" })
    expect(judged(own, bySha1(authority.certificate)).verdict).toBe('enforced')
  })

  it('remarks no certificate that ends in just seven days, or has just its last fifth left', () => {
    const day = 86_400
    expect(judge({ notAfter: addSeconds(now, 365 * day) }, addSeconds(now, 358 * day)).verdict).toBe('enforced')
    expect(judge({ notAfter: addSeconds(now, 5 * day) }, addSeconds(now, 4 * day)).verdict).toBe('enforced')
  })

  it('is open where the server has said nothing, or shows what nobody can read', async () => {
    const [attempt] = await attemptsOf(weakServerCertificate, pki)
    const shown = (certificates: unknown[]) => ({ flight: { hello: {}, certificates, tickets: [] } as never })
    expect(judgedBy(attempt, { end: 'timeout' })).toMatchObject({
      why: expect.stringMatching(/^no answer came in time/),
    })
    expect(judgedBy(attempt, shown([Buffer.of(1)]))).toMatchObject({
      verdict: 'remark',
      note: expect.stringContaining('cannot be read'),
    })
    // A fault of ours is no remark about the server.
    expect(() => judgedBy(attempt, shown([undefined]))).toThrow(TypeError)
  })

  it('is open where nothing was shown', () => {
    expect(judgeShown([], probeOf(pki, 1), now).verdict).toBe('inconclusive')
  })
})
