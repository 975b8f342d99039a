/** What the shared parts of JavaScript targets are asked, in each runtime, and what they must answer. Their runner is `part-cases.mjs`. */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseOid } from '../../src/asn1/oid.ts'
import { type Instant, parseSerialNumber } from '../../src/core/brand.ts'
import { foreignHeaders, isForeignHeader } from '../../src/policy/identity-headers.ts'
import { type ClaimType, type ClaimValue, encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { accessCases, accessClaims, accessIdentities, accessTable, extensionsOf } from './access-cases.ts'
import { makeCertificate, makeCrl } from './certificate-kit.ts'
import { toHex } from './malformed.ts'
import { malformedCertificates, malformedDer } from './malformed-der.ts'
import { crlCases } from './partial-crls.ts'
import { templates } from './target-kit.ts'
import { clientCases, claims as unfitClaims } from './unfit-clients.ts'

/** What is asked, and what must come of it. */
export type PartCase = {
  readonly what: string
  readonly asked: { readonly ask: string } & Readonly<Record<string, unknown>>
  readonly answer: { readonly given: unknown } | 'any' | 'none'
}

/** What one runtime answered. */
export type PartAnswer = { readonly given?: unknown; readonly thrown?: string }

const issuer = makeCertificate()
const revoked = ['4a01', `7f${'00'.repeat(18)}ff`].map(parseSerialNumber)
const plain = makeCertificate({
  issuer,
  serial: parseSerialNumber('7f00000000000000000000000000beef'),
  extensions: [encodeClaimExtension(parseOid('1.3.6.1.4.1.32473.1'), 'string', 'admin')],
})
/** A claim of each type, with what a writer of JSON could get wrong. */
const telling: readonly (readonly [name: string, type: ClaimType, value: ClaimValue, told: unknown])[] = [
  ['word', 'string', 'größer ﷽ 𐍈', 'größer ﷽ 𐍈'],
  ['words', 'strings', ['€', '𠀀', 'a b'], ['€', '𠀀', 'a b']],
  ['negative', 'integer', -129n, -129],
  ['large', 'integer', 9007199254740991n, 9007199254740991],
  ['open', 'boolean', true, true],
  ['shut', 'boolean', false, false],
  ['from', 'time', (Date.UTC(1950, 0) / 1000) as Instant, '1950-01-01T00:00:00Z'],
  ['until', 'time', (Date.UTC(9999, 11, 31, 23, 59, 59) / 1000) as Instant, '9999-12-31T23:59:59Z'],
]
const tellingOid = (at: number) => parseOid(`1.3.6.1.4.1.32473.99.${at + 1}`)
const tellingClaims = telling.map(([name, type], at) => ({ name, type, oid: tellingOid(at) }))
const tellingClient = makeCertificate({
  issuer,
  extensions: telling.map(([, type, value], at) => encodeClaimExtension(tellingOid(at), type, value)),
})

const crlOf = (wishes: Parameters<typeof makeCrl>[2]): string => toHex(makeCrl(issuer, revoked, wishes).der)

/** Names that a door is shown: each of the list, in two spellings; what is alike; what is nobody's identity. */
const headerNames = [
  ...foreignHeaders.names,
  ...foreignHeaders.names.map((name) => name.replaceAll('-', '_').toUpperCase()),
  ...foreignHeaders.beginnings.map((beginning) => `${beginning}-fancy`),
  ...['Accept', 'X-Client-Info', 'X-User-Agent', 'X-Request-Id', 'Origin', 'constructor', '__proto__'],
]

export const partCases: readonly PartCase[] = [
  ...malformedDer.map(
    ([what, octets, as]): PartCase => ({
      what: `no ${as} of ${what}`,
      asked: { ask: as, der: octets.replaceAll(' ', '') },
      answer: 'none',
    }),
  ),
  ...[
    ['integer', '020100', 0],
    ['integer', '0202ff7f', -129],
    ['integer', '02071fffffffffffff', Number.MAX_SAFE_INTEGER],
    ['boolean', '0101ff', true],
    ['oid', '06032a0304', '1.2.3.4'],
    ['oid', '0603883703', '2.999.3'],
    ['time', '170d3236313132323132303030305a', 1_795_348_800_000],
    ['time', '180f32303236313132323132303030305a', 1_795_348_800_000],
  ].map(
    ([ask, der, given]): PartCase => ({ what: `${ask} ${given}`, asked: { ask: `${ask}`, der }, answer: { given } }),
  ),
  {
    what: 'a certificate as it is',
    asked: { ask: 'client', der: toHex(plain.der), claims: accessClaims },
    answer: {
      given: {
        uris: ['spiffe://acme.internal/billing'],
        dns: [],
        emails: [],
        serial: plain.certificate.tbs.serial,
        claims: { role: 'admin' },
      },
    },
  },
  {
    what: 'a certificate with a claim of each type',
    asked: { ask: 'client', der: toHex(tellingClient.der), claims: tellingClaims },
    answer: {
      given: {
        uris: ['spiffe://acme.internal/billing'],
        dns: [],
        emails: [],
        serial: tellingClient.certificate.tbs.serial,
        claims: Object.fromEntries(telling.map(([name, , , told]) => [name, told])),
      },
    },
  },
  ...malformedCertificates(plain.der, plain.certificate.tbs.der).map(
    ([what, der]): PartCase => ({
      what: `no certificate with ${what}`,
      asked: { ask: 'client', der: toHex(der), claims: accessClaims },
      answer: 'none',
    }),
  ),
  ...clientCases.map(
    ({ what, extensions, fit }): PartCase => ({
      what,
      asked: { ask: 'client', der: toHex(makeCertificate({ issuer, extensions }).der), claims: unfitClaims },
      answer: fit ? 'any' : 'none',
    }),
  ),
  ...crlCases.map(
    ({ what, complete, ...wishes }): PartCase => ({
      what: `a CRL with ${what}`,
      asked: { ask: 'crl', der: crlOf({ ...wishes, number: 0x1_00ff }) },
      answer: complete ? { given: { number: '0100ff'.padStart(64, '0'), serials: revoked } } : 'none',
    }),
  ),
  ...headerNames.map((name): PartCase => {
    const listed = foreignHeaders.names.some((one) => one.toLowerCase() === name.toLowerCase().replaceAll('_', '-'))
    const given = name === 'X-Real-IP' || name === 'X_REAL_IP' ? 'passed' : listed ? 'named' : undefined
    const known = given ?? (isForeignHeader(name) ? 'alike' : 'other')
    return { what: `the header ${name}`, asked: { ask: 'header', name }, answer: { given: known } }
  }),
  ...accessCases.map(
    ({ rules, who, method, target, outcome }): PartCase => ({
      what: `${rules}: ${who}, ${method} ${target}`,
      asked: { ask: 'access', rules, who, method, target },
      answer: { given: outcome },
    }),
  ),
]

/** A table as it is exported. */
const rendered = (name: Parameters<typeof accessTable>[0]) => {
  const { mode, escapes, paths } = accessTable(name)
  const rows = paths.map(({ path, grants }) => ({
    path,
    grants: grants.map(({ methods, require }) => ({ methods, require })),
  }))
  return { recipe: {}, mode, escapes, paths: rows }
}

/** What a runner is asked, and what it needs to answer. */
function casesOf(list: readonly PartCase[]) {
  const whoever = Object.keys(accessIdentities) as (keyof typeof accessIdentities)[]
  return {
    list: list.map(({ asked }) => asked),
    headers: { ...foreignHeaders, passed: ['X-Real-IP'] },
    claims: accessClaims,
    tables: { 'as they are': rendered('as they are'), 'decoded once': rendered('decoded once') },
    clients: Object.fromEntries(
      whoever.map((who) => [who, toHex(makeCertificate({ issuer, extensions: extensionsOf(who) }).der)]),
    ),
  }
}

/** Puts the parts in one language, which lie in a folder of `templates/`, and their runner into a folder. */
function layOut(folder: string, place: string, runner: string): void {
  const parts = join(templates, place)
  for (const name of readdirSync(parts)) copyFileSync(join(parts, name), join(folder, name))
  copyFileSync(join(import.meta.dirname, runner), join(folder, runner))
}

/** Puts the parts, the runner and all cases into a folder: importing its `part-cases.mjs` gives `answers()` as JSON. */
export function layOutParts(folder: string): void {
  layOut(folder, 'parts/javascript', 'part-cases.mjs')
  writeFileSync(join(folder, 'cases.mjs'), `export default ${JSON.stringify(casesOf(partCases))};\n`)
}

/** The same for the parts in Lua: running `part-cases.lua` there writes `answers.json`. */
export function layOutLuaParts(folder: string, list: readonly PartCase[]): void {
  layOut(folder, 'parts/lua', 'part-cases.lua')
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(casesOf(list)))
}

/** The cases that were answered otherwise than they must be. */
export function wrongAnswers(json: string, list: readonly PartCase[] = partCases): readonly string[] {
  const answers = JSON.parse(json) as readonly PartAnswer[]
  if (answers.length !== list.length) return [`${answers.length} answers to ${list.length} cases`]
  return list.flatMap(({ what, answer }, index) => {
    const got = answers[index] as PartAnswer
    const good =
      answer === 'none'
        ? got.thrown !== undefined
        : got.thrown === undefined && (answer === 'any' || JSON.stringify(got.given) === JSON.stringify(answer.given))
    return good ? [] : [`${what}: ${JSON.stringify(got)}`]
  })
}
