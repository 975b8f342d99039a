/** Certificates for the rows of a file: what a row says, what is refused before anything is issued, and that a second run goes on. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import type { BatchOutcome, BatchRequest, TakeOutcomes } from '../../src/workflow/batch.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { issueRows, refusals, states } from '../support/batch-kit.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { homeStatus, listCertificates, showCertificates } from '../support/workflows.ts'

let clock: MovableClock
let home: TestHome
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
})
afterEach(() => home.remove())

const fileOf = (text: string | Uint8Array): string => {
  const path = join(home.path, '../rows')
  writeFileSync(path, text)
  return path
}

const issue = (text: string | Uint8Array, wish?: Partial<BatchRequest>, ports?: Ports, take?: TakeOutcomes) =>
  issueRows(home, fileOf(text), wish, ports, take)

const folder = (name: string, file: string): string => readFileSync(join(home.path, 'issued', name, file), 'utf8')
const issued = () => readdirSync(join(home.path, 'issued')).sort()
const factsOf = async (name: string) =>
  (await showCertificates({ home: home.path, what: { name } }, home.ports)).certificates[0]

describe('a batch', () => {
  it('gives each row what it says: names, claims, profile, lifetime and type of key', async () => {
    const { summary, outcomes } = await issue(
      'name,uri,dns,email,claim:role,profile,days,key-type\n' +
        'alice,spiffe://acme.internal/ops/alice,,alice@acme.com,admin,,30,\n' +
        'robot,,"a.acme.internal,b.acme.internal",,,client-short,,ec-p384\n',
    )
    expect(states(outcomes)).toEqual(['2 issued', '3 issued'])
    expect(summary).toMatchObject({ mode: 'issue', rows: 2, issued: 2, present: 0, failed: 0, warnings: [] })
    expect(await factsOf('alice')).toMatchObject({
      subjectAltNames: ['email:alice@acme.com', 'URI:spiffe://acme.internal/ops/alice'],
      claims: { role: 'admin' },
      profile: 'client',
    })
    const alice = parseCertificatePem(folder('alice', 'certificate.pem')).tbs
    expect(alice.notAfter - alice.notBefore + 1).toBe(30 * 86_400)
    expect(await factsOf('robot')).toMatchObject({
      subjectAltNames: ['URI:spiffe://acme.internal/robot', 'DNS:a.acme.internal', 'DNS:b.acme.internal'],
      profile: 'client-short',
    })
    expect(createPrivateKey(folder('robot', 'key.pem')).asymmetricKeyDetails?.namedCurve).toBe('secp384r1')
  })

  it('hands out key, certificate and chain that belong together, and leaves no key elsewhere', async () => {
    await issue('name\nalice\nbob\n')
    expect(issued()).toEqual(['alice', 'bob'])
    for (const name of issued()) {
      const { tbs } = parseCertificatePem(folder(name, 'certificate.pem'))
      const spki = createPublicKey(folder(name, 'key.pem')).export({ type: 'spki', format: 'der' })
      expect(Buffer.compare(spki, tbs.spki)).toBe(0)
      expect(folder(name, 'chain.pem')).toBe(folder(name, 'certificate.pem'))
      expect(statSync(join(home.path, 'issued', name)).mode & 0o777).toBe(0o700)
      expect(statSync(join(home.path, 'issued', name, 'key.pem')).mode & 0o777).toBe(0o600)
      expect((await factsOf(name))?.serial).toBe(tbs.serial)
    }
  })

  it('issues nothing twice: a second run finds what the first has made', async () => {
    const text = 'name,claim:role\nalice,admin\nbob,\n'
    const first = await issue(text)
    const second = await issue(`${text}carol,admin\n`)
    expect(states(second.outcomes)).toEqual(['2 present', '3 present', '4 issued'])
    expect(second.outcomes[0]).toMatchObject({ serial: 'serial' in first.outcomes[0]! && first.outcomes[0].serial })
    expect((await listCertificates({ home: home.path, limit: 9 }, home.ports)).certificates).toHaveLength(3)
  })

  it('refuses a row whose name has a certificate that says something else, was revoked, or has ended', async () => {
    await issue('name,claim:role,days\nalice,admin,\nbob,admin,\ncarol,admin,1\n')
    await home.revoke('bob')
    clock.advance(2 * 86_400)
    const { outcomes } = await issue('name,claim:role\nalice,reader\nbob,admin\ncarol,admin\n')
    expect(refusals(outcomes)).toEqual(['2 name batch.differs', '3 name batch.differs', '4 name batch.differs'])
    expect(outcomes.map((one) => one.state === 'failed' && (one.refusal.facts as { why: string }).why)).toEqual([
      'has another value of role',
      'was revoked',
      'has ended',
    ])
  })

  it('goes on past rows that cannot be issued, and says where and why', async () => {
    const { summary, outcomes } = await issue(
      'name,dns,claim:role,profile,days,key-type,ip\n' +
        'Alice Smith,,,,,,\n' +
        'bob,a_b.acme.internal,,,,,\n' +
        'carol,,king;queen,,,,\n' +
        'dave,,,nobody,,,\n' +
        'erin,,,,many,,\n' +
        'frank,,,,,rsa-512,\n' +
        'grace,,,,9999,,\n' +
        'henry,,\n' +
        ',,,,,,\n' +
        'ivan,,,,,,\n',
    )
    expect(refusals(outcomes)).toEqual([
      '2 name identity.refused',
      '3 dns identity.refused',
      '4 claim:role identity.refused',
      '5 profile profile.unknown',
      '6 days input.malformed',
      '7 key-type input.malformed',
      '8 - profile.refused',
      '9 - batch.malformed',
      '10 name input.malformed',
    ])
    expect(outcomes[0]).toMatchObject({ given: 'Alice Smith', proposal: 'alice-smith' })
    expect(summary).toMatchObject({ rows: 10, issued: 1, failed: 9 })
    expect(issued()).toEqual(['ivan'])
  })

  it.each([
    ['a column that nobody knows', 'name,role\nalice,admin\n', 'batch.column', 'claim:role'],
    ['a misspelt claim', 'name,claim:rol\nalice,admin\n', 'batch.column', 'claim:role'],
    [
      'a key of JSON that nobody knows, in the last line',
      '{"name":"alice"}\n{"name":"bob","role":"admin"}\n',
      'batch.column',
      '',
    ],
    ['a column twice', 'name,dns,dns\nalice,,\n', 'batch.malformed', ''],
    ['no column of names', 'dns\na.acme.internal\n', 'batch.malformed', ''],
    ['a quote that is not closed, in the last line', 'name\nalice\n"bob\n', 'batch.malformed', ''],
    ['nothing in it', ' \n', 'batch.malformed', ''],
    ['UTF-16', Buffer.from('\ufeffname\nalice\n', 'utf16le'), 'batch.malformed', ''],
    ['Latin-1', Buffer.from('name,claim:role\nalice,K\u00f6nig\n', 'latin1'), 'batch.malformed', ''],
  ])('issues nothing from a file with %s', async (_, text, code, near) => {
    await expect(issue(text)).rejects.toMatchObject({ code, ...(near && { facts: { near: [near] } }) })
    expect(issued()).toEqual([])
  })

  it('issues none of the rows that have one name', async () => {
    const { outcomes } = await issue('name,claim:role\nalice,admin\nbob,\nalice,reader\n')
    expect(refusals(outcomes)).toEqual(['2 name batch.repeated', '4 name batch.repeated'])
    expect(issued()).toEqual(['bob'])
  })

  it('says which lines have one name in their certificates, once for each name, and issues them', async () => {
    const text =
      'name,uri,dns,ip\nalice,spiffe://acme.internal/x,a.acme.internal,10.0.0.1\n' +
      'bob,spiffe://acme.internal/x,b.acme.internal,10.0.0.1\ncarol,spiffe://acme.internal/x,,\n'
    const { summary, outcomes } = await issue(text, { mode: 'dry-run' })
    expect(states(outcomes)).toEqual(['2 would-issue', '3 would-issue', '4 would-issue'])
    expect(summary.warnings).toEqual([
      'lines 2 and 3 have the same uri, "spiffe://acme.internal/x": servers cannot tell them apart',
    ])
  })

  it('takes the proposed forms of names where it may, but one for two people', async () => {
    const { outcomes } = await issue('name\nAlice Smith\nalice@acme.com\nJosé Müller\n李\nA. Smith\na smith\n', {
      names: 'fitted',
    })
    expect(issued()).toEqual(['alice-acme.com', 'alice-smith', 'jose-muller'])
    expect(refusals(outcomes)).toEqual(['5 name identity.refused', '6 name batch.repeated', '7 name batch.repeated'])
  })

  it('shows what it would issue, and issues nothing', async () => {
    const { summary, outcomes } = await issue('name,claim:role\nalice,admin\nbob,king;queen\n', { mode: 'dry-run' })
    expect(states(outcomes)).toEqual(['2 would-issue', '3 failed'])
    expect(summary).toMatchObject({ mode: 'dry-run', issued: 1, failed: 1 })
    expect(issued()).toEqual([])
    expect((await listCertificates({ home: home.path, limit: 9 }, home.ports)).certificates).toEqual([])
  })

  it('opens the key once, and not at all where nothing is to be issued', async () => {
    const locked = await makeHome({ clock, protection: 'passphrase' })
    let asked = 0
    const passphrase = async () => {
      asked += 1
      return { octets: new TextEncoder().encode('correct horse battery staple') }
    }
    const run = () => issue('name\nalice\nbob\nNobody!\n', { passphrase, ...({ home: locked.path } as object) })
    await run()
    expect(asked).toBe(1)
    await run()
    expect(asked).toBe(1)
    await locked.remove()
  })

  it('signs for servers with the authority of servers', async () => {
    await issue('name,dns,ip\napi.acme.internal,"api.acme.internal,*.acme.internal",127.0.0.1\n', { usage: 'server' })
    expect(await factsOf('api.acme.internal')).toMatchObject({ authority: 'servers', profile: 'server' })
  })

  it('refuses another pin than the one that was kept', async () => {
    const pin = Buffer.alloc(32).toString('base64')
    await expect(issue('name\nalice\n', { pin })).rejects.toMatchObject({ code: 'pin.mismatch' })
  })

  it('finds what another command has issued for the same rows since it looked', async () => {
    const rows = ['name,claim:role', ...Array.from({ length: 30 }, (_, index) => `client-${index},viewer`)].join('\n')
    const { openStore } = home.ports
    let first: Promise<unknown> | undefined
    const overtaken: Ports = {
      ...home.ports,
      openStore: (...place) => {
        const store = openStore(...place)
        const reserve: typeof store.certificates.reserve = async (reservations) => {
          first ??= issue(rows.replace('client-7,viewer', 'client-7,admin'))
          await first
          return store.certificates.reserve(reservations)
        }
        return { ...store, certificates: { ...store.certificates, reserve } }
      },
    }
    const { summary, outcomes } = await issue(rows, {}, overtaken)
    expect(summary).toMatchObject({ rows: 30, issued: 0, present: 29, failed: 1 })
    expect(refusals(outcomes)).toEqual(['9 name batch.differs'])
  })

  it('goes through more rows than a group has, in their order, and asks the record once for the names of a group', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => `client-${index}`)
    const { openStore } = home.ports
    const asked: number[] = []
    const counted: Ports = {
      ...home.ports,
      openStore: (...place) => {
        const store = openStore(...place)
        const listUsedNames: typeof store.certificates.listUsedNames = (names) => {
          asked.push(names.length)
          return store.certificates.listUsedNames(names)
        }
        const findByName = () => Promise.reject(new Error('no name is asked for by itself'))
        return { ...store, certificates: { ...store.certificates, listUsedNames, findByName } }
      },
    }
    const { outcomes } = await issue(`name\n${rows.join('\n')}\n`, {}, counted)
    expect(asked).toEqual([256, 256, 88])
    expect(outcomes.map(({ given, state }) => `${given} ${state}`)).toEqual(rows.map((row) => `${row} issued`))
    const serials = outcomes.map((one) => ('serial' in one ? one.serial : one.given))
    expect(new Set(serials).size).toBe(600)
    expect((await homeStatus({ home: home.path }, home.ports)).contradictions).toEqual([])
  })
})

/** The ports, where one method of the disk or the keys fails from its second call on. */
const failing = (port: 'files' | 'keys', method: string, calls: number): Ports => {
  let left = calls
  const there = home.ports[port] as unknown as Record<string, (...given: unknown[]) => unknown>
  const fail = (...given: unknown[]) => {
    left -= 1
    return left < 0 ? Promise.reject(new CountersignError('disk.full', { path: '/full' })) : there[method]?.(...given)
  }
  return { ...home.ports, [port]: { ...there, [method]: fail } }
}

describe('a batch that is cut short', () => {
  const text = 'name\nalice\nbob\ncarol\n'
  const groups = () => issued().filter((name) => name.startsWith('.'))

  it('before anything is reserved leaves no key', async () => {
    await expect(issue(text, {}, failing('keys', 'writeJournal', 0))).rejects.toMatchObject({ code: 'disk.full' })
    expect(groups()).toEqual([])
    expect(states((await issue(text)).outcomes)).toEqual(['2 issued', '3 issued', '4 issued'])
  })

  it.each(['renameTogether', 'remove'])(
    'after it was recorded is finished by the next command (%s)',
    async (method) => {
      await expect(issue(text, {}, failing('files', method, 0))).rejects.toMatchObject({ code: 'disk.full' })
      expect(groups()).toHaveLength(1)
      const { warnings } = await homeStatus({ home: home.path }, home.ports)
      expect(warnings.join('\n')).toContain('the next command that writes to this home puts it there')
      const { outcomes } = await issue(text)
      expect(states(outcomes)).toEqual(['2 present', '3 present', '4 present'])
      expect(issued()).toEqual(['alice', 'bob', 'carol'])
      for (const name of issued()) {
        const spki = createPublicKey(folder(name, 'key.pem')).export({ type: 'spki', format: 'der' })
        expect(Buffer.compare(spki, parseCertificatePem(folder(name, 'certificate.pem')).tbs.spki)).toBe(0)
      }
    },
  )

  it('keeps the folder of a later certificate of the same name', async () => {
    await expect(issue(text, {}, failing('files', 'renameTogether', 0))).rejects.toMatchObject({ code: 'disk.full' })
    const { certificate } = await home.issue('client', 'alice', { naming: 'again' })
    expect(parseCertificatePem(folder('alice', 'certificate.pem')).tbs.serial).toBe(certificate.serial)
    expect(issued().filter((name) => !name.startsWith('alice'))).toEqual(['bob', 'carol'])
  })

  it('and killed while names are reserved waits until they are free', async () => {
    // What a process does not do that is killed.
    const { openStore } = home.ports
    const killed: Ports = {
      ...home.ports,
      files: { ...home.ports.files, remove: async () => undefined },
      openStore: (...place) => {
        const store = openStore(...place)
        const dead = () => Promise.reject(new CountersignError('store.busy', { path: 'killed' }))
        return { ...store, certificates: { ...store.certificates, recordIssued: dead, abandon: dead } }
      },
    }
    await expect(issue(text, {}, killed)).rejects.toMatchObject({ code: 'store.busy' })
    expect(groups()).toHaveLength(1)
    const { outcomes } = await issue(text)
    expect(states(outcomes)).toEqual(['2 issued', '3 issued', '4 issued'])
    expect(issued()).toEqual(['alice', 'bob', 'carol'])
    expect(existsSync(join(home.path, 'issued/alice/key.pem'))).toBe(true)
  })

  describe('between groups, of which one is prepared while the one before is issued,', () => {
    const rows = `name\n${Array.from({ length: 600 }, (_, index) => `client-${index}`).join('\n')}\n`
    const clients = () => issued().filter((name) => name.startsWith('client-'))

    it('by Ctrl-C leaves whole groups only, and tells of each', async () => {
      let seen = 0
      const watch = (label: string) => {
        if (label === 'issuing') seen += 1
        if (seen === 2) throw new CountersignError('command.interrupted', {})
      }
      let told = 0
      const take = async (outcomes: readonly BatchOutcome[]) => {
        told += outcomes.length
      }
      await expect(issue(rows, { watch }, home.ports, take)).rejects.toMatchObject({ code: 'command.interrupted' })
      expect([clients().length, groups(), told]).toEqual([256, [], 256])
      const { summary } = await issue(rows)
      expect(summary).toMatchObject({ present: 256, issued: 344 })
    })

    it('by its reader leaves no key of the group that was prepared', async () => {
      const leave = () => Promise.reject(new CountersignError('command.interrupted', {}))
      await expect(issue(rows, {}, home.ports, leave)).rejects.toMatchObject({ code: 'command.interrupted' })
      expect([clients().length, groups()]).toEqual([256, []])
    })

    it('by a full disk leaves keys of certificates alone', async () => {
      // The second group is recorded and not handed out; the third is prepared then.
      await expect(issue(rows, {}, failing('files', 'renameTogether', 1))).rejects.toMatchObject({ code: 'disk.full' })
      expect([clients().length, groups().length]).toEqual([256, 1])
      const { summary } = await issue(rows)
      expect(summary).toMatchObject({ present: 512, issued: 88 })
      expect([clients().length, groups()]).toEqual([600, []])
    })
  })
})
