import type { RequestListener } from 'node:http'
import { Agent, createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, formatInstant, type Instant, type SerialNumber } from '../../src/core/brand.ts'
import { Door, type DoorOptions, type ServerMaterial } from '../../src/door/door.ts'
import { objectionToTls, supportedGroups } from '../../src/effects/tls.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { type Made, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { makeExportPki, makeServer } from '../support/export-kit.ts'
import { makeLivePki, tlsVersions } from '../support/exported-server.ts'
import { knockAt, secretPem, type Wish } from '../support/knock.ts'

const pki = makeLivePki()

let moment: Instant = pki.now
const ports = { clock: { now: () => moment }, supportedGroups, objectionToTls }

const materialWith = (more: Partial<ServerMaterial> = {}): ServerMaterial => ({
  host: 'localhost',
  clientAuthority: pki.authority.pem,
  pin: pki.pin,
  clientCrl: pki.crl(),
  serverChain: pki.server.pem,
  serverKey: secretPem(pki.server),
  ...more,
})
const openDoor = (more: Partial<ServerMaterial> = {}, options: DoorOptions = {}) =>
  new Door(materialWith(more), options, ports)

describe('a door opens', () => {
  it('on material that is sound', () => {
    expect(openDoor().tls).toMatchObject({ requestCert: true, rejectUnauthorized: true, ca: [pki.authority.pem] })
  })

  it('by the guideline that is named, and by no other', () => {
    expect(openDoor().tls).toMatchObject({ minVersion: 'TLSv1.2', ciphers: expect.stringContaining('CHACHA20') })
    expect(openDoor({}, { guideline: 'modern' }).tls).toMatchObject({ minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' })
    const { ciphers, ecdhCurve } = openDoor({}, { guideline: 'fips' }).tls
    expect(`${ciphers} ${ecdhCurve}`).not.toMatch(/CHACHA20|X25519(?!MLKEM)/)
    const lax = { guideline: 'lax' as 'modern' }
    expect(() => openDoor({}, lax)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })

  it('and shows its key to anybody who asks for the TLS settings, and to no log', () => {
    const door = openDoor()
    expect(door.tls.key).toContain('PRIVATE KEY')
    expect(inspect(door, { depth: 9, showHidden: true })).not.toContain('PRIVATE KEY')
    expect(JSON.stringify(door)).toBe('{}')
  })

  const other = makeCertificate({ ...pki.lately, subject: [{ type: 'commonName', value: 'Other' }] })
  const past = { thisUpdate: addSeconds(pki.now, -120), nextUpdate: addSeconds(pki.now, -60) }
  it.each<[string, Partial<ServerMaterial>, string]>([
    ['another pin', { pin: pinOf(other.key.spki) }, 'pin.mismatch'],
    ['a decoy authority', { clientAuthority: makeCertificate(pki.lately).pem }, 'pin.mismatch'],
    ['a CRL of another authority', { clientCrl: encodeCrlPem(makeCrl(other).der) }, 'material.unfit'],
    ['a CRL that has expired', { clientCrl: pki.crl([], past) }, 'crl.expired'],
    ['a CRL from the future', { clientCrl: pki.crl([], { thisUpdate: addSeconds(pki.now, 60) }) }, 'crl.not-yet-valid'],
    ['no CRL', { clientCrl: '' }, 'material.unfit'],
    ['another host', { host: 'elsewhere.example' }, 'server.no-certificate'],
    ["a client's certificate as the server's", { serverChain: pki.client('alice').pem }, 'server.no-certificate'],
    ['the key of another certificate', { serverKey: secretPem(other) }, 'material.unfit'],
    ['no key', { serverKey: '' }, 'material.unfit'],
    ['no host', { host: '' }, 'identity.refused'],
    ['a claim without an OID', { claims: { role: { type: 'string', oid: 'x' } } }, 'input.malformed'],
  ])('not on %s', (_, more, code) => {
    expect(() => openDoor(more)).toThrow(expect.objectContaining({ code }))
  })

  it('on a certificate of its host that is not valid yet, and says so; of another host it says nothing of the kind', () => {
    const notBefore = addSeconds(pki.now, 60)
    const early = makeServer(other, [{ kind: 'dns', value: 'localhost' }], { notBefore })
    const more = { serverChain: early.pem, serverKey: secretPem(early) }
    const said = {
      code: 'server.no-certificate',
      message: expect.stringContaining(`not valid before ${formatInstant(notBefore)}`),
    }
    expect(() => openDoor(more)).toThrow(expect.objectContaining(said))
    const facts = { host: 'elsewhere.example' }
    expect(() => openDoor({ ...more, ...facts })).toThrow(
      expect.objectContaining({ code: 'server.no-certificate', facts }),
    )
  })
})

describe('behind a door', () => {
  const alice = pki.client('alice', 'admin')
  const [bob, mallory] = [pki.client('bob'), pki.client('mallory')]
  const claims = { role: { type: 'string', oid: '2.25.1' } } as const
  let door: Door
  let server: Server

  const serve: RequestListener = (request, response) => {
    // As releases of Node.js before those of March 2026 do for one name; no application has to expect that of a door.
    const get = () => expect.fail('headersDistinct was asked for')
    Object.defineProperty(request, 'headersDistinct', { get })
    const entry = door.enter(request)
    response.setHeaders(new Map(Object.entries(entry.headers)))
    if (entry.state === 'refused') response.writeHead(entry.status).end(entry.failure?.kind ?? entry.why)
    else response.end(entry.identity.uris[0])
  }

  beforeAll(async () => {
    door = openDoor({ claims }, { clientsWithoutOrigin: 'allow' })
    server = createServer(door.tls, serve)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  })
  afterAll(() => server.close())

  const knock = (as: Made | undefined, wish: Wish = {}) =>
    knockAt(pki, (server.address() as AddressInfo).port, as, wish)
  const crlWith = (...revoked: SerialNumber[]) => {
    door.replace(materialWith({ claims, clientCrl: pki.crl(revoked) }))
    server.setSecureContext(door.tls)
  }

  it.each(tlsVersions)('a client of the authority is told to the page, over TLS %s', async (version) => {
    const answer = await knock(alice, { version })
    expect(answer).toMatchObject({ status: 200, body: 'spiffe://acme.internal/alice' })
    expect(answer).toMatchObject({
      headers: { 'x-frame-options': 'DENY', 'content-security-policy': "frame-ancestors 'none'" },
    })
  })

  it.each(tlsVersions)('nobody else gets an answer, over TLS %s', async (version) => {
    const decoy = makeCertificate(pki.lately)
    expect(await knock(undefined, { version })).toBe('refused')
    expect(await knock(makeCertificate({ ...pki.lately, issuer: decoy }), { version })).toBe('refused')
    expect(await knock(pki.client('late', undefined, { notAfter: addSeconds(pki.now, -1) }), { version })).toBe(
      'refused',
    )
  })

  it('a request for another host is refused, with the headers that keep pages from being framed', async () => {
    expect(await knock(alice, { host: 'elsewhere.example' })).toMatchObject({
      status: 421,
      headers: { 'x-frame-options': 'DENY', connection: 'close' },
    })
  })

  it('a revocation ends at once what is open, and lets others go on', async () => {
    const agents = [
      new Agent({ keepAlive: true, maxSockets: 1 }),
      new Agent({ keepAlive: true, maxSockets: 1 }),
    ] as const
    try {
      expect(await knock(bob, { agent: agents[0] })).toMatchObject({ status: 200 })
      expect(await knock(alice, { agent: agents[1] })).toMatchObject({ status: 200 })
      crlWith(bob.certificate.tbs.serial)
      expect(await knock(bob, { agent: agents[0] })).toMatchObject({ status: 403, body: 'revoked' })
      expect(await knock(bob)).toBe('refused')
      expect(await knock(alice, { agent: agents[1] })).toMatchObject({ status: 200 })
    } finally {
      for (const agent of agents) agent.destroy()
    }
  })

  it('a CRL older than the one in force is refused, and changes nothing', async () => {
    const older = encodeCrlPem(makeCrl(pki.authority, [], { thisUpdate: pki.now, number: 1 }).der)
    const replace = () => door.replace(materialWith({ claims, clientCrl: older }))
    crlWith(mallory.certificate.tbs.serial)
    expect(replace).toThrow(expect.objectContaining({ code: 'material.unfit' }))
    expect(await knock(mallory)).toBe('refused')
    expect(await knock(alice)).toMatchObject({ status: 200 })
  })

  it('a newer CRL that is not valid yet is refused, and whom it names is out at once, until a newer one is in force', async () => {
    crlWith()
    const early = pki.crl([mallory.certificate.tbs.serial], { thisUpdate: addSeconds(pki.now, 3600), number: 900 })
    expect(await knock(mallory)).toMatchObject({ status: 200 })
    expect(() => door.replace(materialWith({ claims, clientCrl: early }))).toThrow(
      expect.objectContaining({ code: 'crl.not-yet-valid' }),
    )
    expect(await knock(mallory)).toMatchObject({ status: 403, body: 'revoked' })
    expect(await knock(alice)).toMatchObject({ status: 200 })
    door.replace(materialWith({ claims, clientCrl: pki.crl([], { number: 901 }) }))
    expect(await knock(mallory)).toMatchObject({ status: 200 })
  })

  it('another authority in force ends at once what is open', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const other = makeExportPki('localhost', pki.now)
    try {
      expect(await knock(alice, { agent })).toMatchObject({ status: 200 })
      const { authority, pin } = other
      const clientCrl = encodeCrlPem(makeCrl(authority, [], { thisUpdate: pki.now }).der)
      door.replace(materialWith({ claims, clientAuthority: authority.pem, pin, clientCrl }))
      expect(await knock(alice, { agent })).toMatchObject({ status: 403, body: 'wrong-signature' })
    } finally {
      agent.destroy()
      crlWith()
    }
    expect(await knock(alice)).toMatchObject({ status: 200 })
  })

  it('time goes on: an expired CRL lets nobody in, and a certificate ends', async () => {
    const soon = pki.client('soon', undefined, { notAfter: addSeconds(pki.now, 3600) })
    try {
      moment = addSeconds(pki.now, 3600)
      expect(await knock(soon)).toMatchObject({ status: 200 })
      moment = addSeconds(pki.now, 3601)
      expect(await knock(soon)).toMatchObject({ status: 403, body: 'expired' })
      expect(await knock(alice)).toMatchObject({ status: 200 })
      moment = addSeconds(pki.now, 31 * 86_400)
      expect(await knock(alice)).toMatchObject({ status: 503, body: 'expired' })
    } finally {
      moment = pki.now
    }
  })

  it('what TLS lets through is judged again: a server’s settings are not believed', async () => {
    const lax = createServer({ ...door.tls, rejectUnauthorized: false, crl: undefined }, (request, response) => {
      const verdict = door.identify(request.socket)
      response.end(verdict.state === 'verified' ? 'verified' : verdict.failure.kind)
    })
    const before = server
    try {
      await new Promise<void>((ready) => lax.listen(0, '127.0.0.1', ready))
      server = lax
      crlWith(bob.certificate.tbs.serial)
      lax.setSecureContext({ ...door.tls, crl: undefined } as never)
      const decoy = makeCertificate(pki.lately)
      expect(await knock(undefined)).toMatchObject({ body: 'missing' })
      expect(await knock(makeCertificate({ ...pki.lately, issuer: decoy }))).toMatchObject({ body: 'wrong-signature' })
      expect(await knock(bob)).toMatchObject({ body: 'revoked' })
      expect(await knock(alice)).toMatchObject({ body: 'verified' })
    } finally {
      server = before
      lax.close()
    }
  })
})

describe('a door that is given another CRL', () => {
  it('takes the same again, and none that has its number and other bytes (RFC 5280 §5.2.3)', () => {
    const serial = pki.client('mallory').certificate.tbs.serial
    const good = pki.crl([serial], { number: 500 })
    const door = openDoor({ clientCrl: good })
    door.replace(materialWith({ clientCrl: good.replaceAll('\n', '\r\n') }))
    for (const clientCrl of [pki.crl([], { number: 500 }), pki.crl([serial], { number: 500, reason: 'superseded' })]) {
      expect(() => door.replace(materialWith({ clientCrl }))).toThrow(
        expect.objectContaining({ code: 'material.unfit', message: expect.stringContaining('another CRL 500') }),
      )
      expect(door.tls.crl).toEqual([good.replaceAll('\n', '\r\n')])
    }
    expect(() => door.replace(materialWith({ clientCrl: pki.crl([], { number: 501 }) }))).not.toThrow()
  })
})
