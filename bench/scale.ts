/** Every command with a thousand certificates and with a million, and CRLs of a million entries, against OpenSSL, Node.js and Go. */
import { chmodSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fill, prepareOpenssl, serials } from './crl.ts'
import type { Installed } from './installed.ts'
import {
  type Contender,
  type Cost,
  costOf,
  median,
  type Program,
  peakOf,
  run,
  takeTurns,
  typical,
  without,
} from './measure.ts'
import { commandOf, copyHome, type Kept, nameOf, scaleHome } from './scale-home.ts'
import { SCRYPT } from './shell.ts'
import { judged, type Line, type Section } from './table.ts'

const SMALL = 1000
const BARS = {
  growth: { atMost: 1.3 },
  memoryMb: { atMost: 90 },
  before: { atMost: 1 / 40 },
  openssl: { atMost: 1 / 4 },
}
const CRL_BARS = { time: { atMost: 1 / 6 }, memory: { atMost: 1 / 4 }, go: { atMost: 1 / 2 }, read: { atMost: 1 / 3 } }

/** A build as it is installed, and its checkout. */
export type Build = { readonly installed: Installed; readonly source: string }

/** What one command costs one build with one home. */
export type Measured = {
  readonly command: string
  readonly build: 'now' | 'before'
  readonly certificates: number
  readonly cpuMs: number
  readonly wallMs: number
  readonly peakMb: number
}
/** What the CRL of many entries costs, by whom. */
export type CrlMeasured = {
  readonly what: string
  readonly by: string
  readonly cpuMs: number
  readonly peakMb: number
}

export type ScaleResults = {
  readonly certificates: number
  readonly against?: string
  readonly scryptMs: number
  readonly migrationMs?: number
  readonly commands: readonly Measured[]
  readonly opensslRevoke: Cost & { readonly peakMb: number }
  readonly crlEntries: number
  readonly crls: readonly CrlMeasured[]
}

/** The commands of the table, by the round, for nobody is issued or revoked twice. Those that sign call scrypt once. */
const commands: Readonly<Record<string, (round: number) => readonly string[]>> = {
  list: () => ['list'],
  'list --expiring-within 30': () => ['list', '--expiring-within', '30'],
  'list --state revoked': () => ['list', '--state', 'revoked'],
  status: () => ['status'],
  'crl --check': () => ['crl', '--check'],
  issue: (round) => {
    const name = `scale${round + 100}x${process.pid}`
    return ['issue', 'client', name, '--uri', `spiffe://acme.internal/${name}`]
  },
  crl: () => ['crl', 'clients'],
  revoke: (round) => ['revoke', nameOf(10 * (round + 10) + 501), '--reason', 'superseded'],
}
const signing = ['issue', 'crl', 'revoke']

/** One that ends with status 1 where something needs doing has done its work too. */
function accepting(program: Program): Program {
  return { ...program, argv: ['sh', '-c', '"$@"; [ $? -le 1 ]', 'sh', ...program.argv] }
}

type Home = {
  readonly build: Measured['build']
  readonly certificates: number
  readonly kept: Kept
  readonly of: Installed
}

/** Some commands of the build before take half a minute: once is enough to know that. */
function onlyOnce(contender: (round: number) => Cost): Contender {
  let cost: Cost | undefined
  return (round) => {
    cost ??= contender(round)
    return cost
  }
}

async function measureCommands(
  homes: readonly Home[],
  scrypt: () => Cost,
  rounds: number,
  say: (line: string) => void,
) {
  const found: Measured[] = []
  const apart: Cost[] = []
  for (const [command, words] of Object.entries(commands)) {
    say(`bench: ${command} …`)
    const contenders = homes.map(({ build, kept, of }, n) => {
      const contender = (round: number) => costOf(accepting(commandOf(of, kept, ...words(round + 1))))
      return [`${n}`, build === 'now' ? contender : onlyOnce(contender)] as const
    })
    const costs = await takeTurns<Record<string, Contender>>(
      { ...Object.fromEntries(contenders), scrypt },
      { rounds, warmUp: 1 },
    )
    apart.push(...costs['scrypt']!)
    for (const [n, { build, certificates, kept, of }] of homes.entries()) {
      const peakMb = await peakOf(commandOf(of, kept, ...words(rounds + 1)))
      found.push({ command, build, certificates, ...typical(costs[`${n}`]!), peakMb })
    }
  }
  return { found, scryptMs: median(apart.map(({ cpuMs }) => cpuMs)) }
}

const READ_OURS = `
import { readFileSync } from 'node:fs'
import { verifyClient } from 'countersign'
const text = (name) => readFileSync(name, 'utf8')
const [authority, pin, crl, client] = process.argv.slice(2)
const { X509Certificate } = await import('node:crypto')
const der = new X509Certificate(text(client)).raw
const verdict = verifyClient(der, { clientAuthority: text(authority), pin: text(pin).trim(), clientCrl: text(crl) })
if (verdict.state !== 'verified') throw new Error(verdict.why)
`
/** What a server with Node.js' own option does before it has seen anybody. */
const READ_NODE = `
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
const [ca, , crl] = process.argv.slice(2)
createSecureContext({ ca: readFileSync(ca, 'utf8'), crl: readFileSync(crl, 'utf8') })
`
const GO = `package main

import ("crypto/ecdsa"; "crypto/elliptic"; "crypto/rand"; "crypto/x509"; "crypto/x509/pkix"; "math/big"; "os"; "strconv"; "time")

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	now := time.Now()
	issuer := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Acme"}, NotBefore: now, NotAfter: now.Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCRLSign, SubjectKeyId: []byte{1}}
	entries := make([]x509.RevocationListEntry, count)
	for n := range entries {
		serial := make([]byte, 16)
		rand.Read(serial)
		serial[0] = 0x50
		entries[n] = x509.RevocationListEntry{SerialNumber: new(big.Int).SetBytes(serial), RevocationTime: now, ReasonCode: 4}
	}
	der, err := x509.CreateRevocationList(rand.Reader, &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: now, NextUpdate: now.Add(time.Hour),
		RevokedCertificateEntries: entries}, issuer, key)
	if err != nil { panic(err) }
	os.WriteFile(os.Args[2], der, 0o600)
}
`

/** Signing a CRL of so many entries, and reading it. */
async function measureCrls(installed: Installed, entries: number, rounds: number, say: (line: string) => void) {
  const { directory, program, write } = installed
  const kept: Kept = { home: join(directory, 'crl-home', 'pki'), passphrase: join(directory, 'passphrase') }
  mkdirSync(join(directory, 'crl-home'))
  cpSync(join(directory, 'pki'), kept.home, { recursive: true })
  chmodSync(kept.home, 0o700)
  run(commandOf(installed, kept, 'issue', 'client', 'good', '--uri', 'spiffe://acme.internal/good'))
  const revoked = serials(entries)
  for (let from = 0; from < entries; from += 10_000) await fill(kept.home, revoked.slice(from, from + 10_000))
  run(commandOf(installed, kept, 'crl', 'clients'))
  say(`bench: CRLs of ${entries} entries …`)
  const authority = (file: string) => join(kept.home, 'authorities', 'clients', file)
  const files = [authority('certificate.pem'), authority('pin.txt'), authority('crl.pem')] as const
  const client = join(kept.home, 'issued', 'good', 'certificate.pem')
  const programs: Record<string, readonly [what: string, by: string, program: Program]> = {
    sign: ['sign', 'countersign', commandOf(installed, kept, 'crl', 'clients')],
    gencrl: ['sign', 'openssl ca -gencrl', prepareOpenssl(installed, revoked)],
    check: ['read', 'countersign crl --check', commandOf(installed, kept, 'crl', 'clients', '--check')],
    verify: ['read', 'verifyClient', program(process.execPath, write('read.mjs', READ_OURS), ...files, client)],
    node: ['read', 'Node.js crl option', program(process.execPath, write('read-node.mjs', READ_NODE), ...files)],
  }
  const go = { ...program('go', 'build', '-o', 'go-crl', write('crl.go', GO)), directory }
  const environment = { ...go.environment, PATH: process.env['PATH'] ?? '', GOTOOLCHAIN: 'local' }
  try {
    run({ ...go, environment })
    programs['go'] = ['sign', 'Go CreateRevocationList', program(join(directory, 'go-crl'), `${entries}`, 'go.crl')]
  } catch {
    say('bench: left out: Go, which is not installed')
  }
  const contenders = Object.entries(programs).map(([name, [, , one]]) => [name, () => costOf(one)] as const)
  const costs = await takeTurns(Object.fromEntries(contenders), { rounds, warmUp: 0 })
  const found: CrlMeasured[] = []
  for (const [name, [what, by, one]] of Object.entries(programs)) {
    found.push({ what, by, cpuMs: typical(costs[name]!).cpuMs, peakMb: await peakOf(one) })
  }
  return found
}

/** Measures; takes half an hour with a million certificates, and as long again once, for the making of the homes. */
export async function measureScale(
  now: Build,
  before: (Build & { readonly revision: string }) | undefined,
  { size, entries, rounds }: { readonly size: number; readonly entries: number; readonly rounds: number },
  say: (line: string) => void,
): Promise<ScaleResults> {
  const { installed } = now
  const maker = before ?? now
  const homes: Home[] = []
  let migrationMs: number | undefined
  for (const certificates of [SMALL, size]) {
    const made = await scaleHome(maker.installed, maker.source, certificates, say)
    const kept = copyHome(made, installed, `home-${certificates}`)
    homes.push({ build: 'now', certificates, kept, of: installed })
    // Brings it to this build's format, where another made it; status finds all of it sound, once; and as each month, CRLs are signed.
    say(`bench: bringing the home of ${certificates} to today's format, and checking it whole …`)
    migrationMs = costOf(accepting(commandOf(installed, kept, 'list'))).cpuMs
    run(accepting(commandOf(installed, kept, 'status')))
    run(commandOf(installed, kept, 'crl'))
    if (before !== undefined && certificates === size) {
      const theirs = copyHome(made, before.installed, `home-${certificates}`)
      homes.push({ build: 'before', certificates, kept: theirs, of: before.installed })
    }
  }
  const scrypt = installed.program(process.execPath, installed.write('scrypt.cjs', SCRYPT))
  const { found, scryptMs } = await measureCommands(homes, () => JSON.parse(run(scrypt)) as Cost, rounds, say)
  say('bench: openssl ca -revoke and -gencrl …')
  const gencrl = prepareOpenssl(installed, serials(size / 10), (size / 10) * 9)
  const revoking = without(
    Array.from({ length: Math.min(rounds, 3) }, () => {
      const [one, other] = [costOf(gencrl), costOf(gencrl)]
      return { cpuMs: one.cpuMs + other.cpuMs, wallMs: one.wallMs + other.wallMs }
    }),
    Array<Cost>(Math.min(rounds, 3)).fill({ cpuMs: 0, wallMs: 0 }),
  )
  const opensslRevoke = { ...typical(revoking), peakMb: await peakOf(gencrl) }
  const crls = await measureCrls(installed, entries, Math.min(rounds, 3), say)
  return {
    certificates: size,
    ...(before !== undefined && migrationMs !== undefined ? { against: before.revision, migrationMs } : {}),
    scryptMs,
    commands: found,
    opensslRevoke,
    crlEntries: entries,
    crls,
  }
}

/** Finds one figure. */
export const figureOf = (
  { commands: all }: ScaleResults,
  command: string,
  build: Measured['build'],
  certificates: number,
): Measured | undefined =>
  all.find((one) => one.command === command && one.build === build && one.certificates === certificates)

/** Holds the results against the goals. */
export function sectionsOf(results: ScaleResults): readonly Section[] {
  const { certificates, scryptMs, against, opensslRevoke, crls, crlEntries } = results
  const lines: Line[] = Object.keys(commands).flatMap((command) => {
    const [small, large] = [SMALL, certificates].map((n) => figureOf(results, command, 'now', n)!)
    const before = figureOf(results, command, 'before', certificates)
    const apart = signing.includes(command) ? scryptMs : 0
    const ours = large!.cpuMs - apart
    const figure = `${large!.cpuMs.toFixed(0)} ms CPU, ${large!.wallMs.toFixed(0)} ms wall`
    const rewrites = command === 'crl' || command === 'revoke'
    return [
      ...(rewrites
        ? [judged(command, figure, ours / opensslRevoke.cpuMs, 'openssl', BARS.openssl)]
        : [judged(command, figure, large!.cpuMs / small!.cpuMs, `of ${SMALL}`, BARS.growth)]),
      ...(before === undefined
        ? []
        : [
            rewrites
              ? judged(
                  `${command}, against ${against}`,
                  `${before.cpuMs.toFixed(0)} ms CPU`,
                  ours / (before.cpuMs - apart),
                  'before',
                  BARS.before,
                )
              : {
                  what: `${command}, against ${against}`,
                  figure: `${before.cpuMs.toFixed(0)} ms CPU, ${before.peakMb.toFixed(0)} MB`,
                  ratio: { value: large!.cpuMs / before.cpuMs, of: 'before' },
                },
          ]),
      judged(
        `${command}, memory`,
        `${large!.peakMb.toFixed(0)} MB`,
        large!.peakMb / BARS.memoryMb.atMost,
        `${BARS.memoryMb.atMost} MB`,
        { atMost: 1 },
      ),
    ]
  })
  const by = (name: string): CrlMeasured | undefined => crls.find((one) => one.by === name)
  const versus = (
    ours: CrlMeasured,
    theirs: CrlMeasured | undefined,
    time: { atMost: number },
    memory?: { atMost: number },
  ): Line[] =>
    theirs === undefined
      ? []
      : [
          judged(
            `${ours.by}, CPU`,
            `${(ours.cpuMs - (ours.what === 'sign' ? scryptMs : 0)).toFixed(0)} ms (${theirs.cpuMs.toFixed(0)} ms)`,
            (ours.cpuMs - (ours.what === 'sign' ? scryptMs : 0)) / theirs.cpuMs,
            theirs.by,
            time,
          ),
          ...(memory === undefined
            ? []
            : [
                judged(
                  `${ours.by}, memory`,
                  `${ours.peakMb.toFixed(0)} MB (${theirs.peakMb.toFixed(0)} MB)`,
                  ours.peakMb / theirs.peakMb,
                  theirs.by,
                  memory,
                ),
              ]),
        ]
  return [
    {
      title: `With ${certificates} certificates, a tenth of them revoked`,
      lines,
      notes: [
        `Scrypt, called once alone: ${scryptMs.toFixed(0)} ms CPU. It is taken off where the ratio is to OpenSSL or to the build before.`,
        `OpenSSL: what a revoke there takes, two passes over an index of as many lines: ${opensslRevoke.cpuMs.toFixed(0)} ms CPU, ${opensslRevoke.peakMb.toFixed(0)} MB.`,
        ...(results.migrationMs === undefined
          ? []
          : [
              `The first command brought the record to today's format: ${(results.migrationMs / 1000).toFixed(0)} s CPU.`,
            ]),
      ],
    },
    {
      title: `CRLs of ${crlEntries} entries`,
      lines: [
        ...versus(by('countersign')!, by('openssl ca -gencrl'), CRL_BARS.time, CRL_BARS.memory),
        ...versus(by('countersign')!, by('Go CreateRevocationList'), CRL_BARS.go),
        ...['countersign crl --check', 'verifyClient'].flatMap((name) =>
          versus(by(name)!, by('Node.js crl option'), CRL_BARS.read, CRL_BARS.read),
        ),
      ],
      notes: [
        'Whole programs. Go draws the serial numbers, too; Node.js is counted until it has read the list, before the first client.',
      ],
    },
  ]
}
