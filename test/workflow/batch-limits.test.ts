/** No row of a file gets a certificate outside its profile, whatever stands in its cells and in its request: the final bytes are judged. */
import { createPublicKey } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { octetString } from '../../src/asn1/writer.ts'
import { addSeconds } from '../../src/core/brand.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { type ClaimDefinition, formatClaimValue, namesOf, readClaims } from '../../src/policy/claim.ts'
import { type NameKind, parseSubjectAltName } from '../../src/policy/identity.ts'
import type { BatchOutcome } from '../../src/workflow/batch.ts'
import { parseCertificatePem, type TbsCertificate } from '../../src/x509/certificate.ts'
import { type Extension, extensionOids } from '../../src/x509/extension.ts'
import { encodeBasicConstraints, parseBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage, parseExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage, parseKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { formatGeneralName, type GeneralName } from '../../src/x509/general-name.ts'
import { formatName } from '../../src/x509/name.ts'
import { describePublicKey } from '../../src/x509/public-key.ts'
import { issueRows } from '../support/batch-kit.ts'
import { makeCertificate, makeKey, type Wishes } from '../support/certificate-kit.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { hostileText } from '../support/hostile.ts'
import { hostileRequest } from '../support/hostile-requests.ts'
import { shippedProfile } from '../support/lint-context.ts'
import { extensionRequest, MICROSOFT_EXTENSIONS, makeRequest, requestPem } from '../support/request-kit.ts'
import { times } from '../support/sweep.ts'
import { withHome } from '../support/workflows.ts'

let home: TestHome
let definitions: readonly ClaimDefinition[]
beforeAll(async () => {
  home = await makeHome()
  await home.issue('client', 'alice')
  definitions = await withHome(home.path, home.ports, (opened) => opened.claims())
  mkdirSync(at('requests'))
})
afterAll(() => home.remove())

const at = (path: string): string => join(home.path, '..', path)
const profiles = ['client', 'client-short'] as const
const allowed = ['basicConstraints', 'keyUsage', 'extendedKeyUsage', 'subjectAlternativeName', 'subjectKeyIdentifier']
const known = [...allowed, 'authorityKeyIdentifier'] as readonly (keyof typeof extensionOids)[]

/** Gives its objections to a certificate: all in which it lies outside a profile of the home. */
function outside(tbs: TbsCertificate, name: string, profile: (typeof profiles)[number]): readonly string[] {
  const { keyTypes, maximumSeconds, names: limits, revocation } = shippedProfile(profile)
  const names = namesOf(tbs)
  const extension = (oid: string) => tbs.extensions.find((one) => one.oid === oid)!
  const stray = new Map<string, unknown>(tbs.extensions.map(({ oid, critical }) => [oid, critical]))
  for (const one of known) stray.delete(extensionOids[one])
  for (const { oid } of definitions) stray.delete(oid ?? '')
  if (revocation === 'none') stray.delete(extensionOids.noRevAvail)
  const isMisspelt = (one: GeneralName): boolean => {
    try {
      const scope = { usage: 'client', trustDomain: 'acme.internal' } as const
      const read = parseSubjectAltName(one.kind as NameKind, (one as { value: string }).value, scope)
      return formatGeneralName(read) !== formatGeneralName(one)
    } catch (error) {
      if (!isRefusal(error)) throw error
      return true
    }
  }
  const objections: readonly [boolean, string][] = [
    [formatName(tbs.subject) !== `CN=${name},O=Acme`, 'subject'],
    [parseBasicConstraints(extension(extensionOids.basicConstraints)).ca, 'authority'],
    [parseKeyUsage(extension(extensionOids.keyUsage)).join() !== 'digitalSignature', 'key usage'],
    [parseExtendedKeyUsage(extension(extensionOids.extendedKeyUsage)).join() !== 'clientAuth', 'purpose'],
    [stray.size > 0, 'extension'],
    [tbs.notAfter - tbs.notBefore + 1 > maximumSeconds, 'lifetime'],
    [!(keyTypes as readonly string[]).includes(describePublicKey(tbs.spki).type), 'type of key'],
    [names.length > limits.maximum, 'number of names'],
    [names.some(({ kind }) => !(limits.allowed as readonly string[]).includes(kind)), 'kind of name'],
    [names.some(isMisspelt), 'spelling of a name'],
    [names.map(formatGeneralName).includes('URI:spiffe://acme.internal/alice'), 'name of somebody else'],
  ]
  return objections.flatMap(([holds, what]) => (holds ? [what] : []))
}

const cell = (...usual: readonly string[]) => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, hostileText)
const columns = {
  profile: cell('client', 'client-short', 'client-short', 'server', 'attack-server-auth', '../client'),
  days: cell('1', '30', '397', '398', '0', '-1', '1e3', '9999999999'),
  'key-type': cell('ec-p384', 'ed25519', 'ec-p521', 'rsa-1024'),
  dns: cell('a.acme.internal', 'b.acme.internal,c.acme.internal', '*.acme.internal', 'localhost', 'A.evil.example'),
  uri: cell('spiffe://acme.internal/ops/x', 'spiffe://evil.example/x', 'urn:x,urn:y', 'https://acme.internal/'),
  email: cell('a@acme.example', 'a@acme.example\r\nb', 'a@acme.example,b@acme.example'),
  ip: cell('10.0.0.1', '10.0.0.0/8', '::1', Array.from({ length: 9 }, (_, one) => `10.0.0.${one}`).join()),
  upn: cell('a@acme.internal', 'root'),
  'registered-id': cell('1.2.3'),
  'claim:role': cell('admin', 'viewer', 'king;queen', 'Admin'),
  'claim:environment': cell('production', 'test'),
  'claim:clearance': cell('3', '-3', '9'.repeat(400)),
}
/** `fresh` becomes a name that no other row has. */
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constant('fresh') },
  hostileText,
  fc.constantFrom('..', 'alice', 'fresh '),
)
/** A row in which most cells are empty: one bad cell hides the others. */
const row = fc
  .tuple(name, fc.record(columns, { noNullPrototype: true }), fc.subarray(Object.keys(columns), { maxLength: 3 }))
  .map(([name, cells, filled]) => ({
    name,
    ...Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, filled.includes(column) ? text : ''])),
  }))
/** What the row points to: nothing, a request that is proven or not, of a new key or of that of other rows, or no request. */
const pointed = fc.record({
  asked: hostileRequest,
  as: fc.constantFrom('none', 'none', 'own', 'own', 'own', 'forged', 'shared', 'odd', 'text'),
})

type Pointed = typeof pointed extends fc.Arbitrary<infer T> ? T : never
type Cells = Readonly<Record<string, string>>
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const forms = {
  csv: (rows: readonly Cells[]) =>
    [Object.keys(rows[0]!), ...rows.map((one) => Object.values(one))].map((one) => one.map(quoted).join()).join('\n'),
  json: (rows: readonly Cells[]) => rows.map((one) => JSON.stringify(one)).join('\n'),
}

const shared = makeKey()
let made = 0

/** Puts the request of a row on the disk. @returns the key in it, where a certificate may be for that */
function putRequest({ asked, as }: Pointed, path: string): Uint8Array | undefined {
  if (as === 'text') writeFileSync(path, 'no request')
  if (as === 'none' || as === 'text') return undefined
  const key = as === 'shared' ? shared : makeKey(as === 'odd' ? 'ed25519' : 'ec-p256')
  const microsoft = asked.microsoft.map((one) => extensionRequest([one], MICROSOFT_EXTENSIONS))
  const spki = as === 'forged' ? { spki: makeKey().spki } : {}
  const { subject, extensions } = asked
  try {
    writeFileSync(path, requestPem(makeRequest({ key, subject, extensions, attributes: microsoft, ...spki })))
  } catch (error) {
    // The kit cannot write some texts as names.
    if (!isRefusal(error)) throw error
    writeFileSync(path, requestPem(makeRequest({ key, extensions, ...spki })))
  }
  return as === 'forged' ? undefined : key.spki
}

it('is refused, or the bytes lie within its profile, and are for the key that the row says', async () => {
  const seen = { issued: 0, requested: 0, refused: 0 }
  const judge = (
    outcome: BatchOutcome,
    rows: readonly { cells: Cells; spki: Uint8Array | undefined }[],
    first: number,
  ) => {
    if (outcome.state === 'failed') seen.refused += 1
    if (outcome.state !== 'issued') return
    const { cells, spki } = rows[outcome.line - first]!
    const read = (file: string) => readFileSync(join(outcome.directory, file), 'utf8')
    const { tbs } = parseCertificatePem(read('certificate.pem'))
    expect(outside(tbs, outcome.name, cells['profile'] === 'client-short' ? 'client-short' : 'client')).toEqual([])
    for (const [claim, value] of Object.entries(readClaims(tbs, definitions))) {
      expect(formatClaimValue(definitions.find(({ name }) => name === claim)!, value)).toBe(cells[`claim:${claim}`])
    }
    const key = spki ?? createPublicKey(read('key.pem')).export({ type: 'spki', format: 'der' })
    expect(Buffer.compare(key, tbs.spki)).toBe(0)
    expect(existsSync(join(outcome.directory, 'key.pem'))).toBe(spki === undefined)
    seen.issued += 1
    if (spki !== undefined) seen.requested += 1
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(row, pointed), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('csv', 'json'),
      async (drawn, form) => {
        const rows = drawn.map(([cells, request]) => {
          made += 1
          const csr = `requests/${made}.pem`
          const spki = putRequest(request, at(csr))
          const name = cells.name.replace('fresh', `row-${made}`)
          return { cells: { ...cells, name, csr: request.as === 'none' ? '' : csr }, spki }
        })
        // A line break within quotes would move the lines that follow.
        const flat = rows.map(({ cells, spki }) => ({
          spki,
          cells: Object.fromEntries(
            Object.entries(cells).map(([column, text]) => [
              column,
              form === 'csv' ? text.replace(/[\r\n\0]/g, '') : text,
            ]),
          ),
        }))
        const text = forms[form](flat.map(({ cells }) => cells))
        writeFileSync(at('rows'), Buffer.from(text))
        try {
          const { outcomes } = await issueRows(home, at('rows'))
          expect(outcomes).toHaveLength(rows.length)
          for (const outcome of outcomes) judge(outcome, flat, form === 'csv' ? 2 : 1)
        } catch (error) {
          if (!isRefusal(error)) throw error
        }
      },
    ),
    { numRuns: times(150), seed: 20_261_128, endOnFailure: true },
  )
  // The twin: a program that refuses everything would pass as well.
  expect(seen.issued).toBeGreaterThanOrEqual(times(20))
  expect(seen.requested).toBeGreaterThanOrEqual(times(5))
  expect(seen.refused).toBeGreaterThanOrEqual(times(100))
})

/** Each breaks one limit, and everything else of it is as a row would get it. */
const broken: readonly (readonly [what: string, wishes: () => Wishes])[] = [
  ['subject', () => ({ subject: [{ type: 'commonName', value: 'device' }] })],
  ['authority', () => ({ extensions: [encodeBasicConstraints({ ca: true })] })],
  ['key usage', () => ({ extensions: [encodeKeyUsage(['digitalSignature', 'keyCertSign'])] })],
  ['purpose', () => ({ extensions: [encodeExtendedKeyUsage(['clientAuth', 'serverAuth'])] })],
  ['extension', () => ({ extensions: [stray] })],
  ['lifetime', () => ({ notBefore: noon, notAfter: addSeconds(noon, 398 * 86_400) })],
  ['type of key', () => ({ key: makeKey('ml-dsa-44') })],
  [
    'number of names',
    () => named(...Array.from({ length: 9 }, (_, at) => ({ kind: 'dns', value: `a${at}.x` }) as const)),
  ],
  ['kind of name', () => named({ kind: 'registeredId', value: parseOid('1.2.3') })],
  ['spelling of a name', () => named({ kind: 'dns', value: '*.acme.internal' })],
  ['name of somebody else', () => named({ kind: 'uri', value: 'spiffe://acme.internal/alice' })],
]
const stray: Extension = { oid: parseOid('1.2.3'), critical: false, value: octetString(Uint8Array.of(1)) }
const noon = addSeconds(0 as never, 1_800_000_000)
const named = (...names: readonly GeneralName[]): Wishes => ({ extensions: [encodeSubjectAlternativeName(names)] })

it.each(broken)('would be found out with another %s', (what, wishes) => {
  const authority = makeCertificate()
  const subject = [
    { type: 'organizationName', value: 'Acme' },
    { type: 'commonName', value: 'device' },
  ] as const
  const sound = { issuer: authority, subject }
  expect(outside(makeCertificate(sound).certificate.tbs, 'device', 'client')).toEqual([])
  expect(outside(makeCertificate({ ...sound, ...wishes() }).certificate.tbs, 'device', 'client')).toEqual([what])
})
