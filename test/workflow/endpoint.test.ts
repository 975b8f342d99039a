import { describe, expect, it } from 'vitest'
import { parseEndpoint } from '../../src/workflow/prove.ts'

describe('the URL of a server to probe', () => {
  it.each([
    ['https://db.acme.internal', 443, '/', undefined],
    ['https://db.acme.internal:8443/a/b', 8443, '/a/b', undefined],
    ['postgresql://db.acme.internal', 5432, '/', 'postgresql'],
    ['mysql://db.acme.internal', 3306, '/', 'mysql'],
    ['smtp://db.acme.internal', 25, '/', 'smtp'],
    ['tls://db.acme.internal:7000', 7000, '/', 'tls'],
    ['rediss://db.acme.internal', 6379, '/', 'rediss'],
    ['postgresql://DB.acme.internal:6432/orders', 6432, '/orders', 'postgresql'],
  ])('%s names the port, the page or database, and the protocol', (url, port, path, family) => {
    const { address, serverName, ...rest } = parseEndpoint({ url })
    expect(address).toEqual({ host: 'db.acme.internal', port })
    expect(serverName).toBe('db.acme.internal')
    expect(rest).toEqual({ path, ...(family === undefined ? {} : { family, scheme: family }) })
  })

  it('takes an IPv6 address', () => {
    expect(parseEndpoint({ url: 'postgresql://[::1]:5433' }).address).toEqual({ host: '::1', port: 5433 })
  })

  it.each(['http://a.internal', 'gopher://a.internal', 'postgresql:a.internal', 'postgresql://', 'constructor://a'])(
    'refuses %s, and says which there are',
    (url) => {
      const expected = expect.stringContaining('postgresql://HOST:PORT')
      expect(() => parseEndpoint({ url })).toThrow(
        expect.objectContaining({ code: 'input.malformed', facts: expect.objectContaining({ expected }) }),
      )
    },
  )

  it('shows no password that stands in it', () => {
    expect(() => parseEndpoint({ url: 'postgresql://app:hunter2@a.internal' })).toThrow(/^(?!.*hunter2)/)
  })
})
