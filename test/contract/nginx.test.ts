/** The exported nginx, started in each version at hand, and asked everything that its door decides. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { Agent } from 'node:https'
import { type AddressInfo, connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import type { Running } from '../../src/core/port/processes.ts'
import { findTarget, type Target } from '../../src/export/catalogue.ts'
import type { ExportRequest } from '../../src/export/view.ts'
import { Uncarriable } from '../../src/language/common/language.ts'
import { regex } from '../../src/language/common/regex.ts'
import { nginx } from '../../src/language/nginx.ts'
import { parseAccess } from '../../src/policy/access.ts'
import { guideline } from '../../src/policy/guideline.ts'
import { foreignHeaders } from '../../src/policy/identity-headers.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import type { Extension } from '../../src/x509/extension.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { type Made, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import {
  type Answer,
  editFile,
  exportFor,
  fingerprintOf,
  type Knock,
  makeLivePki,
  ROLE,
  runToEnd,
  type Started,
  startExported,
  stopLeftOver,
  tlsVersions,
  wordsOf,
} from '../support/exported-server.ts'
import { hostileText } from '../support/hostile.ts'
import { leaveOut } from '../support/judges.ts'
import { NGINX, nginxes, reload, startBackend, takenOver } from '../support/nginx.ts'
import { nginxWords } from '../support/nginx-words.ts'
import { crlCases } from '../support/partial-crls.ts'
import { request, shippedTargets } from '../support/target-kit.ts'
import { clientCases, claims as unfitClaims } from '../support/unfit-clients.ts'
import { clockContract } from './clocks.ts'
import { fitClientsContract } from './unfit.ts'

const CRL = 'tls/client-crl.pem'
const rules = [
  { paths: ['/'], methods: ['GET'], require: 'any-client' },
  { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
]
/** The CRLs of the table that every OpenSSL keeps clients out by; it takes others that the Node.js and axum servers refuse. */
const heldByOpenssl = /^a (base|scope for (superseded|CAs|attribute|other|those))/
/** Whether a program's output says that its OpenSSL is 3.5 or later, and so has ML-KEM. */
const hasMlKem = (version: string): boolean => /OpenSSL 3\.([5-9]|\d\d)/.test(version)

it('its backend is told of no client that it could not be told of by the other servers', async () => {
  const file: string = '../../templates/parts/javascript/certificate.mjs'
  const { default: certificate } = (await import(file)) as {
    default: { readClient(der: Uint8Array, claims: typeof unfitClaims): object }
  }
  const issuer = makeCertificate()
  const isTold = (extensions: readonly Extension[]): boolean => {
    try {
      return certificate.readClient(makeCertificate({ issuer, extensions }).der, unfitClaims) !== undefined
    } catch {
      return false
    }
  }
  expect(clientCases.filter(({ extensions, fit }) => isTold(extensions) !== fit)).toEqual([])
})

for (const { title, runner, missing } of nginxes()) {
  if (runner === undefined) {
    it(`the exported nginx on ${title}`, (context) => leaveOut(context, missing))
    continue
  }

  describe(`the exported nginx on ${title}`, () => {
    const pki = makeLivePki()
    const [alice, bob] = [pki.client('alice', 'admin'), pki.client('bob', 'reader')]
    let target: Target
    let upstream: Server
    let seen: { url: string; headers: IncomingHttpHeaders; raw: readonly string[] }[] = []
    let server: Started
    let guarded: Started
    let own: string

    /** Whoever is waiting for a request to /held gets what ends its answer. */
    let holding: (release: () => void) => void = (release) => release()
    const held = (): Promise<() => void> =>
      new Promise((resolve) => {
        holding = resolve
      })
    /** A backend that tells what reached it, and fails or weakens as its path asks. */
    const backend = createServer((request, response) => {
      seen.push({ url: request.url ?? '', headers: request.headers, raw: request.rawHeaders })
      request.resume()
      response.setHeader('X-Frame-Options', 'ALLOWALL')
      response.setHeader('Content-Security-Policy', 'frame-ancestors *')
      response.setHeader('Strict-Transport-Security', 'max-age=0')
      if (request.url?.startsWith('/held')) {
        if (request.url === '/held/unbuffered') response.setHeader('X-Accel-Buffering', 'no')
        response.write('begun, ')
        return holding(() => void response.end('ended'))
      }
      response.statusCode = Number(/^\/status\/(\d+)$/.exec(request.url ?? '')?.[1] ?? 200)
      response.end('from the backend')
    })

    const exportHere = (wish: Partial<ExportRequest> = {}, of = pki) => {
      const inputs = { upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`, ...wish.inputs }
      return exportFor(target, of, { ...wish, inputs }, runner.folder())
    }
    /** Starts one more: inputs chosen, words of its files replaced. */
    const start = async (
      wish: Partial<ExportRequest> = {},
      edits: Readonly<Record<string, Record<string, string>>> = {},
    ): Promise<Started> => {
      const exported = await exportHere(wish)
      for (const [path, words] of Object.entries(edits)) editFile(exported.directory, path, words)
      return startExported(exported, pki, undefined, runner)
    }
    const check = async (directory: string) => {
      runner.settle(directory)
      return runToEnd(runner.wrap([NGINX, '-t', '-p', directory, '-c', 'nginx.conf', '-e', 'stderr']), directory)
    }
    const answerTo = async (knock: Knock, at = server): Promise<Answer> => {
      const answer = await at.knock({ as: alice, ...knock })
      if (answer === 'refused') throw new Error(`no answer to ${knock.method ?? 'GET'} ${knock.path ?? '/'}`)
      return answer
    }
    const statusOf = async (knock: Knock, at = server): Promise<number> => (await answerTo(knock, at)).status

    beforeAll(async () => {
      target = findTarget(await shippedTargets(), 'nginx')
      upstream = backend
      await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
      server = await start()
      guarded = await start({ access: parseAccess(JSON.stringify({ rules }), 'rules.json', request().claims) })
      own = `https://localhost:${server.port}`
    })
    afterAll(async () => {
      await server?.stop()
      await guarded?.stop()
      backend.close()
      stopLeftOver()
      runner.clear()
    })

    /** A client of the pinned CA with these extensions and no others. */
    const name = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice' }])
    const odd = (...extensions: NonNullable<Parameters<typeof pki.client>[2]>['extensions'] & object): Made =>
      pki.client('odd', undefined, { extensions, without: extensions.length > 1 ? [] : ['2.5.29.37'] })

    describe.each(tlsVersions)('over TLS %s', (version) => {
      it('passes on a client of the pinned authority, and nobody else', async () => {
        expect(await statusOf({ version })).toBe(200)
        seen = []
        const decoy = makeCertificate(pki.lately)
        const others = {
          'no certificate': 'nobody',
          'a client of a decoy of the same name': pki.client('alice', 'admin', { issuer: decoy }),
          'its own server certificate': pki.server,
          'a client past its end': pki.client('alice', 'admin', { notAfter: (pki.now - 1) as never }),
          'a client before its beginning': pki.client('alice', 'admin', { notBefore: (pki.now + 86_400) as never }),
          'a client for servers': odd(name, encodeExtendedKeyUsage(['serverAuth'])),
          'a client without EKU, which OpenSSL lets pass': odd(name),
          'a claim of another type': odd(
            name,
            encodeExtendedKeyUsage(['clientAuth']),
            encodeClaimExtension(ROLE, 'integer', 1n),
          ),
          'a name with a line feed': odd(
            encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice\n' }]),
            encodeExtendedKeyUsage(['clientAuth']),
          ),
        } as const
        for (const [what, as] of Object.entries(others)) {
          const answer = await server.knock({ as, version })
          expect([what, answer === 'refused' || [400, 403].includes(answer.status)]).toEqual([what, true])
        }
        expect(seen).toEqual([])
      })

      it('rejects the handshake for another name and for none, and answers 421 to another Host', async () => {
        seen = []
        expect(await server.knock({ as: alice, version, serverName: 'evil.example' })).toBe('refused')
        expect(await server.knock({ as: alice, version, serverName: '' })).toBe('refused')
        for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', 'localhost.evil.example']) {
          expect([host, await statusOf({ version, headers: ['Host', host] })]).toEqual([host, 421])
        }
        for (const host of ['localhost', 'LOCALHOST', 'localhost:1']) {
          expect(await statusOf({ version, headers: ['Host', host] })).toBe(200)
        }
        expect(seen).toHaveLength(3)
      })

      it('does not resume a session', async () => {
        const session = await new Promise<Buffer | undefined>((resolve) => {
          const socket = connectTls(tlsOptions(server.port, pki.servers.pem, alice, version), () =>
            socket.end('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
          )
          let ticket: Buffer | undefined
          socket.on('session', (given) => (ticket = given))
          socket.on('data', () => undefined)
          socket.on('error', () => undefined)
          socket.on('close', () => resolve(version === '1.2' ? (ticket ?? socket.getSession()) : ticket))
        })
        const resumed = await new Promise<boolean>((resolve) => {
          const options = { ...tlsOptions(server.port, pki.servers.pem, alice, version), session }
          const socket = connectTls(options, () => {
            resolve(socket.isSessionReused())
            socket.destroy()
          })
          socket.on('error', () => resolve(false))
        })
        expect(resumed).toBe(false)
        if (version === '1.3') expect(session).toBeUndefined()
      })
    })

    describe('identity', () => {
      it('reaches the backend as the certificate itself (RFC 9440 §2.2), with the proxy’s secret', async () => {
        seen = []
        await answerTo({})
        const secret = readFileSync(join(server.directory, 'backend/secret.conf'), 'utf8')
        expect(seen[0]?.headers['client-cert']).toBe(`:${Buffer.from(alice.der).toString('base64')}:`)
        expect(secret).toContain(` ${seen[0]?.headers['client-cert-secret']};`)
      })

      it('cannot be told by a client in any spelling, with a certificate or without', async () => {
        const names = [...foreignHeaders.names, 'X-SSL-Client-Fancy']
        const spellings = names.flatMap((one) => [
          one,
          one.toUpperCase(),
          one.toLowerCase(),
          one.replaceAll('-', '_'),
          one.replace('-', '_'),
          one.replaceAll('-', '.'),
        ])
        const forged = ':Zm9yZ2Vk:'
        seen = []
        for (const spelling of new Set(spellings)) {
          const honest = await server.knock({ as: bob, headers: [spelling, forged, spelling, forged] })
          expect([spelling, honest === 'refused' ? 0 : honest.status]).toEqual([
            spelling,
            expect.toSatisfy((status) => status === 200 || status === 400),
          ])
        }
        expect(seen.length).toBeGreaterThan(names.length)
        for (const { headers, raw } of seen) {
          expect(raw.filter((text) => text.includes('Zm9yZ2Vk'))).toEqual([])
          expect(headers['client-cert']).toBe(`:${Buffer.from(bob.der).toString('base64')}:`)
        }
        seen = []
        for (const spelling of ['Client-Cert', 'X-SSL-Cert', 'X-Forwarded-Client-Cert']) {
          expect(await statusOf({ as: 'nobody', headers: [spelling, forged] })).toBe(400)
        }
        expect(seen).toEqual([])
      })

      it('is not taken away by naming its header in Connection', async () => {
        seen = []
        expect(await statusOf({ headers: ['Connection', 'close, Client-Cert, Client-Cert-Secret'] })).toBe(200)
        expect(seen[0]?.headers['client-cert']).toBe(`:${Buffer.from(alice.der).toString('base64')}:`)
        expect(seen[0]?.headers['client-cert-secret']).toMatch(/^[0-9a-f]{64}$/)
      })

      it('opens a guarded path to the claim that it asks for, and to no other', async () => {
        const others = [bob, pki.client('carol'), pki.client('dora', 'admins'), pki.client('emil', 'Admin')]
        seen = []
        for (const path of ['/admin', '/admin/', '/admin/users', '/admin?x=1']) {
          expect(await statusOf({ path }, guarded)).toBe(200)
          for (const as of others) expect([path, await statusOf({ as, path }, guarded)]).toEqual([path, 403])
        }
        expect(seen).toHaveLength(4)
        for (const path of ['/administrator', '/x/admin']) {
          expect(await statusOf({ as: bob, path }, guarded)).toBe(200)
        }
        expect(await statusOf({ as: bob, path: '/Admin' }, guarded)).toBe(400)
      })

      it('opens everything to everybody where no rules were exported', async () => {
        for (const as of [alice, bob]) expect(await statusOf({ as, path: '/admin' })).toBe(200)
      })

      it('is refused where the script that reads it fails', async () => {
        const throwing = { 'function judge(r) {': "function judge(r) {\n  throw new Error('a bug');" }
        const silent = { 'function judge(r) {': 'function judge(r) {\n  return undefined;' }
        seen = []
        for (const edit of [throwing, silent]) {
          const failing = await start({}, { 'door.js': edit })
          expect(await statusOf({}, failing)).toBe(403)
          await failing.stop()
        }
        expect(seen).toEqual([])
      })
    })

    describe('the backend', () => {
      let sample: Running
      let behind: Started
      let port: number
      beforeAll(async () => {
        port = await freePort()
        const exported = await exportHere({ inputs: { upstream: `http://127.0.0.1:${port}` } })
        sample = await startBackend(exported.directory)
        behind = await startExported(exported, pki, undefined, runner)
      })
      afterAll(async () => {
        await behind?.stop()
        await sample?.stop()
      })

      it('is told who is calling, and what they claim', async () => {
        const { body } = await answerTo({}, behind)
        expect(JSON.parse(body)).toEqual({
          uris: ['spiffe://acme.internal/alice'],
          dns: [],
          emails: [],
          serial: alice.certificate.tbs.serial,
          claims: { role: 'admin' },
          fingerprint: fingerprintOf(alice),
        })
      })

      it('is not confused by a name that prints like two', async () => {
        const uri = 'spiffe://acme.internal/mallory,URI:spiffe://acme.internal/alice'
        const mallory = odd(
          encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]),
          encodeExtendedKeyUsage(['clientAuth']),
        )
        expect(JSON.parse((await answerTo({ as: mallory }, behind)).body)).toMatchObject({ uris: [uri], claims: {} })
      })

      it('believes nobody but the proxy', async () => {
        const good = `:${Buffer.from(alice.der).toString('base64')}:`
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
        for (const headers of refused) expect([headers, await ask(headers)]).toEqual([headers, 403])
      })

      it('shares a secret that is nobody else’s, and that later exports leave alone', async () => {
        const path = join(behind.directory, 'backend/secret.conf')
        expect(statSync(path).mode & 0o777).toBe(0o600)
        expect(readFileSync(join(behind.directory, '.gitignore'), 'utf8')).toContain('/backend/secret.conf\n')
      })
    })

    fitClientsContract(async (strangers, wish) => {
      const inputs = { upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` }
      return startExported(
        await exportFor(target, strangers, { ...wish, inputs }, runner.folder()),
        strangers,
        undefined,
        runner,
      )
    })

    describe('revocation', () => {
      it('is never taken back: under an older CRL, or another of its number, nobody gets in (RFC 5280 §5.2.3)', async () => {
        const serials = [bob.certificate.tbs.serial]
        const stands = async (at: Started) => {
          const [ofAlice, ofBob] = [await at.knock({ as: alice }), await at.knock({ as: bob })]
          return [ofAlice, ofBob].map((one) => one !== 'refused' && one.status === 200)
        }
        const unguarded = { 'const ofCrl = objectionToCrl(r, r.variables.document_root)': 'const ofCrl = undefined' }
        for (const [edits, let_in] of [
          [{}, [false, false]],
          [unguarded, [true, true]],
        ] as const) {
          const one = await start({}, { 'door.js': edits })
          // A double does not tell the second from the one before it; the third is as long as RFC 5280 §5.2.3 allows.
          for (const last of [1000n, 2n ** 53n + 1n, 2n ** 158n]) {
            const good = pki.crl(serials, { number: last })
            await reload(one, CRL, good)
            expect(await stands(one)).toEqual([true, false])
            for (const number of [last - 1n, last]) {
              await reload(one, CRL, pki.crl([], { number }))
              expect([number, await stands(one)]).toEqual([number, let_in])
              await reload(one, CRL, good)
              expect(await stands(one)).toEqual([true, false])
            }
            await reload(one, CRL, pki.crl([], { number: last + 1n }))
            expect(await stands(one)).toEqual([true, true])
          }
          await one.stop()
        }
      })

      it('is not taken back by an older CRL either that is put in the place of one from the future', async () => {
        const [alice, bob] = [pki.client('alice'), pki.client('bob')]
        const stands = async (at: Started) => [await statusOf({ as: alice }, at), await statusOf({ as: bob }, at)]
        const serials = [bob.certificate.tbs.serial]
        const ahead = { thisUpdate: addSeconds(pki.now, 86_400), nextUpdate: addSeconds(pki.now, 2 * 86_400) }
        const unguarded = { 'objectionToCrl(r, r.variables.document_root);\n  return': 'return' }
        for (const [edits, let_in] of [
          [{}, [403, 403]],
          [unguarded, [200, 200]],
        ] as const) {
          const one = await start({}, { 'door.js': edits })
          // One that this authority did not sign counts for nothing.
          const forged = makeCrl(makeCertificate(pki.lately), [], { number: 5000, ...ahead })
          await reload(one, CRL, encodeCrlPem(forged.der))
          expect(await stands(one)).toEqual([400, 400])
          await reload(one, CRL, pki.crl(serials, { number: 1000, ...ahead }))
          expect(await stands(one)).toEqual([400, 400])
          await reload(one, CRL, pki.crl([], { number: 999 }))
          expect(await stands(one)).toEqual(let_in)
          await reload(one, CRL, pki.crl(serials, { number: 1001 }))
          expect(await stands(one)).toEqual([200, 400])
          await one.stop()
        }
      })

      // In the others' systems only an ordinary user is let run.
      if (title === 'this machine')
        it('says at each request that it compares no CRLs where root has started it, whose workers may not look', async (context) => {
          if (process.getuid?.() !== 0) leaveOut(context, 'the tests are not root')
          const inputs = { upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` }
          const simply = { wrap: (argv: readonly [string, ...string[]]) => argv, settle: () => undefined }
          const one = await startExported(await exportFor(target, pki, { inputs }), pki, undefined, simply)
          const serials = [bob.certificate.tbs.serial]
          await reload(one, CRL, pki.crl(serials, { number: 1000 }))
          expect([await statusOf({}, one), await statusOf({ as: bob }, one)]).toEqual([200, 400])
          await one.printed(`CRLs are not compared: `)
          // What README.md says that it does not do.
          await reload(one, CRL, pki.crl([], { number: 999 }))
          expect(await statusOf({ as: bob }, one)).toBe(200)
          await one.stop()
        })

      it('lets nobody back in by a CRL that says it is partial, marked critical or not (RFC 5280 §5.2, §6.3.3)', async () => {
        const carol = pki.client('carol')
        const marker = pki.client('marker')
        for (const { what, complete: _, ...wishes } of crlCases.filter(({ what }) => heldByOpenssl.test(what))) {
          await reload(server, CRL, pki.crl([carol.certificate.tbs.serial]))
          expect([what, await statusOf({}), await statusOf({ as: carol })]).toEqual([what, 200, 400])
          await reload(server, CRL, pki.crl([marker.certificate.tbs.serial], wishes))
          expect([what, await statusOf({ as: marker }), await statusOf({ as: carol })]).toEqual([what, 400, 400])
        }
        await reload(server, CRL, pki.crl())
        expect(await statusOf({ as: carol })).toBe(200)
      })

      it('reaches a connection that is open already, for it is closed at the reload', async () => {
        const carol = pki.client('carol')
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        expect((await answerTo({ as: carol, agent })).headers['connection']).toBe('keep-alive')
        await reload(server, CRL, pki.crl([carol.certificate.tbs.serial]))
        const after = await server.knock({ as: carol, agent })
        expect(after === 'refused' ? 400 : after.status).toBe(400)
        agent.destroy()
      })

      it('ends an answer that goes on and on to whom a reload has revoked, once the workers of before have had their time', async () => {
        const carol = pki.client('carol')
        for (const [time, cut] of [
          ['1s', true],
          ['600s', false],
        ] as const) {
          const timeout = { 'worker_shutdown_timeout 10s': `worker_shutdown_timeout ${time}` }
          const one = await start({}, { 'nginx.conf': timeout })
          const waiting = held()
          const socket = connectTls(tlsOptions(one.port, pki.servers.pem, carol, '1.3'))
          let text = ''
          socket.on('data', (chunk) => (text += chunk)).on('error', () => undefined)
          const closed = new Promise((resolve) => socket.once('close', resolve))
          socket.write('GET /held/unbuffered HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
          const release = await waiting
          await expect.poll(() => text, { timeout: 60_000 }).toContain('begun')
          await one.reload(CRL, pki.crl([carol.certificate.tbs.serial]))
          await expect.poll(() => statusOf({ as: carol }, one), { timeout: 60_000 }).toBe(400)
          if (!cut) release()
          await closed
          if (cut) release()
          expect([time, text.includes('ended')]).toEqual([time, !cut])
          await one.stop()
        }
      })

      it('takes effect from a CRL that is written over the old one in the same second, where its version was told', async () => {
        const { output } = await runToEnd(runner.wrap([NGINX, '-v']), '/')
        const version = /nginx\/([\d.]+)/.exec(output)?.[1] ?? ''
        const exported = await exportHere({ version })
        const carol = pki.client('carol')
        const told = await startExported(exported, pki, undefined, runner)
        expect(await statusOf({ as: carol }, told)).toBe(200)
        writeFileSync(join(told.directory, CRL), pki.crl([carol.certificate.tbs.serial]))
        const since = told.output().length
        told.signal('SIGHUP')
        await told.printed(wordsOf(exported).done, since)
        await takenOver(told)
        expect(await statusOf({ as: carol }, told)).toBe(400)
        await told.stop()
      })
    })

    describe('requests that change something', () => {
      const post = (...headers: string[]) => statusOf({ method: 'POST', headers, body: 'x' })

      it('are taken from the page’s own origin, spelt exactly, once', async () => {
        expect(await post('Origin', own)).toBe(200)
        const foreign = [
          ['Origin', 'https://evil.example'],
          ['Origin', 'null'],
          ['Origin', `${own}.evil.example`],
          ['Origin', own.toUpperCase()],
          ['Origin', own.replace('https', 'http')],
          ['Origin', `https://localhost:${server.port + 1}`],
          ['Origin', `${own}/`],
          ['Origin', `${own} https://evil.example`],
          ['Origin', 'https://evil.example', 'Sec-Fetch-Site', 'same-origin'],
          ['Sec-Fetch-Site', 'cross-site'],
          ['Sec-Fetch-Site', 'same-site'],
          ['Sec-Fetch-Site', 'none'],
          ['Sec-Fetch-Site', 'SAME-ORIGIN'],
          [],
        ]
        seen = []
        for (const headers of foreign) expect([headers, await post(...headers)]).toEqual([headers, 403])
        const malformed = [
          ['Origin', own, 'Origin', own],
          ['Origin', own, 'Origin', 'https://evil.example'],
          ['Origin', 'https://evil.example', 'Origin', own],
          ['Origin', ''],
          ['Sec-Fetch-Site', 'same-origin', 'Sec-Fetch-Site', 'cross-site'],
        ]
        for (const headers of malformed) expect([headers, await post(...headers)]).toEqual([headers, 400])
        const { body } = await answerTo({ method: 'POST', headers: ['Origin', own, 'X-SSL-Client-Mood', 'good'] })
        expect(JSON.parse(body).error).toContain('or a header pretends to tell an identity')
        for (const name of ['X-SSL-Client-Mood', 'Origin'])
          await server.printed(
            `refused 127.0.0.1 ${alice.certificate.tbs.serial} "POST /": the header ${name} is not as it should be`,
          )
        await statusOf({ path: '/a"b//c' })
        await server.printed('"GET /a\\"b//c": the request target is not a plain path')
        expect(seen).toEqual([])
        expect(await post('Sec-Fetch-Site', 'same-origin')).toBe(200)
      })

      it('are those of every method but GET, HEAD and OPTIONS', async () => {
        for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(await statusOf({ method })).toBe(200)
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
          expect([method, await statusOf({ method })]).toEqual([method, 403])
        }
        for (const method of ['get', 'FROB', 'TRACE']) {
          const line = (
            await server.send(`${method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, alice)
          ).split('\r\n')[0]
          expect([method, line]).toEqual([method, expect.stringMatching(/ 40[035] /)])
        }
      })

      it('are taken from other origins and from programs where the export says so', async () => {
        const friend = 'https://app.acme.internal:8444'
        const open = await start({ inputs: { origins: friend, withoutOrigin: 'allow' } })
        const knock = (...headers: string[]) => statusOf({ method: 'POST', headers, body: 'x' }, open)
        expect(await knock('Origin', friend)).toBe(200)
        expect(await knock()).toBe(200)
        expect(await knock('Origin', 'https://appxacme.internal:8444')).toBe(403)
        expect(await knock('Origin', `${friend}5`)).toBe(403)
        expect(await knock('Sec-Fetch-Site', 'cross-site')).toBe(403)
        await open.stop()
      })
    })

    it('lets ordinary headers through, and one that its export lets pass', async () => {
      const ordinary = ['X-Client-Info', 'X-Client-Version', 'X-Client-Request-Id', 'X-Forwarded-Scheme']
      const open = await start({ inputs: { passHeaders: 'X-Real-IP' } })
      for (const [at, names] of [
        [server, ordinary],
        [open, [...ordinary, 'X-Real-IP']],
      ] as const) {
        seen = []
        const headers = [...ordinary, 'X-Real-IP', 'X-User'].flatMap((name) => [name, 'mine'])
        expect(await statusOf({ headers }, at)).toBe(200)
        expect(ordinary.map((name) => seen[0]?.headers[name.toLowerCase()])).toEqual(ordinary.map(() => 'mine'))
        const told = (seen[0]?.raw ?? []).filter((_, index, all) => all[index + 1] === 'mine')
        expect(told.map((name) => name.toLowerCase()).sort()).toEqual(names.map((name) => name.toLowerCase()).sort())
      }
      await open.stop()
    })

    it('takes escapes that mean one thing where there are no rules, in their one spelling', async () => {
      for (const [path, spelt] of [
        ['/My%20Report.pdf', '/My%20Report.pdf'],
        ['/caf%c3%a9', '/caf%C3%A9'],
        ['/id/a%3Ab', '/id/a:b'],
      ] as const) {
        seen = []
        expect([path, await statusOf({ path })]).toEqual([path, 200])
        expect(seen[0]?.url).toBe(spelt)
      }
      expect((await answerTo({ path: '/a%2fb' })).body).toContain('"error":"the request target is not a plain path')
    })

    it('tells a program that sends no Origin what to do', async () => {
      const { status, body } = await answerTo({ method: 'POST', body: 'x' })
      expect([status, JSON.parse(body).error]).toEqual([403, expect.stringContaining(`the header Origin: ${own}, or`)])
      expect(body).toContain('--without-origin allow')
    })

    it('takes settings of one’s own from local/, and none that would change who gets in', async () => {
      const exported = await exportHere({ inputs: { bodyBytes: '10' } })
      const file = join(exported.directory, 'local/mine.conf')
      mkdirSync(join(exported.directory, 'local'))
      for (const wrong of [
        'ssl_verify_client off;',
        'ssl_crl tls/x.pem;',
        'ssl_client_certificate tls/x.pem;',
        'proxy_pass http://127.0.0.1:1;',
      ]) {
        writeFileSync(file, wrong)
        expect([wrong, (await check(exported.directory)).status]).toEqual([wrong, 1])
      }
      writeFileSync(
        file,
        'client_max_body_size 30;\nproxy_buffering off;\nproxy_set_header X-Mine yes;\nadd_header X-Also yes always;\n',
      )
      const mine = await startExported(exported, pki, undefined, runner)
      const post = (length: number, as = alice) =>
        mine.knock({
          as,
          method: 'POST',
          headers: ['Origin', `https://localhost:${mine.port}`, 'X-User', 'mallory'],
          body: 'x'.repeat(length),
        })
      seen = []
      const answer = await post(20)
      expect(answer).toMatchObject({ status: 200, headers: { 'x-also': 'yes', 'x-frame-options': 'DENY' } })
      expect(seen[0]?.headers).toMatchObject({ 'x-mine': 'yes' })
      expect(seen[0]?.headers['x-user']).toBeUndefined()
      expect(seen[0]?.headers['client-cert']).toBe(`:${Buffer.from(alice.der).toString('base64')}:`)
      expect(await post(40)).toMatchObject({ status: 413 })
      expect(await mine.knock({ as: 'nobody' })).toMatchObject({ status: 400 })
      await mine.stop()
    })

    it('refuses too large a body before it is sent, to whoever asks first and to whoever does not (RFC 9110 §10.1.1)', async () => {
      // Not until the end: having refused, nginx listens on for a while, lest its answer be lost.
      const ask = async (length: number, header: string, body = '') => {
        const socket = connectTls(tlsOptions(server.port, pki.servers.pem, alice, '1.3'))
        socket.write(
          `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own}\r\n${header}Connection: close\r\nContent-Length: ${length}\r\n\r\n${body}`,
        )
        let text = ''
        for await (const chunk of socket) {
          text += chunk
          if (/^HTTP\/1\.1 [2-5]\d\d /m.test(text)) break
        }
        return text
      }
      const asking = 'Expect: 100-continue\r\n'
      seen = []
      for (const header of [asking, '']) expect(await ask(1_048_577, header)).toMatch(/^HTTP\/1\.1 413 /)
      expect(seen).toEqual([])
      expect(await ask(8, asking, 'x'.repeat(8))).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
      expect(await ask(8, '', 'x'.repeat(8))).toMatch(/^HTTP\/1\.1 200 /)
    })

    it('answers 400 to a target that can be read in two ways', async () => {
      seen = []
      const targets = [
        '/%2e/',
        '/a%2fb',
        '//',
        '//evil.example/',
        '/a//b',
        '/./',
        '/../x',
        '/x/..',
        '/a;b',
        '/a\\b',
        '*',
      ]
      for (const path of targets) {
        const [line] = (
          await server.send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, alice)
        ).split('\r\n')
        expect([path, line]).toEqual([path, 'HTTP/1.1 400 Bad Request'])
      }
      const hidden = `GET https://localhost/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`
      expect(await server.send(hidden, alice)).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(await server.send('GET / HTTP/1.0\r\n\r\n', alice)).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(seen).toEqual([])
    })

    it('forbids framing on every answer, its own error pages and the backend’s included', async () => {
      const must = guideline.securityHeaders.map((header) => [header.name, header.value] as const)
      const expectClosed = (what: string, answer: Answer): void => {
        for (const [header, value] of must) {
          const found = [answer.headers[header.toLowerCase()]].flat().join(', ')
          expect([what, header, found]).toEqual([what, header, expect.stringContaining(value)])
        }
        expect([what, answer.headers['x-frame-options']]).toEqual([what, 'DENY'])
        expect([what, answer.headers['strict-transport-security']]).toEqual([what, 'max-age=31536000'])
      }
      const answers: readonly (readonly [string, number, Knock])[] = [
        ['a page', 200, {}],
        ['a redirect', 302, { path: '/status/302' }],
        ['a missing page', 404, { path: '/status/404' }],
        ['a bug of the backend', 500, { path: '/status/500' }],
        ['no certificate', 400, { as: 'nobody' }],
        ['another certificate', 400, { as: pki.client('x', undefined, { issuer: makeCertificate(pki.lately) }) }],
        ['a strange target', 400, { path: '/a%2fb' }],
        ['a foreign page', 403, { method: 'POST' }],
        ['another host', 421, { headers: ['Host', 'evil.example'] }],
        ['too large a body', 413, { method: 'POST', headers: ['Origin', own], body: Buffer.alloc(1_100_000) }],
        ['too long a target', 414, { path: `/${'a'.repeat(17_000)}` }],
        ['too large a header', 400, { headers: ['X-Large', 'a'.repeat(17_000)] }],
      ]
      for (const [what, status, knock] of answers) {
        const answer = await answerTo(knock)
        expect([what, answer.status]).toEqual([what, status])
        expectClosed(what, answer)
        expect(answer.headers['server']).toBe('nginx')
      }
      const forbidden = await answerTo({ as: bob, path: '/admin' }, guarded)
      expect(forbidden.status).toBe(403)
      expectClosed('a guarded page', forbidden)
      const alone = await start({ inputs: { upstream: `http://127.0.0.1:${await freePort()}` } })
      const gone = await answerTo({}, alone)
      expect(gone.status).toBe(502)
      expectClosed('no backend', gone)
      await alone.stop()
      const raw = {
        'plain HTTP': await plain(server.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
        'another protocol': await server.send('HELLO\r\n\r\n', alice),
        'no host': await server.send('GET / HTTP/1.1\r\n\r\n', alice),
        'two hosts': await server.send('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n', alice),
        'a bad field': await server.send(
          'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: x\r\n\r\n',
          alice,
        ),
        'another version': await server.send('GET / HTTP/3.0\r\nHost: localhost\r\n\r\n', alice),
        'a method of its own': await server.send(
          'TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
          alice,
        ),
      }
      for (const [what, answer] of Object.entries(raw)) {
        expect([what, answer]).toEqual([what, expect.stringMatching(/^HTTP\/1\.1 [45]\d\d /)])
        for (const [header, value] of must)
          expect([what, answer]).toEqual([what, expect.stringContaining(`${header}: ${value}`)])
      }
    })

    it('says why in each refusal, its own included, and in its log', async () => {
      const bare = (line: string, ...fields: string[]) =>
        `${[line, 'Connection: close', ...fields].join('\r\n')}\r\n\r\n`
      const host = 'Host: localhost'
      const over = (bytes: string) => server.send(bytes, alice)
      const asked = async (knock: Knock, at = server): Promise<string> => {
        const { status, body } = await answerTo(knock, at)
        return `HTTP/1.1 ${status}\r\n\r\n${body}`
      }
      const revoked = pki.client('revoked')
      await reload(server, CRL, pki.crl([revoked.certificate.tbs.serial]))
      const stranger = pki.client('x', undefined, { issuer: makeCertificate(pki.lately) })
      const alone = await start({ inputs: { upstream: `http://127.0.0.1:${await freePort()}` } })
      const unread = 'the request cannot be read: it is not HTTP as it should be, or a line of its head is too long'
      const foreignPage = 'requests that change something are taken from this origin only'
      const cases: readonly (readonly [string, number, string, Promise<string>, Started?])[] = [
        ['plain HTTP', 400, 'this port speaks TLS: ask for https', plain(server.port, bare('GET / HTTP/1.1', host))],
        [
          'plain HTTP for nobody',
          400,
          'this port speaks TLS: ask for https',
          plain(server.port, bare('GET / HTTP/1.1')),
        ],
        ['no certificate', 400, 'a client certificate is needed', asked({ as: 'nobody' })],
        ['a stranger', 400, 'the certificate is not accepted: ', asked({ as: stranger })],
        ['a revoked client', 400, 'the certificate is not accepted: certificate revoked', asked({ as: revoked })],
        ['an escape that is none', 400, unread, over(bare('GET /%zz HTTP/1.1', host))],
        ['no HTTP', 400, unread, over('HELLO\r\n\r\n')],
        ['no Host', 421, 'this host is not served here', over(bare('GET / HTTP/1.1'))],
        ['two Hosts', 400, unread, over(bare('GET / HTTP/1.1', host, 'Host: evil'))],
        ['a large header', 400, unread, asked({ headers: ['X-Large', 'a'.repeat(17_000)] })],
        ['a long target', 414, 'the request target is too long', asked({ path: `/${'a'.repeat(17_000)}` })],
        ['another version', 505, 'this version of HTTP is not spoken here', over(bare('GET / HTTP/3.0', host))],
        [
          'a way of its own',
          501,
          'this way of sending a body is not',
          over(bare('GET / HTTP/1.1', host, 'Transfer-Encoding: x')),
        ],
        ['TRACE', 405, 'this method is not served here', over(bare('TRACE / HTTP/1.1', host))],
        ['another host', 421, 'this host is not served here', asked({ headers: ['Host', 'evil.example'] })],
        ['two readings', 400, 'the request target is not a plain path', asked({ path: '/a%2fb%20c' })],
        [
          'an odd header',
          400,
          'a header pretends to tell an identity',
          asked({ headers: ['X-SSL-Client-Mood', 'good'] }),
        ],
        ['no Origin', 403, `send the header Origin: ${own}, or`, asked({ method: 'POST' })],
        ['a foreign page', 403, foreignPage, asked({ method: 'POST', headers: ['Origin', 'https://evil.example'] })],
        [
          'too much',
          413,
          'the body is too large',
          asked({ method: 'POST', headers: ['Origin', own], body: Buffer.alloc(1_100_000) }),
        ],
        ['no role', 403, 'this client may not do that', asked({ as: bob, path: '/admin' }, guarded), guarded],
        ['no backend', 502, 'the backend cannot be reached, or its answer cannot be read', asked({}, alone), alone],
      ]
      const log = (at: Started) => readFileSync(join(at.directory, 'run/access.log'), 'utf8')
      seen = []
      for (const [what, status, reason, answer, at = server] of cases) {
        const [head = '', body = ''] = (await answer).split(/\r\n\r\n/)
        expect([what, head.split('\r\n', 1)[0], body]).toEqual([
          what,
          expect.stringMatching(new RegExp(`^HTTP/1\\.1 ${status}`)),
          expect.stringContaining(reason),
        ])
        expect([what, Object.keys(JSON.parse(body))]).toEqual([what, ['error']])
        await expect
          .poll(() => log(at).split('\n'), { timeout: 60_000 })
          .toContainEqual(expect.stringMatching(new RegExp(`" ${status} ".*${reason}.*"$`)))
      }
      expect(seen).toEqual([])
      // What the backend says is its own matter.
      expect((await answerTo({ path: '/status/500' })).body).toBe('from the backend')
      await expect.poll(() => log(server), { timeout: 60_000 }).toContain('"GET /status/500 HTTP/1.1" 500 ""\n')
      await alone.stop()
      await reload(server, CRL, pki.crl())
    })

    it('speaks the protocol as the guideline says: no old suites, and ML-KEM where its OpenSSL has it', async () => {
      const { output } = await runToEnd(runner.wrap([NGINX, '-V']), '/')
      const { status } = await runToEnd(runner.wrap(['/usr/bin/openssl', 'version']), '/').catch(() => ({ status: 1 }))
      const versions =
        status === 0 ? (await runToEnd(runner.wrap(['/usr/bin/openssl', 'version']), '/')).output : output
      const hybrid = await server.knock({ as: alice, groups: 'X25519MLKEM768' })
      expect([versions, hybrid !== 'refused']).toEqual([versions, hasMlKem(versions)])
      for (const groups of ['X25519', 'P-256', 'P-384']) expect(await statusOf({ groups })).toBe(200)
      for (const ciphers of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES128-SHA', 'AES128-GCM-SHA256']) {
        expect(await server.knock({ as: alice, version: '1.2', ciphers })).toBe('refused')
      }
    })

    it('does not pass its own check with a damaged anchor, CRL, key or script', async () => {
      const damages: readonly (readonly [string, Record<string, string>])[] = [
        ['tls/client-ca.pem', { BEGIN: 'BEGUN' }],
        [CRL, { BEGIN: 'BEGUN' }],
        ['tls/server-key.pem', { BEGIN: 'BEGUN' }],
        ['door.js', { 'function judge(r) {': 'function judge(r) {{' }],
        ['certificate.mjs', { 'export default': 'export nothing' }],
        ['rules.mjs', { 'export default': 'export nothing' }],
        ['access.mjs', { '"mode"': '"mode' }],
      ]
      for (const [path, words] of damages) {
        const exported = await exportHere()
        expect(await check(exported.directory)).toMatchObject({ status: 0 })
        editFile(exported.directory, path, words)
        expect([path, (await check(exported.directory)).status]).toEqual([path, 1])
      }
    })

    it('answers what is at hand when it is told to quit, and not when it is told to end', async () => {
      for (const [signal, answered] of [
        ['SIGQUIT', true],
        ['SIGTERM', false],
      ] as const) {
        const ending = await start()
        const waiting = held()
        const answer = ending.knock({ as: alice, path: '/held' })
        const release = await waiting
        ending.signal(signal)
        if (answered) await ending.printed('gracefully shutting down')
        else expect(await ending.exited).toBe(0)
        release()
        const given = await answer
        expect([signal, given !== 'refused' && given.body === 'begun, ended']).toEqual([signal, answered])
        expect(await ending.exited).toBe(0)
      }
    })

    it('passes on a stream of events as it comes where its backend or local/ says so', async () => {
      const exported = await exportHere()
      mkdirSync(join(exported.directory, 'local'), { recursive: true })
      writeFileSync(join(exported.directory, 'local/stream.conf'), 'proxy_buffering off;\n')
      const set = await startExported(exported, pki, undefined, runner)
      for (const [at, path] of [
        [server, '/held/unbuffered'],
        [set, '/held'],
      ] as const) {
        const waiting = held()
        const socket = connectTls({
          ...{ host: '127.0.0.1', port: at.port, servername: 'localhost', ca: pki.servers.pem },
          ...{ cert: alice.pem, key: alice.key.secret.export({ type: 'pkcs8', format: 'pem' }) },
        })
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
        let text = ''
        // Whatever comes now comes before the backend has said its last word.
        for await (const chunk of socket) {
          text += chunk
          if (text.includes('begun')) break
        }
        expect(text).toContain('begun')
        ;(await waiting)()
      }
      await set.stop()
    })

    it('ends when it is told to', async () => {
      const ending = await start()
      ending.signal('SIGTERM')
      expect(await ending.exited).toBe(0)
    })

    it.each([
      ['nothing', ''],
      ['half a ClientHello', '\x16\x03\x01\x02\x00\x01\x00'],
    ])('lets 1,100 strangers who say %s keep nobody out', async (_, says) => {
      const patient = {
        'client_header_timeout 10s': 'client_header_timeout 600s',
        'worker_processes auto': 'worker_processes 1',
      }
      const busy = await start({ inputs: { connections: '256' } }, { 'nginx.conf': patient })
      let gone = 0
      const sockets = await Promise.all(
        Array.from({ length: 1100 }, () => {
          const socket = connectTcp(busy.port, '127.0.0.1').on('error', () => undefined)
          socket.once('close', () => (gone += 1))
          return new Promise<typeof socket>((resolve) => socket.once('connect', () => resolve(socket)))
        }),
      )
      for (const socket of sockets) socket.write(Buffer.from(says, 'latin1'))
      for (const version of [...tlsVersions, ...tlsVersions]) expect(await statusOf({ version }, busy)).toBe(200)
      // All places were taken: it is they who made room.
      expect(gone).toBeGreaterThan(0)
      for (const socket of sockets) socket.destroy()
      await busy.stop()
    })

    describe('by clocks', () =>
      clockContract({
        target: 'nginx',
        unfit: 'nobody gets in',
        export: (_target, of) => exportHere({}, of),
        runner,
        start: (exported, of, clock) => {
          // nginx clears the environment of its workers, but for what it is told to keep.
          const kept = clock?.variables.map((name) => `env ${name};`).join('\n')
          if (kept !== undefined) editFile(exported.directory, 'nginx.conf', { 'pid run': `${kept}\npid run` })
          return startExported(exported, of, undefined, clock?.runner ?? runner)
        },
        reload,
      }))

    it('ends a client that says nothing', async () => {
      const hasty = await start({}, { 'nginx.conf': { 'client_header_timeout 10s': 'client_header_timeout 1s' } })
      const silent = connectTcp(hasty.port, '127.0.0.1')
      silent.on('error', () => undefined)
      await new Promise((resolve) => silent.once('close', resolve))
      expect(await statusOf({}, hasty)).toBe(200)
      await hasty.stop()
    })

    it('is checked and served for an address, and for the longest of names', async () => {
      const long = `${`${'a'.repeat(62)}.`.repeat(4).slice(0, -2)}`
      for (const host of ['127.0.0.1', '::1', long]) {
        const other = makeLivePki(host)
        const exported = await exportFor(
          target,
          other,
          { host, inputs: { address: host === '::1' ? '::1' : '127.0.0.1' } },
          runner.folder(),
        )
        expect([host, await check(exported.directory)]).toEqual([host, expect.objectContaining({ status: 0 })])
      }
      const other = makeLivePki('127.0.0.1')
      const exported = await exportFor(
        target,
        other,
        { host: '127.0.0.1', inputs: { upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` } },
        runner.folder(),
      )
      const byAddress = await startExported(exported, other, undefined, runner)
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

    it('is configured by a language whose escaped values nginx reads as exactly what they were', async () => {
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
        (value, index) =>
          `location = /exact/${index} { if ($arg_v ~ "^${regex(value)}$") { return 204; } return 200; }`,
      )
      const echo = await startPlain([...places, ...exact])
      for (const [index, { value }] of cases.entries()) {
        expect((await echo.ask(`/${index}`)).body).toBe(value)
      }
      for (const [index, value] of bare.entries()) {
        const matches = async (text: string) => (await echo.ask(`/exact/${index}?v=${text}`)).status === 204
        expect([value, await matches(value), await matches(`${value}x`), await matches(`x${value}`)]).toEqual([
          value,
          true,
          false,
          false,
        ])
        const other = value.replace(/[^A-Za-z0-9]/, 'Q')
        if (other !== value) expect([value, await matches(other)]).toEqual([value, false])
      }
      await echo.stop()
    })

    it('takes nothing for an input but what it can say to nginx unchanged', async () => {
      const inputs = ['address', 'port', 'upstream', 'origins', 'withoutOrigin', 'modules', 'program']
      const breakers = [
        '\n',
        '\r',
        '"',
        "'",
        '$',
        '{',
        '}',
        ';',
        '#',
        '`',
        '\0',
        '\\',
        ' ',
        '\u00e9',
        '\u2028',
        '~',
        '*',
        '\u0024{x}',
      ]
      const sane: Record<string, string> = {
        modules: '/usr/lib/nginx/modules',
        upstream: 'http://127.0.0.1:9000',
        origins: 'https://a.b',
        address: '127.0.0.1',
        port: '8443',
        withoutOrigin: 'allow',
        program: '/usr/sbin/nginx',
      }
      for (const input of inputs) {
        for (const breaker of breakers) {
          for (const value of [
            `${sane[input]}${breaker}`,
            `${breaker}${sane[input]}`,
            `${sane[input]}${breaker}x; }`,
          ]) {
            await expect(exportHere({ inputs: { [input]: value } }), JSON.stringify(value)).rejects.toMatchObject({
              code: 'input.malformed',
            })
          }
        }
        await expect(exportHere({ inputs: { [input]: 'a'.repeat(100_000) } })).rejects.toMatchObject({
          code: 'input.malformed',
        })
      }
      for (const breaker of breakers) {
        await expect(exportHere({ host: `localhost${breaker}` })).rejects.toMatchObject({ code: 'identity.refused' })
      }
      for (const upstream of ['http://127.0.0.1:65535', 'http://[::1]:1', 'http://localhost:9000']) {
        const exported = await exportHere({ inputs: { upstream } })
        const backend = `server ${upstream.replace('http://', '')};`
        expect(readFileSync(join(exported.directory, 'nginx.conf'), 'utf8')).toContain(backend)
        // A small system may not know the name.
        if (!upstream.includes('localhost')) expect(await check(exported.directory)).toMatchObject({ status: 0 })
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
        'unix:/x',
      ]) {
        await expect(exportHere({ inputs: { upstream } }), upstream).rejects.toMatchObject({ code: 'input.malformed' })
      }
    })

    /** An nginx without TLS whose locations are given. */
    const startPlain = async (locations: readonly string[]) => {
      const port = await freePort()
      const exported = await exportHere()
      const conf = [
        'daemon off; worker_processes 1; pid run/nginx.pid; error_log stderr notice; events {}',
        'http { access_log off; client_body_temp_path run/a; proxy_temp_path run/b; fastcgi_temp_path run/c; uwsgi_temp_path run/d; scgi_temp_path run/e;',
        `server { listen 127.0.0.1:${port};`,
        ...locations,
        '} }',
      ]
      writeFileSync(join(exported.directory, 'nginx.conf'), conf.join('\n'))
      const started = await startExported(exported, pki, undefined, runner)
      const ask = async (path: string) => {
        const [head = '', body = ''] = (await plain(port, `GET ${path} HTTP/1.0\r\n\r\n`)).split('\r\n\r\n')
        return { status: Number(head.split(' ')[1]), body }
      }
      return { ask, stop: started.stop }
    }
  })
}

/** What a refusing escaper leaves out. */
function attempt<T>(make: () => T): T[] {
  try {
    return [make()]
  } catch (error) {
    if (error instanceof Uncarriable) return []
    throw error
  }
}

const tlsOptions = (port: number, ca: string, client: Made, version: '1.2' | '1.3') => ({
  host: '127.0.0.1',
  port,
  ca,
  servername: 'localhost',
  cert: client.pem,
  key: client.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString(),
  minVersion: `TLSv${version}` as const,
  maxVersion: `TLSv${version}` as const,
})

/** Sends bytes without TLS, and reads until the end. */
function plain(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

async function freePort(): Promise<number> {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as AddressInfo
  await new Promise((resolve) => holder.close(resolve))
  return port
}
