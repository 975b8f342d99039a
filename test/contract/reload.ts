/** A server's own life: what it refuses to start with, what a bad reload leaves in force, and how it ends. */
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { pathOf } from '../../src/export/material-files.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { makeCrl, makeKey } from '../support/certificate-kit.ts'
import { editFile, type LivePki, makeLivePki } from '../support/exported-server.ts'
import { base, claimed, type Ground, type Proof, proof } from './proof.ts'
import { serialOf, stands } from './revocation.ts'
import type { Stand, Unfit } from './stand.ts'

/** What is no CRL. */
const unreadable: Readonly<Record<string, string>> = {
  'an empty file': '',
  nonsense: 'nonsense',
  'no CRL': '\n',
}

/** Servers that read CRLs themselves. */
const judges = claimed('completeCrl', 'keepsGood')

/** CRLs that must not be believed, by what is wrong with them. */
function badCrls(pki: LivePki, good: string): Readonly<Record<string, string>> {
  const past = { thisUpdate: addSeconds(pki.now, -600), nextUpdate: addSeconds(pki.now, -1) }
  return {
    'a certificate': pki.authority.pem,
    'two CRLs': good + good,
    'a certificate as well': good + pki.authority.pem,
    'words as well': `revoked:\n${good}`,
    'an older one': pki.crl([], { number: 1 }),
    'an expired one': pki.crl([], past),
    'one from the future': pki.crl([], { thisUpdate: addSeconds(pki.now, 86_400) }),
    'one of a decoy of the same name': makeLivePki().crl(),
    'one under a key of its own': pki.crl([], { signedBy: makeKey() }),
    'one of another CA': encodeCrlPem(makeCrl(pki.servers, [], { thisUpdate: pki.now }).der),
    'half of one': good.slice(0, good.length / 2),
    'bytes after it': good.replace(/=*\n-----END/, 'AAAA\n-----END'),
  }
}

/** What every server that keeps its anchor to a pin must refuse to be started with. */
const unfitAnchors = ({ target }: Stand): readonly Unfit[] => {
  const anchor = pathOf(target, 'clientAuthority')
  return [
    ['no anchor', anchor, () => '', /holds 0 (certificates|where one Certificate)|client-ca\.pem .*at line 1/],
    [
      'two anchors',
      anchor,
      (text, _, stranger) => text + stranger.authority.pem,
      /holds 2 (certificates|where one Certificate)|client-ca\.pem .*2 certificates/,
    ],
    ['another anchor', anchor, (_, __, stranger) => stranger.authority.pem, /its pin is|the pin of the authority/],
    ['no CRL', pathOf(target, 'clientCrl'), () => '', /holds 0 (CRLs|where one Crl)|CRL .*(0 CRLs|at line 1)/],
  ]
}

const damaged = async ({ stand, pki }: Ground, path: string): Promise<void> => {
  const exported = await stand.export(pki)
  editFile(exported.directory, path, { BEGIN: 'BEGUN' })
  expect((await stand.run(exported, 'check')).status, path).toBe(1)
  exported.remove()
}

/** Refused by its check and when it is started, with the words. */
export async function expectUnfit(stand: Stand, [, path, edit, says]: Unfit): Promise<void> {
  const [pki, stranger] = [makeLivePki(), makeLivePki()]
  const exported = await stand.export(pki)
  const file = join(exported.directory, path)
  writeFileSync(file, edit(readFileSync(file, 'utf8'), pki, stranger))
  for (const command of ['check', 'run'] as const) {
    const { status, output } = await stand.run(exported, command)
    expect([status, output], command).toEqual([1, expect.stringMatching(says)])
    expect(output).not.toMatch(/panicked|\n {4}at |PRIVATE KEY/)
  }
  exported.remove()
}

const titleOf = ([what]: Unfit) => `refuses to serve with ${what}`

export const reload: readonly Proof[] = [
  proof('passes its own check as it was exported, and not with a damaged anchor, CRL or key', base, async (ground) => {
    const exported = await ground.stand.export(ground.pki)
    expect(await ground.stand.run(exported, 'check')).toMatchObject({ status: 0 })
    exported.remove()
    for (const what of ['clientAuthority', 'clientCrl', 'serverKey'] as const) {
      await damaged(ground, pathOf(ground.stand.target, what))
    }
  }),
  proof('keeps the good CRL when the new one cannot be read', claimed('keepsGood'), async (ground) => {
    const { server, crl, pki, bob } = ground
    const good = pki.crl([serialOf(bob)])
    await server.reload(crl, good)
    for (const [what, content] of Object.entries(unreadable)) {
      expect(await server.reload(crl, content), what).toContain(server.words.failed)
      expect(await stands(ground), what).toEqual([true, false])
    }
    await server.reload(crl, pki.crl())
    expect(await stands(ground)).toEqual([true, true])
  }),
  proof('keeps the good CRL when the new one is bad, and says why', judges, async (ground) => {
    const { server, crl, pki, bob, stand } = ground
    const good = pki.crl([serialOf(bob)])
    expect(await server.reload(crl, good)).toContain('with 1 revoked')
    const bad = { ...unreadable, ...badCrls(pki, good) }
    expect(Object.keys(bad)).toEqual(expect.arrayContaining(Object.keys(stand.reasons ?? {})))
    for (const [what, content] of Object.entries(bad)) {
      // Some readers of PEM pass over words, and see the one CRL.
      if (what === 'words as well' && stand.reasons?.[what] === undefined) continue
      const said = await server.reload(crl, content)
      const reason = stand.reasons?.[what]?.source ?? ''
      const line = new RegExp(`Z not reloaded: ${crl}: .*${reason}.*; still in force: .*with 1 revoked`, 'm')
      expect(said, what).toMatch(line)
      expect(await stands(ground), what).toEqual([true, false])
    }
    await server.reload(crl, pki.crl())
    expect(await stands(ground)).toEqual([true, true])
  }),
  proof('is not moved by a CRL in which a single octet was changed', judges, async (ground) => {
    const { server, crl, pki, bob } = ground
    const good = pki.crl([serialOf(bob)])
    expect(await server.reload(crl, good)).toContain('with 1 revoked')
    const der = Buffer.from(good.replace(/-----[^-]+-----/g, ''), 'base64')
    for (let at = 0; at < der.length; at += 7) {
      const changed = Buffer.from(der)
      changed[at] = (changed[at] as number) ^ (1 << (at % 8))
      expect(await server.reload(crl, encodeCrlPem(changed)), `octet ${at}`).toMatch(/Z not reloaded: /)
    }
    expect(await stands(ground)).toEqual([true, false])
    await server.reload(crl, pki.crl())
  }),
  proof(
    'refuses to serve with another anchor than the pinned one, or none, or no CRL',
    claimed('pin'),
    async (ground) => {
      for (const unfit of unfitAnchors(ground.stand)) await expectUnfit(ground.stand, unfit)
    },
  ),
  proof('finishes the answers at hand when it is told to end, and takes no more', claimed('drains'), async (ground) => {
    const { start, pki, alice, stand, statusOf } = ground
    const ending = await start()
    const asking = request({
      ...{ host: '127.0.0.1', servername: 'localhost', port: ending.port, agent: false, method: 'POST', path: '/' },
      ...{ ca: pki.servers.pem, cert: alice.pem, key: alice.key.secret.export({ type: 'pkcs8', format: 'pem' }) },
      headers: {
        ...{ Host: 'localhost', Origin: `https://localhost:${ending.port}`, Expect: '100-continue' },
        'Content-Length': 4,
      },
    })
    const answered = once(asking, 'response') as Promise<[IncomingMessage]>
    const tooSoon = answered.then(([{ statusCode }]) =>
      expect.unreachable(`it was answered ${statusCode} before its body`),
    )
    asking.flushHeaders()
    await Promise.race([once(asking, 'continue'), tooSoon]) // somebody waits for the body
    tooSoon.catch(() => undefined)
    const { stop = { signal: 'SIGTERM' } } = stand.target.commands
    if ('argv' in stop) throw new Error(`${stand.title} is ended by a command, and not started here`)
    ending.signal(stop.signal)
    // One that comes just as it ends may be left waiting until the end, and the body is to come before that.
    const soon = (): Promise<unknown> => Promise.race([statusOf({}, ending), delay(500, 'waits')])
    await expect.poll(soon, { timeout: 300_000, interval: 10 }).toBe('refused')
    asking.end('body')
    const [response] = await answered
    expect(response.statusCode).toBe(200)
    response.resume()
    expect(await ending.exited).toBe(0)
    await ending.stop()
  }),
  // The last: the server that the others were proven at is told to end.
  proof('ends when it is told to', base, async ({ server }) => {
    server.signal('SIGTERM')
    expect(await server.exited).toBe(0)
  }),
]

/** What a target's own tests know that it refuses. */
export const unfitProofs = ({ unfit = [] }: Stand): readonly Proof[] =>
  unfit.map((one) => proof(titleOf(one), base, ({ stand }) => expectUnfit(stand, one)))
