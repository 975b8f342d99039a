/** Why each part of nginx's door for WebSockets is needed: without one, a proof fails. */
import { afterAll, expect, it } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { makeGround } from '../proof.ts'
import { type Stand, standsOf, type Wish } from '../stand.ts'
import { switching } from '../switching.ts'
import { webSockets } from '../websockets.ts'

afterAll(stopLeftOver)
afterAll(() => stand.clear())

const [rules, conf] = ['door.js', 'nginx.conf']
/** What is wrong, how, and the proof that must notice, by how its title begins. */
const broken: readonly (readonly [what: string, wish: Wish, notices: string])[] = [
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

it.for(broken)(`${stand.title} is caught that opens a WebSocket %s`, async ([, wish, notices], context) => {
  if (stand.missing !== undefined) return leaveOut(context, stand.missing)
  const proof = [...webSockets, ...switching].find(({ title }) => title.startsWith(notices))
  if (proof === undefined) throw new Error(`there is no proof that ${notices}`)
  const ground = await makeGround(stand, wish)
  await expect(proof.prove(ground)).rejects.toThrow('expected')
  await ground.server.stop()
})
