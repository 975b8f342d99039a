/** PostgreSQL itself, sound and misconfigured in the usual ways: what the probe says of it is so, and no alarm is false. */
import { afterEach, expect, it, type TestContext } from 'vitest'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startRealPostgresql } from '../support/real-postgresql.ts'
import { reasons } from '../support/reasons.ts'
import { releasesOf } from '../support/releases.ts'
import { makePki, probeOf, probePorts, type Twin } from '../support/twins.ts'

const pki = makePki()
let twin: Twin | undefined

afterEach(async () => {
  await twin?.close()
  twin = undefined
})

async function probe(
  context: TestContext,
  hba: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Report> {
  const postgres = findProgram('postgres') ?? leaveOut(context, 'no PostgreSQL')
  twin = await startRealPostgresql(postgres, pki, hba, settings)
  const { guideline: _, ...request } = probeOf(pki, twin.port, { family: 'postgresql', path: '/postgres' })
  return runProbe(request, probePorts)
}

const through = (report: Report): readonly string[] => Object.keys(reasons(report, 'bypassed')).sort()

/** Where nobody is logged in, no session stays open to be asked on. */
const noSession = { 'connection-after-revocation': expect.stringContaining('without a password no session') }

const inOtherWords = ['address-in-sni', 'no-certificate', 'no-sni', 'other-sni', 'split-client-hello', 'upper-case-sni']

it('logs in by certificates, and ends no session of a client that is revoked', async (context) => {
  const report = await probe(context, ['hostssl all all all cert'])
  expect(reasons(report, 'bypassed')).toEqual({
    'connection-after-revocation': expect.stringContaining('still let in'),
  })
  expect(reasons(report, 'inconclusive')).toEqual({})
  expect(reasons(report, 'enforced')).toMatchObject({
    'no-certificate': 'error 28000',
    'session-in-clear': 'error 28000',
    'revocation-lag': expect.stringContaining('alert 44'),
    'resumption-after-revocation': 'the server offers no session to resume',
  })
})

it('demands a certificate, and then a password', async (context) => {
  const report = await probe(context, ['hostssl all all all scram-sha-256 clientcert=verify-ca'])
  expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, noSession])
})

it('asks for a certificate and demands none, where no line says so', async (context) => {
  const report = await probe(context, ['hostssl all all all scram-sha-256'])
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([inOtherWords, noSession])
})

it('takes sessions in clear by a line for both', async (context) => {
  const report = await probe(context, ['hostssl all all all cert', 'hostnossl all all all trust'])
  expect(through(report)).toEqual(['connection-after-revocation', 'session-in-clear'])
})

it('looks into no CRL that it has not been given', async (context) => {
  const report = await probe(context, ['hostssl all all all cert'], { ssl_crl_file: '' })
  expect(through(report)).toEqual(
    expect.arrayContaining(['issued-twice', 'revocation-lag', 'revoked', 'revoked-serial']),
  )
  expect(through(report)).not.toContain('no-certificate')
})

/** Where PostgreSQL is new enough to take TLS at once. */
const NEWER = '/usr/lib/postgresql/18/bin/postgres'

async function probeAtOnce(context: TestContext, hba: readonly string[]): Promise<Report> {
  const newer = releasesOf([NEWER], 'PostgreSQL 18', 'postgresql').find(({ runner }) => runner !== undefined)
  const runner =
    newer?.runner ?? leaveOut(context, 'no Debian with PostgreSQL 18: scripts/install-debians.sh makes it, as root')
  twin = await startRealPostgresql(NEWER, pki, hba, {}, runner)
  const of = { family: 'postgresql+direct', scheme: 'postgresql+direct', path: '/postgres' } as const
  const { guideline: _, ...request } = probeOf(pki, twin.port, of)
  return runProbe(request, probePorts)
}

it('logs in by certificates over TLS from the beginning', async (context) => {
  const report = await probeAtOnce(context, ['hostssl all all all cert'])
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([['connection-after-revocation'], {}])
  expect(reasons(report, 'enforced')).toMatchObject({ 'no-certificate': 'error 28000' })
})

it('asks for a certificate over TLS from the beginning, and demands none', async (context) => {
  const report = await probeAtOnce(context, ['hostssl all all all trust'])
  expect(through(report)).toEqual(expect.arrayContaining(inOtherWords))
})
