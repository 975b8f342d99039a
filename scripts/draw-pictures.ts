/**
 * Draws `docs/pictures/`: what countersign shows at a real terminal of 100 columns, as SVG.
 *
 * Makes a PKI home and two servers in a temporary directory: the exported one, and one of the usual making, that asks for
 * certificates of the right authority and knows nothing of revocation.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { drawSvg } from './pictures/draw-svg.ts'
import { readTerminal } from './pictures/terminal-text.ts'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
const COLUMNS = 100
const HOST = 'api.acme.internal'

const place = mkdtempSync(join(tmpdir(), 'countersign-pictures-'))
const directory = join(place, 'acme')
const bin = join(place, 'bin')
mkdirSync(directory)
mkdirSync(bin)
writeFileSync(join(bin, 'countersign'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'src/main.ts')}' "$@"\n`)
chmodSync(join(bin, 'countersign'), 0o755)
writeFileSync(join(directory, 'passphrase'), 'correct horse battery staple\n', { mode: 0o600 })
const env = {
  PATH: [bin, dirname(process.execPath), process.env['PATH']].join(delimiter),
  HOME: place,
  LC_ALL: 'C.UTF-8',
  TERM: 'xterm-256color',
  COUNTERSIGN_PASSPHRASE_FILE: 'passphrase',
}
const servers: ChildProcess[] = []

const sh = (line: string): void => void execFileSync('sh', ['-c', line], { cwd: directory, env, stdio: 'pipe' })

/** What a line shows at a terminal; a status other than 0 is part of the story. */
function show(line: string): string {
  const setUp = `stty cols ${COLUMNS} rows 50; ${line} 2>/dev/null; true`
  return execFileSync('script', ['-qec', setUp, '/dev/null'], { cwd: directory, env, input: '', encoding: 'utf8' })
}

const freePort = (): Promise<number> =>
  new Promise((resolvePort) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolvePort(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Starts a server, and waits until it has said that it listens. */
function start(argv: readonly string[], cwd: string): Promise<void> {
  const server = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  servers.push(server)
  return new Promise((ready, reject) => {
    server.once('exit', (status) => reject(new Error(`the server ended with ${status}`)))
    for (const stream of [server.stdout, server.stderr]) stream.once('data', () => ready())
  })
}

/** As many people write it; what it lacks is what the picture shows. */
const usual = `import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
const read = (name) => readFileSync('deploy/node/tls/' + name)
createServer(
  { key: read('server-key.pem'), cert: read('server-chain.pem'), ca: read('client-ca.pem'), requestCert: true },
  (request, response) => response.end('hello\\n'),
).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('listening'))
`

function draw(name: string, title: string, line: string, shown: string, port: number): void {
  // The port differs from run to run; it is shown as the one that the README uses.
  const sent = `\u001b[2m$\u001b[22m ${line}\n\n${shown.replaceAll(String(port), '8443')}`
  writeFileSync(join(pictures, `${name}.svg`), drawSvg(readTerminal(sent), title, COLUMNS))
  console.log(`docs/pictures/${name}.svg`)
}

try {
  mkdirSync(pictures, { recursive: true })
  const port = await freePort()
  const issue = (name: string): string => `countersign issue client ${name} --uri spiffe://acme.internal/${name}`
  sh('countersign init --org Acme --trust-domain acme.internal --oid-arc 1.3.6.1.4.1.55555')
  sh(`${issue('alice')} --claim role=admin; ${issue('bob')} --claim role=viewer`)
  sh(`countersign issue server ${HOST} --dns ${HOST} --ip 127.0.0.1`)
  sh('countersign revoke bob --reason keyCompromise')
  sh(`countersign export node --host ${HOST} --listen 127.0.0.1:${port} --out deploy/node`)
  const line = `countersign probe https://127.0.0.1:8443 --host ${HOST} --as alice --unsafe-path /`
  const typed = line.replace('8443', String(port))

  await start(['server.mjs'], join(directory, 'deploy/node'))
  draw('proven', 'an exported server', line, show(typed), port)
  servers.pop()?.kill()

  const other = await freePort()
  writeFileSync(join(directory, 'usual.mjs'), usual)
  await start(['usual.mjs', String(other)], directory)
  draw('bypassed', 'a server that knows no CRL', line, show(line.replace('8443', String(other))), other)
} finally {
  for (const server of servers) server.kill()
  rmSync(place, { recursive: true, force: true })
}
