/** HTTP/3 as servers speak it that are not ours: with a demand for certificates and without, and behind a token (RFC 9000 §8.1). */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { quicWithoutCertificate } from '../../src/probe/attacks/quic-without-certificate.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { releasesOf } from '../support/releases.ts'
import { type Runner, readingRunner } from '../support/runner.ts'
import { makePki, probeOf, probePorts } from '../support/twins.ts'

const pki = makePki()
const keyPem = String(pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }))

/** `asks` lets in who has none. */
type Demand = 'demands' | 'asks' | 'ignores'

type Case = {
  readonly title: string
  readonly missing?: string
  readonly runner: Runner
  start(folder: string, port: number, demand: Demand): readonly [string, ...string[]]
}

async function isOpen(port: number): Promise<boolean> {
  const stream = await probePorts.network.connect({ host: '127.0.0.1', port }, 1000)
  if ('end' in stream) return false
  stream.close()
  return true
}

const caddyConfig = (port: number, demand: Demand): string =>
  JSON.stringify({
    admin: { disabled: true },
    apps: {
      tls: { certificates: { load_pem: [{ certificate: pki.server.pem, key: keyPem }] } },
      http: {
        servers: {
          one: {
            listen: [`127.0.0.1:${port}`],
            automatic_https: { disable: true },
            protocols: ['h1', 'h2', 'h3'],
            routes: [{ handle: [{ handler: 'static_response', body: 'the treasure of Acme' }] }],
            tls_connection_policies: [
              demand !== 'ignores'
                ? {
                    client_authentication: {
                      mode: demand === 'demands' ? 'require_and_verify' : 'verify_if_given',
                      trusted_ca_certs: [Buffer.from(pki.clients.der).toString('base64')],
                    },
                  }
                : {},
            ],
          },
        },
      },
    },
  })

const caddies = (['caddy', 'oldestCaddy'] as const).map((name): Case => {
  const program = findProgram(name)
  return {
    title: name,
    ...(program === undefined ? { missing: 'npm run judges installs it' } : {}),
    runner: readingRunner(),
    start: (folder, port, demand) => {
      writeFileSync(join(folder, 'caddy.json'), caddyConfig(port, demand))
      return [program ?? '', 'run', '--config', join(folder, 'caddy.json')]
    },
  }
})

const verify: Record<Demand, string> = { demands: 'on', asks: 'optional', ignores: 'off' }

const nginxConfig = (folder: string, port: number, demand: Demand): string => `
daemon off;
pid ${folder}/pid;
error_log stderr info;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    listen 127.0.0.1:${port} quic;
    quic_retry on;
    server_name localhost;
    ssl_certificate ${folder}/server.pem; ssl_certificate_key ${folder}/key.pem;
    ssl_client_certificate ${folder}/clients.pem; ssl_verify_client ${verify[demand]};
    location / { return 200 'the treasure of Acme'; }
  }
}`

const nginxes = releasesOf(['usr/sbin/nginx'], 'nginx', 'nginx')
  .slice(1)
  .map(
    ({ title, runner, missing }): Case => ({
      title: `nginx of ${title}`,
      ...(runner === undefined ? { missing } : {}),
      runner: runner ?? readingRunner(),
      start: (folder, port, demand) => {
        const seen = runner?.seen(folder) ?? folder
        writeFileSync(join(folder, 'server.pem'), pki.server.pem)
        writeFileSync(join(folder, 'key.pem'), keyPem)
        writeFileSync(join(folder, 'clients.pem'), pki.clients.pem)
        writeFileSync(join(folder, 'nginx.conf'), nginxConfig(seen, port, demand))
        return ['/usr/sbin/nginx', '-e', 'stderr', '-c', join(folder, 'nginx.conf')]
      },
    }),
  )

describe.each([...caddies, ...nginxes])('HTTP/3 of $title', ({ missing, runner, start }) => {
  afterAll(() => runner.clear())

  it.for<[demand: Demand, verdict: string]>([
    ['demands', 'enforced'],
    ['asks', 'bypassed'],
    ['ignores', 'bypassed'],
  ])('where it %s certificates is %s', async ([demand, verdict], context) => {
    if (missing !== undefined) leaveOut(context, missing)
    const folder = runner.folder()
    const port = await probePorts.network.freePort('127.0.0.1')
    const running = await runner.processes.start(start(folder, port, demand), folder)
    try {
      await expect.poll(() => isOpen(port), { timeout: 60_000 }).toBe(true)
      const { results } = await runProbe(probeOf(pki, port), probePorts, [quicWithoutCertificate])
      expect(results[0]).toMatchObject({ verdict })
    } finally {
      await running.stop()
    }
  })
})
