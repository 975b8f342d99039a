/** What becomes of requests at the exported Caddy when something else than the door answers in its place, or nobody: none reaches the backend. */
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcpServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, makeGround } from '../proof.ts'
import { standsOf } from '../stand.ts'

const [stand] = await standsOf('caddy')

const answering = (status: number, headers: Record<string, string>) =>
  createServer((_, response) => void response.writeHead(status, headers).end())

/** What listens in the place of the door, and what the client is answered. */
const impostors: readonly (readonly [what: string, impostor: () => Server, status: number])[] = [
  ['answers 200 without a certificate', () => answering(200, { 'X-Client-Identity': '{}' }), 503],
  ['answers 200 without an identity', () => answering(200, { 'Client-Cert': ':AAAA:' }), 503],
  ...[201, 204, 301, 404, 500].map(
    (status) => [`answers ${status}`, () => answering(status, { Location: 'https://evil.example/' }), 503] as const,
  ),
  ['answers something else than HTTP', () => createTcpServer((socket) => void socket.end('hello there\r\n\r\n')), 502],
  ['closes the connection', () => createTcpServer((socket) => void socket.destroy()), 502],
  ['does not answer', () => createTcpServer(() => undefined), 504],
]

describe.skipIf(stand?.missing !== undefined)('the exported Caddy asks a door that', () => {
  let ground: Ground
  beforeAll(async () => {
    ground = await makeGround(stand!)
  })
  afterAll(() => ground?.server.stop())

  it.each(impostors)('%s, and refuses', async (_what, impostor, status) => {
    const path = join(ground.server.directory, 'run/door.sock')
    rmSync(path, { force: true })
    const before = process.umask(0)
    const listening = impostor().listen(path)
    process.umask(before)
    try {
      const seen = ground.server.seen?.length
      const answer = await ground.answerTo({})
      expect(answer.status).toBe(status)
      expect(Object.keys(JSON.parse(answer.body))).toEqual(['error'])
      expect(ground.server.seen?.length).toBe(seen)
    } finally {
      listening.close()
    }
  })

  it('is gone, and refuses', async () => {
    rmSync(join(ground.server.directory, 'run/door.sock'), { force: true })
    expect((await ground.answerTo({})).status).toBe(502)
  })
})
