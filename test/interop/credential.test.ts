/** Every kind of credential, as strangers see it: good for its purpose, for nothing else, and saying what was meant. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Usage } from '../../src/core/record.ts'
import type { IssueAnswer } from '../../src/workflow/issue.ts'
import { makeHome, type TestHome, unusualOrganisation } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { claimSamples, kinds, policy, rareProfiles, shippedClaims } from './kinds.ts'
import { consult, eachVerifier, type Question } from './question.ts'

const other: Readonly<Record<Usage, Usage>> = { client: 'server', server: 'client' }

/** The families of keys as Go names them. */
const goKeys: Readonly<Record<string, string>> = { ec: 'ECDSA', ed25519: 'Ed25519', rsa: 'RSA' }

let home: TestHome
const issued = new Map<string, IssueAnswer & { files: { certificate: string } }>()

beforeAll(async () => {
  home = await makeHome({ organisation: unusualOrganisation, profiles: rareProfiles })
  for (const { usage, name, wish } of kinds) issued.set(name, await home.issue(usage, name, wish))
})

afterAll(() => home.remove())

function question(usage: Usage, name: string): Question {
  const { certificate: anchor, crl } = home.authority(usage)
  return { anchor, crl, usage, certificate: issued.get(name)?.files.certificate ?? '' }
}

it('covers every claim that ships', () => {
  expect(Object.keys(claimSamples)).toEqual(Object.keys(shippedClaims))
})

describe.for(eachVerifier)('%s', ([, verify]) => {
  it.for(kinds)('accepts a $title (RFC 5280 §6.1)', async ({ usage, name, covers = [] }, context) => {
    const asked = question(usage, name)
    expect(await verify(context, asked)).toMatchObject({ accepted: true })
    for (const covered of covers) {
      expect(await verify(context, { ...asked, name: covered }), covered).toMatchObject({ accepted: true })
    }
  })

  it.for(kinds)('refuses a $title for the other purpose (RFC 5280 §4.2.1.12)', async ({ usage, name }, context) => {
    const { accepted, said } = await verify(context, { ...question(usage, name), usage: other[usage] })
    expect(accepted).toBe(false)
    expect(said).toMatch(/unsuitable certificate purpose|incompatible key usage/)
  })

  it.for(kinds)('refuses a $title under the other authority', async ({ usage, name }, context) => {
    const { certificate: anchor, crl } = home.authority(other[usage])
    expect(await verify(context, { ...question(usage, name), anchor, crl })).toMatchObject({ accepted: false })
  })

  it('refuses a server under a name that it does not cover (RFC 9525 §6)', async (context) => {
    const asked = question('server', 'server-with-every-kind-of-name')
    for (const name of ['www.acme.internal', 'a.b.apps.acme.internal', '127.0.0.2']) {
      expect(await verify(context, { ...asked, name }), name).toMatchObject({ accepted: false })
    }
  })
})

describe('Go reads', () => {
  it('where the CRL is published, but not in a certificate too short-lived to be revoked (RFC 9608 §4)', async (context) => {
    const crlUrl = 'http://pki.acme.internal/{authority}.crl'
    const published = await makeHome({ crlUrl })
    const long = await published.issue('client', 'long')
    const short = await published.issue('client', 'short', { profile: 'client-short' })
    const read = async (file: string) => (await consult(context, 'certificate', file)).facts
    expect(await read(long.files.certificate)).toMatchObject({ crl: ['http://pki.acme.internal/clients.crl'] })
    const facts = await read(short.files.certificate)
    expect(facts).toMatchObject({ crl: [], extensions: expect.arrayContaining(['2.5.29.56']) })
    await published.remove()
  })

  it.for(kinds)('a $title as it was meant', async ({ usage, name, wish }, context) => {
    const { certificate } = issued.get(name) ?? expect.unreachable()
    const { facts } = await consult(context, 'certificate', question(usage, name).certificate)
    const asked = (kind: string) => wish.subjectAltNames?.filter((one) => one.kind === kind).map(({ value }) => value)
    const claims = Object.fromEntries(
      (wish.claims ?? []).map((claim) => [shippedClaims[claim.name], claimSamples[claim.name]?.read]),
    )
    expect(facts).toMatchObject({
      serial: certificate.serial,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
      authority: false,
      key: goKeys[(wish.keyType ?? 'ec').split('-')[0] ?? ''],
      clientAuth: usage === 'client',
      serverAuth: usage === 'server',
      dns: asked('dns') ?? [],
      uri: asked('uri') ?? [`spiffe://acme.internal/${name}`],
      ip: asked('ip') ?? [],
      email: asked('email') ?? [],
      unhandledCritical: [],
      claims,
    })
  })
})

describe('OpenSSL reads', () => {
  it('every kind of name, the user principal name too', async (context) => {
    const { certificate } = question('client', 'client-with-every-kind-of-name')
    const { stdout } = await summon(context, 'openssl')('x509', '-in', certificate, '-noout', '-ext', 'subjectAltName')
    expect(stdout).toContain('URI:spiffe://acme.internal/ops/alice')
    expect(stdout).toContain('DNS:laptop.acme.internal')
    expect(stdout).toContain('IP Address:10.1.2.3')
    expect(stdout).toContain("email:alice.o'brien+r&d@acme.internal")
    expect(stdout).toMatch(/othername: UPN:+alice\.o'brien@acme\.internal/)
  })

  it('a certificate too short-lived to be revoked as one without revocation (RFC 9608 §4)', async (context) => {
    const openssl = summon(context, 'openssl')
    const parsed = async (name: string) => {
      const { stdout } = await openssl('asn1parse', '-in', question('client', name).certificate)
      return stdout
    }
    // OpenSSL 3.0 has no name for it: the extension is 2.5.29.56, not critical, and its value is NULL.
    const noRevAvail = /(?:2\.5\.29\.56|noRevAvail|X509v3 No Revocation Available)\n.*OCTET STRING.*0500\n/
    expect(await parsed('client-of-profile-client-short')).toMatch(noRevAvail)
    expect(await parsed('client-of-profile-client')).not.toMatch(noRevAvail)
  })

  it('a mailbox beyond ASCII, and a registered ID (RFC 9598 §3)', async (context) => {
    const shown = async (name: string) => {
      const file = question('client', `client-with-policy-and-${name}`).certificate
      const { stdout } = await summon(context, 'openssl')('x509', '-in', file, '-noout', '-ext', 'subjectAltName')
      return stdout
    }
    expect(await shown('utf8mailbox')).toMatch(/othername: ?SmtpUTF8Mailbox:+zoë\.o@xn--bcher-kva\.acme\.internal/)
    expect(await shown('registeredid')).toContain('Registered ID:1.3.6.1.4.1.32473.7')
  })

  it('the policy of a certificate, and demands it where asked to, and no other (RFC 5280 §6.1.5)', async (context) => {
    const { anchor, certificate } = question('client', 'client-with-policy-and-registeredid')
    const plain = question('client', 'client-of-profile-client').certificate
    const demands = async (wanted: string, file: string) => {
      const { status } = await summon(context, 'openssl')(
        ...['verify', '-x509_strict', '-no-CApath', '-no-CAstore', '-CAfile', anchor],
        ...['-policy_check', '-explicit_policy', '-policy', wanted, file],
      )
      return status === 0
    }
    expect(await demands(policy, certificate)).toBe(true)
    expect(await demands(`${policy}.1`, certificate)).toBe(false)
    expect(await demands(policy, plain)).toBe(false)
  })
})
