/** A revoked client gets nothing once the CRL was reloaded, and no CRL brings it back but a newer complete one. */
import { Agent } from 'node:https'
import { connect } from 'node:tls'
import { expect } from 'vitest'
import { addSeconds, formatInstant, parseSerialNumber } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { encodeNoRevAvail } from '../../src/x509/extensions/no-rev-avail.ts'
import type { Made } from '../support/certificate-kit.ts'
import { type Answer, type LivePki, soon, tlsVersions } from '../support/exported-server.ts'
import { crlCases } from '../support/partial-crls.ts'
import { aliceUri, base, claimed, forClients, type Ground, overHttp1, type Proof, proof } from './proof.ts'

export const serialOf = ({ certificate }: Made) => certificate.tbs.serial

/** What another tool may have put on a CRL that it signed with the authority's key. */
const oddSerials = [
  ['zero', Uint8Array.of(0x02, 0x01, 0x00)],
  ['a negative serial number', Uint8Array.of(0x02, 0x01, 0xfb)],
  ['one of 25 octets', Uint8Array.of(0x02, 25, ...new Uint8Array(25).fill(0x11))],
] as const

/** Who gets in, of two: yes; no, turned away as its manners are; or what else it answers. */
export async function stands({ stand, statusOf, alice, bob }: Ground, at?: Ground['server']) {
  const stood = []
  for (const as of [alice, bob]) {
    const status = await statusOf({ as }, at)
    stood.push(
      status === 200 || (status === stand.manners.revoked || status === stand.manners.turnedAway ? false : status),
    )
  }
  return stood
}

/** One visit, and whether it resumed the session. */
function visit(pki: LivePki, as: Made, port: number, version: '1.2' | '1.3', session?: Buffer) {
  return new Promise<{ reused: boolean; sessions: Buffer[] }>((resolve, reject) => {
    const sessions: Buffer[] = []
    let reused = false
    const protocol = `TLSv${version}` as const
    const socket = connect({
      ...{ host: '127.0.0.1', port, servername: 'localhost', ca: pki.servers.pem },
      ...{ cert: as.pem, key: as.key.secret.export({ type: 'pkcs8', format: 'pem' }) },
      ...{ minVersion: protocol, maxVersion: protocol, ...(session && { session }) },
    })
      .on('session', (one) => sessions.push(one))
      // Not when it is closed: nobody remembers then.
      .on('secureConnect', () => {
        reused = socket.isSessionReused()
        // One without a ticket is known by its number alone.
        const known = version === '1.2' && session === undefined ? socket.getSession() : undefined
        if (known !== undefined) sessions.push(known)
      })
      .on('error', reject)
      .on('close', () => resolve({ reused, sessions }))
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    socket.resume()
  })
}

/** Whether a second visit could do without a handshake in full. */
export async function resumes(
  { pki, alice, server }: Pick<Ground, 'pki' | 'alice' | 'server'>,
  version: '1.2' | '1.3',
) {
  const { sessions } = await visit(pki, alice, server.port, version)
  const again = await Promise.all(sessions.map((session) => visit(pki, alice, server.port, version, session)))
  return { promised: sessions.length, resumed: again.some(({ reused }) => reused) }
}

const partial = crlCases.map(({ what, complete, ...wishes }) =>
  proof(
    `lets nobody back in by a CRL that is not complete (RFC 5280 §5.2, §6.3.3): ${what}`,
    claimed('completeCrl'),
    async (ground) => {
      const { server, crl, pki, bob } = ground
      await server.reload(crl, pki.crl([serialOf(bob)]))
      expect(await stands(ground)).toEqual([true, false])
      await server.reload(crl, pki.crl([parseSerialNumber('4aff')], wishes))
      expect(await stands(ground)).toEqual([true, complete])
      await server.reload(crl, pki.crl())
      expect(await stands(ground)).toEqual([true, true])
    },
  ),
)

export const revocation: readonly Proof[] = [
  proof(
    'refuses a revoked client after its reload, over both versions, and lets the others in',
    base,
    async (ground) => {
      const { server, stand, crl, pki, alice, statusOf } = ground
      const revoked = pki.client('revoked')
      expect(await statusOf({ as: revoked })).toBe(200)
      expect(await server.reload(crl, pki.crl([serialOf(revoked)]))).toContain(server.words.done)
      for (const version of tlsVersions) {
        expect(await statusOf({ as: revoked, version })).toBe(stand.manners.revoked)
        expect(await statusOf({ as: alice, version })).toBe(200)
        expect(await statusOf({ as: 'nobody', version })).toBe(stand.manners.turnedAway)
      }
      await server.reload(crl, pki.crl())
      expect(await statusOf({ as: revoked })).toBe(200)
    },
  ),
  proof(
    'reaches a connection that is open already: 403 or no answer, and where servers hang up, it is closed',
    ({ revocation }) => revocation === 'request',
    async ({ server, stand, crl, pki, answerTo, statusOf }) => {
      const carol = pki.client('carol')
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const live = (): Promise<Answer> => answerTo({ as: carol, agent })
      expect((await live()).status).toBe(200)
      const [socket] = Object.values(agent.freeSockets).flat()
      const hangsUp = stand.manners.hangsUp && stand.http === '1.1'
      await server.reload(crl, pki.crl([serialOf(carol)]))
      if (stand.manners.connected === 403) {
        const { status, headers, body } = await live()
        expect([status, headers['connection']]).toEqual([403, hangsUp ? 'close' : undefined])
        expect(JSON.parse(body).error).toMatch(/revoked|not accepted/)
      }
      expect(await statusOf({ as: carol, agent })).toBe(stand.manners.revoked)
      if (hangsUp) expect(socket?.destroyed).toBe(true)
      agent.destroy()
      await server.reload(crl, pki.crl())
    },
  ),
  proof(
    'lets nobody in once its CRL has ended, on a live connection neither, says so before, and goes on with the next',
    ({ revocation }) => revocation === 'request',
    async ({ crl, pki, statusOf, answerTo, stand, start }) => {
      const brief = await start({ inputs: { idleSeconds: '600' } })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const end = await soon(async (nextUpdate) => {
        await brief.reload(crl, pki.crl([], { thisUpdate: addSeconds(nextUpdate, -3600), nextUpdate }))
        return (await statusOf({ agent }, brief)) === 200
      })
      await brief.printed(`warning: the CRL expires at ${formatInstant(end)}`)
      while (systemClock.now() <= end) await systemClock.sleep(100)
      expect((await answerTo({ agent }, brief)).status).toBe(503)
      for (const version of tlsVersions) expect(await statusOf({ version }, brief)).toBe(stand.manners.crlEnded)
      expect(await brief.reload(crl, pki.crl())).toContain('reloaded: ')
      expect(await statusOf({}, brief)).toBe(200)
      agent.destroy()
      await brief.stop()
    },
  ),
  ...overHttp1(
    ...partial,
    ...oddSerials.map(([what, odd]) =>
      proof(
        `takes a CRL that names ${what}, which no certificate has, and refuses the others that it names (RFC 5280 §4.1.2.2)`,
        base,
        async (ground) => {
          const { server, crl, pki, bob } = ground
          await server.reload(crl, pki.crl([serialOf(bob)], { odd: [odd] }))
          expect(await stands(ground)).toEqual([true, false])
          await server.reload(crl, pki.crl())
          expect(await stands(ground)).toEqual([true, true])
        },
      ),
    ),
    proof(
      'is never taken back: not by an older CRL, nor by another of its number (RFC 5280 §5.2.3)',
      claimed('newestCrl'),
      async (ground) => {
        const { crl, pki, bob, start, stand } = ground
        // What a server has seen bars the way back for the others.
        const one = await start()
        const under = stand.judgesCrls || stand.manners.olderCrl === 'kept' ? [true, false] : [403, 403]
        // A double does not tell the second from the one before it; the third is as long as RFC 5280 §5.2.3 allows.
        for (const last of [1000n, 2n ** 53n + 1n, 2n ** 158n]) {
          const good = pki.crl([serialOf(bob)], { number: last })
          await one.reload(crl, good)
          expect(await stands(ground, one), `${last}`).toEqual([true, false])
          for (const number of [last - 1n, last]) {
            await one.reload(crl, pki.crl([], { number }))
            expect(await stands(ground, one), `${number} after ${last}`).toEqual(under)
            await one.reload(crl, good)
            expect(await stands(ground, one), `${last} again`).toEqual([true, false])
          }
          await one.reload(crl, pki.crl([], { number: last + 1n }))
          expect(await stands(ground, one), `${last + 1n}`).toEqual([true, true])
        }
        await one.stop()
      },
    ),
    proof(
      'looks up one that says that it is never revoked (noRevAvail, RFC 9608) like any other',
      claimed('noRevAvail'),
      async (ground) => {
        const { server, stand, crl, pki, statusOf, odd } = ground
        const short = odd(forClients, aliceUri, encodeNoRevAvail())
        for (const version of tlsVersions) expect(await statusOf({ as: short, version })).toBe(200)
        await server.reload(crl, pki.crl([serialOf(short)]))
        for (const version of tlsVersions) expect(await statusOf({ as: short, version })).toBe(stand.manners.revoked)
        expect(await statusOf({})).toBe(200)
        await server.reload(crl, pki.crl())
        expect(await statusOf({ as: short })).toBe(200)
      },
    ),
    proof(
      'needs a current CRL also for one that says that it is never revoked (noRevAvail, RFC 9608)',
      claimed('noRevAvail'),
      async ({ crl, pki, statusOf, stand, start, odd }) => {
        const short = odd(forClients, aliceUri, encodeNoRevAvail())
        const brief = await start()
        const end = await soon(async (nextUpdate) => {
          await brief.reload(crl, pki.crl([], { thisUpdate: addSeconds(nextUpdate, -3600), nextUpdate }))
          return (await statusOf({ as: short }, brief)) === 200
        })
        while (systemClock.now() <= end) await systemClock.sleep(100)
        for (const version of tlsVersions) {
          expect(await statusOf({ as: short, version }, brief)).toBe(stand.manners.crlEnded)
        }
        await brief.stop()
      },
    ),
    ...tlsVersions.map((version) =>
      proof(`is not slept through by a resumed session, TLS ${version}`, claimed('noResumption'), async (ground) => {
        const { promised, resumed } = await resumes(ground, version)
        expect(resumed).toBe(false)
        if (version === '1.3') expect(promised).toBe(ground.stand.manners.promisedSessions)
      }),
    ),
  ),
]
