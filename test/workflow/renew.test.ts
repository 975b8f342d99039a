/** Renewals: what is kept, what is refused, what becomes of the old certificate, and the command that follows. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import type { RenewalRequest } from '../../src/workflow/renew.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { fixedClock, type MovableClock, noon } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome, type Wish } from '../support/home.ts'
import { makeRequest } from '../support/request-kit.ts'
import {
  homeStatus,
  listCertificates,
  renewCertificates,
  revokeCertificates,
  showCertificates,
} from '../support/workflows.ts'

let home: TestHome
let clock: MovableClock
beforeEach(async () => {
  clock = fixedClock(noon)
  home = await makeHome({ clock })
})
afterEach(() => home.remove())

const claims = [{ name: 'role', value: 'admin' }]
const issue = (name: string, wish: Wish = {}) => home.issue('client', name, { claims, ...wish })

type Asked = Partial<RenewalRequest>
const renew = (which: string | RenewalRequest['which'], asked: Asked = {}, ports = home.ports) =>
  renewCertificates(
    {
      ...{ key: 'same', subjectAltNames: [], claims: [], fate: 'by-content', mode: 'renew', watch: () => undefined },
      ...asked,
      which: typeof which === 'string' ? [{ word: which }] : which,
      home: home.path,
      passphrase: knowPassphrase,
    },
    ports,
  )
const expiring = (asked: Asked = {}, ports?: Ports) => renew({ expiring: '30d' }, asked, ports)
const one = async (which: string, asked: Asked = {}) => {
  const [renewal] = (await renew(which, asked)).renewed
  return renewal!
}
const show = async (word: string) =>
  (await showCertificates({ home: home.path, what: { word } }, home.ports)).certificates
const stateOf = async (serial: string) => (await show(serial))[0]?.state
const folder = (name: string) => join(home.path, 'issued', name)
const certificateIn = (name: string) => parseCertificatePem(readFileSync(join(folder(name), 'certificate.pem'), 'utf8'))
const onCrl = () =>
  [...parseCrlPem(readFileSync(home.authority('client').crl, 'utf8')).entries()].map(({ serial }) => serial)
const days = (n: number) => clock.advance(n * 86_400)
const profile = (change: (profile: Record<string, unknown>) => void) => {
  const path = join(home.path, 'profiles/client.json')
  const read = JSON.parse(readFileSync(path, 'utf8'))
  change(read)
  writeFileSync(path, JSON.stringify(read))
}

describe('renew', () => {
  it('keeps key, names, claims, profile and lifetime, and puts the new certificate in the place of the old', async () => {
    const { certificate: old } = await issue('alice', { days: 20 })
    const key = readFileSync(join(folder('alice'), 'key.pem'), 'utf8')
    days(10)
    const { certificate, before, fate } = await one('alice')
    for (const kept of ['subjectAltNames', 'claims', 'profile', 'pin', 'subject'] as const) {
      expect(certificate[kept], kept).toEqual(old[kept])
    }
    expect(certificate.serial).not.toBe(old.serial)
    expect(Date.parse(certificate.notAfter) - Date.parse(old.notAfter)).toBe(10 * 86_400_000)
    expect([before.serial, before.notAfter, fate]).toEqual([old.serial, old.notAfter, 'keep'])
    expect(certificateIn('alice').tbs.serial).toBe(certificate.serial)
    expect(readFileSync(join(folder('alice'), 'key.pem'), 'utf8')).toBe(key)
    expect(readdirSync(join(home.path, 'issued'))).toEqual(['alice'])
  })

  it('marks the old one as superseded, which is good, ends nothing soon, and is on no CRL', async () => {
    const { certificate: old } = await issue('alice', { days: 20 })
    const { certificate } = await one('alice', { days: 90 })
    expect((await show(old.serial!))[0]).toMatchObject({ state: 'superseded', supersededBy: certificate.serial })
    const { certificates, counts } = await listCertificates({ home: home.path, expiring: '30d', limit: 9 }, home.ports)
    expect(certificates).toEqual([])
    expect(counts).toMatchObject({ issued: 1, superseded: 1 })
    expect((await homeStatus({ home: home.path }, home.ports)).expiringSoon).toEqual([])
    expect(onCrl()).toEqual([])
  })

  it('revokes the old one at once where the new one says something else, unless it is to be kept', async () => {
    const { certificate: old } = await issue('alice')
    const other = [{ name: 'role', value: 'viewer' }]
    const { crls, renewed } = await renew('alice', { claims: other })
    expect(renewed[0]).toMatchObject({ fate: 'revoke', before: { lost: ['role = admin'] } })
    expect(crls).toHaveLength(1)
    expect(onCrl()).toEqual([old.serial])
    expect((await show(old.serial!))[0]).toMatchObject({ state: 'revoked', reason: 'superseded' })
    await issue('bob')
    expect(await renew('bob', { claims: other, fate: 'keep' })).toMatchObject({ crls: [], renewed: [{ fate: 'keep' }] })
    expect(onCrl()).toEqual([old.serial])
  })

  it('renews servers too, and an expired certificate that is named', async () => {
    await home.issue('server', 'api.acme.internal')
    expect((await one('api.acme.internal')).certificate.authority).toBe('servers')
    await issue('alice', { days: 5 })
    days(9)
    const { before, certificate } = await one('alice')
    expect([before.state, certificate.state]).toEqual(['expired', 'issued'])
  })

  it('renews the certificate of a request, for which the public key is enough; a new key cannot be made for it', async () => {
    const { certificate: old } = await issue('device', {
      request: { content: makeRequest({}), source: 'device.csr' },
    })
    const { certificate } = await one('device')
    expect([certificate.pin, certificate.privateKey]).toEqual([old.pin, 'elsewhere'])
    expect(readdirSync(folder('device'))).toEqual(['certificate.pem', 'chain.pem'])
    await expect(renew('device', { key: 'new' })).rejects.toMatchObject({
      code: 'certificate.unrenewable',
      facts: { next: expect.stringContaining('--csr') },
    })
  })

  it('makes a new key where that is asked for, of the same type', async () => {
    const { certificate: old } = await issue('alice', { keyType: 'ed25519' })
    const { certificate } = await one('alice', { key: 'new' })
    expect(certificate.key).toBe(old.key)
    expect(certificate.pin).not.toBe(old.pin)
    expect((await one('alice')).certificate.pin).toBe(certificate.pin)
  })

  it('refuses what was revoked, what was renewed, and what is not the newest of its name', async () => {
    const [{ certificate: gone }, { certificate: first }, { certificate: older }] = [
      await issue('gone'),
      await issue('alice'),
      await issue('bob'),
    ]
    await home.revoke('gone')
    const { certificate: second } = await one('alice')
    const { certificate: newer } = await issue('bob', { naming: 'again' })
    const problems = [
      [gone.serial!, 'it was revoked'],
      ['gone', 'it was revoked'],
      [first.serial!, `${second.serial} has renewed it already`],
      [older.serial!, `${newer.serial} is a newer certificate of this name`],
    ] as const
    for (const [which, problem] of problems) {
      await expect(renew(which), which).rejects.toMatchObject({ code: 'certificate.unrenewable', facts: { problem } })
    }
    expect((await one('bob')).before.serial).toBe(newer.serial)
    expect((await one(second.serial!)).before.serial).toBe(second.serial)
  })

  it('refuses what the profile does not allow any more, and drops no claim that is not known any more', async () => {
    const { certificate } = await issue('alice')
    profile((it) => Object.assign(it, { claims: { required: [], allowed: [] } }))
    await expect(renew('alice')).rejects.toMatchObject({ code: 'profile.refused' })
    profile((it) => Object.assign(it, { claims: { required: [], allowed: 'any' } }))
    rmSync(join(home.path, 'claims/role.json'))
    await expect(renew('alice')).rejects.toMatchObject({ code: expect.stringMatching(/unrenewable|claim\./) })
    expect(await stateOf(certificate.serial!)).toBe('issued')
  })

  it('renews none of those that are named where one cannot be', async () => {
    const { certificate: alice } = await issue('alice')
    await home.issue('server', 'api.acme.internal', {})
    const both = [{ word: 'alice' }, { word: 'api.acme.internal' }]
    // No server has claims.
    await expect(renew(both, { claims: [{ name: 'role', value: 'viewer' }] })).rejects.toMatchObject({
      code: 'profile.refused',
    })
    expect((await show('alice')).map(({ serial, state }) => [serial, state])).toEqual([[alice.serial, 'issued']])
    expect((await renew(both)).renewed.map(({ certificate }) => certificate.name)).toEqual([
      'alice',
      'api.acme.internal',
    ])
  })

  it('leaves the stolen key in no good certificate without a word', async () => {
    const { certificate: old } = await issue('alice')
    const { certificate } = await one('alice')
    const revoke = (reason: string, mode: 'revoke' | 'dry-run' = 'dry-run') =>
      revokeCertificates(
        {
          home: home.path,
          what: { serial: `0x${old.serial}` },
          reason,
          mode,
          passphrase: knowPassphrase,
          watch: () => {},
        },
        home.ports,
      )
    // Of the same name, but no reason speaks of the key.
    expect(await revoke('superseded')).toMatchObject({ sharing: [{ serial: certificate.serial }], sameKey: [] })
    expect(await revoke('keyCompromise')).toMatchObject({ sharing: [], sameKey: [{ serial: certificate.serial }] })
    await one('alice', { key: 'new' })
    const { sharing, sameKey } = await revoke('keyCompromise', 'revoke')
    expect(sameKey).toMatchObject([{ serial: certificate.serial }])
    expect(sharing.map(({ serial }) => serial)).not.toContain(certificate.serial)
    expect(sharing).toHaveLength(1)
  })

  it('says which certificate of another name stays good with a name of the new one', async () => {
    await issue('bob')
    await issue('alice')
    const { sharing } = await one('alice', {
      subjectAltNames: [{ kind: 'uri', value: 'spiffe://acme.internal/bob' }],
      mode: 'dry-run',
    })
    expect(sharing).toMatchObject([{ name: 'bob', subjectAltNames: ['URI:spiffe://acme.internal/bob'] }])
    expect((await one('alice')).sharing).toEqual([])
  })

  it('refuses a key in the folder that is not that of the certificate', async () => {
    await issue('alice')
    await issue('bob')
    writeFileSync(join(folder('alice'), 'key.pem'), readFileSync(join(folder('bob'), 'key.pem')))
    await expect(renew('alice')).rejects.toMatchObject({ code: 'file.malformed' })
    expect((await one('bob')).fate).toBe('keep')
  })
})

describe('renew --expiring', () => {
  const names = ({ renewed }: Awaited<ReturnType<typeof renew>>) => renewed.map(({ before: { serial } }) => serial)

  it('renews what ends within the time, each once, and leaves out what does not, what has ended and what is revoked', async () => {
    await issue('ended', { days: 1 })
    days(2)
    const { certificate: soon } = await issue('soon', { days: 10 })
    const { certificate: sooner } = await home.issue('server', 'api.acme.internal', { days: 5 })
    await issue('late', { days: 80 })
    await issue('gone', { days: 10 })
    await home.revoke('gone')
    expect(names(await expiring({ mode: 'dry-run', days: 90 }))).toEqual([sooner.serial, soon.serial])
    expect(names(await expiring({ days: 90 }))).toEqual([sooner.serial, soon.serial])
    expect(await expiring({ days: 90 })).toMatchObject({ renewed: [], refused: [] })
  })

  it('renews at half of its life what lasts no longer than the time asked for, and not in each run', async () => {
    const { certificate: short } = await issue('short', { days: 10 })
    expect(names(await expiring())).toEqual([])
    days(4)
    expect(names(await expiring())).toEqual([])
    days(1)
    expect(names(await expiring())).toEqual([short.serial])
    expect(names(await expiring())).toEqual([])
  })

  it('renews each once where two want to at once', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await issue(name, { days: 10 })
    const both = await Promise.all([expiring({ days: 90 }), expiring({ days: 90 })])
    const renewed = both.flatMap(names)
    expect(new Set(renewed).size).toBe(4)
    expect(renewed).toHaveLength(4)
    expect((await show('a')).map(({ state }) => state)).toEqual(['issued', 'superseded'])
  })

  it('does not count as refused what another command was renewing, and has renewed in the end', async () => {
    for (const name of ['a', 'b']) await issue(name, { days: 10 })
    const { openStore } = home.ports
    let calls = 0
    const meeting: Ports = {
      ...home.ports,
      openStore: (...place) => {
        const store = openStore(...place)
        const reserve: typeof store.certificates.reserve = async (reservations) => {
          calls += 1
          if (calls === 1) throw new CountersignError('name.busy', { name: 'a', until: '2026-01-01T00:00:00Z' })
          await expiring({ days: 90 })
          return store.certificates.reserve(reservations)
        }
        return { ...store, certificates: { ...store.certificates, reserve } }
      },
    }
    expect(await expiring({ days: 90 }, meeting)).toMatchObject({ renewed: [], refused: [] })
    expect((await show('a')).map(({ state }) => state)).toEqual(['issued', 'superseded'])
  })

  it('says of one that cannot be renewed why, and renews the others', async () => {
    await issue('alice', { days: 10 })
    await issue('bob', { days: 10, claims: [] })
    profile((it) => Object.assign(it, { claims: { required: [], allowed: [] } }))
    const { renewed, refused } = await expiring({ days: 90 })
    expect(renewed.map(({ certificate }) => certificate.name)).toEqual(['bob'])
    expect(refused).toMatchObject([{ name: 'alice', code: 'profile.refused' }])
  })
})

describe('a key that was stolen with another certificate', () => {
  const stolen = async () => {
    const { stolen, attention, sound } = await homeStatus({ home: home.path }, home.ports)
    expect(sound).toBe(stolen.length === 0)
    expect(attention).toHaveLength(Math.sign(stolen.length))
    return stolen.map(({ name, serial }) => [name, serial])
  }
  const steal = (serial: string, reason = 'keyCompromise') =>
    revokeCertificates(
      {
        ...{ home: home.path, what: { serial }, reason, mode: 'revoke' },
        ...{ passphrase: knowPassphrase, watch: () => undefined },
      },
      home.ports,
    )

  it('needs attention while the certificate is good, and not where its key or the reason is another', async () => {
    for (const name of ['alice', 'bob', 'carol']) await issue(name)
    const alice = await one('alice')
    await steal((await one('bob', { key: 'new' })).before.serial)
    await steal((await one('carol')).before.serial, 'superseded')
    expect(await stolen()).toEqual([])
    await steal(alice.before.serial)
    expect(await stolen()).toEqual([['alice', alice.certificate.serial]])
    await steal(alice.certificate.serial!)
    expect(await stolen()).toEqual([])
  })
})

describe('the command after a renewal', () => {
  const ran = () => (existsSync(join(home.path, 'ran')) ? readFileSync(join(home.path, 'ran'), 'utf8') : '')
  const good = () => `echo x >> '${home.path}/ran'`
  const owed = () => readdirSync(join(home.path, 'owed'))

  it('is run once something was renewed, and not otherwise', async () => {
    await issue('alice', { days: 10 })
    expect((await expiring({ days: 90, mode: 'dry-run', command: good() })).followUp).toBeUndefined()
    expect(ran()).toBe('')
    const watched: string[] = []
    const watch = (label: string) => void watched.push(label)
    const { followUp, renewed } = await expiring({ days: 90, command: good(), watch })
    expect(watched.at(-1)).toBe('running the command of --then')
    expect(followUp).toMatchObject({ outcome: 'succeeded', for: [renewed[0]?.certificate.serial] })
    expect(await expiring({ days: 90, command: good() })).not.toHaveProperty('followUp')
    expect([ran(), owed()]).toEqual(['x\n', []])
  })

  it('is not forgotten where it fails: the next run runs it, though nothing is to be renewed', async () => {
    await issue('alice', { days: 10 })
    const { followUp } = await expiring({ days: 90, command: 'echo no such server >&2; exit 3' })
    expect(followUp).toMatchObject({ outcome: 'failed', status: 3, output: 'no such server' })
    const serial = followUp!.for[0]!
    expect(await homeStatus({ home: home.path }, home.ports)).toMatchObject({
      owed: [serial],
      sound: false,
      attention: [expect.stringContaining(`the command after the renewal ${serial}`)],
    })
    expect(await expiring({ days: 90, command: 'exit 1' })).toMatchObject({
      renewed: [],
      followUp: { outcome: 'failed' },
    })
    expect(await expiring({ days: 90, command: good() })).toMatchObject({
      renewed: [],
      followUp: { outcome: 'succeeded' },
    })
    expect(await expiring({ days: 90, command: good() })).not.toHaveProperty('followUp')
    expect(ran()).toBe('x\n')
    expect(await homeStatus({ home: home.path }, home.ports)).toMatchObject({ owed: [], sound: true })
  })

  it('gets no passphrase, and is not owed for what was never recorded', async () => {
    await issue('alice', { days: 10 })
    process.env['COUNTERSIGN_PASSPHRASE'] = 'secret'
    try {
      await expiring({ days: 90, command: `env > '${home.path}/ran'` })
    } finally {
      delete process.env['COUNTERSIGN_PASSPHRASE']
    }
    expect(ran()).toContain('PATH=')
    expect(ran()).not.toContain('secret')
    writeFileSync(join(home.path, 'owed', 'cafe'), '')
    expect(await expiring({ command: 'exit 1' })).not.toHaveProperty('followUp')
  })
})
