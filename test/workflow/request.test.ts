/** Certificates for keys that come with requests (PKCS#10): what is taken, what is shown, and what stays where it was made. */
import { createPrivateKey } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { utf8String } from '../../src/asn1/writer.ts'
import { settledKeyTypes } from '../../src/core/key.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { makeKey } from '../support/certificate-kit.ts'
import { makeHome, type TestHome, type Wish } from '../support/home.ts'
import { makeRequest, type RequestWishes, requestPem } from '../support/request-kit.ts'
import { exportTarget, issueCredential, showCertificates, takeClientMaterial } from '../support/workflows.ts'

let home: TestHome
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

const handedIn = (wishes: RequestWishes) => ({ content: makeRequest(wishes), source: 'device.csr' })
const issue = (name: string, asked: RequestWishes, wish: Wish = {}) =>
  home.issue('client', name, { subjectAltNames: [], ...wish, request: handedIn(asked) })
const dns = (...names: readonly string[]) => names.map((value) => ({ kind: 'dns' as const, value }))
const uri = (value: string) => ({ kind: 'uri' as const, value })

/** Lets requests choose names of some kinds under the profile of clients. */
async function openRequests(...kinds: readonly string[]): Promise<void> {
  const path = `${home.path}/profiles/client.json`
  const profile = JSON.parse(await home.read(path))
  profile.names.fromRequests = kinds
  await home.ports.files.write(path, JSON.stringify(profile), 'public')
}

describe('a request', () => {
  it('gets a certificate of its key and a chain, and no key: that stays where it was made', async () => {
    const key = makeKey()
    const { certificate, files } = await issue('device', { key })
    expect(readdirSync(files.directory)).toEqual(['certificate.pem', 'chain.pem'])
    const issued = parseCertificatePem(await home.read(files.certificate))
    expect(Buffer.from(issued.tbs.spki)).toEqual(Buffer.from(key.spki))
    expect(certificate.subjectAltNames).toEqual(['URI:spiffe://acme.internal/device'])
  })

  it('is refused with an experimental type of key, unless the profile allows it (RFC 9881)', async () => {
    const refused = issue('device', { key: makeKey('ml-dsa-65') })
    await expect(refused).rejects.toMatchObject({ code: 'profile.refused' })
  })

  it.each(settledKeyTypes)('is taken with a key of type %s', async (type) => {
    const key = makeKey(type)
    const { certificate } = await issue('device', { key })
    expect(certificate.key).toMatch(/^(EC|Ed25519|RSA)/)
  })

  it.each([
    ['PEM', requestPem],
    ['DER', (der: Uint8Array) => der],
    [
      'the old label, as Java and Microsoft write it',
      (der: Uint8Array) => requestPem(der).replaceAll('CERTIFICATE REQ', 'NEW CERTIFICATE REQ'),
    ],
    ['lines that end in CRLF', (der: Uint8Array) => requestPem(der).replaceAll('\n', '\r\n')],
    [
      'text around it, as openssl req -text writes it',
      (der: Uint8Array) => `Certificate Request:\n    Data:\n${requestPem(der)}\nbye\n`,
    ],
    ['a byte order mark before it', (der: Uint8Array) => `\ufeff${requestPem(der)}`],
  ])('is read in %s', async (_, form) => {
    const content = Buffer.from(form(makeRequest()))
    const { certificate } = await home.issue('client', 'device', { request: { content, source: 'x' } })
    expect(certificate.state).toBe('issued')
  })

  it('gives its holder’s names, in its order and each once, and says of each other thing why not', async () => {
    await openRequests('dns', 'ip')
    const { certificate, request } = await issue('device', {
      subject: [
        { type: 'commonName', value: 'Gerät sieben' },
        { type: 'countryName', value: 'DE' },
      ],
      names: [
        ...dns('b.acme.internal', 'a.acme.internal', 'b.acme.internal', '*.acme.internal', 'Alice Smith'),
        { kind: 'ip', value: '10.0.0.7' },
        uri('spiffe://other.example/device'),
        { kind: 'registeredId', value: parseOid('1.2.3') },
      ],
      extensions: [
        encodeBasicConstraints({ ca: false }),
        encodeKeyUsage(['digitalSignature', 'keyEncipherment']),
        encodeExtendedKeyUsage(['serverAuth', 'clientAuth']),
        { oid: parseOid('1.3.6.1.4.1.32473.1.1'), critical: false, value: utf8String('admin') },
        { oid: parseOid('1.3.6.1.5.5.7.1.24'), critical: false, value: utf8String('x') },
      ],
      attributes: [
        { type: '1.2.840.113549.1.9.7', values: [utf8String('hunter2')] },
        { type: '1.2.840.113549.1.9.2', values: [utf8String('device')] },
        { type: '1.3.6.1.4.1.311.13.2.3', values: [utf8String('10.0')] },
        { type: '1.2.3.4', values: [utf8String('?')] },
      ],
    })
    expect(certificate).toMatchObject({
      subject: 'CN=device,O=Acme',
      subjectAltNames: [
        'URI:spiffe://acme.internal/device',
        'DNS:b.acme.internal',
        'DNS:a.acme.internal',
        'IP:10.0.0.7',
      ],
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['clientAuth'],
      claims: {},
    })
    expect(request).toMatchObject({
      key: 'EC P-256',
      taken: ['DNS:b.acme.internal', 'DNS:a.acme.internal', 'IP:10.0.0.7'],
      added: ['URI:spiffe://acme.internal/device'],
    })
    const why = Object.fromEntries(request!.unmet.map((one) => [one.asked, one.why]))
    expect(Object.keys(why)).toEqual([
      'the subject C=DE,CN=Gerät sieben',
      'DNS:b.acme.internal',
      'DNS:*.acme.internal',
      'DNS:Alice Smith',
      'URI:spiffe://other.example/device',
      'registeredID:1.2.3',
      'keyUsage keyEncipherment',
      'extendedKeyUsage serverAuth',
      expect.stringMatching(/^the (claim|extension)/),
      'the extension TLS feature (must-staple)',
      'challengePassword',
      'unstructuredName',
      "Microsoft's system version",
      'the attribute 1.2.3.4',
    ])
    expect(why['registeredID:1.2.3']).toMatch(/^it is not of a kind that is allowed: /)
    expect(why['DNS:*.acme.internal']).toContain('"*" at position 1')
    expect(JSON.stringify(request)).not.toContain('hunter2')
  })

  it('never gives a claim, neither as an extension nor as a URI', async () => {
    const tenant = { title: 'Whose it is', uri: 'urn:acme:tenant:', type: 'string', pattern: '[a-z]+' }
    await home.ports.files.write(`${home.path}/claims/tenant.json`, JSON.stringify(tenant), 'public')
    const role = { oid: parseOid('1.3.6.1.4.1.32473.1'), critical: false, value: utf8String('admin') }
    const asked = { names: [uri('urn:acme:tenant:acme')], extensions: [role] }
    const { certificate, request } = await issue('device', asked)
    expect(certificate).toMatchObject({ claims: {}, subjectAltNames: ['URI:spiffe://acme.internal/device'] })
    expect(request!.unmet.map((one) => one.asked)).toEqual(['URI:urn:acme:tenant:acme', 'the claim role'])
    // The twin: the person who issues gives both.
    const claims = [
      { name: 'role', value: 'viewer' },
      { name: 'tenant', value: 'acme' },
    ]
    const given = await issue('device2', asked, { claims })
    expect(given.certificate.claims).toEqual({ role: 'viewer', tenant: 'acme' })
  })

  it('is overruled by names that are given, kind by kind', async () => {
    const asked = { names: [...dns('device.acme.internal'), uri('spiffe://acme.internal/root')] }
    const given = [uri('spiffe://acme.internal/device')]
    const { certificate, request } = await issue('device', asked, { subjectAltNames: given })
    expect(certificate.subjectAltNames).toEqual(['URI:spiffe://acme.internal/device', 'DNS:device.acme.internal'])
    expect(request!.unmet).toEqual([
      { asked: 'URI:spiffe://acme.internal/root', why: 'other names of this kind were given' },
    ])
    const same = { names: dns('c.acme.internal', 'd.acme.internal') }
    const answer = await issue('device2', same, { subjectAltNames: dns('d.acme.internal') })
    expect(answer.request).toMatchObject({ taken: ['DNS:d.acme.internal'], unmet: [{ asked: 'DNS:c.acme.internal' }] })
  })

  it('is answered in a dry run as it would be, and nothing is issued', async () => {
    const { subjectAltNames, ...rest } = { subjectAltNames: [], claims: [], naming: 'once' as const }
    const key = makeKey()
    const { certificate } = await issue('other', {})
    expect(certificate.state).toBe('issued')
    const answer = await issueCredential(
      {
        ...rest,
        subjectAltNames,
        home: home.path,
        usage: 'client',
        name: 'device',
        mode: 'dry-run',
        request: handedIn({ key, names: dns('device.acme.internal') }),
        passphrase: async () => ({ octets: new Uint8Array() }),
        watch: () => undefined,
      },
      home.ports,
    )
    expect(answer).toMatchObject({ mode: 'dry-run', request: { taken: ['DNS:device.acme.internal'] } })
    expect(existsSync(`${home.path}/issued/device`)).toBe(false)
    expect((await issue('device', { key })).certificate.state).toBe('issued')
  })

  it('whose point is compressed gets it uncompressed, and the record knows the key by either form', async () => {
    const key = makeKey()
    const octets = Buffer.from(key.spki)
    const [x, y] = [octets.subarray(-64, -32), octets.subarray(-32)]
    const head = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex')
    const spki = Buffer.concat([head, Buffer.of(2 + (y[31]! & 1)), x])
    const { files } = await issue('device', { key, spki })
    expect(Buffer.from(parseCertificatePem(await home.read(files.certificate)).tbs.spki)).toEqual(octets)
    await expect(issue('other', { key, spki })).rejects.toMatchObject({ code: 'key.taken', facts: { name: 'device' } })
    await expect(issue('other', { key })).rejects.toMatchObject({ code: 'key.taken', facts: { name: 'device' } })
  })

  it('is renewed for the same key and name, and refused for another name while a certificate of the key is good', async () => {
    const key = makeKey()
    const { certificate } = await issue('device', { key })
    await expect(issue('other', { key })).rejects.toMatchObject({
      code: 'key.taken',
      facts: { name: 'device', serial: certificate.serial },
    })
    expect((await issue('device', { key }, { naming: 'again' })).certificate.state).toBe('issued')
    await home.revoke('device', 'cessationOfOperation')
    expect((await issue('other', { key })).certificate.state).toBe('issued')
  })

  it('of a key that was stolen is refused for every name, whoever made the key', async () => {
    const { files } = await home.issue('client', 'alice')
    const key = createPrivateKey(await home.read(files.key))
    await home.revoke('alice', 'keyCompromise')
    for (const [name, naming] of [
      ['alice', 'again'],
      ['other', 'once'],
    ] as const) {
      await expect(issue(name, { key }, { naming })).rejects.toMatchObject({ code: 'key.compromised' })
    }
  })
})

describe('whoever writes a request does not choose whom to be', () => {
  const names = (usage: 'client' | 'server', name: string, asked: RequestWishes, wish: Wish = {}) =>
    home
      .issue(usage, name, { subjectAltNames: [], ...wish, request: handedIn(asked) })
      .then(({ certificate, request }) => [certificate.subjectAltNames, request!.unmet.map(({ asked }) => asked)])
  const ID = 'URI:spiffe://acme.internal/device'

  it('a SPIFFE ID is taken where it is that of the name that a person gave, and no other is', async () => {
    expect(await names('client', 'device', { names: [uri('spiffe://acme.internal/device')] })).toEqual([[ID], []])
    const others = [
      'spiffe://acme.internal/admin',
      'spiffe://acme.internal/other/admin',
      'spiffe://acme.internal/Other',
    ]
    for (const id of others) {
      const asked = { names: [uri(id)] }
      expect(await names('client', 'other', asked, { naming: 'again' })).toEqual([
        ['URI:spiffe://acme.internal/other'],
        [`URI:${id}`],
      ])
    }
    const { request } = await issue('third', { names: [uri('spiffe://acme.internal/admin')] })
    expect(request!.unmet[0]!.why).toBe(
      'it does not follow from the name third; give it yourself (--uri, or the column uri) if this client may have it',
    )
    // The twin: a person gives it.
    const given = { subjectAltNames: [uri('spiffe://acme.internal/admin')] }
    expect(await names('client', 'fourth', {}, given)).toEqual([['URI:spiffe://acme.internal/admin'], []])
  })

  it('nor is the one of a client that is gone', async () => {
    await home.issue('client', 'bob')
    await home.revoke('bob', 'cessationOfOperation')
    const asked = { names: [uri('spiffe://acme.internal/bob')] }
    expect(await names('client', 'device', asked)).toEqual([[ID], ['URI:spiffe://acme.internal/bob']])
  })

  it('follows the profile, where that has a path', async () => {
    const path = `${home.path}/profiles/client.json`
    const profile = JSON.parse(await home.read(path))
    profile.names.spiffePath = 'devices'
    await home.ports.files.write(path, JSON.stringify(profile), 'public')
    const [own, bare] = ['spiffe://acme.internal/devices/device', 'spiffe://acme.internal/device']
    expect(await names('client', 'device', { names: [uri(bare)] })).toEqual([[`URI:${own}`], [`URI:${bare}`]])
    expect(await names('client', 'device', { names: [uri(own)] }, { naming: 'again' })).toEqual([[`URI:${own}`], []])
  })

  it.each([
    ['a host', dns('db.acme.internal'), 'DNS:db.acme.internal'],
    ['a host below its own', dns('x.device.acme.internal'), 'DNS:x.device.acme.internal'],
    ['an e-mail address', [{ kind: 'email', value: 'device@acme.internal' }], 'email:device@acme.internal'],
    ['a login', [{ kind: 'upn', value: 'admin@acme.internal' }], 'UPN:admin@acme.internal'],
    ['an address', [{ kind: 'ip', value: '10.0.0.7' }], 'IP:10.0.0.7'],
    ['a URI', [uri('https://acme.internal/admin')], 'URI:https://acme.internal/admin'],
  ] as const)(
    '%s is not taken, unless a person gives it, or the profile leaves it to requests',
    async (_, asked, shown) => {
      expect(await names('client', 'device', { names: asked })).toEqual([[ID], [shown]])
      const [given] = (await names('client', 'given', { names: asked }, { subjectAltNames: asked })) as [string[]]
      expect(given).toContain(shown)
      await openRequests(asked[0].kind)
      await home.revoke('given', 'cessationOfOperation')
      const [left] = (await names('client', 'left', { names: asked })) as [string[]]
      expect(left).toContain(shown)
    },
  )

  it('no profile leaves a SPIFFE ID to requests, nor whether there is one', async () => {
    await openRequests('uri')
    const admin = 'spiffe://acme.internal/admin'
    const asked = { names: [uri(admin), uri('urn:acme:7')] }
    expect(await names('client', 'device', asked)).toEqual([[ID, 'URI:urn:acme:7'], [`URI:${admin}`]])
    await issue('seven', {}, { subjectAltNames: [uri('spiffe://acme.internal/ops/7')] })
    const again = await names('client', 'seven', { names: [uri('urn:acme:8')] }, { naming: 'again' })
    expect(again).toEqual([['URI:spiffe://acme.internal/ops/7', 'URI:urn:acme:8'], []])
  })

  it('the host of its name is taken, and what its last certificate had', async () => {
    const own = dns('device', 'device.acme.internal')
    expect(await names('client', 'device', { names: own })).toEqual([
      [ID, 'DNS:device', 'DNS:device.acme.internal'],
      [],
    ])
    const given = [uri('spiffe://acme.internal/ops/7'), ...dns('seventh.acme.internal')]
    await issue('seven', {}, { subjectAltNames: given })
    const asked = { names: [...given, ...dns('eight.acme.internal')] }
    expect(await names('client', 'seven', asked, { naming: 'again' })).toEqual([
      ['URI:spiffe://acme.internal/ops/7', 'DNS:seventh.acme.internal'],
      ['DNS:eight.acme.internal'],
    ])
    // The twin: nothing of the last certificate is wanted.
    expect(await names('client', 'seven', asked, { naming: 'afresh' })).toEqual([
      ['URI:spiffe://acme.internal/seven'],
      ['URI:spiffe://acme.internal/ops/7', 'DNS:seventh.acme.internal', 'DNS:eight.acme.internal'],
    ])
  })

  it('a server has the host of its name, and where no name is left, the refusal says which to give', async () => {
    const asked = { names: dns('api.acme.internal', 'db.acme.internal') }
    expect(await names('server', 'api.acme.internal', asked)).toEqual([
      ['DNS:api.acme.internal'],
      ['DNS:db.acme.internal'],
    ])
    await expect(names('server', 'web', { names: dns('db.acme.internal') })).rejects.toMatchObject({
      code: 'request.asks',
      facts: { problem: expect.stringContaining('DNS:db.acme.internal does not follow from the name web') },
      hint: expect.stringContaining('--dns'),
    })
    const given = { subjectAltNames: dns('db.acme.internal') }
    expect(await names('server', 'web', asked, given)).toEqual([['DNS:db.acme.internal'], ['DNS:api.acme.internal']])
  })
})

describe('a certificate whose key is elsewhere', () => {
  const asked = () => ({ home: home.path })

  it('is shown as such, and one whose key is here is not', async () => {
    await issue('device', {})
    await home.issue('client', 'alice')
    const shown = async (name: string) =>
      (await showCertificates({ ...asked(), what: { name } }, home.ports)).certificates
    expect(await shown('device')).toMatchObject([{ privateKey: 'elsewhere' }])
    expect((await shown('alice'))[0]).not.toHaveProperty('privateKey')
  })

  it('is no credential of a client here, and the refusal says where the key is', async () => {
    await issue('device', {})
    const take = (name: string) => takeClientMaterial({ ...asked(), name }, home.ports)
    await expect(take('device')).rejects.toMatchObject({
      code: 'probe.no-credential',
      facts: { problem: expect.stringContaining('that of a request stays where it was made') },
    })
    await home.issue('client', 'alice')
    expect((await take('alice')).key).toContain('PRIVATE KEY')
  })

  it('is exported with the key that is handed in, and with no other', async () => {
    const host = 'api.acme.internal'
    const key = makeKey()
    const { files } = await home.issue('server', host, {
      request: handedIn({ key, names: dns(host) }),
      subjectAltNames: [],
    })
    const out = `${home.path}/../out`
    const options = {
      ...asked(),
      target: 'node',
      host,
      listen: '127.0.0.1:8443',
      out,
      origins: [],
      mode: 'export' as const,
    }
    await expect(exportTarget(options, home.ports)).rejects.toMatchObject({
      code: 'server.no-certificate',
      facts: { host, keyless: files.chain },
      hint: expect.stringContaining(`--server-chain ${files.chain} --server-key FILE`),
    })
    const server = { serverChain: files.chain, serverKey: `${home.path}/../server.key` }
    await home.ports.files.write(server.serverKey, key.secret.export({ type: 'pkcs8', format: 'pem' }), 'private')
    expect(await exportTarget({ ...options, ...server }, home.ports)).toBeTruthy()
    const other = makeKey()
    await home.ports.files.write(server.serverKey, other.secret.export({ type: 'pkcs8', format: 'pem' }), 'private')
    await expect(exportTarget({ ...options, ...server }, home.ports)).rejects.toMatchObject({ code: 'server.unfit' })
  })
})
