import { describe, expect, it } from 'vitest'
import { expand, protect, suites } from '../../../src/probe/tls/keys-1-2.ts'
import { readRecords } from '../../../src/probe/tls/record.ts'

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

describe('expand', () => {
  it('is the pseudorandom function of TLS 1.2 with SHA-256, by the vector that its makers published', () => {
    const secret = hex('9bbe436ba940f017b17652849a71db35')
    const seed = hex('a0ba9f936cda311827a6f796ffd5198c')
    expect(expand('sha256', secret, 'test label', seed, 100)).toEqual(
      hex(
        'e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa0' +
          '22f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66',
      ),
    )
  })
})

describe('protect', () => {
  const [master, client, server] = [48, 32, 32].map((length, index) => new Uint8Array(length).fill(index + 1))
  const sideOf = (suite: number, side: 'client' | 'server') =>
    protect(
      suites.get(suite) as NonNullable<ReturnType<typeof suites.get>>,
      master as Uint8Array,
      client as Uint8Array,
      server as Uint8Array,
      side,
    )

  it.each([...suites.keys()].map((suite) => [suite.toString(16), suite] as const))(
    'writes records in suite %s that the other side opens, in their order',
    (_, suite) => {
      const { seal } = sideOf(suite, 'client')
      const written = [seal(22, Uint8Array.of(1)), seal(23, Uint8Array.of(2, 3))].flatMap((one) => readRecords(one))
      const { unseal } = sideOf(suite, 'server')
      expect(written.map((record) => unseal(record)?.content)).toEqual([Uint8Array.of(1), Uint8Array.of(2, 3)])
      const [, second] = written
      expect(second && sideOf(suite, 'server').unseal(second)).toBeUndefined()
      expect(second && sideOf(suite, 'client').unseal(second)).toBeUndefined()
    },
  )

  it('opens nothing that is too short to be protected', () => {
    const [record] = readRecords(Uint8Array.of(23, 3, 3, 0, 2, 1, 2))
    expect(record && sideOf(0xc02b, 'client').unseal(record)).toBeUndefined()
  })
})
