/** A client that knocks at a program's own server behind a door. */
import { type Agent, request } from 'node:https'
import type { Made } from './certificate-kit.ts'
import type { LivePki, TlsVersion } from './exported-server.ts'

export type Answer =
  | { readonly status: number; readonly body: string; readonly headers: NodeJS.Dict<string | string[]> }
  | 'refused'
export type Wish = { readonly version?: TlsVersion; readonly agent?: Agent; readonly host?: string }

/** The private key of a certificate as a server or client takes it. */
export const secretPem = (made: Made): string => made.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Asks for a page; `refused`: no answer came, whatever the reason. */
export const knockAt = (
  pki: LivePki,
  port: number,
  as: Made | undefined,
  { version = '1.3', agent, host = 'localhost' }: Wish = {},
): Promise<Answer> =>
  new Promise((resolve) => {
    const asking = request({
      host: '127.0.0.1',
      port,
      servername: 'localhost',
      ca: pki.servers.pem,
      minVersion: `TLSv${version}`,
      maxVersion: `TLSv${version}`,
      headers: { Host: host },
      agent: agent ?? false,
      ...(as && { cert: as.pem, key: secretPem(as) }),
    })
    asking.on('error', () => resolve('refused'))
    asking.on('response', (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    asking.end()
  })
