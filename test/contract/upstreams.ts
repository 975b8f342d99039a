/** How an exported proxy reaches its backend: by a socket, by TLS that is verified, by a name that is resolved again. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, ListenOptions, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import type { Made } from '../support/certificate-kit.ts'
import { makeServer } from '../support/export-kit.ts'
import { type LivePki, makeLivePki, OTHER_HOST, stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { startNameServer } from '../support/name-server.ts'
import { type ExportedHere, type Stand, standsOf } from './stand.ts'

/** A backend that names itself and whoever is calling, in answer to anything. */
type Backend<S extends Server | TlsServer> = {
  readonly server: S
  readonly port: number
  /** The names in SNI, or an empty text, of the requests that it got. */
  readonly seen: string[]
  behind(stand: Stand, exported: ExportedHere): Promise<void>
  close(): void
}

async function startBackend<S extends Server | TlsServer>(
  make: (listener: RequestListener) => S,
  place: ListenOptions,
  name = 'backend',
): Promise<Backend<S>> {
  const seen: string[] = []
  const answer: RequestListener = (request, response) => {
    seen.push(String((request.socket as TLSSocket).servername || ''))
    const { identity } = request as { identity?: { uris: readonly string[] } }
    response.end(JSON.stringify({ name, uris: identity?.uris }))
  }
  let listener = answer
  const server = make((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(place, resolve))
  return {
    server,
    port: (server.address() as AddressInfo).port,
    seen,
    behind: async (stand, { directory }) => {
      const wrap = await stand.wrap?.(directory)
      listener = wrap === undefined ? answer : wrap(answer)
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** How long the least patient of common backends keeps a connection that nobody uses: gunicorn's default; that of Node.js is 5 s. */
const BACKENDS_KEEP_MS = 2000

const inTheClear = (listener: RequestListener) => createServer(listener)
const shown = ({ pem, key }: Made) => ({ cert: pem, key: key.secret.export({ type: 'pkcs8', format: 'pem' }) })
const alice = '["spiffe://acme.internal/alice"]'

/** A request over a connection that the backend ends meanwhile is lost. Which connections are kept differs between versions. */
function endsIdleConnections(stand: Stand): void {
  it(`the backend of ${stand.title} is not asked over a connection that lay idle as long as backends keep one`, async () => {
    const pki = makeLivePki()
    const backend = await startBackend(inTheClear, { port: 0 })
    // It keeps every connection: one is ended by who asks, or used again.
    backend.server.keepAliveTimeout = 0
    const connections: Socket[] = []
    backend.server.on('request', ({ socket }) => connections.push(socket))
    const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${backend.port}` } })
    const server = await stand.launch(exported, pki)
    await backend.behind(stand, exported)
    // As many as each of its workers needs to be asked more than once.
    const askOften = async (): Promise<readonly Socket[]> => {
      connections.length = 0
      for (let left = 8; left > 0; left--) {
        expect(await server.knock({ as: pki.client('alice') })).toMatchObject({ status: 200 })
      }
      return [...connections]
    }
    const usesIdle = async (): Promise<boolean> => {
      const before = await askOften()
      await systemClock.sleep(BACKENDS_KEEP_MS)
      return (await askOften()).some((socket) => before.includes(socket))
    }
    // One that is itself kept waiting may find the next request before it finds that the time is over.
    let used = true
    for (let left = 5; left > 0 && used; left--) used = await usesIdle()
    expect(used).toBe(false)
    await server.stop()
    backend.close()
  })
}

/**
 * Runs them at the target as this machine has it.
 *
 * @param lost what clients are answered while the backend cannot be reached, or is not the right one
 */
export async function upstreamContract(target: string, lost: readonly number[] = [502, 503]): Promise<void> {
  const stands = await standsOf(target)
  const [stand] = stands
  if (stand === undefined || stand.missing !== undefined) {
    it('reaches its backend', (context) => leaveOut(context, stand?.missing ?? 'nothing to start'))
    return
  }
  const folder = stand.runner?.folder() ?? mkdtempSync(join(tmpdir(), 'countersign-backend-'))
  afterAll(() => {
    stopLeftOver()
    stand.clear()
    rmSync(folder, { recursive: true, force: true })
  })
  const alsoHosts = stand.claims.severalHosts ? [OTHER_HOST] : []
  const open = async (pki: LivePki, inputs: Readonly<Record<string, string>>) => {
    const exported = await stand.export(pki, { inputs, alsoHosts })
    expect(await stand.run(exported, 'check')).toMatchObject({ status: 0 })
    const server = await stand.launch(exported, pki)
    const ask = async (serverName = 'localhost') => {
      const answer = await server.knock({ as: pki.client('alice'), serverName, headers: ['Host', serverName] })
      if (answer === 'refused') throw new Error('no answer')
      return answer
    }
    return { exported, server, ask }
  }
  const unreachable = (status: number): boolean => lost.includes(status)
  const unproven = (status: number): boolean => unreachable(status) || status === stand.manners.strangeBackend

  for (const one of new Set([stand, stands.at(-1) ?? stand])) {
    if (one.missing === undefined) endsIdleConnections(one)
    else it(`${one.title} ends idle connections`, (context) => leaveOut(context, one.missing ?? ''))
  }

  const { upstream: endpoint, upstreamCa } = stand.target.inputs
  const bySocket = endpoint?.type === 'endpoint' && endpoint.schemes?.includes('unix')
  if (!bySocket && upstreamCa === undefined) return
  describe(`the backend of ${stand.title}`, () => {
    if (bySocket)
      it('is reached by a socket, and by that alone', async () => {
        const pki = makeLivePki()
        const path = join(folder, 'app.sock')
        const backend = await startBackend(inTheClear, { path })
        chmodSync(path, 0o666)
        const { exported, server, ask } = await open(pki, { upstream: `unix:${path}` })
        await backend.behind(stand, exported)
        expect(await ask()).toMatchObject({ status: 200, body: `{"name":"backend","uris":${alice}}` })
        backend.close()
        expect((await ask()).status).toSatisfy(unreachable)
        await server.stop()
      })

    if (upstreamCa === undefined) return
    it('is spoken to in TLS only after it has shown a certificate of the given CA, for its name and in time', async () => {
      const pki = makeLivePki()
      const stranger = makeLivePki()
      const ca = join(folder, 'backend-ca.pem')
      writeFileSync(ca, pki.servers.pem)
      const named = (name: string, issuer = pki.servers, lately = pki.lately) =>
        makeServer(issuer, [{ kind: 'dns', value: name }], lately)
      const good = named('localhost')
      const backend = await startBackend((listener) => createTlsServer(shown(good), listener), { port: 0 })
      const { exported, server, ask } = await open(pki, {
        upstream: `https://localhost:${backend.port}`,
        upstreamCa: ca,
      })
      await backend.behind(stand, exported)
      const before = { notBefore: addSeconds(pki.now, -7200), notAfter: addSeconds(pki.now, -3600) }
      const bad: Readonly<Record<string, Made>> = {
        'another CA': named('localhost', stranger.servers),
        'another name': named('app.localhost'),
        'the past': named('localhost', pki.servers, before),
      }
      expect(await ask()).toMatchObject({ status: 200, body: `{"name":"backend","uris":${alice}}` })
      for (const [what, certificate] of Object.entries(bad)) {
        backend.server.setSecureContext(shown(certificate))
        backend.server.closeAllConnections()
        expect((await ask()).status, what).toSatisfy(unproven)
        expect(backend.seen, what).toEqual(['localhost'])
      }
      // Its name is its own, and never the one that a client asks for.
      for (const host of alsoHosts) {
        backend.server.setSecureContext(shown(named(host)))
        expect((await ask(host)).status, host).toSatisfy(unproven)
        expect(backend.seen, host).toEqual(['localhost'])
      }
      backend.server.setSecureContext(shown(good))
      for (const host of ['localhost', ...alsoHosts]) expect((await ask(host)).status, host).toBe(200)
      expect(new Set(backend.seen)).toEqual(new Set(['localhost']))
      await server.stop()
      backend.close()
    })

    it('is not told of in the clear what it should be told in TLS', async () => {
      const pki = makeLivePki()
      const ca = join(folder, 'backend-ca.pem')
      writeFileSync(ca, pki.servers.pem)
      const backend = await startBackend(inTheClear, { port: 0 })
      const { server, ask } = await open(pki, { upstream: `https://localhost:${backend.port}`, upstreamCa: ca })
      expect((await ask()).status).toSatisfy(unproven)
      expect(backend.seen).toEqual([])
      await server.stop()
      backend.close()
    })

    if (stand.target.inputs['upstreamResolver'] === undefined) return
    it('is found again where its name moves, and need not be there when the proxy starts', async () => {
      const pki = makeLivePki()
      const names = await startNameServer()
      const first = await startBackend(inTheClear, { host: '127.0.0.1', port: 0 }, 'first')
      const { port } = first
      const second = await startBackend(inTheClear, { host: '127.0.0.2', port }, 'second')
      const upstream = `http://app.acme.internal:${port}`
      const { exported, server, ask } = await open(pki, { upstream, upstreamResolver: names.place })
      for (const one of [first, second]) await one.behind(stand, exported)
      expect((await ask()).status).toSatisfy(unreachable)
      for (const [address, name] of [
        ['127.0.0.1', 'first'],
        ['127.0.0.2', 'second'],
      ] as const) {
        names.tell(address)
        const said = `{"name":"${name}","uris":${alice}}`
        while ((await ask()).body !== said) await systemClock.sleep(100)
      }
      await server.stop()
      for (const one of [first, second, names]) one.close()
    })
  })
}
