import { describe, expect, it } from 'vitest'
import { judgeQuic, quicWithoutCertificate } from '../../../src/probe/attacks/quic-without-certificate.ts'
import type { HttpObservation } from '../../../src/probe/observation.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import type { AttackResult } from '../../../src/probe/report/report.ts'
import { contractOf } from '../../contract/attack.ts'
import { pageOf, seenOn, treasure } from '../../support/plan-kit.ts'
import { type QuicManners, startQuic } from '../../support/quic-server.ts'
import { hurriedPorts, makePki, page, probeOf, startSound } from '../../support/twins.ts'

contractOf(quicWithoutCertificate)

const pki = makePki()

/** What is said of a server with a QUIC listener of these manners, or without one; `{port}` in Alt-Svc is its port. */
async function tell(manners: QuicManners | undefined, altSvc?: string): Promise<AttackResult & { heard: number }> {
  let port = 0
  const sound = await startSound(pki, {}, (request, response) => {
    if (altSvc !== undefined) response.setHeader('Alt-Svc', altSvc.replace('{port}', String(port)))
    page(request, response)
  })
  port = sound.port
  const quic = manners && (await startQuic(port, manners))
  try {
    const { results } = await runProbe(probeOf(pki, port), hurriedPorts, [quicWithoutCertificate])
    return { ...(results[0] as AttackResult), heard: quic?.heard() ?? 0 }
  } finally {
    await Promise.all([sound.close(), quic?.close()])
  }
}

describe('a QUIC listener', () => {
  it.each<[string, QuicManners]>([
    ['in one datagram after the other', {}],
    ['that loses the first packets', { loses: 2 }],
    ['that wants a token back first', { retries: 'once' }],
    ['whose certificates are longer than it may send at once', { certificateBytes: 9000 }],
  ])('is found %s', async (_, manners) => {
    expect(await tell(manners)).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringMatching(
        /over QUIC: the QUIC listener at UDP port \d+ shakes hands for HTTP\/3 and asks for no/,
      ),
    })
  })

  it.each<[string, QuicManners, object]>([
    [
      'asks for a certificate',
      { asks: true },
      { verdict: 'remark', note: expect.stringContaining('asks for a client certificate, too, and does not answer') },
    ],
    ['has long certificates, and asks for one', { asks: true, certificateBytes: 9000 }, { verdict: 'remark' }],
    [
      'speaks no HTTP/3',
      { refuses: 0x178 },
      { verdict: 'remark', note: expect.stringContaining('another protocol than HTTP/3') },
    ],
    [
      'does not know the name',
      { refuses: 0x170 },
      {
        verdict: 'inconclusive',
        why: expect.stringContaining('ended before it could ask for a certificate (alert 112'),
      },
    ],
    [
      'takes nobody now',
      { refuses: 2 },
      { verdict: 'inconclusive', why: expect.stringContaining('(QUIC error 0x2: no)') },
    ],
    [
      'speaks another QUIC',
      { versions: [0x6b3343cf] },
      { verdict: 'inconclusive', why: expect.stringContaining('0x6b3343cf') },
    ],
    [
      'says nothing after its versions',
      { versions: [1] },
      { verdict: 'inconclusive', why: expect.stringContaining('ended before') },
    ],
    ['is not believed a false Retry', { retries: 'false-tag' }, { verdict: 'inconclusive' }],
  ])('that %s is no hole, and no proof', async (_, manners, expected) => {
    expect(await tell(manners)).toMatchObject(expected)
  })

  it('is none where nothing listens, and where somebody listens and says nothing', async () => {
    expect(await tell(undefined)).toMatchObject({
      verdict: 'enforced',
      how: expect.stringMatching(/^nothing listens at UDP port \d+$/),
    })
    const mute = await tell({ loses: 1000 })
    expect(mute).toMatchObject({
      verdict: 'enforced',
      how: expect.stringMatching(/^no QUIC listener answers at UDP port \d+$/),
    })
    expect(mute.heard).toBe(4)
  })

  it('is looked for in vain only where the server does not name it at this port (Alt-Svc)', async () => {
    expect(await tell(undefined, 'h3=":{port}"; ma=60')).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('says that it speaks HTTP/3 at port'),
    })
    for (const elsewhere of ['h3=":1"', 'h3="other.example:{port}"', 'h2=":{port}"', 'clear']) {
      expect((await tell(undefined, elsewhere)).verdict, elsewhere).toBe('enforced')
    }
  })
})

describe('what is seen of a QUIC listener', () => {
  const named = pageOf(200, 'the treasure of Acme', { 'alt-svc': 'h3=":4433"' })
  const judged = (more: object, control = treasure) =>
    judgeQuic(seenOn(more) as HttpObservation, 4433, control, { method: 'GET', path: '/' })
  const quic = { listens: true, versions: undefined }
  const flightOf = (flight: object) => ({ quic, end: 'closed', flight: { tickets: [], ...flight } })
  const listener = 'the QUIC listener at UDP port 4433'

  it.each([
    ['nobody', { end: 'unreachable' }, { verdict: 'enforced', how: 'nothing listens at UDP port 4433' }],
    ['silence', { end: 'timeout' }, { verdict: 'enforced', how: 'no QUIC listener answers at UDP port 4433' }],
    [
      'an alert',
      { ...flightOf({ authorities: [] }), alert: 116 },
      { verdict: 'enforced', how: 'alert 116 certificate_required' },
    ],
    ['a refusal', { quic, answer: pageOf(403) }, { verdict: 'enforced', how: 'over HTTP/3, HTTP 403' }],
  ])('is no hole: %s', (_, seen, judgement) => expect(judged(seen)).toEqual(judgement))

  it.each([
    ['the page', { quic, answer: treasure }, 'over HTTP/3, answered 200 with the page that the honest client gets'],
    [
      'no question',
      flightOf({ certificates: [] }),
      `${listener} shakes hands for HTTP/3 and asks for no client certificate`,
    ],
  ])('is a hole: %s', (_, seen, evidence) => expect(judged(seen)).toEqual({ verdict: 'bypassed', evidence }))

  it.each([
    ['silence after its question', flightOf({ authorities: [] }), /does not answer who has none; silence is no proof$/],
    ['words', { ...flightOf({ authorities: [] }), detail: 'no' }, /who has none \(no\); silence/],
    ['another alert', { ...flightOf({ authorities: [] }), alert: 80 }, /who has none; silence/],
    ['another protocol', { ...flightOf({}), alert: 120 }, /speaks another protocol than HTTP\/3/],
  ])('is worth a remark: %s', (_, seen, note) => {
    expect(judged(seen)).toEqual({ verdict: 'remark', note: expect.stringMatching(note) })
  })

  it.each([
    ['it is named by the server', { end: 'timeout' }, named, /^the server says that it speaks HTTP\/3 at port 4433/],
    ['nothing was sent', { end: 'local' }, treasure, /^no datagram could be sent/],
    ['it ended', { end: 'closed', quic: { listens: false } }, treasure, /^no datagram could be sent/],
    ['another page came', { quic, answer: pageOf(200, 'x') }, treasure, /^answered 200, though/],
    ['another version', { ...flightOf({}), quic: { listens: true, versions: [9] } }, treasure, /than 1: 0x00000009/],
    ['another group', flightOf({ retry: {} }), treasure, /wants a key of another group/],
    [
      'it has our version',
      { ...flightOf({}), quic: { listens: true, versions: [9, 1] } },
      treasure,
      /ended before it could ask for a certificate; /,
    ],
    [
      'an alert',
      { ...flightOf({}), alert: 80, detail: 'no' },
      treasure,
      /for a certificate \(alert 80 internal_error\)/,
    ],
    ['words', { ...flightOf({}), detail: 'no' }, treasure, /for a certificate \(no\)/],
  ])('shows nothing where %s', (_, seen, control, why) => {
    expect(judged(seen, control)).toEqual({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })
})
