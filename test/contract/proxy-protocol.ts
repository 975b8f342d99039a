/** An exported server behind what speaks the PROXY protocol: the address that a trusted sender names is the client's, and no other gets in. */
import { readFileSync } from 'node:fs'
import { connect as connectTcp, isIP } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import type { Made } from '../support/certificate-kit.ts'
import { type LivePki, makeLivePki, stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { pairsOf } from './application.ts'
import { type Stand, type Standing, standsOf, start, type Wish } from './stand.ts'

const CLIENT = '203.0.113.7'
const TRUSTED = '192.0.2.0/24,127.0.0.1/32'
/** An address of this machine that is none of those. */
const STRANGER = '127.0.0.2'
const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'

/** What a sender in front writes before the handshake, in version 1 of the protocol. */
const line = (client = CLIENT): string => `PROXY TCP4 ${client} 127.0.0.1 50000 443\r\n`

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n')
/** The same in version 2: a signature, version and command, family, length, addresses and ports. */
function octets(client: readonly number[] = [203, 0, 113, 7], first = 0x21, length?: number): Buffer {
  const family = client.length === 4 ? 0x11 : 0x21
  const body = [...client, ...client, 0xc3, 0x50, 0x01, 0xbb]
  return Buffer.from([...SIGNATURE, first, family, 0, length ?? body.length, ...body])
}
/** The command LOCAL, which names nobody. */
const OWN = Buffer.from([...SIGNATURE, 0x20, 0, 0, 0])

const CLIENT6 = '2001:db8::7'
const octets6 = octets([0x20, 0x01, 0x0d, 0xb8, ...Array<number>(11).fill(0), 7])

type Asked = {
  readonly as?: Made
  readonly beginning?: string | Uint8Array
  readonly from?: string
  readonly request?: string
  /** Says the request in the clear, where there should be a handshake. */
  readonly inTheClear?: boolean
}

/** All that comes back to a request over a connection that begins with something; nothing of the handshake. */
function ask({ port }: Standing, pki: LivePki, asked: Asked): Promise<string> {
  const { as, beginning = '', from = '127.0.0.1', request = REQUEST, inTheClear = false } = asked
  return new Promise((resolve) => {
    let said = ''
    const end = (): void => resolve(said)
    const hear = (bytes: Buffer): void => {
      said += bytes.toString('latin1')
    }
    const socket = connectTcp({ host: '127.0.0.1', port, localAddress: from })
    socket.on('error', end).on('close', end)
    socket.once('connect', () => {
      if (beginning.length > 0) socket.write(beginning)
      if (inTheClear) {
        socket.on('data', hear).write(request)
        return
      }
      const key = as?.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
      const shown = as === undefined ? {} : { cert: as.pem, key }
      const secure = connectTls({ socket, servername: 'localhost', ca: pki.servers.pem, ...shown })
      secure.on('error', end).on('close', end).on('data', hear)
      secure.once('secureConnect', () => secure.write(request))
    })
  })
}

const statusOf = (said: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(said)?.[1] ?? 0)

/** What an application within says of a client's address; where it says nothing, the server's own log of what was answered. */
const TOLD = /^seen from (\S+)$/gm
const ANSWERED = /^\S+Z (\S+) [0-9a-f]+ "[^"]*" "GET \/" 200$/gm

/** The addresses of clients that applications were told: in a header, or by the socket of a server that has its application within. */
function addressesSeen({ seen, output }: Standing): readonly (string | undefined)[] {
  if (seen !== undefined)
    return seen.map(({ raw }) => pairsOf(raw).find(([name]) => name?.toLowerCase() === 'x-forwarded-for')?.[1])
  const said = output()
  return [...said.matchAll(said.includes('seen from ') ? TOLD : ANSWERED)].map(([, address]) => address)
}

/** An application within may say so just after its answer. */
const untilSeen = (server: Standing, expected: readonly (string | undefined)[]): Promise<void> =>
  expect.poll(() => addressesSeen(server), { timeout: 30_000 }).toEqual(expected)

/** What it has logged, on its output or in its file. */
function logOf({ output, directory }: Standing): string {
  try {
    return output() + readFileSync(join(directory, 'run/access.log'), 'utf8')
  } catch {
    return output()
  }
}

/** An address as a word of its own, in lines of words or of JSON; a port may stand behind it. */
const logged = (address: string): RegExp => new RegExp(`(^|[ "])${address.replaceAll('.', '\\.')}[: "]`, 'm')

/** Waits until an address is logged, which may be after the answer. */
async function untilLogged(server: Standing, address: string): Promise<void> {
  const word = logged(address)
  for (let turn = 0; turn < 600 && !word.test(logOf(server)); turn += 1) await systemClock.sleep(50)
  expect(logOf(server)).toMatch(word)
}

type Edits = NonNullable<Wish['edits']>

/**
 * Runs them at the target, in each version at hand. The first edits make one that trusts everybody, the others an application within it that says which
 * address it was told.
 */
export async function proxyProtocolContract(target: string, trusting: Edits, telling: Edits = {}): Promise<void> {
  afterAll(stopLeftOver)
  for (const stand of await standsOf(target)) {
    const { title, missing } = stand
    if (missing === undefined) describe(`the PROXY protocol at ${title}`, () => checks(stand, trusting, telling))
    else it(`the PROXY protocol at ${title}`, (context) => leaveOut(context, missing))
  }
}

function checks(stand: Stand, trusting: Edits, telling: Edits): void {
  afterAll(() => stand.clear())
  const at = async (wish: Wish, act: (server: Standing, pki: LivePki, alice: Made) => Promise<void>) => {
    const pki = makeLivePki()
    const server = await start(stand, pki, { ...wish, edits: { ...telling, ...wish.edits } })
    try {
      await act(server, pki, pki.client('alice'))
    } finally {
      await server.stop()
    }
  }
  const wish = { inputs: { proxyProtocol: TRUSTED } }

  it('takes the address of the client from who is in front, in both versions, for log and backend', async () => {
    await at(wish, async (server, pki, alice) => {
      for (const [beginning, client] of [
        [line(), CLIENT],
        [octets(), CLIENT],
        [octets6, CLIENT6],
        // On its own behalf, as when a balancer looks whether the server is well.
        ['PROXY UNKNOWN\r\n', '127.0.0.1'],
        [OWN, '127.0.0.1'],
      ] as const) {
        const before = addressesSeen(server)
        expect(statusOf(await ask(server, pki, { as: alice, beginning })), String(beginning)).toBe(200)
        await untilSeen(server, [...before, client])
        await untilLogged(server, client)
      }
      // Who is in front vouches for an address, and for nobody's certificate.
      const { turnedAway } = stand.manners
      const before = addressesSeen(server).length
      for (const as of [makeLivePki().client('alice'), undefined]) {
        const said = await ask(server, pki, { ...(as && { as }), beginning: line(as ? '203.0.113.8' : '203.0.113.9') })
        expect(statusOf(said)).toBe(turnedAway === 'refused' ? 0 : turnedAway)
      }
      for (const client of ['203.0.113.8', '203.0.113.9']) await untilLogged(server, client)
      expect(addressesSeen(server)).toHaveLength(before)
    })
  })

  it('answers nothing to a connection without a header that is whole and right', async () => {
    await at(wish, async (server, pki, as) => {
      for (const [what, beginning] of [
        ['none', ''],
        ['half a line', line().slice(0, 20)],
        ['a line without its end', line().trimEnd()],
        ['no address', line('nobody')],
        ['another protocol', line().replace('TCP4', 'UDP9')],
        ['in small letters', line().toLowerCase()],
        ['after a space', ` ${line()}`],
        ['too long', `PROXY TCP4 ${' '.repeat(200)}\r\n`],
        ['a version that there is not', octets(undefined, 0x31)],
        ['half a signature', octets().subarray(0, 6)],
        ['fewer octets than addresses have', octets(undefined, 0x21, 3)],
      ] as const) {
        expect(await ask(server, pki, { as, beginning }), what).toBe('')
      }
      expect(addressesSeen(server)).toEqual([])
      // What is only like an address is refused, or read as one (HAProxy); it is not passed on or logged as it stands.
      for (const odd of ['203.0.113', '203.0.113.999']) await ask(server, pki, { as, beginning: line(odd) })
      expect(statusOf(await ask(server, pki, { as, beginning: line() }))).toBe(200)
      await expect.poll(() => addressesSeen(server)).toContain(CLIENT)
      for (const address of addressesSeen(server)) expect(isIP(address ?? ''), address).not.toBe(0)
      await untilLogged(server, CLIENT)
      expect(logOf(server)).not.toMatch(/ 203\.0\.113(\.999)? |":"203\.0\.113(\.999)?"/)
    })
  })

  it('answers nothing to who is not in front, whatever it sends, and logs no address that it claims', async () => {
    await at(wish, async (server, pki, as) => {
      const claimed = line('198.51.100.66')
      const requests: Readonly<Record<string, Omit<Asked, 'from' | 'beginning'>>> = {
        'a client of ours': { as },
        nobody: {},
        'a client of others': { as: makeLivePki().client('alice') },
        rubbish: { as, request: 'rubbish\r\n\r\n' },
        'another host': { as, request: REQUEST.replace('localhost', 'a.example') },
        'a long head': { as, request: REQUEST.replace('\r\n\r\n', `\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`) },
        'in the clear': { request: REQUEST, inTheClear: true },
      }
      for (const [what, asked] of Object.entries(requests)) {
        for (const beginning of [claimed, octets([198, 51, 100, 66]), '']) {
          expect(await ask(server, pki, { ...asked, beginning, from: STRANGER }), what).toBe('')
        }
      }
      expect(statusOf(await ask(server, pki, { as, beginning: line() }))).toBe(200)
      await untilSeen(server, [CLIENT])
      await untilLogged(server, CLIENT)
      expect(logOf(server)).not.toContain('198.51.100.66')
    })
  })

  it('is refused where the export says nothing of it', async () => {
    await at({}, async (server, pki, as) => {
      expect(statusOf(await ask(server, pki, { as }))).toBe(200)
      for (const beginning of [line(), octets()])
        expect(statusOf(await ask(server, pki, { as, beginning }))).not.toBe(200)
      await untilSeen(server, ['127.0.0.1'])
    })
  })

  it('would be believed of anybody, were senders not looked at', async () => {
    await at({ ...wish, edits: trusting }, async (server, pki, as) => {
      expect(statusOf(await ask(server, pki, { as, beginning: line(), from: STRANGER }))).toBe(200)
    })
  })
}
