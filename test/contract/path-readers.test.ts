/** Access rules in front of applications that read paths in their own way: no spelling leads past a door to a forbidden page. */
import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { type AddressInfo, connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { Door } from '../../src/door/door.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { objectionToTls, supportedGroups } from '../../src/effects/tls.ts'
import { findTarget } from '../../src/export/catalogue.ts'
import { type Escapes, parseAccess } from '../../src/policy/access.ts'
import type { Made } from '../support/certificate-kit.ts'
import { editFile, exportFor, makeLivePki, ROLE, startExported, stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { nginxes } from '../support/nginx.ts'
import { PROTECTED, pathReaders, spellingsOf } from '../support/path-readers.ts'
import { request, shippedTargets } from '../support/target-kit.ts'

const pki = makeLivePki()
const [admin, viewer] = [pki.client('alice', 'admin'), pki.client('bob', 'viewer')]
const spellings = spellingsOf('/admin/users')
const [{ runner, missing }] = nginxes()

const rulesWith = (escapes: Escapes): string =>
  JSON.stringify({
    escapes,
    rules: [
      { paths: ['/'], methods: ['GET'], require: 'any-client' },
      { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
    ],
  })
const accessWith = (escapes: Escapes) => parseAccess(rulesWith(escapes), 'rules.json', request().claims)

type Running = { readonly port: number; stop(): Promise<unknown> }

async function listen(server: ReturnType<typeof createPlain> | ReturnType<typeof createSecure>): Promise<Running> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections())
  return { port: (server.address() as AddressInfo).port, stop }
}

/** Sends one request line as it stands, and gives all that comes back. */
function ask(port: number, target: string, as: Made | 'in clear'): Promise<string> {
  const secret = (made: Made) => made.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
  const at = { host: '127.0.0.1', port }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const line = `GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`
    const socket =
      as === 'in clear'
        ? connectTcp(at, () => socket.write(line))
        : connectTls({ ...at, servername: 'localhost', ca: pki.servers.pem, cert: as.pem, key: secret(as) }, () =>
            socket.write(line),
          )
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** The spellings under which the protected page is seen. */
async function seenUnder({ port }: Running, as: Made | 'in clear'): Promise<string[]> {
  const seen: string[] = []
  for (const one of spellings) if ((await ask(port, one, as)).includes(PROTECTED)) seen.push(one)
  return seen
}

type Front = (reader: keyof typeof pathReaders, escapes: Escapes) => Promise<Running>

const behindDoor: Front = (reader, escapes) => {
  const material = {
    host: 'localhost',
    clientAuthority: pki.authority.pem,
    pin: pki.pin,
    clientCrl: pki.crl(),
    serverChain: pki.server.pem,
    serverKey: pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString(),
    claims: { role: { type: 'string', oid: ROLE } },
  } as const
  const door = new Door(
    material,
    { access: rulesWith(escapes) },
    { clock: systemClock, supportedGroups, objectionToTls },
  )
  const admit: RequestListener = (asked, response) => {
    const entry = door.enter(asked)
    if (entry.state === 'refused') response.writeHead(entry.status).end()
    else pathReaders[reader].listener(asked, response)
  }
  return listen(createSecure(door.tls, admit))
}

const behindNode: Front = async (reader, escapes) => {
  const target = findTarget(await shippedTargets(), 'node')
  const exported = await exportFor(target, pki, { access: accessWith(escapes) })
  const readers = pathToFileURL(join(import.meta.dirname, '../support/path-readers.ts')).href
  const application = `(await import(${JSON.stringify(readers)})).pathReaders[${JSON.stringify(reader)}].listener`
  editFile(exported.directory, 'server.mjs', { 'door(route)': `door(${application})` })
  return startExported(exported, pki)
}

const behindNginx: Front = async (reader, escapes) => {
  const backend = await listen(createPlain(pathReaders[reader].listener))
  const inputs = { upstream: `http://127.0.0.1:${backend.port}` }
  const target = findTarget(await shippedTargets(), 'nginx')
  const exported = await exportFor(target, pki, { access: accessWith(escapes), inputs }, runner?.folder())
  const server = await startExported(exported, pki, undefined, runner)
  return { port: server.port, stop: () => Promise.all([server.stop(), backend.stop()]) }
}

afterAll(() => {
  stopLeftOver()
  runner?.clear()
})

describe.each(Object.keys(pathReaders) as (keyof typeof pathReaders)[])('%s', (reader) => {
  it('shows its page to anybody who spells its path otherwise, where rules go by the letter alone', async () => {
    const { listener, shows } = pathReaders[reader]
    const byTheLetter: RequestListener = (asked, response) => {
      if (/^\/admin([/?]|$)/.test(asked.url ?? '')) response.writeHead(403).end()
      else listener(asked, response)
    }
    const server = await listen(createPlain(byTheLetter))
    expect(await seenUnder(server, 'in clear')).toContain(shows)
    await server.stop()
  })

  it.for([
    ['the door of the library', 'refuse', behindDoor],
    ['the exported Node server', 'refuse', behindNode],
    ['the exported Node server', 'decode-once', behindNode],
    ['the exported nginx', 'refuse', behindNginx],
    ['the exported nginx', 'decode-once', behindNginx],
  ] as const)('shows it through %s to nobody without the role (escapes: %s)', async ([, escapes, front], context) => {
    if (front === behindNginx && runner === undefined) return leaveOut(context, missing)
    const server = await front(reader, escapes)
    expect(await seenUnder(server, admin)).toEqual(expect.arrayContaining(['/admin/users', '/admin/users?x']))
    expect(await seenUnder(server, viewer)).toEqual([])
    expect(await ask(server.port, '/', viewer)).toContain('for everybody')
    await server.stop()
  })
})
