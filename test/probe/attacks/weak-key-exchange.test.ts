import { getDiffieHellman } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Ground } from '../../../src/probe/attack.ts'
import { judgePrime, weakKeyExchange } from '../../../src/probe/attacks/weak-key-exchange.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { vector } from '../../../src/probe/tls/cursor.ts'
import { contractOf } from '../../contract/attack.ts'
import { type Chosen, flightOf, type Offered, startAnswering } from '../../support/hello-server.ts'
import { groundOf } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'

contractOf(weakKeyExchange)

const pki = makePki()

async function judge(choose: (offered: Offered) => Chosen | undefined) {
  const twin = await startAnswering(pki, (offered) => {
    const chosen = offered === undefined || offered.isOfLibrary ? undefined : choose(offered)
    return chosen && flightOf(chosen)
  })
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [weakKeyExchange])).results[0]!
  } finally {
    await twin.close()
  }
}

const DHE_RSA_WITH_AES_128_GCM = 0x009e
const primeOf = (group: string): Buffer => getDiffieHellman(group).getPrime()
const inField = (prime: Uint8Array) => (offered: Offered) =>
  offered.suites.includes(DHE_RSA_WITH_AES_128_GCM)
    ? {
        suite: DHE_RSA_WITH_AES_128_GCM,
        keyExchange: Buffer.concat([vector(2, prime), vector(2, Buffer.of(2)), vector(2, prime)]),
      }
    : undefined

describe('a group of finite fields', () => {
  it('is found where it is small, and where its number is no prime', async () => {
    const small = await judge(inField(primeOf('modp2')))
    expect(small).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('only 1024 bits') })
    const composite = Buffer.from(primeOf('modp14'))
    composite[200]! ^= 2
    expect(await judge(inField(composite))).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('is no prime (2048 bits)'),
    })
  })

  it('is sound with 2048 bits and more', async () => {
    const sound = await judge(inField(primeOf('modp14')))
    expect(sound).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('has 2048 bits') })
    for (const group of ['modp15', 'modp16', 'modp17', 'modp18']) {
      expect(judgePrime(primeOf(group)).verdict, group).toBe('enforced')
    }
  })

  it('is unknown where none is shown', async () => {
    const none = await judge(({ suites }) =>
      suites.includes(DHE_RSA_WITH_AES_128_GCM) ? { suite: DHE_RSA_WITH_AES_128_GCM } : undefined,
    )
    expect(none).toMatchObject({ verdict: 'inconclusive' })
    expect(judgePrime(new Uint8Array()).verdict).toBe('bypassed')
  })
})

describe('a curve', () => {
  const on =
    (...keyExchange: number[]) =>
    ({ suites }: Offered) =>
      suites.includes(0xc02b) && !suites.includes(DHE_RSA_WITH_AES_128_GCM)
        ? { suite: 0xc02b, keyExchange: Buffer.from(keyExchange) }
        : undefined

  it('is found where it is small or has no name, and is sound where another one was chosen', async () => {
    expect(await judge(on(3, 0, 21))).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('P-224') })
    expect(await judge(on(1, 0, 21))).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('no name'),
    })
    expect(await judge(on(3, 0, 23))).toMatchObject({ verdict: 'enforced' })
  })
})

it('offers no curves beside finite fields, and curves with those of certificates or without', async () => {
  const offered: unknown[] = []
  const hello: Ground['hello'] = (offer) => {
    offered.push((offer as { readonly groups?: readonly number[] }).groups?.slice(-1))
    return new Uint8Array(1)
  }
  await weakKeyExchange.plan({ ...groundOf(pki), hello }, true)
  expect(offered).toEqual([undefined, [65282], [25]])
})
