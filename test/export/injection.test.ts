/**
 * No value that an export is given changes the structure of a file: it is refused, or it stands where a harmless one would stand and
 * everything else is as it was. First through the front door, where each input has its allow-list; then with every allow-list passed
 * by, so that the languages of the templates are all that is left. Starts nothing: `test/contract/injection.ts` asks the servers.
 */
import { isDeepStrictEqual } from 'node:util'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { CountersignError, isRefusal } from '../../src/core/refusal.ts'
import type { Target } from '../../src/export/catalogue.ts'
import type { Input } from '../../src/export/input.ts'
import { startRendering } from '../../src/export/render.ts'
import { decideView, type ExportRequest } from '../../src/export/view.ts'
import { Uncarriable, Unreadable } from '../../src/language/common/language.ts'
import { regex } from '../../src/language/common/regex.ts'
import { languages } from '../../src/language/index.ts'
import { shell } from '../../src/language/shell.ts'
import { type AccessTable, parseAccess } from '../../src/policy/access.ts'
import { lintAccess } from '../../src/policy/access-lint.ts'
import { type ClaimDefinition, parseClaimDefinition } from '../../src/policy/claim.ts'
import { accessClaims, accessTable } from '../support/access-cases.ts'
import { peerOf } from '../support/harmless.ts'
import { hostileText } from '../support/hostile.ts'
import { allowed, payloads, SEED, sample, spoilt } from '../support/payloads.ts'
import { faultIn, type Word, wordsOf } from '../support/structure.ts'
import { isWhole, sampled, spread, times } from '../support/sweep.ts'
import { request, shippedTargets } from '../support/target-kit.ts'

const targets = await shippedTargets()
const render = await startRendering()

/** What is asked of an export, as a caller may spell it: some of it is refused before there is a request. */
type Ask = () => Partial<ExportRequest>

/** The values that two asks come to, or that the second is refused. */
function decided(target: Target, ask: Ask) {
  try {
    return decideView(target, request(ask())).values
  } catch (error) {
    if (isRefusal(error)) return 'refused'
    throw error
  }
}

/** As an export reads them, which takes no rule that no certificate can meet. */
function readRules(text: string, definitions: readonly ClaimDefinition[]): AccessTable {
  const table = parseAccess(text, 'rules.json', definitions)
  const findings = lintAccess(table, { definitions, trustDomain: 'acme.internal' })
  if (findings.length > 0) throw new CountersignError('access.refused', { file: 'rules.json', findings })
  return table
}

/** The files of a target that are made of templates. */
const templatesOf = (target: Target) => target.files.filter(({ language }) => language !== undefined)

type Values = Readonly<Record<string, unknown>>
type File = {
  readonly path: string
  readonly expands: boolean
  readonly holes: readonly string[]
  readonly words: readonly Word[]
}

/** A file made of templates in words, and whether it is read by the server's own program: rules and claims go into no such file. */
function read(target: Target, { path, language }: Target['files'][number], values: Values): File {
  const { holes, content } = render({ path, language, pieces: target.sources.get(path) ?? [] }, values)
  const isData = holes.some((hole) => hole === 'access' || hole === 'claims')
  return { path, holes, expands: !isData && language !== 'markdown', words: wordsOf(language, content) }
}

/** What was asked for last that is harmless, for each target: many values are held against the same. */
const known = new Map<string, { readonly values: Values; readonly files: readonly File[] }>()

function harmlessOf(target: Target, key: string, ask: Ask) {
  const found = known.get(key)
  if (found !== undefined) return found
  const values = decided(target, ask)
  if (values === 'refused') throw new Error(`what should be harmless was refused: ${key}`)
  const made = { values, files: templatesOf(target).map((file) => read(target, file, values)) }
  known.set(key, made)
  return made
}

/** What a value did beyond saying itself; `refused` where it was not taken. Files that say nothing of what changed are as they were. */
function tryOut(target: Target, harmless: Ask, hostile: Ask, tokens: readonly string[]): string | undefined {
  const values = decided(target, hostile)
  if (values === 'refused') return 'refused'
  const before = harmlessOf(target, `${target.name} ${JSON.stringify(harmless())}`, harmless)
  const changed = new Set(Object.keys(values).filter((name) => !isDeepStrictEqual(values[name], before.values[name])))
  for (const [index, file] of templatesOf(target).entries()) {
    const meant = before.files[index] as File
    if (!meant.holes.some((hole) => changed.has(hole))) continue
    const fault = faultIn(meant.words, read(target, file, values).words, {
      tokens: tokens.flatMap(formsOf),
      expands: meant.expands,
    })
    if (fault !== undefined) return `${file.path}: ${fault}`
  }
  return undefined
}

/** A text as files say it: by itself, in a regular expression, or in kibibytes where it is so many octets that nothing else is as long. */
const formsOf = (text: string): readonly string[] => [
  ...[text, regex(text)],
  ...(/^[0-9]{9,}$/.test(text) ? [String(Math.ceil(Number(text) / 1024))] : []),
]

function tryInput(target: Target, name: string, value: string): string | undefined {
  const input = target.inputs[name] as Input
  const peer = peerOf(name, input, value)
  const given =
    (one: string): Ask =>
    () => ({ inputs: { ...peer.with, [name]: one } })
  return tryOut(target, given(peer.value), given(value), peer.tokens)
}

/** Counts what became of many tries, each of which must have changed nothing beside its value. */
function outcomes(tries: Iterable<readonly [what: string, outcome: string | undefined]>) {
  const faults: string[] = []
  let [refused, taken] = [0, 0]
  for (const [what, outcome] of tries) {
    if (outcome === undefined) taken += 1
    else if (outcome === 'refused') refused += 1
    else faults.push(`${what}: ${outcome}`)
  }
  return { faults, refused, taken }
}

describe.each(targets)(`through the front door of $name (seed ${SEED})`, (target) => {
  it('no input changes the structure of a file, spoilt or odd', () => {
    const tries = Object.entries(target.inputs).flatMap(([name, input]) => {
      const good = peerOf(name, input, input.default).value
      const bad = payloads.flatMap((payload) => spoilt(good, payload))
      const odd = sample(allowed(input), times(20))
      return [...new Set([...sampled(bad, 30), ...odd])].map((value) => [name, value] as const)
    })
    const { faults, refused, taken } = outcomes(
      tries.map(([name, value]) => [`${name} ${JSON.stringify(value)}`, tryInput(target, name, value)] as const),
    )
    expect(faults).toEqual([])
    expect(refused).toBeGreaterThan(100)
    expect(taken).toBeGreaterThan(3)
  })

  it('no host does, and no version', () => {
    const asks: readonly ((host: string) => Ask)[] = [
      (host) => () => ({ host }),
      ...(target.claims.severalHosts
        ? [
            (host: string): Ask =>
              () => ({ alsoHosts: [host] }),
          ]
        : []),
    ]
    const bad = sampled(
      payloads.flatMap((payload) => spoilt('harmless.example', payload)),
      80,
    )
    const { faults, refused } = outcomes([
      ...asks.flatMap((ask) =>
        bad.map(
          (host) =>
            [
              `host ${JSON.stringify(host)}`,
              tryOut(target, ask('harmless.example'), ask(host), ['harmless.example']),
            ] as const,
        ),
      ),
      ...payloads.map((payload) => {
        const version =
          (text: string): Ask =>
          () => ({ version: text })
        const { assumed } = target.versions
        return [
          `version ${JSON.stringify(payload)}`,
          tryOut(target, version(assumed), version(`${assumed}${payload}`), []),
        ] as const
      }),
    ])
    expect(faults).toEqual([])
    expect(refused).toBeGreaterThan(100)
  })

  if (target.claims.access === undefined) return
  it('no access rule and no claim does, whatever they are about', () => {
    const claims = [
      { name: 'role', title: 'Role', type: 'string', alphabet: 'ascii', oid: parseOid('1.3.6.1.4.1.32473.1') },
    ] as const
    type Rule = Readonly<Record<string, unknown>>
    const rule =
      (rule: Rule): Ask =>
      () => ({ claims, access: readRules(JSON.stringify({ rules: [rule] }), claims) })
    const usual = { paths: ['/harmless'], methods: ['GET'] }
    const places: Readonly<Record<string, (text: string) => Rule>> = {
      path: (text) => ({ ...usual, paths: [text === 'harmless' ? '/harmless' : text], require: 'any-client' }),
      segment: (text) => ({ ...usual, paths: [`/${text}`], require: 'any-client' }),
      method: (text) => ({ ...usual, methods: [text === 'harmless' ? 'HARMLESS' : text], require: 'any-client' }),
      uri: (text) => ({ ...usual, require: { uri: [`urn:acme:${text}`] } }),
      dns: (text) => ({ ...usual, require: { dns: [`${text}.example`] } }),
      email: (text) => ({ ...usual, require: { email: [`${text}@acme.example`] } }),
      claim: (text) => ({ ...usual, require: { role: [text] } }),
      name: (text) => ({ ...usual, require: { [text === 'harmless' ? 'role' : text]: ['x'] } }),
    }
    const tried = sampled(
      payloads.flatMap((payload) => [payload, `harmless${payload}`, `${payload}harmless`]),
      24,
    )
    const { faults, taken } = outcomes(
      Object.entries(places).flatMap(([place, make]) =>
        tried.map((text) => {
          const tokens = ['/harmless', 'HARMLESS', 'harmless']
          return [
            `${place} ${JSON.stringify(text)}`,
            tryOut(target, rule(make('harmless')), rule(make(text)), tokens),
          ] as const
        }),
      ),
    )
    expect(faults).toEqual([])
    expect(taken).toBeGreaterThan(3)

    const defined =
      (place: 'name' | 'uri' | 'oid' | 'title', text: string): Ask =>
      () => {
        const shape =
          place === 'uri'
            ? { uri: `urn:${text}:` }
            : { oid: place === 'oid' ? `1.3.6.1.4.1.32473.${text}` : '1.3.6.1.4.1.32473.7' }
        const definition = { title: place === 'title' ? text : 'x', type: 'string', ...shape }
        const file = `claims/${place === 'name' ? text : 'harmless'}.json`
        return {
          claims: [parseClaimDefinition(JSON.stringify(definition), file, { arc: parseOid('1.3.6.1.4.1.32473') })],
        }
      }
    const harmlessOf = { name: 'harmless', uri: 'harmless', oid: '777', title: 'harmless' } as const
    const definitions = outcomes(
      (['name', 'uri', 'oid', 'title'] as const).flatMap((place) =>
        tried.map((text) => {
          const [meant, given] = [defined(place, harmlessOf[place]), defined(place, text)]
          return [`${place} ${JSON.stringify(text)}`, tryOut(target, meant, given, [harmlessOf[place]])] as const
        }),
      ),
    )
    expect(definitions.faults).toEqual([])
    expect(definitions.refused).toBeGreaterThan(5)
  })
})

/** A value in the place of every text and number of another, however deep they lie. */
function filledWith(text: string, value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return text
  if (Array.isArray(value)) return value.map((one) => filledWith(text, one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filledWith(text, one)]))
}

/** How many texts a place of a file is tried with. */
const SHARE = isWhole ? { markdown: 3, others: 15 } : { markdown: 1, others: 3 }

type Fill = (target: Target, file: Target['files'][number], values: Values) => string

/** Fills a file as exports do; a value that its language does not carry is refused. */
const withEscapes: Fill = (target, { path, language }, values) =>
  render({ path, language, pieces: target.sources.get(path) ?? [] }, values).content

const MARKER = 'harmless0marker'

/** The forms in which templates write a text: by itself, as a word of a shell, or in a regular expression. */
function writtenForms(text: string): readonly string[] {
  const forms = [text]
  for (const write of [shell.write, regex]) {
    try {
      forms.push(write(text))
    } catch (error) {
      if (!(error instanceof Uncarriable)) throw error
    }
  }
  return forms
}

/** What comes of it, or why there is none. */
function attempt<T>(act: () => T): T | 'refused' | 'it cannot be read' {
  try {
    return act()
  } catch (error) {
    if (isRefusal(error) && error.code === 'template.hole') return 'refused'
    if (error instanceof Unreadable) return 'it cannot be read'
    throw error
  }
}

/** What a text does beyond saying itself where every allow-list is passed by: in each place of a file, one after the other. */
function tryPlaces(target: Target, file: Target['files'][number], texts: readonly string[], fill: Fill) {
  const values = harmlessOf(target, target.name, () => ({ ...everything(target), host: 'harmless.example' })).values
  const { holes } = render(
    { path: file.path, language: file.language, pieces: target.sources.get(file.path) ?? [] },
    values,
  )
  // Which blocks there are may hang on a word or a flag: those stay.
  const places = holes.filter((hole) => JSON.stringify(filledWith(MARKER, values[hole])).includes(MARKER))
  const few = file.language === 'markdown' ? SHARE.markdown : SHARE.others
  return places.flatMap((hole, turn) => {
    const put = (text: string): Values => ({ ...values, [hole]: filledWith(text, values[hole]) })
    const meant = attempt(() => wordsOf(file.language, fill(target, file, put(MARKER))))
    // A place for numbers, between quotes of the template: no text fits there, and none of those below did.
    if (typeof meant === 'string') return []
    // Each place takes its turn, so that together they take all.
    return spread(texts, few, turn * few).map((text) => {
      const what = `${file.path} ${hole} ${JSON.stringify(text)}`
      const words = attempt(() => wordsOf(file.language, fill(target, file, put(text))))
      if (typeof words === 'string') return [what, words] as const
      const forms = () => writtenForms(text)
      return [what, faultIn(meant, words, { tokens: [MARKER], forms, expands: false })] as const
    })
  })
}

/** As much as a target can be asked for, so that each of its templates has all that it may have. */
function everything(target: Target): Partial<ExportRequest> {
  const wanted: Readonly<Record<string, string>> = {
    origins: 'https://harmless.example',
    passHeaders: 'X-Harmless',
    proxyProtocol: '192.0.2.0/24',
    health: '192.0.2.77:18181',
  }
  const inputs = Object.entries(wanted).filter(([name]) => name in target.inputs)
  const rules = target.claims.access === undefined ? {} : { claims: accessClaims, access: accessTable('as they are') }
  const hosts = target.claims.severalHosts ? { alsoHosts: ['second.example'] } : {}
  return { inputs: Object.fromEntries(inputs), ...rules, ...hosts }
}

/** Fills a file by a template engine that escapes nothing, and puts quotes around texts where the language has them around each. */
function carelessly(target: Target): Fill {
  class Raw {
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const quote = (value: unknown) => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value))
  const engineFor = (language: string | undefined): Liquid => {
    const quotes = language === 'json' || language === 'javascript'
    const outputEscape = (value: unknown) => (value instanceof Raw ? value.text : quotes ? quote(value) : String(value))
    const engine = new Liquid({ strictVariables: true, ownPropertyOnly: true, templates: {}, outputEscape })
    for (const filter of Object.keys(engine.filters)) delete engine.filters[filter]
    for (const name of ['regex', ...languages.keys()]) engine.registerFilter(name, (value: unknown) => value)
    for (const place of ['code', 'comment', 'within'])
      engine.registerFilter(place, (value: unknown) => new Raw(String(value)))
    engine.registerFilter('quoted', (value: unknown) => new Raw(`"${value}"`))
    return engine
  }
  return (_, { path, language }, values) => {
    const engine = engineFor(language)
    return (target.sources.get(path) ?? []).map(({ text }) => engine.parseAndRenderSync(text, values)).join('')
  }
}

/** Texts that no language carries as they are. */
const BREAKERS = ['x"\n\n# "', 'x\n[y]\n`{']

describe.each(targets)('past every allow-list of $name', (target) => {
  // A number alone, with a dot of the template behind it, is an item of a list in Markdown; no value there is a number alone.
  const texts = [...payloads.map((payload) => `x${payload}`), ...payloads, ...sample(hostileText, 100)].filter(
    (text) => text !== '' && !/^\d+$/.test(text),
  )

  it('no text changes the structure of a file: its language carries it, or it is refused', () => {
    const { faults, refused, taken } = outcomes(
      templatesOf(target).flatMap((file) => tryPlaces(target, file, texts, withEscapes)),
    )
    expect(faults).toEqual([])
    expect(refused + taken).toBeGreaterThan(50)
  })

  it('and were a template’s escapes taken out, that would show in each of its files', () => {
    const withoutEscapes = carelessly(target)
    for (const file of templatesOf(target)) {
      const tried = tryPlaces(target, file, BREAKERS, withoutEscapes)
      if (tried.length > 0) expect(outcomes(tried).faults, file.path).not.toEqual([])
    }
  })
})

it('an input that allows what its server expands is found', () => {
  const caddy = targets.find(
    ({ inputs, files }) => 'passHeaders' in inputs && files.some(({ path }) => path === 'caddy.json'),
  )
  const { inputs } = caddy as Target
  const loose = {
    ...(caddy as Target),
    inputs: { ...inputs, passHeaders: { ...inputs['passHeaders'], pattern: '.+' } as Input },
  }
  expect(tryInput(loose, 'passHeaders', 'X-{env.HOME}')).toContain('which is expanded')
  expect(tryInput(loose, 'passHeaders', 'X-Other')).toBeUndefined()
})
