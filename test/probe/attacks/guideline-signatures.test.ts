import { expect, it } from 'vitest'
import { guidelineOf } from '../../../src/policy/guideline.ts'
import { guidelineSignatures } from '../../../src/probe/attacks/guideline-signatures.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(guidelineSignatures)

it('lets pass what the guideline has, remarks what only another kind of key could do, and finds the rest', async () => {
  const [attempt] = await attemptsOf(guidelineSignatures, makePki(), {
    guideline: { ...guidelineOf('intermediate'), signaturesBesides: [] },
  })
  const judged = (...signatures: readonly number[]) =>
    judgedBy(attempt, { flight: { hello: {}, signatures, tickets: [] } as never })
  const [ecdsaSha256, ecdsaSha1, dsaSha256, brainpool] = [0x0403, 0x0203, 0x0402, 0x081a]
  expect(judged(ecdsaSha256)).toMatchObject({ verdict: 'enforced', how: expect.stringMatching(/^only signatures/) })
  expect(judged().verdict).toBe('enforced')
  for (const [other, name] of [
    [dsaSha256, 'dsa_sha256'],
    [brainpool, 'brainpool'],
  ] as const) {
    expect(judged(ecdsaSha256, other)).toMatchObject({ verdict: 'remark', note: expect.stringContaining(name) })
  }
  const found = judged(ecdsaSha256, dsaSha256, ecdsaSha1)
  expect(found).toMatchObject({
    verdict: 'bypassed',
    evidence: expect.stringMatching(/^the server takes ecdsa_sha1, /),
  })
  expect(judgedBy(attempt, { flight: { hello: {}, tickets: [] } as never }).verdict).toBe('remark')
  expect(judgedBy(attempt, { end: 'timeout' })).toEqual({
    verdict: 'inconclusive',
    why: expect.stringMatching(/^no answer came in time; /),
  })
})
