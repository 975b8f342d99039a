/** What a sample backend behind a proxy must do: believe the proxy that shows the secret, and nobody else. */
import { request as httpRequest } from 'node:http'
import { expect } from 'vitest'
import type { Made } from '../support/certificate-kit.ts'

/** Asks the backend of a port as the proxy would, and in each way that the proxy never would. */
export async function believesProxyAlone(port: number, { der }: Made, secret: string): Promise<void> {
  const good = `:${Buffer.from(der).toString('base64')}:`
  const ask = (headers: Record<string, string | string[]>): Promise<number> =>
    new Promise((resolve, reject) => {
      const asking = httpRequest({ host: '127.0.0.1', port, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asking.on('error', reject)
      asking.end()
    })
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
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
}
