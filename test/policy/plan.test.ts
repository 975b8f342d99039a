import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { addSeconds, type EntryName, parseEntryName, parseInstant, parseSerialNumber } from '../../src/core/brand.ts'
import { keyTypes } from '../../src/core/key.ts'
import { BACKDATE_SECONDS } from '../../src/core/record.ts'
import { type CountersignError, isRefusal } from '../../src/core/refusal.ts'
import { namesOf, parseClaimDefinition, readClaims } from '../../src/policy/claim.ts'
import { lintCertificate } from '../../src/policy/lint/index.ts'
import { assemblePlan, type PlanRequest, planCertificate } from '../../src/policy/plan.ts'
import { parseSettings } from '../../src/policy/settings.ts'
import { findExtension, parseTbsCertificate } from '../../src/x509/certificate.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { parseCertificatePolicies } from '../../src/x509/extensions/certificate-policies.ts'
import { encodeCrlDistributionPoints } from '../../src/x509/extensions/crl-distribution-points.ts'
import { parseExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { formatGeneralName } from '../../src/x509/general-name.ts'
import { formatName } from '../../src/x509/name.ts'
import { keyFrom, type Made, makeCertificate, makeKey } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { arc, authority, definitions, shippedProfile } from '../support/lint-context.ts'

const settingsWith = (change: object = {}) =>
  parseSettings(
    JSON.stringify({
      format: 1,
      organisation: 'Acme',
      trustDomain: 'acme.internal',
      oidArc: arc,
      crlLifetimeDays: 30,
      authorities: [{ name: 'clients', usage: 'client', custody: 'attended' }],
      ...change,
    }),
    'countersign.json',
  )

const alice: PlanRequest = {
  name: 'alice' as EntryName,
  profile: shippedProfile('client'),
  settings: settingsWith(),
  authority: 'clients' as EntryName,
  names: [],
  claims: {},
  definitions,
}
const dns = (value: string) => ({ kind: 'dns', value }) as const
const uri = (value: string) => ({ kind: 'uri', value }) as const
const web: PlanRequest = {
  ...alice,
  name: parseEntryName('web'),
  profile: shippedProfile('server'),
  names: [dns('web.acme.internal')],
}

const key = makeKey()
const serial = parseSerialNumber('4a'.repeat(16))

function assemble(request: PlanRequest, at = noon, issuer: Made = authority) {
  return parseTbsCertificate(
    assemblePlan(planCertificate(request), { serial, issuer: issuer.certificate, spki: key.spki, at }),
  )
}

/** The messages with which a profile refuses a request. */
function refusals(request: PlanRequest): readonly string[] {
  try {
    planCertificate(request)
    return []
  } catch (error) {
    const { code, facts } = error as CountersignError<'profile.refused'>
    expect(code).toBe('profile.refused')
    return facts.findings.map(({ message }) => message)
  }
}

describe('a planned certificate', () => {
  it('of a client has its SPIFFE ID, its name and its organisation', () => {
    const tbs = assemble(alice)
    expect(formatName(tbs.subject)).toBe('CN=alice,O=Acme')
    expect(namesOf(tbs).map(formatGeneralName)).toEqual(['URI:spiffe://acme.internal/alice'])
  })

  it.each([
    ['', 'spiffe://acme.internal/alice'],
    ['client', 'spiffe://acme.internal/client/alice'],
    ['eu/ops', 'spiffe://acme.internal/eu/ops/alice'],
  ])('of a client has its SPIFFE ID under the path of its profile, %j', (spiffePath, id) => {
    const profile = { ...alice.profile, names: { ...alice.profile.names, spiffePath } }
    expect(namesOf(assemble({ ...alice, profile })).map(formatGeneralName)).toEqual([`URI:${id}`])
  })

  it('of a client keeps the URI it was asked for instead', () => {
    const names = namesOf(
      assemble({ ...alice, names: [uri('spiffe://acme.internal/ops/alice'), dns('alice.acme.internal')] }),
    )
    expect(names.map(formatGeneralName)).toEqual(['URI:spiffe://acme.internal/ops/alice', 'DNS:alice.acme.internal'])
  })

  it('of a server has its name alone for a subject', () => {
    expect(formatName(assemble(web).subject)).toBe('CN=web')
  })

  it('begins a little before the moment of issue and counts its days with both ends included (RFC 5280 §4.1.2.5)', () => {
    const tbs = assemble(alice)
    expect(tbs.notBefore).toBe(noon - 300)
    expect(tbs.notAfter - tbs.notBefore + 1).toBe(90 * 86_400)
  })

  it('ends when it was asked to', () => {
    const notAfter = parseInstant('2026-12-01T00:00:00Z')
    expect(assemble({ ...alice, notAfter }).notAfter).toBe(notAfter)
    expect(assemble({ ...alice, days: 7 }).notAfter).toBe(noon - 300 + 7 * 86_400 - 1)
  })

  it('points to the CRL of its authority where one is published, and is of one day without revocation otherwise (RFC 9608)', () => {
    const settings = settingsWith({ distribution: { crlUrl: 'http://pki.acme.internal/{authority}.crl' } })
    const text = (profile: string) =>
      Buffer.from(assemble({ ...alice, settings, profile: shippedProfile(profile) }).der).toString('latin1')
    expect(text('client')).toContain('http://pki.acme.internal/clients.crl')
    expect(text('client-short')).not.toContain('.crl')
  })

  it('points to the shard that speaks for its serial number where the CRL is divided, and is otherwise the same', () => {
    const crlUrl = 'http://pki.acme.internal/{authority}.crl'
    const extensionsOf = (distribution: object, profile = 'client') =>
      assemble({ ...alice, settings: settingsWith({ distribution }), profile: shippedProfile(profile) }).extensions
    const whole = extensionsOf({ crlUrl })
    const divided = extensionsOf({ crlUrl, crlShards: 8 })
    const number = (Number.parseInt(serial.slice(-2), 16) % 8) + 1
    const url = `http://pki.acme.internal/clients/${number}-of-8.crl`
    expect(divided).toEqual(
      whole.map((one) => (one.oid === extensionOids.crlDistributionPoints ? encodeCrlDistributionPoints([url]) : one)),
    )
    expect(divided).not.toEqual(whole)
    expect(extensionsOf({ crlUrl, crlShards: 8 }, 'client-short')).toEqual(extensionsOf({ crlUrl }, 'client-short'))
  })

  it('carries its claims, in extensions and in URIs, to be read by name', () => {
    const unit = parseClaimDefinition('{"title": "Unit", "type": "string", "uri": "urn:acme:unit:"}', 'unit.json', {
      arc,
    })
    const all = [...definitions, unit]
    const tbs = assemble({ ...alice, claims: { role: 'admin', unit: 'sales' }, definitions: all })
    expect(readClaims(tbs, all)).toEqual({ role: 'admin', unit: 'sales' })
  })

  it.each(['client', 'client-short', 'server'])('is clean under the profile %s', (name) => {
    const profile = shippedProfile(name)
    const request = { ...(profile.usage === 'server' ? web : alice), profile }
    const plan = planCertificate({
      ...request,
      claims: profile.usage === 'server' ? {} : { role: 'admin', clearance: 3n },
    })
    for (const type of ['ec-p256', 'ec-p384', 'ed25519'] as const) {
      const issuer = makeCertificate({ key: makeKey(type) }).certificate
      const tbs = parseTbsCertificate(assemblePlan(plan, { serial, issuer, spki: makeKey(type).spki, at: noon }))
      expect(lintCertificate(tbs, { ...plan, issuer, at: noon })).toEqual([])
    }
  })

  it.each(['wrong-eku', 'server-auth', 'expired', 'not-yet-valid', 'revoked'])(
    'for the attack %s ends ten minutes later at most, and is clean under its own closed profile',
    (name) => {
      const profile = shippedProfile(`attack-${name}`)
      const names = [uri('spiffe://acme.internal/alice')]
      const plan = planCertificate({ ...alice, profile, names, claims: { role: 'admin' }, purpose: 'attack' })
      const issuer = authority.certificate
      const tbs = parseTbsCertificate(assemblePlan(plan, { serial, issuer, spki: key.spki, at: noon }))
      expect(tbs.notAfter - noon).toBeLessThan(profile.backdateSeconds < 0 ? 3600 + 600 : 600)
      expect(lintCertificate(tbs, { ...plan, issuer, at: noon })).toEqual([])
    },
  )

  it('for an attack is expired, or not yet valid, as its profile says', () => {
    const minted = (name: string) =>
      assemble({ ...alice, profile: shippedProfile(name), names: [uri('spiffe://acme.internal/a')], purpose: 'attack' })
    expect(minted('attack-expired').notAfter).toBeLessThan(noon - 500)
    expect(minted('attack-not-yet-valid').notBefore).toBe(noon + 3600)
    // A server that is some minutes behind must not refuse the others for their time.
    for (const name of ['revoked', 'server-auth', 'wrong-eku'])
      expect(minted(`attack-${name}`).notBefore).toBe(noon - BACKDATE_SECONDS)
  })

  it('is the same to the last octet when planned twice', () => {
    expect(assemble(alice).der).toEqual(assemble(alice).der)
  })
})

describe('a profile refuses', () => {
  it('everything that is wrong at once', () => {
    const profile = {
      ...alice.profile,
      keyTypes: ['ed25519'] as const,
      claims: { required: ['team'], allowed: ['team'] },
    }
    const request = {
      ...alice,
      profile,
      keyType: 'ec-p256' as const,
      days: 398,
      names: [uri('spiffe://acme.internal/a'), uri('spiffe://acme.internal/b'), dns('a.example'), dns('a.example')],
      claims: { role: 'admin' },
    }
    expect(refusals(request)).toEqual([
      'a key of type ec-p256 is not allowed, but ed25519',
      'the claim team is required',
      'the claim "role" is not allowed',
      '398 days of validity are more than the 397 days that are allowed',
      expect.stringContaining('it has 2 SPIFFE IDs'),
      'DNS:a.example comes twice',
    ])
  })

  it.each<[string, PlanRequest, string]>([
    ['a server without a name', { ...web, names: [] }, 'a name is required, of a kind among dns, ip'],
    [
      'a kind of name it does not allow',
      { ...web, names: [uri('urn:a:b'), dns('a.example')] },
      'URI:urn:a:b is not of a kind',
    ],
    ['days that are no number', { ...alice, days: Number.NaN }, 'not a number of whole seconds'],
    ['a fraction of a second', { ...alice, days: 0.3 / 86_400 }, 'not a number of whole seconds'],
    ['no days at all', { ...alice, days: 0 }, 'it would end before it begins'],
    [
      'more names than it allows',
      { ...web, names: Array.from({ length: 51 }, (_, i) => dns(`a${i}.example`)) },
      '51 names are more than the 50 that are allowed',
    ],
    [
      'a name that does not match its pattern as a whole',
      {
        ...web,
        profile: { ...web.profile, names: { ...web.profile.names, patterns: { dns: 'a|b' } } },
        names: [dns('ab')],
      },
      'DNS:ab does not match the pattern a|b',
    ],
    [
      'an attack profile to anybody who issues',
      { ...alice, profile: shippedProfile('attack-revoked'), names: [uri('urn:a:b')] },
      'the profile is closed',
    ],
    ['any other profile to the probe', { ...alice, purpose: 'attack' }, 'the profile is closed'],
  ])('%s', (_, request, message) => {
    expect(refusals(request)).toEqual([expect.stringContaining(message)])
  })

  it('an end that lies too far, on the final bytes', () => {
    const plan = planCertificate({ ...alice, notAfter: addSeconds(noon, 398 * 86_400) })
    const issuer = authority.certificate
    const tbs = parseTbsCertificate(assemblePlan(plan, { serial, issuer, spki: key.spki, at: noon }))
    expect(lintCertificate(tbs, { ...plan, issuer, at: noon })).toMatchObject([
      { rule: 'within-profile', severity: 'error' },
    ])
  })
})

describe('planning refuses', () => {
  it('a claim that nobody defined, and a value that its definition does not allow', () => {
    expect(() => planCertificate({ ...alice, claims: { rank: 'x' } })).toThrow(
      expect.objectContaining({ code: 'claim.unknown' }),
    )
    for (const claims of [
      { role: 'NOT' },
      { role: true },
      { scopes: [] },
      { clearance: '3' },
      { clearance: 1n << 60n },
    ]) {
      expect(() => planCertificate({ ...alice, claims })).toThrow(expect.objectContaining({ code: 'claim.refused' }))
    }
  })

  it('a certificate that would outlive its issuer, by a second', () => {
    const end = addSeconds(noon, 90 * 86_400 - 301)
    const issuer = (notAfter: typeof noon) => makeCertificate({ notAfter })
    expect(() => assemble(alice, noon, issuer(addSeconds(end, -1)))).toThrow(
      expect.objectContaining({
        code: 'issuer.expires-first',
        facts: expect.objectContaining({ authority: 'clients' }),
      }),
    )
    expect(assemble(alice, noon, issuer(end)).notAfter).toBe(end)
  })

  it('an authority that has ended', () => {
    const issuer = makeCertificate({ notAfter: addSeconds(noon, -1) })
    expect(() => assemble(alice, noon, issuer)).toThrow(expect.objectContaining({ code: 'authority.expired' }))
  })

  it('an authority whose key is none of ours', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
    const issuer = makeCertificate({ key: keyFrom('ec-p256', publicKey, privateKey) })
    expect(() => assemble(alice, noon, issuer)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})

describe('certificate policies', () => {
  const policies = [parseOid('1.3.6.1.4.1.32473.9.1'), parseOid('2.999.7')]

  it('are those of the profile, in its order, and lint has nothing against them (RFC 5280 §4.2.1.4)', () => {
    const plan = planCertificate({ ...alice, profile: { ...alice.profile, policies } })
    const tbs = assemble({ ...alice, profile: { ...alice.profile, policies } })
    expect(parseCertificatePolicies(findExtension(tbs, extensionOids.certificatePolicies)!)).toEqual(
      policies.map((policy) => ({ policy, qualified: false })),
    )
    expect(lintCertificate(tbs, { ...plan, issuer: authority.certificate, at: noon })).toEqual([])
  })

  it('are absent where the profile has none', () => {
    expect(findExtension(assemble(alice), extensionOids.certificatePolicies)).toBeUndefined()
  })
})

describe('whatever is asked for', () => {
  const name = fc.constantFrom(
    ...['a.acme.internal', '*.acme.internal', 'localhost', 'a.example'].map(dns),
    ...['spiffe://acme.internal/a', 'spiffe://acme.internal/b', 'spiffe://evil/a', 'urn:acme:x', 'urn:a b'].map(uri),
    { kind: 'ip', value: '10.0.0.1' } as const,
    { kind: 'email', value: 'a@acme.internal' } as const,
    { kind: 'upn', value: 'a@acme.internal\n' } as const,
    { kind: 'directory', value: [{ type: 'commonName', value: 'root' }] } as const,
    { kind: 'registeredId', value: arc } as const,
    { kind: 'smtpUtf8Mailbox', value: 'zoë@acme.internal' } as const,
    { kind: 'smtpUtf8Mailbox', value: 'zo\u202eë@acme.internal' } as const,
  )
  const request = fc.record(
    {
      profile: fc.constantFrom('client', 'client-short', 'server', 'attack-wrong-eku'),
      names: fc.array(name, { maxLength: 10 }),
      claims: fc.constantFrom(
        {},
        { role: 'admin' },
        { role: 'a;b' },
        { clearance: 3n },
        { environment: 'test' },
        { contractor: true },
      ),
      days: fc.constantFrom(undefined, -1, 0, 0.5, 1, 2, 90, 397, 398, 36500),
      keyType: fc.constantFrom(...keyTypes),
      policies: fc.constantFrom(undefined, [arc]),
      purpose: fc.constantFrom('issue', 'attack'),
    },
    { noNullPrototype: true },
  )

  it('is refused, or the bytes lie within the profile: no wildcard, kind, claim, length or purpose gets past it', () => {
    let clean = 0
    fc.assert(
      fc.property(request, ({ profile, days, policies, ...rest }) => {
        const asked = {
          ...alice,
          ...rest,
          profile: { ...shippedProfile(profile), ...(policies && { policies }) },
          ...(days === undefined ? {} : { days }),
        } as PlanRequest
        let findings: readonly string[]
        try {
          const plan = planCertificate(asked)
          const tbs = parseTbsCertificate(
            assemblePlan(plan, { serial, issuer: authority.certificate, spki: key.spki, at: noon }),
          )
          findings = lintCertificate(tbs, { ...plan, issuer: authority.certificate, at: noon }).map(({ rule }) => rule)
          if (findings.length > 0) return
          clean += 1
          const { maximumSeconds, names, extendedKeyUsage } = asked.profile
          expect(tbs.notAfter - tbs.notBefore).toBeLessThan(maximumSeconds)
          expect(namesOf(tbs).every(({ kind }) => (names.allowed as readonly string[]).includes(kind))).toBe(true)
          expect(namesOf(tbs).map(formatGeneralName).join()).not.toMatch(
            asked.profile.usage === 'client' ? /\*|evil|\s|\u202e/ : /evil|\s/,
          )
          const stated = findExtension(tbs, extensionOids.certificatePolicies)
          expect(stated && parseCertificatePolicies(stated).map(({ policy }) => policy)).toEqual(policies)
          expect(parseExtendedKeyUsage(findExtension(tbs, extensionOids.extendedKeyUsage)!)).toEqual([extendedKeyUsage])
          expect(asked.profile.attack === true).toBe(asked.purpose === 'attack')
        } catch (error) {
          if (!isRefusal(error)) throw error
        }
      }),
      // One in a hundred is clean: enough of them that chance alone never makes the last line fail.
      { numRuns: 5000 },
    )
    expect(clean).toBeGreaterThan(10)
  })
})
