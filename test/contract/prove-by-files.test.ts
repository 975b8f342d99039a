/** Probing a server of another PKI by its files: certificates that openssl has made, of types that no key is made in here. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ProveByFilesRequest, proveByFiles } from '../../src/workflow/prove-by-files.ts'
import { realPorts } from '../support/home.ts'

const directory = mkdtempSync(join(tmpdir(), 'countersign-files-'))
const at = (name: string): string => join(directory, name)
const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { cwd: directory, stdio: 'pipe' })
const ports = realPorts()
const asked = 'correct horse battery'

/** Issues a client below `ca.pem`, signed with a hash that no certificate has here. */
function issue(name: string, ...key: readonly string[]): void {
  issueFor('client.ext', name, ...key)
}

function issueFor(extensions: string, name: string, ...key: readonly string[]): void {
  openssl('req', ...key, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/O=Other/CN=${name}`)
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-sha512', '-days', '10', '-extfile', extensions]
  openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-out', `${name}.pem`)
}

beforeAll(() => {
  writeFileSync(at('client.ext'), 'extendedKeyUsage=clientAuth\nsubjectAltName=email:x@other.example\n')
  const rsa = ['-newkey', 'rsa:2048'] as const
  openssl('req', '-x509', ...rsa, '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=Other')
  issue('carl', ...rsa)
  issue('dora', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521')
  issue('gone', ...rsa)
  writeFileSync(at('server.ext'), 'extendedKeyUsage=serverAuth\nsubjectAltName=email:x@other.example\n')
  issueFor('server.ext', 'web', ...rsa)
  const names = ['-addext', 'subjectAltName=DNS:localhost']
  openssl(
    'req',
    '-x509',
    ...rsa,
    '-nodes',
    '-keyout',
    's.key',
    '-out',
    's.pem',
    '-days',
    '30',
    '-subj',
    '/CN=s',
    ...names,
  )
  openssl('pkcs8', '-topk8', '-in', 'ca.key', '-passout', `pass:${asked}`, '-out', 'ca.p8')
  writeFileSync(at('ca.cnf'), '[ca]\ndefault_ca=d\n[d]\ndatabase=index\ndefault_md=sha256\ndefault_crl_days=9\n')
  writeFileSync(at('index'), '')
  const ca = ['ca', '-config', 'ca.cnf', '-keyfile', 'ca.key', '-cert', 'ca.pem']
  openssl(...ca, '-revoke', 'gone.pem')
  openssl(...ca, '-gencrl', '-out', 'crl.pem')
  openssl('version')
})

const open: (() => Promise<unknown>)[] = []
afterAll(() => rmSync(directory, { recursive: true }))
afterEach(() => Promise.all(open.splice(0).map((close) => close())))

/** Starts a server that trusts `ca.pem`, with these options beside. */
async function start(...options: readonly string[]): Promise<string> {
  const port = await ports.network.freePort('127.0.0.1')
  const own = ['-cert', 's.pem', '-key', 's.key', '-CAfile', 'ca.pem', '-www', '-no_ticket']
  const server = spawn('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...own, ...options], { cwd: directory })
  open.push(async () => {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  })
  for await (const said of server.stdout) if (String(said).includes('ACCEPT')) break
  server.stdout.resume()
  server.stderr.resume()
  return `https://127.0.0.1:${port}`
}

const insisting = ['-Verify', '3', '-verify_return_error'] as const

function prove(url: string, changes: Partial<ProveByFilesRequest> = {}) {
  return proveByFiles(
    {
      url,
      host: 'localhost',
      ...(changes.cert === undefined ? { cert: at('carl.pem'), key: at('carl.key') } : { cert: changes.cert }),
      ca: at('ca.pem'),
      serverCa: at('s.pem'),
      operator: 'not-stated',
      passphrase: async () => ({ octets: Buffer.from(asked) }),
      tokenPin: async () => ({ octets: Buffer.from('asked of nobody') }),
      watch: () => undefined,
      ...changes,
    },
    ports,
  )
}

const verdicts = async (report: ReturnType<typeof prove>) =>
  Object.fromEntries((await report).results.map(({ id, verdict }) => [id, verdict]))

describe('proveByFiles', () => {
  it('says who the authority is, and what cannot be tried without its key', async () => {
    const report = await prove(await start(...insisting))
    expect(report.authority.subject).toBe('CN=Other')
    // The page of openssl may be framed, and what suites it takes is up to how it was built.
    const through = report.results.filter(({ verdict, group }) => verdict === 'bypassed' && group === 'identity')
    expect(through).toEqual([])
    for (const id of ['expired', 'not-yet-valid', 'wrong-eku'])
      expect(report.results.find((one) => one.id === id)).toMatchObject({
        verdict: 'not-tried',
        why: expect.stringContaining('--ca-key'),
      })
  })

  it("signs certificates for attacks with the authority's key, encrypted or not, and leaves nothing behind", async () => {
    const before = readdirSync(directory)
    const url = await start(...insisting)
    for (const caKey of ['ca.key', 'ca.p8'])
      expect(await verdicts(prove(url, { caKey: at(caKey) }))).toMatchObject({
        ...{ expired: 'enforced', 'not-yet-valid': 'enforced', 'wrong-eku': 'enforced' },
        ...{ 'no-certificate': 'enforced', 'certificate-without-key': 'enforced' },
      })
    expect(readdirSync(directory)).toEqual(before)
  })

  it('refuses a second client that is the honest one, before anything is sent', async () => {
    const second = `${at('carl.pem')},${at('carl.key')}`
    const refused = prove('https://127.0.0.1:1', { second })
    await expect(refused).rejects.toMatchObject({ code: 'usage.wrong' })
  })

  it('finds a server that believes any certificate, and one that does not look at the CRL', async () => {
    const revoked = `${at('gone.pem')},${at('gone.key')}`
    const serverCredential = `${at('s.pem')},${at('s.key')}`
    const lax = { caKey: at('ca.key'), revoked, serverCredential }
    expect(await verdicts(prove(await start('-verify', '3'), lax))).toMatchObject({
      ...{ expired: 'bypassed', 'wrong-eku': 'bypassed', 'no-certificate': 'bypassed', revoked: 'bypassed' },
      'server-certificate': 'bypassed',
    })
    expect(await verdicts(prove(await start(...insisting), lax))).toMatchObject({
      revoked: 'bypassed',
      expired: 'enforced',
      'server-certificate': 'enforced',
    })
    const looking = await start(...insisting, '-CRL', 'crl.pem', '-crl_check')
    expect(await verdicts(prove(looking, lax))).toMatchObject({ revoked: 'enforced', expired: 'enforced' })
  })

  it('takes a client with a key on P-521, in one file with its certificate', async () => {
    const both = execFileSync('cat', ['dora.pem', 'dora.key'], { cwd: directory })
    writeFileSync(at('both.pem'), both, { mode: 0o600 })
    const report = prove(await start(...insisting), { cert: at('both.pem') })
    expect(await verdicts(report)).toMatchObject({ 'certificate-without-key': 'enforced', 'self-signed': 'enforced' })
  })

  it('has the authority sign the chains of a collection anew, and leaves nothing behind', async () => {
    const pem = (name: string): string => readFileSync(at(name), 'utf8')
    const caseOf = (id: string, leaf: string, expected: string) => ({
      ...{ id, trusted_certs: [pem('ca.pem')], untrusted_intermediates: [], peer_certificate: pem(leaf) },
      expected_result: expected,
    })
    // What is for servers is made for clients, and what is for clients for servers.
    const testcases = [caseOf('a::good', 'web.pem', 'SUCCESS'), caseOf('a::for-servers', 'carl.pem', 'FAILURE')]
    writeFileSync(at('limbo.json'), JSON.stringify({ testcases }))
    const before = readdirSync(directory)
    const asking = { caKey: at('ca.p8'), limbo: at('limbo.json') }
    const found = async (...options: readonly string[]) =>
      (await prove(await start(...options), asking)).results.find(({ id }) => id === 'limbo-chains')
    const first = await found(...insisting)
    expect(first, JSON.stringify(first)).toMatchObject({
      verdict: 'enforced',
      attempts: [{ label: 'a::for-servers', verdict: 'enforced' }],
    })
    expect(await found('-verify', '3')).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('a::for-servers'),
    })
    expect(readdirSync(directory)).toEqual(before)
  })

  it.each([
    ['a key of another certificate', { key: at('dora.key') }, 'file.malformed', 'carl.pem'],
    ['another CA than that of the client', { ca: at('s.pem') }, 'file.malformed', 'CN=Other'],
    ['two certificates of CAs', { ca: at('two.pem') }, 'file.malformed', '2 certificates'],
    ['a key of another CA', { caKey: at('s.key') }, 'file.malformed', 'ca.pem'],
    [
      'a wrong passphrase',
      { caKey: at('ca.p8'), passphrase: async () => ({ octets: Buffer.from('x') }) },
      'passphrase.wrong',
      'ca.p8',
    ],
    ['a revoked client whose files are not there', { revoked: at('none.pem') }, 'file.missing', 'none.pem'],
    ['a collection that is none', { limbo: at('client.ext'), caKey: at('ca.key') }, 'file.malformed', 'client.ext'],
    ['a collection that is not there', { limbo: at('none.json'), caKey: at('ca.key') }, 'file.missing', 'none.json'],
    ['a collection without a key', { limbo: at('client.ext') }, 'usage.wrong', '--limbo'],
    [
      'a collection where nothing is to be signed',
      { limbo: at('client.ext'), caKey: at('ca.key'), mint: 'refused' },
      'usage.wrong',
      '--limbo',
    ],
    ['access rules', { access: at('none.json') }, 'usage.wrong', '--access'],
    ['a server elsewhere', { url: 'https://192.0.2.1' }, 'probe.remote', '192.0.2.1'],
  ] as const)('refuses %s', async (_, changes, code, says) => {
    writeFileSync(at('two.pem'), execFileSync('cat', ['ca.pem', 's.pem'], { cwd: directory }))
    await expect(prove('https://127.0.0.1:1', changes)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says),
    })
  })
})
