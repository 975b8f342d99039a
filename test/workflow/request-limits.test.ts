/** No request gets a certificate outside its profile, whatever it asks for: the final bytes are looked at, not the request. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import { namesOf } from '../../src/policy/claim.ts'
import { type NameKind, parseSubjectAltName } from '../../src/policy/identity.ts'
import { prepareCredential } from '../../src/workflow/issue.ts'
import type { TbsCertificate } from '../../src/x509/certificate.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { makeKey } from '../support/certificate-kit.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { hostileRequest } from '../support/hostile-requests.ts'
import { extensionRequest, MICROSOFT_EXTENSIONS, makeRequest } from '../support/request-kit.ts'
import { times } from '../support/sweep.ts'
import { withHome } from '../support/workflows.ts'

let home: TestHome
/** What somebody gets who asks for nothing. */
let plain: TbsCertificate
beforeAll(async () => {
  home = await makeHome()
  await home.issue('client', 'alice')
  plain = (await prepare(makeRequest({ key }))).prepared.tbs
})
afterAll(() => home.remove())

const key = makeKey()
const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')
const prepare = async (content: Uint8Array) => {
  const asked = { usage: 'client', name: 'device', subjectAltNames: [], claims: [], naming: 'once' } as const
  const request = { content, source: 'x' }
  const ready = await withHome(home.path, home.ports, (opened) =>
    prepareCredential({ ...asked, request }, opened, home.ports),
  )
  return ready.issuance
}
/** All extensions, but for the names. */
const besidesNames = ({ extensions }: TbsCertificate) =>
  extensions.map(({ oid, critical, value }) => [
    oid,
    critical,
    oid === extensionOids.subjectAlternativeName ? '' : hex(value),
  ])

it('gets nothing but names that follow from the given name, and that the profile allows', async () => {
  let issued = 0
  let named = 0
  await fc.assert(
    fc.asyncProperty(hostileRequest, async ({ subject, extensions, microsoft }) => {
      try {
        const content = makeRequest({
          key,
          subject,
          extensions,
          attributes: microsoft.map((one) => extensionRequest([one], MICROSOFT_EXTENSIONS)),
        })
        const { tbs, plan } = (await prepare(content)).prepared
        issued += 1
        const names = namesOf(tbs)
        named += Math.sign(names.length - 1)
        expect(besidesNames(tbs)).toEqual(besidesNames(plain))
        expect(tbs.subject).toEqual([
          { type: 'organizationName', value: 'Acme' },
          { type: 'commonName', value: 'device' },
        ])
        expect(hex(tbs.spki)).toBe(hex(key.spki))
        expect(names.length).toBeLessThanOrEqual(plan.profile.names.maximum)
        for (const one of names) {
          expect(plan.profile.names.allowed).toContain(one.kind)
          const text = (one as { value: string }).value
          const scope = { usage: 'client', trustDomain: 'acme.internal' } as const
          expect(parseSubjectAltName(one.kind as NameKind, text, scope)).toEqual(one)
          expect(['spiffe://acme.internal/device', 'device', 'device.acme.internal']).toContain(text)
        }
      } catch (error) {
        if (!isRefusal(error)) throw error
      }
    }),
    { numRuns: times(300), seed: 20_261_128 },
  )
  // The twin: a home that refuses everything would pass as well.
  expect(issued).toBeGreaterThanOrEqual(times(50))
  expect(named).toBeGreaterThanOrEqual(times(10))
})
