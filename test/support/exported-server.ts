/** An exported server, really started, with clients that knock at it. What its answers should be is for the tests to say. */
import { type ChildProcess, spawn } from 'node:child_process'
import { type KeyObject, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { type Agent, request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { addSeconds, type Instant, type SerialNumber } from '../../src/core/brand.ts'
import type { KeyType } from '../../src/core/key.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { type Argv, nameOurselves } from '../../src/export/command.ts'
import type { ExportRequest } from '../../src/export/view.ts'
import { type Exported, writeExport } from '../../src/export/write.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { bundledProgram } from './bundled.ts'
import { type Made, makeCertificate, makeCrl, type Wishes } from './certificate-kit.ts'
import { clients, keys, makeExportPki } from './export-kit.ts'
import { knockOverHttp2 } from './knock-http2.ts'
import type { Runner } from './runner.ts'
import { request } from './target-kit.ts'

export type TlsVersion = '1.2' | '1.3'
export const tlsVersions = ['1.2', '1.3'] as const

/** The OID of the claim `role` in these tests. */
export const ROLE = request().claims[0]?.oid as NonNullable<ReturnType<typeof request>['claims'][0]['oid']>

/** A name that the certificate of each exported server has as well: only an export that lists it may answer for it. */
export const OTHER_HOST = 'two.example'

/** Authorities around the real now, because real servers ask their own clock. */
export function makeLivePki(host = 'localhost', keyType?: KeyType) {
  const now = systemClock.now()
  const pki = makeExportPki(host, now, keyType, [OTHER_HOST])
  let crls = 1
  const client = (name: string, role?: string, wishes: Wishes = {}): Made =>
    makeCertificate({
      ...pki.lately,
      issuer: pki.authority,
      subject: [{ type: 'commonName', value: name }],
      extensions: [
        encodeExtendedKeyUsage(['clientAuth']),
        encodeSubjectAlternativeName([{ kind: 'uri', value: `spiffe://acme.internal/${name}` }]),
        ...(role === undefined ? [] : [encodeClaimExtension(ROLE, 'string', role)]),
      ],
      ...wishes,
    })
  /** A new CRL, as PEM; each has a higher number than the last. */
  const crl = (revoked: readonly SerialNumber[] = [], wishes: Parameters<typeof makeCrl>[2] = {}): string => {
    crls += 1
    return encodeCrlPem(makeCrl(pki.authority, revoked, { thisUpdate: now, number: crls, ...wishes }).der)
  }
  return { ...pki, now, client, crl }
}

export type LivePki = ReturnType<typeof makeLivePki>

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What a client may do otherwise than the honest one. `refused` is no answer at all, whatever the handshake said. */
export type Knock = {
  /** HTTP/1.1 where it is not said. */
  readonly http?: '1.1' | '2'
  readonly as?: Made | 'nobody'
  readonly version?: TlsVersion
  readonly method?: string
  readonly path?: string
  /** One after the other: name, value, name, value. */
  readonly headers?: readonly string[]
  readonly body?: string | Buffer
  readonly serverName?: string
  readonly agent?: Agent
  readonly groups?: string
  readonly ciphers?: string
}

export type Started = {
  readonly port: number
  readonly directory: string
  output(): string
  /** Waits until what it printed from `since` on has the text. */
  printed(text: string, since?: number): Promise<void>
  /** Puts a file in place by rename, and asks for a reload; gives what was printed in answer. */
  reload(path: string, content: string): Promise<string>
  knock(knock?: Knock): Promise<Answer | 'refused'>
  /** Sends these very bytes over TLS, and reads until the end. */
  send(bytes: string, as: Made, version?: TlsVersion): Promise<string>
  signal(name: NodeJS.Signals): void
  readonly exited: Promise<number | null>
  stop(): Promise<void>
}

const secretPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Exports a target for `localhost` into a temporary directory. */
export async function exportFor(
  target: Target,
  pki: LivePki,
  { inputs = {}, ...wish }: Partial<ExportRequest> = {},
  parent = mkdtempSync(join(tmpdir(), 'countersign-server-')),
): Promise<Exported & { port: number; remove(): void }> {
  const port = Number(inputs['port'] ?? (await systemNetwork.freePort('127.0.0.1')))
  const exported = await writeExport(
    {
      target,
      request: request({
        host: 'localhost',
        pin: pki.pin,
        at: pki.now,
        ...wish,
        inputs: { port: String(port), ...inputs },
      }),
      material: pki.material,
      authority: clients,
    },
    join(parent, 'server'),
    { files: systemFiles, keys },
    'write',
  )
  return { ...exported, port, remove: () => rmSync(parent, { recursive: true, force: true }) }
}

/** What a server says of a reload that it answers by words. */
export function wordsOf({ commands: { reload } }: Exported): { readonly done: string; readonly failed: string } {
  if (reload.by === 'signal' || reload.by === 'watching') return reload
  throw new Error(`a reload by ${reload.by} is not answered by words`)
}

/** Replaces words of an exported file, as its user would with an editor. */
export function editFile(directory: string, path: string, replacements: Readonly<Record<string, string>>): void {
  let text = readFileSync(join(directory, path), 'utf8')
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`)
    text = text.replace(from, to)
  }
  writeFileSync(join(directory, path), text)
}

/** The same, in whichever of its programs says the words: each text in exactly one. */
export function editPrograms(directory: string, replacements: Readonly<Record<string, string>>): void {
  const programs = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(m?js|rs|lua)$/.test(path),
  )
  for (const [from, to] of Object.entries(replacements)) {
    const [path, ...others] = programs.filter((one) => readFileSync(join(directory, one), 'utf8').includes(from))
    if (path === undefined || others.length > 0) throw new Error(`not one program of it says ${from}`)
    editFile(directory, path, { [from]: to })
  }
}

/** Runs a program to its end. */
export async function runToEnd(
  argv: readonly string[],
  cwd: string,
): Promise<{ status: number | null; output: string; stdout: string }> {
  const child = spawn(argv[0] as string, argv.slice(1), { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const { output } = collect(child)
  let stdout = ''
  child.stdout.on('data', (chunk) => (stdout += chunk))
  return { status: await ended(child), output: output(), stdout }
}

/** What programs print, in one text, in the order in which it comes. */
function collect(...children: readonly ChildProcess[]) {
  let text = ''
  const listen = (child: ChildProcess): void => {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  }
  for (const child of children) listen(child)
  return { output: () => text, listen }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', (status) => resolve(status)))

/** Waits until what a program printed has a text. */
const waiter =
  (child: ChildProcess, output: () => string) =>
  async (text: string, since = 0): Promise<void> => {
    for (let waited = 0; !output().slice(since).includes(text); waited += 10) {
      if (child.exitCode !== null || waited > 60_000) throw new Error(`it never said ${text}; it said: ${output()}`)
      await systemClock.sleep(10)
    }
  }

/** A command line of an export in which this program is called as it is published. */
export const asPublished = (argv: Argv): Argv => nameOurselves(argv, [process.execPath, bundledProgram()])

const running = new Map<ChildProcess, { readonly signal: NodeJS.Signals; remove(): void }>()

/** Ends every server that a failed test left behind. */
export function stopLeftOver(): void {
  for (const [child, { signal, remove }] of running) {
    child.kill(signal)
    remove()
  }
}

/**
 * Starts an exported server by the command that its manifest gives; `program` stands in for the first word, and a runner
 * runs it elsewhere.
 */
export async function startExported(
  exported: Exported & { port: number; remove(): void },
  pki: LivePki,
  program?: string,
  runner?: Pick<Runner, 'wrap' | 'settle'>,
): Promise<Started> {
  const { directory, port, commands } = exported
  const { beside } = commands
  const begin = ([first, ...rest]: Argv, signal: NodeJS.Signals): ChildProcess => {
    const begun = spawn(first, rest, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
    running.set(begun, { signal, remove: exported.remove })
    return begun
  }
  const wrap = (argv: Argv): Argv => runner?.wrap(argv) ?? argv
  runner?.settle(directory)
  const door = beside && begin(wrap(asPublished(beside.argv)), 'SIGTERM')
  const doorEnded = door && ended(door)
  const said = collect(...(door ? [door] : []))
  if (door && beside) await waiter(door, said.output)(beside.ready)
  const argv = [program ?? commands.run[0], ...commands.run.slice(1)] as const
  // A server of several processes ends them all by itself; killed, the first would leave the others behind.
  const signal = runner === undefined ? 'SIGKILL' : 'SIGTERM'
  const child = begin(wrap(argv), signal)
  said.listen(child)
  const { output } = said
  const exited = ended(child)
  const printed = waiter(child, output)
  const credentials = ({ as = 'nobody', version = '1.3' }: Pick<Knock, 'as' | 'version'>) => ({
    host: '127.0.0.1',
    port,
    ca: pki.servers.pem,
    minVersion: `TLSv${version}` as const,
    maxVersion: `TLSv${version}` as const,
    ...(as === 'nobody' ? {} : { cert: as.pem, key: secretPem(as.key.secret) }),
  })
  await printed(commands.ready)
  let reloads = 0
  return {
    port,
    directory,
    output,
    printed,
    exited,
    signal: (name) => void child.kill(name),
    reload: async (path, content) => {
      const since = output().length
      writeFileSync(join(directory, `${path}.next`), content)
      // As if some time had passed: nginx from 1.27.4 on takes a file of the same second and inode for the one that it has, and an inode
      // that was given back comes again at once.
      reloads += 1
      utimesSync(join(directory, `${path}.next`), new Date(), Date.now() / 1000 + reloads)
      renameSync(join(directory, `${path}.next`), join(directory, path))
      runner?.settle(directory)
      const ofDoor = beside?.reads.includes(path) ? beside.reload : undefined
      if (ofDoor) door?.kill(ofDoor.signal)
      else if (commands.reload.by === 'signal') child.kill(commands.reload.signal)
      // One that watches speaks of keys, certificates and CRLs; other files it looks at when it is asked.
      else if (!path.startsWith('tls/')) return ''
      const { done, failed } = ofDoor ?? wordsOf(exported)
      await Promise.any([printed(done, since), printed(failed, since)])
      return output().slice(since)
    },
    knock: (knock = {}) => {
      if (knock.http === '2') return knockOverHttp2(credentials(knock), knock)
      const { method = 'GET', path = '/', headers = [], body, serverName = 'localhost', agent = false } = knock
      return new Promise((resolve) => {
        const asking = httpsRequest({
          ...credentials(knock),
          agent,
          method,
          path,
          servername: serverName,
          // Only where it is needed: an agent keeps no connection that was checked in a way of its own.
          ...(serverName !== 'localhost' && { checkServerIdentity: () => undefined }),
          setHost: false,
          ...(knock.groups !== undefined && { ecdhCurve: knock.groups }),
          ...(knock.ciphers !== undefined && { ciphers: knock.ciphers }),
        })
        const named = headers.includes('Host') ? headers : ['Host', `localhost:${port}`, ...headers]
        for (let i = 0; i < named.length; i += 2) asking.appendHeader(named[i] as string, named[i + 1] as string)
        asking.on('error', () => resolve('refused'))
        asking.on('response', (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', () => undefined)
          response.on('close', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          )
        })
        asking.end(body)
      })
    },
    send: (bytes, as, version = '1.3') =>
      new Promise((resolve) => {
        const chunks: Buffer[] = []
        const socket: TLSSocket = connect({ ...credentials({ as, version }), servername: 'localhost' }, () =>
          socket.write(bytes),
        )
        socket.on('data', (chunk) => chunks.push(chunk))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
      }),
    stop: async () => {
      child.kill(signal)
      await exited
      door?.kill('SIGTERM')
      await doorEnded
      exported.remove()
      for (const one of [child, door]) if (one) running.delete(one)
    },
  }
}

/** Tries with a moment a few seconds from now; where a busy machine could not show what holds before it, with a later one. */
export async function soon(attempt: (moment: Instant) => Promise<boolean>): Promise<Instant> {
  for (const seconds of [3, 30, 300]) {
    const moment = addSeconds(systemClock.now(), seconds)
    if (await attempt(moment)) return moment
  }
  throw new Error('what should hold before a moment did not')
}

/** Fingerprint as the exported servers tell it. */
export const fingerprintOf = (made: Made): string =>
  new X509Certificate(made.pem).fingerprint256.replaceAll(':', '').toLowerCase()
