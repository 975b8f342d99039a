import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellWord } from '../../../src/core/shell.ts'
import type { Attempt } from '../../../src/probe/attempt.ts'
import { type ByHand, reproduce } from '../../../src/probe/engine/reproduce.ts'
import type { Transport } from '../../../src/probe/observation.ts'
import type { HttpRequest } from '../../../src/probe/protocol/http.ts'
import type { Protocol } from '../../../src/probe/protocol/protocol.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { http2 } from '../../../src/probe/protocols/http2.ts'
import { postgresql } from '../../../src/probe/protocols/postgresql.ts'
import { smtp } from '../../../src/probe/protocols/smtp.ts'
import { makePki } from '../../support/twins.ts'

describe('shellWord', () => {
  it('gives back any word through a real shell', () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme' }).filter((word) => !word.includes('\0')),
      40,
    )
    const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${['x', ...words].map(shellWord).join(' ')}`])
    expect(printed.toString().split('\0').slice(1, -1)).toEqual(words)
  })
})

describe('reproduce', () => {
  const { alice } = makePki()
  const endpoint = { serverName: 'api.acme.internal', serverTrust: [], timeoutMs: 1 }
  const kept: ByHand = { serverTrust: 'ca.pem', place: async (attack) => ({ chain: `${attack}.pem`, key: 'k.pem' }) }
  const unkept: ByHand = { serverTrust: 'ca.pem', place: async () => undefined }
  const ask = { method: 'GET', path: '/' }
  type Asked = Partial<Attempt> & { readonly request?: HttpRequest; readonly protocol?: Protocol }
  const tell = (asked: Asked, transport: Transport = '1.3', byHand?: ByHand, host = '127.0.0.1') => {
    const { request = ask, protocol = http1, ...attempt } = asked
    const version = transport === '1.2' ? '1.2' : '1.3'
    return reproduce(
      'a',
      { attempt: { label: '', ...attempt }, request, control: ask, transport, version, protocol },
      { ...endpoint, address: { host, port: 8443 } },
      byHand,
    )
  }

  it('connects to the probed address under the probed name', async () => {
    expect(await tell({ request: { method: 'GET', path: '/a?b&c' } }, '1.3', kept)).toEqual({
      reproduction:
        "curl --include --http1.1 --tlsv1.3 --cacert ca.pem --connect-to ::127.0.0.1:8443 'https://api.acme.internal:8443/a?b&c'",
    })
  })

  it('writes a path that curl would put right as it was sent', async () => {
    expect(await tell({ request: { method: 'GET', path: '/a/../%2e' } }, '1.2', kept)).toMatchObject({
      reproduction: expect.stringMatching(/--tls-max 1\.2 .*--request-target '?\/a\/\.\.\/%2e'? /),
    })
  })

  it('names the files of what was presented', async () => {
    expect(await tell({ credential: alice }, '1.3', kept)).toMatchObject({
      reproduction: expect.stringContaining(' --cert a.pem --key k.pem '),
    })
  })

  it('offers a name in SNI that curl would not, and none', async () => {
    const told = (sni: string) => tell({ sni }, '1.2', kept, '::1')
    expect(await told('API.acme.internal')).toMatchObject({
      reproduction: expect.stringMatching(/^printf .* \| openssl s_client -connect '\[::1\]:8443' -servername API/),
    })
    expect(await told('none')).toMatchObject({ reproduction: expect.stringContaining(' -noservername ') })
  })

  it('offers the suites without certificates that curl would not', async () => {
    expect(await tell({ anonymous: true }, '1.2', kept)).toMatchObject({
      reproduction: expect.stringMatching(/^printf .*'Connection: close' '' \| openssl .* -cipher aNULL:@SECLEVEL=0$/),
    })
  })

  it('waits for no end of a connection that the server keeps', async () => {
    const request = { ...ask, upgrade: 'h2c' as const, headers: [{ name: 'Connection', value: 'Upgrade' }] }
    expect(await tell({ request }, '1.2', kept)).toMatchObject({
      reproduction: expect.stringMatching(/^\(printf .* ''; sleep 3\) \| openssl .* -quiet -no_ign_eof /),
    })
  })

  it('asks in the same protocol, where the program can be told to', async () => {
    expect(await tell({ protocol: http2 }, '1.2', kept)).toMatchObject({
      reproduction: expect.stringMatching(/^curl --include --http2 --tls-max 1\.2 /),
    })
    expect(await tell({ protocol: http2 }, 'cleartext')).toMatchObject({
      reproduction: expect.stringMatching(/^curl --include --http2-prior-knowledge .* http:/),
    })
    expect(await tell({ protocol: http2, sni: 'API.acme.internal' }, '1.2', kept)).toEqual({})
  })

  it('types the words of a protocol of lines after its own STARTTLS, and tells no line for one of octets', async () => {
    const ask = (protocol: unknown) => ({ request: { asks: 'x' } as never, protocol: protocol as Protocol })
    expect(await tell(ask(smtp), '1.2', kept)).toMatchObject({
      reproduction: expect.stringMatching(/^printf .* 'EHLO [a-z.-]+' QUIT \| openssl .* -starttls smtp .* -tls1_2$/),
    })
    expect(await tell(ask(postgresql), '1.2', kept)).toEqual({})
    expect(await tell({ ...ask(postgresql), openssl: ['-cipher', 'NULL'] }, 'hello', kept)).toMatchObject({
      reproduction: expect.stringContaining(' -starttls postgres '),
    })
  })

  it('tells no line for what no common program can do, nor for what is kept nowhere', async () => {
    expect(await tell({ reshape: () => undefined }, '1.3', kept)).toEqual({})
    expect(await tell({ hello: new Uint8Array() }, 'hello', kept)).toEqual({})
    expect(await tell({}, '1.3', undefined)).toEqual({})
    expect(await tell({ credential: alice }, '1.3', unkept)).toEqual({ unkept: true })
  })
})
