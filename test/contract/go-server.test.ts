/** A server of Go's, with all of Go's defaults: what the probe says of it is so, and no alarm is false. */
import { afterEach, expect, it, type TestContext } from 'vitest'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { conclude } from '../../src/probe/report/telling.ts'
import { goVersion, startGo } from '../support/go-server.ts'
import { leaveOut } from '../support/judges.ts'
import { makePki, probeOf, probePorts, type Twin } from '../support/twins.ts'

const pki = makePki()
let twin: Twin | undefined

afterEach(async () => {
  await twin?.close()
  twin = undefined
})

async function probe(
  context: TestContext,
  flags: readonly string[],
  wish: Partial<ProbeRequest> = {},
): Promise<Report> {
  if (goVersion === undefined) leaveOut(context, 'no Go 1.25 or later')
  twin = await startGo(pki, ...flags)
  const { guideline: _, ...request } = probeOf(pki, twin.port, wish)
  return runProbe(request, probePorts)
}

/** As from the command line, where nobody can be revoked in between. */
async function probeAlone(context: TestContext, flags: readonly string[]): Promise<Report> {
  if (goVersion === undefined) leaveOut(context, 'no Go 1.25 or later')
  twin = await startGo(pki, ...flags)
  const { reload: _, guideline: __, ...request } = probeOf(pki, twin.port)
  return runProbe(request, probePorts)
}

const idsOf = (report: Report, verdict: string): string[] =>
  report.results.filter((result) => result.verdict === verdict).map(({ id }) => id)
const resultOf = (report: Report, id: string) => report.results.find((result) => result.id === id)

it('is sound, with tickets, CrossOriginProtection and a parser that nobody can configure: three remarks, and exit 0', async (context) => {
  const report = await probeAlone(context, [])
  expect(idsOf(report, 'bypassed')).toEqual([])
  expect(idsOf(report, 'inconclusive')).toEqual([])
  expect(idsOf(report, 'remark')).toEqual(['foreign-origin', 'framing', 'resumption-after-revocation'])
  expect(report.verdict).toBe('enforced')
  // TLS 1.2 tickets of Go's say nothing of how long they last (RFC 5077 §3.3).
  const note = expect.stringMatching(/each good for \d{5,} s.*TLS 1\.3.*it does not say for how long.*TLS 1\.2/)
  expect(resultOf(report, 'resumption-after-revocation')).toMatchObject({ note })
  expect(JSON.stringify(report)).not.toContain(' 0 s')
})

it('is attacked over HTTP/2, too, which it chooses: every attack on who gets in, over both', async (context) => {
  const report = await probeAlone(context, [])
  expect(report.ways.map(({ id }) => id)).not.toContain('http-2')
  expect(report.controls.filter(({ state }) => state === 'answered').map(({ protocol }) => protocol)).toEqual(
    expect.arrayContaining(['http/1.1', 'h2']),
  )
  for (const id of ['no-certificate', 'self-signed', 'other-sni', 'spoofed-identity', 'revoked', 'expired']) {
    expect(new Set(resultOf(report, id)?.attempts.map(({ protocol }) => protocol)), id).toEqual(
      new Set(['http/1.1', 'h2']),
    )
  }
})

it('is not said to speak it where it does not', async (context) => {
  const report = await probe(context, ['-protocol=http1'])
  expect(report.ways.map(({ id }) => id)).not.toContain('http-2')
  expect(idsOf(report, 'remark')).toEqual(['foreign-origin', 'framing'])
  expect(conclude(report)).toBe('The honest client is let in, and everybody else was refused.')
})

it('that speaks HTTP/2 alone is attacked over that, and as sound', async (context) => {
  const report = await probe(context, ['-protocol=http2'])
  expect(report).not.toHaveProperty('cause')
  expect(idsOf(report, 'bypassed')).toEqual([])
  expect(idsOf(report, 'inconclusive')).toEqual([])
  expect(report.controls.filter(({ state }) => state === 'answered').every(({ protocol }) => protocol === 'h2')).toBe(
    true,
  )
  expect(report.verdict).toBe('enforced')
})

it('that names no CA is not taken for one that trusts the pinned one only', async (context) => {
  const report = await probe(context, ['-names-no-ca', '-protocol=http1'])
  expect(idsOf(report, 'bypassed')).toEqual([])
  expect(resultOf(report, 'advertised-authorities')).toMatchObject({
    verdict: 'remark',
    note: expect.stringContaining('names no CA'),
  })
  expect(report.verdict).toBe('enforced')
  expect(conclude(report)).toMatch(/every attack that was tried was refused; .* 1 stayed undecided\.$/)
})

it('that asks the CRL where Go does not ask again is caught, where somebody can be revoked in between', async (context) => {
  const report = await probe(context, ['-forgets-resumption', '-protocol=http1'])
  // Nor does it ask the CRL again for a connection that is open.
  expect(idsOf(report, 'bypassed')).toEqual(['connection-after-revocation', 'resumption-after-revocation'])
  expect(conclude(report)).toBe('This server lets in certificates of its CA that it should refuse.')
})
