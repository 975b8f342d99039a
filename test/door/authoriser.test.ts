import { describe, expect, it } from 'vitest'
import { addSeconds, type Instant } from '../../src/core/brand.ts'
import { Authoriser, type AuthoriserSettings, type Dialect } from '../../src/door/authoriser.ts'
import { formatClientCert } from '../../src/door/presented.ts'
import { readClientTrust } from '../../src/door/verify.ts'
import { type AccessTable, parseAccess, unrestricted } from '../../src/policy/access.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { accessCases, accessClaims, accessRules, accessTable, extensionsOf } from '../support/access-cases.ts'
import { type Made, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { makeLivePki } from '../support/exported-server.ts'

const pki = makeLivePki()
const dialect: Dialect = {
  certificate: { header: 'client-cert', form: 'rfc9440' },
  method: 'x-forwarded-method',
  target: 'x-forwarded-uri',
  host: 'x-forwarded-host',
  refusals: 'by-reason',
}
const settings = (more: Partial<AuthoriserSettings> = {}): AuthoriserSettings => ({
  rules: [{ host: 'api.acme.internal', origins: ['https://api.acme.internal'], clientsWithoutOrigin: 'refuse' }],
  claims: accessClaims,
  access: unrestricted,
  dialect,
  ...more,
})
let moment: Instant = pki.now
const trustWith = (clientCrl: string) =>
  readClientTrust({ clientAuthority: pki.authority.pem, pin: pki.pin, clientCrl })
const open = (more: Partial<AuthoriserSettings> = {}, crl = pki.crl()) =>
  new Authoriser(trustWith(crl), settings(more), { now: () => moment })

type Headers = Readonly<Record<string, string | readonly string[]>>
const fields =
  (headers: Headers) =>
  (name: string): readonly string[] =>
    [headers[name] ?? []].flat()
const asking = (as: Made, more: Headers = {}): Headers => ({
  'client-cert': formatClientCert(as.der),
  'x-forwarded-method': 'GET',
  'x-forwarded-uri': '/',
  'x-forwarded-host': 'api.acme.internal',
  ...more,
})
const statusOf = (door: Authoriser, headers: Headers): number => door.decide(fields(headers)).status
const alice = pki.client('alice', 'admin')

describe('a request that a proxy asks about', () => {
  it('is admitted with its identity, as RFC 9440 writes it and as one line of JSON in ASCII', () => {
    const named = pki.client('zoe', 'Zoë')
    const decided = open().decide(fields(asking(named)))
    expect(decided).toMatchObject({ state: 'admitted', status: 200 })
    const { headers } = decided as { headers: Record<string, string> }
    expect(headers['Client-Cert']).toBe(formatClientCert(named.der))
    expect(headers['X-Client-Identity']).toMatch(/^[\x20-\x7e]+$/)
    expect(JSON.parse(headers['X-Client-Identity']!)).toMatchObject({ claims: { role: 'Zoë' } })
  })

  const rules = { 'as they are': tableOf('as they are'), 'decoded once': tableOf('decoded once') }
  function tableOf(name: keyof typeof accessRules): AccessTable {
    return parseAccess(JSON.stringify(accessRules[name]), name, accessClaims)
  }
  const clients = new Map<string, Made>()
  it.each(accessCases)('is decided by the access rules: $who, $method $target: $outcome', (one) => {
    const { who, method, target, headers = [], outcome } = one
    const as = clients.get(who) ?? pki.client('somebody', undefined, { extensions: extensionsOf(who) })
    clients.set(who, as)
    const own: Record<string, string[]> = { origin: ['https://api.acme.internal'] }
    for (let i = 0; i < headers.length; i += 2) {
      const name = headers[i]!.toLowerCase()
      own[name] = [...(own[name] ?? []), headers[i + 1]!]
    }
    const door = open({ access: rules[one.rules] })
    const status = statusOf(door, asking(as, { ...own, 'x-forwarded-method': method, 'x-forwarded-uri': target }))
    expect(status).toBe({ allowed: 200, refused: 403, malformed: 400 }[outcome])
  })

  const other = makeCertificate({ ...pki.lately, subject: [{ type: 'commonName', value: 'Other' }] })
  const stranger = makeCertificate({ ...pki.lately, issuer: other })
  const server = pki.server
  const twice = [formatClientCert(alice.der), formatClientCert(alice.der)]
  it.each<[string, Headers, number]>([
    ['without a certificate', asking(alice, { 'client-cert': [] }), 403],
    ['with an empty one', asking(alice, { 'client-cert': '' }), 403],
    ['with two', asking(alice, { 'client-cert': twice }), 403],
    ['with one of another authority', asking(stranger), 403],
    ['with one of a server', asking(server), 403],
    ['with the authority itself', asking(pki.authority), 403],
    ['with one in another form', asking(alice, { 'client-cert': Buffer.from(alice.der).toString('base64') }), 403],
    ['with half of one', asking(alice, { 'client-cert': formatClientCert(alice.der.subarray(0, 200)) }), 403],
    [
      'with one and octets behind it',
      asking(alice, { 'client-cert': formatClientCert(Buffer.concat([alice.der, Buffer.of(0)])) }),
      403,
    ],
    ['without a method', asking(alice, { 'x-forwarded-method': [] }), 400],
    ['with two methods', asking(alice, { 'x-forwarded-method': ['GET', 'POST'] }), 400],
    ['without a target', asking(alice, { 'x-forwarded-uri': [] }), 400],
    ['with two targets', asking(alice, { 'x-forwarded-uri': ['/', '/admin'] }), 400],
    ['for no host', asking(alice, { 'x-forwarded-host': [] }), 400],
    ['for another host', asking(alice, { 'x-forwarded-host': 'evil.example' }), 421],
    ...['/a/../b', '/a//b', '/a;b', '/a%2fb', '/a\\b', '/a%', '*'].map((target): [string, Headers, number] => [
      `for ${target}, which two programs could read in two ways`,
      asking(alice, { 'x-forwarded-uri': target }),
      400,
    ]),
    ['for a whole URL', asking(alice, { 'x-forwarded-uri': 'https://evil.example/' }), 400],
    [
      'from a page of another site',
      asking(alice, { 'x-forwarded-method': 'POST', origin: 'https://evil.example' }),
      403,
    ],
    [
      'from two pages',
      asking(alice, { 'x-forwarded-method': 'POST', origin: ['https://api.acme.internal', 'https://evil.example'] }),
      403,
    ],
    ['that changes something and does not say where it is from', asking(alice, { 'x-forwarded-method': 'POST' }), 403],
    ['with an invented method', asking(alice, { 'x-forwarded-method': 'get' }), 403],
  ])('is refused %s', (_, headers, status) => {
    const door = open()
    expect(statusOf(door, asking(alice))).toBe(200)
    expect(statusOf(door, headers)).toBe(status)
    expect(statusOf(open({ dialect: { ...dialect, refusals: 'forbidden' } }), headers)).toBe(403)
  })

  it('is judged by the settings of the host that it names', () => {
    const second = {
      host: 'b.acme.internal',
      origins: ['https://b.acme.internal:8443'],
      clientsWithoutOrigin: 'refuse',
    } as const
    const door = open({ rules: [...settings().rules, second] })
    const from = (host: string, origin: string) =>
      statusOf(door, asking(alice, { 'x-forwarded-method': 'POST', 'x-forwarded-host': host, origin }))
    expect(from('api.acme.internal', 'https://api.acme.internal')).toBe(200)
    expect(from('b.acme.internal', 'https://b.acme.internal:8443')).toBe(200)
    expect(from('B.acme.internal:8443', 'https://b.acme.internal:8443')).toBe(200)
    expect(from('api.acme.internal', 'https://b.acme.internal:8443')).toBe(403)
    expect(from('b.acme.internal', 'https://api.acme.internal')).toBe(403)
    for (const host of ['c.acme.internal', 'xb.acme.internal', 'b.acme.internal.', 'b.acme.internal.evil.example'])
      expect(from(host, 'https://b.acme.internal:8443'), host).toBe(421)
    expect(statusOf(door, asking(alice, { 'x-forwarded-host': ['api.acme.internal', 'b.acme.internal'] }))).toBe(400)
  })

  it('is told to the log with what it was about, and to the client no more than it needs', () => {
    const decided = open().decide(fields(asking(stranger, { 'x-forwarded-uri': '/secret' })))
    expect(decided).toMatchObject({
      why: 'this client certificate is not accepted',
      about: { method: 'GET', target: '/secret', failure: expect.stringContaining('was issued by "CN=Other"') },
      headers: { 'X-Frame-Options': 'DENY' },
    })
  })

  it('is refused with a header that only begins like one that tells an identity, where the proxy knows whole names alone', () => {
    const identityHeaders = {
      removed: ['X-SSL-Client-Cert'],
      passed: ['X-Client-Cert-Id'],
      beginnings: ['x-ssl-', 'x-client-cert'],
    }
    const statusWith = (name: string, door: Authoriser) =>
      door.decide(fields(asking(alice)), ['host', 'client-cert', name]).status
    for (const [name, status] of [
      ['x-ssl-client-mood', 400],
      ['x_ssl_client_mood', 400],
      ['x-client-cert', 400],
      ['x-ssl-client-cert', 200],
      ['x-client-cert-id', 200],
      ['x-ssl', 200],
      ['x-honest', 200],
    ] as const)
      expect([statusWith(name, open({ identityHeaders })), statusWith(name, open())], name).toEqual([status, 200])
    const door = open()
    door.replace(trustWith(pki.crl()), settings({ identityHeaders }))
    expect(statusWith('x-ssl-client-mood', door)).toBe(400)
  })

  it.each(['escaped-pem', 'base64'] as const)('is read with a certificate in the form %s', (form) => {
    const pem = encodeURIComponent(alice.pem)
    const written = { 'escaped-pem': pem, base64: Buffer.from(alice.der).toString('base64') }[form]
    const door = open({ dialect: { ...dialect, certificate: { header: 'x-cert', form } } })
    expect(statusOf(door, asking(alice, { 'x-cert': written }))).toBe(200)
    expect(statusOf(door, asking(alice, { 'x-cert': written.slice(0, -8) }))).toBe(403)
    expect(statusOf(door, asking(alice, { 'x-cert': `${written}%` }))).toBe(403)
  })
})

describe('a client that was admitted', () => {
  const serial = alice.certificate.tbs.serial
  const named = (crl: string) => trustWith(crl)

  it('is refused with the next request once its revocation is in force, and another is not', () => {
    const bob = pki.client('bob')
    const door = open()
    expect([statusOf(door, asking(alice)), statusOf(door, asking(bob))]).toEqual([200, 200])
    door.replace(named(pki.crl([serial])), settings())
    expect([statusOf(door, asking(alice)), statusOf(door, asking(bob))]).toEqual([403, 200])
  })

  it('is refused when its certificate ends, and with everybody when the CRL does', () => {
    const door = open({}, pki.crl([], { nextUpdate: addSeconds(pki.now, 3600) }))
    const short = pki.client('carol', undefined, { notAfter: addSeconds(pki.now, 60) })
    expect(statusOf(door, asking(short))).toBe(200)
    moment = addSeconds(pki.now, 61)
    expect([statusOf(door, asking(short)), statusOf(door, asking(alice))]).toEqual([403, 200])
    moment = addSeconds(pki.now, 3601)
    expect(statusOf(door, asking(alice))).toBe(503)
    moment = pki.now
  })

  it('is answered where it is a preflight of a page that is named, once its client and its path are good, and allowed nothing by that', () => {
    const [own, friend] = ['https://api.acme.internal', 'https://app.acme.internal']
    const rules = [{ host: 'api.acme.internal', origins: [own, friend], clientsWithoutOrigin: 'refuse' }] as const
    const access = accessTable('as they are')
    const door = open({ rules, access, preflights: 'answered' })
    const from = (origin: string | readonly string[], more: Headers = {}, uri = '/none') =>
      asking(alice, {
        'x-forwarded-method': 'OPTIONS',
        'x-forwarded-uri': uri,
        ...{ origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a,x-b' },
        ...more,
      })
    expect(door.decide(fields(from(friend)))).toEqual({
      state: 'answered',
      status: 204,
      headers: {
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': 'x-a,x-b',
        'Access-Control-Max-Age': '600',
      },
    })
    for (const [status, headers] of [
      [403, from(own)],
      [403, from([friend, friend])],
      [403, from(`${friend}.evil.example`)],
      [403, from(friend, { 'access-control-request-method': ['PUT', 'PUT'] })],
      [403, from(friend, { 'access-control-request-method': [] })],
      [403, from(friend, { 'access-control-request-method': 'PUT,PUT' })], // two of them, as some proxies join them
      [403, from(friend, { 'x-forwarded-method': 'PUT' })],
      [403, from(friend, { 'client-cert': '' })],
      [400, from(friend, {}, '/a/../b')],
      [421, from(friend, { 'x-forwarded-host': 'evil.example' })],
    ] as const)
      expect(statusOf(door, headers), JSON.stringify(headers)).toBe(status)
    expect(statusOf(open({ rules, access }), from(friend))).toBe(403)
    expect(statusOf(open({ rules }), from(friend))).toBe(200)
  })

  it('has a door beside it that says until when it lets anybody in, and then why nobody', () => {
    const until = addSeconds(pki.now, 3600)
    const door = open({}, pki.crl([], { thisUpdate: pki.now, nextUpdate: until }))
    expect(door.health()).toEqual({ state: 'open', until })
    const { notAfter } = pki.authority.certificate.tbs
    for (const [at, why] of [
      [addSeconds(until, 1), 'the CRL has expired: nobody can be let in'],
      [addSeconds(pki.now, -1), 'the CRL is from the future: nobody can be let in'],
      [addSeconds(pki.now, -86_400), 'the client CA is from the future: nobody can be let in'],
      [addSeconds(notAfter, 1), 'the client CA has expired: nobody can be let in'],
    ] as const) {
      moment = at
      expect(door.health()).toEqual({ state: 'closed', why })
      expect(statusOf(door, asking(alice))).toBe(503)
    }
    moment = until
    expect([door.health().state, statusOf(door, asking(alice))]).toEqual(['open', 200])
    moment = addSeconds(pki.now, 3601)
    const next = addSeconds(moment, 60)
    door.replace(trustWith(pki.crl([], { nextUpdate: next })), settings())
    expect(door.health()).toEqual({ state: 'open', until: next })
    moment = pki.now
  })

  it('is refused by a CRL that is not valid yet, which does not come into force', () => {
    const door = open()
    const early = named(pki.crl([serial], { thisUpdate: addSeconds(pki.now, 60) }))
    const refusal = { code: 'crl.not-yet-valid', message: expect.stringContaining('it is taken then') }
    expect(() => door.replace(early, settings())).toThrow(expect.objectContaining(refusal))
    expect(statusOf(door, asking(alice))).toBe(403)
    expect(statusOf(door, asking(pki.client('dan')))).toBe(200)
    const [before, number] = [door.crl.number, (early as { crl: { number: bigint } }).crl.number]
    expect(number).toBeGreaterThan(before)
    moment = addSeconds(pki.now, 60)
    expect(statusOf(door, asking(alice))).toBe(403)
    expect(door.crl.number).toBe(number)
    moment = pki.now
  })

  it('is refused by each of several CRLs that came too early, before and after their time, until a newer one is in force', () => {
    const dan = pki.client('dan')
    const first = pki.crl()
    const door = open({}, first)
    const number = door.crl.number + 10n
    const early = (one: typeof serial) => named(pki.crl([one], { number, thisUpdate: addSeconds(pki.now, 60) }))
    for (const one of [early(serial), early(dan.certificate.tbs.serial)])
      expect(() => door.replace(one, settings())).toThrow('it is taken then')
    const both = () => [alice, dan].map((who) => statusOf(door, asking(who)))
    expect(both()).toEqual([403, 403])
    // An older one that is put back is in force already, and changes nothing.
    door.replace(named(first), settings())
    expect(both()).toEqual([403, 403])
    moment = addSeconds(pki.now, 60)
    expect(both()).toEqual([403, 403])
    expect(door.crl.number).toBe(number)
    moment = pki.now
    // Its time had come: by a clock that goes back nobody gets in, and nobody goes back to the one before.
    expect(statusOf(door, asking(pki.client('eve')))).toBe(503)
    expect(() => door.replace(named(first), settings())).toThrow('newer than')
    door.replace(named(pki.crl([], { number: number + 1n })), settings())
    expect(both()).toEqual([200, 200])
  })

  it('is not admitted again by an older CRL, another of the same number, or one of another authority', () => {
    const [older, newer] = [pki.crl(), pki.crl([serial])]
    const door = open({}, newer)
    const same = encodeCrlPem(makeCrl(pki.authority, [], { thisUpdate: pki.now, number: Number(door.crl.number) }).der)
    const decoy = makeCertificate(pki.lately)
    for (const crl of [older, same, encodeCrlPem(makeCrl(decoy).der), '']) {
      expect(() => door.replace(named(crl), settings())).toThrow(expect.objectContaining({ code: 'material.unfit' }))
      expect(statusOf(door, asking(alice))).toBe(403)
    }
  })

  it('is held against new rules at once', () => {
    const door = open()
    expect(statusOf(door, asking(alice))).toBe(200)
    const nobody = parseAccess(JSON.stringify({ rules: [{ paths: ['/'], require: 'nobody' }] }), 'rules', [])
    door.replace(named(pki.crl()), settings({ access: nobody }))
    expect(statusOf(door, asking(alice))).toBe(403)
  })

  it('is one of thousands, and still looked up', () => {
    const door = open()
    const crowd = Array.from({ length: 40 }, (_, n) => pki.client(`c${n}`))
    for (const _ of Array(3)) for (const one of crowd) expect(statusOf(door, asking(one))).toBe(200)
    door.replace(named(pki.crl(crowd.map(({ certificate }) => certificate.tbs.serial))), settings())
    expect(crowd.map((one) => statusOf(door, asking(one)))).toEqual(crowd.map(() => 403))
  })
})

describe('a door for a proxy does not open', () => {
  it.each<[string, string, string]>([
    ['on no CRL', '', 'material.unfit'],
    [
      'on an expired CRL',
      pki.crl([], { thisUpdate: addSeconds(pki.now, -120), nextUpdate: addSeconds(pki.now, -60) }),
      'crl.expired',
    ],
    ['on a CRL of another authority', encodeCrlPem(makeCrl(makeCertificate(pki.lately)).der), 'material.unfit'],
  ])('%s', (_, crl, code) => {
    expect(() => open({}, crl)).toThrow(expect.objectContaining({ code }))
  })

  it('on another pin', () => {
    const decoy = makeCertificate(pki.lately)
    const trust = readClientTrust({ clientAuthority: decoy.pem, pin: pki.pin, clientCrl: pki.crl() })
    expect(() => new Authoriser(trust, settings(), { now: () => moment })).toThrow(
      expect.objectContaining({ code: 'pin.mismatch' }),
    )
  })
})
