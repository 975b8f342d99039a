/** A door that a proxy asks, beside a bare `node:http` server that answers 204 to the same requests; with an empty CRL and with a large one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fill, serials } from './crl.ts'
import type { Installed } from './installed.ts'
import { type Contender, type Cost, type Program, run, takeTurns, typical } from './measure.ts'
import { cpuOf } from './step-ca.ts'
import { judged, type Section } from './table.ts'

const BARS = { decision: { atMost: 2.5 }, flat: { atMost: 1.1 }, memoryMb: { atMost: 60 } }
const HOST = 'api.acme.internal'
const CLIENTS = 50
const CONNECTIONS = 16
const PATIENCE_MS = 60_000

const BARE = `
const { createServer } = require('node:http')
createServer((request, response) => { request.resume(); response.writeHead(204).end() })
  .listen(process.argv[2], () => console.log('listening'))
`

/** Starts a program of ours, and waits until it says that it listens. */
async function start({ argv, directory, environment }: Program): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(argv[0], argv.slice(1), { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  for (const started = performance.now(); !said.includes('listening'); await delay(20)) {
    if (child.exitCode !== null || performance.now() - started > PATIENCE_MS) {
      child.kill()
      throw new Error(`${argv.join(' ')} does not start: ${said}`)
    }
  }
  return child as ChildProcess & { readonly pid: number }
}

/** As Caddy, Traefik and nginx would: the head of a browser's request, and what the proxy says of it. */
const headersOf = (certificate: string): Record<string, string> => ({
  Host: HOST,
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-GB,en;q=0.5',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  Cookie: `session=${'a'.repeat(64)}`,
  'X-Forwarded-For': '192.0.2.7',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Method': 'GET',
  'X-Forwarded-Uri': '/orders/2026/11?page=3',
  'X-Forwarded-Host': HOST,
  'Client-Cert': certificate,
})

/** Asks so many times over connections that are kept, and demands the same status each time. */
async function ask(socketPath: string, certificates: readonly string[], count: number, status: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let next = 0
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = headersOf(certificates[next % certificates.length]!)
      request({ socketPath, path: '/', headers, agent }, (response) => {
        if (response.statusCode !== status) reject(new Error(`${response.statusCode} where ${status} was expected`))
        response.resume().on('end', resolve)
      })
        .on('error', reject)
        .end()
    })
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await one()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  agent.destroy()
}

/** What a running server spends on so many requests. */
const costAt =
  (
    server: { readonly pid: number },
    socketPath: string,
    certificates: readonly string[],
    count: number,
    status: number,
  ) =>
  async (): Promise<Cost> => {
    const [cpu, wall] = [cpuOf(server.pid), performance.now()]
    await ask(socketPath, certificates, count, status)
    return { cpuMs: cpuOf(server.pid) - cpu, wallMs: performance.now() - wall }
  }

const residentMb = ({ pid }: { readonly pid: number }): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Writes what an export would: the settings of a door, and its material out of a home. */
function writeDoor(directory: string, home: string): void {
  const authority = (name: string) => readFileSync(join(home, 'authorities', 'clients', name), 'utf8')
  mkdirSync(join(directory, 'tls'), { recursive: true })
  writeFileSync(join(directory, 'tls/client-ca.pem'), authority('certificate.pem'))
  writeFileSync(join(directory, 'tls/client-crl.pem'), authority('crl.pem'))
  const uri = 'spiffe://acme.internal/*'
  const document = {
    recipe: { target: 'bench', versions: '', guideline: '', pin: authority('pin.txt').trim(), exportedAt: '' },
    host: HOST,
    origins: [`https://${HOST}`],
    clientsWithoutOrigin: 'refuse',
    claims: [],
    reads: {
      certificate: { header: 'client-cert', form: 'rfc9440' },
      method: 'x-forwarded-method',
      target: 'x-forwarded-uri',
      host: 'x-forwarded-host',
      refusals: 'by-reason',
    },
    material: { clientAuthority: 'tls/client-ca.pem', clientCrl: 'tls/client-crl.pem' },
    access: {
      mode: 'by-rule',
      escapes: 'refuse',
      paths: [{ path: '/orders', grants: [{ methods: ['GET'], require: [{ kind: 'uri', oneOf: [uri] }] }] }],
    },
  }
  writeFileSync(join(directory, 'door.json'), JSON.stringify(document))
}

/** Measures with nobody revoked and with `entries` revoked. */
export async function measureDoor(
  installed: Installed,
  requests: number,
  entries: number,
  rounds: number,
): Promise<Section> {
  const { directory, command, program, write } = installed
  const home = join(directory, 'pki')
  const certificates = Array.from({ length: CLIENTS }, (_, n) => {
    run(command('issue', 'client', `door${n}`, '--uri', `spiffe://acme.internal/door${n}`))
    const pem = readFileSync(join(home, 'issued', `door${n}`, 'certificate.pem'))
    return `:${new X509Certificate(pem).raw.toString('base64')}:`
  })
  const [small, large] = ['door-small', 'door-large'].map((name) => join(directory, name)) as [string, string]
  writeDoor(small, home)
  const revoked = serials(entries)
  for (let from = 0; from < entries; from += 10_000) await fill(home, revoked.slice(from, from + 10_000))
  run(command('crl', 'clients'))
  writeDoor(large, home)
  const at = (name: string): string => join(directory, `${name}.sock`)
  const servers = {
    bare: await start(program(process.execPath, write('bare.cjs', BARE), at('bare'))),
    small: await start(command('door', small, '--listen', `unix:${at('small')}`)),
    large: await start(command('door', large, '--listen', `unix:${at('large')}`)),
  }
  try {
    const contenders: Record<keyof typeof servers, Contender> = {
      bare: costAt(servers.bare, at('bare'), certificates, requests, 204),
      small: costAt(servers.small, at('small'), certificates, requests, 200),
      large: costAt(servers.large, at('large'), certificates, requests, 200),
    }
    const costs = await takeTurns(contenders, { rounds, warmUp: 2 })
    const [bare, few, many] = [costs.bare, costs.small, costs.large].map((cost) => typical(cost).cpuMs / requests) as [
      number,
      number,
      number,
    ]
    const micro = (ms: number): string => `${(ms * 1000).toFixed(0)} µs CPU`
    const grown = residentMb(servers.large) - residentMb(servers.small)
    return {
      title: 'A door that a proxy asks',
      lines: [
        { what: 'node:http, 204', figure: micro(bare) },
        judged('decision, nobody revoked', micro(few), few / bare, 'node:http', BARS.decision),
        judged(`decision, ${entries} revoked`, micro(many), many / bare, 'node:http', BARS.decision),
        judged('the same, by how many are revoked', micro(many), many / few, 'nobody', BARS.flat),
        judged(`memory for ${entries} revoked`, `${grown.toFixed(0)} MB`, grown / BARS.memoryMb.atMost, '60 MB', {
          atMost: 1,
        }),
      ],
      notes: [
        `${requests} requests a round over ${CONNECTIONS} kept connections of a Unix socket, of ${CLIENTS} clients in turn; ${rounds} rounds after two to warm up.`,
        `Processor time of the server alone. Memory is what it holds more than the one with nobody revoked: ${residentMb(servers.small).toFixed(0)} MB.`,
      ],
    }
  } finally {
    for (const server of Object.values(servers)) server.kill()
  }
}
