/**
 * x509-limbo for servers: the chains that it has as bad, made anew below the pinned authority and for clients, at each exported server that can be
 * started here. What a server takes all the same is in `limbo-taken.json`, with its reason.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { systemFiles } from '../../src/effects/files.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { limboChains } from '../../src/probe/attacks/limbo-chains.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { openLimbo } from '../../src/workflow/limbo.ts'
import { stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { probePorts, usableKey } from '../support/twins.ts'
import { type Ground, makeGround } from './proof.ts'
import { standsOf } from './stand.ts'

const vectors = process.env['COUNTERSIGN_VECTORS']
const taken = JSON.parse(readFileSync(join(import.meta.dirname, 'limbo-taken.json'), 'utf8')) as Readonly<
  Record<string, string>
>

/** The verdict of each case at a server, and what is said of it. */
async function outcomesAt({ pki, server }: Ground, path: string) {
  const now = systemClock.now()
  const key = usableKey()
  const alice = pki.client('alice', 'admin', { key })
  const signing = { certificate: pki.authority.certificate.tbs, openKey: async () => pki.authority.key }
  const ports = { files: systemFiles, clock: { ...systemClock, now: () => now }, keys: probePorts.keys }
  const request: ProbeRequest = {
    address: { host: '127.0.0.1', port: server.port },
    serverName: 'localhost',
    path: '/',
    credential: { chain: [alice.der], key },
    serverTrust: [pki.servers.der],
    clientAnchor: pki.authority.der,
    limbo: await openLimbo(path, signing, ports),
  }
  const { results } = await runProbe(request, probePorts, [limboChains])
  return results[0]
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
        const result = await outcomesAt(ground, join(vectors, 'x509-limbo/limbo.json'))
        expect(result?.verdict, JSON.stringify(result)).toMatch(/^(enforced|remark)$/)
        const attempts = result?.attempts ?? []
        expect(attempts.length).toBeGreaterThan(30)
        const inside = attempts.flatMap((one) =>
          one.verdict === 'remark' && one.note.includes('no way in') ? [one.label] : [],
        )
        for (const id of inside) found.set(id, [...(found.get(id) ?? []), name])
        asked.push(name)
        expect(inside.filter((id) => taken[id] === undefined)).toEqual([])
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
