/**
 * The remedies of `templates/<target>/remedies.json`, at real servers that are broken in one way: the attack succeeds, and with the
 * change that the report proposes it is refused.
 */
import { type ChildProcess, spawn } from 'node:child_process'
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
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { attacks } from '../../src/probe/attacks/index.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { parseRemedies, proposeChanges } from '../../src/probe/report/remedies.ts'
import type { Change, Report } from '../../src/probe/report/report.ts'
import { makePki, probeOf, probePorts } from '../support/twins.ts'

const templates = join(import.meta.dirname, '../../templates')
const directory = mkdtempSync(join(tmpdir(), 'countersign-remedies-'))
const pki = makePki()
chmodSync(directory, 0o755)
mkdirSync(join(directory, 'tls'))
mkdirSync(join(directory, 'html'))
const key = pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' })
for (const [name, text] of Object.entries({
  'tls/server.pem': `${pki.server.pem}${key}`,
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
  rmSync(directory, { recursive: true, force: true })
})

type Program = {
  readonly path: string
  readonly argv: readonly string[]
  /** A sound configuration; new lines take the place of those that begin alike, or come where `HERE` and their place are. */
  readonly sound: (port: number) => string
  /** What makes it fall to an attack: lines of the sound configuration, and what stands in their place. */
  readonly faults: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const WEAK = 'ALL:aNULL:@SECLEVEL=0'

const programs: Readonly<Record<string, Program>> = {
  nginx: {
    path: '/usr/sbin/nginx',
    argv: ['-p', directory, '-c', 'server.conf', '-e', 'stderr'],
    sound: (port) => `daemon off; master_process off; pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
  ssl_protocols TLSv1.2 TLSv1.3;
  # HERE in the http block
  server {
    listen 127.0.0.1:${port} ssl;
    server_name localhost;
    ssl_certificate tls/server.pem;
    ssl_certificate_key tls/server.pem;
    ssl_client_certificate tls/client-ca.pem;
    ssl_verify_client on;
    ssl_crl tls/client-crl.pem;
    add_header Content-Security-Policy "frame-ancestors 'none'" always;
    # HERE in the server block
    location / { return 200 'the treasure of Acme'; }
  }
}
`,
    faults: {
      'no-certificate': { 'ssl_verify_client on;': 'ssl_verify_client optional;' },
      // With a CRL, nginx refuses a certificate for whose CA it has none.
      'self-signed': {
        'ssl_verify_client on;': 'ssl_verify_client optional_no_ca;',
        'ssl_crl tls/client-crl.pem;': '',
      },
      revoked: { 'ssl_crl tls/client-crl.pem;': '' },
      'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem', 'ssl_crl tls/client-crl.pem;': '' },
      'old-tls': {
        'ssl_protocols TLSv1.2': 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2',
        'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK,
      },
      'weak-suites': { 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      framing: { 'add_header Content-Security-Policy "frame-ancestors \'none\'" always;': '' },
      'foreign-origin': {},
    },
  },
  apache: {
    path: '/usr/sbin/apache2',
    argv: ['-X', '-d', directory, '-f', 'server.conf'],
    sound: (port) => `ServerName localhost
PidFile ${directory}/apache.pid
DefaultRuntimeDir ${directory}
ErrorLog ${directory}/apache.log
User www-data
Group www-data
${['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'socache_shmcb', 'ssl'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}TypesConfig /etc/mime.types
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  DocumentRoot ${directory}/html
  DirectoryIndex index.html
  <Location />
    Require all granted
  </Location>
  SSLEngine on
  SSLCertificateFile tls/server.pem
  SSLProtocol TLSv1.2 TLSv1.3
  SSLCipherSuite ECDHE+AESGCM:ECDHE+CHACHA20
  SSLCACertificateFile tls/client-ca.pem
  SSLVerifyClient require
  SSLCARevocationFile tls/client-crl.pem
  SSLCARevocationCheck chain
  Header always set Content-Security-Policy "frame-ancestors 'none'"
  # HERE in the VirtualHost
</VirtualHost>
`,
    faults: {
      'no-certificate': { 'SSLVerifyClient require': 'SSLVerifyClient optional' },
      revoked: {
        'SSLCARevocationFile tls/client-crl.pem': '',
        'SSLCARevocationCheck chain': 'SSLCARevocationCheck none',
      },
      'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem', 'SSLCARevocationCheck chain': '' },
      'old-tls': { 'SSLProtocol TLSv1.2 TLSv1.3': 'SSLProtocol all', 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      framing: { 'Header always set Content-Security-Policy "frame-ancestors \'none\'"': '' },
      'foreign-origin': {},
    },
  },
  haproxy: {
    path: '/usr/sbin/haproxy',
    argv: ['-db', '-C', directory, '-f', 'server.conf'],
    sound: (port) => `global
  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
  ssl-default-bind-ciphers ECDHE+AESGCM:ECDHE+CHACHA20
defaults
  mode http
  timeout client 10s
  timeout connect 10s
  timeout server 10s
frontend front
  bind 127.0.0.1:${port} ssl crt tls/server.pem ca-file tls/client-ca.pem crl-file tls/client-crl.pem verify required
  http-after-response set-header Content-Security-Policy "frame-ancestors 'none'"
  # HERE in the frontend
  http-request return status 200 content-type text/plain string "the treasure of Acme"
`,
    faults: {
      'no-certificate': { 'verify required': 'verify optional' },
      revoked: { ' crl-file tls/client-crl.pem': '' },
      expired: { 'verify required': 'verify required crt-ignore-err all ca-ignore-err all' },
      'old-tls': { 'ssl-min-ver TLSv1.2': 'ssl-min-ver TLSv1.0', 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      'weak-suites': { 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      framing: { 'http-after-response set-header Content-Security-Policy "frame-ancestors \'none\'"': '' },
      'foreign-origin': {},
    },
  },
}

/** Remedies that no fault here calls for, and why they are believed. */
const unproven: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nginx: {
    'ssl_session_tickets off;': 'the exported server has these lines, and the contract of revocation proves them',
    'proxy_set_header X-SSL-Client-Verify $ssl_client_verify;': 'it depends on the headers that the backend reads',
    'server { listen {port} ssl default_server; ssl_reject_handshake on; }':
      'the exported server refuses other names by it',
  },
  apache: {
    'SSLSessionTickets off': 'the exported server has these lines, and the contract of revocation proves them',
    'SSLCipherSuite ECDHE+AESGCM:ECDHE+CHACHA20':
      'mod_ssl takes no suite without a certificate, and an EC key goes with no other weak one',
  },
  haproxy: {
    'tune.ssl.cachesize 0': 'the exported server has these lines, and the contract of revocation proves them',
    'http-request del-header x-ssl- -m beg': 'it depends on the headers that the backend reads',
  },
}

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

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

const logged = (): string =>
  existsSync(join(directory, 'apache.log')) ? readFileSync(join(directory, 'apache.log'), 'utf8') : ''

/** Attacks the server of a configuration by one attack. */
async function attackWith({ path, argv }: Program, text: string, id: string, port: number): Promise<Report> {
  writeFileSync(join(directory, 'server.conf'), text)
  let said = ''
  const child = spawn(path, argv, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`${path} does not start: ${said}\n${logged()}\n${text}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const attack = attacks.filter((one) => one.id === id)
  const { deniedPath: _, ...request } = probeOf(pki, port)
  try {
    return await runProbe(request, probePorts, attack)
  } finally {
    await end(child)
  }
}

/** Changes a configuration as the report says. */
function withChange(text: string, { where, lines }: Change): string {
  const gone = new Set(lines.flatMap(({ sign, number }) => (sign === '-' && number !== undefined ? [number] : [])))
  const come = lines.flatMap((line) => (line.sign === '+' ? [line.text] : []))
  const [first] = gone
  return text
    .split('\n')
    .flatMap((line, index) => {
      if (index + 1 === first) return come
      if (gone.has(index + 1)) return []
      const [, place] = /# HERE (.*)$/.exec(line) ?? []
      return first === undefined && place !== undefined && where.startsWith(place) ? [...come, line] : [line]
    })
    .join('\n')
}

describe.each(Object.entries(programs))('a broken %s', (name, program) => {
  const remedies = parseRemedies(readFileSync(join(templates, name, 'remedies.json'), 'utf8'), name, name)

  it.for(Object.entries(program.faults))(
    'refuses the attack with the change of its report: %s',
    async ([id, fault], context) => {
      if (!existsSync(program.path)) {
        if (process.env['CI'] === 'true') throw new Error(`${program.path} is missing`)
        context.skip(`${program.path} is missing`)
      }
      const port = await freePort()
      const broken = Object.entries(fault).reduce((text, [sound, other]) => {
        expect(text, sound).toContain(sound)
        return text.replace(sound, other)
      }, program.sound(port))
      const found = await attackWith(program, broken, id, port)
      expect(found.results, JSON.stringify(found.results)).toMatchObject([{ id, verdict: 'bypassed' }])
      const configuration = { file: 'server.conf', text: broken }
      const [result] = proposeChanges(found, { known: [remedies], target: name, configuration }).results
      const changed = withChange(broken, result?.change as Change)
      expect(changed).not.toBe(broken)
      // What is left may be worth a remark, such as two Origins, of which older versions read the first.
      const mended = await attackWith(program, changed, id, port)
      expect(mended.results, `${changed}\n${JSON.stringify(mended.results)}`).toMatchObject([
        { id, verdict: expect.stringMatching(/^(enforced|remark)$/) },
      ])
    },
  )

  it('has for each remedy a fault that it mends, or a reason why there is none', () => {
    const open = remedies.remedies.filter(({ attacks: ids }) => !ids.some((id) => id in program.faults))
    expect(open.map(({ lines }) => lines[0])).toEqual(Object.keys(unproven[name] ?? {}))
  })
})

it('looks at every target that has remedies', () => {
  const shipped = readdirSync(templates).filter((name) => existsSync(join(templates, name, 'remedies.json')))
  expect(shipped).toEqual(Object.keys(programs).toSorted())
})
