/** What a server that is kept by `parts/shell/keep.sh` does at its start, its end and its reloads. What its files say, is not looked at here. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { encodeIssuingDistributionPoint } from '../../src/x509/extensions/issuing-distribution-point.ts'
import { makeKey } from '../support/certificate-kit.ts'
import type { Ground } from './proof.ts'
import { serialOf, stands } from './revocation.ts'
import type { Stand, Standing } from './stand.ts'

/** Which server is kept: its program, its configuration and what spoils that, and its process. */
export type Kept = {
  readonly name: string
  readonly program: string
  readonly configuration: string
  readonly nonsense: string
  readonly serverOf: (server: Standing) => number
  /** Whether an answer that has begun goes on to its end after a reload, whoever gets it. */
  readonly letsEnd?: true
}

export function keptByScript(stand: Stand, ground: () => Ground, kept: Kept): void {
  const { name, program, configuration, nonsense, serverOf, letsEnd } = kept
  it.each<[string, string, (text: string, ground: Ground) => string, RegExp]>([
    [
      'no configuration',
      configuration,
      (text) => text + nonsense,
      new RegExp(`${configuration.replace('.', '\\.')} is not good`),
    ],
    [
      'the key of another certificate',
      'tls/server-key.pem',
      (_, { alice }) => alice.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString(),
      /is not the key of/,
    ],
    [
      'a CRL that covers some certificates only',
      'tls/client-crl.pem',
      (_, { pki }) => pki.crl([], { extensions: [encodeIssuingDistributionPoint(['http://crl.acme.internal/7.crl'])] }),
      /may cover only some/,
    ],
    [
      'a CRL that another key has signed',
      'tls/client-crl.pem',
      (_, { pki }) => pki.crl([], { signedBy: makeKey() }),
      /is not signed by/,
    ],
    [
      'a CRL with a certificate beside',
      'tls/client-crl.pem',
      (text, { pki }) => text + pki.authority.pem,
      /something else beside/,
    ],
  ])('keeps what was in force where there is %s, and starts with none of it', async (_what, path, edit, says) => {
    const { pki, bob, start } = ground()
    const one = await start()
    await one.reload('tls/client-crl.pem', pki.crl([serialOf(bob)]))
    const good = readFileSync(join(one.directory, path), 'utf8')
    expect(await one.reload(path, edit(good, ground()))).toMatch(says)
    expect(await stands(ground(), one)).toEqual([true, false])
    expect(await one.reload(path, good)).toContain(one.words.done)
    expect(await stands(ground(), one)).toEqual([true, false])
    await one.stop()

    const whole = await stand.export(pki)
    writeFileSync(join(whole.directory, path), edit(readFileSync(join(whole.directory, path), 'utf8'), ground()))
    for (const command of ['check', 'run'] as const) {
      const { status, output } = await stand.run(whole, command)
      expect([status, output], command).toEqual([1, expect.stringMatching(says)])
    }
    whole.remove()
  })

  it(`ends when its ${name} does, and says so`, async () => {
    const one = await ground().start()
    process.kill(serverOf(one), 'SIGKILL')
    expect(await one.exited).toBe(1)
    expect(one.output()).toContain(`${name} has ended by itself`)
    expect(await one.knock({ as: ground().alice })).toBe('refused')
    await one.stop()
  })

  const atReload = letsEnd
    ? 'judges by the new files, when it says that they are in force, and lets an answer that has begun end'
    : 'has ended, when it says that new files are in force, whoever was served by those of before'
  it(atReload, async () => {
    const { pki, alice, bob, start, crl, statusOf } = ground()
    const one = await start()
    const held = one.application?.held()
    const reading = one.send('GET /held HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', bob)
    const release = await held
    // It is given ten seconds, and is cut off then.
    await one.reload(crl, pki.crl([serialOf(bob)]))
    if (letsEnd) release?.()
    expect((await reading).includes('ended')).toBe(letsEnd === true)
    release?.()
    expect(await statusOf({ as: bob }, one)).toBe(stand.manners.revoked)
    expect(await one.knock({ as: alice })).toMatchObject({ status: 200 })
    await one.stop()
  })

  it('answers two reloads that are asked for at once, the second for what lay there then', async () => {
    const { pki, alice, bob, start, crl, statusOf } = ground()
    const one = await start()
    one.signal('SIGUSR1')
    await one.reload(crl, pki.crl([serialOf(bob)]))
    await expect.poll(() => statusOf({ as: bob }, one), { timeout: 60_000 }).toBe(stand.manners.revoked)
    expect(await one.knock({ as: alice })).toMatchObject({ status: 200 })
    await one.stop()
  })

  it('refuses to be root', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can try to be root')
    const whole = await stand.export(ground().pki)
    const { status, stderr } = spawnSync('sh', [join(whole.directory, 'server.sh'), 'check', program])
    expect([status, String(stderr)]).toEqual([1, expect.stringContaining('not to be run as root')])
    whole.remove()
  })
}
