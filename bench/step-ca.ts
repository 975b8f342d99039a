/** step-ca, started with a database of its own, which issues by requests over HTTPS. Compares it with nothing. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash, generateKeyPairSync, type JsonWebKey, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Cost, costHere } from './measure.ts'

const VERSION = '0.30.2'
const LOOPBACK = '127.0.0.1'
const PROVISIONER = 'bench'
/** The name in the request, and so in each certificate. */
const SUBJECT = 'client.acme.internal'
/** Connections that are tried, each kept alive; the quickest number is measured. */
const CONNECTIONS = [8, 16, 32, 64]
/** How often a server that starts is asked whether it is there, and for how long. */
const [ASKED_MS, ASKED_TIMES] = [50, 600]
/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10

/** Where it may have been built. */
const built = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'countersign', `step-ca-${VERSION}`)

/** How to get it into the place where it is looked for. */
export const howToInstall = `CGO_ENABLED=0 GOBIN=${built} go install github.com/smallstep/certificates/cmd/step-ca@v${VERSION}`

function findProgram(): { readonly program: string; readonly version: string } | undefined {
  const own = join(built, 'step-ca')
  // One that `go install` builds does not know its version.
  if (existsSync(own)) return { program: own, version: VERSION }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const program = folders.map((folder) => join(folder, 'step-ca')).find((path) => existsSync(path))
  if (program === undefined) return undefined
  const [version = 'of unknown version'] =
    /\d+\.\d+\.\d+/.exec(execFileSync(program, ['version'], { encoding: 'utf8' })) ?? []
  return { program, version }
}

export type StepCa = {
  readonly version: string
  /** As many requests are under way at once. */
  readonly connections: number
  /** Has it issue so many: what that cost the server, and what the client beside it. */
  issue(count: number): Promise<{ readonly server: Cost; readonly client: Cost }>
  stop(): Promise<void>
}

const OPENSSL = `[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[client]
subjectAltName = DNS:${SUBJECT}
`

/** An authority of two certificates, and a request; gives the request. */
function makeMaterial(directory: string): string {
  writeFileSync(join(directory, 'openssl.cnf'), OPENSSL)
  const make = (name: string, options: string): void => {
    const key = `-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key`
    const words = `req -config openssl.cnf ${key} -subj /CN=${name} -out ${name}.pem ${options}`
    execFileSync('openssl', words.split(' '), { cwd: directory, stdio: 'pipe' })
  }
  make('root', '-x509 -extensions authority')
  make('intermediate', '-x509 -extensions authority -CA root.pem -CAkey root.key')
  make(SUBJECT, '-new -reqexts client')
  return readFileSync(join(directory, `${SUBJECT}.pem`), 'utf8')
}

/** Who may ask: the public key goes into the settings, the tokens are made here. */
function makeProvisioner() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const jwk: JsonWebKey = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url')
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const token = (audience: string): string => {
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, nbf: now, exp: now + 3600 }
    const claims = { iss: PROVISIONER, aud: audience, sub: SUBJECT, sans: [SUBJECT], jti: randomUUID(), ...times }
    const signed = `${encode({ alg: 'ES256', typ: 'JWT', kid })}.${encode(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${signed}.${signature.toString('base64url')}`
  }
  return { provisioner: { type: 'JWK', name: PROVISIONER, key: { ...jwk, kid, use: 'sig', alg: 'ES256' } }, token }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, LOOPBACK)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Processor time of a process with all its threads, so far; it starts no others. */
export function cpuOf(pid: number): number {
  const [, fields = ''] = /\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? []
  const [user, system] = fields.split(' ').slice(11, 13).map(Number)
  return (user! + system!) * TICK_MS
}

function createClient(port: number, ca: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, ca })
  const send = (method: string, path: string, body: string) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const asked = request({ agent, host: LOOPBACK, port, method, path, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() }))
        response.on('error', reject)
      })
      asked.on('error', reject).end(body)
    })
  return { send, close: () => agent.destroy() }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/**
 * Starts step-ca with its usual database, badger, in a temporary directory. Undefined where it is not installed.
 *
 * The requests and tokens are made before the clock runs, and so is the only key of all certificates; keys of the clients cost it nothing.
 */
export async function startStepCa(tried: number): Promise<StepCa | undefined> {
  const found = findProgram()
  if (found === undefined) return undefined
  const { program, version } = found
  const directory = mkdtempSync(join(tmpdir(), 'countersign-step-ca-'))
  let child: ChildProcess | undefined
  let client: ReturnType<typeof createClient> | undefined
  const stop = async (): Promise<void> => {
    client?.close()
    if (child !== undefined) await end(child)
    rmSync(directory, { recursive: true })
  }
  try {
    const csr = makeMaterial(directory)
    const { provisioner, token } = makeProvisioner()
    const port = await freePort()
    const path = (name: string): string => join(directory, name)
    const settings = {
      root: path('root.pem'),
      crt: path('intermediate.pem'),
      key: path('intermediate.key'),
      address: `${LOOPBACK}:${port}`,
      dnsNames: [LOOPBACK],
      db: { type: 'badgerv2', dataSource: path('db') },
      authority: { provisioners: [provisioner] },
    }
    writeFileSync(path('ca.json'), JSON.stringify(settings))
    child = spawn(program, [path('ca.json')], { stdio: 'ignore', cwd: directory })
    client = createClient(port, readFileSync(path('root.pem'), 'utf8'))
    const { pid } = child
    const { send } = client
    for (let asked = 0; ; asked++) {
      const answer = await send('GET', '/health', '').catch(() => undefined)
      if (answer?.status === 200) break
      if (child.exitCode !== null || asked > ASKED_TIMES) throw new Error(`${program} does not serve`)
      await delay(ASKED_MS)
    }
    const issueBy = async (connections: number, count: number) => {
      const bodies = Array.from({ length: count }, () =>
        JSON.stringify({ csr, ott: token(`https://${LOOPBACK}:${port}/1.0/sign`) }),
      )
      const line = async (): Promise<void> => {
        for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
          const { status, text } = await send('POST', '/1.0/sign', body)
          if (status !== 201) throw new Error(`step-ca answers ${status}: ${text}`)
        }
      }
      const before = cpuOf(pid!)
      const client = await costHere(() => Promise.all(Array.from({ length: connections }, line)))
      return { server: { cpuMs: cpuOf(pid!) - before, wallMs: client.wallMs }, client }
    }
    const tries = []
    for (const connections of CONNECTIONS) {
      const { server } = await issueBy(connections, tried)
      tries.push({ connections, wallMs: server.wallMs })
    }
    const { connections } = tries.toSorted((a, b) => a.wallMs - b.wallMs)[0]!
    return { version, connections, issue: (count) => issueBy(connections, count), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
