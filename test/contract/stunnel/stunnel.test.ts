/** What only the exported stunnel does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { makeLivePki } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { standsOf } from '../stand.ts'

for (const stand of await standsOf('stunnel')) {
  it('ends its check although its standard input stays open, as at a terminal', async (context) => {
    if (stand.missing !== undefined) leaveOut(context, stand.missing)
    const exported = await stand.export(makeLivePki())
    const [program, ...line] = exported.commands.check
    const check = spawn(program, line, { cwd: exported.directory, stdio: ['pipe', 'ignore', 'ignore'] })
    expect((await once(check, 'exit'))[0]).toBe(0)
    exported.remove()
  })
}
