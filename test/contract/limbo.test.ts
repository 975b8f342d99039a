/**
 * x509-limbo for servers: the chains that it has as bad, made anew below the pinned authority and for clients, at each exported server that can be
 * started here. What a server takes all the same is in `limbo-taken.json`, with its reason.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parsePem } from '../../src/asn1/pem.ts'
import type { Der } from '../../src/core/brand.ts'
import { stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { remint } from '../support/remint.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { type Ground, makeGround } from './proof.ts'
import { standsOf } from './stand.ts'

type Case = {
  readonly id: string
  readonly trusted_certs: readonly string[]
  readonly untrusted_intermediates: readonly string[]
  readonly peer_certificate: string
  readonly expected_result: 'SUCCESS' | 'FAILURE'
}

/** Cases whose fault does not come with the chain of a client, and why it does not. */
const elsewhere: readonly (readonly [ids: RegExp, why: string])[] = [
  [/^crl::/, 'the CRL is ours here'],
  [/^pathological::/, 'it is made to tire a verifier, and nobody is to be tired'],
  [/root|^cve::|::nc::(?!not-allowed)|ca-empty-subject|critical-(aki|ski)$/, 'it lies in the root, which is ours here'],
  [
    /^webpki::cn::|^webpki::san::mismatch/,
    'it is in the comparison with the name of a server, and a client has no host',
  ],
  [/::forbidden-/, 'it is in the key, and each certificate has a new one'],
  [/::serial::negative$|cryptographydotio/, 'it is a certificate that somebody has kept, and has another issuer'],
  [/::validity::/, 'it is in the dates, and each certificate has new ones'],
]

const vectors = process.env['COUNTERSIGN_VECTORS']
const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
const taken = read<Readonly<Record<string, string>>>(join(import.meta.dirname, 'limbo-taken.json'))
const { testcases = [] } =
  vectors === undefined ? {} : read<{ testcases: readonly Case[] }>(join(vectors, 'x509-limbo/limbo.json'))
const bad = testcases.filter(
  ({ id, expected_result }) => expected_result === 'FAILURE' && !elsewhere.some(([ids]) => ids.test(id)),
)
/** A sound one, made anew in the same way: where it does not get in, nothing is shown by those that do not. */
const good = testcases.find(({ id }) => id === 'webpki::san::exact-dns-san')

const derOf = (pem: string | undefined) => parsePem(pem ?? '', 'CERTIFICATE')[0] as Der<'Certificate'>

/** A status, `refused`, or `unsent` where our own TLS cannot read the certificate. */
async function outcomeAt({ pki, server, alice }: Ground, one: Case): Promise<string> {
  const chain = [one.peer_certificate, ...one.untrusted_intermediates].map(derOf)
  const { pem, key } = remint(chain, derOf(one.trusted_certs[0]), pki.authority, alice.certificate.tbs)
  const knocking = server.knock({ as: { ...alice, pem, key } })
  const answer = await knocking.catch(() => 'unsent' as const)
  return typeof answer === 'string' ? answer : String(answer.status)
}

/** By case, who takes it. */
const found = new Map<string, string[]>()
const asked: string[] = []

afterAll(stopLeftOver)

describe('x509-limbo at servers', async () => {
  if (vectors === undefined) {
    it('its cases', ({ skip }) => skip('COUNTERSIGN_VECTORS is not set'))
    return
  }
  for (const { name } of await shippedTargets()) {
    const stand = (await standsOf(name)).at(-1)
    if (stand === undefined || stand.target.kind === 'checked') continue
    it(`${stand.title} takes nothing of it but what is known`, async (context) => {
      if (stand.missing !== undefined) leaveOut(context, stand.missing)
      const ground = await makeGround(stand)
      try {
        expect(good === undefined ? undefined : await outcomeAt(ground, good)).toBe('200')
        const outcomes: Record<string, string> = {}
        for (const one of bad) outcomes[one.id] = await outcomeAt(ground, one)
        const inside = Object.entries(outcomes).flatMap(([id, outcome]) => (outcome === '200' ? id : []))
        for (const id of inside) found.set(id, [...(found.get(id) ?? []), name])
        asked.push(name)
        expect(inside.filter((id) => taken[id] === undefined)).toEqual([])
        // Anything else would be an answer that no sound server gives.
        expect(Object.entries(outcomes).filter(([, one]) => !/^(200|400|403|refused|unsent)$/.test(one))).toEqual([])
      } finally {
        await ground.server.stop()
      }
    })
  }

  it('has no exception that no server needs', (context) => {
    if (asked.length === 0) leaveOut(context, 'no server could be started')
    expect(Object.keys(taken).filter((id) => !found.has(id))).toEqual([])
  })
})
