/** What every attack must show: refused by a sound server, through at its broken twin, and nothing at all without a control. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attack } from '../../src/probe/attack.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { AttackResult } from '../../src/probe/report/report.ts'
import { hurriedPorts, makePki, probeOf, probePorts, startSound, type Twin } from '../support/twins.ts'
import { brokenTwins } from '../twins/index.ts'

/** Runs one attack with everything it could need. */
async function attackWith(
  attack: Attack,
  port: number,
  wish: Parameters<typeof probeOf>[2] = {},
): Promise<AttackResult> {
  const given = brokenTwins.find(({ of }) => of === attack.id)?.given?.(pki)
  const report = await runProbe(probeOf(pki, port, { ...given, ...wish }), hurriedPorts, [attack])
  const [result] = report.results
  if (result === undefined) throw new Error('the attack is not in the report')
  return result
}

const pki = makePki()

/** Runs the contract for one attack; its broken twin is in `test/twins/`. */
export function contractOf(attack: Attack): void {
  describe(`attack ${attack.id}`, () => {
    const open: Twin[] = []
    const start = async (starting: Promise<Twin>): Promise<Twin> => {
      const twin = await starting
      open.push(twin)
      return twin
    }
    let sound: Twin
    let broken: Twin
    const twin = brokenTwins.find(({ of }) => of === attack.id)

    beforeAll(async () => {
      if (twin === undefined) throw new Error(`no server in test/twins is broken for ${attack.id}`)
      ;[sound, broken] = await Promise.all([start((twin.sound ?? startSound)(pki)), start(twin.start(pki))])
    })
    afterAll(() => Promise.all(open.map((twin) => twin.close())))

    it('is refused by a sound server', async () => {
      const result = await attackWith(attack, sound.port, sound.wish)
      expect(result).toMatchObject({ id: attack.id, verdict: 'enforced', how: expect.stringMatching(/./) })
      expect(result.attempts.length).toBeGreaterThan(0)
      expect(result.attempts.every(({ verdict }) => verdict === 'enforced')).toBe(true)
      expect(result.remedy).toBeUndefined()
    })

    it('gets through at a server that is broken in just this way', async () => {
      const result = await attackWith(attack, broken.port, broken.wish)
      expect(result).toMatchObject({ verdict: 'bypassed', evidence: expect.stringMatching(/./), remedy: attack.remedy })
    })

    it('proves nothing where nobody answers', async () => {
      const result = await attackWith(attack, await probePorts.network.freePort('127.0.0.1'), sound.wish)
      expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('nothing listens') })
      expect(result.attempts).toEqual([])
    })

    it('proves nothing where the honest client is refused as well', async () => {
      const result = await attackWith(attack, sound.port, { ...sound.wish, credential: pki.stranger })
      expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('the honest client fails') })
      // Nothing is attacked, and nothing signed, before the honest client was let in.
      expect(result.attempts).toEqual([])
    })

    it('tells what it is, for people and for machines', () => {
      expect(attack.title).toMatch(/^[^A-Z].*[^.]$/)
      expect(attack.meaning).toMatch(/^[A-Z].*\.$/)
      expect(attack.sound).toMatch(/^It .*[^.]\.$/)
      expect(attack.remedy).toMatch(/^[a-z].*[^.]$/)
      for (const failure of attack.history ?? []) expect(failure).toMatch(/\b(CVE-|GHSA-|measured with )/)
      expect(attack.cwe.length).toBeGreaterThan(0)
    })
  })
}
