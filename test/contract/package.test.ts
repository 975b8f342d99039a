/**
 * The package as its users have it: packed, installed into an empty project, and taken through everything that it promises,
 * under the oldest and the newest Node.js that it is for. The examples run there as they are in the repository.
 */
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request as httpsRequest } from 'node:https'
import { join, resolve } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import {
  type Ending,
  endLeftOver,
  installPacked,
  type Project,
  type Running,
  sourceFiles,
  start,
} from '../support/packed.ts'

const root = resolve(import.meta.dirname, '../..')
const examples = join(root, 'examples')
/** Programs of users: what they may and may not write, and what they get. */
const consumers = ['consumer.ts', 'consumer-acts.ts'] as const
const HOST = 'api.acme.internal'

let project: Project | undefined
let failure: unknown
beforeAll(async () => {
  try {
    project = await installPacked()
  } catch (error) {
    failure = error
  }
})
afterAll(() => {
  endLeftOver()
  project?.remove()
})

/** The project, or the reason why this machine cannot make one. In CI, where the registry must answer, that is a failure. */
function installed(context: TestContext): Project {
  if (project !== undefined) return project
  const offline = /\bE(AI_AGAIN|NOTFOUND|CONNREFUSED|TIMEDOUT)\b|network/.test(
    String((failure as { stderr?: string }).stderr),
  )
  if (!offline) throw failure
  return leaveOut(context, 'npm cannot reach its registry')
}

const nodes = [
  { name: 'Node.js 24', find: () => process.execPath },
  { name: 'Node.js 26', find: () => findProgram('node26') },
] as const

function nodeFor(context: TestContext, { find }: (typeof nodes)[number]): string {
  return find() ?? leaveOut(context, 'no node26: npm run judges installs it')
}

describe('the package', () => {
  it('holds what is needed, and nothing else', (context) => {
    const { files } = installed(context)
    const outside = files.filter((path) => !/^(dist|templates|pki)\//.test(path))
    expect(outside).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'bin/countersign.cjs', 'package.json'])
    expect(files.filter((path) => /^(templates|pki)\//.test(path))).toEqual(sourceFiles('templates', 'pki'))
    // How it is built inside is not asked, only that what the package points to is there, and no source is.
    expect(files).toEqual(expect.arrayContaining(['dist/index.d.ts', 'dist/index.js', 'dist/main.cjs']))
    expect(files.filter((path) => /(?<!\.d)\.[cm]?tsx?$/.test(path))).toEqual([])
    expect(
      files.filter((path) => /(^|\/)(test|node_modules|src)\//.test(path) && !path.startsWith('templates/axum/src/')),
    ).toEqual([])
  })

  it('carries the licences of what was bundled into it, which nobody has to install then', (context) => {
    const { installed: directory } = installed(context)
    const licences = readFileSync(join(directory, 'dist/LICENSES.txt'), 'utf8')
    const { dependencies } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
    const bundled = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name)
    expect(bundled).toEqual(expect.arrayContaining(['commander', 'inquirer', 'liquidjs']))
    for (const name of ['@inquirer/editor', 'node-forge']) expect(bundled).not.toContain(name)
    expect(dependencies).toBeUndefined()
  })

  it('holds no key', (context) => {
    const { files, installed: directory } = installed(context)
    // Code and documents name the label; a key has its octets after it.
    const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\\rn]+[A-Za-z0-9+/=]{40}/
    expect(files.filter((path) => key.test(readFileSync(join(directory, path), 'utf8')))).toEqual([])
  })

  it('is what publint asks of a package', async (context) => {
    const { installed: directory } = installed(context)
    const { messages, pkg } = await publint({ pkgDir: directory, level: 'suggestion', strict: true })
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([])
  })

  it('has the same types as its source: right uses compile, wrong ones do not', async (context) => {
    const { directory } = installed(context)
    for (const file of readdirSync(examples)) copyFileSync(join(examples, file), join(directory, file))
    for (const file of consumers) copyFileSync(join(import.meta.dirname, file), join(directory, file))
    const config = {
      compilerOptions: {
        target: 'es2024',
        lib: ['es2024', 'esnext.array', 'esnext.disposable'],
        module: 'nodenext',
        types: ['node'],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: false,
      },
      files: [...consumers, ...readdirSync(examples)],
    }
    writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config))
    const { status, stdout } = await start(
      [process.execPath, join(directory, 'node_modules/typescript/bin/tsc')],
      directory,
    ).ended
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})

describe.each(nodes)('under $name', (node) => {
  let cwd: string
  let path: string
  const begin = (context: TestContext): void => {
    path = nodeFor(context, node)
    const { directory } = installed(context)
    if (cwd !== undefined) return
    cwd = mkdtempSync(join(directory, 'acme-'))
    for (const file of readdirSync(examples)) copyFileSync(join(examples, file), join(cwd, file))
    const secret = 'correct horse battery staple'
    writeFileSync(join(cwd, 'passphrase'), `${secret}\n`, { mode: 0o600 })
  }
  const run = (...argv: readonly string[]): Promise<Ending> => start([path, ...argv], cwd).ended
  const countersign = (...argv: readonly string[]): Promise<Ending> => {
    const program = join(project?.installed ?? '', 'bin/countersign.cjs')
    return start([path, program, ...argv], cwd, { COUNTERSIGN_PASSPHRASE_FILE: 'passphrase' }).ended
  }
  const expectDone = async (ending: Promise<Ending>): Promise<string> => {
    const { status, stdout, stderr } = await ending
    expect(status, stdout + stderr).toBe(0)
    return stdout
  }

  /** A server under way in the project, and anybody who knocks at it. */
  async function serve(argv: readonly [string, ...string[]], ready: string, port: number, directory = cwd) {
    const server = start(argv, directory, { PORT: String(port) })
    await server.printed(ready)
    return { server, port }
  }

  type Credentials = { readonly cert: string; readonly key: string }
  type Knock = {
    readonly as?: string | Credentials
    readonly path?: string
    readonly agent?: Agent
    readonly method?: string
  }
  const credentialsOf = (name: string): Credentials => ({
    cert: readFileSync(join(cwd, 'pki/issued', name, 'chain.pem'), 'utf8'),
    key: readFileSync(join(cwd, 'pki/issued', name, 'key.pem'), 'utf8'),
  })
  const knock = (port: number, { as, path: page = '/', agent, method = 'GET' }: Knock = {}) =>
    new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> } | 'refused'>((resolved) => {
      const asking = httpsRequest({
        host: '127.0.0.1',
        port,
        path: page,
        method,
        servername: HOST,
        headers: { Host: `${HOST}:${port}` },
        ca: readFileSync(join(cwd, 'pki/authorities/servers/certificate.pem')),
        agent: agent ?? false,
        ...(typeof as === 'string' ? credentialsOf(as) : as),
      })
      asking.on('error', () => resolved('refused'))
      asking.on('response', (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolved({ status: response.statusCode ?? 0, body, headers: response.headers }))
      })
      asking.end()
    })
  const probe = (port: number): Promise<Ending> =>
    countersign('probe', `https://127.0.0.1:${port}`, '--host', HOST, '--as', 'alice', '--unsafe-path', '/')
  const reload = async (server: Running, answer: string): Promise<void> => {
    const since = server.length()
    server.signal('SIGHUP')
    await server.printed(answer, since)
  }

  it('is imported by modules and by CommonJS, and asked for its version', async (context) => {
    begin(context)
    const esm = `import { openHome, verifyClient } from 'countersign'; console.log(typeof openHome, typeof verifyClient)`
    const cjs = `const { openDoor, refusalCodes } = require('countersign'); console.log(typeof openDoor, refusalCodes.length > 50)`
    expect(await expectDone(run('--input-type=module', '--eval', esm))).toBe('function function\n')
    expect(await expectDone(run('--input-type=commonjs', '--eval', cjs))).toBe('function true\n')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await expectDone(countersign('--version'))).toBe(`${version}\n`)
    expect((await run('--eval', "import('countersign/dist/main.cjs')")).stderr).toContain(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    )
  })

  it('issues, as examples/issue.ts does', async (context) => {
    begin(context)
    const said = await expectDone(run('issue.ts'))
    expect(said).toMatch(/^keep this pin somewhere else too: [A-Za-z0-9+/]{43}=\n/)
    expect(said).toContain('there is one already')
    expect(await expectDone(countersign('list'))).toContain('alice')
    // A second time the home is there already.
    expect((await run('issue.ts')).stderr).toContain('home.exists')
  })

  it('issues for the rows of a file, lists, renews, bundles and sets timers, as consumer-acts.ts expects', async (context) => {
    begin(context)
    copyFileSync(join(import.meta.dirname, 'consumer-acts.ts'), join(cwd, 'consumer-acts.ts'))
    expect(await expectDone(run('consumer-acts.ts'))).toBe('all acts are done\n')
  })

  it('goes the whole way: exports a server, starts it, proves it, revokes, reloads, proves it again', async (context) => {
    begin(context)
    await expectDone(countersign('issue', 'client', 'mallory'))
    const port = await systemNetwork.freePort('127.0.0.1')
    const exporting = ['export', 'node', '--host', HOST, '--listen', `127.0.0.1:${port}`, '--out', 'tour']
    await expectDone(countersign(...exporting))
    const { server } = await serve([path, 'server.mjs'], 'listening on ', port, join(cwd, 'tour'))
    const mallory = credentialsOf('mallory')
    expect(await knock(port, { as: mallory })).toMatchObject({ status: 200 })
    // No certificate is revoked yet, so one question stays open.
    expect(await probe(port)).toMatchObject({ status: 4 })
    await expectDone(countersign('revoke', 'mallory', '--reason', 'keyCompromise'))
    await expectDone(countersign(...exporting))
    await reload(server, 'reloaded: ')
    expect(await knock(port, { as: mallory })).toBe('refused')
    expect(await knock(port, { as: 'alice' })).toMatchObject({ status: 200 })
    await expectDone(probe(port))
    server.signal('SIGTERM')
    await server.ended
  })

  it('verifies a certificate, as examples/verify.ts does', async (context) => {
    begin(context)
    const verify = (name: string) => run('verify.ts', `pki/issued/${name}/certificate.pem`)
    expect(await verify('alice')).toMatchObject({
      status: 0,
      stdout: 'spiffe://acme.internal/alice with the role admin\n',
    })
    expect(await verify('mallory')).toMatchObject({ status: 1, stderr: 'revoked, and why: keyCompromise\n' })
    expect(await verify(HOST)).toMatchObject({ status: 1, stdout: '' })
  })

  it.for(['express', 'fastify'])(
    'lets the handlers of %s know who is calling, and nobody else in',
    async (framework, context) => {
      begin(context)
      const [viewer, bystander] = [`${framework}-viewer`, `${framework}-bystander`]
      for (const name of [viewer, bystander]) {
        await expectDone(countersign('issue', 'client', name, '--claim', 'role=viewer'))
      }
      const port = await systemNetwork.freePort('127.0.0.1')
      const { server } = await serve([path, `${framework}.ts`], 'ready', port)

      const answer = await knock(port, { as: 'alice' })
      if (answer === 'refused') return expect.unreachable('alice was refused')
      expect(JSON.parse(answer.body)).toMatchObject({
        uris: ['spiffe://acme.internal/alice'],
        claims: { role: 'admin' },
      })
      expect(answer.headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' })
      expect(await knock(port, { as: 'alice', path: '/admin' })).toMatchObject({ status: 200 })
      expect(await knock(port, { as: viewer, path: '/admin' })).toMatchObject({ status: 403 })
      // Also what no handler sees must not be framed by a foreign page.
      expect(await knock(port, { as: 'alice', path: '/%zz' })).toMatchObject({
        headers: { 'x-frame-options': 'DENY' },
      })
      expect(await knock(port, { as: 'alice', path: '/nothing' })).toMatchObject({
        status: 404,
        headers: { 'x-frame-options': 'DENY' },
      })
      expect(await knock(port, { as: 'alice', method: 'POST' })).toMatchObject({ status: 403 })

      const stranger = makeCertificate({ issuer: makeCertificate() })
      const key = stranger.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
      expect(await knock(port)).toBe('refused')
      expect(await knock(port, { as: { cert: stranger.pem, key } })).toBe('refused')
      expect(await knock(port, { as: HOST })).toBe('refused')

      const agents = [viewer, bystander].map(() => new Agent({ keepAlive: true, maxSockets: 1 }))
      const again = (name: string, index: number) =>
        knock(port, { as: name, ...(agents[index] && { agent: agents[index] }) })
      expect(await again(viewer, 0)).toMatchObject({ status: 200 })
      expect(await again(bystander, 1)).toMatchObject({ status: 200 })
      // Node.js ends a connection that is idle for five seconds, and a busy machine may take as long to revoke.
      const asking = setInterval(() => void [viewer, bystander].map(again), 1_000)
      await expectDone(countersign('revoke', viewer, '--reason', 'keyCompromise')).finally(() => clearInterval(asking))
      await reload(server, 'reloaded')
      expect(await again(viewer, 0)).toMatchObject({ status: 403 })
      expect(await again(bystander, 1)).toMatchObject({ status: 200 })
      expect(await knock(port, { as: viewer })).toBe('refused')
      for (const agent of agents) agent.destroy()

      const crl = join(cwd, 'pki/authorities/clients/crl.pem')
      const good = readFileSync(crl)
      writeFileSync(crl, '')
      await reload(server, 'not reloaded: ')
      writeFileSync(crl, good)
      expect(await knock(port, { as: 'alice' })).toMatchObject({ status: 200 })
      expect(await knock(port, { as: viewer })).toBe('refused')

      await expectDone(probe(port))
      server.signal('SIGKILL')
      await server.ended
    },
  )

  it('needs no home where the server is, as examples/deployed.ts shows', async (context) => {
    begin(context)
    await expectDone(countersign('issue', 'client', 'reader', '--claim', 'role=clerk', '--claim', 'scopes=read,list'))
    const port = await systemNetwork.freePort('127.0.0.1')
    const exporting = ['export', 'node', '--host', HOST, '--listen', `127.0.0.1:${port}`, '--out', 'deploy/node']
    await expectDone(countersign(...exporting))
    const elsewhere = mkdtempSync(join(cwd, 'elsewhere-'))
    cpSync(join(cwd, 'deploy'), join(elsewhere, 'deploy'), { recursive: true })
    copyFileSync(join(examples, 'deployed.ts'), join(elsewhere, 'deployed.ts'))
    const { server } = await serve([path, 'deployed.ts'], 'ready', port, elsewhere)
    expect(await knock(port, { as: 'reader' })).toMatchObject({ status: 200, body: 'clerk, who may read and list\n' })
    expect(await knock(port, { as: 'alice' })).toMatchObject({ status: 200, body: 'admin, who may look\n' })
    expect(await knock(port, { as: 'mallory' })).toBe('refused')
    expect(await knock(port)).toBe('refused')
    server.signal('SIGKILL')
    await server.ended
    rmSync(join(elsewhere, 'deploy/node/tls/client-crl.pem'))
    expect(await start([path, 'deployed.ts'], elsewhere).ended).toMatchObject({ status: 1 })
  })

  it('proves a server from its own tests, as examples/probe.test.ts does, and fails where it is open', async (context) => {
    begin(context)
    await expectDone(run('--test', 'probe.test.ts'))
    const text = readFileSync(join(cwd, 'probe.test.ts'), 'utf8')
    const open = text
      .replace('createServer(door.tls,', 'createServer({ ...door.tls, requestCert: false },')
      .replace("if (entry.state === 'refused') response.writeHead(entry.status).end()\n    else ", '')
    expect(open.length).toBeLessThan(text.length)
    writeFileSync(join(cwd, 'open.test.ts'), open)
    const { status, stdout } = await run('--test', 'open.test.ts')
    expect(status).toBe(1)
    expect(stdout).toContain("attack: 'no-certificate'")
  })
})
