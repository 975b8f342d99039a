/** Which addresses are attacked: those that were checked, and those alone. */
import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/core/port/network.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { findFurther, firstAddress, requireConsent } from '../../src/workflow/consent.ts'
import { makePki, startSound } from '../support/twins.ts'

const naming = (...addresses: readonly string[]): Network => ({ ...systemNetwork, lookup: async () => addresses })
const nameless: Network = {
  ...systemNetwork,
  lookup: (host) => Promise.reject(new CountersignError('network.failed', { address: host, problem: 'none' })),
}

describe('requireConsent', () => {
  it('gives the addresses of this machine to everybody', async () => {
    expect(await requireConsent('127.0.0.1', 'not-stated', systemNetwork)).toEqual(['127.0.0.1'])
    expect(await requireConsent('a', 'not-stated', naming('127.0.0.9', '::1'))).toEqual(['127.0.0.9', '::1'])
  })

  it.each([[['192.0.2.1']], [['127.0.0.1', '192.0.2.1']], [['0.0.0.0']], [[]]])(
    'refuses %j unless somebody answers for the server',
    async (addresses) => {
      const asked = requireConsent('a', 'not-stated', naming(...addresses))
      await expect(asked).rejects.toMatchObject({ code: 'probe.remote', facts: { host: 'a' } })
      expect(await requireConsent('a', 'stated', naming(...addresses))).toEqual(addresses)
    },
  )

  it('keeps a name without an address where somebody answers for it, for the report to say so', async () => {
    await expect(requireConsent('a', 'not-stated', nameless)).rejects.toMatchObject({ code: 'network.failed' })
    expect(await requireConsent('a', 'stated', nameless)).toEqual(['a'])
  })
})

describe('firstAddress', () => {
  it('is the first that takes a connection, and the first of all where none does', async () => {
    const { port, close } = await startSound(makePki())
    try {
      expect(await firstAddress(['::1', '127.0.0.1'], port, systemNetwork)).toEqual({ host: '127.0.0.1', port })
      expect(await firstAddress(['127.0.0.1', '::1'], port, systemNetwork)).toEqual({ host: '127.0.0.1', port })
      expect(await firstAddress(['::1', '127.0.0.1'], 1, systemNetwork)).toEqual({ host: '::1', port: 1 })
    } finally {
      await close()
    }
  })
})

describe('findFurther', () => {
  const main = { host: '127.0.0.1', port: 8443 }
  const reach = async (host: string) => [host]

  it('gives those that were named, then those of the name, each once and never the main one', async () => {
    const named = [
      { host: '127.0.0.2' },
      { host: '127.0.0.1' },
      { host: '127.0.0.1', port: 9443 },
      { host: '127.0.0.2' },
    ]
    expect(await findFurther(named, main, ['127.0.0.1', '::1', '127.0.0.2'], reach)).toEqual([
      { address: { host: '127.0.0.2', port: 8443 }, by: 'operator' },
      { address: { host: '127.0.0.1', port: 9443 }, by: 'operator' },
      { address: { host: '::1', port: 8443 }, by: 'name' },
    ])
    expect(await findFurther([], main, ['127.0.0.1'], reach)).toBeUndefined()
  })

  it('attacks none that was not checked', async () => {
    const check = (host: string) => requireConsent(host, 'not-stated', systemNetwork)
    await expect(findFurther([{ host: '192.0.2.1' }], main, [], check)).rejects.toMatchObject({ code: 'probe.remote' })
  })
})
