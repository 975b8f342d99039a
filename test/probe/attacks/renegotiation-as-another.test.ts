import { expect, it } from 'vitest'
import { renegotiationAsAnother } from '../../../src/probe/attacks/renegotiation-as-another.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { allowRenegotiation } from '../../support/renegotiating.ts'
import { createSound, hurriedPorts, listen, makePki, probeOf } from '../../support/twins.ts'

contractOf(renegotiationAsAnother)

it('is refused by a server that renegotiates, and ends the connection of who proves nothing then', async () => {
  const pki = makePki()
  const twin = await listen(allowRenegotiation(createSound(pki, { secureOptions: 0 }), 3))
  try {
    const { results } = await runProbe(probeOf(pki, twin.port), hurriedPorts, [renegotiationAsAnother])
    expect(results[0]).toMatchObject({ verdict: 'enforced' })
    expect(results[0]?.attempts).toHaveLength(3)
  } finally {
    await twin.close()
  }
})
