import { afterEach, describe, expect, it } from 'vitest'
import type { TcpStream, TlsOffer } from '../../src/core/port/network.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { framing } from '../../src/probe/attacks/framing.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { noCertificate } from '../../src/probe/attacks/no-certificate.ts'
import { renegotiationAsAnother } from '../../src/probe/attacks/renegotiation-as-another.ts'
import { aboutEntry, byRequest } from '../../src/probe/attempt.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { drawHtml } from '../../src/probe/report/html.ts'
import { encodeReport } from '../../src/probe/report/json.ts'
import { encodeJunit } from '../../src/probe/report/junit.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { encodeSarif } from '../../src/probe/report/sarif.ts'
import { answer, startInsistingOverHttp1, startSoundHttp2 } from '../support/http2-twins.ts'
import { isWhole } from '../support/sweep.ts'
import { hurriedPorts, makePki, probeOf, startSound, type Twin } from '../support/twins.ts'

const pki = makePki()

/** Of which one protocol after the other is asked, and a sample of those that are about something else. */
const telling = ['no-certificate', 'self-signed', 'expired', 'revoked', 'other-sni', 'server-certificate']
const few = [...telling, 'framing', 'downgrade', 'plaintext-http', 'forbidden-request']
/** All attacks; some in the quick suite. */
const chosen = isWhole ? attacks : attacks.filter(({ id }) => few.includes(id))

let twin: Twin | undefined
afterEach(async () => {
  await twin?.close()
  twin = undefined
})

async function probe(
  starting: Promise<Twin>,
  wish: Partial<ProbeRequest> = {},
  ports = hurriedPorts,
  which = chosen,
): Promise<Report> {
  twin = await starting
  return runProbe(probeOf(pki, twin.port, wish), ports, which)
}

const resultOf = (report: Report, id: string) => report.results.find((result) => result.id === id)
/** Attacks on who gets in, but those that never come to a protocol. */
const bare: readonly string[] = ['cleartext', 'hello', 'quic']
/** What nobody gives here, a CA below the pinned one, and what leads to other places, which are spoken with as they are found. */
const elsewhere: readonly string[] = ['limbo', 'subAuthorities', 'also', 'backend', 'plain', 'vhost']
const onEntry = chosen.filter(
  ({ group, over, needs }) => aboutEntry.has(group) && !bare.includes(over) && !elsewhere.includes(needs),
)

describe('a server of HTTP/1.1 and HTTP/2', () => {
  it('is attacked over both, by every attack on who gets in, and passes where it is sound', async () => {
    const report = await probe(startSoundHttp2(pki))
    expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
    expect(report.verdict).toBe('enforced')
    expect(report.ways.map(({ id }) => id)).not.toContain('http-2')
    for (const { id, over } of onEntry.filter((one) => one !== renegotiationAsAnother)) {
      const attempts = resultOf(report, id)?.attempts ?? []
      const [first] = attempts
      const routes = attempts
        .filter(({ label }) => label === first?.label)
        .map((one) => `${one.protocol} ${one.transport}`)
      const each = ['http/1.1 1.3', 'http/1.1 1.2', 'h2 1.3', 'h2 1.2']
      const one = over === '1.2' ? ['http/1.1 1.2', 'h2 1.2'] : ['http/1.1 1.3', 'h2 1.3']
      expect(routes, id).toEqual(over === 'each-version' ? each : one)
    }
    const others = report.results.filter(({ group }) => !byRequest.has(group))
    expect(others.flatMap(({ attempts }) => attempts.filter(({ protocol }) => protocol === 'h2'))).toEqual([])
    expect(
      report.controls.map(({ protocol, version, first, last }) => [protocol, version, first.status, last?.status]),
    ).toEqual(
      expect.arrayContaining([
        ['http/1.1', '1.3', 200, 200],
        ['http/1.1', '1.2', 200, 200],
        ['h2', '1.3', 200, 200],
        ['h2', '1.2', 200, 200],
      ]),
    )
  })

  it('that insists over HTTP/1.1 alone is caught, and each form of the report says over what', async () => {
    const report = await probe(startInsistingOverHttp1(pki))
    expect(report.verdict).toBe('bypassed')
    for (const id of telling) {
      const { attempts = [], verdict } = resultOf(report, id) ?? {}
      expect(verdict, id).toBe('bypassed')
      for (const attempt of attempts)
        expect(attempt.verdict, id).toBe(attempt.protocol === 'h2' ? 'bypassed' : 'enforced')
    }
    const told = 'no certificate over TLS 1.3 with HTTP/2: answered 200'
    expect(resultOf(report, 'no-certificate')).toMatchObject({ evidence: expect.stringContaining(told) })
    expect(JSON.stringify(encodeReport(report))).toContain(told)
    expect(JSON.stringify(encodeSarif(report, '1.2.3'))).toContain(told)
    expect(encodeJunit(report)).toContain(told)
    expect(drawHtml(report, '1.2.3')).toContain(told)
  })
})

describe('a server of HTTP/2 alone', () => {
  it('is probed as any other, by all attacks', async () => {
    const report = await probe(startSoundHttp2(pki, { allowHTTP1: false }))
    expect(report).not.toHaveProperty('cause')
    const others = report.results.filter(({ id }) => id !== renegotiationAsAnother.id)
    expect(others.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
    expect(report.verdict).toBe('enforced')
    expect(
      new Set(report.results.flatMap(({ attempts }) => attempts.flatMap(({ protocol }) => protocol ?? []))),
    ).toEqual(new Set(['h2']))
    expect(report.controls.filter(({ protocol }) => protocol === 'http/1.1').map(({ state }) => state)).toEqual([
      'not-offered',
      'not-offered',
    ])
  })

  it('is not attacked by what is made over HTTP/1.1, and the report says why', async () => {
    const starting = startSoundHttp2(pki, { allowHTTP1: false })
    const report = await probe(starting, {}, hurriedPorts, [noCertificate, renegotiationAsAnother])
    expect(report.verdict).toBe('enforced')
    expect(resultOf(report, renegotiationAsAnother.id)).toMatchObject({
      verdict: 'not-tried',
      why: 'it is made over HTTP/1.1, which the server does not speak',
    })
  })

  it('is not asked in HTTP/1.1 again and again where it closes without a word', async () => {
    const starting = startSoundHttp2(pki, {}, answer, (socket) => {
      if (socket.alpnProtocol !== 'h2') socket.destroy()
    })
    let asked = 0
    const { network } = hurriedPorts
    /** Go's server chooses nothing where it does not speak what is offered; Node.js's says so by an alert. */
    const secure = async (stream: TcpStream, offer: TlsOffer) => {
      const secured = await network.secure(stream, offer)
      if (offer.alpn.includes('h2')) return secured
      asked += 1
      const { alpn, ...without } = secured
      return without
    }
    const ports = { ...hurriedPorts, network: { ...network, secure } }
    const report = await probe(starting, {}, ports, [noCertificate])
    expect(report.results).toMatchObject([{ id: 'no-certificate', verdict: 'enforced' }])
    expect(asked).toBe(2)
  })

  it('shows nobody a page where it resets what it cannot read, and is asked that once', async () => {
    let resets = 0
    const start = startSoundHttp2(pki, { allowHTTP1: false }, (request, response) => {
      if (request.url !== '/%') return answer(request, response)
      resets += 1
      request.stream.close(1)
    })
    const { results } = await probe(start, {}, hurriedPorts, [framing])
    expect(results[0]).toMatchObject({ verdict: 'enforced' })
    expect(resets).toBe(1)
  })

  it('is caught where it lets in everybody', async () => {
    const start = startSoundHttp2(pki, { allowHTTP1: false, requestCert: false })
    const report = await probe(start, {}, hurriedPorts, [noCertificate])
    expect(resultOf(report, 'no-certificate')).toMatchObject({ verdict: 'bypassed' })
  })
})

it('a server of HTTP/1.1 alone is offered HTTP/2 once', async () => {
  let offers = 0
  const { network } = hurriedPorts
  const secure = (stream: TcpStream, offer: TlsOffer) => {
    if (offer.alpn.includes('h2')) offers += 1
    return network.secure(stream, offer)
  }
  const report = await probe(startSound(pki), {}, { ...hurriedPorts, network: { ...network, secure } })
  expect(offers).toBe(1)
  expect(report.verdict).toBe('enforced')
})
