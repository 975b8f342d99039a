import { describe, expect, it } from 'vitest'
import { plaintextHttp } from '../../../src/probe/attacks/plaintext-http.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { hurriedPorts, makePki, probeOf, startOnBothSides } from '../../support/twins.ts'

contractOf(plaintextHttp)

const pki = makePki()

/** Runs the attack against a port that answers cleartext with these bytes. */
async function attackWith(answer: string) {
  const twin = await startOnBothSides(pki, (socket) => void socket.end(Buffer.from(answer, 'latin1')))
  try {
    const [result] = (await runProbe(probeOf(pki, twin.port), hurriedPorts, [plaintextHttp])).results
    return result
  } finally {
    await twin.close()
  }
}

describe('attack plaintext-http', () => {
  it.each([
    ['a bare 400', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n', 'HTTP 400'],
    ['a redirect to https', 'HTTP/1.1 301 x\r\nLocation: https://localhost/\r\nContent-Length: 0\r\n\r\n', 'to https'],
    ['an alert (RFC 8446 §6)', '\u0015\u0003\u0003\u0000\u0002\u0002\u000a', 'alert 10'],
    ['nothing', '', 'dropped'],
  ])('takes %s for a refusal', async (_what, answer, how) => {
    expect(await attackWith(answer)).toMatchObject({ verdict: 'enforced', how: expect.stringContaining(how) })
  })

  it.each([
    [
      'a redirect to another page in clear',
      'HTTP/1.1 302 x\r\nLocation: http://localhost/x\r\nContent-Length: 0\r\n\r\n',
    ],
    ['another protocol', 'SSH-2.0-surprise\r\n'],
  ])('makes nothing of %s', async (_what, answer) => {
    expect(await attackWith(answer)).toMatchObject({ verdict: 'inconclusive' })
  })
})
