/** What is wrong with access rules, or with what is asked of them. */
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { editJson, type Json } from './bend.ts'
import { copyTemplates } from './exports.ts'
import type { Row, World } from './world.ts'

const check = (...more: readonly string[]): readonly string[] => ['access', 'check', '@/rules.json', ...more]
const exporting = [
  ...['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/fresh'],
  ...['--access', '@/rules.json'],
]
const probing = [
  'probe',
  'https://127.0.0.1:1',
  '--host',
  'api.acme.internal',
  '--as',
  'alice',
  '--access',
  '@/rules.json',
]

const rule = (changes: object = {}): object => ({ paths: ['/a'], methods: ['GET'], require: 'any-client', ...changes })
const saying =
  (text: string) =>
  (w: World): void =>
    writeFileSync(w.at('rules.json'), text)
const ruling = (...rules: readonly object[]) => saying(JSON.stringify({ rules }))
const sound = ruling(rule())

/** Rules that cannot be read, or must not be. */
const wrong: readonly (readonly [about: string, bend: (w: World) => void, Pick<Row, 'code' | 'says'>])[] = [
  ['that are not there', () => undefined, { code: 'file.missing', says: ['rules.json'] }],
  ['that are empty', saying(''), { code: 'access.malformed', says: ['rules.json', 'JSON'] }],
  ['cut in half', saying('{ "rules": [{ "paths": ["/'), { code: 'access.malformed', says: ['rules.json'] }],
  ['of no form', saying('[]'), { code: 'access.malformed', says: ['object'] }],
  ['without a rule', saying('{ "rules": [] }'), { code: 'access.malformed', says: ['/rules'] }],
  [
    'with a misspelt property',
    ruling(rule({ metods: ['GET'] })),
    { code: 'access.malformed', says: ['/rules/0/metods'] },
  ],
  [
    'with a path that ends in a slash',
    ruling(rule({ paths: ['/a/'] })),
    { code: 'access.malformed', says: ['/rules/0/paths/0'] },
  ],
  ['with a method twice', ruling(rule(), rule()), { code: 'access.malformed', says: ['GET /a'] }],
  [
    'for a claim that nobody has',
    ruling(rule({ require: { rank: ['x'] } })),
    { code: 'claim.unknown', says: ['rank', 'role'] },
  ],
  [
    'with a line feed in a value',
    ruling(rule({ require: { role: ['a\nb'] } })),
    { code: 'access.refused', says: ['\\n'] },
  ],
  [
    'weaker than what lies above them',
    ruling(rule({ require: { role: ['admin'] } }), rule({ paths: ['/a/b'] })),
    { code: 'access.refused', says: ['/a/b', '"weaker": "intended"'] },
  ],
  ['in a directory', (w) => mkdirSync(w.at('rules.json')), { code: 'disk.failed', says: ['rules.json'] }],
  [
    'of a hundred megabytes',
    (w) => {
      sound(w)
      truncateSync(w.at('rules.json'), 100 * 1024 * 1024)
    },
    { code: 'input.too-large', says: ['rules.json'] },
  ],
  [
    'that never end',
    (w) => symlinkSync('/dev/zero', w.at('rules.json')),
    { code: 'input.too-large', says: ['rules.json'] },
  ],
]

/** Rows about access rules. */
export const accessRows: readonly Row[] = [
  ...wrong.flatMap(([about, bend, expected]) =>
    [check(), exporting, probing].map(
      (argv): Row => ({ about: `${argv[0]} with rules ${about}`, argv, bend, ...expected }),
    ),
  ),
  { about: 'no act', argv: ['access'], code: 'usage.missing' },
  { about: 'an act that is none', argv: ['access', 'grant', '@/rules.json'], code: 'usage.wrong', says: ['check'] },
  { about: 'a method without its path', argv: check('--as', 'alice', 'GET'), bend: sound, code: 'usage.missing' },
  { about: 'a request of nobody', argv: check('GET', '/a'), bend: sound, code: 'usage.missing', says: ['--as'] },
  { about: 'a client that is none', argv: check('--as', 'alize'), bend: sound, code: 'name.unknown', says: ['alice'] },
  { about: 'a client of no name', argv: check('--as', '../alice'), bend: sound, code: 'identity.refused' },
  {
    about: 'rules that the target cannot enforce',
    argv: exporting,
    around: { shipped: { templates: '@/templates' } },
    bend: (w) => {
      ruling(rule({ require: { clearance: { atLeast: 3 } } }))(w)
      copyTemplates(w)
      editJson(w.at('templates/node/target.json'), (manifest) => {
        const claims = manifest['claims'] as Json
        return {
          ...manifest,
          claims: { ...claims, access: { by: ['path', 'method'], instead: 'ask for less' } },
        }
      })
    },
    code: 'target.cannot',
    says: ['node', '/a', 'clearance is at least 3', 'ask for less'],
  },
]
