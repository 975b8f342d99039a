/** A probe of what is no server of ours: it ends, says why nothing was found out, and takes silence for no refusal. */
import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFault } from '../cli/answer-schema.ts'
import { ask, prepareWorld, removeWorlds, type World } from '../cli/bad-input/world.ts'

let world: World
const servers: Server[] = []
beforeAll(async () => {
  world = await prepareWorld('unprotected')
})
afterAll(() => {
  for (const server of servers) server.close()
  removeWorlds()
})

async function portOf(server: Server): Promise<number> {
  servers.push(server)
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return (server.address() as { port: number }).port
}

const answering = (answer: (socket: Socket) => void) => (): Server =>
  createServer((socket) => {
    socket.on('error', () => undefined)
    answer(socket)
  })

/** Speaks TLS with a client's certificate, and lets everybody in. */
function impostor(): Server {
  const pem = (name: string): string => readFileSync(join(world.home, 'issued/alice', name), 'utf8')
  return createTlsServer({ key: pem('key.pem'), cert: pem('chain.pem') }, (socket) => {
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi')
  })
}

const listeners: readonly (readonly [about: string, server: () => Server])[] = [
  ['says nothing', answering((socket) => socket.resume())],
  ['has another certificate', impostor],
  ['closes at once', answering((socket) => socket.end())],
  ['resets at once', answering((socket) => socket.resetAndDestroy())],
  ['says garbage', answering((socket) => socket.end(Buffer.alloc(4096, 0xa5)))],
  ['speaks HTTP in clear', answering((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'))],
  ['speaks SMTP', answering((socket) => void socket.write('220 mail.example ESMTP\r\n'))],
  [
    'never stops talking',
    answering((socket) => {
      const talk = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 0x16)));
        if (!socket.destroyed) socket.once('drain', talk)
      }
      talk()
    }),
  ],
]

describe.concurrent('a listener', () => {
  it.each(listeners)('that %s leaves everything open', async (_, server) => {
    const port = await portOf(server())
    const argv = ['probe', `https://127.0.0.1:${port}`, '--host', 'api.acme.internal', '--as', 'alice', '--no-mint']
    const { status, stdout, said } = await ask(world, [...argv, '--json'])
    const report = JSON.parse(stdout) as { verdict: string; results: readonly { verdict: string }[] }
    expect(answerFault('probe', report)).toBeUndefined()
    expect(report.verdict).toBe('inconclusive')
    expect(report.results.length).toBeGreaterThan(10)
    expect(report.results.filter(({ verdict }) => verdict === 'bypassed')).toEqual([])
    expect(status).toBe(4)
    expect(said).toEqual([])
  })
})
