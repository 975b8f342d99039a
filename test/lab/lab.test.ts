/** The lab itself: what counts as an objection of each tool, and what a run means. The run that is kept is in `kept.test.ts`. */
import { describe, expect, it } from 'vitest'
import { leaveToSweeps, sampled } from '../support/sweep.ts'
import { isAsItShouldBe, type LabResults, newComplaints, sightOf } from './results.ts'
import { runLab } from './run.ts'
import { labServers, SOUND } from './servers.ts'
import { tools } from './tools/index.ts'
import { complaintsOfNmap } from './tools/nmap.ts'
import { complaintsOfSslscan } from './tools/sslscan.ts'
import { clientCertificatesOfSslyze, complaintsOfSslyze } from './tools/sslyze.ts'
import { clientCertificatesOfTestssl, complaintsOfTestssl } from './tools/testssl.ts'
import { complaintsOfTlsx } from './tools/tlsx.ts'

describe('what a tool objects to', () => {
  it('is what testssl.sh gives a severity, and a client certificate that is not required', () => {
    const finding = (id: string, severity: string, text = '') => ({ id, severity, finding: text })
    const found = [finding('TLS1', 'LOW'), finding('TLS1_2', 'OK'), finding('scanTime', 'INFO', '30')]
    expect(complaintsOfTestssl(JSON.stringify(found))).toEqual(['TLS1 (LOW)'])
    const said = (word: string): string => JSON.stringify([finding('clientAuth', 'INFO', word)])
    expect(complaintsOfTestssl(said('optional'))).toEqual([])
    expect(clientCertificatesOfTestssl(said('optional'))).toEqual(['clientAuth: optional'])
    expect(clientCertificatesOfTestssl(said('required'))).toEqual([])
  })

  it('is what sslyze calls vulnerable or failed, and what is beyond the configuration that it compares with', () => {
    const text = `
       TLS_FALLBACK_SCSV:                 OK - Supported
       Secure Renegotiation:              VULNERABLE - Secure renegotiation not supported
       Mozilla CA Store (2026-03-28):     FAILED - Certificate is NOT Trusted: why <Name(CN=localhost)>
       Received Chain Order:              OK - Order is valid
    localhost:34751: FAILED - Not compliant.
        * tls_curves: TLS curves {'X448'} are supported, but should be rejected.`
    expect(complaintsOfSslyze(text)).toEqual([
      "* tls_curves: TLS curves {'X448'} are supported, but should be rejected.",
      'Mozilla CA Store (2026-03-28): FAILED - Certificate is NOT Trusted',
      'Secure Renegotiation: VULNERABLE - Secure renegotiation not supported',
    ])
    const said = (word: string): string =>
      JSON.stringify({ server_scan_results: [{ connectivity_result: { client_auth_requirement: word } }] })
    expect(clientCertificatesOfSslyze(said('OPTIONAL'))).toEqual(['client authentication: OPTIONAL'])
    expect(clientCertificatesOfSslyze(said('REQUIRED'))).toEqual([])
  })

  it('is what sslscan writes in red or yellow', () => {
    const text = 'SSLv3  \u001b[32mdisabled\u001b[0m\nTLSv1.0   \u001b[33menabled\u001b[0m\n\u001b[1;34mHead:\u001b[0m'
    expect(complaintsOfSslscan(text)).toEqual(['TLSv1.0 enabled'])
  })

  it('is what tlsx flags, and a client certificate that is not required', () => {
    const line = (said: object): string => JSON.stringify({ host: 'localhost', ...said })
    const suites = [{ version: 'tls12', ciphers: { weak: ['A'], unknown: ['B'] } }]
    expect(
      complaintsOfTlsx(
        [line({ version_enum: ['tls10', 'tls12'], cipher_enum: suites }), line({ expired: true })].join('\n'),
      ),
    ).toEqual(['A', 'expired', 'speaks tls10'])
    expect(complaintsOfTlsx(line({ client_cert_required: false }))).toEqual(['client_cert_required: false'])
    expect(complaintsOfTlsx(line({ client_cert_required: true }))).toEqual([])
  })

  it('is what nmap grades below A or warns of, and not the octets of an answer', () => {
    const text = `
| ssl-enum-ciphers:
|   TLSv1.0:
|     ciphers:
|       TLS_A (ecdh_x25519) - A
|       TLS_B (ecdh_x25519) - F
|     warnings:
|       Anonymous key exchange, score capped at F
|   TLSv1.2:
|_  least strength: F
SF:VULNERABLE`
    expect(complaintsOfNmap(text)).toEqual([
      'TLS_B (ecdh_x25519) - F',
      'TLSv1.0:',
      'least strength: F',
      'warning: Anonymous key exchange, score capped at F',
    ])
  })
})

describe('a run', () => {
  const server = (name: string, complaints: readonly string[], more: object = {}) => ({
    name,
    kind: 'broken' as const,
    about: name,
    beside: SOUND,
    found: { it: { complaints, cpuSeconds: 1, ...more } },
  })
  const { beside: _, ...first } = server(SOUND, ['always'])
  const sound = { ...first, kind: 'sound' as const }
  const odd = { ...server('odd', ['always', 'often']), kind: 'sound' as const }
  const results: LabResults = { on: '2026-01-01', machine: 'none', tools: [], servers: [sound, odd] }
  const it_ = { name: 'it', looksAt: ['known'] }

  it('counts for a tool what it says of this server and of no sound one', () => {
    expect(newComplaints(results, server('known', ['always', 'often', 'this']), 'it')).toEqual(['this'])
    expect(newComplaints(results, odd, 'it')).toEqual(['often'])
    expect(newComplaints(results, sound, 'it')).toEqual(['always'])
    expect(() => newComplaints(results, { ...server('known', []), beside: 'nothing' }, 'it')).toThrow('nothing')
  })

  it.each([
    ['known', ['always', 'this'], {}, 'sees'],
    ['known', ['always'], {}, 'missed'],
    ['unknown', ['always'], {}, 'does not look'],
    ['known', ['always'], { failed: 'why' }, 'failed'],
    ['known', ['always', 'this'], { failed: 'why' }, 'sees'],
    ['known', [], { verdict: 'inconclusive' }, 'inconclusive'],
    ['known', [], { verdict: 'enforced' }, 'missed'],
  ] as const)('of %s with %j and %j is told as: %s', (name, complaints, more, sight) => {
    expect(sightOf(results, server(name, complaints, more), it_)).toBe(sight)
  })
})

it('looks with our probe at a sample of the servers: the fault of each is found, and none where there is none', async () => {
  const few = sampled(labServers, 6)
  const own = tools.filter(({ name }) => name === 'probe')
  const results = await runLab(own, few, { atOnce: 1, say: () => undefined })
  expect(results.servers.map(({ name }) => name)).toEqual(few.map(({ name }) => name))
  for (const server of results.servers) expect(isAsItShouldBe(server), server.name).toBe(true)
})

describe.each(tools.filter(({ name }) => name !== 'probe'))('$name', (tool) => {
  it('answers at the sound server, if it is installed', async (context) => {
    leaveToSweeps(context)
    if ((await tool.version()) === undefined) context.skip(`no ${tool.name}: scripts/install-scanners.sh installs it`)
    // It takes minutes, beside other tests; `npm run lab` runs it.
    if (tool.name === 'testssl.sh') context.skip('testssl.sh takes minutes: npm run lab runs it')
    const results = await runLab([tool], labServers.slice(0, 1), { atOnce: 1, say: () => undefined })
    expect(results.servers[0]?.found[tool.name]?.failed).toBeUndefined()
    expect(results.servers[0]?.found[tool.name]?.cpuSeconds).toBeGreaterThan(0)
  })
})
