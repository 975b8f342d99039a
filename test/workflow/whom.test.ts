/** Whom a word means, and what an act covers. */
import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addSeconds, formatInstant, type SerialNumber } from '../../src/core/brand.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { fingerprintOf } from '../../src/x509/pin.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { makeHome } from '../support/home.ts'
import { steal } from '../support/thief.ts'
import { permitNames } from '../support/workflows.ts'
import { clock, common, DAY, home, inHome, issue, revoke, show, stateOf, useHome } from './clocked-home.ts'

useHome()

describe('a word', () => {
  it('is a serial number as any tool prints it', async () => {
    const { serial } = await issue('alice')
    const pairs = serial.replace(/..(?=.)/g, '$&:')
    const decimal = BigInt(`0x${serial}`).toString()
    const words = [
      ...[serial, serial.toUpperCase(), `0x${serial}`, pairs, pairs.toUpperCase(), serial.replace(/^0/, '')],
      ...[`serial=${serial.toUpperCase()}`, pairs.replaceAll(':', ' '), `\u200e${serial}`, decimal],
    ]
    for (const word of words) {
      expect(await show({ word }), word).toMatchObject([{ name: 'alice' }])
      expect(await show({ serial: word }), word).toMatchObject([{ name: 'alice' }])
    }
  })

  it('is a serial number with what programs print around it', async () => {
    const { serial } = await issue('alice')
    const pairs = serial.replace(/..(?=.)/g, '$&:')
    const words = [
      `Serial number: ${serial.replace(/^0/, '')}`, // keytool
      `SerialNumber: [    ${serial.replace(/^0/, '').replace(/.{8}(?=.)/g, '$& ')}]`, // X509Certificate.toString() of Java
      `Serial Number:\n            ${pairs}`, // openssl x509 -text
      `Serial Number (hex): ${serial}`, // certtool
      `Serial Number: ${serial.toUpperCase()}`, // certutil of Windows
      pairs.replaceAll(':', '-').toUpperCase(), // BitConverter of .NET
      `serialNumber: '${serial.toUpperCase()}'`, // Node.js
      `  ${serial}\n`,
    ]
    for (const word of words) expect(await show({ serial: word }), word).toMatchObject([{ name: 'alice' }])
    const small = '1234'
    await revoke({ serial: small, unrecorded: 'clients' })
    expect(await show({ serial: 'Serial Number: 4660 (0x1234)' })).toMatchObject([{ serial: small }])
    for (const serial of [
      'Serial Number: none',
      '-12',
      '0x',
      '[]',
      '12:zz',
      '1 (0x12',
      `serial${' '.repeat(100_000)}`,
      '1'.repeat(100_000),
    ]) {
      await expect(show({ serial }), serial.slice(0, 30)).rejects.toMatchObject({ code: 'input.malformed' })
    }
  })

  it('is a fingerprint, or the pin of a key, as any program prints it', async () => {
    const { serial } = await issue('alice')
    await issue('bob')
    const { fingerprint = '', pin = '' } = (await show({ name: 'alice' }))[0]!
    const der = Buffer.from(
      readFileSync(inHome('issued/alice/certificate.pem'), 'latin1').replace(/-----[^-]+-----|\s/g, ''),
      'base64',
    )
    const sha1 = hash('sha1', der)
    const octets = Buffer.from(fingerprint, 'hex')
    const pairs = (hex: string) => hex.toUpperCase().replace(/..(?=.)/g, '$&:')
    const words = [
      fingerprint,
      fingerprint.toUpperCase(),
      pairs(fingerprint),
      `sha256 Fingerprint=${pairs(fingerprint)}`, // openssl x509 -fingerprint -sha256
      `SHA256: ${pairs(fingerprint)}`, // keytool
      `sha256:${fingerprint}`, // certtool
      `Cert Hash(sha256): ${fingerprint}`, // certutil of Windows
      `SHA-256 Fingerprint: ${pairs(fingerprint).replaceAll(':', ' ')}`, // browsers
      octets.toString('base64url'), // x5t#S256
      `"x5t#S256": "${octets.toString('base64url')}"`,
      octets.toString('base64'),
      pin,
      `sha256/${pin}`, // curl --pinnedpubkey has two slashes
      `sha256//${pin}`,
      `pin-sha256="${pin}"`, // RFC 7469
      `pin-sha256:${pin}`, // certtool
      Buffer.from(pin, 'base64').toString('hex'), // openssl pkey … | sha256sum
      sha1,
      `SHA1 Fingerprint=${pairs(sha1)}`,
      `\u200e${sha1.replace(/..(?=.)/g, '$& ')}`, // the thumbprint in a window of Windows
    ]
    for (const word of words) {
      expect(await show({ fingerprint: word }), word).toMatchObject([{ serial }])
      expect(await show({ word }), word).toMatchObject([{ serial }])
    }
    const near = [
      fingerprint.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      sha1.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
    ]
    for (const fingerprint of near) {
      await expect(show({ fingerprint })).rejects.toMatchObject({ code: 'fingerprint.unknown', facts: { fingerprint } })
    }
    for (const fingerprint of ['', 'alice', 'a'.repeat(63), `${pin}=`, 'sha256:', 'x'.repeat(100_000)]) {
      await expect(show({ fingerprint })).rejects.toMatchObject({ code: 'input.malformed' })
    }
  })

  it('of a key means all certificates of the key, newest first', async () => {
    await issue('alice')
    await issue('alice', { naming: 'again' })
    const [newer, older] = await show({ name: 'alice' })
    expect(newer!.pin).not.toBe(older!.pin)
    expect(await show({ fingerprint: older!.pin! })).toMatchObject([{ serial: older!.serial }])
    await revoke({ fingerprint: older!.fingerprint! })
    expect((await show({ name: 'alice' })).map(({ state }) => state)).toEqual(['issued', 'revoked'])
  })

  it('of digits alone that no certificate has is told in hexadecimal, and revokes nothing unseen: it can be either', async () => {
    const decimal = '101496121258865747883177672190631730008'
    const hexadecimal = '4c5b71217ba8f196daa9baac8cdddb58'
    for (const what of [{ word: decimal }, { serial: decimal }]) {
      await expect(revoke(what)).rejects.toMatchObject({ code: 'serial.unknown', facts: { serial: hexadecimal } })
    }
    await expect(revoke({ serial: decimal, unrecorded: 'clients' })).rejects.toMatchObject({
      code: 'usage.wrong',
      facts: { next: expect.stringContaining(`--serial 0x${hexadecimal} if it is decimal`) },
    })
    await revoke({ serial: `0x${hexadecimal}`, unrecorded: 'clients' })
    await revoke({ serial: `0x0${decimal}`, unrecorded: 'clients' })
    // Looking shows both; what is final needs the word for one of them.
    expect(await show({ word: decimal })).toHaveLength(2)
    await expect(revoke({ word: decimal })).rejects.toMatchObject({
      code: 'name.ambiguous',
      facts: { flags: [`--serial 0x0${decimal}`, `--serial 0x${hexadecimal}`] },
    })
    const longest = BigInt(`0x${'f'.repeat(40)}`)
    await revoke({ serial: String(longest), unrecorded: 'clients' })
    expect(await show({ serial: 'f'.repeat(40) })).toMatchObject([{ state: 'revoked' }])
    await expect(show({ serial: String(longest + 1n) })).rejects.toMatchObject({ code: 'input.malformed' })
  })

  it('is found without the zero in front of it, which other tools drop', async () => {
    await revoke({ serial: '0abbccddeeff00112233445566778899', unrecorded: 'clients' })
    for (const word of ['abbccddeeff00112233445566778899', 'ABBCCDDEEFF00112233445566778899']) {
      expect(await show({ word })).toMatchObject([{ serial: '0abbccddeeff00112233445566778899' }])
    }
  })

  it('that is a name and a serial number is refused, and each flag says which', async () => {
    await issue('cafe')
    await revoke({ serial: 'cafe', unrecorded: 'clients' })
    await expect(revoke({ word: 'cafe' })).rejects.toMatchObject({
      code: 'name.ambiguous',
      facts: { flags: ['--name cafe', '--serial cafe'] },
    })
    expect(await stateOf('cafe')).toEqual(['issued'])
    expect(await show({ serial: 'cafe' })).toMatchObject([{ state: 'revoked' }])
    await revoke({ name: 'cafe' })
  })

  it('that is a serial number of two authorities shows both and revokes neither, and each can be named though nobody has a file', async () => {
    for (const unrecorded of ['clients', 'servers']) await revoke({ serial: 'cafe', unrecorded })
    const refused = {
      code: 'name.ambiguous',
      facts: { authorities: ['clients', 'servers'] },
      hint: expect.stringContaining('countersign revoke --serial cafe --unrecorded AUTHORITY'),
    }
    for (const what of [{ word: 'cafe' }, { serial: 'cafe' }]) {
      expect(await show(what)).toMatchObject([{ authority: 'clients' }, { authority: 'servers' }])
      await expect(revoke(what)).rejects.toMatchObject(refused)
    }
    expect(await show({ serial: 'cafe', unrecorded: 'servers' })).toMatchObject([{ authority: 'servers' }])
    await expect(revoke({ serial: 'cafe', unrecorded: 'clients' })).rejects.toMatchObject({
      code: 'serial.already-revoked',
    })
  })

  it('that is a name and a file is refused, and without the file it is the name', async () => {
    await issue('alice.pem')
    const here = process.cwd()
    process.chdir(home.path)
    try {
      expect(await show({ word: 'alice.pem' })).toMatchObject([{ name: 'alice.pem' }])
      writeFileSync('alice.pem', '')
      await expect(show({ word: 'alice.pem' })).rejects.toMatchObject({
        code: 'name.ambiguous',
        facts: { flags: ['--name alice.pem', '--file alice.pem'] },
      })
    } finally {
      process.chdir(here)
    }
  })

  it('that is neither is told by what it looks like', async () => {
    const nothing = 'e'.repeat(31)
    await expect(show({ word: nothing })).rejects.toMatchObject({ code: 'serial.unknown' })
    await expect(show({ word: 'cafe' })).rejects.toMatchObject({ code: 'name.unknown' })
    await expect(show({ word: 'Alice' })).rejects.toMatchObject({ code: 'identity.refused' })
  })

  it('in the shape of a serial number, or of the probe, names no certificate to come', async () => {
    for (const name of [
      '1ccdbcd94483c81a54c1b17824aedc5',
      `0x${'a'.repeat(32)}`,
      '1'.repeat(45),
      'countersign-probe',
    ]) {
      await expect(issue(name)).rejects.toMatchObject({ code: 'name.reserved', facts: { name } })
    }
    await issue('deadbeef')
    await issue('550e8400-e29b-41d4-a716-446655440000')
  })
})

describe('a file of which the record holds another by its serial number, or the number alone', () => {
  /** One that another tool has signed with the authority's key. */
  const byHand = async (serial: string, end: number): Promise<{ path: string; fingerprint: string }> => {
    const made = makeCertificate({
      issuer: await steal(home, 'client'),
      serial: serial as SerialNumber,
      subject: [{ type: 'commonName', value: 'mallory' }],
      notBefore: addSeconds(clock.now(), -60),
      notAfter: addSeconds(clock.now(), end * DAY),
    })
    const path = inHome('by-hand.pem')
    writeFileSync(path, made.pem)
    return { path, fingerprint: fingerprintOf(made.der) }
  }

  it('is shown as it is, with the fingerprint of the other, and both are revoked', async () => {
    const { serial } = await issue('alice')
    const [recorded] = await show({ name: 'alice' })
    const { path, fingerprint } = await byHand(serial, 30)
    const [found] = await show({ file: path })
    expect(found).toMatchObject({
      name: 'alice',
      state: 'unrecorded',
      subject: 'CN=mallory',
      subjectAltNames: ['URI:spiffe://acme.internal/billing'],
      fingerprint,
      recorded: recorded?.fingerprint,
      notAfter: formatInstant(addSeconds(clock.now(), 30 * DAY)),
    })
    expect(found).not.toHaveProperty('issuedAt')
    // The recorded one is shown as ever, and of a file with both each.
    const own = inHome('issued/alice/certificate.pem')
    expect((await show({ file: own }))[0]).toEqual(recorded)
    writeFileSync(inHome('both.pem'), readFileSync(own, 'utf8') + readFileSync(path, 'utf8'))
    expect(await show({ file: inHome('both.pem') })).toMatchObject([
      { fingerprint: recorded?.fingerprint },
      { fingerprint },
    ])
    expect((await revoke({ file: inHome('both.pem') })).revoked).toMatchObject([{ name: 'alice', serial }])
    expect(await show({ file: path })).toMatchObject([{ state: 'revoked', fingerprint }])
  })

  it('is shown where the number was revoked, and nothing else is known of it', async () => {
    await revoke({ serial: '0badcafe', unrecorded: 'clients' })
    const { path, fingerprint } = await byHand('0badcafe', 30)
    const [found] = await show({ file: path })
    expect(found).toMatchObject({ state: 'revoked', subject: 'CN=mallory', fingerprint })
    expect(found).not.toHaveProperty('recorded')
  })
})

describe('what is revoked', () => {
  it('is every certificate of a file, and its own authority is passed over', async () => {
    const [alice, bob] = [await issue('alice'), await issue('bob')]
    const file = inHome('stolen.pem')
    const authority = home.authority('client').certificate
    const paths = [authority, alice.file, bob.file, alice.file]
    writeFileSync(file, paths.map((path) => readFileSync(path, 'utf8')).join(''))
    const { revoked, crls } = await revoke({ file })
    expect(revoked.map(({ name }) => name)).toEqual(['alice', 'bob'])
    expect(crls).toMatchObject([{ entries: 2 }])
  })

  it('is no authority itself, by its file before it was widened or by its serial number, on whose CRL it would end everybody', async () => {
    const { serial } = await home.issue('server', 'api.acme.internal').then(({ certificate }) => certificate)
    const [own, file] = [home.authority('server').certificate, inHome('bundle.pem')]
    const earlier = readFileSync(own, 'utf8')
    writeFileSync(file, earlier + readFileSync(inHome('issued/api.acme.internal/certificate.pem'), 'utf8'))
    clock.advance(1)
    await permitNames({ home: home.path, names: ['x.example'], mode: 'permit', ...common }, home.ports)
    expect(readFileSync(own, 'utf8')).not.toBe(earlier)
    expect((await revoke({ file })).revoked).toMatchObject([{ name: 'api.acme.internal', serial }])
    writeFileSync(file, earlier)
    await expect(revoke({ file })).rejects.toMatchObject({ code: 'file.malformed' })
    for (const [usage, unrecorded, other] of [
      ['server', 'servers', 'clients'],
      ['client', 'clients', 'servers'],
    ] as const) {
      const { serial } = parseCertificatePem(readFileSync(home.authority(usage).certificate, 'utf8')).tbs
      await expect(revoke({ serial, unrecorded })).rejects.toMatchObject({ code: 'usage.wrong' })
      expect((await revoke({ serial, unrecorded: other })).revoked).toMatchObject([{ serial, authority: other }])
    }
  })

  it('is nothing where one of a file is foreign', async () => {
    const alice = await issue('alice')
    const other = await makeHome({ clock })
    const stranger = await other.issue('client', 'bob')
    const file = inHome('stolen.pem')
    writeFileSync(file, [alice.file, stranger.files.certificate].map((path) => readFileSync(path, 'utf8')).join(''))
    await other.remove()
    await expect(revoke({ file })).rejects.toMatchObject({ code: 'certificate.foreign' })
    expect(await stateOf('alice')).toEqual(['issued'])
  })

  it('is several at once, or none of them', async () => {
    await issue('alice')
    await issue('bob')
    await expect(revoke([{ word: 'alice' }, { word: 'nobody' }])).rejects.toMatchObject({ code: 'name.unknown' })
    expect(await stateOf('alice')).toEqual(['issued'])
    const { revoked } = await revoke([{ word: 'alice' }, { word: 'bob' }, { word: 'alice' }])
    expect(revoked.map(({ name }) => name)).toEqual(['alice', 'bob'])
  })

  it.each(['name', 'serial', 'file'] as const)('may have expired, by %s', async (by) => {
    const { serial, file } = await issue('short', { days: 1 })
    clock.advance(2 * DAY)
    const ways = { name: { name: 'short' }, serial: { serial }, file: { file } }
    expect((await revoke(ways[by])).revoked).toMatchObject([{ serial }])
    expect(await stateOf('short')).toEqual(['revoked'])
  })

  it('is only what is good of a name, where something of it is', async () => {
    await issue('alice', { days: 1 })
    clock.advance(2 * DAY)
    const { serial } = await issue('alice', { naming: 'again', days: 90 })
    expect((await revoke({ name: 'alice' })).revoked.map((one) => one.serial)).toEqual([serial])
    expect(await stateOf('alice')).toEqual(['revoked', 'expired'])
  })
})

describe('the same identity in another certificate', () => {
  const uri = 'spiffe://acme.internal/alice'
  const asAlice = { subjectAltNames: [{ kind: 'uri' as const, value: uri }] }

  it('is told when it is issued, and when one of them is revoked', async () => {
    expect((await issue('alice')).sharing).toEqual([])
    const carol = await issue('carol', asAlice)
    expect(carol.sharing).toMatchObject([{ name: 'alice', subjectAltNames: [`URI:${uri}`] }])
    const { sharing } = await revoke({ name: 'alice' })
    expect(sharing).toMatchObject([{ name: 'carol', serial: carol.serial, subjectAltNames: [`URI:${uri}`] }])
    expect((await revoke({ name: 'carol' })).sharing).toEqual([])
  })

  it('is not seen in a longer name, nor in what has ended or was revoked', async () => {
    await issue('alice2', { subjectAltNames: [{ kind: 'uri', value: `${uri}2` }] })
    await issue('carol', { ...asAlice, days: 1 })
    await issue('dave', asAlice)
    await revoke({ name: 'dave' })
    clock.advance(2 * DAY)
    expect((await issue('alice')).sharing).toEqual([])
  })

  it('is told of another certificate of the name, where only one is revoked', async () => {
    const first = await issue('alice')
    const second = await issue('alice', { naming: 'again' })
    expect(second.sharing).toEqual([])
    expect((await revoke({ serial: first.serial })).sharing).toMatchObject([{ serial: second.serial }])
  })
})
