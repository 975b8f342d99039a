/** The parts in Lua, in the Lua that HAProxy has: what they read and decide, they read and decide as the library does. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runToEnd } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { wrongInLua } from '../../support/lua-part-cases.ts'

const HAPROXY = '/usr/sbin/haproxy'
/** HAProxy runs the script when it checks this; without a place to listen the check would fail. */
const CONF = `
global
  lua-load part-cases.lua
frontend nobody
  bind 127.0.0.1:1
  timeout client 1s
`

it('reads certificates, CRLs, headers, targets and rules, and decides on requests, as the library does', async (context) => {
  if (!existsSync(HAPROXY)) return leaveOut(context, 'no HAProxy: apt-get install haproxy')
  const wrong = await wrongInLua((folder) => {
    writeFileSync(join(folder, 'haproxy.cfg'), CONF)
    return runToEnd([HAPROXY, '-c', '-C', folder, '-f', 'haproxy.cfg'], folder)
  })
  expect(wrong).toEqual([])
})
