/** What becomes of requests at the exported Apache when something else than the door answers in its place, or nobody. */

import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/effects/clock.ts'
import { stopLeftOver } from '../../support/exported-server.ts'
import { refusesBadDoors } from '../bad-doors.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { standsOf, type Wish } from '../stand.ts'

afterAll(stopLeftOver)

const at = 'run/door.sock'
const all = await standsOf('apache-door')
for (const stand of all) refusesBadDoors(stand, { at, compares: true })

/** What is said to each question, with the certificate that the question shows; it is sent piece by piece where there are more. */
type Says = (shown: string) => readonly [said: string, ...more: string[]]

const yes = (shown: string, more = '') =>
  `HTTP/1.1 200 OK\r\nClient-Cert: ${shown}\r\nX-Client-Identity: {"serial":"0a"}\r\n${more}`

const dripping: Says = (shown) => [yes(shown, '\r\n'), ...Array.from({ length: 150 }, () => 'more')]
const long: Says = (shown) => [yes(shown, `X-More: ${'a'.repeat(140_000)}\r\n\r\n`)]
const noHeader: Says = (shown) => [yes(shown, 'more\r\n\r\n')]
const twoCertificates: Says = (shown) => [yes(shown, `Client-Cert: ${shown}\r\n\r\n`)]

/** Yes without end, or as a line of HTTP may not be. The last one is right, and what the others are held against. */
const doors: readonly (readonly [what: string, says: Says, status: number])[] = [
  ['never ends what it says', dripping, 503],
  ['says no end of its head', (shown) => [yes(shown)], 503],
  ['says yes in a head that is too long', long, 503],
  ['says what is no header', noHeader, 503],
  ['says lines that end otherwise', (shown) => [`${yes(shown)}\r\n`.replaceAll('\r\n', '\n')], 503],
  ['names two certificates', twoCertificates, 503],
  ['names two clients', (shown) => [yes(shown, 'X-Client-Identity: {}\r\n\r\n')], 503],
  ['names nobody in JSON', (shown) => [yes(shown, '\r\n').replace('{"serial":"0a"}', 'alice')], 503],
  ['says yes, as the door does', (shown) => [yes(shown, '\r\n')], 200],
]

/** What a script lets pass that lacks one look at the answer; with that look, it is a refusal above or among the bad doors. */
const blind: readonly (readonly [what: string, edits: NonNullable<Wish['edits']>, says: Says, status: number])[] = [
  [
    'takes a word about another certificate',
    { 'lua/question.lua': { "onlyOne(answer, 'client-cert') ~= shown or ": '' } },
    () => [yes(':AAAA:', '\r\n')],
    200,
  ],
  [
    'takes what has no end',
    { 'lua/connection.lua': { "if why == 'closed' then said = part end": 'said = part' } },
    dripping,
    200,
  ],
  ['takes what is too long', { 'lua/connection.lua': { 'LONGEST = 128 *': 'LONGEST = 1024 *' } }, long, 200],
  [
    'takes what is no header',
    { 'lua/connection.lua': { 'if name == nil then return nil end': "name, value = name or '', value or ''" } },
    noHeader,
    200,
  ],
  ['takes the first of two', { 'lua/question.lua': { ' or values[1] ~= nil': '' } }, twoCertificates, 200],
  [
    'takes any request for a preflight',
    {
      'lua/question.lua': {
        "if asked.reader == nil or asked.method ~= 'OPTIONS' or onlyOne(answer, 'access-control-allow-methods') == nil then return nil end":
          '',
      },
    },
    () => ['HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n\r\n'],
    204,
  ],
]

/** Listens where the door did. */
async function listenInstead(path: string, says: Says): Promise<Server> {
  rmSync(path, { force: true })
  const impostor = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', async (question) => {
      const [said, ...more] = says(/client-cert: (\S+)/i.exec(String(question))?.[1] ?? '')
      socket.write(said)
      for (const one of more) {
        await systemClock.sleep(100)
        if (socket.destroyed) return
        socket.write(one)
      }
      socket.end()
    })
  })
  const before = process.umask(0)
  impostor.listen(path)
  process.umask(before)
  await once(impostor, 'listening')
  return impostor
}

for (const stand of all) {
  const { title, missing } = stand
  if (missing !== undefined) continue // said by what is above
  describe(`${title} asks what`, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand)
    })
    afterAll(async () => {
      await ground?.server.stop()
      stand.clear()
    })
    it.each(doors)('%s', async (_what, says, status) => {
      const impostor = await listenInstead(join(ground.server.directory, at), says)
      try {
        if (status === 200) expect(await ground.statusOf({})).toBe(status)
        else await unreached(ground.server, async () => expect(await ground.statusOf({})).toBe(status))
      } finally {
        impostor.close()
      }
    })

    if (stand !== all[0]) return
    it.each(blind)('with a script that %s, which is seen', async (_what, edits, says, status) => {
      const open = await ground.start({ edits })
      const impostor = await listenInstead(join(open.directory, at), says)
      try {
        expect(await ground.statusOf({}, open)).toBe(status)
      } finally {
        impostor.close()
        await open.stop()
      }
    })
  })
}
