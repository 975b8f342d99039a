/**
 * Begins an addition: its file, its line in the registry and its test. What is left to write is said, and fails until it is written.
 *
 *   npm run new -- lint|attack|probe-option|language|command|target NAME
 *   npm run new -- lint NAME --subject crl
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { claimNames } from '../src/export/manifest.ts'
import type { Subjects } from '../src/policy/lint-rule.ts'

/** What a new lint rule reads, and the function of the tests that makes a sound one. */
const subjects = { certificate: 'makeClient', crl: 'makeList' } as const satisfies Record<keyof Subjects, string>
type Subject = keyof typeof subjects

/** What is begun: files by path, the registries that list it, and what remains to be done. */
type Beginning = {
  readonly files: Readonly<Record<string, string>>
  readonly indexes?: readonly string[]
  readonly next: readonly string[]
}

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** The manifest of a target that claims nothing, and is checked by a program that finds everything good. */
const beginningOf = (name: string) => ({
  $schema: '../../pki/schemas/target.schema.json',
  title: name,
  summary: 'TODO: what is exported, in one line',
  kind: 'checked',
  install: 'TODO: how its program comes onto a machine; on Debian: apt-get install NAME',
  versions: { oldest: '1', assumed: '1' },
  sinceVersion: {},
  files: [{ path: 'README.md', language: 'markdown' }],
  material: [
    { path: 'tls/client-ca.pem', holds: ['clientAuthority'], form: 'pem' },
    { path: 'tls/client-crl.pem', holds: ['clientCrl'], form: 'pem' },
    { path: 'tls/server-chain.pem', holds: ['serverChain'], form: 'pem' },
    { path: 'tls/server-key.pem', holds: ['serverKey'], form: 'pem' },
  ],
  claims: {},
  asks: [{ what: 'TODO: what its configuration asks a server for', by: 'Listens on' }],
  cannot: [{ lacks: claimNames, what: 'TODO: what it does not do', instead: 'TODO: what works in its place' }],
  shares: ['address', 'port'],
  inputs: {},
  commands: { check: { argv: ['true'] }, run: { argv: ['true'], ready: 'TODO' }, reload: { by: 'restart' } },
})

const kinds: Readonly<Record<string, (name: string, subject: Subject) => Beginning>> = {
  lint: (name, subject) => ({
    indexes: ['src/policy/lint/index.ts'],
    files: {
      [`src/policy/lint/${name}.ts`]: `/** TODO: what would go wrong without it, in one sentence. */
import { defineRule } from '../lint-rule.ts'

export const ${camel(name)} = defineRule({
  id: '${name}',
  subject: '${subject}',
  given: [],
  severity: 'error',
  citation: 'TODO',
  cwe: [],
  check: () => {
    throw new Error('the rule ${name} is not written yet')
  },
})
`,
      [`test/policy/lint/${name}.test.ts`]: `import { expect, it } from 'vitest'
import { ${subjects[subject]}, objections } from '../../support/lint-context.ts'

const rule = '${name}'

it('accepts TODO', () => {
  expect(objections(rule, ${subjects[subject]}())).toEqual([])
})

it('objects to TODO', () => {
  expect(objections(rule, ${subjects[subject]}())).toEqual(['TODO'])
})
`,
    },
    next: ['write the rule and both tests', 'npm run generate'],
  }),
  attack: (name) => ({
    indexes: ['src/probe/attacks/index.ts', 'test/twins/index.ts'],
    files: {
      [`src/probe/attacks/${name}.ts`]: `/** TODO: what it does, in one sentence, with the clause that forbids what it hopes for. */
import type { AttackOf } from '../attack.ts'

export const ${camel(name)}: AttackOf<'nothing'> = {
  id: '${name}',
  title: 'todo',
  meaning: 'TODO.',
  sound: 'TODO.',
  group: 'identity',
  severity: 'high',
  cwe: [],
  over: 'each-version',
  needs: 'nothing',
  remedy: 'todo',
  plan: () => {
    throw new Error('the attack ${name} is not written yet')
  },
}
`,
      [`test/twins/${name}.ts`]: `/** TODO: how it is broken, in one sentence. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const ${camel(name)}: BrokenTwin = {
  of: '${name}',
  start: (pki) => startSound(pki),
}
`,
      [`test/probe/attacks/${name}.test.ts`]: `import { ${camel(name)} } from '../../../src/probe/attacks/${name}.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(${camel(name)})
`,
    },
    next: [
      `write the attack, and break the server of test/twins/${name}.ts in just this way`,
      'npm run generate, npm run pictures',
    ],
  }),
  'probe-option': (name) => ({
    indexes: ['src/probe/needs/index.ts'],
    files: {
      [`src/probe/needs/${name}.ts`]: `/** TODO: what an operator gives with it, in one sentence. */
import type { Need } from '../need.ts'
import { parsePath } from '../protocol/http.ts'

type Asked = {
  /** TODO: the same for those who use the library. */
  readonly ${camel(name)}?: string
}

export const ${camel(name)}: Need<'${camel(name)}', string, Asked> = {
  id: '${camel(name)}',
  option: { placeholder: 'PATH', about: 'todo' },
  lacking: { verdict: 'not-tried', why: 'this attack needs TODO; name it with --${name}' },
  require: parsePath,
  find: async ({ ${camel(name)} }) => ${camel(name)},
}
`,
    },
    next: [
      `say what it is, and have an attack need it (needs: '${camel(name)}') or read it from its request`,
      `give test/support/twins.ts a page for it, and show a broken server that it catches`,
    ],
  }),
  language: (name) => ({
    indexes: ['src/language/index.ts'],
    files: {
      [`src/language/${name}.ts`]: `/** TODO: the language, what is not read of it, and its specification. */
import { Cursor } from './common/cursor.ts'
import { type Language, Uncarriable } from './common/language.ts'
import { line } from './common/line.ts'

export const ${camel(name)}: Language = {
  write(value) {
    throw new Uncarriable(\`${name} is not written yet: \${line(value)}\`)
  },
  read: (text) => new Cursor(text).fail('${name} is not read yet'),
}
`,
      [`test/language/${name}.test.ts`]: `import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ${camel(name)} } from '../../src/language/${name}.ts'
import { hostileText } from '../support/hostile.ts'
import { written } from '../support/language-kit.ts'

it('gives back every value that was written', () => {
  const carried = fc.sample(hostileText, 500).filter((text) => written(${camel(name)}.write, text) !== 'refused')
  expect(carried.length).toBeGreaterThan(50)
  for (const text of carried) {
    const nodes = ${camel(name)}.read(${camel(name)}.write(text))
    expect(nodes.flatMap(({ values }) => values.map(({ value }) => value))).toEqual([text])
  }
})
`,
    },
    next: ['write both directions', 'ask a program that reads the language to judge the same values'],
  }),
  command: (name) => ({
    indexes: ['src/cli/commands/index.ts'],
    files: {
      [`src/cli/commands/${name}.ts`]: `/** \`countersign ${name}\`: TODO. */
import { defineCommand } from '../command.ts'

export const ${camel(name)} = defineCommand({
  name: '${name}',
  summary: 'todo',
  group: 'look',
  positionals: {},
  options: {},
  examples: ['${name}'],
  async run() {
    throw new Error('the command ${name} is not written yet')
  },
})
`,
      [`pki/schemas/answers/${name}.schema.json`]: `${JSON.stringify(
        {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          $id: `urn:countersign:schema:answers:${name}`,
          title: `Answer of countersign ${name}`,
          description: 'TODO',
          type: 'object',
          additionalProperties: false,
        },
        undefined,
        2,
      )}
`,
    },
    next: [
      'write the command, with a question for each required parameter, and the schema of its answer',
      `add a transcript, test/cli/${name}.txt, and a good line to test/cli/bad-input/commands.ts`,
    ],
  }),
  target: (name) => ({
    files: {
      [`templates/${name}/NOTES.md`]: `# What was measured of ${name}\n\nTODO: version, behaviour, how it was seen.\n`,
      [`templates/${name}/README.md.liquid`]: `# TODO\n\n{{ versions }}. Written by countersign at {{ exportedAt }}, after the guideline {{ guideline }}.\nListens on \`{{ listen | code }}\`.\n\nFor the server to take up new files, {{ reload }}.\n`,
      [`templates/${name}/target.json`]: `${JSON.stringify(beginningOf(name), undefined, 2)}\n`,
      [`test/contract/${name}/stands.ts`]: `/** The exported ${name}: how tests start and bend it. What only it does is proven beside this. */
import type { Stands } from '../stand.ts'

export const stands: Stands = () => [{ title: 'the exported ${name}' }]
`,
    },
    next: [
      'templates/README.md has the steps',
      `write templates/${name}/target.json, which claims nothing yet, and its templates; it is checked, and not started, until its kind is`,
      'take what targets share from templates/parts/: pieces of the README, access.json, what reads certificates in JavaScript',
      `prove what it claims: npm run test:target ${name}`,
    ],
  }),
}

const IMPORT = /^import \{ (\w+) \} from '\.\/([\w-]+)\.ts'$/gm

/** Adds a member to a registry: its import in the order of names, its entry before that of the next one. Pure. */
export function register(index: string, name: string): string {
  const imports = [...index.matchAll(IMPORT)].map(([line, member = '', file = '']) => ({ line, member, file }))
  const member = camel(name)
  const line = `import { ${member} } from './${name}.ts'`
  const next = imports.find(({ file }) => file > name)
  const last = imports.at(-1)?.line ?? ''
  const imported = next ? index.replace(next.line, `${line}\n${next.line}`) : index.replace(last, `${last}\n${line}`)
  const isSorted = imports.every(({ member: one }, place) => {
    const following = imports[place + 1]?.member
    return following === undefined || new RegExp(`\\b${one},\\s+${following}\\b`).test(index)
  })
  const before = isSorted ? next?.member : undefined
  const entry = before === undefined ? /\n[\]}]/ : new RegExp(`\\n  ${before},`)
  return imported.replace(entry, (found) => `\n  ${member},${found}`)
}

/**
 * Begins an addition in a checkout.
 *
 * @returns what was made, and what is left to do
 * @param subject what a new lint rule reads
 * @throws {Error} for a kind or subject that there is not, a name of another form, or something that is there already
 */
export function begin(
  kind: string,
  name: string,
  root: string,
  subject = 'certificate',
): { made: readonly string[]; next: readonly string[] } {
  const make = kinds[kind]
  if (make === undefined) throw new Error(`a new what? One of: ${Object.keys(kinds).join(', ')}`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" is no name: words in lower case, hyphens between them`)
  if (!(subject in subjects)) throw new Error(`there is no subject "${subject}": ${Object.keys(subjects).join(', ')}`)
  const { files, indexes = [], next } = make(name, subject as Subject)
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)))
  if (taken !== undefined) throw new Error(`${taken} is there already`)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const index of indexes) writeFileSync(join(root, index), register(readFileSync(join(root, index), 'utf8'), name))
  return { made: [...Object.keys(files), ...indexes], next }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { subject: { type: 'string' } } })
    const [kind = '', name = ''] = positionals
    const { made, next } = begin(kind, name, resolve(import.meta.dirname, '..'), values.subject)
    console.log(
      `begun:\n${made.map((path) => `  ${path}`).join('\n')}\nnext:\n${next.map((what) => `  ${what}`).join('\n')}`,
    )
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 2
  }
}
