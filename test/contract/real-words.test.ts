/** The real servers of protocols besides HTTP: what the probe says of each is so, where it demands certificates and where it only asks. */
import { afterEach, describe, expect, it, type TestContext } from 'vitest'
import { present } from '../../src/core/present.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { AttackResult, Report } from '../../src/probe/report/report.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { type Demand, type RealServer, realServers, startReal } from '../support/real-word-servers.ts'
import { resultOf } from '../support/reload-kit.ts'
import { makePki, probeOf, probePorts, type Twin } from '../support/twins.ts'

const pki = makePki()
let twin: Twin | undefined

afterEach(async () => {
  await twin?.close()
  twin = undefined
})

async function probe(
  context: TestContext,
  server: RealServer,
  demand: Demand,
  wish: Partial<ProbeRequest> = {},
): Promise<Report> {
  const path = findProgram(server.program) ?? leaveOut(context, `no ${server.program}`)
  twin = await startReal(server, path, pki, demand)
  const { family, path: page } = server
  const of = family === 'http' ? {} : { family, scheme: family }
  const {
    guideline: _,
    unsafePath: __,
    deniedPath: ___,
    access: ____,
    ...request
  } = probeOf(pki, twin.port, { ...of, ...present({ path: page }), ...wish })
  return runProbe(request, probePorts)
}

const idsOf = (report: Report, verdict: string): readonly string[] =>
  report.results.filter((result) => result.verdict === verdict).map(({ id }) => id)

/** What a server that reads no CRL lets in, whatever else it does. */
const unrevoked = ['issued-twice', 'revocation-lag', 'revoked', 'revoked-serial']

const atSlapd = [
  'connection-after-revocation',
  'endless-renegotiation',
  'revocation-lag',
  'weak-client-signatures',
  'wrong-eku',
]

/** What gets through where certificates are demanded, as the manual says: no option of these servers changes it. */
const through: Readonly<Record<keyof typeof realServers, readonly string[]>> = {
  etcd: ['connection-after-revocation', 'handshake-flaws', 'weak-client-signatures'],
  'etcd over HTTP': ['connection-after-revocation', 'framing', 'handshake-flaws', 'weak-client-signatures'],
  rabbitmq: [
    'resumption-after-revocation',
    ...unrevoked,
    'handshake-flaws',
    'old-tls',
    'weak-client-signatures',
    'weak-key-exchange',
  ],
  redis: ['connection-after-revocation', 'resumption-after-revocation', ...unrevoked],
  mosquitto: ['connection-after-revocation'],
  'mosquitto in MQTT 5': ['connection-after-revocation'],
  nats: ['connection-after-revocation', ...unrevoked, 'handshake-flaws', 'weak-client-signatures'],
  vsftpd: ['resumption-after-revocation', ...unrevoked],
  prosody: [],
  exim: ['connection-after-revocation', 'weak-client-signatures', 'wrong-eku'],
  'exim over TLS': ['connection-after-revocation', 'weak-client-signatures', 'wrong-eku'],
  dovecot: ['connection-after-revocation'],
  'dovecot over TLS': ['connection-after-revocation'],
  kafka: ['connection-after-revocation', 'resumption-after-revocation', ...unrevoked],
  'slapd over TLS': atSlapd,
  'prosody over TLS': [],
  socat: ['connection-after-revocation', ...unrevoked],
  slapd: atSlapd,
}

describe.each(Object.entries(realServers) as readonly (readonly [keyof typeof realServers, RealServer])[])(
  '%s',
  (name, server) => {
    it('demands certificates', async (context) => {
      const report = await probe(context, server, 'demands')
      expect(idsOf(report, 'inconclusive').toSorted()).toEqual([])
      expect(idsOf(report, 'bypassed').toSorted()).toEqual(through[name].toSorted())
      expect(idsOf(report, 'enforced')).toEqual(expect.arrayContaining(['expired', 'no-certificate', 'self-signed']))
    })

    it('asks for certificates, and serves those who have none', async (context) => {
      const report = await probe(context, server, 'asks')
      expect(idsOf(report, 'bypassed')).toContain('no-certificate')
    })
  },
)

it('finds that Prosody goes on with certificates of any CA, where it is not said otherwise', async (context) => {
  const { prosody } = realServers
  const file = (...given: Parameters<typeof prosody.file>): readonly string[] =>
    prosody.file(...given).filter((line) => !line.startsWith('verifyext'))
  const report = await probe(context, { ...prosody, file }, 'demands')
  expect(idsOf(report, 'bypassed')).toEqual(
    expect.arrayContaining(['decoy-authority', 'expired', 'revoked', 'self-signed', 'sibling-authority', 'wrong-eku']),
  )
  expect(idsOf(report, 'enforced')).toContain('no-certificate')
})

it('claims nothing of a connection that Exim ends for having been asked on too often, and says what would decide it', async (context) => {
  const { exim } = realServers
  const file = (...given: Parameters<typeof exim.file>): readonly string[] =>
    exim.file(...given).filter((line) => !line.startsWith('smtp_accept_max_nonmail'))
  const probeFor = async (withinMs: number): Promise<AttackResult> => {
    const report = await probe(context, { ...exim, file }, 'demands', { reload: { ...pki.reload, withinMs } })
    await twin?.close()
    return resultOf(report, 'connection-after-revocation')
  }
  const why = expect.stringMatching(
    /ended the connection after 1\d questions, as it does the honest client's.*--reload-within/,
  )
  expect(await probeFor(4000)).toMatchObject({ verdict: 'inconclusive', why })
  expect(await probeFor(250)).toMatchObject({ verdict: 'bypassed' })
})
