/** Servers that are odd, and sound all the same: nobody gets in at them without a proof. No probe and no scanner is run here. */
import { constants } from 'node:crypto'
import {
  type Exchange,
  isAuthorized,
  page,
  refuseWith,
  send,
  startLenient,
  startSound,
  type Twin,
  type TwinPki,
} from '../support/twins.ts'

export const soundServers: readonly (readonly [name: string, start: (pki: TwinPki) => Promise<Twin>])[] = [
  ['that refuses in HTTP, with 400 as nginx does', (pki) => startLenient(pki, isAuthorized)],
  [
    'that refuses in HTTP with 403',
    (pki) => startLenient(pki, isAuthorized, (_, response) => refuseWith(response, 403)),
  ],
  [
    'that refuses in HTTP with 526',
    (pki) => startLenient(pki, isAuthorized, (_, response) => refuseWith(response, 526)),
  ],
  [
    'that drops the connection silently',
    (pki) => startLenient(pki, isAuthorized, ({ socket }) => void socket.destroy()),
  ],
  ['that is slow', (pki) => startSound(pki, {}, (...at: Exchange) => void setTimeout(() => page(...at), 40))],
  [
    'that is slow to refuse',
    (pki) => startLenient(pki, isAuthorized, ({ socket }) => void setTimeout(() => socket.destroy(), 50)),
  ],
  ['that closes each connection', (pki) => startSound(pki, { keepAlive: false })],
  [
    'that redirects /',
    (pki) =>
      startSound(pki, {}, (request, response) => {
        if (request.url !== '/') return page(request, response)
        response.writeHead(302, { Location: '/app', 'Content-Security-Policy': "frame-ancestors 'none'" }).end()
      }),
  ],
  [
    'whose page is never the same twice',
    (pki) =>
      startSound(pki, {}, (request, response) => {
        if (request.url !== '/') return page(request, response)
        response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
        send(response, 200, `the treasure of Acme at ${process.hrtime.bigint()} for visitor ${Math.random()}`)
      }),
  ],
  [
    'that answers in chunks, after early hints',
    (pki) =>
      startSound(pki, {}, (request, response) => {
        if (request.url !== '/') return page(request, response)
        response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
        response.writeHead(200, { 'X-Frame-Options': 'DENY' })
        response.write('the treasure ')
        response.end('of Acme')
      }),
  ],
  [
    'that refuses in HTTP without a word',
    (pki) => startLenient(pki, isAuthorized, (_, response) => void response.writeHead(400).end()),
  ],
  [
    'that demands SNI',
    (pki) =>
      startSound(pki, { SNICallback: (name, done) => (name === 'localhost' ? done(null) : done(new Error(name))) }),
  ],
  [
    'that answers other hosts with 421',
    (pki) =>
      startSound(pki, {}, (request, response) =>
        request.headers.host?.startsWith('localhost:') ? page(request, response) : refuseWith(response, 421),
      ),
  ],
  [
    'that answers OPTIONS to everybody, because browsers ask for leave without the certificate (Fetch §4.8)',
    (pki) =>
      startLenient(pki, isAuthorized, (request, response) => {
        const headers = { 'Access-Control-Allow-Origin': 'https://app.acme.internal' }
        if (request.method === 'OPTIONS') response.writeHead(204, headers).end()
        else refuseWith(response, 403)
      }),
  ],
  [
    'that lets pages of a friend read its own (CORS), and says so to nobody else',
    (pki) =>
      startSound(pki, {}, (request, response) => {
        response.setHeader('Access-Control-Allow-Origin', 'https://app.acme.internal')
        response.setHeader('Access-Control-Allow-Credentials', 'true')
        page(request, response)
      }),
  ],
  [
    'that sets a cookie, and believes it beside the certificate alone',
    (pki) =>
      startLenient(pki, isAuthorized, undefined, (request, response) => {
        response.setHeader('Set-Cookie', ['session=1; Secure; HttpOnly; SameSite=Lax', 'old=; Max-Age=0'])
        page(request, response)
      }),
  ],
  [
    'that says 501 to methods that it does not know, before it looks at the certificate',
    (pki) =>
      startLenient(pki, isAuthorized, (request, response) =>
        refuseWith(response, request.method === 'GET' || request.method === 'POST' ? 403 : 501),
      ),
  ],
  [
    'whose page caches of one client may store',
    (pki) =>
      startSound(pki, {}, (request, response) => {
        response.setHeader('Cache-Control', 'private, max-age=60')
        page(request, response)
      }),
  ],
  ['that speaks TLS 1.3 only', (pki) => startSound(pki, { minVersion: 'TLSv1.3' })],
  ['that speaks TLS 1.2 only', (pki) => startSound(pki, { maxVersion: 'TLSv1.2' })],
  [
    'that resumes no session and picks its own ciphers',
    (pki) => startSound(pki, { secureOptions: constants.SSL_OP_NO_TICKET, honorCipherOrder: true }),
  ],
  [
    'whose page is long',
    (pki) =>
      startSound(pki, {}, (request, response) => {
        if (request.url !== '/') return page(request, response)
        response.setHeader('X-Frame-Options', 'DENY')
        send(response, 200, 'gold '.repeat(100_000))
      }),
  ],
]
