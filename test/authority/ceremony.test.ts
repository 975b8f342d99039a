/** The issuing ceremony and the CRL, with real keys, files and record: what holds when something goes wrong in between. */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAuthority, type OpenAuthority, openAuthority } from '../../src/authority/authority.ts'
import { finishPending, handOut } from '../../src/authority/hand-out.ts'
import { type Home, loadClaims, loadProfiles, openHome, requireProfile } from '../../src/authority/home.ts'
import { issue } from '../../src/authority/issue.ts'
import { Prepared } from '../../src/authority/prepare.ts'
import { publishCrl } from '../../src/authority/publish.ts'
import { revoke } from '../../src/authority/revoke.ts'
import { addSeconds, parseEntryName } from '../../src/core/brand.ts'
import type { Chunks } from '../../src/core/chunks.ts'
import type { PrivateKey } from '../../src/core/port/keys.ts'
import type { Store } from '../../src/core/port/store.ts'
import { parseSubjectAltName } from '../../src/policy/identity.ts'
import { planCertificate } from '../../src/policy/plan.ts'
import { drawSerial } from '../../src/policy/serial.ts'
import { encodeCertificatePem, parseCertificate, parseCertificatePem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { fixedClock, type MovableClock, noon } from '../support/clock.ts'
import { countedEntropy } from '../support/entropy.ts'
import { makeHome, type TestHome } from '../support/home.ts'

const clients = parseEntryName('clients')

const neverAsked = () => Promise.reject(new Error('asked for a passphrase'))

let clock: MovableClock

let made: TestHome

let home: Home

let store: Store

let authority: OpenAuthority

let key: PrivateKey

beforeEach(async () => {
  clock = fixedClock(noon)
  made = await makeHome({ clock })
  home = await openHome(made.path, made.ports.files)
  store = made.ports.openStore(home.paths.record, home.path, 'refuse')
  const found = await findAuthority(home, clients, store, made.ports.files)
  authority = await openAuthority(home, found, made.ports.keys, made.ports.files, neverAsked)
  key = made.ports.keys.generate('ec-p256')
})

afterEach(async () => {
  await store.close()
  await made.remove()
})

async function prepareFor(name: string, entropy = countedEntropy()): Promise<Prepared> {
  const { files } = made.ports
  const plan = planCertificate({
    name: parseEntryName(name),
    profile: requireProfile(await loadProfiles(home, files), 'client'),
    settings: home.settings,
    authority: clients,
    names: [
      parseSubjectAltName('uri', `spiffe://acme.internal/${name}`, { usage: 'client', trustDomain: 'acme.internal' }),
    ],
    claims: { role: 'admin' },
    definitions: await loadClaims(home, files),
  })
  return Prepared.from(plan, authority, key.spki, clock.now(), drawSerial(entropy))
}

/** Goes on to the signature, and no further: nothing of what comes after it is written. */
async function dieBeforeRecording(prepared: Prepared): Promise<void> {
  const dead = () => Promise.reject(new Error('killed'))
  const dying = { ...store, certificates: { ...store.certificates, recordIssued: dead, abandon: dead } }
  await expect(issue([{ prepared, naming: 'once' }], authority, dying)).rejects.toThrow('killed')
}

const publish = () => publishCrl(home, authority, { store, files: made.ports.files, clock })

const readCrl = () => parseCrlPem(readFileSync(home.paths.authority(clients).crl, 'utf8'))

const serialsOf = (crl: ReturnType<typeof readCrl>) => [...crl.entries()].map(({ serial }) => serial)

describe('prepare', () => {
  it('gives the same bytes for the same clock, entropy and key, and other bytes for another serial', async () => {
    const [a, b] = [await prepareFor('alice'), await prepareFor('alice')]
    expect(Buffer.compare(a.tbs.der, b.tbs.der)).toBe(0)
    const entropy = countedEntropy()
    entropy.bytes(3)
    expect(Buffer.compare(a.tbs.der, (await prepareFor('alice', entropy)).tbs.der)).not.toBe(0)
  })

  it('is spent once', async () => {
    const prepared = await prepareFor('alice')
    prepared.spend()
    expect(() => prepared.spend()).toThrow(TypeError)
  })

  it('draws positive serials of 16 octets (RFC 5280 §4.1.2.2)', () => {
    const octets = [0x00, 0x80, 0xff, 0x7f]
    for (const first of octets) {
      const serial = drawSerial({ bytes: (length) => Uint8Array.from({ length }, (_, i) => (i === 0 ? first : 0)) })
      expect(serial).toHaveLength(32)
      expect(Number.parseInt(serial.slice(0, 2), 16)).toBeGreaterThan(0)
      expect(Number.parseInt(serial.slice(0, 2), 16)).toBeLessThan(0x80)
    }
  })
})

describe('issue', () => {
  it('records exactly what it hands out', async () => {
    const prepared = await prepareFor('alice')
    const [der] = await issue([{ prepared, naming: 'once' }], authority, store)
    const record = await store.certificates.findBySerial(prepared.tbs.serial)
    expect(record).toMatchObject({ state: 'issued', fingerprint: createHash('sha256').update(der!).digest('hex') })
    expect(Buffer.compare(parseCertificate(der!).tbs.der, prepared.tbs.der)).toBe(0)
  })

  it('signs nothing when the name is taken', async () => {
    await issue([{ prepared: await prepareFor('alice'), naming: 'once' }], authority, store)
    let signatures = 0
    const signer = {
      ...authority.signer,
      sign: (chunks: Chunks) => {
        signatures += 1
        return authority.signer.sign(chunks)
      },
    }
    const entropy = countedEntropy()
    entropy.bytes(1)
    const again = issue(
      [{ prepared: await prepareFor('alice', entropy), naming: 'once' }],
      { ...authority, signer },
      store,
    )
    await expect(again).rejects.toMatchObject({ code: 'name.taken' })
    expect(signatures).toBe(0)
  })

  it('spends a prepared certificate at the authority alone that it names as its issuer', async () => {
    const found = await findAuthority(home, parseEntryName('servers'), store, made.ports.files)
    const servers = await openAuthority(home, found, made.ports.keys, made.ports.files, neverAsked)
    const prepared = await prepareFor('alice')
    await expect(issue([{ prepared, naming: 'once' }], servers, store)).rejects.toThrow(TypeError)
    expect(await store.certificates.findBySerial(prepared.tbs.serial)).toBeUndefined()
    // It is the certificate that counts, not the name or the signer.
    const { certificate } = servers
    await expect(issue([{ prepared, naming: 'once' }], { ...authority, certificate }, store)).rejects.toThrow(TypeError)
    expect(await issue([{ prepared, naming: 'once' }], authority, store)).toHaveLength(1)
  })

  it("hands nothing out when the signature is not of the authority's key, frees the name, and puts the serial on the next CRL", async () => {
    const prepared = await prepareFor('alice')
    const { serial } = prepared.tbs
    const impostor = { ...authority, signer: made.ports.keys.generate('ec-p256').signer }
    await expect(issue([{ prepared, naming: 'once' }], impostor, store)).rejects.toMatchObject({
      code: 'signature.unverified',
    })
    expect(await store.certificates.findBySerial(serial)).toMatchObject({ state: 'abandoned' })
    await store.certificates.requireFreeName(parseEntryName('alice'))
    await publish()
    expect(serialsOf(readCrl())).toEqual([serial])
  })

  it('puts the serial of a command that died onto the CRL once its lease is over, and not before', async () => {
    const prepared = await prepareFor('alice')
    const { serial } = prepared.tbs
    await dieBeforeRecording(prepared)
    clock.advance(30)
    await publish()
    expect(await store.certificates.findBySerial(serial)).toMatchObject({ state: 'reserved' })
    expect(serialsOf(readCrl())).toEqual([])
    clock.advance(31)
    await publish()
    expect(serialsOf(readCrl())).toEqual([serial])
    expect(await store.certificates.findBySerial(serial)).toMatchObject({ state: 'abandoned' })
  })

  it('destroys what was signed too late', async () => {
    const prepared = await prepareFor('alice')
    const slow = {
      ...authority.signer,
      sign: async (chunks: Chunks) => {
        const signature = await authority.signer.sign(chunks)
        clock.advance(61)
        return signature
      },
    }
    await expect(issue([{ prepared, naming: 'once' }], { ...authority, signer: slow }, store)).rejects.toMatchObject({
      code: 'reservation.lost',
      facts: { serial: prepared.tbs.serial },
    })
    expect(await store.certificates.findBySerial(prepared.tbs.serial)).toMatchObject({ state: 'abandoned' })
  })
})

describe('hand-out', () => {
  it('is finished by the next command when the process died after recording', async () => {
    const prepared = await prepareFor('alice')
    const pending = home.paths.pending(prepared.tbs.serial)
    await made.ports.files.makeDirectory(pending.directory, 'private')
    await made.ports.keys.save(key, pending.key, 'unprotected')
    const [der] = await issue([{ prepared, naming: 'once' }], authority, store)
    await finishPending(home, { store, files: made.ports.files })
    const place = home.paths.credential(parseEntryName('alice'))
    expect(Buffer.compare(parseCertificatePem(readFileSync(place.chain, 'utf8')).der, der!)).toBe(0)
    expect(existsSync(place.key)).toBe(true)
    expect(readdirSync(home.paths.issued)).toEqual(['alice'])
  })

  /** A credential up to its recording: key in the pending folder, certificate in the record. */
  async function record(name: string, entropy = countedEntropy()) {
    const prepared = await prepareFor(name, entropy)
    const { serial } = prepared.tbs
    const pending = home.paths.pending(serial)
    await made.ports.files.makeDirectory(pending.directory, 'private')
    await made.ports.keys.save(key, pending.key, 'unprotected')
    const [certificate] = await issue([{ prepared, naming: 'again' }], authority, store)
    return { name: parseEntryName(name), serial, certificate: certificate!, pending }
  }
  const later = () => {
    const entropy = countedEntropy()
    entropy.bytes(1)
    return entropy
  }
  const finish = () => finishPending(home, { store, files: made.ports.files })
  const placed = (name: string): string => readFileSync(home.paths.credential(parseEntryName(name)).certificate, 'utf8')

  it('removes an earlier credential that a killed command left moved aside, and puts it back where nothing is in its place', async () => {
    const { serial, name, certificate } = await record('alice')
    await finish()
    const aside = `${home.paths.pending(serial).directory}-replaced`
    await made.ports.files.makeDirectory(aside, 'private')
    await finish()
    expect(readdirSync(home.paths.issued)).toEqual(['alice'])
    renameSync(home.paths.credential(name).directory, aside)
    await finish()
    expect(readdirSync(home.paths.issued)).toEqual(['alice'])
    expect(placed('alice')).toBe(encodeCertificatePem(certificate))
  })

  it('clears away the temporary files of the command that died', async () => {
    const { pending } = await record('alice')
    writeFileSync(join(pending.directory, '.certificate.pem.0123456789ab.tmp'), 'half')
    writeFileSync(join(pending.directory, '.notes.tmp'), 'not ours')
    await finish()
    expect(readdirSync(join(home.paths.issued, 'alice')).sort()).toEqual([
      '.notes.tmp',
      'certificate.pem',
      'chain.pem',
      'key.pem',
    ])
  })

  it('puts an older certificate beside a newer one, and says where', async () => {
    const older = await record('alice')
    const newer = await record('alice', later())
    const ports = { store, files: made.ports.files }
    await handOut(home, newer, ports)
    expect(await handOut(home, older, ports)).toEqual(home.paths.besides(older.name, older.serial))
    expect(placed('alice')).toBe(encodeCertificatePem(newer.certificate))
  })

  it('says so to anybody who was overtaken by a command that finished this certificate and replaced it', async () => {
    const older = await record('alice')
    await finish()
    await record('alice', later())
    await finish()
    await expect(handOut(home, older, { store, files: made.ports.files })).rejects.toMatchObject({
      code: 'name.overtaken',
      facts: { name: 'alice', serial: older.serial },
    })
    expect(readdirSync(home.paths.issued)).toEqual(['alice'])
  })

  it('leaves a good credential where it is when the one to replace it was revoked before it was in place', async () => {
    const good = await record('alice')
    await finish()
    const { serial } = await record('alice', later())
    await revoke([(await store.certificates.findBySerial(serial))!], 'keyCompromise', store)
    await finish()
    expect(placed('alice')).toBe(encodeCertificatePem(good.certificate))
    expect(readdirSync(home.paths.issued)).toEqual(['alice'])
  })

  it('keeps a certificate that the record does not know', async () => {
    const { directory, certificate } = home.paths.pending((await prepareFor('alice')).tbs.serial)
    await made.ports.files.makeDirectory(directory, 'private')
    const unknown = readFileSync(home.paths.authority(clients).certificate, 'utf8')
    await made.ports.files.write(certificate, unknown, 'public')
    utimesSync(directory, clock.now(), clock.now())
    clock.advance(86_400)
    await finish()
    expect(existsSync(certificate)).toBe(true)
  })

  it('removes a key whose command died before it reserved anything, but not at once', async () => {
    const pending = home.paths.pending((await prepareFor('alice')).tbs.serial)
    await made.ports.files.makeDirectory(pending.directory, 'private')
    await made.ports.keys.save(key, pending.key, 'unprotected')
    // The disk keeps the time of day, the record that of the test.
    utimesSync(pending.directory, clock.now(), clock.now())
    await finishPending(home, { store, files: made.ports.files })
    expect(existsSync(pending.key)).toBe(true)
    clock.advance(86_400)
    await finishPending(home, { store, files: made.ports.files })
    expect(existsSync(pending.directory)).toBe(false)
  })

  it('leaves a reservation that somebody is still busy with, and removes one that was abandoned', async () => {
    const prepared = await prepareFor('alice')
    const pending = home.paths.pending(prepared.tbs.serial)
    await made.ports.files.makeDirectory(pending.directory, 'private')
    await made.ports.keys.save(key, pending.key, 'unprotected')
    await dieBeforeRecording(prepared)
    await finishPending(home, { store, files: made.ports.files })
    expect(existsSync(pending.directory)).toBe(true)
    clock.advance(61)
    await finishPending(home, { store, files: made.ports.files })
    expect(existsSync(pending.directory)).toBe(false)
  })
})

describe('publishCrl', () => {
  it('raises number and thisUpdate with each CRL, and is never from the future (RFC 5280 §5.1.2.4, §5.2.3)', async () => {
    let last = readCrl()
    for (let n = 0; n < 3; n++) {
      await publish()
      const next = readCrl()
      expect(next.number).toBe(last.number! + 1n)
      expect(next.thisUpdate).toBeGreaterThan(last.thisUpdate)
      expect(next.thisUpdate).toBeLessThanOrEqual(clock.now())
      last = next
    }
  })

  it('publishes no CRL that a lint rule calls an error', async () => {
    const before = readFileSync(home.paths.authority(clients).crl)
    const { tbs } = authority.certificate
    const extensions = tbs.extensions.filter(({ oid }) => oid !== extensionOids.subjectKeyIdentifier)
    authority = { ...authority, certificate: { ...authority.certificate, tbs: { ...tbs, extensions } } }
    await expect(publish()).rejects.toThrow('its issuer has no subject key identifier')
    expect(readFileSync(home.paths.authority(clients).crl)).toEqual(before)
  })

  it('waits for the clock when five minutes of CRLs were used up', async () => {
    for (let n = 0; n < 302; n++) await publish()
    expect(readCrl().thisUpdate).toBeLessThanOrEqual(clock.now())
    expect(clock.now()).toBeGreaterThan(noon)
  })

  it('says a certificate was revoked five minutes before it was; the record keeps the truth', async () => {
    const prepared = await prepareFor('alice')
    await issue([{ prepared, naming: 'once' }], authority, store)
    await revoke([(await store.certificates.findBySerial(prepared.tbs.serial))!], 'keyCompromise', store)
    await publish()
    expect([...readCrl().entries()]).toMatchObject([{ revokedAt: addSeconds(noon, -300), reason: 'keyCompromise' }])
    expect(await store.certificates.findBySerial(prepared.tbs.serial)).toMatchObject({ revokedAt: noon })
  })

  it('keeps a revocation that it could not publish because the clock is behind, and publishes it later', async () => {
    const prepared = await prepareFor('alice')
    await issue([{ prepared, naming: 'once' }], authority, store)
    clock.advance(-3600)
    await revoke([(await store.certificates.findBySerial(prepared.tbs.serial))!], 'keyCompromise', store)
    await expect(publish()).rejects.toMatchObject({ code: 'crl.clock-behind' })
    expect(serialsOf(readCrl())).toEqual([])
    clock.advance(3600)
    await publish()
    expect(serialsOf(readCrl())).toEqual([prepared.tbs.serial])
  })

  it('names what an earlier one named, though the record was restored from before the revocation', async () => {
    const prepared = await prepareFor('alice')
    await issue([{ prepared, naming: 'once' }], authority, store)
    await store.close()
    const backup = join(made.path, 'backup.db')
    copyFileSync(home.paths.record, backup)
    store = made.ports.openStore(home.paths.record, home.path, 'refuse')
    await revoke([(await store.certificates.findBySerial(prepared.tbs.serial))!], 'keyCompromise', store)
    await publish()
    await store.close()
    copyFileSync(backup, home.paths.record)
    store = made.ports.openStore(home.paths.record, home.path, 'refuse')
    await publish()
    expect(readCrl().number).toBe(3n)
    expect([...readCrl().entries()]).toMatchObject([{ serial: prepared.tbs.serial, reason: 'keyCompromise' }])
    expect(await store.certificates.findBySerial(prepared.tbs.serial)).toMatchObject({ state: 'revoked' })
  })
})
