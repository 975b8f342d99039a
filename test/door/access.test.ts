/** Access rules at a door in this process: the one table of cases, over real handshakes. */
import { createServer, request as httpsRequest, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Door, type DoorOptions, type ServerMaterial } from '../../src/door/door.ts'
import type { ClaimPlace } from '../../src/door/identity.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { objectionToTls, supportedGroups } from '../../src/effects/tls.ts'
import { accessCases, accessClaims, accessRules, extensionsOf } from '../support/access-cases.ts'
import type { Made } from '../support/certificate-kit.ts'
import { makeLivePki } from '../support/exported-server.ts'

const pki = makeLivePki()
const secretPem = (made: Made): string => made.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
const places = accessClaims.map(({ name, type, oid, uri }) => [name, oid === undefined ? { type, uri } : { type, oid }])
const material: ServerMaterial = {
  host: 'localhost',
  clientAuthority: pki.authority.pem,
  pin: pki.pin,
  clientCrl: pki.crl(),
  serverChain: pki.server.pem,
  serverKey: secretPem(pki.server),
  claims: Object.fromEntries(places) as Record<string, ClaimPlace>,
}
const ports = { clock: systemClock, supportedGroups, objectionToTls }
const openDoor = (options: DoorOptions = {}) => new Door(material, options, ports)

describe('a door with access rules', () => {
  let server: Server
  let port: number
  let reached = 0
  beforeAll(async () => {
    const door = openDoor({ access: JSON.stringify(accessRules['as they are']) })
    server = createServer(door.tls, (request, response) => {
      const entry = door.enter(request)
      request.resume()
      for (const [name, value] of Object.entries(entry.headers)) response.setHeader(name, value)
      if (entry.state === 'refused') return response.writeHead(entry.status).end(entry.why)
      reached += 1
      return response.end('here you are')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server?.close())

  const clients = new Map<string, Made>()
  const ask = ({ who, method, target, headers }: (typeof accessCases)[number]): Promise<number> => {
    const as = clients.get(who) ?? pki.client('somebody', undefined, { extensions: extensionsOf(who) })
    clients.set(who, as)
    return new Promise((resolve, reject) => {
      const asking = httpsRequest({
        ...{
          host: '127.0.0.1',
          port,
          servername: 'localhost',
          ca: pki.servers.pem,
          method,
          path: target,
          agent: false,
        },
        ...{ cert: as.pem, key: secretPem(as), setHost: false },
      })
      const own = ['Host', `localhost:${port}`, 'Origin', `https://localhost:${port}`, ...headers]
      for (let i = 0; i < own.length; i += 2) asking.appendHeader(own[i] as string, own[i + 1] as string)
      asking.on('error', reject)
      asking.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)))
      asking.end()
    })
  }

  it.each(accessCases.filter(({ rules }) => rules === 'as they are'))(
    '$who, $method $target: $outcome',
    async (one) => {
      const before = reached
      expect(await ask(one)).toBe({ allowed: 200, refused: 403, malformed: 400 }[one.outcome])
      expect(reached - before).toBe(one.outcome === 'allowed' ? 1 : 0)
    },
  )
})

describe('a door', () => {
  const rules = (...list: readonly object[]) => JSON.stringify({ rules: list })
  const any = { paths: ['/a/b'], methods: ['GET'], require: 'any-client' }

  it.each([
    ['that are none', '{}', 'access.malformed'],
    [
      'that want paths decoded, which frameworks do themselves',
      JSON.stringify(accessRules['decoded once']),
      'access.malformed',
    ],
    ['for a claim that it was not told of', rules({ ...any, require: { rank: ['x'] } }), 'claim.unknown'],
    [
      'weaker than what lies above them',
      rules({ ...any, paths: ['/a'], require: { role: ['x'] } }, any),
      'access.refused',
    ],
  ])('does not open on access rules %s', (_, access, code) => {
    expect(() => openDoor({ access })).toThrow(expect.objectContaining({ code }))
  })
})
