/** nginx's configuration: what its own check notices, what local/ may add, for which hosts it is written, and that every value is read as it was. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Uncarriable } from '../../../src/language/common/language.ts'
import { regex } from '../../../src/language/common/regex.ts'
import { nginx } from '../../../src/language/nginx.ts'
import { editFile, type Knock, makeLivePki } from '../../support/exported-server.ts'
import { hostileText } from '../../support/hostile.ts'
import { nginxWords } from '../../support/nginx-words.ts'
import { pairsOf } from '../application.ts'
import type { Grounds } from './nginx.test.ts'
import { plain } from './refusals.ts'

/** What a refusing escaper leaves out. */
function attempt<T>(make: () => T): T[] {
  try {
    return [make()]
  } catch (error) {
    if (error instanceof Uncarriable) return []
    throw error
  }
}

export function testConfiguration(grounds: Grounds): void {
  it('does not pass its own check with a script or a table that cannot be read', async () => {
    const { stand, pki } = grounds()
    const exported = await stand.export(pki)
    for (const [path, words] of [
      ['door.js', { 'function judge(r) {': 'function judge(r) {{' }],
      ['certificate.mjs', { 'export default': 'export nothing' }],
      ['rules.mjs', { 'export default': 'export nothing' }],
      ['access.mjs', { '"mode"': '"mode' }],
    ] as const) {
      const good = readFileSync(join(exported.directory, path))
      expect(await stand.run(exported, 'check')).toMatchObject({ status: 0 })
      editFile(exported.directory, path, words)
      expect((await stand.run(exported, 'check')).status, path).toBe(1)
      writeFileSync(join(exported.directory, path), good)
    }
    exported.remove()
  })

  it('takes settings of one’s own from local/, and none that would change who gets in', async () => {
    const { stand, pki, alice } = grounds()
    const exported = await stand.export(pki, { inputs: { bodyBytes: '10' } })
    const file = join(exported.directory, 'local/mine.conf')
    mkdirSync(join(exported.directory, 'local'))
    for (const wrong of [
      'ssl_verify_client off;',
      'ssl_crl tls/x.pem;',
      'ssl_client_certificate tls/x.pem;',
      'proxy_pass http://127.0.0.1:1;',
    ]) {
      writeFileSync(file, wrong)
      expect((await stand.run(exported, 'check')).status, wrong).toBe(1)
    }
    const mineToo = 'proxy_set_header X-Mine yes;\nadd_header X-Also yes always;\n'
    writeFileSync(file, `client_max_body_size 30;\nproxy_buffering off;\n${mineToo}`)
    const mine = await stand.launch(exported, pki)
    const headers = ['Origin', `https://localhost:${mine.port}`, 'X-User', 'mallory']
    const post = (length: number) => mine.knock({ as: alice, method: 'POST', headers, body: 'x'.repeat(length) })
    expect(await post(20)).toMatchObject({ status: 200, headers: { 'x-also': 'yes', 'x-frame-options': 'DENY' } })
    const seen = Object.fromEntries(
      pairsOf(mine.seen?.[0]?.raw ?? []).map(([name = '', value]) => [name.toLowerCase(), value]),
    )
    expect(seen).toMatchObject({ 'x-mine': 'yes', 'client-cert': `:${Buffer.from(alice.der).toString('base64')}:` })
    expect(seen['x-user']).toBeUndefined()
    expect(await post(40)).toMatchObject({ status: 413 })
    expect(await mine.knock({ as: 'nobody' })).toMatchObject({ status: 400 })
    await mine.stop()
  })

  it('is checked and served for an address, and for the longest of names', async () => {
    const { stand } = grounds()
    const long = `${`${'a'.repeat(62)}.`.repeat(4).slice(0, -2)}`
    for (const host of ['127.0.0.1', '::1', long]) {
      const inputs = { address: host === '::1' ? '::1' : '127.0.0.1' }
      const exported = await stand.export(makeLivePki(host), { host, inputs })
      expect(await stand.run(exported, 'check'), host).toMatchObject({ status: 0 })
      exported.remove()
    }
    const other = makeLivePki('127.0.0.1')
    const byAddress = await stand.launch(await stand.export(other, { host: '127.0.0.1' }), other)
    const host = ['Host', `127.0.0.1:${byAddress.port}`]
    const client = other.client('alice')
    const status = async (knock: Knock) => {
      const answer = await byAddress.knock({ as: client, serverName: '', headers: host, ...knock })
      return answer === 'refused' ? answer : answer.status
    }
    expect(await status({})).toBe(200)
    expect(await status({ as: 'nobody' })).toBe(400)
    expect(await status({ serverName: 'evil.example' })).toBe(421)
    expect(await status({ headers: ['Host', 'localhost'] })).toBe(421)
    await byAddress.stop()
  })

  it('is written for the endpoints of backends that nginx can reach, and for no others', async () => {
    const { stand, pki } = grounds()
    for (const upstream of ['http://127.0.0.1:65535', 'http://[::1]:1', 'http://localhost:9000']) {
      const exported = await stand.export(pki, { inputs: { upstream } })
      const backend = `server ${upstream.replace('http://', '')};`
      expect(readFileSync(join(exported.directory, 'nginx.conf'), 'utf8')).toContain(backend)
      // A small system may not know the name.
      if (!upstream.includes('localhost')) expect(await stand.run(exported, 'check')).toMatchObject({ status: 0 })
      exported.remove()
    }
    for (const upstream of [
      'http://127.0.0.1:65536',
      'http://127.0.0.1:0',
      'http://256.0.0.1:80',
      'http://1.2.3:80',
      'https://127.0.0.1:1',
      'http://a..b:1',
      'http://127.0.0.1:9000/x',
      'http://u@127.0.0.1:1',
      'unix:x',
    ]) {
      const asked = stand.export(pki, { inputs: { upstream } })
      await expect(asked, upstream).rejects.toMatchObject({ code: 'input.malformed' })
    }
  })

  it('is of a language whose escaped values nginx reads as exactly what they were', async () => {
    const values = fc.sample(hostileText, { numRuns: 400, seed: 4 })
    const carried = values.flatMap((value) => [
      ...attempt(() => ({ value, written: nginx.write(value) })),
      ...attempt(() => ({ value, written: nginx.places?.['quoted']?.(value) })),
    ])
    expect(carried.length).toBeGreaterThan(60)
    const bare = fc.sample(fc.stringMatching(/^[A-Za-z0-9._:/@+=,[\]-]{1,20}$/), { numRuns: 60, seed: 4 })
    // What people may write, and our own reader is held to as well.
    const words = nginxWords.map(([written, value]) => ({ written, value }))
    const cases = [...words, ...carried, ...bare.map((value) => ({ value, written: nginx.write(value) }))]
    const places = cases.map(({ written }, index) => `location = /${index} { return 200 ${written}; }`)
    const exact = bare.map(
      (value, index) => `location = /exact/${index} { if ($arg_v ~ "^${regex(value)}$") { return 204; } return 200; }`,
    )
    const echo = await startPlain(grounds(), [...places, ...exact])
    for (const [index, { value }] of cases.entries()) expect((await echo.ask(`/${index}`)).body).toBe(value)
    for (const [index, value] of bare.entries()) {
      const matches = async (text: string) => (await echo.ask(`/exact/${index}?v=${text}`)).status === 204
      expect([await matches(value), await matches(`${value}x`), await matches(`x${value}`)], value).toEqual([
        true,
        false,
        false,
      ])
      const other = value.replace(/[^A-Za-z0-9]/, 'Q')
      if (other !== value) expect(await matches(other), value).toBe(false)
    }
    await echo.stop()
  })
}

/** An nginx without TLS whose locations are given. */
async function startPlain({ stand, pki }: ReturnType<Grounds>, locations: readonly string[]) {
  const exported = await stand.export(pki)
  const conf = [
    'daemon off; worker_processes 1; pid run/nginx.pid; error_log stderr notice; events {}',
    'http { access_log off; client_body_temp_path run/a; proxy_temp_path run/b; fastcgi_temp_path run/c; uwsgi_temp_path run/d; scgi_temp_path run/e;',
    `server { listen 127.0.0.1:${exported.port};`,
    ...locations,
    '} }',
  ]
  writeFileSync(join(exported.directory, 'nginx.conf'), conf.join('\n'))
  const started = await stand.launch(exported, pki)
  const ask = async (path: string) => {
    const [head = '', body = ''] = (await plain(started.port, `GET ${path} HTTP/1.0\r\n\r\n`)).split('\r\n\r\n')
    return { status: Number(head.split(' ')[1]), body }
  }
  return { ask, stop: started.stop }
}
