/** What `status` says that needs attention, and when. */
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deliverTls, exportTarget, homeStatus, refreshCrls } from '../support/workflows.ts'
import { clock, common, DAY, home, issue, revoke, useHome } from './clocked-home.ts'

useHome()

const status = () => homeStatus({ home: home.path }, home.ports)
const out = () => join(home.path, '../out')
const exportNode = () =>
  exportTarget(
    {
      home: home.path,
      target: 'node',
      host: 'localhost',
      listen: '127.0.0.1:9000',
      out: out(),
      origins: [],
      mode: 'export',
    },
    home.ports,
  )
const signAll = () => refreshCrls({ home: home.path, ...common }, home.ports)

describe('the state of a home', () => {
  it('needs no attention at first, and says when it will: the CRLs first, the authorities last', async () => {
    await issue('alice', { days: 20 })
    const { attention, upcoming, sound } = await status()
    expect([attention, sound]).toEqual([[], true])
    expect(upcoming.map(({ what }) => what)).toEqual([
      'the next CRL of clients is due',
      'the next CRL of servers is due',
      'a certificate of alice expires',
      'the authority clients expires',
      'the authority servers expires',
    ])
    expect(upcoming.map(({ at }) => at)).toEqual(upcoming.map(({ at }) => at).sort())
  })

  it('needs attention from the moment on that it named, and not a second earlier', async () => {
    const { upcoming } = await status()
    const seconds = Date.parse(upcoming[0]!.at) / 1000 - clock.now()
    clock.advance(seconds - 1)
    expect(await status()).toMatchObject({ sound: true, attention: [] })
    clock.advance(1)
    expect((await status()).sound).toBe(false)
  })

  it('needs attention while an export on this machine has an older CRL, and tells of others that it does not know', async () => {
    await home.issue('server', 'localhost')
    await issue('bob')
    await exportNode()
    expect(await status()).toMatchObject({
      sound: true,
      exports: [{ directory: out(), target: 'node', host: 'localhost', state: 'current', crl: 1 }],
    })
    await revoke({ name: 'bob' })
    const behind = await status()
    expect(behind.exports).toMatchObject([{ state: 'outdated', crl: 1 }])
    expect(behind.attention).toEqual([expect.stringContaining(`${out()} has an older CRL, number 1`)])
    expect(behind.sound).toBe(false)
    await deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)
    expect(await status()).toMatchObject({ sound: true, exports: [{ state: 'current', crl: 2 }] })
    rmSync(join(out(), 'tls/client-crl.pem'))
    expect(await status()).toMatchObject({ sound: false, exports: [{ state: 'unreadable' }] })
    renameSync(out(), `${out()}-moved`)
    expect(await status()).toMatchObject({
      sound: true,
      attention: [],
      exports: [{ directory: out(), state: 'unknown' }],
    })
  })

  it('needs attention once a certificate expires within seven days, unless it was made to last no longer', async () => {
    await issue('alice', { days: 12 })
    await issue('bob', { days: 12 })
    await issue('short', { days: 7 })
    clock.advance(5 * DAY - 301)
    expect((await status()).attention).toEqual([])
    clock.advance(302)
    await issue('short-too', { days: 6 })
    expect((await status()).attention).toEqual([
      expect.stringMatching(/^2 certificates expire within seven days.*alice/),
    ])
    await revoke({ name: 'alice' })
    const { attention, sound } = await status()
    expect(attention).toEqual([expect.stringMatching(/^the certificate [0-9a-f]+ of bob expires at .*renew it/)])
    expect(sound).toBe(false)
    clock.advance(7 * DAY)
    await signAll()
    expect((await status()).attention).toEqual([])
  })
})
