/** Why each part of HAProxy's door for WebSockets is needed: without one, a proof fails; and what it makes of a question for HTTP/2. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { leaveOut } from '../../support/judges.ts'
import { catchesTooReady, type TooReady } from '../open-websockets.ts'
import { makeGround } from '../proof.ts'
import { type Stand, standsOf } from '../stand.ts'
import { askFor } from '../websockets.ts'

const [door, rules, conf] = ['door.lua', 'lua/websocket.lua', 'haproxy.cfg']
const broken: readonly TooReady[] = [
  [
    'for any page',
    { edits: { [door]: { "isWebSocket and 'websocket' or asked.method": 'asked.method' } } },
    'opens none for a page of another origin',
  ],
  ['anywhere', { edits: { [rules]: { 'has(paths, ': '(true or ' } } }, 'opens none elsewhere'],
  ['with a body', { edits: { [rules]: { "#valuesOf('content-length') > 0 or ": '' } } }, 'opens none elsewhere'],
  [
    'for another protocol',
    { edits: { [rules]: { "protocols[1]:lower() ~= 'websocket'": 'false' } } },
    'opens none elsewhere',
  ],
  [
    'for any client',
    { edits: { [door]: { 'if not rules.allows(': 'if not isWebSocket and not rules.allows(' } } },
    'asks the access rules',
  ],
  [
    'that nobody asked for',
    {
      inputs: { webSockets: '/live' },
      edits: { [conf]: { '{ status 101 } !{ var(txn.verdict) -m str websocket }': '{ status 199 }' } },
    },
    'passes on nothing but requests',
  ],
  [
    'and speaks another protocol over it',
    {
      edits: { [conf]: { '!{ res.hdr_cnt(Upgrade) eq 1 }': '{ status 199 }' } },
      inputs: { webSockets: '/live' },
    },
    'opens no tunnel for another protocol',
  ],
]

const stands = await standsOf('haproxy')

catchesTooReady(stands[0] as Stand, broken)

it.for(stands)(
  '$title asks its backend for no HTTP/2, also where a client does beside a WebSocket',
  async (stand, context) => {
    if (stand.missing !== undefined) return leaveOut(context, stand.missing)
    const heard: (string | undefined)[] = []
    const backend = createServer((request, answer) => {
      heard.push(request.headers.upgrade)
      answer.end()
    })
    backend.on('upgrade', ({ headers }, socket) => {
      heard.push(headers.upgrade)
      socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')
    })
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
    const upstream = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
    const ground = await makeGround(stand)
    const server = await ground.start({ inputs: { webSockets: '/live', upstream } })
    for (const protocol of ['websocket', 'websocket, h2c', 'h2c, websocket', 'h2c'])
      (await askFor(ground, server, { protocol })).socket.destroy()
    expect(heard).toContain('websocket')
    expect(heard.filter((one) => one !== undefined && one !== 'websocket')).toEqual([])
    await server.stop()
    await ground.server.stop()
    backend.close()
    stand.clear()
  },
)
