/** What a sample backend behind a proxy must do: believe the proxy that shows the secret, and nobody else. */
import { readFileSync, statSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import type { Made } from '../support/certificate-kit.ts'
import { makeLivePki } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { startBackend } from './sample-backend.ts'
import { standsOf } from './stand.ts'

type Headers = Readonly<Record<string, string | string[]>>

const asker =
  (port: number) =>
  (headers: Headers): Promise<number> =>
    new Promise((resolve, reject) => {
      const asking = httpRequest({ host: '127.0.0.1', port, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asking.on('error', reject)
      asking.end()
    })

/** The same with another character at its end. */
const nearly = (secret: string): string => secret.replace(/.$/, (c) => (c === '0' ? '1' : '0'))

/** Holds the sample backend of a target to it, and the file of its secret: nobody else may read that, or keep it in a repository. */
export async function sampleBelievesProxyAlone(target: string, path: string): Promise<void> {
  const [stand] = await standsOf(target)
  it(`a backend behind ${target} believes nobody but it`, async (context) => {
    if (stand === undefined || stand.missing !== undefined) return leaveOut(context, stand?.missing ?? `no ${target}`)
    const pki = makeLivePki()
    const port = await systemNetwork.freePort('127.0.0.1')
    const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
    const file = join(exported.directory, path)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(exported.directory, '.gitignore'), 'utf8')).toContain(`/${path}\n`)
    const sample = await startBackend(exported.directory)
    const [secret = ''] = /[0-9a-f]{64}/.exec(readFileSync(file, 'utf8')) ?? []
    await believesProxyAlone(port, pki.client('alice'), secret)
    await sample.stop()
    exported.remove()
    stand.clear()
  })
}

/** Asks the backend of a port as the proxy would, and in each way that the proxy never would. */
export async function believesProxyAlone(port: number, { der }: Made, secret: string): Promise<void> {
  const shown = `:${Buffer.from(der).toString('base64')}:`
  const identity = JSON.stringify({
    uris: ['spiffe://acme.internal/alice'],
    dns: [],
    emails: [],
    serial: '1',
    claims: {},
  })
  const good = { 'Client-Cert': shown, 'X-Client-Identity': identity, 'Client-Cert-Secret': secret }
  const ask = asker(port)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await ask(good)).toBe(200)
  const without = (name: keyof typeof good): Headers =>
    Object.fromEntries(Object.entries(good).filter(([one]) => one !== name))
  const refused: readonly Headers[] = [
    {},
    without('Client-Cert'),
    without('X-Client-Identity'),
    without('Client-Cert-Secret'),
    { ...good, 'Client-Cert-Secret': '' },
    { ...good, 'Client-Cert-Secret': nearly(secret) },
    { ...good, 'Client-Cert-Secret': [secret, secret] },
    { ...good, 'Client-Cert': [shown, shown] },
    { ...good, 'Client-Cert': shown.slice(0, -1) },
    { ...good, 'X-Client-Identity': [identity, identity] },
    { ...good, 'X-Client-Identity': identity.slice(1) },
    { ...good, 'X-Client-Identity': '{}' },
    { ...good, 'X-Client-Identity': 'null' },
  ]
  for (const headers of refused) expect(await ask(headers), JSON.stringify(headers)).toBe(403)
}
