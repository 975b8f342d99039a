import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { framing, judgeFraming } from '../../../src/probe/attacks/framing.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { makePki, probeOf, probePorts, startLenient, startSound } from '../../support/twins.ts'

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
  async function atRefusal(headers: Readonly<Record<string, string>>, body: string) {
    const refuse = (_: unknown, response: ServerResponse) => void response.writeHead(400, headers).end(body)
    const twin = await startLenient(pki, (socket) => socket.authorized, refuse)
    try {
      const [result] = (await runProbe(probeOf(pki, twin.port), probePorts, [framing])).results
      return result?.attempts.find(({ label }) => label === 'the refusal page')
    } finally {
      await twin.close()
    }
  }

  it('examines the page that refuses those without a certificate', async () => {
    expect(await atRefusal({}, 'no')).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('400') })
    expect(await atRefusal({ 'X-Frame-Options': 'DENY' }, 'no')).toMatchObject({ verdict: 'enforced' })
  })

  it('is content with a refusal that shows nothing', async () => {
    expect(await atRefusal({}, '')).toMatchObject({ verdict: 'enforced', how: 'the 400 page is empty' })
  })

  it('examines the page, a missing one, and a denied one where it is told of one', async () => {
    const twin = await startSound(pki)
    try {
      const labelsOf = async (deniedPath: string | undefined, unsafePath?: string) => {
        const { deniedPath: _, unsafePath: __, ...request } = probeOf(pki, twin.port)
        const denied = deniedPath === undefined ? {} : { deniedPath }
        const unsafe = unsafePath === undefined ? {} : { unsafePath }
        const [result] = (await runProbe({ ...request, ...denied, ...unsafe }, probePorts, [framing])).results
        return result?.attempts.map(({ label, verdict, observation }) => [label, observation?.status, verdict])
      }
      const both = [
        ['the page itself', 200, 'enforced'],
        ['a page that is missing', 404, 'enforced'],
        ['a path that is malformed', 404, 'enforced'],
        ['a method that is not served', 200, 'enforced'],
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
