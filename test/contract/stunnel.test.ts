/** The stunnel target, really started: what it claims and what it cannot, by clients and by the probe, before and after a reload. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import { findTarget, type Target } from '../../src/export/catalogue.ts'
import { pathOf } from '../../src/export/material-files.ts'
import { decideView } from '../../src/export/view.ts'
import { type Served, serve } from '../../src/workflow/run-exported.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import {
  editFile,
  exportFor,
  type LivePki,
  makeLivePki,
  runToEnd,
  type Started,
  startExported,
  tlsVersions,
  wordsOf,
} from '../support/exported-server.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { leaveOut } from '../support/judges.ts'
import { request, shippedTargets } from '../support/target-kit.ts'
import { proveServer, writeTarget } from '../support/workflows.ts'

const HOST = 'api.acme.internal'
/** It passes HTTP on as it is, and claims neither framing nor origin; rules and a second certificate of mallory are not at hand here. */
const open = [
  ['forbidden-request', 'not-tried'],
  ['foreign-origin', 'bypassed'],
  ['framing', 'bypassed'],
  ['issued-twice', 'not-tried'],
]

if (!existsSync('/usr/bin/stunnel'))
  it('the exported stunnel', (context) => leaveOut(context, 'no stunnel: apt-get install stunnel4'))
else {
  describe('the exported stunnel', byClients)
  describe('the exported stunnel, attacked', byProbe)
}

const freePlace = async (): Promise<string> => `127.0.0.1:${await systemNetwork.freePort('127.0.0.1')}`

function byClients(): void {
  let pki: LivePki
  let target: Target
  let exported: Awaited<ReturnType<typeof exportFor>>
  let server: Started
  let backend: Awaited<ReturnType<typeof systemProcesses.start>>
  const check = ({ commands, directory }: typeof exported) => runToEnd(commands.check, directory)
  beforeAll(async () => {
    pki = makeLivePki()
    target = findTarget(await shippedTargets(), 'stunnel')
    exported = await exportFor(target, pki, { inputs: { upstream: await freePlace() } })
    backend = await systemProcesses.start(exported.commands.sample?.argv ?? ['false'], exported.directory)
    server = await startExported(exported, pki)
  })
  afterAll(async () => {
    await server?.stop()
    await backend?.stop()
  })

  it('passes its own check, and not with damaged material', async () => {
    expect(await check(exported)).toMatchObject({ status: 0 })
    for (const part of ['clientAuthority', 'clientCrl', 'serverKey'] as const) {
      const other = await exportFor(target, pki)
      editFile(other.directory, pathOf(target, part), { BEGIN: 'BEGUN' })
      expect(await check(other), part).toMatchObject({ status: 1 })
      other.remove()
    }
  })

  it.each(tlsVersions)('admits a client of the pinned authority, and nobody else, over TLS %s', async (version) => {
    const decoy = makeCertificate(pki.lately)
    const refused = {
      'no certificate': 'nobody',
      'its own server certificate': pki.server,
      'a client of a decoy of the same name': pki.client('alice', 'admin', { issuer: decoy }),
      'a client past its end': pki.client('alice', 'admin', { notAfter: (pki.now - 1) as never }),
    } as const
    expect(await server.knock({ as: pki.client('alice'), version })).toMatchObject({ status: 200 })
    for (const [what, as] of Object.entries(refused)) expect(await server.knock({ as, version }), what).toBe('refused')
  })

  it('refuses a revoked client after its reload, keeps a good CRL before a bad one, admits nobody once it has ended, and ends', async () => {
    const [alice, bob] = [pki.client('alice'), pki.client('bob')]
    const path = pathOf(target, 'clientCrl')
    expect(await server.knock({ as: bob })).toMatchObject({ status: 200 })
    expect(await server.reload(path, pki.crl([bob.certificate.tbs.serial]))).toContain(wordsOf(exported).done)
    for (const bad of [undefined, '', 'nonsense', pki.authority.pem]) {
      if (bad !== undefined) expect(await server.reload(path, bad)).toContain(wordsOf(exported).failed)
      for (const version of tlsVersions) {
        expect(await server.knock({ as: bob, version })).toBe('refused')
        expect(await server.knock({ as: alice, version })).toMatchObject({ status: 200 })
      }
    }
    const ended = { thisUpdate: (pki.now - 86_400) as never, nextUpdate: (pki.now - 3600) as never }
    await server.reload(path, pki.crl([], ended))
    expect(await server.knock({ as: alice })).toBe('refused')
    await server.reload(path, pki.crl())
    expect(await server.knock({ as: alice })).toMatchObject({ status: 200 })
    server.signal('SIGTERM')
    expect(await server.exited).toBe(0)
  })

  it('takes no upstream that would say more to stunnel than a host and a port', () => {
    for (const value of ['a:1\nverifyChain = no', '127.0.0.1', '[::1]:9000', 'a b:1', 'a:1;', ':9000', 'a:1\0']) {
      const asked = () => decideView(target, request({ inputs: { upstream: value } }))
      expect(asked, value).toThrow(expect.objectContaining({ code: 'input.malformed' }))
    }
  })
}

function byProbe(): void {
  let home: TestHome
  let server: Served
  let options: Parameters<typeof writeTarget>[0]
  const attack = async (revoked: string) => {
    const whom = { home: home.path, url: `https://${options.listen}`, host: HOST, as: 'alice', revoked }
    const how = { operator: 'not-stated', mint: 'allowed', passphrase: knowPassphrase, watch: () => undefined } as const
    const { results } = await proveServer({ ...whom, ...how, path: '/', unsafePath: '/' }, home.ports)
    return results.filter(({ verdict }) => verdict !== 'enforced').map(({ id, verdict }) => [id, verdict])
  }

  beforeAll(async () => {
    home = await makeHome()
    for (const name of ['alice', 'bob', 'mallory']) await home.issue('client', name)
    await home.issue('server', HOST)
    await home.revoke('mallory')
    const [listen, inputs] = [await freePlace(), { upstream: await freePlace() }]
    const out = join(home.path, '../door')
    options = { home: home.path, target: 'stunnel', host: HOST, listen, out, origins: [], inputs, mode: 'export' }
    server = await serve(await writeTarget(options, home.ports), home.ports, 'with-sample')
  })
  afterAll(async () => {
    await server?.stop()
    await home?.remove()
  })

  it('lets nobody in whom it should not, and so again after a revocation and a reload', async () => {
    expect(await attack('mallory')).toEqual(open)
    await home.revoke('bob')
    await writeTarget(options, home.ports)
    await server.reload()
    expect(await attack('bob')).toEqual(open)
  })
}
