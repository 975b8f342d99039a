/** Its health check, in each version at hand; and how it makes room. */
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { makeLivePki } from '../../support/exported-server.ts'
import { ask, healthContract } from '../health.ts'
import { standsOf, start } from '../stand.ts'

await healthContract('node')

it('keeps so many connections to its health check, and gives the place of the oldest to the next', async () => {
  const [stand] = await standsOf('node')
  if (stand === undefined) throw new Error('there is no stand')
  const port = await systemNetwork.freePort('127.0.0.1')
  const server = await start(stand, makeLivePki(), {
    inputs: { health: `127.0.0.1:${port}` },
    // Only those that make room are ended.
    mistakes: { 'headersTimeout: 5000, requestTimeout: 5000': 'headersTimeout: 0, requestTimeout: 0' },
  })
  const open = async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    await new Promise((resolve) => socket.once('connect', resolve))
    return socket.resume()
  }
  const first = await open()
  const closed = new Promise((resolve) => first.once('close', resolve))
  const others = []
  for (let count = 0; count < 63; count += 1) others.push(await open())
  expect((await ask(port)).status).toBe(200)
  await closed
  expect(others.filter(({ destroyed }) => destroyed)).toEqual([])
  for (const socket of others) socket.destroy()
  await server.stop()
})
