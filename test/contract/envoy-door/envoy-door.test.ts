/** What only the exported Envoy with a door does: it asks about each request, says why the door refuses, and passes on nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { doorSaysWhy, ruled } from '../door-says-why.ts'
import { limits } from '../limits.ts'
import { forClients, type Ground, makeGround, unreached } from '../proof.ts'
import { type Stand, standsOf } from '../stand.ts'

/** Ways of it to be wrong: in which file, what there, and what in its place. */
const notAsked = {
  '"transport_api_version": "V3",': '"transport_api_version": "V3", "filter_enabled": { "default_value": {} },',
}
const open = { '"failure_mode_allow": false': '"failure_mode_allow": true', 'run/door.sock': 'run/nobody.sock' }
const wrong: readonly (readonly [
  what: string,
  path: string,
  words: Readonly<Record<string, string>>,
  status: number,
])[] = [
  ['does not ask', 'envoy.json', notAsked, 503],
  ['would let in whom the door was not asked about', 'envoy.json', open, 503],
  ['is not told who is calling', 'envoy.json', { ', { "exact": "x-client-identity" }': '' }, 503],
  ['fails before it asks', 'before-door.lua', { 'requests.tell(': 'nothing(' }, 503],
  ['does not say that it asks', 'before-door.lua', { 'requests.ask(handle)': '' }, 503],
  ['fails once it has asked', 'after-door.lua', { 'local told = toldBy': 'local told = nothing' }, 403],
  ['fails at the end', 'after-door.lua', { 'requests.pass(handle)': 'requests.pass(nothing())' }, 403],
]

afterAll(stopLeftOver)

const [stand] = (await standsOf('envoy-door')) as [Stand]
const { title, missing } = stand

if (missing !== undefined) it(title, (context) => leaveOut(context, missing))
else
  describe(title, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand, ruled())
    })
    afterAll(() => ground?.server.stop())

    it('says why the door refuses, with the status of the reason, and ends the connection', async () => {
      await doorSaysWhy(ground)
    })

    it('tells of a client with a large certificate, whatever the longest head of a request is', async () => {
      const names = Array.from({ length: 100 }, (_, index) => `spiffe://acme.internal/${'a'.repeat(16)}/${index}`)
      const uris = encodeSubjectAlternativeName(names.map((value) => ({ kind: 'uri', value })))
      const narrow = await ground.start({ inputs: { headerKilobytes: '1' } })
      const { status, body } = await ground.answerTo({ as: ground.odd(forClients, uris) }, narrow)
      expect([status, JSON.parse(body).uris]).toEqual([200, names])
      await narrow.stop()
    })

    it.each(wrong)('passes nothing on where it %s', async (_what, path, words, status) => {
      const broken = await ground.start({ edits: { [path]: words } })
      await unreached(broken, async () => {
        expect(await ground.statusOf({}, broken)).toBe(status)
        const forged = ['Client-Cert', ':AAAA:', 'X-Client-Identity', '{}']
        expect(await ground.statusOf({ headers: forged }, broken)).toBe(status)
      })
      await broken.stop()
    })

    it('would pass on what the door was not asked about, if its script did not demand what the door says', async () => {
      const blind = { 'local told = toldBy(handle)': 'local told = {}' }
      const broken = await ground.start({ edits: { 'envoy.json': open, 'after-door.lua': blind } })
      await ground.statusOf({}, broken)
      expect(broken.seen).toHaveLength(1)
      await broken.stop()
    })

    // What it lacks of the claim is to make room where strangers hold all places.
    describe('keeps the limits of its export', () => {
      const kept = limits.filter(({ title }) => !title.includes('strangers'))
      it.each(kept.map((proof) => [proof.title, proof] as const))('%s', (_title, { prove }) => prove(ground))
    })

    it('takes the largest body in chunks, and none that is larger, however much larger', async () => {
      const { server, own, alice } = ground
      const head = `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own}\r\nConnection: close\r\n`
      const chunk = (length: number) => `${length.toString(16)}\r\n${'x'.repeat(length)}\r\n`
      const status = async (...lengths: readonly number[]) => {
        const body = `${lengths.map(chunk).join('')}0\r\n\r\n`
        return (await server.send(`${head}Transfer-Encoding: chunked\r\n\r\n${body}`, alice)).split(' ')[1]
      }
      expect(await status(1_048_576)).toBe('200')
      await unreached(server, async () => {
        expect(await status(1_048_577)).toBe('413')
        expect(await status(...Array.from({ length: 5 }, () => 1_000_000))).toBe('413')
      })
    })
  })
