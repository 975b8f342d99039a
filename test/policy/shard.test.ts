import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSerialNumber } from '../../src/core/brand.ts'
import { parseSettings } from '../../src/policy/settings.ts'
import { crlUrlOf, parseShardName, shardFor, shardName, shardsOf, shardUrlFor } from '../../src/policy/shard.ts'

const serial = fc.bigInt({ min: 1n, max: 2n ** 159n - 1n }).map((n) => {
  const hex = n.toString(16)
  return parseSerialNumber(hex.length % 2 === 0 ? hex : `0${hex}`)
})
const division = fc.integer({ min: 2, max: 256 })

const settingsWith = (distribution: object) =>
  parseSettings(
    JSON.stringify({
      format: 1,
      organisation: 'Acme',
      trustDomain: 'acme.internal',
      oidArc: '1.3.6.1.4.1.55555',
      crlLifetimeDays: 30,
      distribution,
      authorities: [{ name: 'clients', usage: 'client', custody: 'attended' }],
    }),
    'countersign.json',
  )

describe('a shard', () => {
  it('is exactly one of its division for every serial number', () => {
    fc.assert(
      fc.property(serial, division, (one, of) => {
        const { number } = shardFor(one, of)
        expect(shardsOf(of).filter((shard) => shard.number === number)).toHaveLength(1)
      }),
    )
  })

  it('follows from the last octet, and all 256 have one at most', () => {
    const found = (of: number) =>
      Array.from({ length: 256 }, (_, octet) =>
        shardFor(parseSerialNumber(`7f${Buffer.of(octet).toString('hex')}`), of),
      )
    expect(found(3).slice(0, 4)).toEqual([1, 2, 3, 1].map((number) => ({ number, of: 3 })))
    expect(new Set(found(256).map(({ number }) => number)).size).toBe(256)
  })

  it('has a name that is read back, and that no shard of another division has', () => {
    fc.assert(
      fc.property(division, (of) => {
        for (const shard of shardsOf(of)) expect(parseShardName(shardName(shard))).toEqual(shard)
      }),
    )
    const none = ['', '0-of-8', '9-of-8', '1-of-1', '1-of-257', '01-of-8', '1-of-8 ', '1-of-8.crl', 'crl']
    for (const name of none) expect(parseShardName(name), name).toBeUndefined()
  })

  it('has the address of the complete CRL with its own name behind that of the authority', () => {
    const shard = { number: 3, of: 8 }
    const settings = settingsWith({ crlUrl: 'http://crl.acme.internal/{authority}.crl', crlShards: 8 })
    expect(shardUrlFor(settings.distribution, 'clients', shard)).toBe('http://crl.acme.internal/clients/3-of-8.crl')
    expect(shardUrlFor({}, 'clients', shard)).toBeUndefined()
  })

  it('tells from its address of which address of the complete CRL it was made, and nothing from the address of another', () => {
    const shard = { number: 3, of: 8 }
    for (const crlUrl of ['http://crl.acme.internal/{authority}.crl', 'http://a.b/{authority}/x/{authority}']) {
      expect(crlUrlOf(shardUrlFor({ crlUrl }, 'clients', shard)!, 'clients', shard)).toBe(crlUrl)
      for (const other of [
        { number: 3, of: 80 },
        { number: 4, of: 8 },
        { number: 13, of: 80 },
      ]) {
        expect(crlUrlOf(shardUrlFor({ crlUrl }, 'clients', other)!, 'clients', shard)).toBeUndefined()
      }
      expect(crlUrlOf(shardUrlFor({ crlUrl }, 'servers', shard)!, 'clients', shard)).toBeUndefined()
    }
  })
})
