import { expect, it } from 'vitest'
import { endlessRenegotiation } from '../../../src/probe/attacks/endless-renegotiation.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { allowRenegotiation } from '../../support/renegotiating.ts'
import { createSound, hurriedPorts, listen, makePki, probeOf, startSound, type Twin } from '../../support/twins.ts'

contractOf(endlessRenegotiation)

const pki = makePki()

async function resultAt(starting: Promise<Twin>) {
  const twin = await starting
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [endlessRenegotiation])).results[0]
  } finally {
    await twin.close()
  }
}

it('is refused by a server that ends the connection after a few times', async () => {
  const server = allowRenegotiation(createSound(pki, { secureOptions: 0 }), 3)
  expect(await resultAt(listen(server))).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('after 3') })
})

it('is not tried where there is no TLS 1.2', async () => {
  const modern = startSound(pki, { minVersion: 'TLSv1.3' })
  expect(await resultAt(modern)).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('TLS 1.3 only') })
})

it('says nothing of a server that ended the connection before it was asked', async () => {
  const [attempt] = await attemptsOf(endlessRenegotiation, pki)
  expect(judgedBy(attempt, { unsent: true, end: 'closed' })).toMatchObject({
    verdict: 'inconclusive',
    why: expect.stringContaining('the connection ended too early'),
  })
})
