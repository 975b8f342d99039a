/**
 * Certificates that a probe had signed are shown by no command, no method of the library, and no question that were not asked for them. Each
 * list is read beside its twin: a certificate of the same home that it must show.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { openHome, type PkiHome } from '../../src/index.ts'
import { PkiHome as HomeClass } from '../../src/library/home.ts'
import type { AttackProfile } from '../../src/probe/needs/mint.ts'
import { type HomeWords, homeChoices, homeWords } from '../../src/workflow/choices.ts'
import { openForSigning } from '../../src/workflow/crl.ts'
import { openMint } from '../../src/workflow/mint.ts'
import { type HeldHome, holdHome } from '../../src/workflow/opening.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { knowPassphrase, realPorts } from '../support/home.ts'
import { withHome } from '../support/workflows.ts'
import { openWorkshop, type Workshop } from './program.ts'

const ports = realPorts()
const signed: readonly AttackProfile[] = [
  'attack-expired',
  'attack-not-yet-valid',
  'attack-revoked',
  'attack-server-auth',
  'attack-wrong-eku',
]

let workshop: Workshop
/** What a certificate of a probe is known by: its name, and its serial numbers. */
let marks: RegExp
const at = (path: string): string => join(workshop.directory, path)

/** Has certificates signed as a probe of alice does: some stay good, one is revoked, and one was being signed when the probe was killed. */
async function mintAll(): Promise<readonly string[]> {
  return withHome(at('pki'), ports, async (opened) => {
    const { home, store } = opened
    const authority = await openForSigning(home, { usage: 'client' }, store, ports, knowPassphrase)
    const alice = parseCertificatePem(readFileSync(at('pki/issued/alice/certificate.pem'), 'utf8')).tbs
    const { mint, end } = await openMint(opened, authority, alice, ports)
    await Promise.all(signed.map((profile) => mint(profile)))
    await end()
    const stopped = (): Promise<never> => Promise.reject(new Error('killed'))
    const certificates = { ...store.certificates, recordIssued: stopped, abandon: async () => undefined }
    const dying = await openMint({ ...opened, store: { ...store, certificates } }, authority, alice, ports)
    await expect(dying.mint('attack-revoked')).rejects.toThrow('killed')
    const { rows } = await store.certificates.list({ limit: 100 })
    const own = rows.filter(({ name }) => name === 'countersign-probe')
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set(['issued', 'revoked', 'reserved']))
    return own.map(({ serial }) => serial)
  })
}

beforeAll(async () => {
  workshop = openWorkshop()
  const lines = [
    'init --org Acme --trust-domain acme.internal --insecure-no-passphrase',
    'issue client alice --uri spiffe://acme.internal/alice',
    'issue client laptop --uri spiffe://acme.internal/alice',
    'issue client bob --uri spiffe://acme.internal/bob --days 5',
    'issue client carol --uri spiffe://acme.internal/carol',
    'issue client countersign-probes --uri spiffe://acme.internal/probes',
    'revoke carol --reason superseded',
    'issue server api.acme.internal --dns api.acme.internal',
    'export node --host api.acme.internal --listen 127.0.0.1:8443 --out out',
  ]
  for (const line of lines) expect(await workshop.ask(`countersign ${line}`), line).toMatchObject({ status: 0 })
  marks = new RegExp(['countersign-probe(?!s)', ...(await mintAll())].join('|'), 'i')
}, 60_000)
afterAll(() => workshop.remove())

/** Everything that is written below a folder, or into a file. */
function filesIn(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'latin1')
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((one) => statSync(one).isFile())
    .map((one) => readFileSync(one, 'latin1'))
    .join('\n')
}

/** A command line, what it shows of another certificate, and where it writes. */
type Line = readonly [line: string, shows: RegExp, writes?: string]

/** How each command enumerates certificates; or why it enumerates none. */
const lists: Readonly<Record<string, readonly Line[] | string>> = {
  init: 'makes a home, which has none',
  issue: [['issue client dave --uri spiffe://acme.internal/alice --dry-run', /dave/]],
  renew: [
    ['renew --expiring 30d --days 300 --dry-run', /bob/],
    ['renew --expiring 30d --days 300 --dry-run --json', /bob/],
    ['renew --expiring 30d --days 300 --authority clients --dry-run', /bob/],
  ],
  rekey: [['rekey alice --dry-run', /alice/]],
  revoke: [
    ['revoke alice --reason keyCompromise --dry-run', /laptop/],
    ['revoke alice --reason superseded --dry-run --json', /laptop/],
    ['revoke alice --reason superseded --dry-run --deploy', /out/],
    ['revoke countersign-prob --reason superseded', /countersign-probes/],
  ],
  crl: [
    ['crl --check', /clients/],
    ['crl --check --json', /clients/],
  ],
  permit: [['permit acme.example --dry-run', /acme\.example/]],
  authority: [
    ['authority list', /clients/],
    ['authority list --json', /clients/],
  ],
  targets: [['targets', /nginx/]],
  access: [
    ['access check pki/access/example.json', /admin/],
    ['access check pki/access/example.json --as alice GET /jobs', /alice/],
    ['access check pki/access/example.json --as countersign-prob', /countersign-probes/],
  ],
  export: [
    [
      'export node --host api.acme.internal --listen 127.0.0.1:8443 --out other --access pki/access/example.json',
      /other/,
      'other',
    ],
    ['export --only tls --all --dry-run --json', /out/],
    ['export timer acme --out timer --scheduler cron', /timer/, 'timer'],
    ['export java-truststore clients --out truststore.p12', /truststore/, 'truststore.p12'],
  ],
  deployments: [
    ['deployments', /out/],
    ['deployments --json', /out/],
  ],
  door: 'reads what was exported, and no home',
  probe: [['probe https://127.0.0.1:1 --as countersign-prob', /countersign-probes/]],
  try: 'makes a home of its own',
  demo: 'makes a home of its own',
  list: [
    ['list', /alice[\s\S]*carol|carol[\s\S]*alice/],
    ['list --json', /alice/],
    ['list --csv', /alice/],
    ['list --jsonl', /alice/],
    ['list --sort expires --reverse', /alice/],
    ["list --name '*'", /alice/],
    ["list --name 'countersign-*'", /countersign-probes/],
    ["list --name 'countersign-*' --jsonl", /countersign-probes/],
    ['list --name countersign-prob', /countersign-probes/],
    ['list --uri spiffe://acme.internal/alice', /laptop/],
    ['list --text acme.internal/alice', /laptop/],
    ['list --usage client', /alice/],
    ['list --authority clients', /alice/],
    ['list --state issued', /alice/],
    ['list --state revoked', /carol/],
    ['list --state not-yet-valid --state reserved --state issued', /alice/],
    ['list --expiring 3000d', /bob/],
  ],
  show: [
    ['show alice', /alice/],
    ['show countersign-prob', /countersign-probes/],
  ],
  status: [
    ['status', /bob/],
    ['status --json', /bob/],
  ],
  completion: [['completion bash', /countersign/]],
}

describe('the commands', () => {
  it('are all in the table', () => {
    expect(Object.keys(lists).toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })

  const lines = Object.values(lists).flatMap((all) => (typeof all === 'string' ? [] : all))
  it.for(lines)('hide what a probe had signed: %s', async ([line, shows, writes]) => {
    const { stdout, stderr } = await workshop.ask(`countersign ${line}`)
    const told = `${stdout}\n${stderr}`
    expect(told).toMatch(shows)
    expect(told).not.toMatch(marks)
    if (writes !== undefined) expect(filesIn(at(writes))).not.toMatch(marks)
  })

  it('show it where it is asked for by name, by serial number, or by --all', async () => {
    for (const line of ['list --all', 'list --all --csv', 'list --name countersign-probe', 'show countersign-probe'])
      expect((await workshop.ask(`countersign ${line}`)).stdout, line).toMatch(marks)
  })
})

describe('what enumerates certificates in the source', () => {
  it('says what becomes of those of a probe', () => {
    const root = join(import.meta.dirname, '../../src')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('store/') && !name.startsWith('core/'),
    )
    const reading = files.filter((name) =>
      /\bcertificates\s*\.(list|listStolen|count|findNear)\(/.test(readFileSync(join(root, name), 'utf8')),
    )
    expect(reading).toEqual(expect.arrayContaining(['workflow/list.ts', 'workflow/renew.ts']))
    expect(reading.filter((name) => !/\bPROBE_NAME\b/.test(readFileSync(join(root, name), 'utf8')))).toEqual([])
  })
})

/** One of each kind of words that a shell completes. */
const words: Readonly<Record<HomeWords, string>> = {
  names: 'alice',
  'good-names': 'alice',
  'good-clients': 'alice',
  'revoked-clients': 'carol',
  'names-again': 'alice',
  hosts: 'api.acme.internal',
  claims: 'role=',
  profiles: 'client',
  authorities: 'clients',
  'client-authorities': 'clients',
  'server-authorities': 'servers',
  deployments: 'out',
}

describe('what is offered', () => {
  const looking = async <T>(look: (held: HeldHome) => Promise<T>): Promise<T> => {
    const held = holdHome(at('pki'), ports)
    return look(held).finally(() => held.close())
  }

  it.each(Object.entries(words) as [HomeWords, string][])(
    'to a shell has no name of a probe: %s',
    async (kind, one) => {
      for (const begun of ['', 'countersign-']) {
        const found = await looking((held) => homeWords({ words: kind, begun }, held, ports))
        if (begun === '') expect(found).toContain(one)
        expect(found.filter((word) => word === 'countersign-probe' || word.startsWith('attack-'))).toEqual([])
      }
    },
  )

  it('to choose from has none', async () => {
    const { clients, servers } = await looking((held) => homeChoices(held, ports))
    expect(clients.map(({ name }) => name)).toEqual(expect.arrayContaining(['alice', 'bob']))
    expect(JSON.stringify([clients, servers])).not.toMatch(marks)
  })
})

type Call = readonly [call: (home: PkiHome) => Promise<unknown>, shows: string]

async function collected(all: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const one of all) found.push(one)
  return found
}

/** How each method of the library enumerates certificates; or why it enumerates none. */
const methods: Readonly<Record<string, readonly Call[] | string>> = {
  issue: 'tells of what it issues',
  renew: 'tells of what it renews, as the command does',
  issueBatch: 'tells of what it issues',
  revoke: 'tells of what it revokes, as the command does',
  renewCrls: 'tells of CRLs',
  checkCrls: [[(home) => home.checkCrls(), 'clients']],
  list: [
    [(home) => home.list(), 'alice'],
    [(home) => home.list({ name: '*' }), 'alice'],
    [(home) => home.list({ expiring: '3000d' }), 'bob'],
    [(home) => home.list({ name: 'countersign-prob' }), 'countersign-probes'],
  ],
  listAll: [
    [(home) => collected(home.listAll()), 'alice'],
    [(home) => collected(home.listAll({ name: 'countersign-*' })), 'countersign-probes'],
  ],
  show: [[(home) => home.show('alice'), 'alice']],
  status: [[(home) => home.status(), 'bob']],
  export: 'writes what the command writes',
  exportBundle: 'writes one credential',
  exportTrustStore: 'writes one authority',
  exportTimer: 'writes what the command writes',
  checkAccess: [[(home) => home.checkAccess(at('pki/access/example.json'), { as: 'alice' }), 'alice']],
  permit: 'tells of names',
  addAuthority: 'tells of an authority',
  authorities: [[(home) => home.authorities(), 'clients']],
  setDefaultAuthority: 'tells of an authority',
  deliver: 'writes into exports',
  server: 'takes one credential',
  client: 'takes one credential',
  probe: 'tells of attacks',
  close: 'tells nothing',
}

describe('the methods of the library', () => {
  it('are all in the table', () => {
    const all = Object.getOwnPropertyNames(HomeClass.prototype).filter((name) => name !== 'constructor')
    expect(Object.keys(methods).toSorted()).toEqual(all.toSorted())
  })

  const calls = Object.entries(methods).flatMap(([name, all]) =>
    typeof all === 'string' ? [] : all.map(([call, shows]) => [name, call, shows] as const),
  )
  it.each(calls)('hide what a probe had signed: %s', async (_, call, shows) => {
    await using home = openHome(at('pki'))
    const told = JSON.stringify(await call(home))
    expect(told).toContain(shows)
    expect(told).not.toMatch(marks)
  })
})
