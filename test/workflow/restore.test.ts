/** Homes that come back from a backup, whole or in part: whoever was revoked stays so, and nobody is beyond revoking. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { enumerated } from '../../src/asn1/writer.ts'
import type { SerialNumber } from '../../src/core/brand.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import type { Designation } from '../../src/workflow/find.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { type CertificateList, encodeCrlPem, parseCrlPem } from '../../src/x509/crl.ts'
import { encodeName } from '../../src/x509/name.ts'
import { keyFrom, makeCrl } from '../support/certificate-kit.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { crlCases } from '../support/partial-crls.ts'
import {
  checkCrls,
  deliverTls,
  exportTarget,
  homeStatus,
  listCertificates,
  refreshCrls,
  revokeCertificates,
  showCertificates,
} from '../support/workflows.ts'

const DAY = 86_400
const host = 'api.acme.internal'
const common = { passphrase: knowPassphrase, watch: () => undefined }

let clock: MovableClock
let home: TestHome
/** Beside the home: what an operator keeps. */
let at: (path: string) => string
let crlFile: string
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
  at = (path) => join(home.path, '..', path)
  crlFile = home.authority('client').crl
})
afterEach(() => home.remove())

const revoke = (what: Designation | readonly Designation[], reason = 'keyCompromise') =>
  revokeCertificates({ home: home.path, what, reason, mode: 'revoke', ...common }, home.ports)
const sign = (precedent: { published?: readonly string[]; from?: 'record'; dating?: 'by-clock' } = {}) =>
  refreshCrls({ home: home.path, authority: 'clients', ...precedent, ...common }, home.ports)
const exportNode = () =>
  exportTarget(
    { home: home.path, target: 'node', host, listen: '127.0.0.1:8443', out: at('deploy'), origins: [], mode: 'export' },
    home.ports,
  )
const show = async (what: Designation) => (await showCertificates({ home: home.path, what }, home.ports)).certificates
const status = () => homeStatus({ home: home.path }, home.ports)
const crlIn = (path: string): CertificateList => parseCrlPem(readFileSync(path, 'utf8'))
const serialsIn = (path: string): string[] => [...crlIn(path).entries()].map(({ serial }) => serial).sort()
const serialOf = async (name: string): Promise<string> => (await home.issue('client', name)).certificate.serial ?? ''

const backUp = (name = 'backup'): void => cpSync(home.path, at(name), { recursive: true })
const restore = (part = '', name = 'backup'): void => {
  rmSync(join(home.path, part), { recursive: true, force: true })
  cpSync(join(at(name), part), join(home.path, part), { recursive: true })
  chmodSync(home.path, 0o700)
}
/** Keeps a certificate, as its holder or a thief has it. */
const keep = (name: string): string => {
  const path = at(`${name}.pem`)
  cpSync(join(home.path, 'issued', name, 'certificate.pem'), path)
  return path
}

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
        hint: 'move it elsewhere',
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
      hint: 'move it elsewhere',
    })
    // The way out that the hint names.
    await revoke({ file: join(home.path, 'issued/late/certificate.pem') })
    await home.issue('client', 'late', { naming: 'again' })
    expect(serialsIn(crlFile)).toEqual([serial])
  })
})

describe('a CRL that is missing', () => {
  it('is no invitation to begin again: nothing is signed or recorded', async () => {
    await serialOf('alice')
    await serialOf('bob')
    await revoke({ name: 'bob' })
    const newest = readFileSync(crlFile)
    rmSync(crlFile)
    const refused = { code: 'crl.missing', facts: { authority: 'clients', number: 2 } }
    await expect(sign()).rejects.toMatchObject(refused)
    await expect(revoke({ name: 'alice' })).rejects.toMatchObject(refused)
    expect(existsSync(crlFile)).toBe(false)
    expect(await show({ name: 'alice' })).toMatchObject([{ state: 'issued' }])
    writeFileSync(crlFile, newest)
    await revoke({ name: 'alice' })
    expect(crlIn(crlFile)).toMatchObject({ number: 3n })
  })

  it('is replaced by one that was published, if it is the newest that the record knows', async () => {
    await serialOf('bob')
    cpSync(crlFile, at('first.pem'))
    await revoke({ name: 'bob' })
    cpSync(crlFile, at('newest.pem'))
    for (const broken of [undefined, 'no CRL at all']) {
      rmSync(crlFile)
      if (broken !== undefined) writeFileSync(crlFile, broken)
      await expect(sign()).rejects.toMatchObject({ code: broken === undefined ? 'crl.missing' : 'crl.malformed' })
      await expect(sign({ published: [at('first.pem')] })).rejects.toMatchObject({
        code: broken === undefined ? 'crl.missing' : 'crl.malformed',
        facts: { number: Number(crlIn(at('newest.pem')).number) },
        hint: expect.stringContaining('only where no copy is left: countersign crl clients --from-record'),
      })
      await sign({ published: [at('newest.pem')] })
      cpSync(crlFile, at('newest.pem'))
    }
    expect(crlIn(crlFile)).toMatchObject({ number: 4n })
  })

  it.each<readonly [string, (pem: string, der: Uint8Array) => string | Uint8Array]>([
    ['in DER', (_, der) => der],
    ['with a blank at the end of each line', (pem) => pem.replaceAll('\n', ' \n')],
    ['with its lines indented', (pem) => pem.replaceAll(/^/gm, '  ')],
    ['in one line of base64', (pem) => pem.replaceAll(/(?<!-)\n(?!-)/g, '')],
    ['with an empty line below the first', (pem) => pem.replace('\n', '\n\n')],
    ['with its old label', (pem) => pem.replaceAll('X509 CRL', 'CRL')],
    ['behind a certificate', (pem) => `${readFileSync(home.authority('client').certificate, 'utf8')}${pem}`],
  ])('is replaced by one that was published as a person hands it in: %s (RFC 7468 §2, §6)', async (_, written) => {
    await serialOf('bob')
    await revoke({ name: 'bob' })
    writeFileSync(at('given'), written(readFileSync(crlFile, 'utf8'), crlIn(crlFile).der))
    rmSync(crlFile)
    await sign({ published: [at('given')] })
    expect(crlIn(crlFile)).toMatchObject({ number: 3n })
  })

  it('refuses for a published one what is none, two at once, or another authority’s', async () => {
    writeFileSync(at('none.pem'), 'none')
    writeFileSync(at('two.pem'), readFileSync(crlFile, 'utf8').repeat(2))
    const servers = home.authority('server').crl
    for (const path of [at('none.pem'), at('two.pem'), servers]) {
      await expect(sign({ published: [path] })).rejects.toMatchObject({ code: 'file.malformed', facts: { path } })
    }
    await expect(sign({ published: [at('absent.pem')] })).rejects.toMatchObject({ code: 'file.missing' })
    expect(crlIn(crlFile)).toMatchObject({ number: 1n })
  })

  it('is found at a server where its number is greater than the clock of today accounts for, as is told', async () => {
    const bob = await serialOf('bob')
    backUp()
    await revoke({ name: 'bob' })
    clock.advance(60 * DAY)
    rmSync(crlFile)
    await sign({ from: 'record' })
    cpSync(crlFile, at('served.pem'))
    clock.advance(-60 * DAY)
    restore()
    rmSync(crlFile)
    const { warnings } = await sign({ from: 'record' })
    expect(warnings.join('\n')).toContain('has a later one, which was lost here')
    expect(warnings.join('\n')).toContain('countersign crl clients --published FILE')
    expect(crlIn(crlFile).number).toBeLessThan(crlIn(at('served.pem')).number ?? 0n)
    await sign({ published: [at('served.pem')], dating: 'by-clock' })
    expect(crlIn(crlFile).number).toBe((crlIn(at('served.pem')).number ?? 0n) + 1n)
    expect(serialsIn(crlFile)).toEqual([bob])
    expect((await sign()).warnings).toEqual([])
  })

  it('is signed anew where no copy is left, beyond every number that may have been used', async () => {
    await serialOf('bob')
    backUp()
    clock.advance(DAY)
    for (let n = 0; n < 70; n++) await sign()
    const lost = crlIn(crlFile)
    restore()
    rmSync(crlFile)
    await sign({ from: 'record' })
    expect(crlIn(crlFile).number).toBeGreaterThan(lost.number as bigint)
    // No greater than the seconds since the authority began, which was a day before its home was made.
    expect(crlIn(crlFile).number).toBeLessThan(2 * DAY + 1000)
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
      'an older one was put back: it is number 1, and the last that the record knows is 3',
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

describe('a CRL that another tool has signed with the authority’s key', () => {
  let bob: SerialNumber
  beforeEach(async () => {
    bob = (await serialOf('bob')) as SerialNumber
  })

  /** Signs one that names bob. */
  const signed = (wishes: Parameters<typeof makeCrl>[2] = {}): string => {
    const { certificate, key } = home.authority('client')
    const pem = readFileSync(certificate, 'utf8')
    const secret = createPrivateKey(readFileSync(key, 'utf8'))
    const made = parseCertificatePem(pem)
    const authority = {
      certificate: made,
      der: made.der,
      pem,
      key: keyFrom('ec-p256', createPublicKey(secret), secret),
    }
    return encodeCrlPem(makeCrl(authority, [bob], { number: 5, ...wishes }).der)
  }
  /** An extension of an entry that gives it a reason. */
  const saying = (code: number) => ({ oid: parseOid('2.5.29.21'), critical: false, value: enumerated(code) })

  it.each(['certificateHold', 'removeFromCRL', 'cACompromise'] as const)(
    'is followed by one that revokes for good whomever it names, also with the reason %s (RFC 5280 §5.3.1)',
    async (reason) => {
      writeFileSync(crlFile, signed({ reason }))
      expect([...crlIn(crlFile).entries()]).toMatchObject([{ serial: bob, reason }])
      await sign()
      expect([...crlIn(crlFile).entries()]).toMatchObject([{ serial: bob, reason: 'unspecified' }])
      expect(await show({ name: 'bob' })).toMatchObject([{ state: 'revoked', reason: 'unspecified' }])
    },
  )

  const unknown = { oid: parseOid('1.2.3.4'), critical: true, value: enumerated(1) }
  const past53 = 2n ** 53n
  const bad: readonly (readonly [string, () => string, string])[] = [
    ['a number that no other can follow here', () => signed({ number: past53 }), `"${past53}"`],
    ['a number as long as one may be', () => signed({ number: 2n ** 158n }), `"${2n ** 158n}"`],
    ['a reason that there is not', () => signed({ ofEntry: [saying(7)] }), 'a reason that RFC 5280 knows'],
    ['an entry that says what nobody knows', () => signed({ ofEntry: [unknown] }), 'no critical extension 1.2.3.4'],
  ]
  it.each(bad)('is refused with its name for %s, and leaves a way out', async (_, make, says) => {
    await home.issue('server', host)
    await exportNode()
    writeFileSync(crlFile, make())
    const told = { code: 'crl.malformed', message: expect.stringContaining(says), facts: { path: crlFile } }
    for (const act of [() => sign(), () => checkCrls({ home: home.path }, home.ports), status, exportNode]) {
      await expect(act()).rejects.toMatchObject(told)
    }
    await expect(revoke({ name: 'bob' })).rejects.toMatchObject(told)
    writeFileSync(at('theirs.pem'), make())
    await expect(sign({ published: [at('theirs.pem')] })).rejects.toMatchObject({
      code: 'file.malformed',
      message: expect.stringContaining(says),
    })
    // In an export it is no evidence, and stops nobody.
    cpSync(at('theirs.pem'), at('deploy/tls/client-crl.pem'))
    await sign({ from: 'record' })
    expect((await revoke({ name: 'bob' })).crls).toMatchObject([{ entries: 1, state: 'fresh' }])
  })

  it('is not exported over one whose number no other can follow here, and which is named to its last digit', async () => {
    await home.issue('server', host)
    await exportNode()
    const exported = at('deploy/tls/client-crl.pem')
    await serialOf('cleo')
    for (const [number, name] of [
      [past53 - 1n, 'bob'],
      [past53 + 1n, 'cleo'],
    ] as const) {
      writeFileSync(exported, signed({ number }))
      for (const act of [exportNode, () => deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)]) {
        await expect(act()).rejects.toMatchObject({
          code: 'crl.older',
          message: expect.stringContaining(`is CRL ${number} of clients`),
          hint: expect.stringContaining('restart the server'),
          facts: { found: String(number) },
        })
      }
      expect((await revoke({ name })).outdated).toEqual([])
    }
    rmSync(exported)
    await exportNode()
  })

  const odd: readonly (readonly [string, Parameters<typeof makeCrl>[2], string])[] = [
    ['has no number', { number: 'none' }, 'no CRL number'],
    ['is of version 1', { version: 1 }, 'no CRL number'],
    ['does not say until when it holds', { nextUpdate: 'none' }, 'until when it holds'],
    ['has the name of another', { issuer: encodeName([{ type: 'commonName', value: 'Others' }]) }, 'Others'],
  ]
  it.each(odd)(
    'is not for servers where it %s, stands for no other, and keeps revoked whom it names',
    async (_, wishes, why) => {
      await home.issue('server', host)
      await exportNode()
      const good = readFileSync(crlFile)
      writeFileSync(at('theirs.pem'), signed(wishes))
      cpSync(at('theirs.pem'), crlFile)
      const told = { code: 'crl.malformed', message: expect.stringContaining(why), facts: { path: crlFile } }
      for (const act of [() => sign(), () => checkCrls({ home: home.path }, home.ports), status, exportNode]) {
        await expect(act()).rejects.toMatchObject(told)
      }
      await expect(sign({ published: [at('theirs.pem')] })).rejects.toMatchObject(told)
      // Beside a complete one it is evidence all the same.
      writeFileSync(at('good.pem'), good)
      await sign({ published: [at('theirs.pem'), at('good.pem')] })
      expect(serialsIn(crlFile)).toEqual([bob])
      expect(await checkCrls({ home: home.path }, home.ports)).toMatchObject({ sound: true })
      await exportNode()
    },
  )

  it('is followed where it lies in an export, partial and of a greater number, once it is given with what it names', async () => {
    await home.issue('server', host)
    await exportNode()
    const exported = at('deploy/tls/client-crl.pem')
    const [part] = crlCases.filter(({ what }) => what.includes('for superseded alone'))
    const { what: _, complete: __, ...wishes } = part ?? expect.unreachable()
    writeFileSync(exported, signed({ ...wishes, number: 40 }))
    await expect(exportNode()).rejects.toMatchObject({ code: 'crl.older', facts: { found: 40, number: 1 } })
    cpSync(crlFile, at('complete.pem'))
    await sign({ published: [exported, at('complete.pem')] })
    expect(crlIn(crlFile)).toMatchObject({ number: 41n })
    expect(serialsIn(crlFile)).toEqual([bob])
    await exportNode()
    expect(serialsIn(exported)).toEqual([bob])
  })

  const incomplete = crlCases.filter(({ what, complete }) => !complete && !what.includes('an entry with an extension'))
  const telling = ['for superseded alone', 'a base that', 'another issuer', 'nobody knows, critical']
  it.each(incomplete.filter(({ what }) => telling.some((word) => what.includes(word))))(
    'is not for servers where it is not complete ($what), and keeps revoked whom it names',
    async ({ what: _, complete: __, ...wishes }) => {
      await home.issue('server', host)
      await exportNode()
      writeFileSync(crlFile, signed(wishes))
      const told = { code: 'crl.malformed', message: expect.stringMatching(/every certificate and every|critical/) }
      for (const act of [() => sign(), () => checkCrls({ home: home.path }, home.ports), status, exportNode]) {
        await expect(act()).rejects.toMatchObject(told)
      }
      // Nor does it stand for the complete one that is lost.
      cpSync(crlFile, at('theirs.pem'))
      await expect(sign({ published: [at('theirs.pem')] })).rejects.toMatchObject(told)
      await sign({ from: 'record' })
      expect(serialsIn(crlFile)).toEqual([bob])
      expect(Number(crlIn(crlFile).number)).toBeGreaterThan(5)
      expect(await checkCrls({ home: home.path }, home.ports)).toMatchObject({ sound: true })
    },
  )

  it('is said to be of an algorithm that is not accepted where it is, and not of another key', async () => {
    const sha224 = Buffer.from(parseCrlPem(signed()).der)
      .toString('hex')
      .replaceAll('2a8648ce3d040302', '2a8648ce3d040301')
    writeFileSync(crlFile, encodeCrlPem(Buffer.from(sha224, 'hex')))
    await expect(status()).rejects.toMatchObject({
      code: 'crl.malformed',
      facts: { problem: 'the CRL is signed with 1.2.840.10045.4.3.1, which is not accepted' },
    })
    const other = readFileSync(home.authority('server').crl, 'utf8')
    writeFileSync(crlFile, other)
    await expect(status()).rejects.toMatchObject({ facts: { problem: 'its signature is of another key' } })
  })

  it('with a great number, such as a time in thousandths of a second, is followed', async () => {
    writeFileSync(crlFile, signed({ number: 1_795_852_800_000n }))
    await sign()
    expect(crlIn(crlFile).number).toBe(1_795_852_800_001n)
    expect((await status()).crls).toMatchObject([{ number: 1_795_852_800_001, due: false }, {}])
  })
})

/** One act of an operator on a bad day. `pick` chooses among what there is. */
const acts = [
  'issue',
  'revoke',
  'revoke by file',
  'sign',
  'back up',
  'restore all',
  'restore the record',
  'restore the CRL',
  'remove the CRL',
  'put a CRL back',
  'put the newest back',
  'give the newest',
  'state the loss',
  'export',
] as const
type Step = { readonly act: (typeof acts)[number]; readonly pick: number }

/** A sequence in which each act takes the first of what it can choose from. */
const walk = (...taken: readonly Step['act'][]): Step[] => taken.map((act) => ({ act, pick: 0 }))

describe('any sequence of commands, removals and restores', () => {
  it('never signs less than is left to be known, reuses no known number, and can always go on', async () => {
    await home.issue('server', host)
    cpSync(home.path, at('fresh'), { recursive: true })
    const steps = fc.array(fc.record<Step>({ act: fc.constantFrom(...acts), pick: fc.nat(99) }), {
      minLength: 4,
      maxLength: 14,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        restore('', 'fresh')
        for (const left of ['deploy', 'published']) rmSync(at(left), { recursive: true, force: true })
        mkdirSync(at('published'))
        const certificates: { name: string; file: string; serial: string }[] = []
        const backups: string[] = []
        const published: { path: string; crl: CertificateList }[] = []
        const pickOf = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)]
        const newest = () => published.reduce((a, b) => ((b.crl.number ?? 0n) >= (a.crl.number ?? 0n) ? b : a))

        /** Keeps what was signed, as a server would, and holds it against all that was known when it was. */
        const archive = (known: readonly CertificateList[], unique: readonly CertificateList[]): void => {
          const crl = crlIn(crlFile)
          const mine = new Set([...crl.entries()].map(({ serial }) => serial))
          const lacking = known.flatMap((one) => [...one.entries()].filter(({ serial }) => !mine.has(serial)))
          expect(lacking).toEqual([])
          for (const one of unique) expect(crl.number).toBeGreaterThan(one.number as bigint)
          const path = at(`published/${published.length}.pem`)
          cpSync(crlFile, path)
          published.push({ path, crl })
        }
        /** Backups whose record knows the export; one that does not cannot look there. */
        const knowing = new Set<string>()
        let knowsExport = false
        const readable = (): CertificateList[] =>
          [crlFile, ...(knowsExport ? [at('deploy/tls/client-crl.pem')] : [])]
            .filter((path) => existsSync(path))
            .map(crlIn)
        const bringBack = (part: string, name: string): void => {
          restore(part, name)
          knowsExport = knowing.has(name)
        }
        const recorded = async () =>
          (await listCertificates({ home: home.path, states: ['revoked'], limit: 999 }, home.ports)).certificates
        /** Runs what may sign; whatever is missing is the one thing that may stop it. */
        const signing = async (
          act: () => Promise<unknown>,
          given: readonly CertificateList[] = [],
        ): Promise<boolean> => {
          const known = [...readable(), ...given]
          const before = await recorded()
          const absent = !existsSync(crlFile)
          clock.advance(5)
          try {
            await act()
          } catch (error) {
            if (!isRefusal(error)) throw error
            if (['name.nothing-to-revoke', 'serial.already-revoked', 'name.unknown'].includes(error.code)) return false
            expect([error.code, absent]).toEqual(['crl.missing', true])
            return false
          }
          archive(known, known)
          const named = serialsIn(crlFile)
          for (const { serial } of before) expect(named).toContain(serial)
          return true
        }
        archive([], [])
        const doing: Record<Step['act'], (pick: number) => unknown> = {
          issue: async () => {
            const name = `name-${certificates.length}`
            const [known, before] = [readable(), existsSync(crlFile) && readFileSync(crlFile, 'utf8')]
            const { files, certificate } = await home.issue('client', name)
            // What a CRL that was put back does not say is published by the way.
            if (before !== false && readFileSync(crlFile, 'utf8') !== before) archive(known, known)
            const file = at(`published/${name}.pem`)
            cpSync(files.certificate, file)
            certificates.push({ name, file, serial: certificate.serial ?? '' })
          },
          revoke: (pick) => {
            const one = pickOf(certificates, pick)
            return one && signing(() => revoke({ name: one.name }))
          },
          'revoke by file': (pick) => {
            const one = pickOf(certificates, pick)
            return one && signing(() => revoke({ file: one.file }))
          },
          sign: () => signing(() => sign()),
          'back up': () => {
            const name = `published/backup-${backups.length}`
            backUp(name)
            backups.push(name)
            if (knowsExport) knowing.add(name)
          },
          'restore all': (pick) => bringBack('', pickOf(backups, pick) ?? 'fresh'),
          'restore the record': (pick) => bringBack('countersign.db', pickOf(backups, pick) ?? 'fresh'),
          'restore the CRL': (pick) => {
            const from = join(at(pickOf(backups, pick) ?? 'fresh'), 'authorities/clients/crl.pem')
            if (existsSync(from)) cpSync(from, crlFile)
          },
          'remove the CRL': () => rmSync(crlFile, { force: true }),
          'put a CRL back': (pick) => cpSync(pickOf(published, pick)?.path ?? '', crlFile),
          'put the newest back': () => cpSync(newest().path, crlFile),
          'give the newest': () => {
            const { path, crl } = newest()
            return signing(() => sign({ published: [path] }), [crl])
          },
          'state the loss': async () => {
            const all = published.map(({ crl }) => crl)
            if (await signing(() => sign({ from: 'record' }))) {
              for (const { number } of all) expect(crlIn(crlFile).number).toBeGreaterThan(number as bigint)
            }
          },
          export: async () => {
            try {
              await exportNode()
              knowsExport = true
            } catch (error) {
              if (!isRefusal(error)) throw error
              expect(['crl.older', 'crl.missing', 'crl.expired', 'crl.incomplete']).toContain(error.code)
            }
          },
        }
        for (const { act, pick } of sequence) {
          clock.advance(60)
          await doing[act](pick)
        }

        // Whatever was done: who has the newest CRL can go on, and nobody is beyond revoking.
        const { path, crl } = newest()
        await sign({ published: [path] })
        archive(
          [crl],
          published.map((one) => one.crl),
        )
        for (const { file, serial } of certificates) {
          if (!serialsIn(crlFile).includes(serial)) await revoke({ file })
        }
        expect(serialsIn(crlFile)).toEqual(expect.arrayContaining(certificates.map(({ serial }) => serial)))
        expect((await status()).contradictions).toEqual([])
      }),
      // The first: an issue signs what the CRL that was put back does not say, and then that one is gone.
      {
        numRuns: 25,
        seed: 20_261_128,
        examples: [[walk('issue', 'revoke', 'restore the CRL', 'issue', 'remove the CRL')]],
      },
    )
  })
})
