import { describe, expect, it } from 'vitest'
import type { OpenAuthority } from '../../src/authority/authority.ts'
import { signList } from '../../src/authority/sign-list.ts'
import { addSeconds, type EntryName, type SerialNumber } from '../../src/core/brand.ts'
import { parseCertificate } from '../../src/x509/certificate.ts'
import { encodeCrlEntry, isCrlSignedBy } from '../../src/x509/crl.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'

const made = makeCertificate()
const certificate = parseCertificate(made.der)
const authority: OpenAuthority = {
  name: 'clients' as EntryName,
  usage: 'client',
  certificate,
  pin: pinOf(certificate.tbs.spki),
  signer: made.key.signer,
}
const serials = Array.from({ length: 3000 }, (_, n) => (0x5000_0000 + n).toString(16) as SerialNumber)
const entries = serials.map((serial) => encodeCrlEntry({ serial, revokedAt: noon, reason: 'superseded' }))
const octets = entries.reduce((sum, { length }) => sum + length, 0)
const terms = { number: 7, thisUpdate: noon, nextUpdate: addSeconds(noon, 3600) }

describe('signing a list', () => {
  it.each([0, 1000, octets - 1, octets, 10 * octets])(
    'signs every entry whole and in order, however many octets were expected: %i',
    async (expected) => {
      const list = await signList({ ...terms, expected }, authority, (append) => {
        // One by one, and the last thousand at once: more than what is free may come at a time.
        for (const entry of entries.slice(0, 2000)) append(entry)
        append(Buffer.concat(entries.slice(2000)))
      })
      expect([...list.table().serials()]).toEqual(serials)
      expect(isCrlSignedBy(list, certificate.tbs.spki)).toBe(true)
      expect(list).toMatchObject({ number: 7n, thisUpdate: noon, nextUpdate: terms.nextUpdate })
    },
  )

  it('signs a list of nobody', async () => {
    const list = await signList({ ...terms, expected: 0 }, authority, () => undefined)
    expect(list.count()).toBe(0)
    expect(isCrlSignedBy(list, certificate.tbs.spki)).toBe(true)
  })
})
