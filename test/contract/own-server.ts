/** What holds for each server whose code is ours: its `config.json` and `local.json`, its places, its log. */
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { expect } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { makeLivePki, tlsVersions } from '../support/exported-server.ts'
import { forClients, type Ground, type Proof, proof } from './proof.ts'
import { serialOf } from './revocation.ts'
import type { Limits, Standing, Unfit } from './stand.ts'

/** Sets limits that are no inputs, as far as this server has them. */
export function limitByConfig(directory: string, limits: Limits): void {
  const file = join(directory, 'config.json')
  const config = JSON.parse(readFileSync(file, 'utf8')) as { limits: Record<string, number> }
  for (const [name, value] of Object.entries(limits)) if (name in config.limits) config.limits[name] = value
  writeFileSync(file, JSON.stringify(config))
}

type Words = Readonly<Record<'notACrl' | 'otherKey' | 'missing' | 'misspelt' | 'zero' | 'noHeaders' | 'broken', RegExp>>

/** What both refuse to serve, each in its own words. */
export const commonlyUnfit = (says: Words): readonly Unfit[] => {
  const edit = (from: string | RegExp, to: string) => (text: string) => {
    if (text.replace(from, to) === text) throw new Error(`config.json does not say ${from}`)
    return text.replace(from, to)
  }
  const config = 'config.json'
  return [
    ['another pin', config, (text, pki, stranger) => edit(pki.pin, stranger.pin)(text), /its pin is/],
    ['an anchor in its CRL file', 'tls/client-crl.pem', (_, pki) => pki.authority.pem, says.notACrl],
    [
      'another key',
      'tls/server-key.pem',
      (_, __, { server }) => server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString(),
      says.otherKey,
    ],
    ['a certificate for another host', config, edit('"name": "localhost"', '"name": "evil.example"'), /not for evil/],
    ['a limit missing', config, edit('"requestSeconds": 30,', ''), says.missing],
    ['a limit of zero', config, edit('"connectionSeconds": 600', '"connectionSeconds": 0'), says.zero],
    ['a misspelt setting', config, edit('"limits": {', '"limits": { "conections": 1,'), says.misspelt],
    ['no headers', config, edit(/"headers": \[[^\]]*\]/, '"headers": []'), says.noHeaders],
    ['a config that is no JSON', config, (text) => text.slice(0, -3), says.broken],
  ]
}

const ours: Proof['when'] = ({ identity }) => identity === 'object'

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 /
/** The lines of its log about clients, without when and from where, and those of the second stream in their place. */
export const linesOf = ({ output }: Pick<Standing, 'output'>): string[] => {
  const lines = output().split('\n')
  return lines.filter((line) => time.test(line)).map((line) => line.replace(time, ''))
}

const agentsOf = (count: number) => Array.from({ length: count }, () => new Agent({ keepAlive: true, maxSockets: 1 }))

export const settings: readonly Proof[] = [
  proof(
    'takes limits from its export and from local.json, which exports leave alone and which holds nothing else',
    ours,
    async (ground) => {
      const { stand, pki, alice } = ground
      const inputs = { bodyBytes: '10', headerBytes: '8192', idleSeconds: '7' }
      const exported = await stand.export(pki, { inputs })
      const chosen = { bodyBytes: 10, headerBytes: 8192, idleSeconds: 7, requestSeconds: 30, connections: 1000 }
      expect(JSON.parse(readFileSync(join(exported.directory, 'config.json'), 'utf8')).limits).toMatchObject(chosen)
      const file = join(exported.directory, 'local.json')
      for (const [text, says] of [
        ['{ "tls": {} }', /local.json: (tls cannot be set there|unknown field `tls`)/],
        ['{ "limits": {}, "host": "x" }', /local.json: (host cannot be set there|unknown field `host`)/],
        [
          '{ "limits": { "bodyBites": 1 } }',
          /local.json: (limits.bodyBites is not a setting|unknown field `bodyBites`)/,
        ],
        ['{ "limits": { "bodyBytes": 0 } }', /local.json: (limits.bodyBytes is not a whole number|.*nonzero)/],
        ['{', /local.json: |JSON/],
      ] as const) {
        writeFileSync(file, text)
        const { status, output } = await stand.run(exported, 'check')
        expect([status, output], text).toEqual([1, expect.stringMatching(says)])
      }
      writeFileSync(file, '{ "limits": { "bodyBytes": 30 } }')
      const mine = await stand.launch(exported, pki)
      expect(mine.output()).toContain('local.json sets bodyBytes')
      const headers = ['Origin', `https://localhost:${mine.port}`]
      for (const [length, status] of [
        [20, 200],
        [40, 413],
      ] as const) {
        const body = 'x'.repeat(length)
        expect(await mine.knock({ as: alice, method: 'POST', headers, body })).toMatchObject({ status })
      }
      await mine.stop()
    },
  ),
  proof('has one client who holds every place make room for another', ours, async (ground) => {
    const { start, statusOf, alice, bob, pki } = ground
    const narrow = await start({ inputs: { connections: '2', idleSeconds: '600' } })
    const agents = agentsOf(4)
    const [first, second, third, fourth] = agents as [Agent, Agent, Agent, Agent]
    const stays = (agent: Agent) => Object.values(agent.freeSockets).flat().length > 0
    for (const agent of [first, second]) expect(await statusOf({ as: bob, agent }, narrow)).toBe(200)
    const [oldest] = Object.values(first.freeSockets).flat()
    const gone = new Promise((resolve) => oldest?.once('close', resolve))
    expect(await statusOf({ as: alice, agent: third }, narrow)).toBe(200)
    await gone
    expect([stays(second), stays(third)]).toEqual([true, true])
    // Now each has one, and nobody has more than another would.
    expect(await statusOf({ as: pki.client('carol'), agent: fourth }, narrow)).toBe('refused')
    await narrow.printed('handshake refused "too many clients"')
    expect(await statusOf({ as: bob, agent: second }, narrow)).toBe(200)
    for (const agent of agents) agent.destroy()
    await narrow.stop()
  }),
  proof('refuses what is no plain HTTP/1.1, and gives nothing to frame with it', ours, async ({ server, alice }) => {
    for (const [what, head] of [
      ['no Host', 'GET / HTTP/1.1\r\n'],
      ['two Hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n'],
      ['an absolute target', 'GET https://localhost/ HTTP/1.1\r\nHost: localhost\r\n'],
    ] as const) {
      const text = await server.send(`${head}Connection: close\r\n\r\n`, alice)
      expect(text, what).toMatch(/^HTTP\/1.1 400/)
      expect(text.toLowerCase(), what).toContain("content-security-policy: frame-ancestors 'none'")
    }
  }),
]

const requests = proof('logs of each request when, from where, who, what, and why not', ours, async (ground) => {
  const { start, statusOf, alice, bob, odd } = ground
  const told = await start()
  const uri = "spiffe://acme.internal/'a'&b"
  const quoted = odd(encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]), forClients)
  await statusOf({ path: '/?x=1' }, told)
  await statusOf({ as: bob, path: '/admin' }, told)
  await statusOf({ as: quoted, path: '/a//b' }, told)
  await told.printed('"GET /?x=1" 200\n')
  await told.printed('"GET /a//b" 400')
  // Two streams, whose lines may overtake each other.
  expect(linesOf(told).sort()).toEqual(
    [
      `${serialOf(alice)} "spiffe://acme.internal/alice" "GET /?x=1" 200`,
      `${serialOf(bob)} "spiffe://acme.internal/bob" "GET /admin" 403 "this needs the claim role"`,
      `${serialOf(quoted)} "${uri}" "GET /a//b" 400 "the request target is not a plain path"`,
    ].sort(),
  )
  await told.stop()
})

/** The lines of a log in which bob is revoked, late has expired and mallory is a stranger; then one comes without a certificate. */
export async function refuseAll({ crl, pki, bob }: Ground, told: Standing, version: '1.2' | '1.3'): Promise<string[]> {
  await told.reload(crl, pki.crl([serialOf(bob)]))
  const late = pki.client('late', undefined, { notAfter: addSeconds(pki.now, -1) })
  const mallory = makeLivePki().client('mallory')
  for (const as of [bob, late, mallory, mallory, bob, mallory])
    expect(await told.knock({ as, version })).toBe('refused')
  expect(await told.knock({ version })).toBe('refused')
  await told.printed('it has no certificate')
  return [
    `${serialOf(bob)} "spiffe://acme.internal/bob" handshake refused "the certificate is revoked"`,
    `${serialOf(late)} "spiffe://acme.internal/late" handshake refused "the certificate has expired"`,
    expect.stringMatching(/^- - handshake refused "the certificate is (of another CA"|not signed by the pinned CA)/),
    '- - handshake refused "it has no certificate"',
  ]
}

export const log: readonly Proof[] = [
  requests,
  ...tlsVersions.map((version) =>
    proof(`logs who was refused by TLS ${version} and why, once`, ours, async (ground) => {
      const told = await ground.start()
      const lines = await refuseAll(ground, told, version)
      expect(linesOf(told)).toEqual(lines)
      await told.stop()
    }),
  ),
]
