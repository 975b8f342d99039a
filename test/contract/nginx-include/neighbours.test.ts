/** Other servers beside the door in one nginx, on its own port too; and what nginx refuses to start with. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Argv } from '../../../src/export/command.ts'
import { makeLivePki, runToEnd, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { NGINX } from '../../support/nginx.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { serialOf } from '../revocation.ts'
import { type Stand, type Standing, standsOf, type Wish } from '../stand.ts'

afterAll(stopLeftOver)

const OTHER = 'two.example'

/** Another server on the port of the door, which knows its clients by another CA and resumes sessions. */
const beside = (port: number, verify: string) => `
  server {
    listen 127.0.0.1:${port} ssl;
    server_name ${OTHER};
    ssl_certificate tls/server-chain.pem;
    ssl_certificate_key tls/server-key.pem;
    ssl_session_tickets on;
    ${verify}
    location / { return 200 "beside"; }
  }
`

/** One request over TLS: what was answered, and the sessions that were given. */
function over(
  { alice, pki }: Ground,
  { port }: Standing,
  { as = alice, name, host = name, version = '1.2', session }: Over,
): Promise<{ said: string; sessions: readonly Buffer[] }> {
  return new Promise((resolve) => {
    const sessions: Buffer[] = []
    let said = ''
    const socket: TLSSocket = connect({
      host: '127.0.0.1',
      port,
      servername: name,
      ca: pki.servers.pem,
      checkServerIdentity: () => undefined,
      cert: as.pem,
      key: as.key.secret.export({ type: 'pkcs8', format: 'pem' }),
      minVersion: `TLSv${version}`,
      maxVersion: `TLSv${version}`,
      ...(session && { session }),
    })
    socket.on('session', (one) => sessions.push(one))
    socket.on('data', (chunk) => (said += chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ said, sessions }))
    socket.on('secureConnect', () => {
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    })
  })
}
type Over = {
  readonly as?: Ground['alice']
  readonly name: string
  readonly host?: string
  readonly version?: '1.2' | '1.3'
  readonly session?: Buffer
}

for (const stand of await standsOf('nginx-include')) {
  const { title, missing } = stand
  if (missing !== undefined) it(title, (context) => leaveOut(context, missing))
  else if (stand.putIn !== undefined) describe(title, () => checks(stand))
}

function checks(stand: Stand): void {
  let ground: Ground
  const stranger = makeLivePki()
  const eve = stranger.client('alice', 'admin')
  beforeAll(async () => {
    ground = await makeGround(stand)
  })
  afterAll(async () => {
    await ground?.server.stop()
    stand.clear()
  })
  /** What its check says of it with something put in. */
  const checked = async (edit: (text: string, port: number) => string) => {
    const exported = await stand.export(ground.pki)
    const file = join(exported.directory, 'nginx.conf')
    writeFileSync(file, edit(readFileSync(file, 'utf8'), exported.port))
    const said = await stand.run(exported, 'check')
    exported.remove()
    return said
  }
  const withBeside = async (verify: string, wish: Wish = {}): Promise<Standing> => {
    const exported = await stand.export(ground.pki, wish)
    writeFileSync(join(exported.directory, 'stranger.pem'), stranger.authority.pem)
    const file = join(exported.directory, 'nginx.conf')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/\}\s*$/, `${beside(exported.port, verify)}}\n`))
    return stand.launch(exported, ground.pki)
  }
  const strangers = 'ssl_verify_client on; ssl_verify_depth 1; ssl_client_certificate stranger.pem;'

  /** As a client of another CA: by a handshake for the other server, and by each session that it gives. */
  const tryAll = async (server: Standing, version: '1.2' | '1.3') => {
    const here = { as: eve, host: `localhost:${server.port}`, version }
    const { said, sessions } = await over(ground, server, { ...here, name: OTHER, host: OTHER })
    expect(said).toContain('beside')
    await over(ground, server, { ...here, name: OTHER })
    for (const session of sessions) await over(ground, server, { ...here, name: 'localhost', session })
  }
  const others = ['ssl_verify_client off;', 'ssl_verify_client optional_no_ca;', strangers]

  it.for(['1.2', '1.3'] as const)(
    'lets nobody in by a handshake or a session of a server beside it on its port, over TLS %s',
    async (version) => {
      for (const verify of others) {
        const server = await withBeside(verify)
        await unreached(server, () => tryAll(server, version))
        await server.stop()
      }
    },
  )

  it('would let somebody in, if it did not insist on a certificate and on one name in SNI and Host', async () => {
    const server = await withBeside(strangers, {
      edits: {
        'server.conf': { 'ssl_verify_client on;': '' },
        'door.conf': {
          'if ($countersign_named_host = "")': 'if ($countersign_named_host = never)',
          'if ($host != $countersign_named_host)': 'if ($host = never)',
        },
      },
    })
    await expect(unreached(server, () => tryAll(server, '1.3'))).rejects.toThrow(
      'requests that reached the application',
    )
    await server.stop()
  })

  it('trusts no CA that is named for all servers, and asks no responder', async () => {
    for (const edits of [{}, { 'server.conf': { 'ssl_trusted_certificate ': '#' } }]) {
      const exported = await stand.export(ground.pki, { edits })
      writeFileSync(join(exported.directory, 'stranger.pem'), stranger.authority.pem)
      const file = join(exported.directory, 'nginx.conf')
      const said =
        'ssl_client_certificate stranger.pem;\n  ssl_trusted_certificate stranger.pem;\n  ssl_ocsp on;\n  ssl_ocsp_responder http://127.0.0.1:1/;'
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('  ssl_verify_client off;', `  ssl_verify_client on;\n  ${said}`),
      )
      const server = await stand.launch(exported, ground.pki)
      await unreached(server, async () => expect(await ground.statusOf({ as: eve }, server)).toBe(400))
      expect(await ground.statusOf({}, server)).toBe(200)
      await server.stop()
    }
  })

  it('goes by its own files, wherever the nginx.conf lies that includes it', async () => {
    const exported = await stand.export(ground.pki)
    const text = readFileSync(join(exported.directory, 'nginx.conf'), 'utf8')
    mkdirSync(join(exported.directory, 'run/elsewhere'), { recursive: true })
    const up = (line: string) => line.replace(/( )(tls\/)/g, '$1../../$2')
    writeFileSync(join(exported.directory, 'run/elsewhere/nginx.conf'), text.split('\n').map(up).join('\n'))
    const there = (argv: Argv) =>
      argv.map((word) => (word === 'nginx.conf' ? 'run/elsewhere/nginx.conf' : word)) as [string, ...string[]]
    const { check, run } = exported.commands
    const commands = { ...exported.commands, check: there(check), run: there(run) }
    const server = await stand.launch({ ...exported, commands }, ground.pki)
    expect(await ground.statusOf({}, server)).toBe(200)
    await server.reload(ground.crl, ground.pki.crl([serialOf(ground.alice)]))
    await unreached(server, async () => expect(await ground.statusOf({}, server)).toBe(400))
    await server.stop()
  })

  it('is alone on its port by the command of its README, and another server there is found', async () => {
    const exported = await stand.export(ground.pki)
    const file = join(exported.directory, 'nginx.conf')
    const readme = readFileSync(join(exported.directory, 'README.md'), 'utf8')
    const awk = /nginx -T 2>&1 \| awk '(.*)'$/m.exec(readme)?.[1] as string
    const listening = async () => {
      stand.runner?.settle(exported.directory)
      const { status, output } = await runToEnd(
        stand.runner?.wrap([NGINX, '-T', '-p', exported.directory, '-c', 'nginx.conf', '-e', 'stderr']) ?? [],
        exported.directory,
      )
      expect(status, output).toBe(0)
      const lines = execFileSync('awk', [awk], { input: output, encoding: 'utf8' }).trim().split('\n')
      return lines
        .filter((line) => line.endsWith(` 127.0.0.1:${exported.port}`))
        .map((line) => line.split(' ')[0]?.split('/').at(-1))
    }
    expect(await listening()).toEqual(['door.conf:', 'door.conf:'])
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/\}\s*$/, `server {\n  listen 127.0.0.1:${exported.port};\n}\n}\n`))
    expect(await listening()).toEqual(['nginx.conf:', 'door.conf:', 'door.conf:'])
    exported.remove()
  })

  it('does not start where another server is the default of its address and port', async () => {
    const { status, output } = await checked((text, port) =>
      text.replace(/\}\s*$/, `server { listen 127.0.0.1:${port} default_server; }\n}\n`),
    )
    expect([status, output]).toEqual([1, expect.stringContaining('a duplicate default server for 127.0.0.1:')])
  })

  it('does not start without njs', async () => {
    const { status, output } = await checked((text) => text.replace(/^load_module .*$/m, ''))
    expect([status, output]).toEqual([1, expect.stringContaining('unknown directive "js_import"')])
  })

  it('does not start twice in one nginx, where one would go by the names of the other', async () => {
    const { status, output } = await checked((text) => text.replace(/^ {2}include .*\/door\.conf;$/m, '$&\n$&'))
    expect([status, output]).toEqual([1, expect.stringContaining('duplicate')])
  })
}
