/** How an operator writes further ways to a server. */
import { describe, expect, it } from 'vitest'
import { findListeners, hostOf, parseAlso, parseListener, parseVirtualHost } from '../../src/probe/listener.ts'

const plain = (text: string) => parseListener(text, 'URL', ['http:'])
const any = (text: string) => parseListener(text, 'URL', ['http:', 'https:'])

describe('parseListener', () => {
  it.each([
    ['http://127.0.0.1:8080', { secure: false, host: '127.0.0.1', port: 8080 }],
    ['http://127.0.0.1/', { secure: false, host: '127.0.0.1', port: 80 }],
    ['https://app.acme.internal/x', { secure: true, host: 'app.acme.internal', port: 443, path: '/x' }],
    ['http://[::1]:3000', { secure: false, host: '::1', port: 3000 }],
  ])('reads %s', (text, listener) => {
    expect(any(text)).toEqual(listener)
  })

  it.each([
    '',
    '127.0.0.1:8080',
    'https://127.0.0.1',
    'http://a@127.0.0.1',
    'http://127.0.0.1/?q',
    'http://127.0.0.1:0',
  ])('refuses %j without TLS', (text) => {
    expect(() => plain(text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })

  it('repeats no password', () => {
    expect(() => plain('http://user:hunter2@127.0.0.1')).toThrow(expect.not.stringContaining('hunter2'))
  })

  it('is made at each address of its host', async () => {
    const found = (...urls: readonly string[]) =>
      findListeners(urls, 'URL', ['http:'], { reach: async () => ['127.0.0.1', '::1'] })
    expect((await found('http://localhost:8080'))?.map(({ address }) => address)).toEqual([
      { host: '127.0.0.1', port: 8080 },
      { host: '::1', port: 8080 },
    ])
    expect(await found()).toBeUndefined()
    await expect(found('https://localhost')).rejects.toMatchObject({ code: 'input.malformed' })
  })

  it('writes Host without the port of its scheme', () => {
    expect(hostOf(plain('http://127.0.0.1'), 'a.internal')).toBe('a.internal')
    expect(hostOf(plain('http://127.0.0.1:443'), 'a.internal')).toBe('a.internal:443')
    expect(hostOf(any('https://127.0.0.1'), '::1')).toBe('[::1]')
  })
})

describe('parseAlso', () => {
  it.each([
    ['192.0.2.7', { host: '192.0.2.7' }],
    ['192.0.2.7:8443', { host: '192.0.2.7', port: 8443 }],
    ['node-2.acme.internal:8443', { host: 'node-2.acme.internal', port: 8443 }],
    ['2001:db8::7', { host: '2001:db8::7' }],
    ['[2001:db8::7]:8443', { host: '2001:db8::7', port: 8443 }],
    ['[::1]', { host: '::1' }],
  ])('reads %s', (text, address) => {
    expect(parseAlso(text)).toEqual(address)
  })

  it.each([
    '',
    ':8443',
    '192.0.2.7:',
    '192.0.2.7:0',
    '192.0.2.7:65536',
    '192.0.2.7:x',
    '[::1',
    '[::1]8443',
    'a b',
    'https://a',
  ])('refuses %j', (text) => {
    expect(() => parseAlso(text)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^input\.malformed$|^identity\.refused$/) }),
    )
  })
})

describe('parseVirtualHost', () => {
  it('reads a name, and a page of it', () => {
    expect(parseVirtualHost('www.acme.internal')).toEqual({ name: 'www.acme.internal', path: '/' })
    expect(parseVirtualHost('www.acme.internal=/a?b=c')).toEqual({ name: 'www.acme.internal', path: '/a?b=c' })
  })

  it.each(['', '=/', 'www.acme.internal=', 'www.acme.internal=x', '127.0.0.1', '::1', 'a b'])('refuses %j', (text) => {
    expect(() => parseVirtualHost(text)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^input\.malformed$|^identity\.refused$/) }),
    )
  })
})
