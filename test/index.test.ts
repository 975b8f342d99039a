/** The library as a program uses it, from source, with real effects in a temporary directory. Its types are tested as packed. */

import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CountersignError,
  initHome,
  instantFromMs,
  isRefusal,
  openDoor,
  openHome,
  type PkiHome,
  verifyClient,
} from '../src/index.ts'
import { leaveToSweeps } from './support/sweep.ts'

const parent = mkdtempSync(join(tmpdir(), 'countersign-library-'))
const path = join(parent, 'pki')
const passphraseFile = join(parent, 'passphrase')
const passphrase = 'correct horse battery staple'
const HOST = 'api.acme.internal'

let home: PkiHome
let pin: string

const organisation = { organisation: 'Acme', trustDomain: 'acme.internal' }

// Unlocking a key takes a fifth of a second, by design: only what is about passphrases does it.
beforeAll(async () => {
  const { authorities } = await initHome(path, { ...organisation, passphrase: 'insecure-none' })
  pin = authorities.find(({ usage }) => usage === 'client')?.pin ?? expect.unreachable()
  home = openHome(path, { pin })
  await home.issue('server', HOST, { dns: [HOST], ips: ['127.0.0.1'] })
  await home.issue('client', 'alice', { uris: ['spiffe://acme.internal/alice'], claims: { role: 'admin' } })
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'nothing was refused',
    (error: unknown) => (isRefusal(error) ? error.code : expect.unreachable(String(error))),
  )

describe('a home', () => {
  it('issues, and tells what it issued', async () => {
    const { certificate, files } = await home.issue('client', 'carol', { claims: { role: 'viewer' }, days: 1 })
    expect(certificate).toMatchObject({ name: 'carol', state: 'issued', claims: { role: 'viewer' } })
    expect(readFileSync(files.certificate, 'utf8')).toContain('BEGIN CERTIFICATE')
    expect((await home.show('carol'))[0]).toMatchObject({ serial: certificate.serial })
    expect(await codeOf(home.issue('client', 'carol'))).toBe('name.taken')
    const [again, afresh] = [
      await home.issue('client', 'carol', { naming: 'again' }),
      await home.issue('client', 'carol', { naming: 'afresh' }),
    ]
    expect([again.certificate.claims, afresh.certificate.claims]).toEqual([{ role: 'viewer' }, {}])
    expect(afresh.before).toMatchObject({ serial: again.certificate.serial, lost: ['role = viewer'] })
  })

  it('revokes for good', async () => {
    const { certificate } = await home.issue('client', 'dave')
    const { revoked, crls } = await home.revoke({ serial: certificate.serial ?? '' }, 'superseded')
    expect(revoked).toMatchObject([{ name: 'dave', reason: 'superseded' }])
    expect(crls).toMatchObject([{ authority: 'clients' }])
    expect(await codeOf(home.revoke('dave', 'superseded'))).toBe('name.nothing-to-revoke')
    expect(await codeOf(home.client('dave'))).toBe('probe.no-credential')
  })

  it('renews its CRLs, and tells how it is', async () => {
    const before = (await home.status()).crls.map(({ number }) => number)
    expect((await home.renewCrls()).crls.map(({ number }) => number)).toEqual(before.map((number) => number + 1))
  })

  it('renews one CRL, after one that was published, and takes none that another authority signed', async () => {
    const [clients, servers] = ['clients', 'servers'].map((name) => join(path, 'authorities', name, 'crl.pem'))
    const { crls } = await home.checkCrls('clients')
    const renewed = await home.renewCrls({ authority: 'clients', published: [clients ?? ''] })
    expect(renewed.crls).toMatchObject([{ authority: 'clients', number: (crls[0]?.number ?? 0) + 1 }])
    const foreign = home.renewCrls({ authority: 'clients', published: [servers ?? ''] })
    expect(await codeOf(foreign)).toBe('file.malformed')
    expect(await codeOf(home.renewCrls({ authority: 'nobody' }))).toBe('authority.unknown')
    const skipping = await home.renewCrls({ authority: 'clients', from: 'record', dating: 'by-clock' })
    expect(skipping.crls[0]?.number).toBeGreaterThan(renewed.crls[0]?.number ?? Number.POSITIVE_INFINITY)
    // Types forbid both; a program without them would state the loss of every authority's.
    const before = (await home.status()).crls
    for (const said of [{ from: 'record' }, { published: [clients ?? ''] }] as const) {
      expect(await codeOf(home.renewCrls(said as object))).toBe('usage.wrong')
    }
    expect((await home.status()).crls).toEqual(before)
  })

  it('checks its CRLs, and says what is wrong with one that an older one has replaced', async () => {
    const file = join(path, 'authorities', 'clients', 'crl.pem')
    const older = readFileSync(file)
    await home.renewCrls()
    const newer = readFileSync(file)
    expect(await home.checkCrls()).toMatchObject({ sound: true, warnings: [] })
    writeFileSync(file, older)
    expect(await home.checkCrls('servers')).toMatchObject({ sound: true })
    const { sound, warnings } = await home.checkCrls()
    writeFileSync(file, newer)
    expect([sound, warnings]).toEqual([false, [expect.stringContaining('was replaced by an older one')]])
  })

  it('lists its certificates a page at a time, and only those that are asked for', async () => {
    const { certificates } = await home.list({ usage: 'server' })
    expect(certificates.map(({ name }) => name)).toEqual([HOST])
    const [whole, first] = [await home.list({ usage: 'client' }), await home.list({ usage: 'client', limit: 1 })]
    const rest = await home.list({ usage: 'client', before: first.next ?? expect.unreachable() })
    expect([...first.certificates, ...rest.certificates]).toEqual(whole.certificates)
    expect((await home.list({ states: ['revoked'] })).certificates.map(({ state }) => state)).not.toContain('issued')
    expect(whole.counts.issued).toBeGreaterThan(0)
  })

  it('exports a server, and delivers the newest CRL into that export alone', async () => {
    const out = join(parent, 'deploy')
    const options = { target: 'node', host: HOST, listen: '127.0.0.1:8443', out }
    expect(await home.export({ ...options, mode: 'dry-run' })).toMatchObject({ mode: 'dry-run', pin })
    expect(await codeOf(home.deliver({ out }))).toBe('file.missing')
    expect(await home.export(options)).toMatchObject({ mode: 'export', directory: out, host: HOST, pin })
    expect((await home.renewCrls({ authority: 'servers' })).outdated).toEqual([])
    const { crls, outdated } = await home.renewCrls({ authority: 'clients' })
    expect(outdated).toEqual([out])
    expect(await home.deliver('all')).toMatchObject({ exports: [{ directory: out, crl: { number: crls[0]?.number } }] })
    const other = openHome(path, { pin: Buffer.alloc(32).toString('base64') })
    expect(await codeOf(other.export(options))).toBe('pin.mismatch')
    expect(await codeOf(other.deliver({ out }))).toBe('pin.mismatch')
    expect(await codeOf(home.export({ ...options, out: join(path, 'deploy') }))).toBe('usage.wrong')
  })

  it('tells what access rules let a client do, and refuses a request of nobody', async () => {
    const file = join(path, 'access', 'example.json')
    const { rules, client, verdicts } = await home.checkAccess(file, { as: 'alice' })
    expect([rules.length > 0, client?.claims]).toEqual([true, { role: 'admin' }])
    expect(verdicts.map(({ outcome }) => outcome)).toContain('allowed')
    const asking = { method: 'DELETE', target: '/nowhere/that/a/rule/names/../..' }
    expect((await home.checkAccess(file, { as: 'alice', asking })).verdicts).toMatchObject([{ outcome: 'malformed' }])
    expect(await codeOf(home.checkAccess(file, { asking } as object))).toBe('usage.missing')
    expect(await codeOf(home.checkAccess(join(path, 'none.json')))).toBe('file.missing')
  })

  it('lets server certificates name more, for good, under the key and pin that they have', async () => {
    const named = { dns: ['api.acme.example'] }
    expect(await codeOf(home.issue('server', 'shop', named))).toBe('profile.refused')
    expect(await home.permit(['acme.example'], { mode: 'dry-run' })).toMatchObject({
      added: [expect.stringContaining('acme.example')],
    })
    expect(await codeOf(home.issue('server', 'shop', named))).toBe('profile.refused')
    expect(await codeOf(home.permit(['acme.example'], { pin }))).toBe('pin.mismatch')
    const own = (await home.status()).authorities.find(({ usage }) => usage === 'server')?.pin ?? ''
    expect(await home.permit(['acme.example'], { pin: own })).toMatchObject({ mode: 'permit', pin: own })
    expect(await home.issue('server', 'shop', named)).toMatchObject({
      certificate: { subjectAltNames: [expect.stringContaining('api.acme.example')] },
    })
  })

  it('opens its keys with the passphrase alone, wherever that comes from', async () => {
    const locked = join(parent, 'locked')
    writeFileSync(passphraseFile, `${passphrase}\n`, { mode: 0o600 })
    expect((await initHome(locked, { ...organisation, passphraseFile })).warnings.join()).not.toContain('unencrypted')
    expect(await openHome(locked, { passphraseFile }).issue('client', 'alice')).toMatchObject({
      certificate: { state: 'issued' },
    })
    expect(await openHome(locked, { passphrase: () => passphrase }).renewCrls()).toMatchObject({
      sound: true,
      crls: [{}, {}],
    })
    expect(await codeOf(openHome(locked, { passphrase: () => 'another' }).renewCrls())).toBe('passphrase.wrong')
    expect(await codeOf(openHome(locked).renewCrls())).toBe('passphrase.missing')
    expect(await codeOf(openHome(locked).permit(['more.example']))).toBe('passphrase.missing')
    writeFileSync(join(parent, 'open'), passphrase, { mode: 0o644 })
    expect(await codeOf(openHome(locked, { passphraseFile: join(parent, 'open') }).renewCrls())).toBe('file.exposed')
  })

  it('adds authorities, each with its own pin, and issues and makes servers for the one that is named', async () => {
    const shared = join(parent, 'shared')
    const founded = await initHome(shared, { ...organisation, passphrase: () => passphrase })
    const clients = founded.authorities.find(({ usage }) => usage === 'client')!.pin
    await using two = openHome(shared, { passphrase: () => passphrase })
    const ops = (await two.addAuthority('ops', 'client')).authority!.pin
    expect(await codeOf(two.addAuthority('ops', 'client'))).toBe('authority.exists')
    expect(await codeOf(openHome(shared).addAuthority('more', 'client'))).toBe('passphrase.missing')
    expect((await two.authorities()).authorities.map((one) => [one.name, one.default])).toEqual([
      ['clients', true],
      ['servers', true],
      ['ops', false],
    ])
    await two.issue('server', 'api.acme.internal', { dns: ['api.acme.internal'] })
    const made = await two.issue('client', 'bob', { authority: 'ops' })
    expect([made.pin, made.certificate.authority]).toEqual([ops, 'ops'])
    const server = (of?: string) => two.server('api.acme.internal', of === undefined ? {} : { authority: of })
    expect([(await server()).pin, (await server('ops')).pin]).toEqual([clients, ops])
    expect(await codeOf(server('servers'))).toBe('authority.other-usage')
    const pinned = openHome(shared, { pin: { clients, ops } })
    expect((await pinned.server('api.acme.internal', { authority: 'ops' })).pin).toBe(ops)
    const exchanged = openHome(shared, { pin: { clients, ops: clients } })
    expect(await codeOf(exchanged.server('api.acme.internal', { authority: 'ops' }))).toBe('pin.mismatch')
    const lacking = openHome(shared, { pin: { clients } })
    expect(await codeOf(lacking.server('api.acme.internal', { authority: 'ops' }))).toBe('usage.missing')
    expect((await lacking.server('api.acme.internal')).pin).toBe(clients)
    expect(await two.setDefaultAuthority('ops')).toMatchObject({ before: 'clients' })
    expect((await server()).pin).toBe(ops)
  })

  it('is refused where its client authority has another pin than the one kept elsewhere', async () => {
    const other = openHome(path, { pin: Buffer.alloc(32).toString('base64') })
    expect(await codeOf(other.issue('client', 'erin'))).toBe('pin.mismatch')
    expect(await codeOf(other.server(HOST))).toBe('pin.mismatch')
  })

  it('that is not there is a refusal with facts', async () => {
    const refusal = await openHome(join(parent, 'none'))
      .status()
      .catch((error) => error)
    expect(refusal).toBeInstanceOf(CountersignError)
    expect(refusal).toMatchObject({ code: 'home.missing', facts: { home: join(parent, 'none') } })
  })

  it('stays open until it is closed, and refuses what is asked for after that', async () => {
    let kept: PkiHome
    {
      await using other = openHome(path)
      kept = other
      await home.issue('client', 'frank')
      expect((await other.show('frank'))[0]).toMatchObject({ state: 'issued' })
      await home.issue('client', 'grace')
      expect((await other.show('grace'))[0]).toMatchObject({ state: 'issued' })
    }
    expect(await codeOf(kept.status())).toBe('home.closed')
    const unused = openHome(path)
    await unused.close()
    expect(await codeOf(unused.list())).toBe('home.closed')
  })

  it('is made without a passphrase only where somebody says the dangerous word', async () => {
    expect(await codeOf(initHome(join(parent, 'bare'), organisation))).toBe('passphrase.missing')
    const { warnings } = await initHome(join(parent, 'bare'), { ...organisation, passphrase: 'insecure-none' })
    expect(warnings.join()).toContain('unencrypted')
  })
})

describe('a client of a home', () => {
  it('is verified with its claims, and refused once it is revoked', async () => {
    await home.issue('client', 'bob', { claims: { role: 'viewer' } })
    const { raw } = new X509Certificate((await home.client('bob')).cert)
    expect(verifyClient(raw, await home.server(HOST))).toMatchObject({
      state: 'verified',
      identity: { uris: ['spiffe://acme.internal/bob'], claims: { role: 'viewer' } },
    })
    await home.revoke('bob', 'keyCompromise')
    const trust = await home.server(HOST)
    expect(verifyClient(raw, trust)).toMatchObject({
      state: 'refused',
      failure: { kind: 'revoked', reason: 'keyCompromise' },
    })
    expect(verifyClient(raw, trust, instantFromMs(0))).toMatchObject({ failure: { kind: 'not-yet-valid' } })
    expect(verifyClient(new X509Certificate(trust.serverChain).raw, trust)).toMatchObject({
      failure: { kind: 'wrong-issuer' },
    })
  })
})

describe('a probe of a server', () => {
  const servers: Server[] = []
  afterAll(() => {
    for (const server of servers) server.close()
  })
  async function listen(options: object, listener: RequestListener): Promise<string> {
    const server = createServer(options, listener)
    servers.push(server)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('behind a door finds that every attack is refused', async (context) => {
    leaveToSweeps(context)
    const door = openDoor(await home.server(HOST))
    const url = await listen(door.tls, (request, response) => {
      const entry = door.enter(request)
      response.setHeaders(new Map(Object.entries(entry.headers)))
      if (entry.state === 'refused') response.writeHead(entry.status).end(entry.why)
      else response.end(JSON.stringify(entry.identity))
    })
    const { verdict, failures, attacks, notTried } = await home.probe(url, { host: HOST, as: 'alice', unsafePath: '/' })
    expect(failures).toEqual([])
    expect(verdict).toBe('enforced')
    expect(attacks['foreign-origin']).toMatchObject({ verdict: 'enforced' })
    expect(attacks['revoked']).toMatchObject({ verdict: 'enforced' })
    expect(notTried.map(({ id }) => id)).toContain('issued-twice')
  })

  it('without one names what gets through, and what to change', async () => {
    const { serverChain, serverKey } = await home.server(HOST)
    const url = await listen({ cert: serverChain, key: serverKey }, (_, response) => response.end('a page for anybody'))
    const { verdict, failures } = await home.probe(url, { host: HOST, as: 'alice', mint: 'refused' })
    expect(verdict).toBe('bypassed')
    expect(failures).toContainEqual(
      expect.objectContaining({ attack: 'no-certificate', verdict: 'bypassed', remedy: expect.any(String) }),
    )
  })

  it('that is not this machine needs its operator', async () => {
    expect(await codeOf(home.probe('https://192.0.2.1', { as: 'alice' }))).toBe('probe.remote')
  })
})
