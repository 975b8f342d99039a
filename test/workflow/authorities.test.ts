/** A home with more than two authorities: how one is added, what a kill or a backup leaves of it, and who signs what. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { homePaths } from '../../src/authority/home.ts'
import { parseEntryName } from '../../src/core/brand.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { certificatesIn, isSignedBy, parseCertificatePem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import {
  addAuthority,
  checkCrls,
  homeStatus,
  issueCredential,
  listAuthorities,
  listCertificates,
  refreshCrls,
  revokeCertificates,
  setDefaultAuthority,
  showCertificates,
} from '../support/workflows.ts'

let home: TestHome
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

const silent = (): void => undefined
const add = (name: string, usage: 'client' | 'server' = 'client', changes: object = {}, ports: Ports = home.ports) =>
  addAuthority(
    {
      home: home.path,
      name,
      usage,
      serverDomains: [],
      protection: 'unprotected',
      passphrase: knowPassphrase,
      mode: 'add',
      watch: silent,
      ...changes,
    },
    ports,
  )
const places = (name: string) => homePaths(home.path).authority(parseEntryName(name))
const certificateOf = (name: string) => parseCertificatePem(readFileSync(places(name).certificate, 'utf8'))
const crlOf = (name: string) => parseCrlPem(readFileSync(places(name).crl, 'utf8'))
const status = () => homeStatus({ home: home.path }, home.ports)
const namesOf = async () => (await status()).authorities.map(({ name }) => name)
const common = () => ({ home: home.path, passphrase: knowPassphrase, watch: silent })
const show = async (name: string) =>
  (await showCertificates({ home: home.path, what: { name } }, home.ports)).certificates
const issuerOf = (chain: string) => certificatesIn(readFileSync(chain))[Symbol.iterator]().next().value!

describe('an authority that is added', () => {
  it('has its own key, pin, certificate and CRL, is listed last, and leaves the others as they are', async () => {
    const before = (await status()).authorities
    const answer = await add('partners')
    expect(answer).toMatchObject({ begun: 'now', authority: { usage: 'client', default: false } })
    const { authorities, crls, contradictions, events, sound } = await status()
    expect(authorities.slice(0, 2)).toEqual(before)
    expect(authorities.map(({ name }) => name)).toEqual(['clients', 'servers', 'partners'])
    expect(crls.map(({ authority, number }) => [authority, number])).toContainEqual(['partners', 1])
    expect({ contradictions, chain: events.chain, sound }).toEqual({ contradictions: [], chain: 'intact', sound: true })
    expect(new Set(authorities.map(({ pin }) => pin)).size).toBe(3)
    expect(new Set(authorities.map(({ subject }) => subject)).size).toBe(3)
    expect(readFileSync(places('partners').pin, 'utf8').trim()).toBe(answer.authority?.pin)
    expect(certificateOf('partners').tbs.subject.at(-1)?.value).toBe('partners CA of acme.internal')
  })

  it('for servers is limited to names as the first one is, and may be given more', async () => {
    const [edge, narrow] = [
      await add('edge', 'server', { serverDomains: ['acme.example'] }),
      await add('narrow', 'server'),
    ].map(({ authority }) => authority?.permitted)
    expect(edge).toEqual(expect.arrayContaining(['DNS:acme.internal', 'DNS:acme.example']))
    expect(narrow).not.toContain('DNS:acme.example')
    await expect(add('odd', 'client', { serverDomains: ['acme.example'] })).rejects.toMatchObject({
      code: 'usage.wrong',
    })
    const open = await add('open', 'server', { serverDomains: ['*'] })
    expect([open.authority?.permitted, open.warnings.length]).toEqual([undefined, 2])
  })

  it('is not made in a dry run, nor under a name that is in use, reserved or too long', async () => {
    const before = readdirSync(join(home.path, 'authorities'))
    expect(await add('partners', 'client', { mode: 'dry-run' })).toMatchObject({ mode: 'dry-run', begun: 'now' })
    await expect(add('clients')).rejects.toMatchObject({ code: 'authority.exists' })
    await expect(add('clients', 'server')).rejects.toMatchObject({ code: 'authority.exists' })
    for (const word of ['all', 'client', 'server', 'default', 'none', 'list', 'countersign-probe', 'a'.repeat(32)]) {
      await expect(add(word), word).rejects.toMatchObject({ code: 'name.reserved' })
    }
    for (const word of ['Partners', '../clients', 'x'.repeat(62), '.p', '']) {
      await expect(add(word), word).rejects.toMatchObject({ code: 'identity.refused' })
    }
    await add('x'.repeat(61))
    expect(readdirSync(join(home.path, 'authorities')).filter((name) => !before.includes(name))).toEqual([
      'x'.repeat(61),
    ])
  })

  it('is added once where two commands add it at once, and both where their names differ', async () => {
    const outcomes = await Promise.allSettled([add('partners'), add('partners'), add('others')])
    const codes = outcomes.map((one) => (one.status === 'fulfilled' ? 'added' : one.reason.code))
    expect(codes.toSorted()).toEqual(['added', 'added', 'authority.exists'])
    expect((await namesOf()).toSorted()).toEqual(['clients', 'others', 'partners', 'servers'])
    await home.issue('client', 'bob', { authority: 'partners' })
    await refreshCrls(common(), home.ports)
    expect((await status()).sound).toBe(true)
  })

  it('keeps what a person has changed in the settings', async () => {
    const file = homePaths(home.path).settings
    const settings = JSON.parse(readFileSync(file, 'utf8'))
    const changed = {
      ...settings,
      crlLifetimeDays: 7,
      distribution: { crlUrl: 'https://crl.acme.example/{authority}.crl' },
    }
    writeFileSync(file, JSON.stringify(changed))
    await add('partners')
    const { authorities, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
    expect(rest).toEqual({ ...changed, authorities: undefined })
    expect(authorities.at(-1)).toEqual({ name: 'partners', usage: 'client', custody: 'attended' })
  })
})

describe('what an interrupted addition, or a backup, leaves', () => {
  /** Ports on which a file cannot be written from some write on. */
  const dying = (path: (written: string) => boolean): Ports => ({
    ...home.ports,
    files: {
      ...home.ports.files,
      write: async (written, ...rest) => {
        if (path(written)) throw new Error('killed')
        return home.ports.files.write(written, ...rest)
      },
    },
  })

  it.each([
    ['certificate.pem', 'now'],
    ['pin.txt', 'before'],
    ['crl.pem', 'before'],
    ['countersign.json', 'before'],
  ])('is completed by the same command, where %s was not written any more', async (file, begun) => {
    await expect(
      add(
        'partners',
        'client',
        {},
        dying((path) => path.endsWith(file)),
      ),
    ).rejects.toThrow('killed')
    expect(await namesOf()).toEqual(['clients', 'servers'])
    await home.issue('client', 'alice')
    const key = existsSync(places('partners').certificate) ? readFileSync(places('partners').key, 'utf8') : undefined
    if (key !== undefined) await expect(add('partners', 'server')).rejects.toThrow()
    expect(await add('partners')).toMatchObject({ begun })
    if (key !== undefined) expect(readFileSync(places('partners').key, 'utf8')).toBe(key)
    expect(await namesOf()).toEqual(['clients', 'servers', 'partners'])
    await home.issue('client', 'bob', { authority: 'partners' })
    expect(await status()).toMatchObject({ sound: true, contradictions: [] })
  })

  it('is told by status while the settings do not list what the record has', async () => {
    const file = homePaths(home.path).settings
    const settings = readFileSync(file, 'utf8')
    await add('partners')
    await home.issue('client', 'bob', { authority: 'partners' })
    const [pin] = (await listAuthorities({ home: home.path, name: 'partners' }, home.ports)).authorities.map(
      (a) => a.pin,
    )
    writeFileSync(file, settings)
    expect((await status()).warnings).toContainEqual(
      expect.stringContaining('countersign authority add partners --usage client'),
    )
    await expect(home.issue('client', 'eve', { authority: 'partners' })).rejects.toMatchObject({
      code: 'authority.unknown',
    })
    await expect(add('partners', 'server')).rejects.toMatchObject({ code: 'authority.exists' })
    expect(await add('partners')).toMatchObject({ begun: 'before', authority: { pin } })
    expect((await status()).warnings.filter((text) => text.includes('partners'))).toEqual([
      'the key of partners is stored unencrypted: anybody who reads it can issue certificates as you',
    ])
  })

  it('is recorded again where the record comes from an earlier backup, with its key and whom it has revoked', async () => {
    const record = join(home.path, 'countersign.db')
    cpSync(record, `${record}.bak`)
    await add('partners')
    const bob = await home.issue('client', 'bob', { authority: 'partners' })
    await home.revoke('bob')
    const [key, number] = [readFileSync(places('partners').key, 'utf8'), crlOf('partners').number!]
    for (const file of [record, `${record}-wal`, `${record}-shm`]) rmSync(file, { force: true })
    cpSync(`${record}.bak`, record)
    await expect(status()).rejects.toMatchObject({ code: 'authority.unrecorded', facts: { name: 'partners' } })
    await home.issue('client', 'alice')
    await expect(add('partners', 'server')).rejects.toMatchObject({ code: 'authority.exists' })
    expect(await add('partners')).toMatchObject({ begun: 'before' })
    expect(readFileSync(places('partners').key, 'utf8')).toBe(key)
    expect(crlOf('partners').number).toBeGreaterThan(number)
    expect([...crlOf('partners').entries()].map(({ serial }) => serial)).toEqual([bob.certificate.serial])
    expect(await status()).toMatchObject({ sound: true, contradictions: [] })
  })

  it('is refused where another certificate lies in its place, or another key', async () => {
    await expect(
      add(
        'partners',
        'client',
        {},
        dying((path) => path.endsWith('pin.txt')),
      ),
    ).rejects.toThrow('killed')
    const { certificate, key } = places('partners')
    const own = readFileSync(certificate, 'utf8')
    cpSync(places('clients').certificate, certificate)
    await expect(add('partners')).rejects.toMatchObject({ code: 'file.malformed' })
    writeFileSync(certificate, own)
    cpSync(places('clients').key, key)
    await expect(add('partners')).rejects.toMatchObject({ code: 'pin.mismatch' })
    expect(await namesOf()).toEqual(['clients', 'servers'])
  })
})

describe('who signs', () => {
  beforeEach(async () => {
    await add('partners')
  })

  it('is the default where nothing is said, the authority that is named, and never one of another usage', async () => {
    const [alice, bob] = [
      await home.issue('client', 'alice'),
      await home.issue('client', 'bob', { authority: 'partners' }),
    ]
    expect([alice, bob].map(({ certificate }) => certificate.authority)).toEqual(['clients', 'partners'])
    for (const [one, authority] of [
      [alice, 'clients'],
      [bob, 'partners'],
    ] as const) {
      const found = issuerOf(one.files.certificate)
      expect(['clients', 'partners'].filter((name) => isSignedBy(found, certificateOf(name).tbs.spki))).toEqual([
        authority,
      ])
    }
    const refused = { code: 'authority.other-usage' }
    await expect(home.issue('client', 'eve', { authority: 'servers' })).rejects.toMatchObject(refused)
    await expect(home.issue('server', 'eve.acme.internal', { authority: 'partners' })).rejects.toMatchObject(refused)
    await expect(home.issue('client', 'eve', { authority: 'nobody' })).rejects.toMatchObject({
      code: 'authority.unknown',
    })
    expect(await setDefaultAuthority({ home: home.path, name: 'partners' }, home.ports)).toMatchObject({
      before: 'clients',
    })
    expect((await home.issue('client', 'carol')).certificate.authority).toBe('partners')
    expect((await home.issue('server', 'api.acme.internal')).certificate.authority).toBe('servers')
  })

  it('holds a name once in a home, whichever authority it is of', async () => {
    await home.issue('client', 'bob', { authority: 'partners' })
    await expect(home.issue('client', 'bob')).rejects.toMatchObject({ code: 'name.taken' })
  })

  it('keeps the authority of the last certificate with again, and takes nothing over from another', async () => {
    const wish = { authority: 'partners', claims: [{ name: 'role', value: 'admin' }] }
    await home.issue('client', 'bob', wish)
    const again = await home.issue('client', 'bob', { naming: 'again', subjectAltNames: [] })
    expect(again.certificate).toMatchObject({ authority: 'partners', claims: { role: 'admin' } })
    const moved = await home.issue('client', 'bob', { naming: 'again', authority: 'clients' })
    expect(moved).toMatchObject({
      certificate: { authority: 'clients', claims: {} },
      before: { lost: ['role = admin'] },
    })
    expect((await show('bob')).map(({ authority }) => authority)).toEqual(['clients', 'partners', 'partners'])
  })

  it('lists, shows and revokes of one authority alone', async () => {
    await home.issue('client', 'bob', { authority: 'partners' })
    await home.issue('client', 'bob', { authority: 'clients', naming: 'again' })
    await home.issue('client', 'alice')
    const list = (authority: string) => listCertificates({ home: home.path, authority, limit: 9 }, home.ports)
    expect((await list('partners')).certificates.map(({ name }) => name)).toEqual(['bob'])
    expect((await list('clients')).certificates.map(({ name }) => name)).toEqual(['alice', 'bob'])
    await expect(list('nobody')).rejects.toMatchObject({ code: 'authority.unknown' })
    const revoke = (what: { name: string; authority: string }) =>
      revokeCertificates({ ...common(), what, reason: 'superseded', mode: 'revoke' }, home.ports)
    await expect(revoke({ name: 'alice', authority: 'partners' })).rejects.toMatchObject({ code: 'usage.wrong' })
    await expect(revoke({ name: 'alice', authority: 'nobody' })).rejects.toMatchObject({ code: 'authority.unknown' })
    const { revoked, crls } = await revoke({ name: 'bob', authority: 'partners' })
    expect([revoked, crls].map((rows) => rows.map(({ authority }) => authority))).toEqual([['partners'], ['partners']])
    expect((await show('bob')).map(({ state }) => state)).toEqual(['issued', 'revoked'])
    expect([crlOf('clients').number, [...crlOf('clients').entries()]]).toEqual([1n, []])
  })

  it('does not confuse one serial number of two authorities: each has its own record, CRL and state', async () => {
    const octets = Buffer.alloc(16, 0x42)
    const entropy = { bytes: (count: number) => octets.subarray(0, count) }
    const same: Ports = { ...home.ports, entropy: { ...home.ports.entropy, ...entropy } }
    const issueWith = async (name: string, authority: string) => {
      return issueCredential(
        {
          ...common(),
          usage: 'client',
          name,
          authority,
          subjectAltNames: [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }],
          claims: [],
          naming: 'once',
          mode: 'issue',
        },
        same,
      )
    }
    const [alice, bob] = [await issueWith('alice', 'clients'), await issueWith('bob', 'partners')]
    const { serial } = alice.certificate
    expect(bob.certificate.serial).toBe(serial)
    const revoke = (what: object) =>
      revokeCertificates(
        { ...common(), what: what as { word: string }, reason: 'keyCompromise', mode: 'revoke' },
        home.ports,
      )
    await expect(revoke({ serial })).rejects.toMatchObject({
      code: 'name.ambiguous',
      facts: { authorities: ['clients', 'partners'] },
    })
    expect((await revoke({ serial, authority: 'partners' })).revoked).toMatchObject([{ name: 'bob' }])
    expect([...crlOf('partners').entries()].map((one) => one.serial)).toEqual([serial])
    expect([...crlOf('clients').entries()]).toEqual([])
    const seen = (await listCertificates({ home: home.path, limit: 9 }, home.ports)).certificates
    expect(seen.map(({ name, state, published }) => [name, state, published])).toEqual([
      ['bob', 'revoked', true],
      ['alice', 'issued', undefined],
    ])
    for (const { name, files } of [
      { name: 'clients', ...alice },
      { name: 'partners', ...bob },
    ]) {
      expect(isSignedBy(issuerOf(files!.certificate), certificateOf(name).tbs.spki), name).toBe(true)
    }
    // The CRL of one is lost: that of the other still says that its certificate is revoked.
    await revoke({ serial, authority: 'clients' })
    writeFileSync(places('clients').crl, readFileSync(places('partners').crl))
    const lost = (await listCertificates({ home: home.path, limit: 9 }, home.ports)).certificates
    expect(lost.map(({ name, published }) => [name, published])).toEqual([
      ['bob', true],
      ['alice', false],
    ])
  })

  it('checks and renews the CRL of each, or of one', async () => {
    const check = (authority?: string) => checkCrls({ home: home.path, ...(authority && { authority }) }, home.ports)
    expect((await check()).crls.map(({ authority }) => authority)).toEqual(['clients', 'servers', 'partners'])
    await refreshCrls({ ...common(), authority: 'partners' }, home.ports)
    expect(['clients', 'servers', 'partners'].map((name) => crlOf(name).number)).toEqual([1n, 1n, 2n])
    await refreshCrls(common(), home.ports)
    expect(['clients', 'servers', 'partners'].map((name) => crlOf(name).number)).toEqual([2n, 2n, 3n])
  })
})
