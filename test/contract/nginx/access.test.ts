/** Access rules at the exported nginx, in each version at hand; and that its backend gets the path that was decided on. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessTable, unrestricted } from '../../../src/policy/access.ts'
import { decideAccess, readRequestTarget } from '../../../src/policy/access-decision.ts'
import { type AccessIdentity, accessClaims, accessTable, extensionsOf } from '../../support/access-cases.ts'
import { makeLivePki, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { templates } from '../../support/target-kit.ts'
import { javascriptMistakes, type Mistake, wrongCases } from '../interpreters.ts'
import { type Standing, standsOf, start } from '../stand.ts'

/** Forgets what has reached the application. */
const forget = ({ seen }: Standing): void => {
  if (seen !== undefined) seen.length = 0
}
/** The request targets that have reached it since, as they stood in the request line. */
const urlsOf = ({ seen }: Standing): readonly string[] | undefined => seen?.map(({ url }) => url)

afterAll(stopLeftOver)

const nginxes = await standsOf('nginx')

for (const stand of nginxes) {
  const { title, missing } = stand
  if (missing !== undefined) {
    it(`access rules at ${title}`, (context) => leaveOut(context, missing))
    continue
  }

  describe(`access rules at ${title}`, () => {
    afterAll(() => stand.clear())

    describe('are about the path that the backend gets', () => {
      const pki = makeLivePki()
      const client = (who: AccessIdentity) => pki.client(who, undefined, { extensions: extensionsOf(who) })
      const [admin, viewer] = [client('admin'), client('viewer')]
      let server: Standing
      let decoding: Standing
      beforeAll(async () => {
        server = await start(stand, pki, { claims: accessClaims, access: accessTable('as they are') })
        decoding = await start(stand, pki, { claims: accessClaims, access: accessTable('decoded once') })
      })
      afterAll(async () => {
        await server?.stop()
        await decoding?.stop()
      })
      const ask = async (line: string, as = viewer, at = server, fields = ''): Promise<number> => {
        const answer = await at.send(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${fields}\r\n`, as)
        const status = Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1])
        return status === 404 ? 200 : status // only the application says that it has no such page: it was reached
      }

      it.each([
        ['/public', '/public'],
        ['/public?', '/public?'],
        ['/public?/../admin', '/public?/../admin'],
        ['/public?x#/../../admin', '/public?x#/../../admin'],
        ['/public?%2e%2e%2fadmin//', '/public?%2e%2e%2fadmin//'],
        ['https://localhost/public', '/public'],
        ['http://localhost:1/public/x?y', '/public/x?y'],
        ['HTTPS://LOCALHOST/public', '/public'],
      ])('%s is %s there', async (asked, got) => {
        forget(server)
        expect(await ask(`GET ${asked}`)).toBe(200)
        expect(urlsOf(server)).toEqual([got])
      })

      it.each([
        ['https://localhost/admin', 403],
        ['https://localhost/admin?/public', 403],
        ['https://localhost/', 403],
        ['https://localhost', 403],
        ['https://localhost?/public', 400],
        ['https://localhost#/public', 400],
        ['https://localhost//admin', 400],
        ['https://localhost/public/../admin', 400],
        ['https://localhost/public/%2e%2e/admin', 400],
        ['https://x@localhost/public', 400],
        ['https:///public', 400],
        ['//localhost/admin', 400],
        ['//localhost/public', 400],
        ['/public//', 400],
        ['/public//../admin', 400],
        ['/admin?', 403],
        ['/admin/?/public', 403],
        ['/public#/../admin', 400],
        ['/public#?', 400],
        ['/admin#/public', 400],
        ['/public%2fadmin', 400],
        ['/public%2F..%2fadmin', 400],
        ['/public%3f/../admin', 400],
        ['/public%23', 400],
        ['/public /admin', 400],
        ['/public\t/admin', 400],
        ['public', 400],
      ])('%s gets no further, with %i', async (asked, status) => {
        forget(server)
        expect(await ask(`GET ${asked}`)).toBe(status)
        expect(urlsOf(server)).toEqual([])
      })

      it.each(['get', 'Get', 'gET', 'GET,POST', '*'])('the method %s is none', async (method) => {
        forget(server)
        expect([400, 403, 405]).toContain(await ask(`${method} /public`))
        expect([400, 403, 405]).toContain(await ask(`${method} /admin`, admin))
        expect(urlsOf(server)).toEqual([])
      })

      it('no field can say another path', async () => {
        forget(server)
        const names = ['X-Original-URL', 'X-Original-URI', 'X-Rewrite-URL', 'X-ORIGINAL-URL', 'x-rewrite-url']
        for (const name of names) {
          expect(await ask('GET /public', viewer, server, `${name}: /forbidden\r\n`), name).toBe(200)
          expect(server.seen?.at(-1)?.raw).not.toContain('/forbidden')
        }
        // They are taken off, as every name of the one list is.
        expect(urlsOf(server)).toEqual(names.map(() => '/public'))
      })

      it('each of several requests on a connection is decided on by itself', async () => {
        forget(server)
        const fields = 'HTTP/1.1\r\nHost: localhost\r\n'
        const answers = await server.send(
          `GET /public ${fields}\r\nGET /admin ${fields}\r\nGET /public/2 ${fields}Connection: close\r\n\r\n`,
          viewer,
        )
        expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 403', 'HTTP/1.1 404'])
        expect(urlsOf(server)).toEqual(['/public', '/public/2'])
      })

      it('escapes that were decoded to decide arrive in their one spelling', async () => {
        forget(decoding)
        const sent = ['/%61dmin', '/a%20b', '/caf%c3%A9?%2F%2561', '/admi%6e/%7Ex', '/%f0%9f%92%a9/']
        for (const path of sent) expect(await ask(`GET ${path}`, admin, decoding), path).toBe(200)
        const spelt = ['/admin', '/a%20b', '/caf%C3%A9?%2F%2561', '/admin/~x', '/%F0%9F%92%A9/']
        expect(urlsOf(decoding)).toEqual(spelt)
        expect(await ask('GET https://localhost/%61dmin', viewer, decoding)).toBe(403)
        expect(urlsOf(decoding)).toEqual(spelt)
      })
    })

    it('let in nobody while the table is bad, which its check sees only where it cannot be parsed', async () => {
      const pki = makeLivePki()
      const admin = pki.client('admin', undefined, { extensions: extensionsOf('admin') })
      const exported = await stand.export(pki, { claims: accessClaims, access: unrestricted })
      const server = await stand.launch(exported, pki)
      const check = () => stand.run(exported, 'check')
      const statusOf = async () => {
        const answer = await server.knock({ as: admin })
        return answer === 'refused' ? answer : answer.status
      }
      const table = (json: string) => `export default ${json};`
      const good = table('{ "recipe": {}, "mode": "unrestricted", "escapes": "refuse", "paths": [] }')
      await server.reload('access.mjs', good)
      expect(await statusOf()).toBe(200)
      for (const unreadable of ['', 'export default {', table('{{}'), `import x from './y.mjs'; ${good}`]) {
        expect(await server.reload('access.mjs', unreadable)).toContain('[emerg]')
        expect([(await check()).status, await statusOf()], unreadable).toEqual([1, 200])
      }
      forget(server)
      for (const wrong of [table('{}'), table('null'), good.replace('"unrestricted"', '"open"'), `${good}\nnone.x;`]) {
        await server.reload('access.mjs', wrong)
        expect([(await check()).status, await statusOf()], wrong).toEqual([0, 403])
      }
      expect(server.seen).toEqual([])
      await server.reload('access.mjs', table('{ "recipe": {}, "mode": "open", "escapes": "refuse", "paths": [] }'))
      await statusOf()
      await server.printed('access.mjs: it is no table of access rules')
      await server.reload('access.mjs', good)
      expect(await statusOf()).toBe(200)
      await server.stop()
    })
  })
}

describe('the interpreter of access rules for nginx, asked by Node.js', async () => {
  const { default: rules } = await import(pathToFileURL(join(templates, 'parts/javascript/rules.mjs')).href)

  it('reads each target as the decision itself does', () => {
    const pieces = ['/', 'a', '.', '%2e', '%2F', '%41', '%', '%25', '%C3%A9', '%C0%AF', '%ED%A0%80', '%00', '%C2%85']
    const others = [';', '%3b', '\\', '%5C', '?', '#', '\n', '\u0085', '\u00e9', 'https:', '//']
    const target = fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 6 }).map((all) => `/${all.join('')}`)
    const read = new Set<boolean>()
    fc.assert(
      fc.property(target, fc.constantFrom('refuse' as const, 'decode-once' as const), (text, escapes) => {
        const path = rules.readPath(text, escapes)
        read.add(path !== undefined)
        expect(path).toBe(readRequestTarget(text, escapes))
      }),
      { numRuns: 5000, seed: 4 },
    )
    expect(read.size).toBe(2)
    expect(rules.readPath('', 'refuse')).toBe(readRequestTarget('', 'refuse'))
    expect(rules.readPath('?/public', 'refuse')).toBeUndefined()
  })

  it('sees as the decision itself does which paths could be taken for others', () => {
    const [somebody, table] = [{ names: { uri: [], dns: [], email: [] }, claims: {} }, accessTable('as they are')]
    const pieces = [
      '/',
      'admin',
      'ADMIN',
      'Help',
      'help',
      'ops',
      'Ops',
      'keys',
      '.',
      '..',
      'x',
      'metrics',
      'METRıCS',
      ' ',
    ]
    const path = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((all) => `/${all.join('')}`)
    const found = new Set<boolean>()
    fc.assert(
      fc.property(path, (text) => {
        const spelt = encodeURI(text)
        if (readRequestTarget(spelt, 'decode-once') !== text) return
        const { outcome } = decideAccess({ ...table, escapes: 'decode-once' }, somebody, 'GET', spelt)
        found.add(outcome === 'malformed')
        expect(rules.isAmbiguous(table, text), text).toBe(outcome === 'malformed')
      }),
      { numRuns: 5000, seed: 4 },
    )
    expect(found.size).toBe(2)
  })

  const table = accessTable('as they are')
  const rendered = ({ mode, escapes, paths }: AccessTable) => ({
    recipe: {},
    mode,
    escapes,
    paths: paths.map(({ path, grants }) => ({
      path,
      grants: grants.map(({ methods, require }) => ({ methods, require })),
    })),
  })
  const withGrant = (grant: object) => ({ ...rendered(table), paths: [{ path: '/', grants: [grant] }] })
  const withCondition = (condition: unknown) => withGrant({ methods: ['GET'], require: [condition] })
  const claim = (condition: object) => withCondition({ kind: 'claim', ...condition })

  it('takes a table as it is exported', () => {
    for (const one of [table, accessTable('decoded once'), unrestricted]) {
      expect(rules.check(rendered(one), accessClaims)).toEqual(rendered(one))
    }
    expect(() => rules.check(claim({ name: 'role', oneOf: ['admin'] }), accessClaims)).not.toThrow()
    expect(() => rules.check(claim({ name: 'clearance', atLeast: 0, atMost: 0 }), accessClaims)).not.toThrow()
    expect(() => rules.check(claim({ name: 'contractor', oneOf: [false] }), accessClaims)).not.toThrow()
    expect(() => rules.check(withCondition({ kind: 'dns', oneOf: ['a'] }), accessClaims)).not.toThrow()
  })

  it.each<[string, unknown]>([
    ['is none', null],
    ['is a text', 'unrestricted'],
    ['has no recipe', { ...rendered(table), recipe: undefined }],
    ['has another mode', { ...rendered(table), mode: 'By-Rule' }],
    ['has another way with escapes', { ...rendered(table), escapes: 'decode' }],
    ['says more than it may', { ...rendered(table), except: [] }],
    ['has no list of paths', { ...rendered(table), paths: { length: 0 } }],
    ['has rules that are not in force', { ...rendered(table), mode: 'unrestricted' }],
    ['has a shorter path before a longer one', { ...rendered(table), paths: rendered(table).paths.toReversed() }],
    ['has a path that is none', { ...rendered(table), paths: [{ path: 'admin', grants: [] }] }],
    ['has a path without grants', { ...rendered(table), paths: [{ path: '/admin' }] }],
    ['has a rule that is null', { ...rendered(table), paths: [null] }],
    ['has a grant that is null', { ...rendered(table), paths: [{ path: '/', grants: [null] }] }],
    ['grants no method', withGrant({ methods: [], require: [] })],
    ['grants methods in a text', withGrant({ methods: 'GET', require: [] })],
    ['grants without saying to whom', withGrant({ methods: ['GET'] })],
    ['grants with a word more', withGrant({ methods: ['GET'], require: [], unless: [] })],
    ['has a condition that is null', withCondition(null)],
    ['has a condition that is empty', withCondition({})],
    ['has a condition of another kind', withCondition({ kind: 'any', oneOf: ['x'] })],
    ['has a condition of a kind that every object has', withCondition({ kind: 'constructor', oneOf: ['x'] })],
    ['asks for no name', withCondition({ kind: 'uri', oneOf: [] })],
    ['asks for an empty name', withCondition({ kind: 'uri', oneOf: [''] })],
    ['asks for a name in a text', withCondition({ kind: 'uri', oneOf: 'spiffe://a' })],
    ['asks for a name with a word more', withCondition({ kind: 'uri', oneOf: ['a'], name: 'role' })],
    ['asks for a claim that nobody told it of', claim({ name: 'rank', oneOf: ['x'] })],
    ['asks for a claim without a name', claim({ oneOf: ['x'] })],
    ['asks for no value', claim({ name: 'role', oneOf: [] })],
    ['asks for nothing', claim({ name: 'role' })],
    ['asks for a number where there are texts', claim({ name: 'role', oneOf: [1] })],
    ['asks for a text where there are numbers', claim({ name: 'clearance', oneOf: ['3'] })],
    ['asks for a fraction', claim({ name: 'clearance', atLeast: 0.5 })],
    ['asks for a bound that is none', claim({ name: 'clearance', atLeast: null })],
    ['asks for a range without bounds', claim({ name: 'clearance' })],
    ['asks for a range of texts', claim({ name: 'role', atLeast: 1 })],
    ['asks for a range and values', claim({ name: 'clearance', atLeast: 1, oneOf: [1] })],
  ])('takes none that %s', (_, bad) => {
    expect(() => rules.check(bad, accessClaims)).toThrow(
      /^(it is no table|its rules are not in force|paths\[\d+\] (is no rule|stands behind))/,
    )
  })
})

describe('the cases catch an nginx that', () => {
  const pki = makeLivePki()
  const [stand] = nginxes
  afterAll(() => stand?.clear())

  it.for<Mistake>([
    ...javascriptMistakes,
    ['decodes twice', '= decodeURIComponent(raw)', "= decodeURIComponent(raw.replace(/%25/g, '%'))"],
    ['takes controls', '\\u0000-\\u001f\\u007f-\\u009f', ''],
    ['does not decode', '= decodeURIComponent(raw)', '= raw'],
  ])('%s', async ([, from, to], context) => {
    if (stand === undefined || stand.missing !== undefined) return leaveOut(context, stand?.missing ?? 'no nginx')
    const edits = { 'rules.mjs': { [from]: to } }
    const wrong = await wrongCases((wish) => start(stand, pki, { ...wish, edits }), pki)
    expect(wrong).not.toEqual([])
    expect(wrong.length).toBeLessThan(40) // one that fails at everything proves nothing
  })
})
