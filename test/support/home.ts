/** A PKI home in a temporary directory, made and used through the real ports. Shows only what tests ask of it. */
import { createPrivateKey } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { homePaths } from '../../src/authority/home.ts'
import type { EntryName } from '../../src/core/brand.ts'
import type { Clock } from '../../src/core/port/clock.ts'
import type { Usage } from '../../src/core/record.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemEntropy } from '../../src/effects/entropy.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import { systemListener } from '../../src/effects/listener.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { type InitRequest, initHome } from '../../src/workflow/init.ts'
import type { IssueAnswer } from '../../src/workflow/issue.ts'
import type { AskPassphrase, Ports } from '../../src/workflow/ports.ts'
import type { RevokeAnswer } from '../../src/workflow/revoke.ts'
import { readFindable } from '../../src/x509/terms.ts'
import { bundledProgram } from './bundled.ts'
import { layHome } from './model-home.ts'
import { type IssueRequest, issueCredential, refreshCrls, revokeCertificates } from './workflows.ts'

const root = resolve(import.meta.dirname, '../..')

/** The passphrase of every test home that has one. */
export const passphrase = 'correct horse battery staple'

/** An organisation as some are called: other scripts' letters, and what stands between attributes elsewhere. */
export const unusualOrganisation = "Müller & Söhne, O'Neil (UK) A/S"

const silent = (): void => undefined

/** The real ports; only the clock may be another. */
export function realPorts(clock: Clock = systemClock): Ports {
  return {
    clock,
    entropy: systemEntropy,
    files: systemFiles,
    keys: createKeys(systemFiles),
    network: systemNetwork,
    listener: systemListener,
    processes: systemProcesses,
    openStore: (path, home, absent, watch) => openSqliteStore(path, { home, read: readFindable }, clock, absent, watch),
    shipped: {
      skeleton: join(root, 'pki'),
      templates: join(root, 'templates'),
      version: '0.0.0-test',
      program: [process.execPath, bundledProgram()],
    },
  }
}

/** Answers with {@link passphrase}, in octets of its own each time, because anybody who is given them wipes them. */
export const knowPassphrase: AskPassphrase = async () => ({ octets: new TextEncoder().encode(passphrase) })

/** What a test asks of an issuance; the rest is filled in. */
export type Wish = Partial<Omit<IssueRequest, 'home' | 'passphrase' | 'watch'>>

export type TestHome = {
  readonly path: string
  readonly ports: Ports
  /** Where an authority's files lie. */
  authority(usage: Usage): { certificate: string; key: string; crl: string; pin: string }
  /** Issues; a client without names gets a SPIFFE ID, a server its own name. */
  issue(
    usage: Usage,
    name: string,
    wish?: Wish,
  ): Promise<IssueAnswer & { files: Required<NonNullable<IssueAnswer['files']>> }>
  revoke(name: string, reason?: string): Promise<RevokeAnswer>
  read(path: string): Promise<string>
  /** Removes everything. */
  remove(): Promise<void>
}

export type HomeWish = Pick<Partial<InitRequest>, 'organisation' | 'serverDomains' | 'oidArc' | 'keyType'> & {
  readonly clock?: Clock
  readonly protection?: 'passphrase'
  readonly crlUrl?: string
  /** Into how many shards each CRL is divided; a new one of each is signed then. */
  readonly crlShards?: number
  /** Further profiles, by name. */
  readonly profiles?: Readonly<Record<string, object>>
}

/** Encrypts the keys of authorities under another passphrase, or under a first one, by a derivation that takes no time. */
export function encryptKeys(home: string, from: string, to: string, authorities = ['clients', 'servers']): void {
  for (const authority of authorities) {
    const { key: path } = homePaths(home).authority(authority as EntryName)
    const key = createPrivateKey({ key: readFileSync(path), passphrase: from })
    writeFileSync(path, key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: to }))
  }
}

/**
 * Makes a home of `Acme` and its trust domain `acme.internal`; its keys are unencrypted unless told otherwise, which is
 * quick. `crlUrl` is where its CRLs are said to be published.
 */
export async function makeHome(wish: HomeWish = {}): Promise<TestHome> {
  const { clock, protection, serverDomains = [], organisation = 'Acme', profiles = {}, ...others } = wish
  const { crlUrl, crlShards, ...rest } = others
  const ports = realPorts(clock)
  const directory = await ports.files.makeTemporaryDirectory('countersign-test-')
  const path = join(directory, 'pki')
  const common = { home: path, watch: silent }
  const wanted = { ...rest, organisation, serverDomains, trustDomain: 'acme.internal' }
  const release = await layHome(JSON.stringify(wanted), ports.clock.now(), path, (home) =>
    initHome({ ...wanted, home, watch: silent, protection: 'unprotected' }, ports),
  )
  if (protection === 'passphrase') encryptKeys(path, 'none', passphrase)
  if (crlUrl !== undefined) {
    const file = homePaths(path).settings
    const settings = JSON.parse(await readFile(file, 'utf8'))
    await ports.files.write(file, JSON.stringify({ ...settings, distribution: { crlUrl, crlShards } }), 'public')
    if (crlShards !== undefined) await refreshCrls({ ...common, passphrase: knowPassphrase }, ports)
  }
  for (const [name, profile] of Object.entries(profiles)) {
    writeFileSync(join(homePaths(path).profiles, `${name}.json`), JSON.stringify(profile))
  }
  const names = { client: 'clients', server: 'servers' } as const
  return {
    path,
    ports,
    authority: (usage) => homePaths(path).authority(names[usage] as EntryName),
    issue: async (usage, name, asked = {}) => {
      const fallback =
        usage === 'server'
          ? [{ kind: 'dns' as const, value: name }]
          : [{ kind: 'uri' as const, value: `spiffe://acme.internal/${name}` }]
      const answer = await issueCredential(
        {
          subjectAltNames: fallback,
          claims: [],
          naming: 'once',
          mode: 'issue',
          ...asked,
          ...common,
          usage,
          name,
          passphrase: knowPassphrase,
        },
        ports,
      )
      const { key, ...files } = answer.files ?? {}
      if (!('certificate' in files)) throw new Error('nothing was issued')
      // Of a request there is none, and the test that asks for it knows that.
      return { ...answer, files: { ...files, key: key ?? 'no key: it came with a request' } }
    },
    revoke: (name, reason = 'keyCompromise') =>
      revokeCertificates({ ...common, what: { name }, reason, mode: 'revoke', passphrase: knowPassphrase }, ports),
    read: (file) => readFile(file, 'utf8'),
    remove: async () => {
      release()
      await ports.files.remove(directory)
    },
  }
}
