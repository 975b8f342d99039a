/** Why each part of its door for WebSockets is needed: without one, a proof fails. */
import { expect, it } from 'vitest'
import { systemClock } from '../../../src/effects/clock.ts'
import { leaveOut } from '../../support/judges.ts'
import { catchesTooReady, type TooReady } from '../open-websockets.ts'
import { makeGround } from '../proof.ts'
import { type Stand, standsOf } from '../stand.ts'
import { askFor } from '../websockets.ts'

const broken: readonly TooReady[] = [
  [
    'for any page',
    { edits: { 'lua/door.lua': { "isWebSocket and 'WebSocket' or method": 'method' } } },
    'opens none for a page',
  ],
  ['anywhere', { edits: { 'lua/websocket.lua': { 'has(paths, ': '(true or ' } } }, 'opens none elsewhere'],
  [
    'with a body',
    { edits: { 'lua/websocket.lua': { "#valuesOf('content-length') > 0 or ": '' } } },
    'opens none elsewhere',
  ],
  [
    'for any client',
    { edits: { 'lua/door.lua': { 'if not rules.allows(': 'if not isWebSocket and not rules.allows(' } } },
    'asks the access rules',
  ],
  [
    'that nobody asked for',
    {
      inputs: { webSockets: '/live' },
      edits: {
        'lua/door.lua': { "reason.isWebSocket and ' granted websocket' or ' granted'": "' granted websocket'" },
      },
    },
    'passes on nothing but requests',
  ],
  [
    'and speaks another protocol over it',
    { edits: { 'lua/door.lua': { 'if isOtherProtocol(status, fields) then': 'if false then' } } },
    'opens no tunnel for another protocol',
  ],
]

const [stand] = (await standsOf('lighttpd')) as [Stand]

catchesTooReady(stand, broken)

it('keeps a WebSocket that is silent for longer than a request may be', async (context) => {
  if (stand.missing !== undefined) return leaveOut(context, stand.missing)
  const ground = await makeGround(stand, { inputs: { webSockets: '/live' }, limits: { headersSeconds: 1 } })
  const open = await askFor(ground, ground.server)
  expect(open.status).toBe(101)
  await systemClock.sleep(5000)
  expect(open.socket.closed).toBe(false)
  open.socket.destroy()
  await ground.server.stop()
})
