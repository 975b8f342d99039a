/** Access rules at the exported nginx, in each version at hand; and that its backend gets the path that was decided on. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTarget } from '../../src/export/catalogue.ts'
import type { ExportRequest } from '../../src/export/view.ts'
import { type AccessTable, unrestricted } from '../../src/policy/access.ts'
import { decideAccess, readRequestTarget } from '../../src/policy/access-decision.ts'
import { type AccessIdentity, accessCases, accessClaims, accessTable, extensionsOf } from '../support/access-cases.ts'
import {
  editFile,
  exportFor,
  type LivePki,
  makeLivePki,
  runToEnd,
  type Started,
  startExported,
  stopLeftOver,
} from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { NGINX, nginxes, reload } from '../support/nginx.ts'
import type { Runner } from '../support/runner.ts'
import { shippedTargets, templates } from '../support/target-kit.ts'
import { accessContract, outcomeAt } from './access.ts'

const target = async () => findTarget(await shippedTargets(), 'nginx')

/** The request targets that have reached the backend, as they stood in the request line. */
let seen: string[] = []
/** The values of the header fields that came with the last of them. */
let values: readonly string[] = []
const backend = createServer((request, response) => {
  seen.push(request.url ?? '')
  values = request.rawHeaders
  request.resume()
  response.end('from the backend')
})
beforeAll(() => new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  backend.close()
  stopLeftOver()
})

/** Starts one in front of the backend, words of its files replaced. */
async function start(
  runner: Runner,
  pki: LivePki,
  wish: Partial<ExportRequest>,
  words: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const inputs = { upstream: `http://127.0.0.1:${(backend.address() as AddressInfo).port}` }
  const exported = await exportFor(await target(), pki, { claims: accessClaims, ...wish, inputs }, runner.folder())
  editFile(exported.directory, 'rules.mjs', words)
  const server = await startExported(exported, pki, undefined, runner)
  return { ...server, reload: (path, content) => reload(server, path, content) }
}

for (const { title, runner, missing } of nginxes()) {
  if (runner === undefined) {
    it(`access rules at the exported nginx on ${title}`, (context) => leaveOut(context, missing))
    continue
  }

  describe(`access rules at the exported nginx on ${title}`, () => {
    afterAll(() => runner.clear())

    accessContract({
      target,
      file: 'access.mjs',
      start: (pki, wish) => start(runner, pki, wish),
      reached: () => seen.length,
    })

    describe('are about the path that the backend gets', () => {
      const pki = makeLivePki()
      const client = (who: AccessIdentity) => pki.client(who, undefined, { extensions: extensionsOf(who) })
      const [admin, viewer] = [client('admin'), client('viewer')]
      let server: Started
      let decoding: Started
      beforeAll(async () => {
        server = await start(runner, pki, { access: accessTable('as they are') })
        decoding = await start(runner, pki, { access: accessTable('decoded once') })
      })
      afterAll(async () => {
        await server?.stop()
        await decoding?.stop()
      })
      const ask = async (line: string, as = viewer, at = server, fields = ''): Promise<number> => {
        const answer = await at.send(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${fields}\r\n`, as)
        return Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1])
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
        seen = []
        expect(await ask(`GET ${asked}`)).toBe(200)
        expect(seen).toEqual([got])
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
        seen = []
        expect(await ask(`GET ${asked}`)).toBe(status)
        expect(seen).toEqual([])
      })

      it.each(['get', 'Get', 'gET', 'GET,POST', '*'])('the method %s is none', async (method) => {
        seen = []
        expect([400, 403, 405]).toContain(await ask(`${method} /public`))
        expect([400, 403, 405]).toContain(await ask(`${method} /admin`, admin))
        expect(seen).toEqual([])
      })

      it('no field can say another path', async () => {
        seen = []
        const names = ['X-Original-URL', 'X-Original-URI', 'X-Rewrite-URL', 'X-ORIGINAL-URL', 'x-rewrite-url']
        for (const name of names) {
          expect([name, await ask('GET /public', viewer, server, `${name}: /forbidden\r\n`)]).toEqual([name, 200])
          expect(values).not.toContain('/forbidden')
        }
        // They are taken off, as every name of the one list is.
        expect(seen).toEqual(names.map(() => '/public'))
      })

      it('each of several requests on a connection is decided on by itself', async () => {
        seen = []
        const fields = 'HTTP/1.1\r\nHost: localhost\r\n'
        const answers = await server.send(
          `GET /public ${fields}\r\nGET /admin ${fields}\r\nGET /public/2 ${fields}Connection: close\r\n\r\n`,
          viewer,
        )
        expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403', 'HTTP/1.1 200'])
        expect(seen).toEqual(['/public', '/public/2'])
      })

      it('escapes that were decoded to decide arrive in their one spelling', async () => {
        seen = []
        const sent = ['/%61dmin', '/a%20b', '/caf%c3%A9?%2F%2561', '/admi%6e/%7Ex', '/%f0%9f%92%a9/']
        for (const path of sent) expect([path, await ask(`GET ${path}`, admin, decoding)]).toEqual([path, 200])
        const spelt = ['/admin', '/a%20b', '/caf%C3%A9?%2F%2561', '/admin/~x', '/%F0%9F%92%A9/']
        expect(seen).toEqual(spelt)
        expect(await ask('GET https://localhost/%61dmin', viewer, decoding)).toBe(403)
        expect(seen).toEqual(spelt)
      })
    })

    it('let in nobody while the table is bad, which its check sees only where it cannot be parsed', async () => {
      const pki = makeLivePki()
      const admin = pki.client('admin', undefined, { extensions: extensionsOf('admin') })
      const server = await start(runner, pki, { access: unrestricted })
      const check = () =>
        runToEnd(runner.wrap([NGINX, '-t', '-p', server.directory, '-c', 'nginx.conf', '-e', 'stderr']), '/')
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
        expect([unreadable, (await check()).status, await statusOf()]).toEqual([unreadable, 1, 200])
      }
      seen = []
      for (const wrong of [table('{}'), table('null'), good.replace('"unrestricted"', '"open"'), `${good}\nnone.x;`]) {
        await server.reload('access.mjs', wrong)
        expect([wrong, (await check()).status, await statusOf()]).toEqual([wrong, 0, 403])
      }
      expect(seen).toEqual([])
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
        expect([text, rules.isAmbiguous(table, text)]).toEqual([text, outcome === 'malformed'])
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
  const [{ runner, missing }] = nginxes()
  afterAll(() => runner?.clear())

  it.for<readonly [title: string, from: string, to: string]>([
    ['asks for one condition only', 'grant.require.every(', 'grant.require.some('],
    ['takes a path for its beginning', '|| path.startsWith(', '|| path.startsWith(one.path) || path.startsWith('],
    ['ignores the case of paths', 'path === as(one.path)', 'fold(path) === fold(one.path)'],
    [
      'does not see that others ignore the case of paths',
      'findRule(access, path, (one) => one) !== findRule(access, fold(path), fold)',
      'false',
    ],
    ['does not see that others ignore dots at an end', ".replace(/[. ]+(?=\\/|$)/g, '')", ''],
    ['lets GET imply HEAD', 'methods.includes(method)', "methods.includes(method.replace('HEAD', 'GET'))"],
    ['asks the shortest path first', 'access.paths.find(', 'access.paths.slice().reverse().find('],
    ['takes a pattern for a beginning', 'wanted.length === parts.length && ', ''],
    ['takes an empty part for any', "(part === '*' && parts[index] !== '')", "part === '*'"],
    ['reads a list as one text', '[].concat(value)', "String(value).split(' ')"],
    ['does not look at the upper end', ' && !(value > condition.atMost)', ''],
    ['mistakes one kind of name for another', 'dns: identity.dns', 'dns: identity.uris'],
    ['takes a path with escapes', ": raw;\n  if (raw === ''", ": raw.replace(/%/g, '_');\n  if (raw === ''"],
    ['decodes twice', '= decodeURIComponent(raw)', "= decodeURIComponent(raw.replace(/%25/g, '%'))"],
    ['takes controls', '\\u0000-\\u001f\\u007f-\\u009f', ''],
    ['does not decode', '= decodeURIComponent(raw)', '= raw'],
  ])('%s', async ([, from, to], context) => {
    if (runner === undefined) return leaveOut(context, missing)
    const wrong: string[] = []
    for (const rules of ['as they are', 'decoded once'] as const) {
      const server = await start(runner, pki, { access: accessTable(rules) }, { [from]: to })
      for (const one of accessCases.filter((all) => all.rules === rules)) {
        if ((await outcomeAt(server, pki, one)) !== one.outcome) wrong.push(`${one.who}, ${one.method} ${one.target}`)
      }
      await server.stop()
    }
    expect(wrong).not.toEqual([])
    expect(wrong.length).toBeLessThan(40) // one that fails at everything proves nothing
  })
})
