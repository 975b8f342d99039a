/** Values for what an export is given: what means something to some server, and odd values that an input allows. Renders nothing. */
import fc from 'fast-check'
import type { Input } from '../../src/export/input.ts'

/** By this, and by nothing else, what is generated here is chosen. */
export const SEED = 20_261_129

/** What ends, opens or expands something in the configuration of some server. */
export const payloads: readonly string[] = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\t',
    '\u0085',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ud800',
    'é',
    '"',
    "'",
    '`',
    '\\',
    '\\\n',
  ],
  ...[
    '$',
    '%',
    '#',
    ';',
    '&',
    '|',
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '*',
    '~',
    '!',
    ',',
    '^',
    '?',
    '=',
    ' ',
    ' x',
  ],
  // nginx
  ...['$host', '\u0024{host}', '\\n', '; }', '"; return 200; #', '~^.*$', '~*', 'default', 'include x', 'volatile'],
  // Apache
  ...[
    'expr=true',
    '%{PATH}e',
    '\u0024{PATH}',
    '%%',
    '<If true>',
    '</Location>',
    '\nSSLVerifyClient none',
    "' || true || '",
  ],
  // lighttpd
  ...['" + env.HOME + "', 'env.HOME', 'var.CWD', '" }', '")', '" => "', '\ninclude_shell "id"', '" + "'],
  // HAProxy
  ...[' if FALSE', ' unless TRUE', '%[src]', '%[env(HOME)]', '$HOME', '"$HOME"', ',map(x)', "' }", '#x', '\nlisten y'],
  // Caddy
  ...['{env.HOME}', '{file./x}', '{$HOME}', '\\{', '{http.request.uri}', '<<X'],
  // Envoy
  ...['%START_TIME%', '%', '%%x', '%REQ(:PATH)%'],
  // Traefik, and other templates
  ...['{{ env "HOME" }}', '{{', '}}', '`) || PathPrefix(`/', '{% raw %}', '{%- if x %}', '<%= x %>'],
  // stunnel
  ...['[door]', ';x', '\n[other]', '\nverifyChain = no', 'exec = x'],
  // JSON, YAML, ECMAScript, Markdown, a shell
  ...[
    '", "x": "',
    '\u0022}',
    '\\u0022',
    '*/',
    '//',
    '</script>',
    'a: b',
    '- x',
    '!!x',
    '&x',
    '*x',
    '__proto__',
    '](x)',
    '| x |',
  ],
  ...[
    '$(x)',
    '`x`',
    ';x',
    '&&x',
    '--x',
    '-x',
    '../../x',
    '/../x',
    '//x',
    'unix:/x',
    'file:///x',
    '@x',
    'x@y',
    ':0',
    '0',
    '-1',
    '1e3',
  ],
]

/** So many values that an expression generates, always the same. */
export const sample = <T>(of: fc.Arbitrary<T>, count: number, seed = SEED): readonly T[] =>
  fc.sample(of, { numRuns: count, seed })

const made = new Map<string, fc.Arbitrary<string>>()

/** Texts that match a pattern as a whole. Most of the work is reading it, so each is read once. */
function matching(pattern: string): fc.Arbitrary<string> {
  const known = made.get(pattern) ?? fc.stringMatching(new RegExp(`^(?:${pattern})$`))
  made.set(pattern, known)
  return known
}

const host = matching('[a-z0-9](?:[a-z0-9_-]{0,8}[a-z0-9])?(?:\\.[a-z](?:[a-z0-9-]{0,8}[a-z0-9])?){0,3}')
const endpoint = fc.oneof(
  fc
    .tuple(fc.constantFrom('http', 'https'), host, fc.integer({ min: 1, max: 65_535 }))
    .map(([a, b, c]) => `${a}://${b}:${c}`),
  fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([a, b]) => `http://${a}:${b}`),
  fc.ipV6().map((address) => `http://[${address}]`),
  matching('unix:(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,20}){1,4}'),
)

/** Values that an input's allow-list was made for, odd ones among them. */
export function allowed(input: Input): fc.Arbitrary<string> {
  switch (input.type) {
    case 'choice':
      return fc.constantFrom(...input.values)
    case 'integer':
      return fc.integer({ min: input.minimum, max: input.maximum }).map(String)
    case 'text':
      return matching(input.pattern)
    case 'endpoint':
      return endpoint
    case 'list':
      return fc.uniqueArray(matching(input.pattern), { minLength: 1, maxLength: 4 }).map((values) => values.join(','))
  }
}

/** A value with a payload before it, behind it, within it, and in its place. */
export const spoilt = (good: string, payload: string): readonly string[] => {
  const middle = Math.floor(good.length / 2)
  return [payload, `${payload}${good}`, `${good}${payload}`, `${good.slice(0, middle)}${payload}${good.slice(middle)}`]
}
