/** Every command that writes, and some of its variants: how it is run, and what it must have done. Cuts nothing short. */
import { createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { authorityFor } from '../../src/authority/authority.ts'
import { exitTable } from '../../src/cli/exit.ts'
import { instantFromMs } from '../../src/core/brand.ts'
import type { Clock } from '../../src/core/port/clock.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { openForSigning } from '../../src/workflow/crl.ts'
import { openMint } from '../../src/workflow/mint.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { openReports } from '../../src/workflow/report.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { type CertificateList, parseCertificateList, parseCrlPem } from '../../src/x509/crl.ts'
import { requestIn } from '../../src/x509/request.ts'
import { ask, type Told, type World } from '../cli/bad-input/world.ts'
import { knowPassphrase, realPorts } from './home.ts'
import { makeReport } from './report-kit.ts'
import { refreshCrls, withHome } from './workflows.ts'

let waitedMs = 0
let stoodStillMs: number | undefined

/** Lets the clocks of this file stand still from here on, so that a command that is cut short twice leaves the same. */
export function standStill(): void {
  stoodStillMs = Date.now()
}

/** The real clock, and so many seconds more. Anybody who waits for it finds that the time has passed. */
const clockAhead = (seconds: number): Clock => ({
  now: () => instantFromMs((stoodStillMs ?? Date.now()) + seconds * 1000 + waitedMs),
  elapsedMs: () => performance.now(),
  sleep: async (ms) => {
    waitedMs += ms
  },
})

export type Time = { readonly clock: Clock }

export const now: Time = { clock: clockAhead(0) }

/** When anybody who was cut off holds nothing any more. */
export const later: Time = { clock: clockAhead(7200) }

/** A command line, and what holds once it has done its work; or a part of one that takes a server, under its name. */
export type Command = {
  readonly run: string
  readonly act?: (world: World, ports: Ports) => Promise<unknown>
  readonly effect: (world: World) => unknown
}

/** Runs a command to its end; a part of one is answered for as the command line answers. */
export async function carryOut(world: World, { run, act }: Command, around: Time): Promise<Told> {
  if (act === undefined) return ask(world, run.split(' '), around)
  try {
    await act(world, realPorts(around.clock))
    return { status: 0, stdout: '', said: [] }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { status: exitTable[error.code], stdout: '', said: [error.message] }
  }
}

export const crlIn = (world: World, path = 'pki/authorities/clients/crl.pem'): CertificateList =>
  parseCrlPem(readFileSync(world.at(path), 'utf8'))

export const revokedIn = (crl: CertificateList): Set<string> =>
  new Set(Array.from(crl.entries(), ({ serial }) => serial))

export const certificateIn = (world: World, path: string) => parseCertificatePem(readFileSync(world.at(path), 'utf8'))

/** The credential of a name is whole: its key is the certificate's. */
const issued = (name: string) => (world: World) => {
  const read = (file: string) => readFileSync(world.at(`pki/issued/${name}/${file}`), 'utf8')
  const spki = createPublicKey(read('key.pem')).export({ type: 'spki', format: 'der' })
  expect(Buffer.compare(spki, certificateIn(world, `pki/issued/${name}/certificate.pem`).tbs.spki)).toBe(0)
  expect(read('chain.pem')).toContain(read('certificate.pem').trim())
}

/** The credential of a request is whole: certificate and chain of its key, and no key. */
const certified = (name: string, request: string) => (world: World) => {
  const folder = `pki/issued/${name}`
  const { spki } = requestIn(readFileSync(world.at(request)))
  expect(readdirSync(world.at(folder))).toEqual(['certificate.pem', 'chain.pem'])
  expect(Buffer.compare(spki, certificateIn(world, `${folder}/certificate.pem`).tbs.spki)).toBe(0)
}

export const serialOf = (world: World, name: string) =>
  certificateIn(world, `pki/issued/${name}/certificate.pem`).tbs.serial as string

const revoked =
  (...names: string[]) =>
  (world: World) => {
    const listed = revokedIn(crlIn(world))
    for (const name of names) expect(listed, name).toContain(/^[0-9a-f]{6}$/.test(name) ? name : serialOf(world, name))
  }

/** An export has every file that its target has, and a CRL no older than the one that it was made with. */
const exported = (place: string, among: number) => (world: World) => {
  const files = readdirSync(world.at(place), { recursive: true, withFileTypes: true }).filter((found) => found.isFile())
  expect(files.map(({ name }) => name).filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(files.length).toBeGreaterThanOrEqual(among)
  expect(revokedIn(crlIn(world, `${place}/tls/client-crl.pem`))).toContain(serialOf(world, 'bob'))
}

const answers = (line: string) => async (world: World) => {
  const told = await ask(world, line.split(' '), later)
  expect(told.status, told.said.join('\n')).toBe(0)
}

export const toNode = '--host api.acme.internal --listen 127.0.0.1'

/** Whatever ended soon has been renewed, each by one certificate that nothing has renewed, and no command is owed. */
const renewedOnce = async (world: World): Promise<void> => {
  const { stdout } = await ask(world, ['list', '--json', '--limit', '1000'], later)
  const { certificates } = JSON.parse(stdout) as {
    certificates: { name: string; serial: string; supersededBy?: string }[]
  }
  const successors = certificates.flatMap(({ supersededBy }) => supersededBy ?? [])
  expect(successors.length).toBeGreaterThan(3)
  expect(new Set(successors).size).toBe(successors.length)
  for (const { name, serial, supersededBy } of certificates) {
    if (supersededBy === undefined) continue
    expect(successors, `${name} was renewed twice`).not.toContain(serial)
    issued(name)(world)
  }
  expect(readdirSync(world.at('pki/owed'))).toEqual([])
}

/** One of each kind; those behind it find what each left. */
export const commands: readonly Command[] = [
  { run: 'issue client dave', effect: issued('dave') },
  { run: 'issue client erin --again', effect: issued('erin') },
  { run: 'issue server www --dns www.acme.internal', effect: issued('www') },
  { run: 'revoke carol --reason superseded', effect: revoked('carol', 'bob') },
  { run: 'revoke frank grace --reason keyCompromise', effect: revoked('frank', 'grace') },
  { run: 'revoke --file @/pki/issued/henry/certificate.pem --reason keyCompromise', effect: revoked('henry') },
  { run: 'revoke --serial 4242ab --unrecorded clients --reason keyCompromise', effect: revoked('4242ab') },
  { run: 'crl', effect: answers('crl --check') },
  { run: 'crl clients --published @/published.pem', effect: answers('crl --check') },
  { run: `export node ${toNode}:8443 --out @/fresh`, effect: exported('fresh', 8) },
  { run: `export node ${toNode}:9443 --out @/out`, effect: exported('out', 8) },
  { run: 'export --only tls --all', effect: exported('out', 8) },
  { run: 'permit example.com', effect: answers('issue server other --dns www.example.com --dry-run') },
  {
    run: 'authority add partners --usage client --insecure-no-passphrase',
    effect: answers('issue client pat --authority partners --dry-run'),
  },
  {
    run: 'init --org Acme --trust-domain acme.internal --insecure-no-passphrase --home @/other',
    effect: answers('status --home @/other'),
  },
]

/** As they are before anybody is cut short: what is done with them is no act of a command. */
const [read, write] = [readFileSync, writeFileSync]

/** A new CRL of each authority, with shards, which the settings ask for since the last one. */
async function divide({ home }: World, ports: Ports): Promise<void> {
  const path = `${home}/countersign.json`
  const distribution = { crlUrl: 'http://crl.acme.internal/{authority}.crl', crlShards: 2 }
  write(path, JSON.stringify({ ...JSON.parse(read(path, 'utf8')), distribution }))
  await refreshCrls({ home, passphrase: knowPassphrase, watch: () => undefined }, ports)
}

/** Each authority has every shard of its last CRL. */
const divided = async (world: World): Promise<void> => {
  await answers('crl --check')(world)
  const { number } = crlIn(world)
  for (const name of ['1-of-2', '2-of-2']) {
    const shard = parseCertificateList(readFileSync(world.at(`pki/authorities/clients/shards/${name}.crl`)))
    expect(shard.number, name).toBe(number)
  }
}

/** What a probe does to home and disk: it has a certificate signed that becomes valid later, revokes it, and leaves its report. */
async function mint({ home: path }: World, ports: Ports): Promise<void> {
  await withHome(path, ports, async (opened) => {
    const { home, store } = opened
    const name = authorityFor(home, 'client')
    const authority = await openForSigning(home, { name }, store, ports, knowPassphrase)
    const honest = parseCertificatePem((await ports.files.readText(`${path}/issued/alice/certificate.pem`)) ?? '')
    const minting = await openMint(opened, authority, honest.tbs, ports)
    try {
      await minting.mint('attack-not-yet-valid')
    } finally {
      await minting.end()
    }
  })
}

const report = async (world: World, ports: Ports): Promise<unknown> =>
  (await openReports([world.at('report.html')], ports))(makeReport())

/** Other ways of the same, and what cannot be started without a server to attack. */
export const variants: readonly Command[] = [
  {
    run: 'issue client --batch @/rows.csv --results @/made.csv',
    effect: (world) => {
      for (const name of ['ivan', 'erin', 'judy', 'karl']) issued(name)(world)
      const made = readFileSync(world.at('made.csv'), 'utf8')
      expect(made.match(/,(issued|present),/g)).toHaveLength(4)
    },
  },
  { run: 'issue client erin --afresh --uri spiffe://acme.internal/erin', effect: issued('erin') },
  // Each is renewed once, however often the run was cut short: one successor for each that was good.
  { run: 'renew --expiring 100d --days 300 --then true', effect: renewedOnce },
  { run: 'issue client device --csr @/device.csr', effect: certified('device', 'device.csr') },
  { run: 'crl clients --from-record', effect: answers('crl --check') },
  { run: 'crl --clock-is-right', effect: answers('crl --check') },
  { run: `export nginx ${toNode}:8443 --out @/fresh`, effect: exported('fresh', 8) },
  { run: `export axum ${toNode}:8443 --out @/fresh`, effect: exported('fresh', 8) },
  { run: 'export --only tls --out @/out', effect: exported('out', 8) },
  { run: 'crl, with shards', act: divide, effect: divided },
  { run: 'what a probe has signed', act: mint, effect: answers('crl --check') },
  {
    run: 'the report of a probe',
    act: report,
    effect: (world) => expect(readFileSync(world.at('report.html'), 'utf8')).toMatch(/^<!DOCTYPE html>.*<\/html>\s*$/s),
  },
]
