/** The cheapest review: floors, the one place of each effect, registries that match their folders, sizes. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circles, filesImportedBy, importsAmong, importsOf, importsWithin, withoutComments } from './support/imports.ts'
import { shippedTargets } from './support/target-kit.ts'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')
const templates = join(root, 'templates')
const shipped = await shippedTargets()

/** Floor of each room. An import goes down or stays in the room. */
const floors: Readonly<Record<string, number>> = {
  core: 0,
  asn1: 1,
  language: 1,
  schema: 1,
  x509: 2,
  policy: 3,
  authority: 4,
  export: 4,
  probe: 4,
  door: 5,
  workflow: 6,
  cli: 7,
  library: 7,
  server: 7,
}

/** The wings do the real input and output. They see words and their spelling, nothing else. */
const wings = ['effects', 'store']
const wingMaySee = ['core', 'asn1']

/** Modules that only a wing may import. */
const effectModules = [
  'fs',
  'fs/promises',
  'net',
  'tls',
  'http',
  'https',
  'http2',
  'dgram',
  'dns',
  'dns/promises',
  'child_process',
  'cluster',
  'worker_threads',
  'sqlite',
  'tty',
  'readline',
  'readline/promises',
  'timers',
  'timers/promises',
  'process',
  'os',
  'v8',
  'vm',
]

/** Names from node:crypto that make keys, draw randomness or sign. */
const effectCrypto =
  /^(random\w*|generate\w*|sign|createSign|createPrivateKey|createECDH|createDiffieHellman|webcrypto|subtle|getRandomValues|setEngine)$/

/** Ambient effects, by what they look like in code. */
const ambient: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\./],
  ['randomness', /\bMath\.random\(|\bcrypto\.(getRandomValues|randomUUID)\(/],
  ['timers', /\b(setTimeout|setInterval|setImmediate)\(/],
  ['the process', /(?<!['"`])\bprocess\.\w+/],
  ['the console', /\bconsole\.\w+\(/],
  ['the network', /\bfetch\(/],
]

function filesUnder(directory: string): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name)
    return statSync(path).isDirectory() ? filesUnder(path) : path.endsWith('.ts') ? [path] : []
  })
}

const roomOf = (path: string): string => relative(src, path).split('/')[0] ?? ''
const isRoof = (path: string): boolean => dirname(path) === src
/** Whether both are commands; the registry, which lists them, is none. */
const isNeighbour = (path: string, other: string): boolean =>
  [path, other].every((one) => dirname(one) === join(src, 'cli/commands') && basename(one) !== 'index.ts')

/** What is wrong with one file, as sentences. Pure, so that the negative twins below can feed it made-up files. */
function objections(path: string, source: string): string[] {
  if (isRoof(path)) return []
  const room = roomOf(path)
  const wing = wings.includes(room)
  const complaints: string[] = []
  const say = (what: string): void => {
    complaints.push(`${relative(root, path)}: ${what}`)
  }
  if (!wing && floors[room] === undefined) say(`the room ${room} has no floor`)
  const code = withoutComments(source)
  for (const { specifier, names, kind } of importsOf(code)) {
    if (specifier.startsWith('.')) {
      const target = resolve(dirname(path), specifier)
      if (!target.startsWith(src)) continue
      const other = roomOf(target)
      if (isNeighbour(path, target)) say(`a command imports another (${specifier})`)
      if (isRoof(target)) say(`imports the roof (${specifier})`)
      else if (other === room) continue
      else if (wing && !wingMaySee.includes(other)) say(`a wing imports ${other}`)
      else if (!wing && wings.includes(other)) say(`imports the wing ${other}`)
      else if (!wing && (floors[other] ?? 99) >= (floors[room] ?? -1))
        say(`imports ${other}, which is not below ${room}`)
      continue
    }
    const module = specifier.replace(/^node:/, '')
    if (specifier.startsWith('node-forge')) say('imports node-forge')
    if (wing || kind === 'type') continue
    if (effectModules.includes(module)) say(`imports ${specifier}`)
    if (module === 'crypto')
      for (const name of names) if (effectCrypto.test(name)) say(`imports ${name} from node:crypto`)
  }
  if (!wing) for (const [what, pattern] of ambient) if (pattern.test(code)) say(`touches ${what}`)
  return complaints
}

const sources = filesUnder(src)

describe('architecture', () => {
  it('has imports that go down or stay in the room, and effects in the wings only', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.flatMap((path) => objections(path, readFileSync(path, 'utf8')))).toEqual([])
  })

  it.each([
    ['x509/a.ts', `import { x } from '../policy/plan.ts'`, 'which is not below'],
    ['export/a.ts', `export * from '../probe/probe.ts'`, 'which is not below'],
    ['policy/a.ts', `const x = await import('../authority/issue.ts')`, 'which is not below'],
    ['policy/a.ts', `import type { X } from '../cli/exit.ts'`, 'which is not below'],
    ['library/a.ts', `import { commandLine } from '../cli/text.ts'`, 'which is not below'],
    ['cli/a.ts', `import { PkiHome } from '../library/home.ts'`, 'which is not below'],
    ['library/a.ts', `import { openPorts } from '../ports.ts'`, 'imports the roof'],
    ['x509/a.ts', `import { systemClock } from '../effects/clock.ts'`, 'imports the wing'],
    ['effects/a.ts', `import { x } from '../x509/name.ts'`, 'a wing imports'],
    ['cli/a.ts', `import { main } from '../main.ts'`, 'imports the roof'],
    ['cli/commands/list.ts', `import { x } from './issue.ts'`, 'a command imports another'],
    ['cli/a.ts', `import { readFileSync } from 'node:fs'`, 'imports node:fs'],
    ['probe/a.ts', `import { createHash, randomBytes } from 'node:crypto'`, 'imports randomBytes'],
    ['asn1/a.ts', `import forge from 'node-forge'`, 'imports node-forge'],
    ['x509/a.ts', `const now = Date.now()`, 'touches the clock'],
    ['cli/a.ts', `process.exit(1)`, 'touches the process'],
    ['shed/a.ts', `export {}`, 'has no floor'],
    ['cli/a.ts', `new URL('../main.ts', import.meta.url)`, 'imports the roof'],
  ])('objects to %s with %s', (path, source, complaint) => {
    expect(objections(join(src, path), source).join('\n')).toContain(complaint)
  })

  it('has no files that import each other, however far around', () => {
    const files = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]))
    expect(circles(importsAmong(files)).map((circle) => circle.map((path) => relative(src, path)))).toEqual([])
  })

  it('has no folders that import each other, nor a folder and the files beside it', () => {
    const imports = importsAmong(new Map(sources.map((path) => [path, readFileSync(path, 'utf8')])))
    const folders = [...new Set(sources.map(dirname))].sort()
    expect(folders).toContain(join(src, 'probe'))
    const found = folders.flatMap((folder) => circles(importsWithin(folder, imports)))
    expect(found.map((circle) => circle.map((path) => relative(src, path)))).toEqual([])
  })

  it('finds the files of a circle, also of types and of what is loaded late', () => {
    const made = new Map([
      ['/a.ts', `import type { B } from './b.ts'`],
      ['/b.ts', `const c = await import('./c.ts')`],
      ['/c.ts', `export { a } from './a.ts'`],
      ['/d.ts', `import { a } from './a.ts'`],
      ['/e.ts', `// import { e } from './e.ts'`],
    ])
    expect(circles(importsAmong(made))).toEqual([['/a.ts', '/b.ts', '/c.ts']])
  })

  it('finds the folders of a circle whose files import each other in none', () => {
    const made = new Map([
      ['/room/engine/run.ts', `import type { Plan } from '../plan.ts'`],
      ['/room/plan.ts', `import type { Seen } from './engine/see.ts'`],
      ['/room/engine/see.ts', `import { read } from '../wire/read.ts'`],
      ['/room/wire/read.ts', ''],
      ['/hall/a.ts', `import { read } from '../room/wire/read.ts'`],
    ])
    const imports = importsAmong(made)
    expect(circles(imports)).toEqual([])
    expect(circles(importsWithin('/room', imports))).toEqual([['/room/engine', '/room/plan.ts']])
  })

  it('finds the modules of a circle in Rust', () => {
    const made = new Map([
      ['/a.rs', 'use crate::b::B;'],
      ['/b.rs', 'use crate::{c::{self, C}, d::D};'],
      ['/c.rs', 'fn f() -> crate::a::A {}'],
      ['/d.rs', '// crate::a'],
      ['/e.rs', 'use crate::a::A;'],
    ])
    expect(circles(importsAmong(made))).toEqual([['/a.rs', '/b.rs', '/c.rs']])
  })

  it.each(shipped)('exports for $name no programs that import each other', ({ name: target, files }) => {
    const programs = files.filter(({ path }) => /\.(m?js|rs)$/.test(path))
    const exported = programs.map(({ path, from, language }): [string, string] => {
      const template = join(templates, from ?? join(target, path))
      return [`/${path}`, readFileSync(language === undefined ? template : `${template}.liquid`, 'utf8')]
    })
    expect(circles(importsAmong(new Map(exported)))).toEqual([])
    // Each program that another imports is among them, or nothing would have been followed.
    const known = new Set(exported.map(([path]) => path))
    const imported = exported.flatMap(([path, source]) => filesImportedBy(path, source))
    expect(imported.filter((path) => !known.has(path))).toEqual([])
  })

  it('lets a room read public keys and hashes, and name effects as types', () => {
    expect(objections(join(src, 'x509/a.ts'), `import { createHash, verify } from 'node:crypto'`)).toEqual([])
    expect(objections(join(src, 'x509/a.ts'), `import type { Stats } from 'node:fs'`)).toEqual([])
    expect(objections(join(src, 'x509/a.ts'), `// Date.now() is not ours to ask`)).toEqual([])
  })

  it('opens each source file with a sentence that names what lives there, and not with a question word', () => {
    const silent = sources.filter(
      (path) => !path.includes('/generated/') && !readFileSync(path, 'utf8').startsWith('/**'),
    )
    expect(silent.map((path) => relative(root, path))).toEqual([])
    const question = /^\/\*\*[\s*]*(What|Whether|Whoever|Whose|Whom?)\b/
    expect(question.test('/**\n * What it takes. */') && !question.test('/** Whole files: what they hold. */')).toBe(
      true,
    )
    const asking = sources.filter((path) => !path.includes('/generated/') && question.test(readFileSync(path, 'utf8')))
    expect(asking.map((path) => relative(root, path))).toEqual([])
  })

  it('says in plain words what a thing is and who does what, not that "whoever" asks "is told", nor whose "matter" it is', () => {
    const riddles = (text: string): readonly string[] =>
      text.match(
        /(?<!there )\bis none\b|\w+’?'?s (matter|to say)\b|\bwhoever\b|\b(is|are) told\b|\bis for [^.;,\n]* to say\b|\bis (not )?(said|known|decided) (here|elsewhere)\b|\b(is|are) let be\b/gi,
      ) ?? []
    const said =
      "an address that is none; where it lies is the store's matter; there is none; Whoever asks is told; the rest is said elsewhere"
    expect(riddles(said)).toEqual(['is none', "store's matter", 'Whoever', 'is told', 'is said elsewhere'])
    // Generated documents quote what others wrote; decisions stand as they were taken.
    const guides = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
      .filter((name) => name.endsWith('.md') && !/decisions|cwe|errors|lint|targets/.test(name))
      .map((name) => join(root, name))
    const shipped = ['templates', 'scripts', 'bench'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(m?js|cjs|ts|rs|md|sh|liquid)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !/[/](node_modules|target)[/]/.test(path)),
    )
    const whoever = shipped.filter((path) => /\bwhoever\b/i.test(readFileSync(path, 'utf8')))
    expect(whoever.map((path) => relative(root, path))).toEqual([])
    const found = [...sources, ...guides]
      .filter((path) => !path.includes('/generated/'))
      .map((path) => [path, readFileSync(path, 'utf8')])
    expect(
      found.flatMap(([path = '', text = '']) => riddles(text).map((one) => `${relative(root, path)}: ${one}`)),
    ).toEqual([])
  })

  it('leaves no verdict of the probe open without a word on what decides it', () => {
    const makes = (text: string): boolean => /verdict: 'inconclusive'(?! \})/.test(text)
    expect([
      makes("return { verdict: 'inconclusive', why }"),
      makes("Extract<T, { verdict: 'inconclusive' }>"),
    ]).toEqual([true, false])
    // Reports join what the verdicts say.
    const judging = sources.filter((path) => path.includes('/src/probe/') && !path.includes('/report/'))
    const makers = judging.filter((path) => makes(readFileSync(path, 'utf8')))
    expect(makers.map((path) => relative(root, path))).toEqual(['src/probe/judgement.ts'])
  })

  it('names no target in code, but the one that is shown', () => {
    const names = readdirSync(templates).filter((name) => existsSync(join(templates, name, 'target.json')))
    expect(names.length).toBeGreaterThan(1)
    const naming = new RegExp(`['"\`](?:${names.join('|')})['"\`]`)
    const found = sources.filter((path) => naming.test(withoutComments(readFileSync(path, 'utf8'))))
    // Commands of manifests run the Node.js that runs us: there it is a program.
    expect(found.map((path) => relative(src, path))).toEqual(['cli/example-target.ts', 'effects/processes.ts'])
  })

  it('keeps each file that a person writes one thing of at most 400 lines', () => {
    const made =
      /(^|\/)(node_modules|generated|target|golden)\/|(^|\/)(package-lock\.json|Cargo\.lock|go\.sum|lab\/results\.json)$/
    const written = ['src', 'test', 'templates', 'scripts', 'bench'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .filter((path) => !made.test(path) && /\.(ts|m?js|cjs|rs|go|sh|md|liquid|json|txt)$/.test(path)),
    )
    const linesOf = (path: string): number => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length
    expect(written.filter((path) => linesOf(path) > 400)).toEqual([])
    // As many as there must be for the folders to have been read.
    for (const one of ['src/main.ts', 'test/architecture.test.ts', 'templates/axum/src/main.rs', 'scripts/new.ts']) {
      expect(written).toContain(one)
    }
  })
})

/** Folders whose files are listed one by one in an index: the list and the folder must agree, and each has a test. */
const registries = [
  'language',
  'x509/extensions',
  'policy/lint',
  'probe/attacks',
  'probe/needs',
  'probe/protocols',
  'cli/commands',
  'cli/exports',
  '../test/twins',
]
/** Whose members are tested by what runs over all of them. */
const testedTogether = ['probe/needs', 'cli/commands', 'cli/exports', '../test/twins']

/** Names of the modules of a folder, its index left out, sorted. */
const membersOf = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => name !== 'index.ts' && name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort()

describe.each(registries)('registry %s', (folder) => {
  const directory = join(src, folder)
  const members = membersOf(directory)

  it('lists every file of its folder once, sorted', () => {
    const index = readFileSync(join(directory, 'index.ts'), 'utf8')
    const listed = [...index.matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, name]) => name ?? '')
    expect([...new Set(listed)].sort()).toEqual(members)
  })

  it('has a test for each member', () => {
    const untested = members.filter((name) => !existsSync(join(root, 'test', folder, `${name}.test.ts`)))
    expect(testedTogether.includes(folder) ? [] : untested).toEqual([])
  })
})

it('has a broken twin for each attack, in a file of its name', () => {
  const twins = membersOf(join(root, 'test/twins'))
  expect(twins).toEqual(membersOf(join(src, 'probe/attacks')))
  const named = twins.map((name) =>
    /^ {2}of: '(.+)',$/m.exec(readFileSync(join(root, 'test/twins', `${name}.ts`), 'utf8')),
  )
  expect(named.map((found) => found?.[1])).toEqual(twins)
})
