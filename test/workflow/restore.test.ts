/** Homes that come back from a backup, whole or in part: anybody who was revoked stays so, and nobody is beyond revoking. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeHome } from '../support/home.ts'
import { checkCrls, listCertificates } from '../support/workflows.ts'
import {
  at,
  backUp,
  clock,
  crlFile,
  crlIn,
  DAY,
  exportNode,
  home,
  host,
  keep,
  restore,
  revoke,
  serialOf,
  serialsIn,
  show,
  sign,
  status,
  useHome,
} from './restored-home.ts'

useHome()

describe('a record that is older than its CRL', () => {
  it('takes up what the CRL names, whatever signs next, and says so in its events', async () => {
    const [ann, ben, cid] = [await serialOf('ann'), await serialOf('ben'), await serialOf('cid')]
    backUp()
    const late = await serialOf('late')
    await revoke([{ name: 'ann' }, { name: 'late' }])
    await revoke({ name: 'ben' }, 'superseded')
    restore('countersign.db')
    expect((await status()).crls).toMatchObject([{ recordedUpTo: 1, due: true }, {}])
    const { crls } = await revoke({ name: 'cid' })
    expect(crls).toMatchObject([{ number: 4, entries: 4 }])
    expect(serialsIn(crlFile)).toEqual([ann, ben, cid, late].sort())
    expect(await show({ name: 'ben' })).toMatchObject([{ state: 'revoked', reason: 'superseded' }])
    expect(await show({ serial: late })).toMatchObject([{ state: 'revoked', name: 'countersign-unknown' }])
    const after = await status()
    expect(after.contradictions).toEqual([])
    expect(after.counts).toMatchObject({ issued: 0, revoked: 4 })
    const { certificates } = await listCertificates({ home: home.path, states: ['revoked'], limit: 9 }, home.ports)
    expect(certificates.map(({ serial }) => serial).sort()).toEqual([ann, ben, cid, late].sort())
  })

  it('keeps what it took up on the CRL as long as its authority, for nobody knows when it ends', async () => {
    backUp()
    const late = await serialOf('late')
    await revoke({ name: 'late' })
    restore('countersign.db')
    await sign()
    for (const days of [200, 2000]) {
      clock.advance(days * DAY)
      await sign({ dating: 'by-clock' })
      expect(serialsIn(crlFile)).toEqual([late])
    }
  })

  it('drops what has ended, as ever', async () => {
    await serialOf('ann')
    await revoke({ name: 'ann' })
    clock.advance(200 * DAY)
    await sign({ dating: 'by-clock' })
    expect(serialsIn(crlFile)).toEqual([])
  })
})

describe('what the record never saw', () => {
  beforeEach(async () => {
    await serialOf('alice')
    backUp()
  })

  it('is told from what is foreign by its signature, and revoked by its file', async () => {
    const serial = await serialOf('late')
    const file = keep('late')
    restore('countersign.db')
    await expect(revoke({ name: 'late' })).rejects.toMatchObject({ code: 'name.unknown' })
    expect(await show({ file })).toMatchObject([{ state: 'unrecorded', name: 'late', serial, authority: 'clients' }])
    expect((await revoke({ file })).revoked).toMatchObject([{ name: 'late', serial }])
    expect(serialsIn(crlFile)).toEqual([serial])
    expect(await show({ name: 'late' })).toMatchObject([{ state: 'revoked', subject: 'CN=late,O=Acme' }])
    expect((await status()).contradictions).toEqual([])
    await expect(revoke({ file })).rejects.toMatchObject({ code: 'serial.already-revoked' })

    const other = await makeHome({ clock })
    const stranger = await other.issue('client', 'late')
    await expect(revoke({ file: stranger.files.certificate })).rejects.toMatchObject({ code: 'certificate.foreign' })
    await other.remove()
  })

  it('is revoked by its serial number where somebody says whose it is, and not otherwise', async () => {
    const serial = await serialOf('late')
    restore('countersign.db')
    await expect(revoke({ serial })).rejects.toMatchObject({
      code: 'serial.unknown',
      hint: expect.stringContaining('--unrecorded AUTHORITY'),
    })
    await expect(revoke({ serial, unrecorded: 'nobody' })).rejects.toMatchObject({ code: 'authority.unknown' })
    expect(serialsIn(crlFile)).toEqual([])
    await revoke({ serial, unrecorded: 'clients' })
    expect(serialsIn(crlFile)).toEqual([serial])
    await expect(revoke({ serial, unrecorded: 'clients' })).rejects.toMatchObject({ code: 'serial.already-revoked' })
    expect((await status()).contradictions).toEqual([])
  })

  it('is not overwritten where its folder holds the last copy', async () => {
    const serial = await serialOf('late')
    restore('countersign.db')
    const key = readFileSync(join(home.path, 'issued/late/key.pem'), 'utf8')
    for (const naming of ['once', 'again'] as const) {
      await expect(home.issue('client', 'late', { naming })).rejects.toMatchObject({
        code: 'credential.unrecorded',
        facts: { directory: join(home.path, 'issued/late') },
      })
    }
    expect(readFileSync(join(home.path, 'issued/late/key.pem'), 'utf8')).toBe(key)
    // What is no credential is in the way just the same, and nothing is proposed that would be refused.
    mkdirSync(join(home.path, 'issued/notes'))
    writeFileSync(join(home.path, 'issued/notes/read.me'), 'keep')
    writeFileSync(join(home.path, 'issued/file'), 'keep')
    symlinkSync('/nonexistent', join(home.path, 'issued/link'))
    for (const name of ['notes', 'file', 'link']) {
      await expect(home.issue('client', name)).rejects.toMatchObject({
        code: 'credential.unrecorded',
        hint: 'move the directory to another place',
      })
    }
    expect(readFileSync(join(home.path, 'issued/file'), 'utf8')).toBe('keep')
    // Nor a certificate of another home, which cannot be revoked here.
    const other = await makeHome({ clock })
    await other.issue('client', 'eve')
    cpSync(join(other.path, 'issued/eve'), join(home.path, 'issued/eve'), { recursive: true })
    await other.remove()
    await expect(home.issue('client', 'eve')).rejects.toMatchObject({
      code: 'credential.unrecorded',
      hint: 'move the directory to another place',
    })
    // The way out that the hint names.
    await revoke({ file: join(home.path, 'issued/late/certificate.pem') })
    await home.issue('client', 'late', { naming: 'again' })
    expect(serialsIn(crlFile)).toEqual([serial])
  })
})

describe('an older CRL in the place of a newer one', () => {
  it('changes nothing about the next: the record knows what was revoked', async () => {
    const [ann, ben] = [await serialOf('ann'), await serialOf('ben')]
    cpSync(crlFile, at('first.pem'))
    await revoke({ name: 'ann' })
    await revoke({ name: 'ben' })
    cpSync(at('first.pem'), crlFile)
    const { sound, crls, warnings } = await checkCrls({ home: home.path }, home.ports)
    expect([sound, (await status()).sound]).toEqual([false, false])
    expect(crls).toMatchObject([{ number: 1, due: true, lastRecorded: 3 }, { due: false }])
    expect(warnings.join('\n')).toContain(
      'was replaced by an older one: it has number 1, and the last CRL in the record has 3',
    )
    await sign()
    expect((await checkCrls({ home: home.path }, home.ports)).sound).toBe(true)
    expect(serialsIn(crlFile)).toEqual([ann, ben].sort())
    expect(crlIn(crlFile)).toMatchObject({ number: 4n })
  })

  it('is not exported over it, and an export of the home is what it remembers a CRL by', async () => {
    await home.issue('server', host)
    await serialOf('bob')
    await exportNode()
    backUp()
    await revoke({ name: 'bob' })
    await exportNode()
    const exported = at('deploy/tls/client-crl.pem')
    const newest = readFileSync(exported, 'utf8')
    restore()
    await expect(exportNode()).rejects.toMatchObject({
      code: 'crl.older',
      facts: { path: exported, found: 2, number: 1 },
    })
    expect(readFileSync(exported, 'utf8')).toBe(newest)
    // The restored record does not know of the revocation, but of the export.
    await sign()
    expect(crlIn(crlFile)).toMatchObject({ number: 3n })
    expect(serialsIn(crlFile)).toEqual(serialsIn(exported))
    await exportNode()
  })

  it('is not exported over another with its number either', async () => {
    await home.issue('server', host)
    await serialOf('bob')
    backUp()
    await revoke({ name: 'bob' })
    await exportNode()
    restore()
    await sign()
    expect(serialsIn(crlFile)).toEqual([])
    await expect(exportNode()).rejects.toMatchObject({ code: 'crl.older', facts: { found: 2, number: 2 } })
    await sign({ published: [at('deploy/tls/client-crl.pem')] })
    expect(crlIn(crlFile)).toMatchObject({ number: 3n })
    await exportNode()
    expect(serialsIn(at('deploy/tls/client-crl.pem'))).toHaveLength(1)
  })

  it('nor is an older certificate of the server', async () => {
    await home.issue('server', host)
    backUp()
    clock.advance(60)
    await home.issue('server', host, { naming: 'again' })
    await exportNode()
    const chain = readFileSync(at('deploy/tls/server-chain.pem'), 'utf8')
    restore()
    await expect(exportNode()).rejects.toMatchObject({ code: 'credential.older' })
    expect(readFileSync(at('deploy/tls/server-chain.pem'), 'utf8')).toBe(chain)
    clock.advance(60)
    await home.issue('server', host, { naming: 'again' })
    await exportNode()
  })
})

describe('a CRL that a clock signed which was ahead', () => {
  it('dates no further one once somebody has answered for the clock, though it lies in exports still', async () => {
    for (const name of ['ann', 'ben', 'cid']) await serialOf(name)
    await home.issue('server', host)
    clock.advance(60 * DAY)
    await sign()
    await exportNode()
    const ahead = at('deploy/tls/client-crl.pem')
    cpSync(ahead, at('ahead.pem'))
    clock.advance(-60 * DAY)
    await expect(sign()).rejects.toMatchObject({ code: 'crl.clock-behind' })
    await sign({ dating: 'by-clock' })
    expect(crlIn(ahead).thisUpdate).toBeGreaterThan(clock.now())
    expect((await revoke({ name: 'ann' })).crls).toMatchObject([{ number: 4, entries: 1, state: 'fresh' }])
    await sign({ published: [at('ahead.pem')] })
    await exportNode()
    expect(crlIn(ahead)).toMatchObject({ number: 5n })
    // A record from that time knows less than the CRL in its place, which goes before it.
    backUp()
    await revoke({ name: 'ben' })
    restore('countersign.db')
    expect((await revoke({ name: 'cid' })).crls).toMatchObject([{ number: 7, entries: 3 }])
  })
})
