/** The contracts against exported Node.js servers that are wrong in one way each: a proof that passes there proves nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pathOf } from '../../src/export/material-files.ts'
import { type LivePki, makeLivePki, stopLeftOver } from '../support/exported-server.ts'
import { browser } from './browser.ts'
import { http2 } from './http2.ts'
import { http2Limits } from './http2-limits.ts'
import { identity, provenClaims } from './identity.ts'
import { injection } from './injection.ts'
import { limits } from './limits.ts'
import { mldsa } from './ml-dsa.ts'
import { names } from './names.ts'
import { log, settings } from './own-server.ts'
import { makeGround, type Proof } from './proof.ts'
import { reload } from './reload.ts'
import { renewal } from './renewal.ts'
import { revocation } from './revocation.ts'
import { severalHosts } from './several-hosts.ts'
import { makeStand, type Stand, standsOf, type Wish } from './stand.ts'
import { webSockets } from './websockets.ts'

const [stand] = await standsOf('node')
if (stand === undefined) throw new Error('there is no Node.js')

afterAll(stopLeftOver)

const config = (from: string, to: string): Wish => ({ edits: { 'config.json': { [from]: to } } })
const program = (from: string, to: string): Wish => ({ mistakes: { [from]: to } })

/** It remembers something of the names that it has seen, and lets nobody in where this then holds. */
const remembering = (note: string, bars: string): Wish =>
  program(
    'if (problem !== undefined) return objection(403, problem)',
    `if (problem !== undefined) return objection(403, problem)
  const seen = (globalThis.seen ??= new Map())
  const once = (name, one) => seen.get(name) ?? seen.set(name, one).get(name)
  const [name] = peer.identity.uris
  ${note}
  if (${bars}) return objection(403, 'it was renewed')`,
  )

/** What is wrong, how, and the proofs that must notice, by how their titles begin. */
const broken: readonly (readonly [what: string, wish: Wish, contract: readonly Proof[], notices: string])[] = [
  [
    'asks nobody for a certificate',
    program('rejectUnauthorized: true', 'rejectUnauthorized: false'),
    identity,
    'answers nobody else',
  ],
  [
    'asks for no purpose',
    program('client.purposes.includes(CLIENT_AUTH)', 'true'),
    identity,
    'gives one without any EKU',
  ],
  [
    'tells another identity',
    program(
      'request.identity = connection.peer.identity',
      'request.identity = { ...connection.peer.identity, dns: ["x"] }',
    ),
    identity,
    'tells the application who is calling',
  ],
  [
    'believes headers',
    program('if (spelling in list.kinds) return list.kinds[spelling];', "return 'other';"),
    identity,
    'hides from the application what pretends',
  ],
  [
    'forgets the CRL',
    {
      mistakes: {
        'crl: [crl.pem],': '',
        'return crl.revoked.has(serial) ||': 'return',
      },
    },
    revocation,
    'refuses a revoked client after its reload',
  ],
  [
    'follows RFC 9608, and looks up nobody who says noRevAvail',
    {
      mistakes: {
        'crl: [crl.pem],': '',
        'return { ...bounds, identity:': "return { never: der.includes('0603551d38', 'hex'), ...bounds, identity:",
        'if (isRevoked(peer': 'if (!peer.never && isRevoked(peer',
      },
    },
    revocation,
    'looks up one that says',
  ],
  [
    'lets in whom no CRL is current for',
    { mistakes: { 'crl: [crl.pem],': '', 'now() > crl.nextUpdate': 'false' } },
    revocation,
    'needs a current CRL',
  ],
  ['takes an older CRL', program('crl.number < previous.number', 'false'), revocation, 'is never taken back'],
  [
    'forgets who is connected',
    program('return crl.revoked.has(serial) ||', 'return'),
    revocation,
    'reaches a connection that is open already',
  ],
  ['resumes sessions', program('constants.SSL_OP_NO_TICKET | ', ''), revocation, 'is not slept through'],
  [
    'bars whoever has an older certificate than the newest that it has seen of a name',
    remembering(
      'const newest = once(name, peer); if (peer.notBefore > newest.notBefore) seen.set(name, peer)',
      'peer.notBefore < newest.notBefore',
    ),
    renewal,
    'lets in with a renewed certificate',
  ],
  [
    'knows a client by the first certificate that it has seen of a name',
    remembering('const first = once(name, peer)', 'peer.identity.serial !== first.identity.serial'),
    renewal,
    'lets in with a renewed certificate',
  ],
  [
    'knows a client by the first key that it has seen of a name',
    {
      mistakes: {
        'return { peer }': 'return { peer: { ...peer, key: certificate.publicKey } }',
        ...remembering('const first = once(name, peer)', '!peer.key.equals(first.key)').mistakes,
      },
    },
    renewal,
    'lets in with a renewed certificate',
  ],
  [
    'looks up nobody in the CRL, so that what was superseded stays good',
    { mistakes: { 'crl: [crl.pem],': '', 'return crl.revoked.has(serial) ||': 'return' } },
    renewal,
    'lets in with a renewed certificate',
  ],
  [
    'bars everybody of a name once one certificate of it is revoked',
    {
      mistakes: {
        'crl: [crl.pem],': '',
        ...remembering('if (isRevoked(peer.identity.serial, inForce)) once(name, peer)', 'seen.has(name)').mistakes,
      },
    },
    renewal,
    'lets in with a renewed certificate',
  ],
  [
    'takes only the signatures of ordinary keys in a handshake',
    program('sigalgs: signatures?.filter', "sigalgs: ['ecdsa_secp256r1_sha256'].filter"),
    mldsa,
    'admits clients that have such a key',
  ],
  [
    'takes any SNI',
    program('config.hosts.find(({ name }) =>', 'config.hosts.find(({ name }) => true ||'),
    names,
    'answers to its own name only in SNI',
  ],
  [
    'takes for a host whichever it has, and not the one of the handshake',
    program('named.toLowerCase() !== host.name', '!config.hosts.some(({ name }) => name === named.toLowerCase())'),
    severalHosts,
    'answers to each of several names',
  ],
  [
    'takes the origin of each of its hosts at all of them',
    program('[usual, ...config.origins]', '[...config.hosts.map(({ origin }) => origin), ...config.origins]'),
    severalHosts,
    'takes what changes something from the origin of the host',
  ],
  [
    'takes any Host',
    program('named.toLowerCase() !== host.name', 'false'),
    names,
    'answers to its own name only in Host',
  ],
  [
    'takes any path',
    program('|| read.includes(undefined)', ''),
    names,
    'refuses a target that can be read in two ways',
  ],
  [
    'takes any origin',
    program('[usual, ...config.origins].includes(origin[0])', 'true'),
    browser,
    'takes what changes something',
  ],
  ['may be framed', config('"DENY"', '"SAMEORIGIN"'), browser, 'forbids framing on every answer'],
  [
    'opens a WebSocket for any page',
    program('requireWebSocket(request)\n      requireOwnOrigin(request)', 'requireWebSocket(request)'),
    webSockets,
    'opens none for a page of another origin',
  ],
  [
    'opens a WebSocket anywhere',
    program('!config.webSockets.includes(', 'false && !config.webSockets.includes('),
    webSockets,
    'opens none elsewhere',
  ],
  [
    'opens a WebSocket for a client that asks for another protocol',
    program("upgrade[0].toLowerCase() !== 'websocket'", 'false'),
    webSockets,
    'opens none elsewhere',
  ],
  [
    'keeps the WebSockets of the revoked',
    program('concerned(connection) && objectionTo(connection)', 'false'),
    webSockets,
    'ends one by a revocation',
  ],
  [
    'takes any body',
    program("Number(request.headers['content-length'] ?? 0) > config.limits.bodyBytes", 'false'),
    limits,
    'tells anybody who asks before sending a body',
  ],
  [
    'gives a head more time than its request',
    program('Math.min(limits.headersSeconds, limits.requestSeconds)', 'limits.headersSeconds'),
    limits,
    'serves with each limit at its smallest',
  ],
  [
    'speaks old cipher suites',
    config('"ciphers": [', '"ciphers": ["ECDHE-ECDSA-AES128-SHA256", '),
    limits,
    'speaks no old cipher suite',
  ],
  [
    'takes an expired CRL',
    program('crl.nextUpdate < now()', 'false'),
    reload,
    'keeps the good CRL when the new one is bad',
  ],
  ['shakes hands with the revoked', program('crl: [crl.pem],', ''), reload, 'is not moved by a CRL'],
  ['compares no pin', program('pin !== config.recipe.pin', 'false'), reload, 'refuses to serve with another anchor'],
  ['logs no refusal', program('if (told === undefined) console.error(stamped(line))', ''), log, 'logs who was refused'],
  [
    'shares places as it likes',
    program('if (most <= countOf(connection.whose) + 1) {', 'if (false) {'),
    settings,
    'has one client',
  ],
]

/** The same, of one that is wrong over HTTP/2 alone. */
const brokenOverHttp2: typeof broken = [
  [
    'goes by Host, and not by what its connection is asked for',
    program(
      "name === ':authority' || name === 'host'",
      "name === 'host' || (name === ':authority' && !raw.includes('host'))",
    ),
    http2,
    'refuses what is no request',
  ],
  [
    'has every connection ask for each of its hosts',
    program('const hosts = new Set(', 'const hosts = new Set([socket.servername]), asked = ('),
    http2,
    'takes over the connection',
  ],
  [
    'sees the first Origin only',
    program('(distinct[name] ??= []).push(value)', 'distinct[name] ??= [value]'),
    browser,
    'takes what changes something',
  ],
  [
    'believes headers',
    program('if (spelling in list.kinds) return list.kinds[spelling];', "return 'other';"),
    identity,
    'hides from the application what pretends',
  ],
  [
    'sets no limit to what is asked at a time',
    program('maxConcurrentStreams: 100', 'maxConcurrentStreams: 10_000'),
    http2Limits,
    'has one connection ask',
  ],
  [
    'has no end of heads',
    {
      mistakes: {
        'maxHeaderListSize: limits.headerBytes': 'maxHeaderListSize: 1_000_000',
        'sizeOf(request.rawHeaders) > limits.headerBytes': 'false',
      },
    },
    http2Limits,
    'ends who sends a head without end',
  ],
]

describe('a server is caught that, over HTTP/2,', () => {
  it.each(brokenOverHttp2)('%s', async (_, wish, contract, notices) => {
    const over = stand.overHttp2()
    const ground = await makeGround(over, { claims: provenClaims, ...wish })
    const proofs = contract.filter(({ title, where }) => title.startsWith(notices) && (where?.(over) ?? true))
    expect(proofs).not.toEqual([])
    const caught = await Promise.allSettled(proofs.map(({ prove }) => prove(ground)))
    expect(caught.filter(({ status }) => status === 'rejected')).not.toEqual([])
    await ground.server.stop()
  })
})

describe('a server is caught that', () => {
  it.each(broken)('%s', async (_, wish, contract, notices) => {
    const ground = await makeGround(stand, { claims: provenClaims, ...wish })
    const proofs = contract.filter(({ title }) => title.startsWith(notices))
    expect(proofs).not.toEqual([])
    const caught = await Promise.allSettled(proofs.map(({ prove }) => prove(ground)))
    expect(caught.filter(({ status }) => status === 'rejected')).not.toEqual([])
    await ground.server.stop()
  })

  it('has an input that says anything, or one that its own check does not take', async () => {
    const { address } = stand.target.inputs
    const inputs = { ...stand.target.inputs, address: { ...address, pattern: '[^]*' } }
    const ground = await makeGround(stand)
    const loose = { ...ground, stand: { ...stand, target: { ...stand.target, inputs } } }
    const edits = { 'config.json': { '"bodyBytes"': '"bodyOctets"' } }
    const broken = {
      ...ground,
      stand: { ...stand, export: (pki: LivePki, wish?: Wish) => stand.export(pki, { ...wish, edits }) },
    }
    const [takesNothingElse, isGood] = injection as readonly [Proof, Proof]
    await takesNothingElse.prove(ground)
    await expect(takesNothingElse.prove(loose as typeof ground)).rejects.toThrow('address')
    await expect(isGood.prove(broken as typeof ground)).rejects.toThrow('bodyBytes')
    await ground.server.stop()
  })

  it('reads of a value another one, more than it, or nothing of it at all', async () => {
    const [readsAsGiven] = injection.filter(({ where }) => where !== undefined) as [Proof]
    const ground = await makeGround(stand)
    type Dump = NonNullable<Stand['dump']>
    const dumping = (dump: Dump) => readsAsGiven.prove({ ...ground, stand: { ...stand, dump } })
    const read: Dump = async ({ directory }) => readFileSync(join(directory, 'config.json'), 'utf8')
    const changed = async (pattern: RegExp, to: string) =>
      dumping(async (exported) => (await read(exported)).replace(pattern, to))
    await dumping(read)
    await expect(changed(/("address": ")(?!192|2001)/, '$1x')).rejects.toThrow('address')
    await expect(changed(/("address": "(?!192|2001))/, '\n$1')).rejects.toThrow('address')
    await expect(changed(/"address": ".*"/, '')).rejects.toThrow('address')
    await ground.server.stop()
  })
})

describe('a target is not tried in silence that', () => {
  it('tells who is calling by a header, and brings no sample', async () => {
    const [{ target } = stand] = await standsOf('nginx')
    const { sample: _, ...commands } = target.commands
    expect(() => makeStand({ ...target, commands }, { title: 'nginx' })).toThrow('has no sample')
  })

  it('has no version to start, or limits that nobody sets', async () => {
    await expect(standsOf('node', () => [])).rejects.toThrow('gives no version of node to start')
    const unlimited = makeStand(stand.target, { title: 'node' })
    await expect(unlimited.export(makeLivePki(), { limits: { connectionSeconds: 1 } })).rejects.toThrow(
      'how it is limited',
    )
  })

  it('is reloaded in a way that nobody can wait for', async () => {
    const pki = makeLivePki()
    const exported = await stand.export(pki)
    const commands = { ...exported.commands, reload: { by: 'restart' } as const }
    const server = await stand.launch({ ...exported, commands }, pki)
    await expect(server.reload(pathOf(stand.target, 'clientCrl'), pki.crl())).rejects.toThrow('a reload by restart')
    await server.stop()
  })
})
