/**
 * A Java program as the client of an exported server, with what we write for Java and with what Java's own keytool makes of our answer
 * to its request. Which keys Java opens is said where bundles are.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest'
import { givenPassword, wellKnownPassword } from '../../src/workflow/bundle-password.ts'
import { type Served, serve } from '../../src/workflow/run-exported.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { type Answer, summon } from '../support/judges.ts'
import { exportBundle, exportTrustStore, writeTarget } from '../support/workflows.ts'

const program = resolve(import.meta.dirname, 'java/Client.java')
const word = 'correct horse'

/** A virtual machine that lives for a second need not prepare for a long life. */
const lean = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

/** Two homes whose authorities have the same names, and other keys. */
let home: TestHome
let other: TestHome
let server: Served
let listen: string
const at = (name: string, of = home): string => join(of.path, '..', name)

async function makePair(): Promise<TestHome> {
  const made = await makeHome()
  await made.issue('client', 'alice')
  const [password, common] = [
    givenPassword(() => word),
    { home: made.path, protection: 'modern', mode: 'export' } as const,
  ]
  await exportBundle({ ...common, name: 'alice', out: at('alice.p12', made), password }, made.ports)
  for (const authority of ['clients', 'servers']) {
    const out = at(`${authority}.p12`, made)
    await exportTrustStore({ ...common, authority, out, password: wellKnownPassword }, made.ports)
  }
  return made
}

beforeAll(async () => {
  home = await makePair()
  other = await makePair()
  writeFileSync(at('password'), `${word}\n`, { mode: 0o600 })
  await home.issue('server', 'localhost')
  const { ports } = home
  listen = `127.0.0.1:${await ports.network.freePort('127.0.0.1')}`
  const asked = {
    home: home.path,
    target: 'node',
    host: 'localhost',
    listen,
    out: at('deploy'),
    mode: 'export',
  } as const
  server = await serve(await writeTarget({ ...asked, origins: [], inputs: {} }, ports), ports)
})
afterAll(async () => {
  await server?.stop()
  await other?.remove()
  await home?.remove()
})

/** What a Java program gets with each pair of a key store and a trust store. */
async function askWith(context: TestContext, ...pairs: readonly (readonly [keys: string, trust: string])[]) {
  const page = `https://localhost:${listen.split(':').at(-1)}/`
  const answer = await summon(context, 'java17')(...lean, program, page, at('password'), ...pairs.flat())
  expect(answer).toMatchObject({ status: 0, stderr: '' })
  const lines = answer.stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(pairs.length)
  return lines
}

const uriOf = (line: string | undefined): unknown => {
  expect(line).toMatch(/^200 /)
  return JSON.parse(line?.slice(4) ?? '').uris
}

/** One authority of the right name is tried and found wrong, one of another name is not even tried. */
const ofClient = /^no answer: .*PKIX path (building|validation) failed/

/** By the server, which the client itself trusts. */
function expectTurnedAway(line: string | undefined): void {
  expect(line).toMatch(/^no answer: /)
  expect(line).not.toMatch(ofClient)
}

it('is let in with bundle and trust store, trusts no other authority, and is refused without the bundle or with another home’s', async (context) => {
  const [good, none, anothers, trustsClients, trustsOthers, goodAgain] = await askWith(
    context,
    [at('alice.p12'), at('servers.p12')],
    ['-', at('servers.p12')],
    [at('alice.p12', other), at('servers.p12')],
    [at('alice.p12'), at('clients.p12')],
    [at('alice.p12'), at('servers.p12', other)],
    [at('alice.p12'), at('servers.p12')],
  )
  for (const line of [good, goodAgain]) expect(uriOf(line)).toEqual(['spiffe://acme.internal/alice'])
  for (const line of [none, anothers]) expectTurnedAway(line)
  for (const line of [trustsClients, trustsOthers]) expect(line).toMatch(ofClient)
})

it('is let in with the key that keytool made and the answer to its request, which fits no other key', async (context) => {
  const password = ['-storepass:file', at('password')]
  const keytool = (store: string, ...argv: readonly string[]): Promise<Answer> =>
    summon(context, 'keytool17')(...argv, ...lean.map((option) => `-J${option}`), '-keystore', at(store), ...password)
  const must = async (store: string, ...argv: readonly string[]): Promise<void> =>
    expect(await keytool(store, ...argv)).toMatchObject({ status: 0 })
  const refusal = async (store: string, ...argv: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await keytool(store, ...argv)
    expect(status).toBe(1)
    return stdout + stderr
  }
  const device = ['-alias', 'device', '-keyalg', 'EC', '-groupname', 'secp256r1', '-dname', 'CN=device']
  await must('device.p12', '-genkeypair', ...device)
  const names = ['-ext', 'san=uri:spiffe://acme.internal/device']
  await must('device.p12', '-certreq', '-alias', 'device', ...names, '-file', at('device.csr'))
  const request = { content: readFileSync(at('device.csr')), source: at('device.csr') }
  const { files } = await home.issue('client', 'device', { request, subjectAltNames: [] })

  const answer = ['-importcert', '-file', files.chain, '-alias']
  expect(await refusal('device.p12', ...answer, 'device')).toContain('Failed to establish chain from reply')
  expect(await refusal('alice.p12', ...answer, 'alice')).toMatch(/Public keys .* don't match/)
  writeFileSync(at('unanswered.p12'), readFileSync(at('device.p12')))
  const authority = ['-importcert', '-file', home.authority('client').certificate, '-alias', 'clients', '-noprompt']
  await must('device.p12', ...authority)
  await must('device.p12', ...answer, 'device')

  const [unanswered, answered] = await askWith(
    context,
    [at('unanswered.p12'), at('servers.p12')],
    [at('device.p12'), at('servers.p12')],
  )
  expect(uriOf(answered)).toEqual(['spiffe://acme.internal/device'])
  expectTurnedAway(unanswered)
})
