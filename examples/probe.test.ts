// Attacks your own server from your own tests, with a PKI that lives as long as they do.
//
//   node --test probe.test.ts

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { initHome, openDoor, openHome } from 'countersign'

const host = 'api.acme.internal'
const directory = await mkdtemp(join(tmpdir(), 'probe-test-'))
const home = openHome(join(directory, 'pki'))
let server: Server

before(async () => {
  // Nobody needs to keep these keys: they end with the test.
  await initHome(home.path, { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'insecure-none' })
  await home.issue('server', host, { dns: [host], ips: ['127.0.0.1'] })
  await home.issue('client', 'alice', { claims: { role: 'admin' } })
  await home.issue('client', 'mallory')
  await home.revoke('mallory', 'keyCompromise')

  // In place of these lines stands your application.
  const door = openDoor(await home.server(host))
  server = createServer(door.tls, (request, response) => {
    const entry = door.enter(request)
    response.setHeaders(new Map(Object.entries(entry.headers)))
    if (entry.state === 'refused') response.writeHead(entry.status).end()
    else response.end(JSON.stringify(entry.identity))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})

after(async () => {
  server.close()
  await rm(directory, { recursive: true })
})

test('nobody gets in but clients of our authority', async () => {
  const { port } = server.address() as AddressInfo
  const { verdict, failures, attacks } = await home.probe(`https://127.0.0.1:${port}`, { host, as: 'alice' })
  assert.deepEqual(failures, [])
  assert.equal(verdict, 'enforced')
  assert.equal(attacks['revoked']?.verdict, 'enforced')
})
