import { expect, it } from 'vitest'
import { unverifiedUrl } from '../../../src/probe/attacks/unverified-url.ts'
import type { PlannedAttempt } from '../../../src/probe/attempt.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { groundOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'
import { unverifiedUrl as fetching } from '../../twins/unverified-url.ts'

contractOf(unverifiedUrl)

const pki = makePki()

it('is not tried where the server is on another machine, which could not reach the listener', async () => {
  const twin = await fetching.start(pki)
  try {
    // The name of a machine elsewhere, as far as its address tells, that is reached as this one.
    const network = { ...hurriedPorts.network, lookup: async () => ['192.0.2.1'] }
    const { results } = await runProbe(probeOf(pki, twin.port), { ...hurriedPorts, network }, [unverifiedUrl])
    expect(results[0]).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('on another machine') })
  } finally {
    await twin.close()
  }
})

it('leaves no listener behind', async () => {
  const twin = await fetching.start(pki)
  const opened: string[] = []
  const listener: typeof hurriedPorts.listener = {
    ...hurriedPorts.listener,
    listen: async (...asked) => {
      const listening = await hurriedPorts.listener.listen(...asked)
      opened.push(listening.at)
      return listening
    },
  }
  try {
    const { results } = await runProbe(probeOf(pki, twin.port), { ...hurriedPorts, listener }, [unverifiedUrl])
    expect(results[0]).toMatchObject({ verdict: 'bypassed' })
  } finally {
    await twin.close()
  }
  expect(opened).toHaveLength(1)
  await expect(fetch(`http://${opened[0]}/`)).rejects.toThrow()
})

it('is told by what came to the listener, whatever the answer is; else the honest client must bear out that nothing did', async () => {
  const taken: string[] = []
  const bait = { url: (path: string) => `http://127.0.0.1:1${path}`, taken: () => taken } as never
  const plan = await unverifiedUrl.plan({ ...groundOf(pki), bait: async () => bait }, true)
  if ('verdict' in plan) throw new Error(plan.why)
  const [pinned, unknown] = plan as readonly PlannedAttempt[]
  expect(judgedBy(pinned, { answer: pageOf(400) })).toEqual({ verdict: 'silent', how: 'HTTP 400' })
  expect(judgedBy(pinned, { answer: treasure })).toEqual({
    verdict: 'silent',
    how: 'no URL in the certificate was asked for',
  })
  expect(judgedBy(pinned, { end: 'timeout' }).verdict).toBe('inconclusive')
  taken.push('/elsewhere', '/countersign-probe-pinned/ca.crt')
  for (const seen of [{ answer: pageOf(400) }, { answer: treasure }, { end: 'timeout' } as const]) {
    expect(judgedBy(pinned, seen).verdict).toBe('bypassed')
    expect(judgedBy(unknown, seen).verdict).not.toBe('bypassed')
  }
})
