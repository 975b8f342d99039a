/** The exported crate as a Rust project: it builds without a warning, and passes what cargo asks of it. Starts no server but to show its check. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findTarget } from '../../../src/export/catalogue.ts'
import { buildFolder, hasCargo, rustVersion } from '../../support/cargo.ts'
import { exportFor, makeLivePki, runToEnd } from '../../support/exported-server.ts'
import { makeHome } from '../../support/home.ts'
import { leaveOut } from '../../support/judges.ts'
import { shippedTargets } from '../../support/target-kit.ts'
import { writeTarget } from '../../support/workflows.ts'
import { build } from './stands.ts'

describe('the exported crate', () => {
  it('compiles without a warning', async (context) => {
    if (rustVersion === undefined) leaveOut(context, 'no cargo: install Rust 1.88 or later')
    const { status, output } = await build()
    expect(status).toBe(0)
    expect(output).not.toMatch(/^(warning|error)/m)
  })

  it.for([
    ['is formatted', ['fmt', '--check']],
    ['passes its own tests', ['test', '--locked', '--quiet']],
    ['gives clippy nothing to say', ['clippy', '--locked', '--quiet', '--all-targets', '--', '-D', 'warnings']],
  ] as const)('%s', async ([, argv], context) => {
    if (rustVersion === undefined || !hasCargo(argv[0]))
      leaveOut(context, `no cargo ${argv[0]}: install it with rustup component add`)
    const exported = await exportFor(findTarget(await shippedTargets(), 'axum'), makeLivePki())
    const folder = buildFolder(exported.directory)
    const inFolder = ['env', `CARGO_TARGET_DIR=${folder}`, 'cargo', ...argv]
    expect(await runToEnd(inFolder, exported.directory)).toMatchObject({ status: 0 })
    exported.remove()
  })

  it('takes a client CA with a key of each type', async (context) => {
    if (rustVersion === undefined) leaveOut(context, 'no cargo: install Rust 1.88 or later')
    const { program } = await build()
    for (const keyType of ['ec-p256', 'ec-p384', 'ed25519', 'rsa-3072'] as const) {
      const home = await makeHome({ keyType })
      await home.issue('server', 'localhost')
      const asked = { home: home.path, target: 'axum', host: 'localhost', listen: '127.0.0.1:8443', origins: [] }
      const out = join(home.path, '../server')
      const { directory, commands } = await writeTarget({ ...asked, out, mode: 'export' }, home.ports)
      expect(await runToEnd([program, ...commands.check.slice(1)], directory), keyType).toMatchObject({ status: 0 })
      await home.remove()
    }
  })
})
