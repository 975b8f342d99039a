/** CRLs, as strangers see them: empty and full, with every reason; and that a revoked certificate is refused. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePem } from '../../src/asn1/pem.ts'
import { addSeconds, formatInstant, parseInstant } from '../../src/core/brand.ts'
import { settledKeyTypes } from '../../src/core/key.ts'
import { BACKDATE_SECONDS, revocationReasons, type Usage } from '../../src/core/record.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { flips } from './flips.ts'
import { consult, eachVerifier, type Question } from './question.ts'

/** Numbers of the reasons (RFC 5280 §5.3.1); `unspecified` is left out of an entry, and reads as 0. */
const reasonNumbers: Readonly<Record<(typeof revocationReasons)[number], number>> = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  privilegeWithdrawn: 9,
}

describe.for(settledKeyTypes)('the CRL of authorities with a key of type %s', (keyType) => {
  let home: TestHome
  const serials = new Map<string, string>()
  const revokedAt = new Map<string, string>()

  beforeAll(async () => {
    home = await makeHome({ keyType })
    for (const reason of revocationReasons) {
      const { certificate } = await home.issue('client', reason.toLowerCase())
      serials.set(reason, certificate.serial ?? '')
      const { revoked } = await home.revoke(reason.toLowerCase(), reason)
      revokedAt.set(reason, revoked[0]?.revokedAt ?? '')
    }
    await home.issue('client', 'good')
    await home.issue('server', 'good.acme.internal')
  })

  afterAll(() => home.remove())

  const question = (name: string, usage: Usage = 'client'): Question => {
    const { certificate: anchor, crl } = home.authority(usage)
    return { anchor, crl, usage, certificate: join(home.path, 'issued', name, 'certificate.pem') }
  }

  it('reads in Go with every serial, reason and time as recorded (RFC 5280 §5)', async (context) => {
    const { certificate: anchor, crl } = home.authority('client')
    const { accepted, facts } = await consult(context, 'crl', '-anchor', anchor, '-crl', crl)
    expect(accepted).toBe(true)
    // A client whose clock is some minutes behind must see the revocation too.
    const behind = (time: string) => formatInstant(addSeconds(parseInstant(time), -BACKDATE_SECONDS))
    const expected = revocationReasons.map((reason) => ({
      serial: serials.get(reason),
      revokedAt: behind(revokedAt.get(reason) ?? ''),
      reason: reasonNumbers[reason],
    }))
    expect(facts).toMatchObject({ entries: expected, number: String(revocationReasons.length + 1) })
  })

  it('is empty and good in Go before anything is revoked (RFC 5280 §5.1.2.6)', async (context) => {
    const { certificate: anchor, crl } = home.authority('server')
    const answer = await consult(context, 'crl', '-anchor', anchor, '-crl', crl)
    expect(answer).toMatchObject({ accepted: true, facts: { entries: [], number: '1' } })
  })

  it('is verified by OpenSSL, which prints the same serials and reasons', async (context) => {
    const { certificate: anchor, crl } = home.authority('client')
    const openssl = summon(context, 'openssl')
    const { stdout, stderr } = await openssl('crl', '-in', crl, '-CAfile', anchor, '-noout', '-text')
    expect(stderr).toContain('verify OK')
    for (const serial of serials.values()) expect(stdout).toContain(`Serial Number: ${serial.toUpperCase()}`)
    expect(stdout.match(/CRL Reason Code/g)).toHaveLength(revocationReasons.length - 1)
    const empty = home.authority('server')
    const untouched = await openssl('crl', '-in', empty.crl, '-CAfile', empty.certificate, '-noout', '-text')
    expect(untouched.stderr).toContain('verify OK')
    expect(untouched.stdout).toContain('No Revoked Certificates')
  })

  describe.for(eachVerifier)('held by %s', ([, verify]) => {
    it.for(revocationReasons)('refuses who was revoked for %s (RFC 5280 §6.3)', async (reason, context) => {
      const { accepted, said } = await verify(context, question(reason.toLowerCase()))
      expect(accepted).toBe(false)
      expect(said).toMatch(/revoked/)
    })

    it('lets in who was not, and lets in the revoked where nobody asks the CRL', async (context) => {
      expect(await verify(context, question('good'))).toMatchObject({ accepted: true })
      expect(await verify(context, question('good.acme.internal', 'server'))).toMatchObject({ accepted: true })
      const { crl: _, ...unasked } = question('keycompromise')
      expect(await verify(context, unasked)).toMatchObject({ accepted: true })
    })

    it('is refused when it is of the other authority, out of date, or not yet begun', async (context) => {
      const asked = question('good')
      expect(await verify(context, { ...asked, crl: home.authority('server').crl })).toMatchObject({ accepted: false })
      const now = home.ports.clock.now()
      const days = (count: number) => addSeconds(now, count * 86_400)
      expect(await verify(context, { ...asked, at: days(29) })).toMatchObject({ accepted: true })
      expect(await verify(context, { ...asked, at: days(31) })).toMatchObject({ accepted: false })
      expect(await verify(context, { ...asked, at: addSeconds(now, -2 * BACKDATE_SECONDS) })).toMatchObject({
        accepted: false,
      })
    })

    it('is refused with any one byte of it flipped', async (context) => {
      const asked = question('good')
      const [der] = parsePem(await readFile(asked.crl ?? '', 'utf8'), 'X509 CRL')
      const crl = join(home.path, 'flipped.pem')
      for (const { flipped, title } of flips(der)) {
        await writeFile(crl, encodeCrlPem(flipped as never))
        expect(await verify(context, { ...asked, crl }), title).toMatchObject({ accepted: false })
      }
    })
  })
})
