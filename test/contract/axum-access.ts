/** Access rules at the exported axum server, over both of its protocols. It is built by the caller, and broken here. */
import { readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:http2'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTarget } from '../../src/export/catalogue.ts'
import {
  type AccessIdentity,
  type AccessRulesName,
  accessCases,
  accessClaims,
  accessRules,
  accessTable,
  extensionsOf,
  type Outcome,
} from '../support/access-cases.ts'
import { type Built, buildCrate } from '../support/cargo.ts'
import { editFile, exportFor, makeLivePki, type Started, startExported } from '../support/exported-server.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { accessContract, outcomeAt } from './access.ts'

const FILE = 'access.json'
const target = async () => findTarget(await shippedTargets(), 'axum')
const sets = Object.keys(accessRules) as AccessRulesName[]

export function axumAccess(program: string): void {
  accessContract({
    target,
    file: FILE,
    start: async (pki, wish) => startExported(await exportFor(await target(), pki, wish), pki, program),
  })
  describe.each(sets)('over HTTP/2, with the access rules %s', (rules) => testHttp2(program, rules))
  describe('the cases catch an interpreter of the rules that', testBroken)
}

const pki = makeLivePki()

const startWith = async (rules: AccessRulesName, program: string, env?: string): Promise<Started> => {
  const exported = await exportFor(await target(), pki, { claims: accessClaims, access: accessTable(rules) })
  const runner = env && { wrap: (argv: readonly [string, ...string[]]) => ['env', env, ...argv] as const, settle() {} }
  return startExported(exported, pki, program, runner || undefined)
}

type Said = { readonly status: number | 'reset'; readonly body: string }

/** Asks over HTTP/2, by the headers as they stand. */
function askHttp2(port: number, who: AccessIdentity, headers: Readonly<Record<string, string>>): Promise<Said> {
  const as = pki.client('somebody', undefined, { extensions: extensionsOf(who) })
  const session = connect(`https://localhost:${port}`, {
    ca: pki.servers.pem,
    cert: as.pem,
    key: as.key.secret.export({ type: 'pkcs8', format: 'pem' }),
    lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }] as never),
  })
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

function testHttp2(program: string, rules: AccessRulesName): void {
  let server: Started
  beforeAll(async () => {
    server = await startWith(rules, program)
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

/** Expressions of the access rules, each in one of these files, and what stands in the place of each. */
const rooms = ['src/access.rs', 'src/path.rs', 'src/condition.rs'] as const
const mistakes: readonly (readonly [what: string, from: string, to: string])[] = [
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
  let built: Built
  beforeAll(async () => {
    const exported = await exportFor(await target(), pki)
    const broken = mistakes.map(([, from, to], index) => {
      const chosen = `std::env::var("MISTAKE").as_deref() == Ok("${index}")`
      return [from, `(if ${chosen} { ${to} } else { ${from} })`]
    })
    const textOf = (room: string): string => readFileSync(join(exported.directory, room), 'utf8')
    const texts = new Map(rooms.map((room) => [room, textOf(room)]))
    for (const room of rooms) {
      const here = broken.filter(([from]) => texts.get(room)?.includes(from as string))
      editFile(exported.directory, room, Object.fromEntries(here))
    }
    const places = mistakes.map(([, from]) => rooms.filter((room) => texts.get(room)?.includes(from)).length)
    expect(places).toEqual(mistakes.map(() => 1))
    built = await buildCrate(exported)
    exported.remove()
    expect(built.status, built.output).toBe(0)
  }, 600_000)
  afterAll(() => rmSync(dirname(built.program), { recursive: true }))

  /** The first case that comes out otherwise than it should. */
  async function findWrong(mistake: number | 'none'): Promise<string | undefined> {
    for (const rules of sets) {
      const server = await startWith(rules, built.program, `MISTAKE=${mistake}`)
      try {
        for (const one of accessCases.filter((all) => all.rules === rules)) {
          if ((await outcomeAt(server, pki, one)) !== one.outcome) return `${one.who}, ${one.method} ${one.target}`
        }
      } finally {
        await server.stop()
      }
    }
    return undefined
  }

  it.each(mistakes.map(([what], index) => [what, index] as const))('%s', async (_, index) => {
    expect(await findWrong(index)).toBeDefined()
  })

  it('does all that, and nothing where it makes none of these mistakes', async () => {
    expect(await findWrong('none')).toBeUndefined()
  })
}
