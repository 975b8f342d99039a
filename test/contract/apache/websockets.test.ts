/** Why each part of its door for WebSockets is needed: without one, a proof fails. */
import { catchesTooReady, type TooReady } from '../open-websockets.ts'
import { type Stand, standsOf } from '../stand.ts'

const broken: readonly TooReady[] = [
  [
    'for any page',
    { edits: { 'door.lua': { "isWebSocket and 'WebSocket' or method": 'method' } } },
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
    { edits: { 'door.lua': { 'if not rules.allows(': 'if not isWebSocket and not rules.allows(' } } },
    'asks the access rules',
  ],
  [
    'that nobody asked for',
    {
      inputs: { webSockets: '/live' },
      edits: { 'lua/request.lua': { "r.headers_in['Upgrade'] = told.isWebSocket and 'websocket' or nil": '' } },
    },
    'passes on nothing but requests',
  ],
]

const [stand] = (await standsOf('apache')) as [Stand]

catchesTooReady(stand, broken)
