import { expect, it } from 'vitest'
import { openBaits } from '../../../src/probe/engine/bait.ts'
import { probePorts } from '../../support/twins.ts'

it('notes who asks, answers nothing but 404, and is gone when it is closed', async () => {
  const baits = openBaits(probePorts)
  const [one, other] = [await baits.lay('127.0.0.1'), await baits.lay('localhost')]
  if (one === undefined || other === undefined) throw new Error('loopback is not taken for loopback')
  expect((await fetch(one.url('/here?a=b'))).status).toBe(404)
  expect(one.taken()).toEqual(['/here?a=b'])
  expect(other.taken()).toEqual([])
  await baits.close()
  await expect(fetch(one.url('/here'))).rejects.toThrow()
  await expect(fetch(other.url('/here'))).rejects.toThrow()
})

it('lays none for a server elsewhere, nor for one of which only one address is here', async () => {
  const at = (...addresses: string[]) =>
    openBaits({ ...probePorts, network: { ...probePorts.network, lookup: async () => addresses } })
  expect(await at('192.0.2.1').lay('api.acme.internal')).toBeUndefined()
  expect(await at('127.0.0.1', '192.0.2.1').lay('api.acme.internal')).toBeUndefined()
  const here = at('::1', '127.0.0.1')
  expect(await here.lay('localhost')).toBeDefined()
  await here.close()
})
