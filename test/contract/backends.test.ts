/** Backends in other languages, with the file for theirs that an export brings along: they believe the exported proxy, and nobody else. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest'
import type { Running } from '../../src/core/port/processes.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import { buildFolder, rustVersion } from '../support/cargo.ts'
import { fingerprintOf, type LivePki, makeLivePki, runToEnd, stopLeftOver } from '../support/exported-server.ts'
import { goVersion } from '../support/go-server.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { believesProxyAlone } from './backend.ts'
import { type Standing, standsOf } from './stand.ts'

const sources = resolve(import.meta.dirname, 'backends')
const [stand] = await standsOf('nginx')
afterAll(stopLeftOver)

/** Lays out a program beside the file of its export, and gives the command that starts it, without its port and folder. */
type Prepare = (context: TestContext, folder: string, exported: string) => Promise<readonly [string, ...string[]]>

async function make(argv: readonly [string, ...string[]], folder: string): Promise<void> {
  const { status, output } = await runToEnd(argv, folder)
  expect(status, output).toBe(0)
}

const languages: Readonly<Record<string, Prepare>> = {
  Python: async (context) => {
    const python = findProgram('python3') ?? leaveOut(context, 'no Python 3')
    return [python, '-B', join(sources, 'app.py')]
  },
  Go: async (context, folder, exported) => {
    if (goVersion === undefined) leaveOut(context, 'no Go, or one that is too old')
    mkdirSync(join(folder, 'clientcert'))
    cpSync(join(exported, 'client_cert.go'), join(folder, 'clientcert/client_cert.go'))
    for (const name of ['main.go', 'go.mod']) cpSync(join(sources, name), join(folder, name))
    await make(['env', 'GOTOOLCHAIN=local', 'GOPROXY=off', 'go', 'build', '-o', 'program', '.'], folder)
    return [join(folder, 'program')]
  },
  Rust: async (context, folder, exported) => {
    if (rustVersion === undefined) leaveOut(context, 'no Rust')
    mkdirSync(join(folder, 'src'))
    cpSync(join(exported, 'client_cert.rs'), join(folder, 'src/client_cert.rs'))
    cpSync(join(sources, 'main.rs'), join(folder, 'src/main.rs'))
    for (const name of ['Cargo.toml', 'Cargo.lock']) cpSync(join(sources, name), join(folder, name))
    const built = buildFolder(folder)
    await make(['cargo', 'build', '--locked', '--quiet', '--target-dir', built], folder)
    cpSync(join(built, 'debug/backend'), join(folder, 'program'))
    return [join(folder, 'program')]
  },
  Java: async (context, folder, exported) => {
    const [java, javac] = [findProgram('java17'), findProgram('javac')]
    if (java === undefined || javac === undefined) return leaveOut(context, 'no Java 17 that compiles')
    await make([javac, '-d', folder, join(exported, 'ClientCert.java'), join(sources, 'Backend.java')], folder)
    return [java, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', folder, 'Backend']
  },
}

let pki: LivePki
let port: number
let server: Standing | undefined
let scratch: string

beforeAll(async () => {
  if (stand === undefined || stand.missing !== undefined) return
  pki = makeLivePki()
  port = await systemNetwork.freePort('127.0.0.1')
  scratch = mkdtempSync(join(tmpdir(), 'countersign-backends-'))
  const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
  server = await stand.launch(exported, pki)
})
afterAll(async () => {
  await server?.stop()
  stand?.clear()
  if (scratch !== undefined) rmSync(scratch, { recursive: true })
})

async function started(argv: readonly [string, ...string[]], folder: string): Promise<Running> {
  const program = await systemProcesses.start(argv, folder)
  await expect.poll(() => program.output(), { timeout: 60_000, interval: 10 }).toContain('backend on')
  return program
}

it.for(Object.keys(languages))(
  'a backend in %s believes nobody but the proxy, and hears who is calling',
  async (name, context) => {
    if (server === undefined) return leaveOut(context, stand?.missing ?? 'no nginx')
    const folder = join(scratch, name)
    mkdirSync(folder)
    const exported = join(server.directory, 'backend')
    const argv = await languages[name]!(context, folder, exported)
    const backend = await started([...argv, `${port}`, exported], folder)
    try {
      const alice = pki.client('alice', 'admin')
      const text = readFileSync(join(exported, 'secret.conf'), 'utf8')
      await believesProxyAlone(port, alice, /[0-9a-f]{64}/.exec(text)?.[0] ?? '')
      const answer = await server.knock({ as: alice, headers: ['X-Client-Identity', '{}', 'Client-Cert', ':AAAA:'] })
      if (answer === 'refused') throw new Error('alice is refused')
      const { identity, seen = [] } = JSON.parse(answer.body) as { identity: unknown; seen?: readonly string[] }
      expect(identity).toEqual({
        uris: ['spiffe://acme.internal/alice'],
        dns: [],
        emails: [],
        serial: alice.certificate.tbs.serial,
        claims: { role: 'admin' },
        fingerprint: fingerprintOf(alice),
      })
      expect(seen.filter((one) => /client.cert|client.identity/i.test(one))).toEqual([])
      const nobody = await server.knock({})
      expect(nobody === 'refused' || nobody.status >= 400).toBe(true)
    } finally {
      await backend.stop()
    }
  },
)
