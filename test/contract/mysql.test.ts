/** MariaDB itself, sound and misconfigured in the usual ways: what the probe says of it is so, and no alarm is false. MySQL's own server, too, which only Debian's unstable has. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { afterEach, expect, it, type TestContext } from 'vitest'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startRealMariadb } from '../support/real-mariadb.ts'
import { type Administered, startRealMysql } from '../support/real-mysql.ts'
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
  user: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Report> {
  const mariadbd = findProgram('mariadbd') ?? leaveOut(context, 'no MariaDB')
  twin = await startRealMariadb(mariadbd, pki, [`CREATE USER alice ${user}`], settings)
  const { guideline: _, ...request } = probeOf(pki, twin.port, { family: 'mysql', scheme: 'mysql' })
  return runProbe(request, probePorts)
}

const through = (report: Report): readonly string[] => Object.keys(reasons(report, 'bypassed')).sort()

/** What a client without a certificate gets through where there is no hole but this one. */
const withoutCertificate = [
  'address-in-sni',
  'no-certificate',
  'no-sni',
  'other-sni',
  'split-client-hello',
  'upper-case-sni',
]

it('lets a user in by certificates of the CA, and ends no session of a client that is revoked', async (context) => {
  const report = await probe(context, 'REQUIRE X509')
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([['connection-after-revocation'], {}])
  expect(reasons(report, 'enforced')).toMatchObject({
    'no-certificate': 'error 1045',
    'session-in-clear': 'error 1045',
    'self-signed': 'alert 48 unknown_ca',
    revoked: 'alert 44 certificate_revoked',
    'resumption-after-revocation': expect.stringContaining('no session is resumed'),
  })
})

it('lets a user in by the certificate of one name, and nobody could be revoked in the midst of it', async (context) => {
  const report = await probe(context, "REQUIRE SUBJECT '/CN=alice'")
  const notLetIn = expect.stringContaining('the client that was to be revoked was not let in before: error 1045')
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([
    [],
    {
      'connection-after-revocation': notLetIn,
      'resumption-after-revocation': notLetIn,
      'revocation-lag': notLetIn,
    },
  ])
})

it('asks for a certificate and demands none, where nothing is required of the user', async (context) => {
  const report = await probe(context, 'REQUIRE NONE')
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([
    ['connection-after-revocation', ...withoutCertificate].sort(),
    {},
  ])
})

it('demands a certificate and a password: who lacks either is told the same, and nothing is claimed of it', async (context) => {
  const report = await probe(context, "IDENTIFIED BY 'x' REQUIRE X509")
  expect(report.verdict).toBe('inconclusive')
  expect(through(report)).toEqual([])
  expect(reasons(report, 'inconclusive')).toMatchObject({
    'no-certificate': expect.stringContaining('a refusal would look the same'),
    'session-in-clear': expect.stringContaining('a refusal would look the same'),
  })
  expect(report.controls[0]).toMatchObject({ state: 'denied', why: expect.stringContaining('--user NAME') })
  expect(reasons(report, 'enforced')).toMatchObject({ 'self-signed': 'alert 48 unknown_ca' })
})

it('takes sessions in clear, where nothing requires TLS', async (context) => {
  const report = await probe(context, 'REQUIRE NONE', { 'require-secure-transport': 'OFF' })
  expect(through(report)).toContain('session-in-clear')
})

it('looks into no CRL that it has not been given', async (context) => {
  const report = await probe(context, 'REQUIRE X509', { 'ssl-crl': '' })
  expect(through(report)).toEqual([
    ...['connection-after-revocation', 'issued-twice', 'revocation-lag', 'revoked', 'revoked-serial'],
  ])
})

const MYSQLD = '/usr/sbin/mysqld'
const WORDS = '/usr/share/mysql/dictionary.txt'

async function probeMysql(context: TestContext, user: string, administered?: Administered): Promise<Report> {
  // MariaDB has a link of this name, and no such file.
  const newer = releasesOf([MYSQLD, WORDS], 'MySQL', 'mysql-server-core')
  const runner =
    newer.find((one) => one.runner !== undefined)?.runner ??
    leaveOut(context, 'no Debian with MySQL: scripts/install-debians.sh makes it, as root')
  twin = await startRealMysql(MYSQLD, runner, pki, [`CREATE USER alice ${user}`], administered)
  const { guideline: _, ...request } = probeOf(pki, twin.port, { family: 'mysql', scheme: 'mysql' })
  return runProbe(request, probePorts)
}

it('lets a user of MySQL in by certificates of the CA, and takes up no new CRL by itself', async (context) => {
  const report = await probeMysql(context, 'REQUIRE X509')
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([
    ['connection-after-revocation', 'resumption-after-revocation', 'revocation-lag'],
    {},
  ])
})

/** Tells MySQL what to do by MariaDB's client, and keeps what it answers. */
function administer(context: TestContext, trusts: Administered['trusts']) {
  const client = join(dirname(findProgram('mariadbd') ?? leaveOut(context, 'no MariaDB')), '../bin/mariadb')
  const answers: string[] = []
  const run = (socket: string, statement: string): void => {
    const { stderr } = spawnSync(
      client,
      ['--no-defaults', '--user=root', `--socket=${socket}`, `--execute=${statement}`],
      { encoding: 'utf8' },
    )
    answers.push(stderr.trim().split('\n').at(-1) ?? '')
  }
  return { run, trusts, answers }
}

it('refuses who is revoked once MySQL was told to read its files again, where it has the CA of its own certificate too', async (context) => {
  const administered = administer(context, 'both')
  const report = await probeMysql(context, 'REQUIRE X509', administered)
  expect(administered.answers).toEqual([''])
  expect([through(report), reasons(report, 'inconclusive')]).toEqual([['connection-after-revocation'], {}])
  expect(reasons(report, 'enforced')).toHaveProperty('revocation-lag')
})

it('cannot tell MySQL to read its files again where its own certificate is of another CA than the clients', async (context) => {
  const administered = administer(context, 'pinned')
  const report = await probeMysql(context, 'REQUIRE X509', administered)
  expect(administered.answers).toEqual([expect.stringMatching(/^ERROR 3888 .*: Invalid certificates$/)])
  expect(through(report)).toContain('revocation-lag')
})

it('asks for a certificate and demands none, where nothing is required of the user of MySQL', async (context) => {
  const report = await probeMysql(context, 'REQUIRE NONE')
  expect(through(report)).toEqual(expect.arrayContaining(withoutCertificate))
})
