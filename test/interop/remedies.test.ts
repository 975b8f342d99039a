/**
 * The remedies of `templates/<target>/remedies.json`, at real servers that are broken in one way: the attack succeeds, and with the
 * change that the report proposes it is refused.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { attacks } from '../../src/probe/attacks/index.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { chooseRemedy, parseRemedies, proposeChanges, type Remedies } from '../../src/probe/report/remedies.ts'
import type { Change, Report } from '../../src/probe/report/report.ts'
import { encodeSarif } from '../../src/probe/report/sarif.ts'
import { leaveOut } from '../support/judges.ts'
import type { Program } from '../support/remedied-program.ts'
import { provenServers, unproven } from '../support/remedied-servers.ts'
import { readingRunner } from '../support/runner.ts'
import { makePki, probeOf, probePorts } from '../support/twins.ts'

const templates = join(import.meta.dirname, '../../templates')
const directory = mkdtempSync(join(tmpdir(), 'countersign-remedies-'))
const pki = makePki()
chmodSync(directory, 0o755)
mkdirSync(join(directory, 'tls'))
mkdirSync(join(directory, 'html'))
// What servers write to that run as an ordinary user.
for (const name of ['caddy', 'ats']) {
  mkdirSync(join(directory, name))
  chmodSync(join(directory, name), 0o777)
}
const key = pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' })
for (const [name, text] of Object.entries({
  'tls/server.pem': `${pki.server.pem}${key}`,
  // lighttpd completes a chain of one certificate from the trusted authorities, or fails.
  'tls/chain.pem': `${pki.server.pem}${pki.servers.pem}${key}`,
  'tls/client-ca.pem': pki.clients.pem,
  'tls/both.pem': `${pki.clients.pem}${pki.strangers.pem}`,
  'tls/client-crl.pem': pki.crl(),
  'html/index.html': 'the treasure of Acme',
  'html/act': 'done',
})) {
  writeFileSync(join(directory, name), text)
}
const running: ChildProcess[] = []
afterAll(async () => {
  await Promise.all(running.map(end))
  backend.close()
  runner.clear()
  rmSync(directory, { recursive: true, force: true })
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined))
    socket.once('error', () => resolve(false))
  })

/** Waits until a server shows its own certificate: one that reads it late shows another before. */
async function shown(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const name = await new Promise<unknown>((resolve) => {
      const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false })
      const settle = (): void => {
        resolve(socket.getPeerX509Certificate()?.fingerprint256)
        socket.destroy()
      }
      socket.once('secureConnect', settle).once('error', settle)
    })
    if (name === new X509Certificate(pki.server.pem).fingerprint256) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

const logged = (): string =>
  existsSync(join(directory, 'apache.log')) ? readFileSync(join(directory, 'apache.log'), 'utf8') : ''

/** What servers without a page of their own stand before. */
const backend = createHttpServer((_request, response) => response.end('the treasure of Acme'))
const runner = readingRunner()
const backendPort = await new Promise<number>((resolve) => {
  backend.listen(0, '127.0.0.1', () => resolve((backend.address() as AddressInfo).port))
})

/** Attacks the server of a configuration by one attack. */
async function attackWith(program: Program, text: string, id: string, port: number): Promise<Report> {
  const { path, file = 'server.conf', ordinary } = program
  writeFileSync(join(directory, file), text)
  const command = [path as string, ...program.argv({ directory, port, backend: backendPort })] as const
  const [first, ...argv] = ordinary ? runner.wrap([command[0], ...command.slice(1)]) : command
  let said = ''
  const child = spawn(first, argv, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`${path} does not start: ${said}\n${logged()}\n${text}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await shown(port)
  const attack = attacks.filter((one) => one.id === id)
  const { deniedPath: _, ...request } = probeOf(pki, port)
  try {
    return await runProbe(request, probePorts, attack)
  } finally {
    await end(child)
  }
}

/** Changes a configuration as the report says: what comes stands where something went, as far in; or at its place. */
function withChange(text: string, { where, lines }: Change): string {
  const gone = new Set(lines.flatMap(({ sign, number }) => (sign === '-' && number !== undefined ? [number] : [])))
  const come = lines.flatMap((line) => (line.sign === '+' ? [line.text] : []))
  const [first] = gone
  return text
    .split('\n')
    .flatMap((line, index) => {
      const indent = /^ */.exec(line)?.[0] ?? ''
      const further = come.map((one) => indent + one)
      if (index + 1 === first) return further
      if (gone.has(index + 1)) return []
      const [, place] = /(?:#|\/\/) HERE (.*)$/.exec(line) ?? []
      return first === undefined && place !== undefined && where.startsWith(place) ? [...further, line] : [line]
    })
    .join('\n')
}

const remediesOf = (target: string) =>
  parseRemedies(readFileSync(join(templates, target, 'remedies.json'), 'utf8'), target, target)
const targetOf = (title: string): string => title.split(' ')[0] as string

describe.each(Object.entries(provenServers))('a broken %s', (title, program) => {
  const [target, file = 'server.conf'] = [targetOf(title), program.file]
  const remedies = remediesOf(target)

  it.for(Object.entries(program.faults))(
    'refuses the attack with the change of its report: %s',
    async ([id, fault], context) => {
      if (program.path === undefined) leaveOut(context, `no ${target}`)
      const port = await freePort()
      const sound = program.sound({ directory, port, backend: backendPort })
      const broken = Object.entries(fault).reduce((text, [one, other]) => {
        expect(text, one).toContain(one)
        return text.replace(one, other)
      }, sound)
      const found = await attackWith(program, broken, id, port)
      expect(found.results, JSON.stringify(found.results)).toMatchObject([{ id, verdict: 'bypassed' }])
      const configuration = { file, text: broken }
      const proposed = proposeChanges(found, { known: [remedies], target, configuration })
      const change = proposed.results[0]?.change as Change
      const changed = withChange(broken, change)
      expect(changed).not.toBe(broken)
      // What is responsible has its place in SARIF: a line that is there, where one is to go.
      const [log] = encodeSarif(proposed, '0').runs[0]!.results
      const place = log?.locations[0] as { physicalLocation?: { region?: { startLine: number } } }
      expect(place).toMatchObject({ physicalLocation: { artifactLocation: { uri: file } } })
      const gone = change.lines.find(({ sign }) => sign === '-')
      if (gone !== undefined) {
        expect(place.physicalLocation?.region?.startLine).toBe(gone.number)
        expect(broken.split('\n')[gone.number! - 1]).toContain(gone.text)
      }
      // What is left may be worth a remark, such as two Origins, of which older versions read the first.
      const mended = await attackWith(program, changed, id, port)
      expect(mended.results, `${changed}\n${JSON.stringify(mended.results)}`).toMatchObject([
        { id, verdict: expect.stringMatching(/^(enforced|remark)$/) },
      ])
    },
  )
})

/** The remedies of which a fault of one of the target's servers makes use. */
function provenOf(target: string, remedies: Remedies['remedies']): ReadonlySet<unknown> {
  const servers = Object.entries(provenServers).filter(([title]) => targetOf(title) === target)
  return new Set(
    servers.flatMap(([, { faults, file = 'server.conf' }]) =>
      Object.keys(faults).map(
        (id) => chooseRemedy(remedies, id, { file, text: file.endsWith('.json') ? '{}' : '' })?.remedy,
      ),
    ),
  )
}

it.each([...new Set(Object.keys(provenServers).map(targetOf))])(
  'has for each remedy a fault that it mends, or a reason why there is none: %s',
  (target) => {
    const { remedies } = remediesOf(target)
    const proven = provenOf(target, remedies)
    const open = remedies.filter((one) => !proven.has(one))
    const named = open.map((one) => ('lines' in one ? one.lines[0] : one.settings[0].key))
    expect(named).toEqual(Object.keys(unproven[target] ?? {}))
  },
)

it('looks at every target that has remedies', () => {
  const shipped = readdirSync(templates).filter((name) => existsSync(join(templates, name, 'remedies.json')))
  expect(shipped).toEqual([...new Set(Object.keys(provenServers).map(targetOf))].toSorted())
})
