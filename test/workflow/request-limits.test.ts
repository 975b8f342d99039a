/** No request gets a certificate outside its profile, whatever it asks for: the final bytes are looked at, not the request. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { octetString, sequence, utf8String } from '../../src/asn1/writer.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { namesOf } from '../../src/policy/claim.ts'
import { type NameKind, parseSubjectAltName } from '../../src/policy/identity.ts'
import { prepareCredential } from '../../src/workflow/issue.ts'
import type { TbsCertificate } from '../../src/x509/certificate.ts'
import { type Extension, extensionOids } from '../../src/x509/extension.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { makeKey } from '../support/certificate-kit.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { hostileText } from '../support/hostile.ts'
import { extensionRequest, MICROSOFT_EXTENSIONS, makeRequest } from '../support/request-kit.ts'
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
const ascii = hostileText.filter((text) => /^[\0-\x7f]*$/.test(text))
const hosts = fc.constantFrom(
  'a.acme.internal',
  'A.acme.internal',
  '*.acme.internal',
  'localhost',
  'evil.example',
  'Alice Smith',
  '',
)
const uris = fc.constantFrom(
  'spiffe://acme.internal/alice',
  'spiffe://acme.internal/device',
  'spiffe://acme.internal/../root',
  'spiffe://evil.example/root',
  'https://acme.internal/?x',
  'urn:acme:role:admin',
)
const name: fc.Arbitrary<GeneralName> = fc.oneof(
  fc.record({ kind: fc.constant('dns' as const), value: fc.oneof(hosts, ascii) }),
  fc.record({ kind: fc.constant('uri' as const), value: fc.oneof(uris, ascii) }),
  fc.record({ kind: fc.constant('email' as const), value: fc.oneof(fc.constant('a@acme.example'), ascii) }),
  fc.record({ kind: fc.constant('upn' as const), value: fc.oneof(fc.constant('a@acme.example'), hostileText) }),
  fc.record({ kind: fc.constant('ip' as const), value: fc.constantFrom('10.0.0.1', 'fd00::1', '8.8.8.8') }),
  fc.constant({ kind: 'registeredId' as const, value: parseOid('1.2.3') }),
  fc.constant({ kind: 'directory' as const, value: [{ type: 'commonName' as const, value: 'root' }] }),
  fc.constant({ kind: 'other' as const, oid: parseOid('1.2.3'), der: utf8String('x') }),
)
const unknown = (oid: string): Extension => ({
  oid: parseOid(oid),
  critical: true,
  value: sequence(octetString(Uint8Array.of(1))),
})
const extension: fc.Arbitrary<Extension> = fc.oneof(
  fc.boolean().map((ca) => encodeBasicConstraints({ ca })),
  fc
    .subarray(['digitalSignature', 'keyEncipherment', 'keyCertSign', 'cRLSign'] as const, { minLength: 1 })
    .map(encodeKeyUsage),
  fc
    .subarray(['clientAuth', 'serverAuth', 'anyExtendedKeyUsage', 'codeSigning'] as const, { minLength: 1 })
    .map((all) => encodeExtendedKeyUsage(all)),
  fc.array(name, { minLength: 1, maxLength: 12 }).map((names) => encodeSubjectAlternativeName(names)),
  fc.constantFrom(
    ...['2.5.29.30', '2.5.29.31', '2.5.29.32', '2.5.29.54', '2.5.29.56', '1.3.6.1.4.1.32473.1.1', '1.2.3'].map(unknown),
  ),
)
const asked = fc.record({
  subject: fc.array(
    fc.record({ type: fc.constantFrom('commonName' as const, 'organizationName' as const), value: hostileText }),
    { maxLength: 3 },
  ),
  extensions: fc.uniqueArray(extension, { maxLength: 5, selector: ({ oid }) => oid }),
  microsoft: fc.uniqueArray(extension, { maxLength: 1, selector: ({ oid }) => oid }),
})

it('gets nothing but names that the profile allows', async () => {
  let issued = 0
  let named = 0
  await fc.assert(
    fc.asyncProperty(asked, async ({ subject, extensions, microsoft }) => {
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
          expect(text).not.toBe('spiffe://acme.internal/alice')
        }
      } catch (error) {
        if (!isRefusal(error)) throw error
      }
    }),
    { numRuns: 300, seed: 20_261_128 },
  )
  // The twin: a home that refuses everything would pass as well.
  expect(issued).toBeGreaterThan(50)
  expect(named).toBeGreaterThan(10)
})
