/** A revocation that was recorded and not published: told by everybody who looks, and ended by the next command that signs. */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntryName, SerialNumber } from '../../src/core/brand.ts'
import { diskRefusal } from '../../src/core/disk-error.ts'
import type { Files } from '../../src/core/port/files.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { listAllCertificates } from '../../src/workflow/list.ts'
import { holdHome } from '../../src/workflow/opening.ts'
import { encodeCrlPem, parseCrlPem } from '../../src/x509/crl.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { sampled } from '../support/sweep.ts'
import {
  checkCrls,
  deliverTls,
  exportTarget,
  homeStatus,
  listCertificates,
  permitNames,
  refreshCrls,
  revokeCertificates,
  showCertificates,
  takeServerMaterial,
} from '../support/workflows.ts'

const host = 'api.acme.internal'
const watch = () => undefined

let clock: MovableClock
let home: TestHome
let bob: SerialNumber
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
  await home.issue('client', 'alice')
  bob = (await home.issue('client', 'bob')).certificate.serial as SerialNumber
  await home.issue('server', host)
})
afterEach(() => home.remove())

const signing = { passphrase: knowPassphrase, watch }
const crlOnDisk = async () => parseCrlPem(await home.read(home.authority('client').crl))
const listed = async () => Array.from((await crlOnDisk()).entries(), ({ serial }) => serial)
const revoke = (what: Parameters<typeof revokeCertificates>[0]['what'], ports = home.ports) =>
  revokeCertificates({ home: home.path, what, reason: 'keyCompromise', mode: 'revoke', ...signing }, ports)

/** A disk on which no CRL can be put in its place. */
const failing = () => {
  const { files } = home.ports
  const write: typeof files.write = (path, ...rest) =>
    path.endsWith('crl.pem') ? Promise.reject(new CountersignError('disk.full', { path })) : files.write(path, ...rest)
  return { ...home.ports, files: { ...files, write } }
}
const cutOff = () => expect(revoke({ name: 'bob' }, failing())).rejects.toMatchObject({ code: 'crl.unpublished' })

const whole = () => checkCrls({ home: home.path, authority: 'clients' }, home.ports)
const check = async () => (await whole()).crls[0]
const stateOf = async (name: string) =>
  (await showCertificates({ home: home.path, what: { name } }, home.ports)).certificates.map((facts) => [
    facts.state,
    facts.published,
  ])
const exporting = (mode: 'export' | 'dry-run') =>
  exportTarget(
    {
      home: home.path,
      target: 'node',
      host,
      listen: '127.0.0.1:8443',
      out: join(home.path, '../out'),
      origins: [],
      mode,
    },
    home.ports,
  )
const material = () => takeServerMaterial({ home: home.path, host }, home.ports)

describe('a revocation on no CRL', () => {
  it('is told by anybody who looks, and no server is given that CRL (RFC 5280 §3.3)', async () => {
    await cutOff()
    expect(await check()).toMatchObject({ state: 'fresh', due: true, unpublished: [bob], entries: 0 })
    const { warnings, crls } = await homeStatus({ home: home.path }, home.ports)
    expect(crls.map(({ due }) => due)).toEqual([true, false])
    expect(warnings.join('\n')).toContain(
      `on no CRL of clients yet: ${bob}; servers still admit them; run countersign crl`,
    )
    expect(await stateOf('bob')).toEqual([['revoked', false]])
    const { certificates } = await listCertificates({ home: home.path, limit: 10 }, home.ports)
    expect(certificates.map(({ name, published }) => [name, published])).toEqual([
      [host, undefined],
      ['bob', false],
      ['alice', undefined],
    ])
    const refused = { code: 'crl.incomplete', facts: { authority: 'clients', serials: [bob] } }
    await expect(exporting('export')).rejects.toMatchObject(refused)
    await expect(exporting('dry-run')).rejects.toMatchObject(refused)
    await expect(material()).rejects.toMatchObject(refused)
  })

  it('is delivered alone to no export either, until a CRL names it', async () => {
    const delivering = (mode: 'export' | 'dry-run') => deliverTls({ home: home.path, to: 'all', mode }, home.ports)
    await exporting('export')
    await refreshCrls({ home: home.path, ...signing }, home.ports)
    await cutOff()
    for (const mode of ['export', 'dry-run'] as const) {
      await expect(delivering(mode)).rejects.toMatchObject({ code: 'crl.incomplete', facts: { serials: [bob] } })
    }
    expect(parseCrlPem(await home.read(join(home.path, '../out/tls/client-crl.pem'))).number).toBe(1n)
    await revoke({ name: 'bob' })
    expect(await delivering('export')).toMatchObject({ exports: [{ crl: { number: 4, before: 1 } }], warnings: [] })
  })

  it('of one of two authorities is ended by the same command, though the other has published', async () => {
    const both = [{ name: 'bob' }, { name: host }]
    const { files } = home.ports
    const write: typeof files.write = (path, ...rest) =>
      path === home.authority('server').crl
        ? Promise.reject(new CountersignError('disk.full', { path }))
        : files.write(path, ...rest)
    await expect(revoke(both, { ...home.ports, files: { ...files, write } })).rejects.toMatchObject({
      code: 'crl.unpublished',
      facts: { authority: 'servers' },
    })
    expect(await listed()).toEqual([bob])
    expect(await revoke(both)).toMatchObject({
      revoked: [{ name: host, recorded: 'before' }],
      crls: [{ authority: 'servers', entries: 1, due: false }],
    })
    // What is done as a whole is refused as before, and so is what is done beside what is not.
    await expect(revoke(both)).rejects.toMatchObject({ code: 'name.nothing-to-revoke', facts: { name: 'bob' } })
    await expect(revoke([{ name: 'bob' }, { name: 'alice' }])).rejects.toMatchObject({
      code: 'name.nothing-to-revoke',
    })
    expect(await stateOf('alice')).toEqual([['issued', undefined]])
  })

  it('is told by nobody once a CRL names it', async () => {
    await revoke({ name: 'bob' })
    expect(await check()).toMatchObject({ state: 'fresh', due: false, unpublished: [], overdue: [] })
    expect((await homeStatus({ home: home.path }, home.ports)).warnings.join('\n')).not.toContain('CRL')
    expect(await stateOf('bob')).toEqual([['revoked', true]])
    await exporting('export')
    expect(await material()).toMatchObject({ host })
  })

  it.each(
    sampled(
      [
        ['the same command again', () => revoke({ name: 'bob' })],
        ['the same by serial number', () => revoke({ serial: bob })],
        ['the same by file', () => revoke({ file: join(home.path, 'issued/bob/certificate.pem') })],
        ['another revocation', () => revoke({ name: 'alice' })],
        ['the next certificate that is issued', () => home.issue('client', 'carol')],
        ['one that the other authority issues', () => home.issue('server', 'www.acme.internal')],
        [
          'a certificate of the other authority that is signed anew',
          () => permitNames({ home: home.path, names: ['acme.example'], mode: 'permit', ...signing }, home.ports),
        ],
        ['a new CRL', () => refreshCrls({ home: home.path, ...signing }, home.ports)],
      ],
      4,
    ),
  )('is ended by %s', async (_, act) => {
    await cutOff()
    await act()
    expect(await listed()).toContain(bob)
    expect(await check()).toMatchObject({ due: false })
    await exporting('export')
  })

  it('is published with the reason and the moment that were recorded', async () => {
    await cutOff()
    const [before] = (await showCertificates({ home: home.path, what: { name: 'bob' } }, home.ports)).certificates
    clock.advance(3600)
    const again = await revokeCertificates(
      { home: home.path, what: { name: 'bob' }, reason: 'superseded', mode: 'revoke', ...signing },
      home.ports,
    )
    expect(again.revoked).toMatchObject([
      { name: 'bob', recorded: 'before', reason: 'keyCompromise', revokedAt: before?.revokedAt },
    ])
    // Done once, it is final, and a third time is refused.
    await expect(revoke({ name: 'bob' })).rejects.toMatchObject({ code: 'name.nothing-to-revoke' })
    await expect(revoke({ serial: bob })).rejects.toMatchObject({ code: 'serial.already-revoked' })
  })

  it('does not stop an issue where no CRL can be signed, and is told there', async () => {
    await cutOff()
    clock.advance(-3600)
    const { certificate, warnings } = await home.issue('client', 'carol')
    expect(certificate.state).toBe('issued')
    expect(warnings.join()).toContain('no new CRL could be signed: the clock says')
    expect(await listed()).toEqual([])
    expect((await home.issue('server', 'www.acme.internal')).warnings.join()).toContain('are on no CRL of clients yet')
    clock.advance(3600)
    await revoke({ name: 'bob' })
    expect((await home.issue('server', 'mail.acme.internal')).warnings).toEqual([])
  })

  it('that a clock was ahead of is dated by the CRL that says it, for it counts at once', async () => {
    clock.advance(100 * 86_400)
    await revoke({ name: 'bob' })
    clock.advance(-100 * 86_400)
    const aliceSerial = (await showCertificates({ home: home.path, what: { name: 'alice' } }, home.ports))
      .certificates[0]?.serial
    for (const dating of ['by-clock', 'rising'] as const) {
      clock.advance(60)
      await refreshCrls({ home: home.path, authority: 'clients', dating, ...signing }, home.ports)
      const crl = await crlOnDisk()
      expect([...crl.entries()]).toEqual([{ serial: bob, reason: 'keyCompromise', revokedAt: crl.thisUpdate }])
    }
    await revoke({ name: 'alice' })
    const { thisUpdate, entries } = await crlOnDisk()
    expect(Array.from(entries(), ({ serial, revokedAt }) => [serial, revokedAt <= thisUpdate])).toEqual([
      [aliceSerial, true],
      [bob, true],
    ])
  })

  it('is one where no CRL lies in its place, but something else, for that names nobody', async () => {
    await revoke({ name: 'bob' })
    expect(await stateOf('bob')).toEqual([['revoked', true]])
    const path = home.authority('client').crl
    rmSync(path)
    expect(await stateOf('bob')).toEqual([['revoked', false]])
    mkdirSync(path)
    expect(await stateOf('bob')).toEqual([['revoked', false]])
  })

  it('is one where an older CRL was put back that does not name it, and none where that names it', async () => {
    await revoke({ name: 'alice' })
    const older = await home.read(home.authority('client').crl)
    await revoke({ name: 'bob' })
    const states = async () => [await stateOf('alice'), await stateOf('bob')]
    expect(await states()).toEqual([[['revoked', true]], [['revoked', true]]])
    writeFileSync(home.authority('client').crl, older)
    expect(await states()).toEqual([[['revoked', true]], [['revoked', false]]])
    expect(await check()).toMatchObject({ due: true, unpublished: [bob], entries: 1, lastRecorded: 3 })
    const held = holdHome(home.path, home.ports)
    const all = await Array.fromAsync(listAllCertificates({ states: ['revoked'] }, held, home.ports))
    await held.close()
    expect(all.map(({ name, published }) => [name, published])).toEqual([
      ['bob', false],
      ['alice', true],
    ])
  })

  it('is looked for only in a CRL that the authority has signed, whatever the record says of its octets', async () => {
    await revoke({ name: 'bob' })
    const path = home.authority('client').crl
    const { der } = await crlOnDisk()
    const bent = Uint8Array.from(der)
    bent[bent.length - 1]! ^= 1
    writeFileSync(path, encodeCrlPem(bent))
    const unusable = { state: 'unusable', problem: expect.stringContaining('its signature is of another key') }
    expect(await whole()).toMatchObject({ sound: false, unusableCrls: [unusable] })
    const sha256 = createHash('sha256').update(bent).digest('hex')
    const database = new DatabaseSync(join(home.path, 'countersign.db'))
    expect(database.prepare('UPDATE crl SET sha256 = ? WHERE number = 2').run(sha256).changes).toBe(1)
    database.close()
    expect(await whole()).toMatchObject({ sound: false, unusableCrls: [unusable] })
    expect(await stateOf('bob')).toEqual([['revoked', false]])
  })

  it('is not said to be one where the disk refuses the CRL, for it may be on it', async () => {
    await revoke({ name: 'bob' })
    const path = home.authority('client').crl
    const files: Files = {
      ...home.ports.files,
      read: async (asked) => {
        if (asked === path) throw diskRefusal(asked, Object.assign(new Error('EIO'), { code: 'EIO' }))
        return home.ports.files.read(asked)
      },
      readText: async (asked) => {
        if (asked === path) throw diskRefusal(asked, Object.assign(new Error('EIO'), { code: 'EIO' }))
        return home.ports.files.readText(asked)
      },
      readIn: async (asked, use) => {
        if (asked === path) throw diskRefusal(asked, Object.assign(new Error('EIO'), { code: 'EIO' }))
        return home.ports.files.readIn(asked, use)
      },
    }
    const failing = { ...home.ports, files }
    const refused = { code: 'disk.failed', facts: { path } }
    await expect(showCertificates({ home: home.path, what: { name: 'bob' } }, failing)).rejects.toMatchObject(refused)
    await expect(listCertificates({ home: home.path, limit: 10 }, failing)).rejects.toMatchObject(refused)
  })

  it('is over when its certificate has ended', async () => {
    await cutOff()
    clock.advance(91 * 86_400)
    expect(await check()).toMatchObject({ state: 'expired', unpublished: [] })
    expect(await stateOf('bob')).toEqual([['revoked', undefined]])
  })
})

describe('other acts of two steps', () => {
  const withStore = async <T>(act: (store: ReturnType<typeof home.ports.openStore>) => Promise<T>): Promise<T> => {
    const store = home.ports.openStore(join(home.path, 'countersign.db'), home.path, 'refuse')
    try {
      return await act(store)
    } finally {
      await store.close()
    }
  }
  const reserve = (serial: string) =>
    withStore((store) =>
      store.certificates.reserve([
        {
          authority: 'clients' as EntryName,
          serial: serial as SerialNumber,
          name: 'dave' as EntryName,
          profile: 'client',
          notBefore: clock.now(),
          notAfter: (clock.now() + 86_400) as ReturnType<typeof clock.now>,
          claims: [],
          tbs: Uint8Array.of(0x30) as never,
          naming: 'once',
        },
      ]),
    )

  it('tells of a serial number that was reserved and never used, writes nothing for that, and the next CRL names it', async () => {
    await reserve('0badcafe')
    expect(await check()).toMatchObject({ due: false, overdue: [] })
    clock.advance(61)
    const events = async () => (await homeStatus({ home: home.path }, home.ports)).events.count
    const before = await events()
    expect(await check()).toMatchObject({ due: true, overdue: ['0badcafe'] })
    expect(await stateOf('dave')).toEqual([['reserved', undefined]])
    expect(await events()).toBe(before)
    await refreshCrls({ home: home.path, ...signing }, home.ports)
    expect(await listed()).toEqual(['0badcafe'])
    expect(await check()).toMatchObject({ due: false, overdue: [] })
  })

  it('tells of a CRL that lies in its place and was not recorded, and the same command again ends it', async () => {
    const { openStore } = home.ports
    const dying: typeof home.ports = {
      ...home.ports,
      openStore: (...where) => {
        const store = openStore(...where)
        const publish: typeof store.crls.publish = (a, l, f, emit) =>
          store.crls.publish(a, l, f, async (draft) => {
            await emit(draft)
            throw new Error('killed')
          })
        return { ...store, crls: { ...store.crls, publish } }
      },
    }
    await expect(revoke({ name: 'bob' }, dying)).rejects.toThrow('killed')
    expect(await listed()).toEqual([bob])
    expect(await check()).toMatchObject({ due: true, unpublished: [], recordedUpTo: 1, number: 2 })
    expect((await revoke({ name: 'bob' })).revoked).toMatchObject([{ recorded: 'before' }])
    expect(await check()).toMatchObject({ due: false, number: 3, entries: 1 })
  })
})
