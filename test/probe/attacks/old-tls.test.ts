import { expect, it } from 'vitest'
import { oldTls } from '../../../src/probe/attacks/old-tls.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { startAnswering } from '../../support/hello-server.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'

contractOf(oldTls)

const pki = makePki()

/** What is said of a server that gives this answer to a hello of SSL 2.0. */
async function answering(answer: readonly number[]) {
  const twin = await startAnswering(pki, (_, first) =>
    first[0] === 0x80 && first[2] === 1 ? Buffer.from(answer) : undefined,
  )
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [oldTls])).results[0]!
  } finally {
    await twin.close()
  }
}

it('finds SSL 2.0 by its own kind of hello (RFC 6176)', async () => {
  const hello = [0x80, 0x0e, 4, 0, 1, 0, 2, 0, 0, 0, 3, 0, 0, 7, 0, 0xc0]
  expect(await answering(hello)).toMatchObject({
    verdict: 'bypassed',
    evidence: 'SSL 2.0 over a bare ClientHello: it agreed to SSL 2.0',
  })
})

it.each([
  ['an error of SSL 2.0', [0x80, 3, 0, 0, 1]],
  ['an alert of TLS', [21, 3, 1, 0, 2, 2, 70]],
  ['words', [...Buffer.from('what?')]],
])('takes %s for a refusal', async (_, answer) => {
  expect(await answering(answer)).toMatchObject({ verdict: 'enforced' })
})

it('takes a newer version than SSL 2.0 for a refusal of that, and any version for a success of an offer of its own', async () => {
  const [ssl2, ssl3, tls10, tls11] = await attemptsOf(oldTls, pki)
  const flight = { hello: { version: 771, suite: 47, extensions: new Map() }, tickets: [] } as never
  expect(judgedBy(ssl2, { flight })).toEqual({ verdict: 'enforced', how: 'it chose a newer version' })
  for (const [attempt, version] of [
    [ssl3, 'SSL 3.0'],
    [tls10, 'TLS 1.0'],
    [tls11, 'TLS 1.1'],
  ] as const) {
    expect(judgedBy(attempt, { flight })).toEqual({ verdict: 'bypassed', evidence: `it agreed to ${version}` })
  }
  // No OpenSSL of today has SSL 3.0.
  expect([ssl2, ssl3, tls10, tls11].map((one) => one?.openssl?.[0])).toEqual([undefined, undefined, '-tls1', '-tls1_1'])
})
