/** Several hosts of one server: each is answered for where SNI and Host say the same one, and each is an origin of its own. */
import { expect } from 'vitest'
import { foreignOrigin } from '../../src/probe/attacks/foreign-origin.ts'
import { hostDiffersFromSni } from '../../src/probe/attacks/host-differs-from-sni.ts'
import { noCertificate } from '../../src/probe/attacks/no-certificate.ts'
import { otherSni } from '../../src/probe/attacks/other-sni.ts'
import { upperCaseSni } from '../../src/probe/attacks/upper-case-sni.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { OTHER_HOST, tlsVersions } from '../support/exported-server.ts'
import { hurriedPorts, usableKey } from '../support/twins.ts'
import { noName } from './names.ts'
import { claimed, type Ground, overHttp1, type Proof, proof, unreached } from './proof.ts'
import type { Standing } from './stand.ts'

const hosts = ['localhost', OTHER_HOST] as const
/** Each host, and the other one. */
const pairs = [
  ['localhost', OTHER_HOST],
  [OTHER_HOST, 'localhost'],
] as const

/** Names that are like one of the hosts, and none. */
const strangers = [
  ...['evil.example', '127.0.0.1', 'example', `x${OTHER_HOST}`, `x.${OTHER_HOST}`, `${OTHER_HOST}.evil.example`],
  ...['twoxexample', 'localhost.example', `localhost.${OTHER_HOST}`],
]

/** Does something at a server of several hosts, which is stopped then. */
const atSeveral =
  (act: (ground: Ground, server: Standing) => Promise<void>): Proof['prove'] =>
  async (ground) => {
    const server = await ground.start({ alsoHosts: [OTHER_HOST] })
    try {
      await act(ground, server)
    } finally {
      await server.stop()
    }
  }

export const severalHosts: readonly Proof[] = [
  proof(
    'answers to each of several names, where SNI and Host say the same one',
    claimed('severalHosts'),
    atSeveral(async ({ statusOf, stand }, server) => {
      const { otherName, dottedHost } = stand.manners
      for (const version of tlsVersions) {
        const ask = (serverName: string, host: string) =>
          statusOf({ serverName, headers: ['Host', host], version }, server)
        for (const [host, other] of pairs) {
          for (const spelt of [host, host.toUpperCase(), `${host}:1`, `${host}:${server.port}`]) {
            expect(await ask(host, spelt), spelt).toBe(200)
          }
          expect(await ask(host.toUpperCase(), host)).toBe(200)
          await unreached(server, async () => {
            for (const named of [other, other.toUpperCase(), `${other}:${server.port}`, ...strangers]) {
              expect(await ask(host, named), `${host}, Host ${named}`).toBe(421)
            }
            expect(await ask(host, `${host}.`)).toBe(dottedHost)
            expect(noName(stand)).toContain(await ask(host, `${host} ${other}`))
            expect(noName(stand)).toContain(await ask(host, `${host},${other}`))
            const twice = await statusOf({ serverName: host, headers: ['Host', host, 'Host', other], version }, server)
            expect(noName(stand)).toContain(twice)
          })
        }
        await unreached(server, async () => {
          for (const serverName of ['', ...strangers.filter((name) => name !== '127.0.0.1')]) {
            for (const host of hosts) expect(await ask(serverName, host), `SNI ${serverName}`).toBe(otherName)
          }
        })
      }
    }),
  ),
  proof(
    'takes what changes something from the origin of the host that is asked, and of no other',
    claimed('severalHosts'),
    atSeveral(async ({ statusOf, answerTo }, server) => {
      const originOf = (host: string) => `https://${host}:${server.port}`
      for (const [host, other] of pairs) {
        const post = (...headers: readonly string[]) => ({
          serverName: host,
          method: 'POST',
          headers: ['Host', `${host}:${server.port}`, ...headers],
          body: 'x',
        })
        expect(await statusOf(post('Origin', originOf(host)), server)).toBe(200)
        expect(await statusOf(post('Sec-Fetch-Site', 'same-origin'), server)).toBe(200)
        await unreached(server, async () => {
          for (const origin of [originOf(other), originOf('evil.example'), `${originOf(host)} ${originOf(other)}`]) {
            expect(await statusOf(post('Origin', origin), server), `${origin} at ${host}`).toBe(403)
          }
          const nameless = await answerTo(post(), server)
          expect(nameless.status).toBe(403)
          const told = JSON.parse(nameless.body).error.replaceAll('"', '')
          expect(told).toContain(`send the header Origin: ${originOf(host)}, or`)
          expect(told).not.toContain(other)
        })
      }
    }),
  ),
  ...overHttp1(
    proof(
      'keeps the probe out that attacks it by names and origins, at each host',
      claimed('severalHosts'),
      atSeveral(async ({ pki }, { port }) => {
        const alice = pki.client('alice', 'admin', { key: usableKey() })
        for (const serverName of hosts) {
          const report = await runProbe(
            {
              address: { host: '127.0.0.1', port },
              serverName,
              path: '/',
              unsafePath: '/',
              credential: { chain: [alice.der], key: alice.key },
              serverTrust: [pki.servers.der],
              clientAnchor: pki.authority.der,
              timeoutMs: 20_000,
            },
            hurriedPorts,
            [noCertificate, otherSni, upperCaseSni, hostDiffersFromSni, foreignOrigin],
          )
          expect(report.cause).toBeUndefined()
          expect(report.results.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
            ...['no-certificate', 'other-sni', 'upper-case-sni', 'host-differs-from-sni', 'foreign-origin'].map(
              (id) => `${id}: enforced`,
            ),
          ])
        }
      }),
    ),
  ),
]
