/** Clocks that differ: what an exported server does with a CRL or a certificate whose time has not come. No clock is moved. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import type { Target } from '../../src/target/catalogue.ts'
import { findTarget } from '../../src/target/catalogue.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { type Made, makeCertificate, type TestKey } from '../support/certificate-kit.ts'
import { makeServer } from '../support/export-kit.ts'
import { exportFor, makeLivePki, runToEnd, type Started, startExported } from '../support/exported-server.ts'
import { shippedTargets } from '../support/target-kit.ts'

const MINUTES = 300
const YEAR = 366 * 86_400

/** Runs the table for one server that is started by `program` in the place of the first word of its commands. */
export function clockContract(name: string, program: string): void {
  const pki = makeLivePki()
  const [alice, bob, carol] = [pki.client('alice'), pki.client('bob'), pki.client('carol')]
  const serialOf = ({ certificate }: Made) => certificate.tbs.serial
  let target: Target
  let server: Started
  let crl: string
  beforeAll(async () => {
    target = findTarget(await shippedTargets(), name)
    crl = target.material.clientCrl
    server = await startExported(await exportFor(target, pki), pki, program)
  })
  afterAll(() => server?.stop())
  const admits = async (as: Made): Promise<boolean> => {
    const answer = await server.knock({ as })
    return answer !== 'refused' && answer.status === 200
  }

  describe.each([
    ['a few minutes', MINUTES],
    ['a year', YEAR],
  ])('by a clock that is %s behind', (_, seconds) => {
    const ahead = addSeconds(pki.now, seconds)
    const later = { notBefore: ahead, notAfter: addSeconds(ahead, YEAR) }
    const anchor = makeCertificate({
      ...later,
      key: pki.authority.key,
      extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
    })
    const own = makeServer(pki.servers, [{ kind: 'dns', value: 'localhost' }], {
      ...later,
      key: pki.server.key as TestKey,
    })

    it.each([
      ['a CRL', () => crl, () => pki.crl([], { thisUpdate: ahead })],
      ['an authority', () => target.material.clientAuthority, () => anchor.pem],
      ['a certificate of its own', () => target.material.serverChain, () => own.pem],
    ])('does not start with %s that is from the future', async (_what, path, content) => {
      const exported = await exportFor(target, pki)
      writeFileSync(join(exported.directory, path()), content())
      const { status, output } = await runToEnd([program, ...exported.commands.run.slice(1)], exported.directory)
      expect([status, output]).toEqual([1, expect.stringMatching(/^not started: .*(future|valid from)/m)])
      exported.remove()
    })

    it('keeps the CRL in force when the next is from the future, and refuses whom that one names from then on', async () => {
      await server.reload(crl, pki.crl([serialOf(bob)]))
      expect([await admits(alice), await admits(bob), await admits(carol)]).toEqual([true, false, true])
      const said = await server.reload(crl, pki.crl([serialOf(bob), serialOf(carol)], { thisUpdate: ahead }))
      expect(said).toMatch(/^not reloaded: .*from the future.*with 1 revoked/m)
      expect([await admits(alice), await admits(bob), await admits(carol)]).toEqual([true, false, false])
      await server.reload(crl, pki.crl())
      expect([await admits(alice), await admits(bob), await admits(carol)]).toEqual([true, true, true])
    })

    it('does not let in a client whose certificate is from the future', async () => {
      expect(await admits(pki.client('dora', undefined, later))).toBe(false)
    })

    it('refuses a client whose revocation is dated later than now, at once', async () => {
      expect(await server.reload(crl, pki.crl([serialOf(carol)], { revokedAt: ahead }))).toContain('with 1 revoked')
      expect([await admits(alice), await admits(carol)]).toEqual([true, false])
      await server.reload(crl, pki.crl())
    })
  })

  it('takes a CRL that came too early when its time has come, without another word', async () => {
    const thisUpdate = addSeconds(systemClock.now(), 3)
    const since = server.output().length
    expect(await server.reload(crl, pki.crl([serialOf(bob)], { thisUpdate }))).toContain('not reloaded: ')
    await server.printed('\nreloaded: ', since)
    expect(systemClock.now()).toBeGreaterThanOrEqual(thisUpdate)
    expect([await admits(alice), await admits(bob)]).toEqual([true, false])
  })

  it('never goes back: not to an older CRL, nor to another of the same number (RFC 5280 §5.2.3)', async () => {
    const number = 1000
    const good = pki.crl([serialOf(bob)], { number })
    expect(await server.reload(crl, good)).toContain(`CRL ${number} with 1 revoked`)
    const others = {
      'an older one': [pki.crl([], { number: number - 1 }), `CRL ${number} is in force, newer than ${number - 1}`],
      'an older one from the future': [
        pki.crl([], { number: number - 1, thisUpdate: addSeconds(pki.now, MINUTES) }),
        'newer',
      ],
      'one of its number': [pki.crl([], { number }), `another CRL ${number} is in force`],
      'one of its number that names as many': [pki.crl([serialOf(carol)], { number }), `another CRL ${number}`],
    } as const
    for (const [what, [content, why]] of Object.entries(others)) {
      const said = await server.reload(crl, content)
      expect([what, said]).toEqual([what, expect.stringMatching(new RegExp(`^not reloaded: ${crl}: .*${why}`, 'm'))])
      expect([what, await admits(bob), await admits(carol)]).toEqual([what, false, true])
    }
    expect(await server.reload(crl, good)).toMatch(/^reloaded: /m)
  })
}
