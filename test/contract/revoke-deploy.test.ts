/** A revocation that is brought to real servers, each of which is asked until it refuses: `revoke --deploy`. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openHome } from '../../src/index.ts'
import type { Deployed } from '../../src/workflow/finish-line.ts'
import { forgetDeployment, sayDeployment } from '../../src/workflow/manage-deployments.ts'
import type { RevokeAnswer } from '../../src/workflow/revoke.ts'
import { type Fleet, makeFleet, numberIn } from '../support/deploy-kit.ts'
import { knowPassphrase } from '../support/home.ts'
import { leaveOut } from '../support/judges.ts'
import { NGINX } from '../support/nginx.ts'
import { afterRevocation, resultOf } from '../support/reload-kit.ts'
import { holdingHome, type ProveRequest, proveServer } from '../support/workflows.ts'

let fleet: Fleet | undefined
afterEach(async () => {
  await fleet?.end()
  fleet = undefined
})

async function open(): Promise<Fleet> {
  fleet = await makeFleet()
  return fleet
}

const named = ({ deployments = [] }: RevokeAnswer, name: string): Deployed => {
  const found = deployments.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no deployment ${name} in the answer`)
  return found
}

const statesOf = ({ ways }: Deployed) => Object.fromEntries(ways.map(({ way, state }) => [way, state]))

const refusedEverywhere = {
  'new-handshake': 'refused',
  'resumed-session': 'refused',
  'kept-connection': 'refused',
}

describe('a revocation that a program has brought to servers', () => {
  it('is told of as the command tells it, and reaches no server where nobody asked for that', async () => {
    const { home, stand } = await open()
    const { crl } = await stand('web')
    await stand('deaf', { reload: 'true' })
    const before = numberIn(crl)
    await using held = openHome(home.path)
    expect((await held.revoke('carol', 'superseded')).deployments).toBeUndefined()
    expect(numberIn(crl)).toBe(before)
    const { deployments = [] } = await held.revoke('bob', 'keyCompromise', { deploy: { withinSeconds: 3 } })
    expect(deployments.map(({ name, state }) => [name, state]).toSorted()).toEqual([
      ['deaf', 'let-in'],
      ['web', 'refused'],
    ])
    expect(numberIn(crl)).toBe(before + 2)
  })

  it('is not begun with a number of seconds out of range, and nothing is revoked', async () => {
    const { home } = await open()
    await using held = openHome(home.path)
    for (const withinSeconds of [0, 601, Number.NaN]) {
      await expect(held.revoke('bob', 'keyCompromise', { deploy: { withinSeconds } })).rejects.toMatchObject({
        code: 'input.malformed',
      })
    }
    expect((await held.list({ states: ['revoked'] })).certificates).toEqual([])
  })
})

describe('a revocation that is brought to servers', () => {
  it('is refused in each way by a server that takes up the CRL, and says how soon', async () => {
    const { stand, revoke } = await open()
    const { crl, url } = await stand('web')
    const before = numberIn(crl)
    const answer = await revoke('bob')
    const one = named(answer, 'web')
    expect(one).toMatchObject({ state: 'refused', url, crl: before + 1 })
    expect(statesOf(one)).toEqual(refusedEverywhere)
    expect(one.ways.find(({ way }) => way === 'new-handshake')?.lagMs).toBeGreaterThanOrEqual(0)
    expect(numberIn(crl)).toBe(before + 1)
    expect(answer.outdated).toEqual([])
    // One CRL names both bob and the client that was asked as.
    expect(answer.crls).toMatchObject([{ number: before + 1, entries: 2 }])
  })

  it('is refused by a real nginx', async (context) => {
    if (!existsSync(NGINX)) leaveOut(context, 'no nginx')
    const { stand, revoke } = await open()
    await stand('proxy', { target: 'nginx' })
    const one = named(await revoke('bob'), 'proxy')
    expect(one).toMatchObject({ state: 'refused' })
    expect(statesOf(one)).toEqual(refusedEverywhere)
  })

  it('is told to be open at a server that never takes it up, and reaches the one beside it', async () => {
    const { stand, revoke } = await open()
    await stand('deaf', { reload: 'true' })
    await stand('web')
    const answer = await revoke('bob')
    expect(named(answer, 'deaf')).toMatchObject({ state: 'let-in' })
    expect(statesOf(named(answer, 'deaf'))).toMatchObject({ 'new-handshake': 'let-in' })
    expect(named(answer, 'web')).toMatchObject({ state: 'refused' })
  })

  it('is not known at a server that cannot be reached, whose CRL is put in place all the same', async () => {
    const { stand, revoke } = await open()
    const { crl } = await stand('down', { started: false, reload: 'true' })
    const before = numberIn(crl)
    const answer = await revoke('bob')
    expect(named(answer, 'down')).toMatchObject({ state: 'unknown', crl: before + 1 })
    expect(named(answer, 'down').why).toContain('the honest client fails')
    expect(numberIn(crl)).toBe(before + 1)
  })

  it('is not known where the command fails, hangs, or the folder went away; the revocation stands', async () => {
    const { home, folder, stand, revoke } = await open()
    await stand('failing', { reload: 'echo no such process >&2; exit 7' })
    await stand('hanging', { reload: 'exec sleep 600' })
    await stand('gone', { started: false })
    rmSync(join(folder, 'gone'), { recursive: true })
    const { clock } = home.ports
    const impatient = { ...clock, sleep: (ms: number, cut?: AbortSignal) => clock.sleep(Math.min(ms, 3000), cut) }
    const answer = await revoke('bob', { ...home.ports, clock: impatient })
    expect(named(answer, 'failing')).toMatchObject({ state: 'unknown' })
    expect(named(answer, 'failing').why).toContain('ended with status 7 (no such process)')
    expect(named(answer, 'hanging').why).toContain('did not end within')
    expect(named(answer, 'gone')).toMatchObject({ state: 'unknown' })
    expect(named(answer, 'gone')).not.toHaveProperty('crl')
    expect(named(answer, 'gone').why).toContain('does not exist')
    expect(answer.revoked).toMatchObject([{ name: 'bob', recorded: 'now' }])
    expect(numberIn(home.authority('client').crl)).toBe(answer.crls[0]?.number)
  })

  it('is brought to a server that the home knows in the middle of a probe, too', async () => {
    const { home, stand } = await open()
    const { url } = await stand('web')
    await stand('deaf', { reload: 'exit 5' })
    const probe = (deploy: string, more: Partial<ProveRequest> = {}) =>
      proveServer(
        {
          home: home.path,
          url,
          as: 'alice',
          deploy,
          operator: 'not-stated',
          passphrase: knowPassphrase,
          watch: () => undefined,
          reloadWithin: 3,
          ...more,
        },
        home.ports,
      )
    const report = await probe('web')
    for (const id of afterRevocation) expect(resultOf(report, id), id).toMatchObject({ verdict: 'enforced' })
    await expect(probe('nobody')).rejects.toMatchObject({ code: 'deployment.unknown' })
    await expect(probe('web', { reload: 'true' })).rejects.toMatchObject({ code: 'usage.wrong' })
    const failing = resultOf(await probe('deaf'), 'revocation-lag')
    expect(failing).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('ended with status 5') })
  })

  it('is asked at no other machine unless somebody answers for it, and is brought there all the same', async () => {
    const { home, folder, revoke } = await open()
    const path = join(folder, 'crl.pem')
    const wish = { name: 'far', to: path, url: 'https://192.0.2.1', reload: 'true', operator: 'not-stated' } as const
    await holdingHome(home.path, home.ports, (held) => sayDeployment('add', wish, held, home.ports))
    const answer = await revoke('bob')
    expect(named(answer, 'far')).toMatchObject({ state: 'unknown', crl: numberIn(path), ways: [] })
    expect(named(answer, 'far').why).toContain('--i-operate-this-server')
  })

  it('is asked for as two clients of its own where the home has no other key', async () => {
    const { home, stand, revoke } = await open()
    await stand('web')
    for (const name of ['alice', 'carol']) await home.revoke(name)
    expect(named(await revoke('bob'), 'web')).toMatchObject({ state: 'refused' })
  })

  it('does not count a refusal by a server that refuses everybody by then', async () => {
    const { stand, revoke } = await open()
    await stand('dying', { reload: 'kill -TERM "$(cat ../dying.pid)"' })
    expect(named(await revoke('bob'), 'dying')).toMatchObject({ state: 'unknown' })
  })

  it('is brought to what was added, by a command that takes the CRL on its standard input, or into a file', async () => {
    const { home, folder, stand, revoke } = await open()
    const { crl, url } = await stand('web')
    const pid = `kill -HUP "$(cat '${folder}/web.pid')"`
    const say = (act: 'add' | 'change', wish: Omit<Parameters<typeof sayDeployment>[1], 'operator'>) =>
      holdingHome(home.path, home.ports, (held) =>
        sayDeployment(act, { ...wish, operator: 'not-stated' }, held, home.ports),
      )
    await holdingHome(home.path, home.ports, (held) => forgetDeployment('web', held, home.ports))
    await say('add', { name: 'piped', url, to: `command:cat > '${crl}.new' && mv '${crl}.new' '${crl}' && ${pid}` })
    expect(await revoke('bob')).toMatchObject({ deployments: [{ name: 'piped', state: 'refused' }] })
    await holdingHome(home.path, home.ports, (held) => forgetDeployment('piped', held, home.ports))
    await say('add', { name: 'filed', url, to: crl, reload: pid })
    expect(await revoke('carol')).toMatchObject({ deployments: [{ name: 'filed', state: 'refused' }] })
    // What is no CRL of this authority is not replaced.
    writeFileSync(`${crl}.notes`, 'my notes')
    await say('change', { name: 'filed', to: `${crl}.notes` })
    const answer = await revoke('alice')
    expect(named(answer, 'filed')).toMatchObject({ state: 'unknown' })
    expect(named(answer, 'filed').why).toContain('is not a usable CRL')
    expect(readFileSync(`${crl}.notes`, 'utf8')).toBe('my notes')
  })
})
