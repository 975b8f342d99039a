import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { framing, judgeFraming } from '../../../src/probe/attacks/framing.ts'
import { SERVE_ON } from '../../../src/probe/engine/oracle.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { sampled } from '../../support/sweep.ts'
import { hurriedPorts, makePki, page, probeOf, startLenient, startSound } from '../../support/twins.ts'

contractOf(framing)

const csp = (value: string) => ['content-security-policy', value] as const
const xfo = (value: string) => ['x-frame-options', value] as const

describe('judgeFraming', () => {
  it.each([
    ["frame-ancestors 'none'", [csp("frame-ancestors 'none'")]],
    ["frame-ancestors 'self'", [csp("default-src 'self'; Frame-Ancestors 'self';")]],
    ['an empty list, which means nobody', [csp('frame-ancestors')]],
    ['named hosts over TLS', [csp("frame-ancestors 'self' https://portal.acme.internal:8443")]],
    ['one strict policy beside a lax one (CSP3 §4.2)', [csp('frame-ancestors *'), csp("frame-ancestors 'none'")]],
    ['the same, joined by a comma', [csp("frame-ancestors *, frame-ancestors 'none'")]],
    ['X-Frame-Options: DENY', [xfo('DENY')]],
    ['X-Frame-Options: SAMEORIGIN, twice', [xfo('SAMEORIGIN'), xfo('sameorigin')]],
  ])('is content with %s', (_what, pairs) => {
    const headers = pairs.map(([name, value]) => ({ name, value }))
    expect(judgeFraming({ status: 200, headers, body: new Uint8Array() }).verdict).toBe('enforced')
  })

  it.each([
    ['nothing at all', []],
    ['a policy about other things', [csp("default-src 'none'")]],
    ['frame-ancestors *', [csp('frame-ancestors *')]],
    ['a whole scheme', [csp("frame-ancestors 'self' https:")]],
    ['hosts without TLS', [csp('frame-ancestors http://portal.acme.internal')]],
    ['a wildcard host', [csp('frame-ancestors https://*.example')]],
    ['a host without a scheme, which may be without TLS', [csp('frame-ancestors portal.acme.internal')]],
    ['a second directive, which browsers skip (CSP3 §2.2.1)', [csp("frame-ancestors *; frame-ancestors 'none'")]],
    ['a policy that only reports', [['content-security-policy-report-only', "frame-ancestors 'none'"] as const]],
    ['X-Frame-Options: ALLOW-FROM, which no browser obeys', [xfo('ALLOW-FROM https://a.example')]],
    ['X-Frame-Options with nonsense beside it', [xfo('DENY, maybe')]],
    ['X-Frame-Options: DENY under a lax frame-ancestors (CSP3 §6.4.2.1)', [csp('frame-ancestors *'), xfo('DENY')]],
  ])('objects to %s', (_what, pairs) => {
    const headers = pairs.map(([name, value]) => ({ name, value }))
    expect(judgeFraming({ status: 404, headers, body: new Uint8Array() })).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('the 404 page'),
    })
  })
})

describe('attack framing', () => {
  const pki = makePki()

  /** Runs the attack against a server that refuses in HTTP with this page. */
  async function atRefusal(
    headers: Readonly<Record<string, string>>,
    body: string,
    label = 'the refusal page',
    status = 400,
  ) {
    const refuse = (_: unknown, response: ServerResponse) => void response.writeHead(status, headers).end(body)
    const twin = await startLenient(pki, (socket) => socket.authorized, refuse)
    try {
      const [result] = (await runProbe(probeOf(pki, twin.port), hurriedPorts, [framing])).results
      return result?.attempts.find((attempt) => attempt.label === label)
    } finally {
      await twin.close()
    }
  }

  it('examines the page that refuses those without a certificate', async () => {
    const link = '<p>No certificate. <a href="/enrol">Get one</a>'
    for (const type of [{ 'Content-Type': 'text/html' }, {}])
      expect(await atRefusal(type, link)).toMatchObject({
        verdict: 'bypassed',
        evidence: expect.stringContaining('400'),
      })
    expect(await atRefusal({ 'X-Frame-Options': 'DENY' }, link)).toMatchObject({ verdict: 'enforced' })
  })

  it.each(
    sampled(
      [
        ['plain text', { 'Content-Type': 'text/plain; charset=utf-8' }, '400 Bad Request: <a href="/">'],
        ['text without a type', {}, 'no'],
        ['markup without a link', { 'Content-Type': 'text/html' }, '<html><h1>400</h1><center>nginx</center></html>'],
        ['JSON', { 'Content-Type': 'application/problem+json' }, '{"title":"<a href>"}'],
      ],
      1,
    ),
  )('remarks on a refusal of %s, on which there is nothing to click', async (_what, headers, body) => {
    expect(await atRefusal(headers, body)).toMatchObject({
      verdict: 'remark',
      note: expect.stringContaining('nothing on it to click'),
    })
  })

  const clickable = [
    '<button>Delete</button>',
    '<div onclick=f()>x</div>',
    '<form action=/x></form>',
    '<script>1</script>',
  ]
  it.each(sampled(clickable, 1))('takes %s for something to click', async (body) => {
    expect(await atRefusal({ 'Content-Type': 'text/html' }, body)).toMatchObject({ verdict: 'bypassed' })
  })

  it('remarks on what a parser says to a path that is malformed, and on nothing of the application', async () => {
    const bare = async (path: string) => {
      const twin = await startSound(pki, {}, (request, response) =>
        request.url === path
          ? void response.writeHead(400, { 'Content-Type': 'text/plain' }).end('400 Bad Request')
          : page(request, response),
      )
      try {
        return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [framing])).results[0]
      } finally {
        await twin.close()
      }
    }
    expect(await bare('/%')).toMatchObject({
      verdict: 'remark',
      severity: 'low',
      meaning: expect.stringContaining('only error pages'),
    })
    expect(await bare('/countersign-probe-5d1c8a7e-no-such-page')).toMatchObject({
      verdict: 'bypassed',
      severity: 'medium',
    })
  })

  const missing = '/countersign-probe-5d1c8a7e-no-such-page'
  /** Runs the attack against a server that answers one path in this way, as a proxy does whose application is down. */
  async function atFault(path: string, status: number, body: string, headers = {}) {
    let times = 0
    const twin = await startSound(pki, {}, (request, response) => {
      if (request.url !== path) return page(request, response)
      times += 1
      // The honest client's page has been seen by then.
      if (path === '/' && times < 3) return page(request, response)
      response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(body)
    })
    try {
      const { unsafePath: _, ...request } = probeOf(pki, twin.port)
      const [result] = (await runProbe(request, hurriedPorts, [framing])).results
      const label = path === '/' ? 'the page itself' : 'a page that is missing'
      return result?.attempts.find((attempt) => attempt.label === label)
    } finally {
      await twin.close()
    }
  }

  it.each(sampled([500, 502, 503], 1))('takes the page of a fault, %i, for none of the application', async (status) => {
    expect(await atFault(missing, status, '<h1>Bad Gateway</h1>')).toMatchObject({
      verdict: 'remark',
      note: expect.stringContaining(`the ${status} page`),
    })
    const link = await atFault(missing, status, '<a href="/admin">Bad Gateway</a>')
    expect(link).toMatchObject({ verdict: 'bypassed' })
  })

  it('and calls nothing examined where the page itself was not seen', async () => {
    const why = `the honest client is answered 502 at the end of the probe, but 200 at its beginning; ${SERVE_ON}`
    expect(await atFault('/', 502, '')).toMatchObject({ verdict: 'inconclusive', why })
    const closed = { 'X-Frame-Options': 'DENY' }
    expect(await atFault('/', 502, 'Bad Gateway', closed)).toMatchObject({ verdict: 'inconclusive', why })
    const twin = await startSound(pki)
    try {
      const { results } = await runProbe(probeOf(pki, twin.port, { path: '/nowhere' }), hurriedPorts, [framing])
      expect(results[0]?.attempts[0]).toMatchObject({
        verdict: 'inconclusive',
        why: 'the honest client gets no page to examine: it is answered 404; choose with --path a page that the honest client may read, and that stays there',
      })
    } finally {
      await twin.close()
    }
  })

  it('is content with a refusal that shows nothing, or leads elsewhere', async () => {
    expect(await atRefusal({}, '')).toMatchObject({ verdict: 'enforced', how: 'the 400 page is empty' })
    expect(await atRefusal({}, '', 'the refusal page', 200)).toMatchObject({ how: 'the 200 page is empty' })
    const polite = await atRefusal({}, 'no certificate, no page', 'the refusal page', 200)
    expect(polite).toMatchObject({ verdict: 'remark', note: expect.stringContaining('nothing on it to click') })
    expect(await atRefusal({}, '<a href=/>x</a>', 'the refusal page', 200)).toMatchObject({ verdict: 'bypassed' })
    const away = { 'Content-Type': 'text/html', Location: '/login' }
    expect(await atRefusal(away, '<a href=/login>Found</a>', 'the refusal page', 302)).toMatchObject({
      verdict: 'enforced',
      how: 'the 302 answer is a redirect, which a browser follows without showing it',
    })
  })

  it('examines the page, a missing one, and a denied one where it is told of one', async () => {
    const twin = await startSound(pki)
    try {
      const labelsOf = async (deniedPath: string | undefined, unsafePath?: string) => {
        const { deniedPath: _, unsafePath: __, ...request } = probeOf(pki, twin.port)
        const denied = deniedPath === undefined ? {} : { deniedPath }
        const unsafe = unsafePath === undefined ? {} : { unsafePath }
        const [result] = (await runProbe({ ...request, ...denied, ...unsafe }, hurriedPorts, [framing])).results
        return result?.attempts.map(({ label, verdict, observation }) => [label, observation?.status, verdict])
      }
      const both = [
        ['the page itself', 200, 'enforced'],
        ['a page that is missing', 404, 'enforced'],
        ['a path that is malformed', 404, 'enforced'],
        ['the refusal page', undefined, 'enforced'],
      ]
      expect(await labelsOf(undefined)).toEqual(both)
      expect(await labelsOf('/denied')).toEqual([...both, ['a page that is denied', 403, 'enforced']])
      expect(await labelsOf(undefined, '/act')).toEqual([...both, ['the answer to a foreign site', 403, 'enforced']])
      expect(await labelsOf('/nowhere')).toEqual([...both, ['a page that is denied', 404, 'inconclusive']])
    } finally {
      await twin.close()
    }
  })
})

describe('the pages that framing examines', async () => {
  const attempts = await attemptsOf(framing, makePki())
  const [own, missing, malformed] = attempts
  const shown = pageOf(200, '<button>Delete</button>')
  const closedTo = (sources: string) => pageOf(200, 'x', { 'content-security-policy': `frame-ancestors ${sources}` })
  const judged = (attempt = own, answer = shown, control = answer) => judgedBy(attempt, { answer }, control)

  it.each([
    ['https://portal.acme.internal', 'frame-ancestors https://portal.acme.internal'],
    ["'self'", "frame-ancestors 'self'"],
    ['', "frame-ancestors 'none'"],
  ])('say of frame-ancestors %s whom it allows', (sources, how) => {
    expect(judged(own, closedTo(sources))).toEqual({ verdict: 'enforced', how })
  })

  it('are none where a parser declines the request, and not known where the application does', () => {
    const how = 'the request is declined, and no page is shown'
    expect(judgedBy(malformed, { declined: true }, shown)).toEqual({ verdict: 'enforced', how })
    expect(judgedBy(malformed, {}, shown).verdict).toBe('inconclusive')
    expect(judgedBy(missing, { declined: true }, shown).verdict).toBe('inconclusive')
  })

  it('may be empty from 400 on', () => {
    expect(judged(missing, pageOf(400))).toEqual({ verdict: 'enforced', how: 'the 400 page is empty' })
    expect(judged(missing, pageOf(399)).verdict).toBe('bypassed')
  })

  it('are not known where the honest client is led elsewhere, unless no site may frame that', () => {
    const away = { location: '/app/' }
    const why = 'the honest client is answered 302, a redirect; name with --path the page to which it leads'
    expect(judged(own, shown, pageOf(302, '', away))).toEqual({ verdict: 'inconclusive', why })
    const closed = pageOf(302, '', { ...away, 'x-frame-options': 'DENY' })
    expect(judged(own, closed).verdict).not.toBe('bypassed')
    expect(judged(own, closed)).not.toMatchObject({ why })
    expect(judged(own, shown, pageOf(200)).verdict).toBe('bypassed')
  })
})
