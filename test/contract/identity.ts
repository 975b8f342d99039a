/** Who gets in, and what the application is told of them: exactly what the certificate says, and nothing that a client says itself. */
import { Agent } from 'node:https'
import { expect } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { addSeconds, formatInstant, type Instant } from '../../src/core/brand.ts'
import type { ClaimDefinition } from '../../src/policy/claim.ts'
import { foreignHeaders } from '../../src/policy/identity-headers.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { type ClaimType, type ClaimValue, encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { fingerprintOf, ROLE, tlsVersions } from '../support/exported-server.ts'
import { request } from '../support/target-kit.ts'
import { clientCases, claims as unfitClaims } from '../support/unfit-clients.ts'
import { aliceUri, base, claimed, forClients, type Proof, proof, unreached } from './proof.ts'

/** A claim of each type, what a certificate says, and what the application is told. */
const typed = (now: Instant): readonly (readonly [string, ClaimType, ClaimValue, unknown])[] => [
  ['word', 'string', 'größer', 'größer'],
  ['words', 'strings', ['a', 'b'], ['a', 'b']],
  ['negative', 'integer', -129n, -129],
  ['large', 'integer', 9007199254740991n, 9007199254740991],
  ['open', 'boolean', true, true],
  ['shut', 'boolean', false, false],
  ['from', 'time', now, formatInstant(now)],
]
const typedClaims = typed(0 as Instant).map(([name, type], index) => ({
  name,
  title: name,
  type,
  alphabet: 'unicode' as const,
  oid: parseOid(`1.3.6.1.4.1.32473.99.${index + 1}`),
}))

/** The claims of a server that proves this: those of every test, one of each type, and those of the table of unfit clients. */
export const provenClaims: readonly ClaimDefinition[] = [
  ...request().claims,
  ...typedClaims,
  ...unfitClaims.filter(({ oid }) => oid !== undefined).map((claim) => ({ ...claim, name: `unfit-${claim.name}` })),
]

/** Names that lie, and some that only look as if. */
const lies = [
  ...foreignHeaders.names,
  ...['X-SSL-Client-Fancy', 'x_ssl_client_verify', 'X-Client.Cert', 'SSL_CLIENT_S_DN', 'X-HTTP-Method-Override'],
]
const ordinary = ['X-Client-Info', 'X-Client-Version', 'X-Client-Request-Id', 'X-Forwarded-Scheme']
export const spellingsOf = (name: string): readonly string[] => [
  name,
  name.toUpperCase(),
  name.toLowerCase(),
  name.replaceAll('-', '_'),
  name.replace('-', '_'),
  name.replaceAll('-', '.'),
]

const admission = tlsVersions.flatMap((version) => [
  proof(`answers a client of the pinned authority, TLS ${version}`, base, async ({ statusOf }) => {
    expect(await statusOf({ version })).toBe(200)
  }),
  proof(`answers nobody else, TLS ${version}`, base, async ({ pki, server, stand, statusOf, odd }) => {
    const decoy = makeCertificate(pki.lately)
    const stranger = makeCertificate({ ...pki.lately, subject: [{ type: 'commonName', value: 'Strangers' }] })
    const others = {
      'no certificate': 'nobody',
      'its own server certificate': pki.server,
      'a client of a decoy of the same name': pki.client('alice', 'admin', { issuer: decoy }),
      'a client of another authority': pki.client('alice', 'admin', { issuer: stranger }),
      'a client past its end': pki.client('alice', 'admin', { notAfter: addSeconds(pki.now, -1) }),
      'a client before its beginning': pki.client('alice', 'admin', { notBefore: addSeconds(pki.now, 86_400) }),
      'a certificate for servers (RFC 5280 §4.2.1.12)': odd(aliceUri, encodeExtendedKeyUsage(['serverAuth'])),
    } as const
    await unreached(server, async () => {
      for (const [what, as] of Object.entries(others)) {
        expect(await statusOf({ as, version }), what).toBe(stand.manners.turnedAway)
      }
    })
  }),
  proof(`answers no client of a CA that the pinned one has signed, TLS ${version}`, base, async (ground) => {
    const { pki, stand, server, statusOf } = ground
    const issuer = makeCertificate({
      ...pki.lately,
      issuer: pki.authority,
      subject: [{ type: 'commonName', value: 'Below' }],
      extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign'])],
      without: ['2.5.29.37'],
    })
    const below = pki.client('alice', 'admin', { issuer })
    await unreached(server, async () => {
      const status = await statusOf({ as: { ...below, pem: below.pem + issuer.pem }, version })
      expect([stand.manners.turnedAway, 403]).toContain(status)
    })
  }),
  proof(`gives a certificate that is not for clients nothing, TLS ${version}`, claimed('purpose'), async (ground) => {
    const { stand, server, statusOf, odd } = ground
    await unreached(server, async () => {
      for (const purpose of [['emailProtection'], ['ocspSigning']] as const) {
        const as = odd(aliceUri, encodeExtendedKeyUsage(purpose))
        expect(await statusOf({ as, version }), purpose[0]).toBe(stand.manners.turnedAway)
      }
    })
  }),
  proof(
    `gives one without any EKU, which TLS libraries let pass, 403 and no connection, TLS ${version}`,
    claimed('purpose'),
    async ({ server, stand, answerTo, odd }) => {
      await unreached(server, async () => {
        const { status, headers } = await answerTo({ as: odd(aliceUri), version })
        expect([status, headers['connection']]).toEqual([403, stand.http === '1.1' ? 'close' : undefined])
      })
    },
  ),
])

const told = [
  proof('tells the application who is calling, as the certificate has it', claimed('identity'), async (ground) => {
    const { body, headers } = await ground.answerTo({})
    expect(headers['content-type']).toBe('application/json')
    expect(JSON.parse(body)).toEqual({
      uris: ['spiffe://acme.internal/alice'],
      dns: [],
      emails: [],
      serial: ground.alice.certificate.tbs.serial,
      fingerprint: fingerprintOf(ground.alice),
      claims: { role: 'admin' },
    })
  }),
  proof('tells one name where it prints like two', claimed('identity'), async ({ answerTo, odd }) => {
    const uri = 'spiffe://acme.internal/mallory,URI:spiffe://acme.internal/alice'
    const mallory = odd(forClients, encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]))
    expect(JSON.parse((await answerTo({ as: mallory })).body)).toMatchObject({ uris: [uri], claims: {} })
  }),
  proof(
    'tells a claim from the end of a URI',
    ({ identity, claimsFrom }) => identity !== undefined && claimsFrom?.includes('uri') === true,
    async ({ answerTo, odd }) => {
      const names = ['spiffe://acme.internal/carol', 'urn:acme:department:tax']
      const carol = odd(forClients, encodeSubjectAlternativeName(names.map((value) => ({ kind: 'uri', value }))))
      expect(JSON.parse((await answerTo({ as: carol })).body)).toMatchObject({ claims: { department: 'tax' } })
    },
  ),
  proof(
    'tells claims of every type, and refuses a certificate whose claim is of another',
    ({ identity, claimsFrom }) => identity !== undefined && claimsFrom?.includes('oid') === true,
    async ({ answerTo, statusOf, odd, pki }) => {
      const values = typed(pki.now)
      const extensions = values.map(([, type, value], at) => encodeClaimExtension(typedClaims[at]!.oid, type, value))
      const { body } = await answerTo({ as: odd(aliceUri, forClients, ...extensions) })
      expect(JSON.parse(body).claims).toEqual(Object.fromEntries(values.map(([name, , , value]) => [name, value])))
      for (const { name, oid, type } of typedClaims) {
        const wrong =
          type === 'boolean' ? encodeClaimExtension(oid, 'integer', 1n) : encodeClaimExtension(oid, 'boolean', true)
        expect(await statusOf({ as: odd(aliceUri, forClients, wrong) }), name).toBe(403)
      }
      const huge = encodeClaimExtension(typedClaims[3]!.oid, 'integer', 2n ** 64n)
      expect(await statusOf({ as: odd(aliceUri, forClients, huge) })).toBe(403)
    },
  ),
  proof(
    'refuses a claim of another type on a guarded page, and a name that is not printable ASCII',
    claimed('identity'),
    async ({ server, stand, statusOf, odd }) => {
      await unreached(server, async () => {
        const numbered = odd(aliceUri, forClients, encodeClaimExtension(ROLE, 'integer', 1n))
        const spoofed = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice\n' }])
        for (const version of tlsVersions) {
          expect(await statusOf({ as: numbered, path: '/admin', version })).toBe(403)
          expect(await statusOf({ as: odd(spoofed, forClients), version })).toBe(stand.manners.unreadable)
        }
      })
    },
  ),
  proof(
    'tells of no name that no CA may certify, and of no claim that no CA of ours writes (RFC 5280 §4.2.1.6)',
    claimed('identity'),
    async ({ server, pki }) => {
      const wrong: string[] = []
      for (const { what, extensions, fit } of clientCases) {
        const answer = await server.knock({ as: pki.client('odd', undefined, { extensions }) })
        const welcome = answer !== 'refused' && answer.status === 200
        if (welcome !== fit) wrong.push(`${what}: ${answer === 'refused' ? answer : `${answer.status} ${answer.body}`}`)
      }
      expect(wrong).toEqual([])
    },
  ),
  proof(
    'lets the application open a page to the claim that it asks for, and to no other',
    claimed('identity'),
    async ({ statusOf, bob, pki }) => {
      expect(await statusOf({ path: '/admin' })).toBe(200)
      for (const as of [bob, pki.client('carol'), pki.client('dora', 'admins'), pki.client('emil', 'Admin')]) {
        expect(await statusOf({ as, path: '/admin' })).toBe(403)
      }
    },
  ),
]

const forgery = [
  proof(
    'hides from the application what pretends to tell an identity, in any spelling',
    claimed('forgery'),
    async ({ server, answerTo, bob }) => {
      let answered = 0
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (const spelling of new Set(lies.flatMap(spellingsOf))) {
        const headers = ['X-Honest', 'yes', spelling, 'mallory', spelling, 'mallory']
        const { status, body } = await answerTo({ as: bob, path: '/seen', headers, agent })
        expect([200, 400], spelling).toContain(status)
        expect(body, spelling).not.toContain('mallory')
        if (status !== 200) continue
        answered += 1
        const seen = (JSON.parse(body) as [string, string][]).map(([name, value]) => [name.toLowerCase(), value])
        expect(seen, spelling).toContainEqual(['x-honest', 'yes'])
      }
      agent.destroy()
      expect(answered).toBeGreaterThan(lies.length)
      expect(server.seen?.flatMap(({ raw }) => raw) ?? []).not.toContain('mallory')
    },
  ),
  proof(
    'hides all of them at once, and lets ordinary headers through, and one that its export lets pass',
    claimed('forgery'),
    async ({ server, stand, answerTo, start }) => {
      // What stands in front of its application may answer 400 to some; its own server passes on none of them, and answers.
      const taken = stand.claims.identity === 'object' ? lies : foreignHeaders.names
      const passing = await start({ inputs: { passHeaders: stand.manners.passes } })
      const seen = async (at: typeof server): Promise<readonly string[]> => {
        const headers = [...taken, ...ordinary, 'X-Forwarded-Scheme'].flatMap((one) => [one, 'mine'])
        const pairs = JSON.parse((await answerTo({ path: '/seen', headers }, at)).body) as [string, string][]
        return [
          ...new Set(pairs.filter(([, value]) => value.includes('mine')).map(([name]) => name.toLowerCase())),
        ].sort()
      }
      const expected = (...names: string[]) => names.map((name) => name.toLowerCase()).sort()
      expect(await seen(server)).toEqual(expected(...ordinary))
      expect(await seen(passing)).toEqual(expected(...ordinary, stand.manners.passes))
      await passing.stop()
    },
  ),
]

export const identity: readonly Proof[] = [...admission, ...told, ...forgery]
