/** Issuing and revoking as commands do it: nothing half-done, and several at once. */
import { createHash, createPublicKey } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import type { AskPassphrase } from '../../src/workflow/ports.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { fixedClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import {
  checkCrls,
  type IssueRequest,
  issueCredential,
  listCertificates,
  refreshCrls,
  revokeCertificates,
  showCertificates,
} from '../support/workflows.ts'

const watch = () => undefined
const wrong: AskPassphrase = async () => ({ octets: Buffer.from('wrong horse') })
const DAY = 86_400

// Unlocking a key takes a fifth of a second, by design: only what is about passphrases does it.
let home: TestHome
beforeEach(async ({ task }) => {
  home = await makeHome(/passphrase|secret/.test(task.name) ? { protection: 'passphrase' } : {})
})
afterEach(() => home.remove())

const issue = (name: string, changes: Partial<IssueRequest> = {}) =>
  issueCredential(
    {
      home: home.path,
      usage: 'client',
      name,
      subjectAltNames: [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }],
      claims: [{ name: 'role', value: 'admin' }],
      naming: 'once',
      mode: 'issue',
      passphrase: knowPassphrase,
      watch,
      ...changes,
    },
    home.ports,
  )
const revoke = (what: Parameters<typeof revokeCertificates>[0]['what'], changes: object = {}) =>
  revokeCertificates(
    { home: home.path, what, reason: 'keyCompromise', mode: 'revoke', passphrase: knowPassphrase, watch, ...changes },
    home.ports,
  )
const list = async () => (await listCertificates({ home: home.path, limit: 100 }, home.ports)).certificates
const issuedFolder = () => readdirSync(join(home.path, 'issued'))

describe('issueCredential', () => {
  it('hands out key, certificate and chain, and reads the claim back by name', async () => {
    const answer = await issue('alice')
    expect(answer.certificate).toMatchObject({ state: 'issued', claims: { role: 'admin' }, subject: 'CN=alice,O=Acme' })
    expect(readdirSync(join(home.path, 'issued/alice')).sort()).toEqual(['certificate.pem', 'chain.pem', 'key.pem'])
    const { certificates } = await showCertificates({ home: home.path, what: { name: 'alice' } }, home.ports)
    expect(certificates).toMatchObject([{ claims: { role: 'admin' }, extendedKeyUsage: ['clientAuth'] }])
  })

  it('leaves nothing after a dry run, and asks for no passphrase', async () => {
    const answer = await issue('alice', { mode: 'dry-run', passphrase: () => Promise.reject(new Error('asked')) })
    expect(answer.certificate.serial).toBeUndefined()
    expect([await list(), issuedFolder()]).toEqual([[], []])
  })

  it.each([
    ['a wrong passphrase', { passphrase: wrong }, 'passphrase.wrong'],
    ['an unknown profile', { profile: 'vip' }, 'profile.unknown'],
    ['an attack profile', { profile: 'attack-expired' }, 'profile.unknown'],
    ["the other usage's profile", { profile: 'server' }, 'profile.unknown'],
    ['an unknown claim', { claims: [{ name: 'rank', value: '1' }] }, 'claim.unknown'],
    [
      'a claim twice',
      {
        claims: [
          { name: 'role', value: 'a' },
          { name: 'role', value: 'b' },
        ],
      },
      'claim.refused',
    ],
    ['more days than the profile allows', { days: 4000 }, 'profile.refused'],
    [
      'a foreign trust domain',
      { subjectAltNames: [{ kind: 'uri', value: 'spiffe://evil.example/x' }] },
      'identity.refused',
    ],
    ['a wrong pin', { pin: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }, 'pin.mismatch'],
    ['a name that is a path', { name: '../alice' }, 'identity.refused'],
  ] satisfies [string, Partial<IssueRequest>, string][])(
    'refuses %s, and nothing is half-done',
    async (_, changes, code) => {
      await expect(issue('alice', changes)).rejects.toMatchObject({ code })
      expect([await list(), issuedFolder()]).toEqual([[], []])
    },
  )

  it('names the character and its position in a name that it refuses', async () => {
    const value = 'spiffe://acme.internal/a$b'
    await expect(issue('alice', { subjectAltNames: [{ kind: 'uri', value }] })).rejects.toMatchObject({
      code: 'identity.refused',
      facts: { character: '$', position: 24, value },
    })
  })

  it('issues once under a name, and again on request; the folder then holds the newer', async () => {
    const first = await issue('alice')
    await expect(issue('alice')).rejects.toMatchObject({ code: 'name.taken' })
    const second = await issue('alice', { naming: 'again' })
    expect(second.certificate.serial).not.toBe(first.certificate.serial)
    expect(issuedFolder()).toEqual(['alice'])
    const { certificates } = await showCertificates(
      { home: home.path, what: { file: second.files!.certificate } },
      home.ports,
    )
    expect(certificates[0]?.serial).toBe(second.certificate.serial)
  })

  describe('under a name that is in use', () => {
    const bare = { subjectAltNames: [], claims: [], naming: 'again' } as const
    const uri = 'URI:spiffe://acme.internal/alice'
    const first = () =>
      issue('alice', {
        subjectAltNames: [
          { kind: 'uri', value: 'spiffe://acme.internal/alice' },
          { kind: 'email', value: 'alice@acme.internal' },
        ],
        days: 30,
        keyType: 'ec-p384',
      })

    it('takes over names, claims, lifetime and kind of key where nothing else is said', async () => {
      const { certificate, before } = await first().then(() => issue('alice', bare))
      expect(certificate).toMatchObject({
        subjectAltNames: [uri, 'email:alice@acme.internal'],
        claims: { role: 'admin' },
        key: 'EC P-384',
      })
      expect((Date.parse(certificate.notAfter) - Date.parse(certificate.notBefore)) / 1000 + 1).toBe(30 * DAY)
      expect(before).toMatchObject({
        state: 'issued',
        kept: ['URI', 'email', 'claims', 'profile', 'lifetime', 'key type'],
        lost: [],
      })
    })

    it('takes over kind by kind: what is said replaces all of its kind, and what is gone is told', async () => {
      await first()
      const { certificate, before } = await issue('alice', { ...bare, claims: [{ name: 'team', value: 'billing' }] })
      expect(certificate).toMatchObject({
        subjectAltNames: [uri, 'email:alice@acme.internal'],
        claims: { team: 'billing' },
      })
      expect(certificate.claims).not.toHaveProperty('role')
      expect(before?.lost).toEqual(['role = admin'])
      const email = [{ kind: 'email', value: 'a@acme.internal' }] as const
      const next = await issue('alice', { ...bare, subjectAltNames: email, claims: [], profile: 'client-short' })
      expect(next.certificate).toMatchObject({
        subjectAltNames: ['email:a@acme.internal', uri],
        claims: { team: 'billing' },
        profile: 'client-short',
      })
      expect(next.before).toMatchObject({ kept: ['URI', 'claims'], lost: ['email:alice@acme.internal'] })
    })

    it('takes nothing over afresh, and tells what is gone', async () => {
      await first()
      const { certificate, before } = await issue('alice', { ...bare, naming: 'afresh' })
      expect(certificate).toMatchObject({ subjectAltNames: [uri], claims: {}, key: 'EC P-256' })
      expect(before).toMatchObject({ kept: [], lost: ['email:alice@acme.internal', 'role = admin'] })
    })

    it('takes a claim that lies in a URI over once', async () => {
      const asked = { claims: [{ name: 'environment', value: 'production' }] }
      const [one, two] = [await issue('alice', asked), await issue('alice', bare)]
      expect(two.certificate.subjectAltNames).toEqual(one.certificate.subjectAltNames)
      expect(two.certificate.claims).toEqual({ environment: 'production' })
    })

    it.each([
      ['keyCompromise', { role: 'admin' }],
      ['privilegeWithdrawn', {}],
      ['affiliationChanged', {}],
    ])('gives a privilege back that was lost with a key, and none that was withdrawn: %s', async (reason, claims) => {
      await first()
      await revoke({ name: 'alice' }, { reason })
      const { certificate, before } = await issue('alice', bare)
      expect(certificate.claims).toEqual(claims)
      expect(before).toMatchObject({ state: 'revoked' })
    })

    it('keeps within what the profile allows by now', async () => {
      await first()
      const file = join(home.path, 'profiles/client.json')
      const profile = JSON.parse(readFileSync(file, 'utf8'))
      const less = { ...profile, defaultDays: 7, maximumDays: 14, keyTypes: ['ec-p256'] }
      writeFileSync(file, JSON.stringify(less))
      const { certificate } = await issue('alice', bare)
      expect((Date.parse(certificate.notAfter) - Date.parse(certificate.notBefore)) / 1000 + 1).toBe(14 * DAY)
      expect(certificate.key).toBe('EC P-256')
    })

    it('takes nothing over from a certificate of the other authority', async () => {
      await home.issue('server', 'alice', { subjectAltNames: [{ kind: 'dns', value: 'alice.acme.internal' }] })
      const { certificate, before } = await issue('alice', bare)
      expect(certificate.subjectAltNames).toEqual([uri])
      expect(before).toMatchObject({ kept: [], lost: ['DNS:alice.acme.internal'] })
    })
  })

  it('gives one name to one of several commands at once, and each other name to its own', async () => {
    const results = await Promise.allSettled([
      issue('alice'),
      issue('alice'),
      issue('alice'),
      issue('bob'),
      issue('carol'),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const result of results) {
      // Others ask while the first one signs, or afterwards.
      if (result.status === 'rejected') expect(result.reason.code).toMatch(/^name\.(busy|taken)$/)
    }
    expect(issuedFolder()).toEqual(['alice', 'bob', 'carol'])
    expect((await list()).map(({ state }) => state)).toEqual(['issued', 'issued', 'issued'])
  })

  it('hands whole credentials out when several commands issue again under one name, the newest in its place', async () => {
    await issue('alice')
    await Promise.all([1, 2, 3].map(() => issue('alice', { naming: 'again' })))
    const newest = (await list())[0]?.serial
    expect(await list()).toHaveLength(4)
    expect(issuedFolder()).toContain('alice')
    for (const folder of issuedFolder()) {
      const file = join(home.path, 'issued', folder, 'certificate.pem')
      const { certificates } = await showCertificates({ home: home.path, what: { file } }, home.ports)
      const { serial, pin } = certificates[0]!
      // What is handed out after a newer one comes to lie beside it.
      expect(folder).toBe(serial === newest ? 'alice' : `alice.${serial}`)
      const key = createPublicKey(readFileSync(join(home.path, 'issued', folder, 'key.pem'), 'utf8'))
      const spki = key.export({ type: 'spki', format: 'der' })
      expect(pin).toBe(createHash('sha256').update(spki).digest('base64'))
    }
  })

  it('refuses a certificate that would outlive its authority (RFC 5280 §6.1)', async () => {
    const clock = fixedClock()
    const young = await makeHome({ clock })
    clock.advance(3600 * DAY)
    await expect(young.issue('client', 'alice')).rejects.toMatchObject({ code: 'issuer.expires-first' })
    clock.advance(60 * DAY)
    await expect(young.issue('client', 'alice')).rejects.toMatchObject({ code: 'authority.expired' })
    await young.remove()
  })
})

describe('revokeCertificates', () => {
  it('revokes every certificate of a name that is still good, and publishes that', async () => {
    const serials = [
      (await issue('bob')).certificate.serial,
      (await issue('bob', { naming: 'again' })).certificate.serial,
    ]
    const answer = await revoke({ name: 'bob' })
    expect(answer.revoked.map(({ serial }) => serial).sort()).toEqual(serials.sort())
    expect(answer.crls).toMatchObject([{ authority: 'clients', number: 2, entries: 2, state: 'fresh' }])
    expect((await list()).map(({ state }) => state)).toEqual(['revoked', 'revoked'])
  })

  it('revokes by serial number as people paste it, and by file', async () => {
    const bob = await issue('bob')
    const carol = await issue('carol')
    const pasted = (bob.certificate.serial ?? '').toUpperCase().replace(/(..)(?=.)/g, '$1:')
    expect((await revoke({ serial: pasted })).revoked).toMatchObject([{ name: 'bob' }])
    expect((await revoke({ file: carol.files!.certificate })).revoked).toMatchObject([{ name: 'carol' }])
  })

  it('changes nothing with a wrong passphrase, an unknown reason, or in a dry run', async () => {
    await issue('bob')
    const crl = join(home.path, 'authorities/clients/crl.pem')
    const before = readFileSync(crl, 'utf8')
    await expect(revoke({ name: 'bob' }, { passphrase: wrong })).rejects.toMatchObject({ code: 'passphrase.wrong' })
    for (const reason of ['certificateHold', 'removeFromCRL', 'cACompromise', 'because', '__proto__']) {
      await expect(revoke({ name: 'bob' }, { reason })).rejects.toMatchObject({ code: 'reason.unknown' })
    }
    expect((await revoke({ name: 'bob' }, { mode: 'dry-run' })).revoked).toMatchObject([{ name: 'bob' }])
    expect((await list())[0]?.state).toBe('issued')
    expect(readFileSync(crl, 'utf8')).toBe(before)
  })

  it('refuses what is unknown, foreign, or revoked already', async () => {
    await issue('bob')
    await expect(revoke({ name: 'bo' })).rejects.toMatchObject({ code: 'name.unknown', facts: { near: ['bob'] } })
    await expect(revoke({ serial: '1234' })).rejects.toMatchObject({ code: 'serial.unknown' })
    const other = await makeHome()
    const stranger = await other.issue('client', 'bob')
    const keyOf = (path: string) =>
      Buffer.from(keyIdentifierOf(parseCertificatePem(readFileSync(path, 'utf8')).tbs.spki))
    const [theirs, ...ours] = [other.authority('client'), home.authority('client'), home.authority('server')].map(
      ({ certificate }) => keyOf(certificate).toString('hex'),
    )
    // The issuers of both homes have one name: their keys tell them apart.
    await expect(revoke({ file: stranger.files.certificate })).rejects.toMatchObject({
      code: 'certificate.foreign',
      facts: { key: theirs, expected: `${ours[0]} of clients, ${ours[1]} of servers` },
      message: expect.stringContaining(
        `(key identifier: ${theirs}); the key identifiers of this home: ${ours[0]} of clients`,
      ),
    })
    await other.remove()
    const { revoked } = await revoke({ name: 'bob' })
    await expect(revoke({ serial: revoked[0]!.serial })).rejects.toMatchObject({ code: 'serial.already-revoked' })
    await expect(revoke({ name: 'bob' })).rejects.toMatchObject({ code: 'name.nothing-to-revoke' })
  })

  it('says so where the revocation is recorded and the disk has no room for its CRL; the next CRL has it', async () => {
    await issue('alice')
    const { files } = home.ports
    const full = {
      ...files,
      write: (path: string, ...rest: [Parameters<typeof files.write>[1], Parameters<typeof files.write>[2]]) =>
        path.endsWith('crl.pem')
          ? Promise.reject(new CountersignError('disk.full', { path }))
          : files.write(path, ...rest),
    }
    const request = { home: home.path, what: { name: 'alice' }, reason: 'superseded', mode: 'revoke' } as const
    await expect(
      revokeCertificates({ ...request, passphrase: knowPassphrase, watch }, { ...home.ports, files: full }),
    ).rejects.toMatchObject({ code: 'crl.unpublished', facts: { authority: 'clients' } })
    const entries = async () =>
      (await checkCrls({ home: home.path, authority: 'clients' }, home.ports)).crls[0]?.entries
    expect(await entries()).toBe(0)
    await refreshCrls({ home: home.path, passphrase: knowPassphrase, watch }, home.ports)
    expect(await entries()).toBe(1)
  })

  it('publishes one growing CRL when several commands revoke at once', async () => {
    const names = ['ann', 'ben', 'cid', 'dot']
    for (const name of names) await issue(name)
    await Promise.all(names.map((name) => revoke({ name })))
    const { crls } = await checkCrls({ home: home.path, authority: 'clients' }, home.ports)
    expect(crls).toMatchObject([{ entries: 4, state: 'fresh' }])
    expect(crls[0]?.number).toBeGreaterThanOrEqual(2)
  })
})

describe('CRLs', () => {
  it('are fresh, then due from half-life on, then expired; and fresh again', async () => {
    const clock = fixedClock()
    const aging = await makeHome({ clock })
    const state = async () => (await checkCrls({ home: aging.path, authority: 'clients' }, aging.ports)).crls[0]?.state
    expect(await state()).toBe('fresh')
    clock.advance(15 * DAY)
    expect(await state()).toBe('half-life')
    clock.advance(15 * DAY)
    expect(await state()).toBe('expired')
    await refreshCrls({ home: aging.path, passphrase: knowPassphrase, watch }, aging.ports)
    expect(await state()).toBe('fresh')
    await expect(checkCrls({ home: aging.path, authority: 'nobody' }, aging.ports)).rejects.toMatchObject({
      code: 'authority.unknown',
    })
    await aging.remove()
  })
})

describe('secrets', () => {
  it('that are secret appear in no answer and in no file but key.pem', async () => {
    const answer = await issue('alice')
    expect(JSON.stringify(answer)).not.toContain('PRIVATE KEY')
    const record = readFileSync(join(home.path, 'countersign.db'))
    const key = readFileSync(join(home.path, 'issued/alice/key.pem'), 'utf8').split('\n')[1] ?? ''
    expect(record.includes(Buffer.from(key, 'base64'))).toBe(false)
    expect(existsSync(join(home.path, 'passphrase'))).toBe(false)
  })
})
