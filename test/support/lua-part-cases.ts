/** What the parts in Lua are asked besides what those in JavaScript are, and what they must answer. Who runs them is in `test/contract/`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { objectionToRequest } from '../../src/door/rules.ts'
import { decideAccess, readRequestTarget } from '../../src/policy/access-decision.ts'
import { accessClaims, accessTable } from './access-cases.ts'
import { layOutLuaParts, type PartCase, partCases, wrongAnswers } from './part-cases.ts'

/** Of CRLs the parts in Lua read no serial number. */
const common = partCases.map((one): PartCase => {
  if (one.asked.ask !== 'crl' || typeof one.answer === 'string') return one
  return { ...one, answer: { given: (one.answer.given as { number: string }).number } }
})

/** Request targets of pieces that some reader or other takes for more than they are. */
const targets = (): readonly PartCase[] => {
  const pieces = ['/', 'a', '.', '%2e', '%2F', '%41', '%', '%25', '%C3%A9', '%C0%AF', '%ED%A0%80', '%00', '%C2%85']
  const others = [';', '%3b', '\\', '%5C', '?', '#', '\n', '%F4%8F%BF%BF', '%F4%90%80%80', '%E2%84', 'https:', '//']
  const target = fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 6 }).map((all) => `/${all.join('')}`)
  const sample = fc.sample(fc.tuple(target, fc.constantFrom('refuse' as const, 'decode-once' as const)), {
    numRuns: 5000,
    seed: 4,
  })
  return [...sample, ['', 'refuse'], ['?/public', 'refuse'], ['*', 'refuse']].map(([target = '', escapes]) => ({
    what: `the target ${target}, ${escapes}`,
    asked: { ask: 'target', target, escapes },
    answer: { given: readRequestTarget(target, escapes as 'refuse') ?? null },
  }))
}

/** Paths that some reader takes for others. */
const paths = (): readonly PartCase[] => {
  const [somebody, table] = [{ names: { uri: [], dns: [], email: [] }, claims: {} }, accessTable('as they are')]
  const pieces = ['/', 'admin', 'ADMIN', 'Help', 'help', 'ops', 'Ops', 'keys', '.', '..', 'x', 'metrics', ' ']
  const alike = ['METRıCS', 'metricſ', '/oPſ', '/ops/\u212aeys', '/ﬆaff', '/admin/ß', 'É']
  const path = fc.array(fc.constantFrom(...pieces, ...alike), { maxLength: 6 }).map((all) => `/${all.join('')}`)
  return fc.sample(path, { numRuns: 5000, seed: 4 }).flatMap((text) => {
    const spelt = encodeURI(text)
    if (readRequestTarget(spelt, 'decode-once') !== text) return []
    const { outcome } = decideAccess({ ...table, escapes: 'decode-once' }, somebody, 'GET', spelt)
    const asked = { ask: 'ambiguous', rules: 'as they are', path: text }
    return [{ what: `the path ${text}`, asked, answer: { given: outcome === 'malformed' } }]
  })
}

/** Where requests say that they come from: every way to say it once or twice, or not at all, as the door of the library decides on it. */
const origins = (): readonly PartCase[] => {
  const [own, friend] = ['https://localhost:8443', 'https://app.acme.internal:8444']
  const alike = ['https://localhost', `${own}/`, 'HTTPS://LOCALHOST:8443', 'http://localhost:8443', `${own}, ${friend}`]
  const said = [own, friend, ...alike, `${friend}5`, 'null', '', ' ']
  const twice = [own, 'https://evil.example', friend].flatMap((one, _, all) => all.map((other) => [one, other]))
  const siteWords = ['same-origin', 'same-site', 'cross-site', 'none', 'Same-Origin', '']
  const sites = [[], ...siteWords.map((one) => [one]), ['same-origin', 'same-origin'], ['same-origin', 'cross-site']]
  return ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE', 'get', 'PROPFIND', 'TRACE', 'CONNECT'].flatMap((method) =>
    [[], ...said.map((one) => [one]), ...twice].flatMap((origin) =>
      sites.flatMap((site) =>
        (['refuse', 'allow'] as const).map((withoutOrigin): PartCase => {
          const headersDistinct = { host: ['localhost:8443'], origin: [...origin], 'sec-fetch-site': [...site] }
          const rules = { host: 'localhost', origins: [friend], clientsWithoutOrigin: withoutOrigin }
          const toAllow = 'have this server exported with --without-origin allow'
          const objection = objectionToRequest(
            { method, url: '/', headersDistinct: sent(headersDistinct) },
            rules,
            toAllow,
          )
          if (objection !== undefined && objection.status !== 403) throw new Error(`${objection.status} of ${origin}`)
          return {
            what: `${method} from [${origin}], [${site}], without an Origin ${withoutOrigin}`,
            asked: {
              ask: 'origin',
              method,
              origins: origin,
              sites: site,
              own,
              settings: { origins: [friend], withoutOrigin },
            },
            answer: { given: objection?.why.replaceAll('"', '') ?? null },
          }
        }),
      ),
    ),
  )
}
/** Fields as Node.js has them: one that was not sent is none. */
const sent = (fields: Readonly<Record<string, string[]>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, values]) => values.length > 0))

const good = { recipe: {}, mode: 'by-rule', escapes: 'refuse', paths: [] as unknown[] }
const withGrant = (grant: unknown) => ({ ...good, paths: [{ path: '/', grants: [grant] }] })
const withCondition = (condition: unknown) => withGrant({ methods: ['GET'], require: [condition] })
const claim = (condition: object) => withCondition({ kind: 'claim', ...condition })

const goodTables = {
  'without rules': good,
  'that is open': { ...good, mode: 'unrestricted' },
  'with a claim': claim({ name: 'role', oneOf: ['admin'] }),
  'with a range': claim({ name: 'clearance', atLeast: 0, atMost: 0 }),
  'with a truth': claim({ name: 'contractor', oneOf: [false] }),
  'with a name': withCondition({ kind: 'dns', oneOf: ['a'] }),
}
const badTables = {
  'that is a text': 'unrestricted',
  'that is a list': [],
  'without a recipe': { ...good, recipe: undefined },
  'of another mode': { ...good, mode: 'By-Rule' },
  'of another way with escapes': { ...good, escapes: 'decode' },
  'that says more than it may': { ...good, except: [] },
  'without a list of paths': { ...good, paths: {} },
  'with rules that are not in force': { ...withCondition({ kind: 'dns', oneOf: ['a'] }), mode: 'unrestricted' },
  'with a shorter path before a longer one': {
    ...good,
    paths: ['/', '/a'].map((path) => ({ path, grants: [] })),
  },
  'with a path that is none': { ...good, paths: [{ path: 'admin', grants: [] }] },
  'with a path beyond ASCII': { ...good, paths: [{ path: '/É', grants: [] }] },
  'with a path without grants': { ...good, paths: [{ path: '/admin' }] },
  'that grants no method': withGrant({ methods: [], require: [] }),
  'that grants methods in a text': withGrant({ methods: 'GET', require: [] }),
  'that grants without saying to whom': withGrant({ methods: ['GET'] }),
  'that grants to an object': withGrant({ methods: ['GET'], require: {} }),
  'that grants with a word more': withGrant({ methods: ['GET'], require: [], unless: [] }),
  'with a condition that is empty': withCondition({}),
  'with a condition of another kind': withCondition({ kind: 'any', oneOf: ['x'] }),
  'that asks for no name': withCondition({ kind: 'uri', oneOf: [] }),
  'that asks for an empty name': withCondition({ kind: 'uri', oneOf: [''] }),
  'that asks for a name in a text': withCondition({ kind: 'uri', oneOf: 'spiffe://a' }),
  'that asks for a name with a word more': withCondition({ kind: 'uri', oneOf: ['a'], name: 'role' }),
  'that asks for a claim that nobody told it of': claim({ name: 'rank', oneOf: ['x'] }),
  'that asks for a claim without a name': claim({ oneOf: ['x'] }),
  'that asks for no value': claim({ name: 'role', oneOf: [] }),
  'that asks for nothing': claim({ name: 'role' }),
  'that asks for a number where there are texts': claim({ name: 'role', oneOf: [1] }),
  'that asks for a text where there are numbers': claim({ name: 'clearance', oneOf: ['3'] }),
  'that asks for a fraction': claim({ name: 'clearance', atLeast: 0.5 }),
  'that asks for a range without bounds': claim({ name: 'clearance' }),
  'that asks for a range of texts': claim({ name: 'role', atLeast: 1 }),
  'that asks for a range and values': claim({ name: 'clearance', atLeast: 1, oneOf: [1] }),
}
const tablesOf = (tables: object, answer: PartCase['answer']): readonly PartCase[] =>
  Object.entries(tables).map(([what, table]) => ({
    what: `a table ${what}`,
    asked: { ask: 'table', table, claims: accessClaims },
    answer,
  }))

const cases: readonly PartCase[] = [
  ...common,
  ...targets(),
  ...paths(),
  ...origins(),
  ...tablesOf(goodTables, { given: true }),
  ...tablesOf(badTables, 'none'),
]

/** The cases that a program answers otherwise than the library, where it runs `part-cases.lua` in a folder. */
export async function wrongInLua(
  run: (folder: string) => Promise<{ readonly status: number | null; readonly output: string }>,
): Promise<readonly string[]> {
  for (const ask of ['target', 'ambiguous', 'origin']) {
    const given = cases.filter(({ asked }) => asked.ask === ask).map(({ answer }) => JSON.stringify(answer))
    if (new Set(given).size < 2) throw new Error(`the cases of ${ask} have one answer`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'countersign-lua-'))
  try {
    layOutLuaParts(folder, cases)
    const { status, output } = await run(folder)
    if (status !== 0) throw new Error(`it ended with status ${status}: ${output}`)
    return wrongAnswers(readFileSync(join(folder, 'answers.json'), 'utf8'), cases)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
