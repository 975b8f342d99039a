/** Why each part of nginx's door for WebSockets is needed: without one, a proof fails. */
import { catchesTooReady, type TooReady } from '../open-websockets.ts'
import { type Stand, standsOf } from '../stand.ts'

const [rules, conf] = ['door.js', 'nginx.conf']
const broken: readonly TooReady[] = [
  [
    'for any page',
    { inputs: { webSockets: '/' }, edits: { [conf]: { '"~ websocket$" unsafe;': '' } } },
    'opens none for a page of another origin',
  ],
  [
    'anywhere',
    { edits: { [rules]: { 'settings.webSockets.indexOf(': 'true || settings.webSockets.indexOf(' } } },
    'opens none elsewhere',
  ],
  ['with a body', { edits: { [rules]: { '!hasBody && ': '' } } }, 'opens none elsewhere'],
  [
    'for any client',
    { edits: { [rules]: { 'if (rules.allows(': 'if (isWebSocket(r) || rules.allows(' } } },
    'asks the access rules',
  ],
  [
    'that nobody asked for',
    { edits: { [rules]: { "r.variables.countersign_door === 'websocket' &&": '' } } },
    'passes on nothing but requests',
  ],
]

const [stand] = (await standsOf('nginx')) as [Stand]

catchesTooReady(stand, broken)
