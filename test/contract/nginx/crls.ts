/** CRLs at nginx, whose TLS library takes what it is given: its script keeps the newest, and a reload ends what was begun under the last. */
import { renameSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { encodeCrlPem } from '../../../src/x509/crl.ts'
import { makeCertificate, makeCrl } from '../../support/certificate-kit.ts'
import { runToEnd } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { NGINX, takenOver } from '../../support/nginx.ts'
import { crlCases } from '../../support/partial-crls.ts'
import { hereRunner } from '../../support/runner.ts'
import { serialOf, stands } from '../revocation.ts'
import { makeStand, type Standing, start } from '../stand.ts'
import type { Grounds } from './nginx.test.ts'
import { begin } from './streams.ts'

/** The CRLs of the table that every OpenSSL keeps clients out by; it takes others that the Node.js and axum servers refuse. */
const heldByOpenssl = /^a (base|scope for (superseded|CAs|attribute|other|those))/

/** Puts a CRL in place of the last, without a word on who is answered by which. */
function putCrl({ directory, signal }: Standing, path: string, content: string): void {
  writeFileSync(join(directory, path), content)
  signal('SIGHUP')
}

export function testCrls(grounds: Grounds): void {
  it('would be taken back by an older one, were they not compared (RFC 5280 §5.2.3)', async () => {
    const ground = grounds()
    const { crl, pki, bob } = ground
    const unguarded = { 'const ofCrl = objectionToCrl(r, r.variables.document_root)': 'const ofCrl = undefined' }
    const one = await ground.start({ edits: { 'door.js': unguarded } })
    for (const last of [1000n, 2n ** 53n + 1n, 2n ** 158n]) {
      const good = pki.crl([serialOf(bob)], { number: last })
      for (const number of [last - 1n, last]) {
        await one.reload(crl, good)
        expect(await stands(ground, one), `${last}`).toEqual([true, false])
        await one.reload(crl, pki.crl([], { number }))
        expect(await stands(ground, one), `${number} after ${last}`).toEqual([true, true])
      }
    }
    await one.stop()
  })

  it('are not taken back by an older one either that is put in the place of one from the future', async () => {
    const { crl, pki, start, statusOf } = grounds()
    const [alice, bob] = [pki.client('alice'), pki.client('bob')]
    const both = async (at: Standing) => [await statusOf({ as: alice }, at), await statusOf({ as: bob }, at)]
    const serials = [serialOf(bob)]
    const ahead = { thisUpdate: addSeconds(pki.now, 86_400), nextUpdate: addSeconds(pki.now, 2 * 86_400) }
    const unguarded = { 'objectionToCrl(r, r.variables.document_root);\n  return': 'return' }
    for (const [edits, let_in] of [
      [{}, [403, 403]],
      [unguarded, [200, 200]],
    ] as const) {
      const one = await start({ edits: { 'door.js': edits } })
      // One that this authority did not sign counts for nothing.
      const forged = makeCrl(makeCertificate(pki.lately), [], { number: 5000, ...ahead })
      await one.reload(crl, encodeCrlPem(forged.der))
      expect(await both(one)).toEqual([400, 400])
      await one.reload(crl, pki.crl(serials, { number: 1000, ...ahead }))
      expect(await both(one)).toEqual([400, 400])
      await one.reload(crl, pki.crl([], { number: 999 }))
      expect(await both(one)).toEqual(let_in)
      await one.reload(crl, pki.crl(serials, { number: 1001 }))
      expect(await both(one)).toEqual([200, 400])
      await one.stop()
    }
  })

  it('are not compared where root has started it, whose workers may not look, and it says so at each request', async (context) => {
    if (process.getuid?.() !== 0) leaveOut(context, 'the tests are not root')
    const { crl, pki, bob, stand, statusOf } = grounds()
    // In the others' systems only an ordinary user is let run.
    if (!stand.title.endsWith('this machine')) return
    const simply = makeStand(stand.target, {
      title: 'as root',
      takenOver,
      runner: { ...hereRunner(), wrap: (argv) => argv, settle: () => undefined },
    })
    const one = await start(simply, pki)
    await one.reload(crl, pki.crl([serialOf(bob)], { number: 1000 }))
    expect(await statusOf({ as: bob }, one)).toBe(400)
    expect(await statusOf({}, one)).toBe(200)
    await one.printed(`CRLs are not compared: `)
    // What README.md says that it does not do.
    await one.reload(crl, pki.crl([], { number: 999 }))
    expect(await statusOf({ as: bob }, one)).toBe(200)
    await one.stop()
  })

  it('let nobody back in that say they are partial, marked critical or not (RFC 5280 §5.2, §6.3.3)', async () => {
    const { crl, pki, server, statusOf } = grounds()
    const [carol, marker] = [pki.client('carol'), pki.client('marker')]
    for (const { what, complete: _, ...wishes } of crlCases.filter(({ what }) => heldByOpenssl.test(what))) {
      await server.reload(crl, pki.crl([serialOf(carol)]))
      expect([await statusOf({}), await statusOf({ as: carol })], what).toEqual([200, 400])
      await server.reload(crl, pki.crl([serialOf(marker)], wishes))
      expect([await statusOf({ as: marker }), await statusOf({ as: carol })], what).toEqual([400, 400])
    }
    await server.reload(crl, pki.crl())
    expect(await statusOf({ as: carol })).toBe(200)
  })

  it('reach a connection that is open already, for it is closed at the reload', async () => {
    const { crl, pki, server, answerTo } = grounds()
    const carol = pki.client('carol')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect((await answerTo({ as: carol, agent })).headers['connection']).toBe('keep-alive')
    await server.reload(crl, pki.crl([serialOf(carol)]))
    const after = await server.knock({ as: carol, agent })
    expect(after === 'refused' ? 400 : after.status).toBe(400)
    agent.destroy()
    await server.reload(crl, pki.crl())
  })

  it('end an answer that goes on and on to whom a reload has revoked, once the workers of before have had their time', async () => {
    const { crl, pki, start, statusOf } = grounds()
    const carol = pki.client('carol')
    for (const [time, cut] of [
      ['1s', true],
      ['600s', false],
    ] as const) {
      const timeout = { 'worker_shutdown_timeout 10s': `worker_shutdown_timeout ${time}` }
      const one = await start({ edits: { 'nginx.conf': timeout } })
      const { socket, release } = await begin(one, pki, carol, '/held/unbuffered')
      let text = ''
      const closed = new Promise((resolve) => socket.once('close', resolve))
      socket.on('data', (chunk) => (text += chunk))
      writeFileSync(join(one.directory, `${crl}.next`), pki.crl([serialOf(carol)]))
      renameSync(join(one.directory, `${crl}.next`), join(one.directory, crl))
      one.signal('SIGHUP')
      await expect.poll(() => statusOf({ as: carol }, one), { timeout: 60_000 }).toBe(400)
      if (!cut) release()
      await closed
      if (cut) release()
      expect(text.includes('ended'), time).toBe(!cut)
      await one.stop()
    }
  })

  it('take effect that are written over the old one in the same second, where its version was told', async () => {
    const { crl, pki, stand, statusOf } = grounds()
    const argv = [NGINX, '-v'] as const
    const { output } = await runToEnd(stand.runner?.wrap(argv) ?? argv, '/')
    const exported = await stand.export(pki, { version: /nginx\/([\d.]+)/.exec(output)?.[1] ?? '' })
    const carol = pki.client('carol')
    const told = await stand.launch(exported, pki)
    expect(await statusOf({ as: carol }, told)).toBe(200)
    const since = told.output().length
    putCrl(told, crl, pki.crl([serialOf(carol)]))
    await told.printed('gracefully shutting down', since)
    await takenOver(told)
    expect(await statusOf({ as: carol }, told)).toBe(400)
    await told.stop()
  })
}
