import { expect, it } from 'vitest'
import { oldTls } from '../../../src/probe/attacks/old-tls.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { startAnswering } from '../../support/hello-server.ts'
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
