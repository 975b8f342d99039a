import { expect, it } from 'vitest'
import type { Datagrams } from '../../../src/core/port/network.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { knock } from '../../../src/probe/quic/exchange.ts'

it('sends four packets where nobody answers, also where each timer ends a moment early', async () => {
  for (const earlyMs of [0, 1, 3]) {
    let [nowMs, sent, waits] = [0, 0, 0]
    const mute: Datagrams = {
      send: () => {
        sent += 1
      },
      receive: async (withinMs) => {
        waits += 1
        nowMs += Math.max(1, withinMs - earlyMs)
        return { end: 'timeout' }
      },
      elapsedMs: () => nowMs,
      close: () => undefined,
    }
    const network = { ...systemNetwork, openDatagrams: async () => mute }
    const address = { host: '127.0.0.1', port: 9 }
    const heard = await knock(network, address, 'localhost', { method: 'GET', path: '/' }, 10_000)
    expect([heard.end, heard.quic, sent], `${earlyMs} ms early`).toEqual(['timeout', { listens: false }, 4])
    expect(waits).toBeLessThan(10)
  }
})
