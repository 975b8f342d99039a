/**
 * The GitHub action and the GitLab template of `ci/`, as far as they run without GitHub and GitLab: they are read as YAML, and what they
 * run attacks a real server. What uploads the reports must find them.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { openWorkshop } from '../cli/program.ts'

const root = resolve(import.meta.dirname, '../..')

type Step = {
  readonly id?: string
  readonly if?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string>>
}
type Action = {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}
type Template = Readonly<
  Record<
    string,
    {
      readonly script: readonly string[]
      readonly artifacts: { readonly paths: string[]; readonly reports: { junit: string } }
    }
  >
>

/** Reads YAML with Python's library. */
function readYaml(file: string, context: TestContext): unknown {
  const script = 'import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)'
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script, join(root, file)], { encoding: 'utf8' })
  if (status === 0) return JSON.parse(stdout)
  if (!/No module named|ENOENT/.test(stderr ?? 'ENOENT')) throw new Error(stderr)
  if (process.env['CI'] === 'true') throw new Error('there is no Python 3 with its YAML library')
  context.skip('there is no Python 3 with its YAML library; on Debian: apt-get install python3-yaml')
}

const workshop = openWorkshop()
const { directory } = workshop
const HOST = 'api.acme.internal'
let port = 0
const servers: ReturnType<typeof spawn>[] = []

/** Starts a server of Node.js, and waits until it says where it listens. */
async function start(argv: readonly string[], cwd: string): Promise<void> {
  const server = spawn(process.execPath, argv, { cwd, env: workshop.env, stdio: ['ignore', 'pipe', 'pipe'] })
  servers.push(server)
  await new Promise<void>((ready, reject) => {
    server.once('exit', (status) => reject(new Error(`the server ended with ${status}`)))
    for (const stream of [server.stdout, server.stderr]) stream.once('data', () => ready())
  })
}

async function stop(): Promise<void> {
  for (const server of servers.splice(0)) {
    if (server.exitCode !== null) continue
    await new Promise<void>((done) => {
      server.once('exit', () => done())
      server.kill()
    })
  }
}

beforeAll(async () => {
  const { createServer } = await import('node:net')
  port = await new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
  const made = await workshop.run(
    [
      'countersign init --org Acme --trust-domain acme.internal --insecure-no-passphrase',
      'countersign issue client alice --uri spiffe://acme.internal/alice',
      'countersign issue client bob --uri spiffe://acme.internal/bob && countersign revoke bob --reason superseded',
      `countersign issue server ${HOST} --dns ${HOST} --ip 127.0.0.1`,
      `countersign export node --host ${HOST} --listen 127.0.0.1:${port} --out deploy`,
    ].join(' && '),
  )
  expect(made.stderr, made.stderr).not.toContain('error')
  expect(made.status).toBe(0)
  // It asks for certificates, and lets in who has none.
  writeFileSync(
    join(directory, 'open.mjs'),
    `import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
const read = (name) => readFileSync('deploy/tls/' + name)
createServer(
  { cert: read('server-chain.pem'), key: read('server-key.pem'), ca: read('client-ca.pem'), requestCert: true, rejectUnauthorized: false },
  (request, response) => response.end('hello'),
).listen(${port}, '127.0.0.1', () => console.log('listening'))
`,
  )
})
afterAll(async () => {
  await stop()
  workshop.remove()
})

/** Runs a command as the runner would, with these variables, and gives what came of it. */
function runStep(command: string, variables: Readonly<Record<string, string>>) {
  const [output, summary] = [join(directory, 'output'), join(directory, 'summary')]
  for (const file of [output, summary]) writeFileSync(file, '')
  const github = { GITHUB_ACTION_PATH: join(root, 'ci/github'), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary }
  const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command], {
    cwd: directory,
    env: { ...workshop.env, ...github, ...variables },
    encoding: 'utf8',
  })
  const outputs = Object.fromEntries(
    readFileSync(output, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  return { status, stderr, outputs, summary: readFileSync(summary, 'utf8') }
}

/** What a runner puts for `${{ inputs.NAME }}`. */
const fill = (text: string, inputs: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => inputs[name] ?? '')

describe('the GitHub action', () => {
  /** Runs its step for these inputs. */
  function runAction(context: TestContext, given: Readonly<Record<string, string>>) {
    const action = readYaml('ci/github/action.yml', context) as Action
    const defaults = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value])
    const inputs = { ...Object.fromEntries(defaults), ...given }
    const [step, ...uploads] = action.runs.steps
    const env = Object.entries(step?.env ?? {}).map(([name, value]) => [name, fill(value, inputs)])
    return { action, uploads, inputs, ...runStep(step?.run ?? '', Object.fromEntries(env)) }
  }
  const given = () => ({ url: `https://127.0.0.1:${port}/`, host: HOST, as: 'alice', options: '--unsafe-path\n/' })

  it('is of the form that GitHub reads, hands inputs over in the environment alone, and uses no input that there is not', (context) => {
    const action = readYaml('ci/github/action.yml', context) as Action
    expect(action.runs.using).toBe('composite')
    const text = readFileSync(join(root, 'ci/github/action.yml'), 'utf8')
    for (const [, name] of text.matchAll(/inputs\.([a-z-]+)/g)) expect(Object.keys(action.inputs)).toContain(name)
    for (const { run = '', uses = '', id, if: when } of action.runs.steps) {
      expect(run).not.toContain('${{')
      if (run === '') expect(uses).toMatch(/^[\w-]+\/[\w/-]+@v\d+$/)
      // What keeps the reports runs after a failure, too.
      expect(id === 'probe' || when?.startsWith('always()')).toBe(true)
    }
    for (const { value } of Object.values(action.outputs))
      expect(value).toMatch(/^\$\{\{ steps\.probe\.outputs\.\w+ \}\}$/)
  })

  it('passes at an exported server, and leaves each report where it is kept', async (context) => {
    await start(['server.mjs'], join(directory, 'deploy'))
    const { status, outputs, summary, inputs, stderr } = runAction(context, given())
    await stop()
    expect(status, stderr).toBe(0)
    expect(outputs).toEqual({ status: '0' })
    expect(summary).toContain('status 0')
    for (const ending of ['html', 'json', 'sarif', 'xml']) {
      expect(existsSync(join(directory, inputs['reports'] ?? '', `probe.${ending}`)), ending).toBe(true)
    }
  })

  it('fails at an open one, with SARIF that code scanning can place; passes with its report as the baseline; and reads hostile words as words', async (context) => {
    await start(['open.mjs'], directory)
    const reports = "re port; $(touch 'got-through')"
    const failed = runAction(context, { ...given(), config: 'open.mjs', reports })
    const kept = join(directory, 'last.json')
    writeFileSync(kept, readFileSync(join(directory, reports, 'probe.json')))
    const known = runAction(context, { ...given(), baseline: 'last.json' })
    const first = runAction(context, { ...given(), baseline: 'none.json', 'fail-on': 'critical' })
    await stop()
    expect([failed.status, known.status, first.status], known.stderr).toEqual([1, 0, 1])
    expect(first.stderr).toContain('no baseline')
    expect(failed.outputs).toEqual({ status: '1', sarif: `${reports}/probe.sarif` })
    const upload = failed.uploads.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'))
    expect(upload?.with?.['sarif_file']).toMatch(/^\$\{\{ steps\.probe\.outputs\.sarif \}\}$/)
    const { runs } = JSON.parse(readFileSync(join(directory, failed.outputs['sarif'] ?? ''), 'utf8'))
    expect(runs[0].results.length).toBeGreaterThan(0)
    for (const { locations } of runs[0].results) {
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe('open.mjs')
    }
    expect(existsSync(join(directory, 'got-through'))).toBe(false)
  })
})

describe('the GitLab template', () => {
  it('runs the same, and names as artifacts what is there', async (context) => {
    const template = readYaml('ci/gitlab/probe.yml', context) as Template
    const job = template['.countersign-probe']
    await start(['open.mjs'], directory)
    mkdirSync(join(directory, 'gitlab'))
    const { status, stderr } = runStep(job?.script.join('\n') ?? '', {
      COUNTERSIGN_CHECKOUT: root,
      PROBE_URL: `https://127.0.0.1:${port}/`,
      PROBE_HOST: HOST,
      PROBE_AS: 'alice',
    })
    await stop()
    expect(status, stderr).toBe(1)
    for (const path of [...(job?.artifacts.paths ?? []), job?.artifacts.reports.junit ?? '']) {
      expect(existsSync(join(directory, path)), path).toBe(true)
    }
  })

  it('is refused by the script where nobody says which server', () => {
    const { status, stderr } = runStep(`bash "${root}/ci/probe.sh"`, {})
    expect(status).not.toBe(0)
    expect(stderr).toContain('the URL of the server is missing')
  })
})
