import { expect, it } from 'vitest'
import { weakClientSignatures } from '../../../src/probe/attacks/weak-client-signatures.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(weakClientSignatures)

const pki = makePki()

it('says where a certificate goes in clear, and is open where none is asked for', async () => {
  const sound = await startSound(pki)
  const nobody = await startSound(pki, { requestCert: false, rejectUnauthorized: false })
  try {
    const of = async (port: number) =>
      (await runProbe(probeOf(pki, port), hurriedPorts, [weakClientSignatures])).results[0]!
    expect(await of(sound.port)).toMatchObject({
      verdict: 'enforced',
      how: expect.stringMatching(/says of its client goes in clear here \(TLS 1\.2\)$/),
    })
    expect(await of(nobody.port)).toMatchObject({
      verdict: 'remark',
      note: expect.stringContaining('asks for no certificate in the handshake'),
    })
  } finally {
    await Promise.all([sound.close(), nobody.close()])
  }
})

it('knows nothing of a server that has not said hello', async () => {
  const [attempt] = await attemptsOf(weakClientSignatures, pki)
  expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
})
