/**
 * Clocks that differ: what an exported server does with what is not valid yet, or no longer, by its clock. What it reads is dated
 * otherwise; its clock is moved only where a jump while it runs is what is tried.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds, type Instant } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { pathOf } from '../../src/export/material-files.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { type Made, makeCertificate, type TestKey } from '../support/certificate-kit.ts'
import { makeServer } from '../support/export-kit.ts'
import { makeLivePki, soon } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { makeMovableClock, noMovableClock } from '../support/movable-clock.ts'
import { serialOf } from './revocation.ts'
import { type Stand, type Standing, start } from './stand.ts'

const MINUTES = 300
const YEAR = 366 * 86_400
/** What is said of a CRL that came before its time. */
const EARLY = /from the future|not valid before/

/** Runs the table for one target. */
export function clockContract(stand: Stand): void {
  const { target, runner, manners } = stand
  /** Whether a CRL that is out of its time is not taken; elsewhere nobody gets in by it. */
  const keeps = stand.judgesCrls
  const crl = pathOf(target, 'clientCrl')
  const pki = makeLivePki()
  const [alice, bob, carol] = [pki.client('alice'), pki.client('bob'), pki.client('carol')]
  let server: Standing
  beforeAll(async () => {
    server = await start(stand, pki)
  })
  afterAll(() => server?.stop())
  const admits = async (as: Made, at = server): Promise<boolean> => {
    const answer = await at.knock({ as })
    return answer !== 'refused' && answer.status === 200
  }
  const admitted = async (): Promise<boolean[]> => [await admits(alice), await admits(bob), await admits(carol)]
  const reload = (content: string) => server.reload(crl, content)

  const clocks = [
    ['a few minutes', MINUTES],
    ['a year', YEAR],
  ] as const
  const spans = clocks.flatMap(([distance, seconds]) => [
    { clock: `${distance} behind`, is: 'not valid yet', from: seconds, to: seconds + YEAR } as const,
    { clock: `${distance} ahead`, is: 'no longer valid', from: -seconds - YEAR, to: -seconds } as const,
  ])

  describe.each(spans)('by a clock that is $clock', ({ is, from, to }) => {
    // Around the moment of each test: one of the last may begin later than a few minutes after the first.
    let begin: Instant
    let validity: { notBefore: Instant; notAfter: Instant }
    let span: { thisUpdate: Instant; nextUpdate: Instant }
    beforeEach(() => {
      const now = systemClock.now()
      begin = addSeconds(now, from)
      validity = { notBefore: begin, notAfter: addSeconds(now, to) }
      span = { thisUpdate: begin, nextUpdate: addSeconds(now, to) }
    })
    const anchor = () =>
      makeCertificate({
        ...validity,
        key: pki.authority.key,
        extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
      })
    const own = () =>
      makeServer(pki.servers, [{ kind: 'dns', value: 'localhost' }], { ...validity, key: pki.server.key as TestKey })
    const material = [
      ['a CRL', () => crl, () => pki.crl([], span), keeps],
      ['an authority', () => pathOf(target, 'clientAuthority'), () => anchor().pem, keeps],
      // What stands beside a server judges clients alone.
      [
        'a certificate of its own',
        () => pathOf(target, 'serverChain'),
        () => own().pem,
        stand.refusesOwn ?? (keeps && target.commands.beside === undefined),
      ],
    ] as const

    it.each(material)(
      `lets nobody in when it is started with %s that is ${is}`,
      async (_what, path, content, refusesToStart) => {
        const exported = await stand.export(pki)
        const file = join(exported.directory, path())
        // A key that lies in the same file stays.
        writeFileSync(file, content() + (/-----BEGIN PRIVATE KEY[\s\S]*/.exec(readFileSync(file, 'utf8'))?.[0] ?? ''))
        if (refusesToStart) {
          const { status, output } = await stand.run(exported, 'run')
          const why = new RegExp(`${manners.notStarted}.*(future|expired|valid from|not valid before)`)
          expect([status, output]).toEqual([1, expect.stringMatching(why)])
          exported.remove()
        } else {
          const started = await stand.launch(exported, pki)
          expect(await admits(alice, started)).toBe(false)
          await started.stop()
        }
      },
    )

    it(`lets nobody in by a CRL that is ${is}, and goes on with the next that is good`, async () => {
      await reload(pki.crl([serialOf(bob)]))
      expect(await admitted()).toEqual([true, false, true])
      const said = await reload(pki.crl([serialOf(bob), serialOf(carol)], span))
      if (keeps) {
        expect(said).toMatch(/Z not reloaded: .*(from the future|not valid before|expired).*with 1 revoked/)
        // Whom one from the future names is refused at once; one that has ended says nothing more.
        expect(await admitted()).toEqual([true, false, is === 'no longer valid'])
      } else expect(await admitted()).toEqual([false, false, false])
      await reload(pki.crl())
      expect(await admitted()).toEqual([true, true, true])
    })

    it(`does not let in a client whose certificate is ${is}`, async () => {
      expect(await admits(pki.client('dora', undefined, validity))).toBe(false)
      expect(await admits(alice)).toBe(true)
    })

    it('refuses a client whose revocation is dated otherwise, at once', async () => {
      await reload(pki.crl([serialOf(carol)], { revokedAt: begin }))
      expect(await admitted()).toEqual([true, true, false])
      await reload(pki.crl())
    })
  })

  it('takes a CRL that came too early when its time has come, without another word', async () => {
    let since = 0
    const thisUpdate = await soon(async (thisUpdate) => {
      since = server.output().length
      await reload(pki.crl([serialOf(bob)], { thisUpdate }))
      const [ofAlice, ofBob] = await admitted()
      return systemClock.now() < thisUpdate && ofAlice === keeps && ofBob === false
    })
    if (keeps) await server.printed('Z reloaded: ', since)
    await expect.poll(() => admits(alice), { timeout: 300_000, interval: 100 }).toBe(true)
    expect(systemClock.now()).toBeGreaterThanOrEqual(thisUpdate)
    expect(await admitted()).toEqual([true, false, true])
    await reload(pki.crl())
  })

  const { fixedClock } = stand
  if (fixedClock !== undefined)
    it('lets in by its present clock where that jumps', (context) => context.skip(fixedClock))
  const movable = fixedClock === undefined ? describe : undefined
  movable?.('when its clock jumps while it runs', () => {
    const DAY = 86_400
    /** Starts one with a clock of its own, and asks as whom it lets in. */
    const begin = async (first: string) => {
      const exported = await stand.export(pki)
      writeFileSync(join(exported.directory, crl), first)
      const clock = makeMovableClock(exported.directory, runner)
      const jumping = await stand.launch(exported, pki, clock)
      const admittedOf = async (...all: readonly Made[]): Promise<boolean[]> => {
        const answers: boolean[] = []
        for (const one of all) answers.push(await admits(one, jumping))
        return answers
      }
      const put = (content: string) => jumping.reload(crl, content)
      return { jumping, clock, admittedOf, put }
    }

    it('lets in clients whose certificates are valid by its present clock, over and back', async (context) => {
      if (noMovableClock !== undefined) leaveOut(context, noMovableClock)
      const now = systemClock.now()
      const [brief, later] = [
        pki.client('brief', undefined, { notBefore: addSeconds(now, -3000), notAfter: addSeconds(now, DAY) }),
        pki.client('later', undefined, { notBefore: addSeconds(now, DAY), notAfter: addSeconds(now, 60 * DAY) }),
      ]
      const span = { thisUpdate: now, nextUpdate: addSeconds(now, 10 * DAY) }
      const { jumping, clock, admittedOf } = await begin(pki.crl([serialOf(bob)], span))
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (const [offset, expected] of [
        [0, [true, false, true, false]],
        [2 * DAY, [true, false, false, true]],
        [20 * DAY, [false, false, false, false]], // the CRL has ended
        [-1800, [false, false, false, false]], // and here it has not begun
        [2 * DAY, [true, false, false, true]],
        [0, [true, false, true, false]],
      ] as const) {
        clock.move(offset)
        expect(await admittedOf(alice, bob, brief, later), `${offset} s`).toEqual(expected)
        // On a connection that is open already, too; nginx holds it against the certificate's dates, and not the CRL's.
        if ((!keeps && offset < 0) || stand.claims.identity === undefined) continue // what passes octets on reads no request
        const kept = await jumping.knock({ as: brief, agent })
        expect(kept !== 'refused' && kept.status === 200, `${offset} s`).toEqual(expected[2])
      }
      agent.destroy()
      await jumping.stop()
    })

    const goesOn = stand.claims.newestCrl === true ? it : undefined
    goesOn?.(
      'never goes back from a CRL whose time had come, though by its clock it has not come any more',
      async (context) => {
        if (noMovableClock !== undefined) leaveOut(context, noMovableClock)
        const now = systemClock.now()
        const { jumping, clock, admittedOf, put } = await begin(pki.crl([serialOf(bob)], { number: 4000 }))
        const early = { thisUpdate: addSeconds(now, DAY), nextUpdate: addSeconds(now, 10 * DAY), number: 4001 }
        const three = () => admittedOf(alice, bob, carol)
        await put(pki.crl([serialOf(carol)], early))
        expect(await three()).toEqual([keeps, false, false])
        const since = jumping.output().length
        clock.move(2 * DAY)
        if (keeps) await jumping.printed('Z reloaded: ', since)
        expect(await three()).toEqual([true, true, false])
        clock.move(0)
        expect(await three()).toEqual([false, false, false])
        clock.move(2 * DAY)
        expect(await three()).toEqual([true, true, false])
        clock.move(0)
        await put(pki.crl([serialOf(carol)], { number: 4000 }))
        expect(await three()).toEqual([false, false, false])
        // The way out: the next that is signed.
        await put(pki.crl([serialOf(carol)], { number: 4002 }))
        expect(await three()).toEqual([true, true, false])
        await jumping.stop()
      },
    )

    if (!keeps) return

    it('refuses whom early CRLs name, two of one number too, before and after each jump', async (context) => {
      if (noMovableClock !== undefined) leaveOut(context, noMovableClock)
      const now = systemClock.now()
      const before = pki.crl([], { number: 5000 })
      const { jumping, clock, admittedOf, put } = await begin(before)
      const early = { thisUpdate: addSeconds(now, DAY), nextUpdate: addSeconds(now, 10 * DAY), number: 5001 }
      const three = () => admittedOf(alice, bob, carol)
      await put(pki.crl([serialOf(bob)], early))
      expect(await three()).toEqual([true, false, true])
      await put(pki.crl([serialOf(carol)], early))
      expect(await three()).toEqual([true, false, false])
      const since = jumping.output().length
      clock.move(2 * DAY)
      await jumping.printed('Z reloaded: ', since)
      expect(await three()).toEqual([true, false, false])
      clock.move(0)
      expect(await three()).toEqual([false, false, false])
      expect(await put(before)).toContain('Z not reloaded: ')
      expect(await three()).toEqual([false, false, false])
      await put(pki.crl([], { number: 5002 }))
      expect(await three()).toEqual([true, true, true])
      await jumping.stop()
    })
  })

  if (!keeps) return

  it('never goes back: not to an older CRL, nor to another of the same number (RFC 5280 §5.2.3)', async () => {
    const number = 1000
    const good = pki.crl([serialOf(bob)], { number })
    expect(await reload(good)).toContain(`CRL ${number} with 1 revoked`)
    const others = {
      'an older one': [pki.crl([], { number: number - 1 }), `CRL ${number} is in force, newer than ${number - 1}`],
      'an older one from the future': [
        pki.crl([], { number: number - 1, thisUpdate: addSeconds(pki.now, YEAR) }),
        'newer',
      ],
      'one of its number': [pki.crl([], { number }), `another CRL ${number} is in force`],
      'one of its number that names as many': [pki.crl([serialOf(carol)], { number }), `another CRL ${number}`],
    } as const
    for (const [what, [content, why]] of Object.entries(others)) {
      const said = await reload(content)
      expect(said, what).toEqual(expect.stringMatching(new RegExp(`Z not reloaded: ${crl}: .*${why}`)))
      expect([await admits(bob), await admits(carol)], what).toEqual([false, true])
    }
    expect(await reload(good)).toMatch(/Z reloaded: /)
  })

  it('does not forget whom a CRL from the future names when an older one is put back', async () => {
    const number = 2000
    const before = pki.crl([serialOf(bob)], { number })
    await reload(before)
    const ahead = { thisUpdate: addSeconds(pki.now, YEAR), nextUpdate: addSeconds(pki.now, 2 * YEAR) }
    for (const [named, numbered] of [
      [carol, number + 2],
      [alice, number + 1],
    ] as const) {
      const early = pki.crl([serialOf(bob), serialOf(named)], { ...ahead, number: numbered })
      expect(await reload(early)).toMatch(EARLY)
    }
    for (const content of [before, pki.crl([serialOf(bob)], { number: number + 1 })]) {
      expect(await reload(content)).toMatch(/Z reloaded: /)
      expect(await admitted()).toEqual([false, false, false])
    }
    // The newer of the two waits on.
    await reload(pki.crl([serialOf(bob)], { number: number + 2 }))
    expect(await admitted()).toEqual([true, false, false])
    await reload(pki.crl([serialOf(bob)], { number: number + 3 }))
    expect(await admitted()).toEqual([true, false, true])
  })

  it('refuses whom an early CRL names when its time has come as well, though another lies in its place', async () => {
    let number = 3000
    let since = 0
    const thisUpdate = await soon(async (thisUpdate) => {
      number += 10
      const before = pki.crl([], { number })
      await reload(before)
      const said = await reload(pki.crl([serialOf(carol)], { number: number + 1, thisUpdate }))
      await reload(before)
      since = server.output().length
      return EARLY.test(said) && systemClock.now() < thisUpdate
    })
    await server.printed('Z reloaded: ', since)
    while (systemClock.now() < addSeconds(thisUpdate, 3)) await systemClock.sleep(100)
    expect(
      server
        .output()
        .slice(since)
        .match(/Z (not )?reloaded: /g),
    ).toHaveLength(1)
    expect(await admitted()).toEqual([true, true, false])
    await reload(pki.crl([], { number: number + 9 }))
    expect(await admitted()).toEqual([true, true, true])
  })

  it('tells numbers apart that a double does not, and goes on from one as long as RFC 5280 §5.2.3 allows', async () => {
    const number = 2n ** 53n + 1n
    const longest = 2n ** 158n
    expect(await reload(pki.crl([serialOf(bob)], { number }))).toContain(`CRL ${number} with 1 revoked`)
    expect(await reload(pki.crl([], { number: number - 1n }))).toContain(
      `CRL ${number} is in force, newer than ${number - 1n}`,
    )
    expect(await reload(pki.crl([], { number }))).toContain(`another CRL ${number} is in force`)
    expect(await admitted()).toEqual([true, false, true])
    expect(await reload(pki.crl([serialOf(carol)], { number: number + 1n }))).toContain(`CRL ${number + 1n} with`)
    expect(await reload(pki.crl([serialOf(bob)], { number: longest }))).toContain(`CRL ${longest} with 1 revoked`)
    expect(await reload(pki.crl([], { number: longest - 1n }))).toContain(`newer than ${longest - 1n}`)
    expect(await admitted()).toEqual([true, false, true])
  })
}
