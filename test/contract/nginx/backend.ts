/** The sample backend and what it reads clients with: told who is calling by the proxy, and by nobody else. */
import { readFileSync, statSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { fingerprintOf } from '../../support/exported-server.ts'
import { startBackend } from '../../support/nginx.ts'
import type { Standing } from '../stand.ts'
import type { Grounds } from './nginx.test.ts'

export function testBackend(grounds: Grounds): void {
  let sample: Running
  let behind: Standing
  let port: number
  beforeAll(async () => {
    const { stand, pki } = grounds()
    port = await systemNetwork.freePort('127.0.0.1')
    const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
    sample = await startBackend(exported.directory)
    behind = await stand.launch(exported, pki)
  })
  afterAll(async () => {
    await behind?.stop()
    await sample?.stop()
  })

  it('is told who is calling, and what they claim', async () => {
    const { alice, answerTo } = grounds()
    expect(JSON.parse((await answerTo({}, behind)).body)).toEqual({
      uris: ['spiffe://acme.internal/alice'],
      dns: [],
      emails: [],
      serial: alice.certificate.tbs.serial,
      claims: { role: 'admin' },
      fingerprint: fingerprintOf(alice),
    })
  })

  it('believes nobody but the proxy', async () => {
    const good = `:${Buffer.from(grounds().alice.der).toString('base64')}:`
    const text = readFileSync(join(behind.directory, 'backend/secret.conf'), 'utf8')
    const secret = /Secret ([0-9a-f]{64});/.exec(text)?.[1] ?? ''
    const ask = (headers: Record<string, string | string[]>): Promise<number> =>
      new Promise((resolve, reject) => {
        const asking = httpRequest({ host: '127.0.0.1', port, headers }, (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
        asking.on('error', reject)
        asking.end()
      })
    expect(await ask({ 'Client-Cert': good, 'Client-Cert-Secret': secret })).toBe(200)
    const refused: readonly Record<string, string | string[]>[] = [
      {},
      { 'Client-Cert': good },
      { 'Client-Cert': good, 'Client-Cert-Secret': '' },
      { 'Client-Cert': good, 'Client-Cert-Secret': secret.replace(/.$/, (c) => (c === '0' ? '1' : '0')) },
      { 'Client-Cert': good, 'Client-Cert-Secret': [secret, secret] },
      { 'Client-Cert': [good, good], 'Client-Cert-Secret': secret },
      { 'Client-Cert': good.slice(0, -1), 'Client-Cert-Secret': secret },
      { 'Client-Cert': ':AAAA:', 'Client-Cert-Secret': secret },
      { 'Client-Cert-Secret': secret },
    ]
    for (const headers of refused) expect(await ask(headers), JSON.stringify(headers)).toBe(403)
  })

  it('shares a secret that is nobody else’s, and that later exports leave alone', async () => {
    expect(statSync(join(behind.directory, 'backend/secret.conf')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(behind.directory, '.gitignore'), 'utf8')).toContain('/backend/secret.conf\n')
  })
}
