/** Random words and damaged files: always an answer or a refusal, never anything else. Seeds are fixed; fast-check prints its own. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { parseClaimOption } from '../../../src/cli/claim-option.ts'
import { commands } from '../../../src/cli/commands/index.ts'
import { flagOf, globals } from '../../../src/cli/globals.ts'
import { parseInputs } from '../../../src/cli/inputs.ts'
import { parseCommandLine } from '../../../src/cli/program.ts'
import { styleFor } from '../../../src/cli/text.ts'
import { parseEntryName, parseInstant, parsePin, parseSerialNumber } from '../../../src/core/brand.ts'
import { isRefusal } from '../../../src/core/refusal.ts'
import { type Input, parseInput } from '../../../src/export/input.ts'
import { parseVersion } from '../../../src/export/version.ts'
import { parseClaimDefinition, parseClaimValue } from '../../../src/policy/claim.ts'
import { parseHost } from '../../../src/policy/host.ts'
import { nameKinds, parseSubjectAltName } from '../../../src/policy/identity.ts'
import { documentationArc } from '../../../src/policy/settings.ts'
import { parseListen } from '../../../src/workflow/export.ts'
import { parseInterval, parseMetricsPlace } from '../../../src/workflow/watch-server.ts'
import { hostileText } from '../../support/hostile.ts'
import { times } from '../../support/sweep.ts'
import { ask, prepareWorld, removeWorlds, requirePresentable, type World } from './world.ts'

const pki = resolve(import.meta.dirname, '../../../pki')
const style = styleFor({ colour: false })
const runs = { numRuns: times(400), seed: 20_261_127 }

/** What a call gives, or undefined where it refuses, presentably. */
function given<T>(call: () => T): T | undefined {
  try {
    return call()
  } catch (error) {
    if (!isRefusal(error)) throw error
    requirePresentable(JSON.stringify(error.message))
    return undefined
  }
}

const claims = ['approved-at', 'clearance', 'contractor', 'environment', 'role', 'scopes', 'team'].map((name) => {
  const file = join(pki, 'claims', `${name}.json`)
  return parseClaimDefinition(readFileSync(file, 'utf8'), file, { arc: documentationArc })
})
const inputs: readonly Input[] = [
  { type: 'endpoint', title: '', default: 'http://127.0.0.1:9000' },
  { type: 'integer', title: '', default: '1', minimum: 1, maximum: 65_535 },
  { type: 'list', title: '', default: '', pattern: 'https://[a-z.]+', form: 'an origin' },
]

/** Parser → whether what it lets pass may go into a certificate or a configuration as it is. */
const parsers: readonly (readonly [name: string, parse: (text: string) => unknown, strict: boolean])[] = [
  ['names', parseEntryName, true],
  ['pins', parsePin, true],
  ['serial numbers', parseSerialNumber, true],
  ['times', parseInstant, true],
  ['OIDs', parseOid, true],
  ['hosts', parseHost, true],
  ['versions', (text) => parseVersion(text, { oldest: '1' }), true],
  ['addresses to listen on', parseListen, false],
  ['addresses for metrics', (text) => parseMetricsPlace(text, 'allowed'), true],
  ['intervals of a watch', parseInterval, true],
  ['claims', parseClaimOption, false],
  ['NAME=VALUE', (text) => parseInputs({}, [text]), false],
  ...inputs.map((input) => [`inputs: ${input.type}`, (text: string) => parseInput('x', input, text), true] as const),
  ...claims.map((claim) => [`the claim ${claim.name}`, (text: string) => parseClaimValue(claim, text), true] as const),
  ...nameKinds.flatMap((kind) =>
    (['client', 'server'] as const).map(
      (usage) =>
        [
          `${kind} of a ${usage}`,
          (text: string) => parseSubjectAltName(kind, text, { usage, trustDomain: 'acme.internal' }),
          true,
        ] as const,
    ),
  ),
]

/** Texts that are nearly right get further than noise. */
const nearlyRight = fc
  .tuple(
    fc.constantFrom(
      'alice',
      'spiffe://acme.internal/a',
      'a@acme.internal',
      '10.0.0.1',
      'fd00::1',
      'http://127.0.0.1:9000',
      '[::1]:8443',
      '127.0.0.1:8443',
      'role=admin',
      '2026-01-31T12:00:00Z',
      '1.3.6.1',
      '*.acme.internal',
      'xn--bcher-kva.example',
    ),
    fc.nat({ max: 24 }),
    fc.nat({ max: 3 }),
    hostileText,
  )
  .map(([text, at, gone, wedge]) => text.slice(0, at) + wedge + text.slice(at + gone))

describe('parsers', () => {
  it.each(parsers)('give or refuse: %s', (_, parse, strict) => {
    fc.assert(
      fc.property(fc.oneof(hostileText, nearlyRight), (text) => {
        const value = given(() => parse(text))
        if (value === undefined || !strict) return
        const passed = typeof value === 'object' ? JSON.stringify(value) : String(value)
        expect(passed).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}$`;]/u)
      }),
      runs,
    )
  })
})

describe('command lines', () => {
  const word = fc.oneof(
    fc.constantFrom(...commands.map(({ name }) => name), '--', '-', '-v', '-vh', 'client', 'server', 'help'),
    fc.constantFrom(...[globals, ...commands.map(({ options }) => options)].flatMap(Object.keys).map(flagOf)),
    hostileText,
    hostileText.map((text) => `--${text}`),
    hostileText.map((text) => `--home=${text}`),
  )

  it('are understood or refused, and no refusal disturbs a terminal', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        given(() => parseCommandLine(argv, '0.0.0', style))
      }),
      { ...runs, numRuns: times(2000) },
    )
  })
})

let world: World
beforeAll(async () => {
  world = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

/** A damage to bytes: cut short, or some bits turned. */
const damage = fc.oneof(
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((part) => (octets: Buffer) => octets.subarray(0, part * octets.length)),
  fc
    .array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat({ max: 7 })), { minLength: 1, maxLength: 4 })
    .map((flips) => (octets: Buffer) => {
      const turned = Buffer.from(octets)
      for (const [part, bit] of flips) {
        const at = Math.floor(part * turned.length)
        turned[at] = turned[at]! ^ (1 << bit)
      }
      return turned
    }),
)

/** Only the header of a database is damaged: what its pages hold is the chain of events' matter. */
const HEADER = 100

const files: readonly (readonly [file: string, argv: readonly string[], reach?: number])[] = [
  ['authorities/clients/certificate.pem', ['status']],
  ['authorities/clients/crl.pem', ['crl', '--check']],
  ['authorities/clients/key.pem', ['crl', 'clients']],
  ['authorities/clients/pin.txt', ['crl', '--check']],
  ['countersign.json', ['status']],
  ['profiles/client.json', ['issue', 'client', 'dave', '--dry-run']],
  ['claims/role.json', ['issue', 'client', 'dave', '--claim', 'role=admin', '--dry-run']],
  ['oids.json', ['show', 'alice', '--verbose']],
  ['issued/alice/certificate.pem', ['show', '--file', '@/pki/issued/alice/certificate.pem']],
  [
    'issued/api.acme.internal/chain.pem',
    ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:1', '--out', '@/x', '--dry-run'],
  ],
  ['countersign.db', ['list'], HEADER],
]

describe('damaged files', () => {
  it.for(files)('are read or refused: %s', async ([file, argv, reach]) => {
    const path = join(world.home, file)
    const whole = readFileSync(path)
    const end = reach ?? whole.length
    await fc.assert(
      fc.asyncProperty(damage, async (spoil) => {
        writeFileSync(path, Buffer.concat([spoil(whole.subarray(0, end)), whole.subarray(end)]))
        try {
          const { status, said } = await ask(world, argv)
          expect([0, 1, 2, 3, 4]).toContain(status)
          requirePresentable(said.join('\n'))
        } finally {
          writeFileSync(path, whole)
          for (const left of ['-wal', '-shm']) rmSync(`${world.home}/countersign.db${left}`, { force: true })
        }
      }),
      { ...runs, numRuns: times(100) },
    )
  })
})
