import { describe, expect, it } from 'vitest'
import { type DoorSettings, objectionToRequest, objectionToSni } from '../../src/door/rules.ts'

const rules: DoorSettings = {
  host: 'api.acme.internal',
  origins: ['https://www.acme.example'],
  clientsWithoutOrigin: 'refuse',
}
const host = 'api.acme.internal:8443'

type Wish = { method?: string; url?: string; servername?: string | false | null; headers?: Record<string, string[]> }
const statusOf = ({ method = 'GET', url = '/', servername = 'api.acme.internal', headers = {} }: Wish, more = {}) =>
  (
    objectionToSni(servername, { ...rules, ...more }) ??
    objectionToRequest({ method, url, headersDistinct: { host: [host], ...headers } }, { ...rules, ...more })
  )?.status

describe('a request for this host', () => {
  it.each<Wish>([{}, { servername: 'API.acme.internal' }, { headers: { host: ['API.acme.internal'] } }])(
    'is taken: %j',
    (wish) => expect(statusOf(wish)).toBeUndefined(),
  )

  it.each<[Wish, number]>([
    [{ servername: 'elsewhere.example' }, 421],
    [{ servername: false }, 421],
    [{ servername: null }, 421],
    [{ headers: { host: ['elsewhere.example'] } }, 421],
    [{ headers: { host: ['api.acme.internal.'] } }, 421],
    [{ headers: { host: ['evil.example/api.acme.internal'] } }, 421],
    [{ headers: { host: [] } }, 400],
    [{ headers: { host: [host, host] } }, 400],
    [{ url: 'https://elsewhere.example/' }, 400],
    [{ url: '//elsewhere.example/' }, 400],
  ])('is refused: %j (RFC 9110 §7.4)', (wish, status) => expect(statusOf(wish)).toBe(status))

  it('may name an address, which is never sent as SNI (RFC 6066 §3)', () => {
    const address = { host: '::1' }
    const headers = { host: ['[::1]:8443'] }
    expect(statusOf({ servername: false, headers }, address)).toBeUndefined()
    expect(statusOf({ servername: 'localhost', headers }, address)).toBe(421)
    expect(statusOf({ servername: false }, address)).toBe(421)
  })
})

describe('an unsafe request', () => {
  const post = (headers: Record<string, string[]>, more = {}) => statusOf({ method: 'POST', headers }, more)

  it.each<Record<string, string[]>>([
    { origin: [`https://${host}`] },
    { origin: ['https://www.acme.example'] },
    { 'sec-fetch-site': ['same-origin'] },
    { host: ['api.acme.internal:443'], origin: ['https://api.acme.internal'] },
  ])('is taken from a page of ours: %j', (headers) => expect(post(headers)).toBeUndefined())

  it.each<Record<string, string[]>>([
    { origin: ['https://evil.example'] },
    { origin: ['null'] },
    { origin: [`http://${host}`] },
    { origin: ['https://api.acme.internal:9443'] },
    { origin: [`https://${host}`, 'https://evil.example'] },
    { origin: ['https://evil.example'], 'sec-fetch-site': ['same-origin'] },
    { 'sec-fetch-site': ['cross-site'] },
    {},
  ])('is refused from any other: %j (RFC 6454 §7)', (headers) => expect(post(headers)).toBe(403))

  it('that says nothing of where it comes from is told what to send, and no other is', () => {
    const whyOf = (headers: Record<string, string[]>) =>
      objectionToRequest({ method: 'POST', url: '/', headersDistinct: { host: [host], ...headers } }, rules)?.why
    expect(whyOf({})).toContain(`send the header "Origin: https://${host}", or have this server call openDoor with`)
    expect(whyOf({ origin: ['https://evil.example'] })).toBe(
      'requests that change something are taken from this origin only',
    )
    expect(whyOf({ 'sec-fetch-site': ['cross-site'] })).not.toContain('Origin:')
  })

  it('is taken from a program only where that was asked for', () => {
    expect(post({}, { clientsWithoutOrigin: 'allow' })).toBeUndefined()
    expect(post({ origin: ['https://evil.example'] }, { clientsWithoutOrigin: 'allow' })).toBe(403)
  })

  it('is whatever is not known to be safe', () => {
    expect(statusOf({ method: 'BREW' })).toBe(403)
    expect(statusOf({ method: 'get' })).toBe(403)
    expect(statusOf({ method: 'HEAD' })).toBeUndefined()
  })
})
