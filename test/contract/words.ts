/** What every protocol of words must show: who is answered what, at servers that are sound and broken. */

import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { TLSSocket, TlsOptions } from 'node:tls'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Family } from '../../src/probe/protocol/protocol.ts'
import { encodeReport } from '../../src/probe/report/json.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { reasons } from '../support/reasons.ts'
import { hurriedPorts, listen, makePki, probeOf, type Twin } from '../support/twins.ts'
import { type Before, startWords, type Talk } from '../support/word-twins.ts'

const pki = makePki()
const open: Twin[] = []

export type WordsRow = {
  readonly talk: Talk
  readonly before?: Before
  /** What the honest client is answered, and what one who is refused after the handshake. */
  readonly good: string
  readonly bad: string
  /** Nothing can be asked twice on one connection. */
  readonly once?: true
  /** What a server says in TLS that can serve nobody, where that is known. */
  readonly unable?: Buffer | string
  /** What else the operator says. */
  readonly wish?: Partial<ProbeRequest>
}

async function probeWith(family: Family, wish: Partial<ProbeRequest>, starting: Promise<Twin>): Promise<Report> {
  const twin = await starting
  open.push(twin)
  return runProbe(probeOf(pki, twin.port, { family, scheme: family, timeoutMs: 4000, ...wish }), hurriedPorts)
}

const fitsSchema = new Ajv2020({ allErrors: true, strictRequired: false }).compile(
  JSON.parse(readFileSync('pki/schemas/answers/probe.schema.json', 'utf8')),
)

const lenient: TlsOptions = { rejectUnauthorized: false }
const hasGood = (socket: TLSSocket): boolean => socket.authorized
const hasAny = (socket: TLSSocket): boolean => socket.getPeerX509Certificate() !== undefined

/** Runs the contract for one protocol. */
export function wordsContract(id: Exclude<Family, 'http'>, row: WordsRow): void {
  describe(`over ${id}`, () => {
    afterAll(() => Promise.all(open.map((twin) => twin.close())))
    const { talk, before, good, bad, unable, once, wish = {} } = row
    const probe = (family: Family, starting: Promise<Twin>): Promise<Report> => probeWith(family, wish, starting)
    const start = (more: Partial<Parameters<typeof startWords>[1]> = {}): Promise<Twin> =>
      startWords(pki, { talk, ...(before && { before }), ...more })

    it('proves a server that demands certificates in the handshake', async () => {
      const report = await probe(id, start())
      expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
      expect(report.verdict).toBe('enforced')
      expect(fitsSchema(JSON.parse(JSON.stringify(encodeReport(report)))), JSON.stringify(fitsSchema.errors)).toBe(true)
      expect(report.controls[0]).toMatchObject({ protocol: id, state: 'answered', first: { says: good } })
      expect(reasons(report, 'not-tried')).toMatchObject({ framing: expect.stringContaining('it is about HTTP') })
      const kept = reasons(report, once ? 'not-tried' : 'enforced')
      expect(kept).toHaveProperty('connection-after-revocation')
      const inClear = reasons(report, before === undefined ? 'enforced' : 'not-tried')
      expect(inClear).toHaveProperty('session-in-clear')
    })

    it('proves a server that refuses after the handshake', async () => {
      const report = await probe(id, start({ options: lenient, admits: hasGood }))
      expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
      expect(reasons(report, 'enforced')).toMatchObject({ 'no-certificate': bad, 'self-signed': bad })
    })

    it('finds a server that asks for certificates and demands none', async () => {
      const report = await probe(
        id,
        start({ options: lenient, admits: (socket) => hasGood(socket) || !hasAny(socket) }),
      )
      expect(reasons(report, 'bypassed')).toMatchObject({
        'no-certificate': expect.stringContaining(`answered ${good}`),
      })
      expect(reasons(report, 'bypassed')).not.toHaveProperty('self-signed')
    })

    it('finds a server that takes certificates of any CA', async () => {
      const report = await probe(id, start({ options: lenient, admits: hasAny }))
      expect(Object.keys(reasons(report, 'bypassed'))).toEqual(
        expect.arrayContaining(['expired', 'revoked', 'self-signed', 'sibling-authority', 'wrong-eku']),
      )
      expect(reasons(report, 'enforced')).toMatchObject({ 'no-certificate': bad })
    })

    it('proves nothing where nobody is served, or where another protocol is spoken', async () => {
      if (unable !== undefined) {
        const idle = await probe(id, start({ talk: { ...talk, reply: () => unable } }))
        expect(idle.verdict).toBe('inconclusive')
        expect(idle.results.every(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-tried')).toBe(true)
      }
      const other = await probe(
        id,
        start({ talk: { greeting: 'HTTP/1.1 400 x\r\n\r\n', reply: () => '\r\n', refusal: '' } }),
      )
      expect(other.verdict).toBe('inconclusive')
      expect(other.cause).toBeDefined()
    })

    if (before !== undefined) {
      it('takes no word in clear for one in TLS', async () => {
        const ahead = Buffer.from(talk.reply(Buffer.from('p2 CAPABILITY')) ?? '').toString('latin1')
        const replies = before.replies.map((one) => Buffer.from(Buffer.from(one).toString('latin1') + ahead, 'latin1'))
        const greeting = `${before.greeting ?? ''}${replies.length === 0 ? ahead : ''}`
        const report = await probe(id, start({ before: { ...before, ...(greeting !== '' && { greeting }), replies } }))
        expect(report.verdict).toBe('inconclusive')
      })

      it('says so where the server begins no TLS', async () => {
        const plain = listen(createServer((socket) => socket.end('500 what\r\n')))
        const report = await probe(id, plain)
        expect(report.cause?.what).toContain('does not begin TLS')
      })
    }
  })
}
