/** XMPP: who is shown the features of a stream, after STARTTLS and over TLS. */
import { describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { xmpps } from '../../../src/probe/protocols/xmpp.ts'
import { reasonOf } from '../../../src/probe/report/report.ts'
import { readingsContract } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'
import { startWords, type Talk } from '../../support/word-twins.ts'

const stream = `<?xml version='1.0'?><stream:stream from='localhost' id='1' version='1.0' xmlns:stream='http://etherx.jabber.org/streams' xmlns='jabber:client'>`
const featuresOf = (...mechanisms: readonly string[]): string => {
  const list = mechanisms.map((one) => `<mechanism>${one}</mechanism>`).join('')
  return `${stream}<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${list}</mechanisms></stream:features>`
}
const errorOf = (condition: string): string =>
  `${stream}<stream:error><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`

const talk: Talk = { reply: () => featuresOf('EXTERNAL', 'PLAIN'), refusal: errorOf('not-authorized') }
const starttls = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
const lengthOf = (said: string): string => `(${said.length})`

readingsContract(xmpps, [
  ['', 'closed (0)'],
  ['HTTP', 'the reply is not XMPP (1)'],
  [stream, `closed ${lengthOf(stream)}`],
  [`${featuresOf('EXTERNAL')}<more/>`, `let-in: features with EXTERNAL ${lengthOf(featuresOf('EXTERNAL'))}`],
  [featuresOf('PLAIN'), `let-in: features without EXTERNAL ${lengthOf(featuresOf('PLAIN'))}`],
  [featuresOf(), `refused: features without a way to log in ${lengthOf(featuresOf())}`],
  ['<error><policy-violation/></error>', 'refused: stream error policy-violation (34)'],
  ['<error>what</error>', 'unable: stream error without a condition (19)'],
])

const row = {
  talk,
  good: 'features with EXTERNAL',
  bad: 'stream error not-authorized',
  unable: errorOf('host-unknown'),
  once: true,
} as const

wordsContract('xmpp', {
  ...row,
  before: {
    replies: [
      `${stream}<stream:features>${starttls}</stream:features>`,
      "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    ],
  },
})
wordsContract('xmpps', row)

describe('XMPP of who has no certificate', () => {
  const pki = makePki()
  const probe = async (refusal: string) => {
    const options = { rejectUnauthorized: false }
    const admits = (socket: { readonly authorized: boolean }): boolean => socket.authorized
    const twin = await startWords(pki, { talk: { ...talk, refusal }, options, admits })
    const report = await runProbe(probeOf(pki, twin.port, { family: 'xmpps', scheme: 'xmpps' }), hurriedPorts)
    await twin.close()
    return report.results.find(({ id }) => id === 'no-certificate')!
  }

  it('is open where such a client may log in by other means', async () => {
    const result = await probe(featuresOf('SCRAM-SHA-256'))
    expect(result.verdict).toBe('inconclusive')
    expect(reasonOf(result)).toContain('answered features without EXTERNAL, while the honest client')
  })

  it('is enforced where such a client has no way to log in', async () => {
    const result = await probe(featuresOf())
    expect([result.verdict, reasonOf(result)]).toEqual(['enforced', 'features without a way to log in'])
  })
})
