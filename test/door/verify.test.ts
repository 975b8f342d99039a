import { describe, expect, expectTypeOf, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { addSeconds } from '../../src/core/brand.ts'
import { type ClientTrust, type ClientVerdict, judgeClient, readClientTrust } from '../../src/door/verify.ts'
import { encodeCertificatePem } from '../../src/x509/certificate.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeCrlDistributionPoints } from '../../src/x509/extensions/crl-distribution-points.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeIssuingDistributionPoint } from '../../src/x509/extensions/issuing-distribution-point.ts'
import { encodeNoRevAvail } from '../../src/x509/extensions/no-rev-avail.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { fingerprintOf, pinOf } from '../../src/x509/pin.ts'
import { type Made, makeCertificate, makeCrl, makeKey, type Wishes } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { clientCases, claims as unfitClaims } from '../support/unfit-clients.ts'

const arc = '1.3.6.1.4.1.32473.1'
const oid = (suffix: number) => parseOid(`${arc}.${suffix}`)
const claims = {
  role: { type: 'string', oid: `${arc}.1` },
  groups: { type: 'strings', oid: `${arc}.2` },
  level: { type: 'integer', oid: `${arc}.3` },
  onCall: { type: 'boolean', oid: `${arc}.4` },
  since: { type: 'time', oid: `${arc}.5` },
  tenant: { type: 'string', uri: 'urn:acme:tenant:' },
} as const

/** Where the claims of the table of unfit clients lie. */
const places = Object.fromEntries(
  unfitClaims.map(({ name, type, ...place }) => [
    name,
    place.uri === undefined ? { type, oid: place.oid } : { type: 'string' as const, uri: place.uri },
  ]),
)

const authority = makeCertificate()
const trustOf = (made: Made, more: Partial<ClientTrust> = {}) => ({
  clientAuthority: made.pem,
  pin: pinOf(made.key.spki),
  clientCrl: encodeCrlPem(makeCrl(made).der),
  claims,
  ...more,
})
const makeClient = (wishes: Wishes = {}): Made => makeCertificate({ issuer: authority, ...wishes })
const judge = (client: Made, more: Partial<ClientTrust> = {}) =>
  judgeClient(client.der, trustOf(authority, more) as ClientTrust<typeof claims>, noon)

const failureOf = (verdict: ClientVerdict<typeof claims>) =>
  verdict.state === 'refused' ? verdict.failure : expect.unreachable('it was verified')

describe('a client of the pinned authority', () => {
  it('is told with its names and each claim by its type', () => {
    const client = makeClient({
      extensions: [
        encodeSubjectAlternativeName([
          { kind: 'uri', value: 'spiffe://acme.internal/alice' },
          { kind: 'uri', value: 'urn:acme:tenant:blue' },
          { kind: 'dns', value: 'alice.acme.internal' },
          { kind: 'email', value: 'alice@acme.internal' },
        ]),
        encodeClaimExtension(oid(1), 'string', 'admin'),
        encodeClaimExtension(oid(2), 'strings', ['a', 'b']),
        encodeClaimExtension(oid(3), 'integer', 7n),
        encodeClaimExtension(oid(4), 'boolean', false),
        encodeClaimExtension(oid(5), 'time', noon),
      ],
    })
    const verdict = judge(client)
    expect(verdict).toEqual({
      state: 'verified',
      identity: {
        uris: ['spiffe://acme.internal/alice', 'urn:acme:tenant:blue'],
        dns: ['alice.acme.internal'],
        emails: ['alice@acme.internal'],
        serial: client.certificate.tbs.serial,
        fingerprint: fingerprintOf(client.der),
        claims: {
          role: 'admin',
          groups: ['a', 'b'],
          level: 7,
          onCall: false,
          since: '2026-11-22T12:00:00Z',
          tenant: 'blue',
        },
      },
    })
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict)
  })

  it('lacks the claims that it does not carry, which the types say', () => {
    const verdict = judge(makeClient())
    if (verdict.state !== 'verified') return expect.unreachable(verdict.why)
    expect(verdict.identity.claims).toEqual({})
    expectTypeOf(verdict.identity.claims.role).toEqualTypeOf<string | undefined>()
    expectTypeOf(verdict.identity.claims.groups).toEqualTypeOf<readonly string[] | undefined>()
    expectTypeOf(verdict.identity.claims.level).toEqualTypeOf<number | undefined>()
    expectTypeOf(verdict.identity.claims.onCall).toEqualTypeOf<boolean | undefined>()
    // @ts-expect-error a claim that was not asked for is not there
    expect(verdict.identity.claims.rank).toBeUndefined()
  })
})

describe('a client is refused', () => {
  it.each<[string, Wishes]>([
    ['of another type', { extensions: [encodeClaimExtension(oid(1), 'integer', 1n)] }],
    ['that a double does not hold', { extensions: [encodeClaimExtension(oid(3), 'integer', 2n ** 53n)] }],
    [
      'that is there twice',
      {
        extensions: [
          encodeSubjectAlternativeName(['a', 'b'].map((t) => ({ kind: 'uri', value: `urn:acme:tenant:${t}` }))),
        ],
      },
    ],
  ])('with a claim %s: anybody who denies by it must see it', (_, wishes) => {
    expect(failureOf(judge(makeClient(wishes)))).toMatchObject({ of: 'certificate', kind: 'malformed' })
  })

  it.each(clientCases.filter(({ fit }) => !fit))(
    'of a name or claim that is not fit to be told: $what',
    ({ extensions }) => {
      expect(failureOf(judge(makeClient({ extensions }), { claims: places }))).toMatchObject({
        of: 'certificate',
        kind: 'malformed',
      })
    },
  )

  it('not for names and claims that are nearly so', () => {
    for (const { what, extensions } of clientCases.filter(({ fit }) => fit)) {
      const verdict = judge(makeClient({ extensions }), { claims: places })
      expect(verdict, what).toEqual(expect.objectContaining({ state: 'verified' }))
    }
  })

  it('with the name that is not fit, and nothing of it acts on a terminal', () => {
    const extensions = [encodeSubjectAlternativeName([{ kind: 'dns', value: 'admin.x.test\0x.' }])]
    expect(judge(makeClient({ extensions }))).toMatchObject({
      why: 'the certificate is malformed: the name "DNS:admin.x.test\\\\00x." is not one that may be certified',
    })
  })

  it('whatever is wrong with the certificate', () => {
    const server = makeClient({ extensions: [encodeExtendedKeyUsage(['serverAuth'])] })
    expect(failureOf(judge(server))).toMatchObject({ kind: 'wrong-purpose' })
    expect(failureOf(judge(makeClient({ notAfter: addSeconds(noon, -1) })))).toMatchObject({ kind: 'expired' })
    expect(failureOf(judge(makeCertificate({ issuer: makeCertificate() })))).toMatchObject({ kind: 'wrong-signature' })
  })

  it('whatever is wrong with what it is held against', () => {
    const decoy = makeCertificate()
    const client = makeClient()
    const of = (more: Partial<ClientTrust>) => failureOf(judge(client, more))
    expect(of({ clientAuthority: decoy.pem })).toMatchObject({ of: 'anchor', kind: 'wrong-pin' })
    expect(of({ clientAuthority: authority.pem + decoy.pem })).toMatchObject({ of: 'anchor', kind: 'malformed' })
    expect(of({ clientAuthority: '' })).toMatchObject({ of: 'anchor', kind: 'malformed' })
    expect(of({ pin: 'x' })).toMatchObject({ of: 'anchor', kind: 'malformed' })
    expect(of({ clientCrl: '' })).toMatchObject({ of: 'crl', kind: 'malformed' })
    expect(of({ clientCrl: encodeCertificatePem(authority.der) })).toMatchObject({ of: 'crl', kind: 'malformed' })
    expect(of({ clientCrl: encodeCrlPem(makeCrl(decoy).der) })).toMatchObject({ of: 'crl', kind: 'wrong-signature' })
    const old = makeCrl(authority, [], { thisUpdate: addSeconds(noon, -60), nextUpdate: addSeconds(noon, -1) })
    expect(of({ clientCrl: encodeCrlPem(old.der) })).toMatchObject({ of: 'crl', kind: 'expired' })
    const listed = makeCrl(authority, [client.certificate.tbs.serial])
    expect(of({ clientCrl: encodeCrlPem(listed.der) })).toMatchObject({ of: 'certificate', kind: 'revoked' })
  })

  it('who says that nobody will revoke it (noRevAvail, RFC 9608) once it is revoked, or no CRL is current', () => {
    const short = makeClient({ extensions: [encodeNoRevAvail()] })
    expect(judge(short)).toMatchObject({ state: 'verified' })
    const listed = makeCrl(authority, [short.certificate.tbs.serial])
    const old = makeCrl(authority, [], { thisUpdate: addSeconds(noon, -60), nextUpdate: addSeconds(noon, -1) })
    expect(failureOf(judge(short, { clientCrl: encodeCrlPem(listed.der) }))).toMatchObject({ kind: 'revoked' })
    expect(failureOf(judge(short, { clientCrl: encodeCrlPem(old.der) }))).toMatchObject({ of: 'crl', kind: 'expired' })
  })

  it('by a shard to which the certificate does not point, and by a door by any shard (RFC 5280 §5.2.5)', () => {
    const url = (n: number) => `http://crl.acme.internal/clients/${n}-of-2.crl`
    const pointing = makeClient({ extensions: [encodeCrlDistributionPoints([url(1)])] })
    const shard = (n: number, revoked: Made[] = []) =>
      encodeCrlPem(
        makeCrl(
          authority,
          revoked.map(({ certificate }) => certificate.tbs.serial),
          { extensions: [encodeIssuingDistributionPoint([url(n)])] },
        ).der,
      )
    expect(judge(pointing, { clientCrl: shard(1) })).toMatchObject({ state: 'verified' })
    expect(failureOf(judge(pointing, { clientCrl: shard(1, [pointing]) }))).toMatchObject({ kind: 'revoked' })
    expect(failureOf(judge(pointing, { clientCrl: shard(2) }))).toMatchObject({ of: 'crl', kind: 'wrong-scope' })
    expect(failureOf(judge(makeClient(), { clientCrl: shard(1) }))).toMatchObject({ of: 'crl', kind: 'wrong-scope' })
    const ofDoor = readClientTrust(trustOf(authority, { clientCrl: shard(1) }) as ClientTrust)
    expect(ofDoor).toMatchObject({ of: 'crl', kind: 'partial' })
  })

  it('with the failure in one sentence', () => {
    const verdict = judge(makeClient(), { clientAuthority: makeCertificate().pem })
    expect(verdict).toMatchObject({
      state: 'refused',
      why: expect.stringMatching(/^the certificate of the authority has the pin/),
    })
  })
})

it.each(['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'] as const)(
  'a client of an authority with a key of type %s is verified, and one of its double is not (RFC 9881)',
  (type) => {
    const [own, double] = [makeCertificate({ key: makeKey(type) }), makeCertificate({ key: makeKey(type) })]
    const judged = (issuer: Made) =>
      judgeClient(makeCertificate({ issuer }).der, trustOf(own) as ClientTrust<typeof claims>, noon)
    expect(judged(own)).toMatchObject({ state: 'verified' })
    expect(failureOf(judged(double))).toMatchObject({ kind: 'wrong-signature' })
  },
)
