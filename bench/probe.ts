/** A full probe of an exported server on loopback, by the installed command, with everything that it can be given there. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { systemNetwork } from '../src/effects/network.ts'
import type { Installed } from './installed.ts'
import { costOf, type Program, peakOf, run, takeTurns, typical } from './measure.ts'
import { findScanner } from './scanner.ts'
import { judged, type Line, type Section, verdictOf } from './table.ts'

const bars = {
  wall: { atMost: 10 },
  testssl: { atMost: 0.25 },
  bare: { atMost: 1.5 },
  memoryMb: { atMost: 90 },
} as const
const HOST = 'api.acme.internal'
const ADDRESS = '127.0.0.1'
/** A loopback address that no server here listens on. */
const BETWEEN = '127.0.0.2'
const PATIENCE_MS = 10_000

const RULES = {
  title: 'One page that nobody may read',
  rules: [
    { paths: ['/'], methods: ['GET', 'POST'], require: 'any-client' },
    { paths: ['/denied'], require: 'nobody' },
  ],
}

/** Starts the exported server, and waits until it says that it listens. */
async function start(directory: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['server.mjs'], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (said += chunk))
  for (const started = performance.now(); !said.includes('listening on'); await delay(20)) {
    if (server.exitCode !== null || performance.now() - started > PATIENCE_MS) {
      server.kill()
      throw new Error(`the exported server does not start: ${said}`)
    }
  }
  return server
}

/** A home's client `alice`, `bob` who is revoked, who may have two certificates, and an exported server that runs until the work is done. */
export async function withServer<T>(
  { directory, command }: Installed,
  work: (listen: string, server: ChildProcess) => Promise<T>,
  { exported = [], namesake = false }: { readonly exported?: readonly string[]; readonly namesake?: boolean } = {},
): Promise<T> {
  const listen = `${ADDRESS}:${await systemNetwork.freePort(ADDRESS)}`
  run(command('issue', 'client', 'alice', '--uri', 'spiffe://acme.internal/alice', '--claim', 'role=admin'))
  for (const again of namesake ? [[], ['--again']] : [[]]) {
    run(command('issue', 'client', 'bob', '--uri', 'spiffe://acme.internal/bob', ...again))
    run(command('revoke', 'bob', '--reason', 'keyCompromise'))
  }
  run(command('issue', 'server', HOST, '--dns', HOST, '--ip', ADDRESS))
  run(command('export', 'node', '--host', HOST, '--listen', listen, '--out', 'server', ...exported))
  const server = await start(join(directory, 'server'))
  try {
    return await work(listen, server)
  } finally {
    server.kill()
  }
}

/** The command line that tries what every build of the last months can. */
export const probeOf = ({ command }: Installed, listen: string): Program =>
  command('probe', `https://${listen}`, '--host', HOST, '--as', 'alice', '--unsafe-path', '/')

/** The command line that gives a probe all that it can have at this server; only reloading, whose time is the server's, is left out. */
const wholeProbeOf = ({ command, directory }: Installed, listen: string, ...more: readonly string[]): Program =>
  command(
    'probe',
    `https://${listen}`,
    ...['--host', HOST, '--as', 'alice', '--unsafe-path', '/', '--identity-path', '/', '--denied-path', '/denied'],
    ...['--access', join(directory, 'access.json'), '--guideline', 'intermediate', '--sub-authorities'],
    ...more,
  )

/** Counts the connections of a program to a server, by standing between the two: at its port, which it wants to be called by. */
export async function countConnections(server: string, programOf: (listen: string) => Program): Promise<number> {
  const [host, port] = server.split(':') as [string, string]
  let count = 0
  const between = createServer((client) => {
    count++
    const behind = connect(Number(port), host)
    for (const [from, to] of [
      [client, behind],
      [behind, client],
    ] as const) {
      from.pipe(to)
      from.on('error', () => to.destroy())
    }
  })
  between.listen(Number(port), BETWEEN)
  await once(between, 'listening')
  const { argv, directory, environment } = programOf(`${BETWEEN}:${port}`)
  const [status] = await once(
    spawn(argv[0], argv.slice(1), { cwd: directory, env: environment, stdio: 'ignore' }),
    'exit',
  )
  between.close()
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with status ${status}`)
  return count
}

/** As many handshakes as it is told, one after the other, each with the client's certificate and one request; no comparison, no report. */
const BARE = `
import { readFileSync } from 'node:fs'
import { connect } from 'node:tls'
const [host, port, servername, times] = process.argv.slice(2)
const read = (path) => readFileSync(path)
const material = {
  cert: read('pki/issued/alice/chain.pem'),
  key: read('pki/issued/alice/key.pem'),
  ca: read('pki/authorities/servers/certificate.pem'),
}
const request = 'GET / HTTP/1.1\\r\\nHost: ' + servername + ':' + port + '\\r\\nConnection: close\\r\\n\\r\\n'
for (let n = 0; n < Number(times); n++) {
  const version = n % 2 === 0 ? 'TLSv1.3' : 'TLSv1.2'
  await new Promise((resolve, reject) => {
    let said = ''
    const socket = connect({ host, port, servername, minVersion: version, maxVersion: version, ...material }, () => socket.write(request))
    socket.on('data', (chunk) => (said += chunk))
    socket.on('error', reject)
    socket.on('close', () => (said.startsWith('HTTP/1.1 200') ? resolve() : reject(new Error(said))))
  })
}
`

/** testssl.sh at the same server. It ends with the number of what it found, which is no failure here. */
function testsslOf({ directory, program, write }: Installed, path: string, listen: string): Program {
  const issued = (file: string): string => readFileSync(join(directory, 'pki/issued/alice', file), 'utf8')
  const client = write('client.pem', issued('key.pem') + issued('chain.pem'))
  const words = ['--quiet', '--color', '0', '--warnings', 'off', '--ip', ADDRESS, '--mtls', client]
  const url = `https://${HOST}:${listen.split(':')[1]}/`
  return program('bash', '-c', '"$@" || true', 'bash', path, ...words, url)
}

type Counts = {
  readonly enforced: number
  readonly bypassed: number
  readonly inconclusive: number
  readonly 'not-tried': number
}

/**
 * Measures a probe of the whole catalogue over HTTP/1.1 and HTTP/2.
 *
 * @param rounds of the probe and of the bare handshakes; testssl.sh, which takes minutes, has one
 */
export const measureProbe = (installed: Installed, rounds: number): Promise<Section> => {
  const access = installed.write('access.json', JSON.stringify(RULES))
  return withServer(
    installed,
    async (listen) => {
      const whole = wholeProbeOf(installed, listen)
      const connections = await countConnections(listen, (at) =>
        wholeProbeOf(installed, at, '--report', join(installed.directory, 'report.json')),
      )
      const report = JSON.parse(readFileSync(join(installed.directory, 'report.json'), 'utf8')) as {
        counts: Counts
        results: readonly { attempts: readonly unknown[] }[]
      }
      const attempts = report.results.reduce((sum, one) => sum + one.attempts.length, 0)
      const bare = installed.program(
        process.execPath,
        installed.write('bare.mjs', BARE),
        ...listen.split(':'),
        HOST,
        String(connections),
      )
      const costs = await takeTurns({ probe: () => costOf(whole), bare: () => costOf(bare) }, { rounds, warmUp: 1 })
      const [probe, least] = [typical(costs.probe), typical(costs.bare)]
      const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
      const peakMb = await peakOf(whole)
      const path = findScanner('testssl')
      const testssl = path === undefined ? undefined : costOf(testsslOf(installed, path, listen))
      const { counts } = report
      const lines: readonly Line[] = [
        {
          what: `probe, ${connections} connections, wall`,
          figure: seconds(probe.wallMs),
          bar: bars.wall,
          verdict: verdictOf(probe.wallMs / 1000, bars.wall),
        },
        judged(
          'probe, CPU',
          `${seconds(probe.cpuMs)}, ${(probe.cpuMs / attempts).toFixed(1)} ms an attempt`,
          probe.cpuMs / least.cpuMs,
          'as many bare handshakes',
          bars.bare,
        ),
        { what: 'as many bare handshakes and requests by node:tls, CPU', figure: seconds(least.cpuMs) },
        testssl === undefined
          ? { what: 'testssl.sh, CPU', figure: 'not measured: it is not installed' }
          : judged(
              'testssl.sh, CPU',
              `${seconds(testssl.cpuMs)}, ${seconds(testssl.wallMs)} wall`,
              probe.cpuMs / testssl.cpuMs,
              'testssl.sh, the probe',
              bars.testssl,
            ),
        {
          what: 'probe, memory at its peak',
          figure: `${peakMb.toFixed(0)} MB`,
          ratio: { value: peakMb / bars.memoryMb.atMost, of: `${bars.memoryMb.atMost} MB` },
          bar: { atMost: 1 },
          verdict: verdictOf(peakMb, bars.memoryMb),
        },
      ]
      return {
        title: 'A full probe of a local server, over HTTP/1.1 and HTTP/2',
        lines,
        notes: [
          `${attempts} attempts of ${report.results.length} attacks: ${counts.enforced} enforced, ${counts.bypassed} bypassed, ${counts.inconclusive} inconclusive, ${counts['not-tried']} not tried.`,
          `${rounds} rounds after one to warm up; median; testssl.sh once. The probe's figure has its start and the scrypt of a passphrase in it, and all its connections count as handshakes with a request.`,
        ],
      }
    },
    { exported: ['--input', 'http2=yes', '--access', access], namesake: true },
  )
}
