/** Access rules at the exported axum server: over HTTP/2 as over HTTP/1.1, and interpreters of them that are wrong in one way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AccessIdentity,
  type AccessRulesName,
  accessCases,
  accessClaims,
  accessRules,
  accessTable,
  extensionsOf,
  type Outcome,
} from '../../support/access-cases.ts'
import { editPrograms, makeLivePki, startExported, stopLeftOver, wordsOf } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { type Mistake, wrongCases } from '../interpreters.ts'
import { type Standing, standsOf, start, type Wish } from '../stand.ts'
import { openHttp2 } from './http2.ts'
import { build } from './stands.ts'

const FILE = 'access.json'
const sets = Object.keys(accessRules) as AccessRulesName[]
const pki = makeLivePki()
const [stand] = await standsOf('axum')
if (stand === undefined) throw new Error('there is no stand for axum')
const { missing } = stand

afterAll(stopLeftOver)

if (missing !== undefined) it(`access rules at ${stand.title}`, (context) => leaveOut(context, missing))
else {
  describe.each(sets)('over HTTP/2, with the access rules %s', testHttp2)
  describe('the cases catch an interpreter of the rules that', testBroken)
}

type Said = { readonly status: number | 'reset'; readonly body: string }

/** Asks over HTTP/2, by the headers as they stand. */
function askHttp2(port: number, who: AccessIdentity, headers: Readonly<Record<string, string>>): Promise<Said> {
  const session = openHttp2(port, pki, pki.client('somebody', undefined, { extensions: extensionsOf(who) }))
  return new Promise<Said>((resolve) => {
    const reset = () => resolve({ status: 'reset', body: '' })
    const stream = session.on('error', reset).request({ origin: `https://localhost:${port}`, ...headers })
    let [status, body] = [0, '']
    stream.on('response', (answer) => (status = answer[':status'] ?? 0))
    stream.on('data', (chunk) => (body += chunk))
    stream.on('error', reset).on('end', () => resolve({ status, body }))
    stream.end()
  }).finally(() => session.destroy())
}

/** A frame that is no request is reset, which lets in nobody either. */
const answers: { readonly [O in Outcome]: readonly Said['status'][] } = {
  allowed: [200, 404, 405],
  refused: [403],
  malformed: [400, 'reset'],
}

function testHttp2(rules: AccessRulesName): void {
  let server: Standing
  beforeAll(async () => {
    server = await start(stand!, pki, { claims: accessClaims, access: accessTable(rules) })
  })
  afterAll(() => server?.stop())

  it.each(accessCases.filter((one) => one.rules === rules))('$who, $method $target: $outcome', async (one) => {
    const more = one.headers.length === 0 ? {} : { [one.headers[0] as string]: one.headers[1] as string }
    const { status } = await askHttp2(server.port, one.who, { ':method': one.method, ':path': one.target, ...more })
    expect(answers[one.outcome]).toContain(status)
  })

  it.each(['admin', '*', 'https://localhost/admin', '//localhost/admin'])(
    'refuses the :path %s, which does not begin with one slash (RFC 9113 §8.3.1)',
    async (path) => {
      expect(answers.malformed).toContain((await askHttp2(server.port, 'admin', { ':path': path })).status)
    },
  )

  it('goes by what stands before a fragment or a query, as the application does', async () => {
    const bare = await askHttp2(server.port, 'viewer', { ':path': '?/public' })
    expect(bare.status).toBe(rules === 'decoded once' ? 200 : 403)
    const admin = await askHttp2(server.port, 'admin', { ':path': '/admin#/../public' })
    expect(admin).toEqual({ status: 200, body: '{"admin":true}' })
    expect(await askHttp2(server.port, 'viewer', { ':path': '/admin#/../public' })).toMatchObject({ status: 403 })
  })

  it('says how many paths have rules, and what is wrong with a file that is not taken', async () => {
    const inForce = `access rules for ${accessTable(rules).paths.length} paths`
    expect(server.output()).toContain(inForce)
    const said = await server.reload(FILE, '{}')
    expect(said).toMatch(/Z not reloaded: access\.json: missing field `recipe`.*; still in force: /)
    expect(said).toContain(inForce)
  })

  if (rules === 'decoded once') {
    it('shows the page that was decided on, however it was spelt', async () => {
      for (const path of ['/admin', '/%61dmin', '/%61%64min?x=%61']) {
        const page = { status: 200, body: '{"admin":true}' }
        expect(await askHttp2(server.port, 'admin', { ':path': path })).toEqual(page)
      }
      expect(await askHttp2(server.port, 'admin', { ':path': '/%41dmin' })).toMatchObject({ status: 400 })
    })
  }
}

/** Expressions of the access rules, each in one program, and what stands in the place of each. */
const mistakes: readonly Mistake[] = [
  [
    'asks for one condition only',
    'grant.require.iter().all(|condition| condition.is_met_by(identity))',
    'grant.require.iter().any(|condition| condition.is_met_by(identity))',
  ],
  [
    'takes a path for its beginning',
    "below.is_some_and(|below| below.is_empty() || below.starts_with('/'))",
    'below.is_some()',
  ],
  [
    'ignores the case of paths',
    'path.strip_prefix(above)',
    'path.get(..above.len()).filter(|one| one.eq_ignore_ascii_case(above)).map(|one| &path[one.len()..])',
  ],
  [
    'does not see that others ignore the case of paths',
    'exact != self.paths.iter().position(|rule| lies_at(&folded, &fold(&rule.path)))',
    'false',
  ],
  ['does not see that others ignore dots at an end', "segment.trim_end_matches(['.', ' '])", 'segment'],
  ['lets GET imply HEAD', 'one == method.as_str()', 'one == &method.as_str().replace("HEAD", "GET")'],
  [
    'asks the shortest path first',
    'self.paths.iter().find(|rule| rule.covers(path))',
    'self.paths.iter().rfind(|rule| rule.covers(path))',
  ],
  ['takes a pattern for a beginning', 'wanted.len() == parts.len()', 'true'],
  ['takes an empty part for any', '!part.is_empty()', 'true'],
  [
    'reads a list as one text',
    'all.iter().any(|one| wanted.contains(one))',
    "all.iter().flat_map(|one| one.split(' ')).any(|one| wanted.iter().any(|text| text == one))",
  ],
  ['does not look at the upper end', 'range.contains(one)', 'range.start() <= one'],
  ['mistakes one kind of name for another', "names.include(&identity.dns, '.')", "names.include(&identity.uris, '.')"],
  ['takes a path with escapes', "octet == b'%' && escapes == Escapes::DecodeOnce", "octet == b'%'"],
  ['takes a percent sign for a letter', 'c.is_control() || "%/\\\\;".contains(c)', 'c.is_control()'],
]

/** One build holds all mistakes, and its environment says which of them it makes: a build each would take minutes. */
function testBroken(): void {
  let program: string
  beforeAll(async () => {
    const broken = mistakes.map(([, from, to], index) => {
      const chosen = `std::env::var("MISTAKE").as_deref() == Ok("${index}")`
      return [from, `(if ${chosen} { ${to} } else { ${from} })`]
    })
    program = (await build((directory) => editPrograms(directory, Object.fromEntries(broken)))).program
  }, 600_000)

  /** The first case that comes out otherwise than it should. */
  const findWrong = (mistake: number | 'none'): Promise<readonly string[]> => {
    const startWith = async (wish: Wish): Promise<Standing> => {
      const exported = await stand!.export(pki, wish)
      const wrap = (argv: readonly [string, ...string[]]) => ['env', `MISTAKE=${mistake}`, ...argv] as const
      const started = await startExported(exported, pki, program, { wrap, settle: () => undefined })
      return { ...started, words: wordsOf(exported), seen: undefined, application: undefined }
    }
    return wrongCases(startWith, pki, 1)
  }

  it.each(mistakes.map(([what], index) => [what, index] as const))('%s', async (_, index) => {
    expect(await findWrong(index)).not.toEqual([])
  })

  it('does all that, and nothing where it makes none of these mistakes', async () => {
    expect(await findWrong('none')).toEqual([])
  })
}
