/** Whether the record agrees with itself and with what was handed out. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { finishPending } from '../../src/authority/hand-out.ts'
import { openHome } from '../../src/authority/home.ts'
import type { EntryName, SerialNumber } from '../../src/core/brand.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { sampled } from '../support/sweep.ts'
import { homeStatus, refreshCrls, renewCertificates, revokeCertificates } from '../support/workflows.ts'
import { clock, common, DAY, home, inHome, issue, revoke, show, stateOf, useHome } from './clocked-home.ts'

useHome()

describe('the record against itself', () => {
  const contradictions = async () => (await homeStatus({ home: home.path }, home.ports)).contradictions
  const tamper = (sql: string): void => {
    const record = new DatabaseSync(inHome('countersign.db'))
    record.exec(sql)
    record.close()
  }
  const sign = () => refreshCrls({ home: home.path, authority: 'clients', ...common }, home.ports)

  beforeEach(async () => {
    for (const name of ['alice', 'bob', 'carol']) await issue(name)
    await revoke({ name: 'bob' })
    expect(await contradictions()).toEqual([])
  })

  it('names a revocation that was taken out, and the next CRL keeps it', async () => {
    const { serial } = (await show({ name: 'bob' }))[0]!
    tamper(
      `DROP TRIGGER revocation_stays; DELETE FROM revocation;
       UPDATE certificate SET state = 'issued' WHERE state = 'revoked'`,
    )
    expect(await contradictions()).toMatchObject([{ about: serial, problem: expect.stringContaining('revoked') }])
    const { crls } = await sign()
    expect(crls).toMatchObject([{ entries: 1 }])
    expect(await contradictions()).toEqual([])
    expect(await stateOf('bob')).toEqual(['revoked'])
  })

  it.each(
    sampled(
      [
        ['swapped names', `UPDATE certificate SET name = iif(name = 'alice', 'carol', 'alice') WHERE name <> 'bob'`, 2],
        [
          'another fingerprint',
          `UPDATE certificate SET fingerprint = substr(fingerprint, 2) || substr(fingerprint, 1, 1) WHERE name = 'alice'`,
          2,
        ],
        ['another end', `UPDATE certificate SET not_after = not_after + 60 WHERE name = 'alice'`, 1],
        ['another serial number', `UPDATE certificate SET serial = '01' WHERE name = 'alice'`, 2],
        ['a certificate taken out', `DELETE FROM certificate WHERE name = 'alice'`, 1],
        [
          'one that nobody issued',
          `UPDATE event SET kind = 'config.exported' WHERE kind = 'certificate.issued' AND facts LIKE '%alice%'`,
          1,
        ],
        ['a state alone', `UPDATE certificate SET state = 'revoked' WHERE name = 'alice'`, 1],
        ['another reason', `UPDATE revocation SET reason = 'keyCompromise'`, 1],
        [
          'a revocation of nobody',
          `INSERT INTO revocation SELECT 99, authority, '01', reason, revoked_at, not_after, entry FROM revocation`,
          2,
        ],
        ['an entry that ends early', 'UPDATE revocation SET not_after = 0', 1],
        ['a CRL taken out', `DELETE FROM crl WHERE number = 1 AND authority = 'clients'`, 1],
        ['a CRL of other bytes', `UPDATE crl SET sha256 = 'ab' WHERE number = 1 AND authority = 'clients'`, 1],
        ['another usage', `UPDATE authority SET usage = iif(usage = 'client', 'server', 'client')`, 2],
        [
          'another pin',
          `UPDATE event SET facts = replace(facts, '"pin":"', '"pin":"A') WHERE kind = 'authority.established' AND facts LIKE '%clients%'`,
          1,
        ],
      ],
      5,
    ),
  )('names %s', async (_, sql, least) => {
    tamper(`DROP TRIGGER event_kept; DROP TRIGGER revocation_kept; ${sql}`)
    expect((await contradictions()).length).toBeGreaterThanOrEqual(least)
  })

  const idOf = (name: string): string => `(SELECT id FROM certificate WHERE name = '${name}')`
  const key = 'the public key in its row differs from that in its certificate'
  const dates = 'the dates or the serial number in its row differ from those in its certificate'
  const lacking = 'it cannot be found by all names and claims in its certificate'
  const strayOf = (name: string) =>
    `it is found by uri "spiffe://acme.internal/${name}", which is not in its certificate`

  it.each([
    ['without its name', "DELETE FROM term WHERE value LIKE '%alice'", [['alice', lacking]]],
    [
      'by another name',
      "UPDATE term SET value = 'spiffe://acme.internal/root' WHERE value LIKE '%alice'",
      [
        ['alice', lacking],
        ['alice', strayOf('root')],
      ],
    ],
    [
      'by the name of somebody else as well',
      `INSERT INTO term VALUES ('uri', 'spiffe://acme.internal/alice', ${idOf('carol')})`,
      [['carol', strayOf('alice')]],
    ],
    [
      'in place of somebody else',
      `UPDATE term SET certificate = ${idOf('carol')} WHERE value LIKE '%alice'`,
      [
        ['alice', lacking],
        ['carol', strayOf('alice')],
      ],
    ],
    [
      'by the key of somebody else',
      "UPDATE certificate SET key_digest = (SELECT key_digest FROM certificate WHERE name = 'carol') WHERE name = 'alice'",
      [['alice', key]],
    ],
    ['by no key', "UPDATE certificate SET key_digest = NULL WHERE name = 'bob'", [['bob', key]]],
    ['as one that has ended', "UPDATE certificate SET not_after = not_before WHERE name = 'alice'", [['alice', dates]]],
    [
      'as one that ended before it began',
      "UPDATE certificate SET not_before = not_after, not_after = not_before WHERE name = 'alice'",
      [['alice', dates]],
    ],
  ] as const)('names a certificate that is found %s', async (_, sql, expected) => {
    tamper(sql)
    const serials = new Map<string, string>()
    for (const name of ['alice', 'bob', 'carol']) serials.set((await show({ name }))[0]!.serial!, name)
    const told = (await contradictions()).map(({ about, problem }) => [serials.get(about), problem])
    expect(told).toEqual(expected)
  })

  it.each([
    ['that it was', "SET superseded_by = NULL WHERE name = 'alice'", 'an event says that another certificate'],
    ['by which', "SET superseded_by = '0a' WHERE superseded_by IS NOT NULL", 'an event says that another certificate'],
    ['that it was not', "SET superseded_by = serial WHERE name = 'carol'", 'its row says that another certificate'],
  ])('names a certificate whose row does not say %s renewed', async (_, sql, problem) => {
    const request = {
      which: [{ name: 'alice' }],
      key: 'same',
      subjectAltNames: [],
      claims: [],
      fate: 'by-content',
    } as const
    await renewCertificates({ home: home.path, ...request, mode: 'renew', ...common }, home.ports)
    expect(await contradictions()).toEqual([])
    tamper(`UPDATE certificate ${sql}`)
    expect(await contradictions()).toContainEqual({
      about: expect.any(String),
      problem: expect.stringContaining(problem),
    })
  })

  it('calls damaged a number that is greater than any it writes, and no bug', async () => {
    tamper('UPDATE authority SET crl_number = 9007199254740991')
    await expect(sign()).rejects.toMatchObject({
      code: 'store.damaged',
      facts: { problem: 'it holds a number that is greater than any of its own' },
    })
    await expect(revoke({ name: 'alice' })).rejects.toMatchObject({ code: 'crl.unpublished' })
  })

  it('names an index that passes over a row, as a log of another day beside the record leaves one', async () => {
    const record = new DatabaseSync(inHome('countersign.db'), { defensive: false })
    const index = record.prepare("SELECT * FROM sqlite_schema WHERE name = 'certificate_name'").get()!
    record.exec(`PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '${index['name']}'`)
    record.close()
    const columns = `authority, serial, name, profile, not_before, not_after, state, lease_ends`
    tamper(
      `INSERT INTO certificate (${columns}) SELECT authority, '0a', 'dave', profile, 0, 0, 'abandoned', 0 FROM certificate LIMIT 1`,
    )
    const again = new DatabaseSync(inHome('countersign.db'), { defensive: false })
    again.exec('PRAGMA writable_schema = ON')
    again
      .prepare('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)')
      .run(index['type']!, index['name']!, index['tbl_name']!, index['rootpage']!, index['sql']!)
    again.close()
    expect(await contradictions()).toContainEqual({
      about: 'countersign.db',
      problem: expect.stringMatching(/^SQLite reports: (row \d+ missing from|wrong # of entries in) index/),
    })
  })

  it.each([
    ['of another authority', `authority = 'servers'`],
    ['of another serial number', `serial = '0a0b0c0d'`],
  ])(
    'revokes nobody by a row that says to be %s than its certificate, which is revoked by its file',
    async (_, change) => {
      const { serial } = (await show({ name: 'alice' }))[0]!
      tamper(`UPDATE certificate SET ${change} WHERE name = 'alice'`)
      for (const mode of ['revoke', 'dry-run'] as const) {
        await expect(
          revokeCertificates(
            { home: home.path, what: { name: 'alice' }, reason: 'superseded', mode, ...common },
            home.ports,
          ),
        ).rejects.toMatchObject({ code: 'store.damaged', message: expect.stringContaining('by its file') })
      }
      await revoke({ file: inHome('issued/alice/certificate.pem') })
      const crl = parseCrlPem(readFileSync(home.authority('client').crl, 'utf8'))
      expect([...crl.entries()].map((entry) => entry.serial)).toContain(serial)
    },
  )

  it.each(
    sampled(
      [
        ['is empty', `x''`, 'the CRL entry of serial BOB is missing'],
        ['is no structure', `x'ffffffff'`, 'the CRL entry of serial BOB cannot be read'],
        ['is one without a serial number', `x'3000'`, 'the CRL entry of serial BOB cannot be read'],
        [
          'is that of another',
          `unhex(replace(hex(entry), upper(serial), upper(replace(serial, substr(serial, 9, 8), '0a0b0c0d'))))`,
          'the CRL entry of serial BOB is replaced by an entry of serial OTHER',
        ],
        [
          'is there twice',
          `unhex(hex(entry) || hex(entry))`,
          'what follows the CRL entry of serial BOB, which should be the last, is another entry, of serial BOB',
        ],
      ],
      1,
    ),
  )('puts no CRL in place in which the entry of somebody %s, and says which', async (_, entry, problem) => {
    const crl = readFileSync(home.authority('client').crl, 'utf8')
    const serial = (await show({ name: 'bob' }))[0]?.serial ?? ''
    const other = serial.replaceAll(serial.slice(8, 16), '0a0b0c0d')
    tamper(`DROP TRIGGER revocation_kept; UPDATE revocation SET entry = ${entry}`)
    await expect(sign()).rejects.toMatchObject({
      code: 'store.damaged',
      facts: { problem: problem.replaceAll('BOB', serial).replace('OTHER', other) },
    })
    await expect(revoke({ name: 'alice' })).rejects.toMatchObject({ code: 'crl.unpublished' })
    expect(readFileSync(home.authority('client').crl, 'utf8')).toBe(crl)
  })

  it.each(
    sampled(
      [
        ['an event that is no JSON', `UPDATE event SET facts = '{' WHERE sequence = 3`],
        [
          'a row that its format forbids',
          `PRAGMA ignore_check_constraints = on; UPDATE certificate SET certificate = NULL WHERE name = 'carol'`,
        ],
      ],
      2,
    ),
  )('calls damaged what it cannot read or change, by %s', async (_, sql) => {
    tamper(`DROP TRIGGER event_kept; ${sql}`)
    const acts = [() => contradictions(), () => revoke({ name: 'carol' })]
    const codes = await Promise.all(
      acts.map((act) =>
        act().then(
          () => 'done',
          ({ code }) => code,
        ),
      ),
    )
    expect(codes.filter((code) => code !== 'done')).toContain('store.damaged')
    expect(codes.filter((code) => code !== 'done' && code !== 'store.damaged')).toEqual([])
  })
})

describe('hand-out', () => {
  it('puts no older credential in the place of a newer one of the name, and loses none', async () => {
    const first = await issue('alice')
    const kept = readFileSync(first.files.key, 'utf8')
    // As if its command had died between the record and the folder, and the next one had overtaken it.
    cpSync(inHome('issued/alice'), inHome('hidden'), { recursive: true })
    const second = await issue('alice', { naming: 'again' })
    cpSync(inHome('hidden'), inHome(`issued/.pending-${first.serial}`), { recursive: true })

    const opened = await openHome(home.path, home.ports.files)
    const store = home.ports.openStore(inHome('countersign.db'), home.path, 'refuse')
    await finishPending(opened, { store, files: home.ports.files })
    await store.close()
    const { serial } = parseCertificatePem(readFileSync(inHome('issued/alice/certificate.pem'), 'utf8')).tbs
    expect(serial).toBe(second.serial)
    const beside = opened.paths.besides('alice' as EntryName, first.serial as SerialNumber)
    expect(readFileSync(beside.key, 'utf8')).toBe(kept)
    expect(readdirSync(inHome('issued')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('removes no folder that holds a certificate which the record does not know', async () => {
    cpSync(home.path, inHome('../before'), { recursive: true })
    const late = await issue('late')
    cpSync(inHome('../before/countersign.db'), inHome('countersign.db'))
    const pending = inHome(`issued/.pending-${late.serial}`)
    const replaced = inHome(`issued/.pending-${'ab'.repeat(16)}-replaced`)
    for (const folder of [pending, replaced]) cpSync(inHome('issued/late'), folder, { recursive: true })
    clock.advance(400 * DAY)
    const store = home.ports.openStore(inHome('countersign.db'), home.path, 'refuse')
    await finishPending(await openHome(home.path, home.ports.files), { store, files: home.ports.files })
    await store.close()
    expect([pending, replaced].map((folder) => existsSync(join(folder, 'key.pem')))).toEqual([true, true])
  })
})
