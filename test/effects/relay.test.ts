import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { openRelay } from '../../src/effects/relay.ts'

it('tells that the server has hung up before our client came, as servers do that have enough connections', async () => {
  const met: Socket[] = []
  const server = createServer((socket) => void met.push(socket.end())).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const far = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
  await once(far, 'connect')
  const relay = await openRelay(far, Buffer.alloc(0), undefined, () => undefined)
  try {
    // The relay's end has been closed in return: whatever it could have told of that is past.
    if (met[0] === undefined) await once(server, 'connection')
    if (!met[0]?.closed) await once(met[0]!.resume(), 'close')
    const near = connect({ port: relay.port, host: '127.0.0.1' }).resume()
    await once(near, 'end')
    expect(near.bytesRead).toBe(0)
    near.destroy()
  } finally {
    relay.close()
    server.close()
  }
})
