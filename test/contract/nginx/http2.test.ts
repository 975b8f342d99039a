/** The exported nginx over HTTP/2: one that is wrong over HTTP/2 alone is caught by the proofs that are asked over it, and what its log says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeLivePki, runToEnd, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { NGINX } from '../../support/nginx.ts'
import { overHttp2 } from '../contracts.ts'
import { provenClaims } from '../identity.ts'
import { makeGround, type Proof } from '../proof.ts'
import { type Stand, standsOf, type Wish } from '../stand.ts'

const stands = await standsOf('nginx')

afterAll(stopLeftOver)

/** What holds over HTTP/2 as if it were not asked for. */
const script = (from: string, to: string): Wish => ({ mistakes: { [from]: to } })
const conf = (from: string, to: string): Wish => ({ edits: { 'nginx.conf': { [from]: to } } })

const broken: readonly (readonly [what: string, wish: Wish, contract: readonly Proof[], notices: string])[] = [
  [
    'takes any path over it',
    script(
      'if (path === undefined) return refuse(r, 400, UNREAD,',
      "if (path === undefined && r.httpVersion === '2.0') return 'granted';\n  if (path === undefined) return refuse(r, 400, UNREAD,",
    ),
    overHttp2.names,
    'refuses a target that can be read in two ways',
  ],
  [
    'counts no Origin over it',
    script('return count[name] > 1 ||', "return (count[name] > 1 && r.httpVersion !== '2.0') ||"),
    overHttp2.browser,
    'takes what changes something from its own origin',
  ],
  [
    'lets pass over it what only looks like an identity',
    script("=== 'alike';", "=== 'alike' && r.httpVersion !== '2.0';"),
    overHttp2.identity,
    'hides from the application',
  ],
  [
    'asks for no purpose over it',
    script(
      'if (objection !== undefined) return refuse(r, 403, objection);',
      "if (objection !== undefined && r.httpVersion !== '2.0') return refuse(r, 403, objection);",
    ),
    overHttp2.identity,
    'gives one without any EKU',
  ],
  [
    'takes any origin over it',
    conf(
      'map "$countersign_effect $countersign_origin $countersign_fetch_site" $countersign_from_foreign_page {',
      'map "$server_protocol $countersign_effect $countersign_origin $countersign_fetch_site" $countersign_from_foreign_page {\n    "~^HTTP/2" no;',
    ),
    overHttp2.browser,
    'takes what changes something from its own origin',
  ],
  [
    'sets no limit to what is asked at a time',
    conf('http2_max_concurrent_streams 100', 'http2_max_concurrent_streams 4000'),
    overHttp2.http2Limits,
    'has one connection ask',
  ],
]

for (const { title, missing } of stands.filter(({ missing }) => missing !== undefined))
  it(title, (context) => leaveOut(context, missing ?? ''))

/** The proofs that are asked over HTTP/2, by how their titles begin. */
const asked = (contract: readonly Proof[], notices: string, over: Stand) =>
  contract.filter(({ title, where }) => title.startsWith(notices) && (where?.(over) ?? true))

/** What it says at its check of an export for a version of it. */
const checked = async (of: (typeof stands)[number], wish?: Wish) => {
  const exported = await of.export(makeLivePki(), wish)
  const said = await of.run(exported, 'check')
  exported.remove()
  return said
}

for (const one of stands.filter(({ missing }) => missing === undefined))
  it(`is switched on in the way of its version, and served in that of the oldest, at ${one.title}`, async () => {
    const { runner, target } = one
    const printed = await runToEnd(runner?.wrap([NGINX, '-v']) ?? [NGINX, '-v'], '/')
    const version = /nginx\/([0-9.]+)/.exec(printed.output)?.[1] ?? ''
    const [own, oldest] = [await checked(one, { version }), await checked(one, { version: target.versions.oldest })]
    expect([own.status, oldest.status]).toEqual([0, 0])
    expect(own.output).not.toContain('[warn]')
  })

const stand = stands.find(({ missing }) => missing === undefined)
if (stand !== undefined)
  describe(`${stand.title} is caught that`, () => {
    const over = stand.overHttp2()
    it.each(broken)('%s', async (_, wish, contract, notices) => {
      const ground = await makeGround(over, { claims: provenClaims, ...wish })
      const proofs = asked(contract, notices, over)
      expect(proofs).not.toEqual([])
      const caught = await Promise.allSettled(proofs.map(({ prove }) => prove(ground)))
      expect(caught.filter(({ status }) => status === 'rejected')).not.toEqual([])
      await ground.server.stop()
    })

    it('has none of these faults, and says in its log over what it was asked', async () => {
      const ground = await makeGround(over, { claims: provenClaims })
      for (const [, , contract, notices] of broken) {
        const proofs = asked(contract, notices, over)
        for (const { prove } of proofs) await prove(ground)
      }
      expect(await ground.statusOf({ path: '/a//b' })).toBe(400)
      const log = () => readFileSync(join(ground.server.directory, 'run/access.log'), 'utf8')
      await expect.poll(log, { timeout: 60_000 }).toContain('"GET /a//b HTTP/2.0" 400 ')
      await ground.server.stop()
    })
  })
