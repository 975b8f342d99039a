/** Widening what server certificates may name: the same key and pin, and nothing lost whatever died in between. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { permittedTexts } from '../../src/workflow/authority-facts.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { encodeCertificatePem, parseCertificatePem } from '../../src/x509/certificate.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { fixedClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { addAuthority, exportTarget, homeStatus, permitNames, refreshCrls } from '../support/workflows.ts'

let home: TestHome
const clock = fixedClock()
beforeEach(async () => {
  home = await makeHome({ clock })
})
afterEach(() => home.remove())

const permit = (names: readonly string[], changes: object = {}, ports: Ports = home.ports) =>
  permitNames(
    { home: home.path, names, mode: 'permit', passphrase: knowPassphrase, watch: () => undefined, ...changes },
    ports,
  )
const status = () => homeStatus({ home: home.path }, home.ports)
const servers = async () => (await status()).authorities.find(({ usage }) => usage === 'server')!
const onDisk = (): string => readFileSync(home.authority('server').certificate, 'utf8')
const issue = (dns: string) => home.issue('server', dns)
const outside = { code: 'profile.refused' }

describe('permitNames', () => {
  it('lets servers have names that were refused, under the same key, pin and end', async () => {
    await expect(issue('web.acme.example')).rejects.toMatchObject(outside)
    const [before, old] = [await servers(), parseCertificatePem(onDisk())]
    const answer = await permit(['acme.example', '100.64.0.0/10'])
    expect(answer).toMatchObject({ added: ['DNS:acme.example', 'IP:100.64.0.0/10'], pin: before.pin })
    const after = await servers()
    expect(after).toMatchObject({ pin: before.pin, subject: before.subject, notAfter: before.notAfter })
    expect(after.permitted).toEqual([...before.permitted!, 'DNS:acme.example', 'IP:100.64.0.0/10'])
    expect(after.fingerprint).toBe(answer.fingerprint)
    const { tbs } = parseCertificatePem(onDisk())
    expect(tbs.extensions.map(({ oid }) => oid)).toEqual(old.tbs.extensions.map(({ oid }) => oid))
    expect([tbs.notBefore > old.tbs.notBefore, tbs.serial === old.tbs.serial]).toEqual([true, false])
    await issue('web.acme.example')
    await home.issue('server', 'vpn', { subjectAltNames: [{ kind: 'ip', value: '100.64.0.5' }] })
    await expect(issue('web.acme.test')).rejects.toMatchObject(outside)
    const beside = home.issue('server', 'b', { subjectAltNames: [{ kind: 'ip', value: '100.128.0.5' }] })
    await expect(beside).rejects.toMatchObject(outside)
  })

  it('lets servers have any name, and warns of it', async () => {
    expect((await permit(['*'])).warnings).toHaveLength(1)
    expect(await servers()).not.toHaveProperty('permitted')
    await issue('web.acme.example')
    expect(await permit(['acme.example'])).toMatchObject({ added: [] })
  })

  it.each([
    ['three months ahead', 90],
    ['beyond the end of the authority', 11 * 366],
    ['years behind', -3 * 366],
  ])('is not led by a clock that is %s, once', async (_, days) => {
    clock.advance(days * 86_400)
    await permit(['acme.example'])
    clock.advance(-days * 86_400)
    expect((await servers()).state).toBe('in-force')
    await issue('web.acme.example')
    expect(await permit(['acme.test'])).toMatchObject({ added: ['DNS:acme.test'] })
    await issue('web.acme.test')
  })

  it('tells which servers show a certificate of the authority, so that their clients are known to trust it', async () => {
    await issue('api.acme.internal')
    const out = join(home.path, '../deploy')
    const options = { target: 'node', host: 'api.acme.internal', listen: '127.0.0.1:8443', origins: [] }
    await exportTarget({ ...options, home: home.path, out, mode: 'export' }, home.ports)
    expect((await permit(['acme.example'], { mode: 'dry-run' })).exports).toEqual([out])
    const { exports } = await permit(['acme.example'])
    expect(exports).toEqual([out])
    const anchor = readFileSync(join(out, 'tls/client-ca.pem'), 'utf8')
    expect(anchor).toBe(readFileSync(home.authority('client').certificate, 'utf8'))
  })

  it('permits by the authority that is named, and changes no other', async () => {
    const common = {
      protection: 'unprotected',
      passphrase: knowPassphrase,
      mode: 'add',
      watch: () => undefined,
    } as const
    await addAuthority({ ...common, home: home.path, name: 'edge', usage: 'server', serverDomains: [] }, home.ports)
    const before = onDisk()
    expect(await permit(['acme.example'], { authority: 'edge' })).toMatchObject({ authority: 'edge' })
    expect(onDisk()).toBe(before)
    await home.issue('server', 'web.acme.example', { authority: 'edge' })
    await expect(issue('api.acme.example')).rejects.toMatchObject(outside)
    await expect(permit(['acme.example'], { authority: 'clients' })).rejects.toMatchObject({
      code: 'authority.other-usage',
    })
  })

  it('signs nothing in a dry run, nor where it was permitted already', async () => {
    const before = onDisk()
    const never = { passphrase: () => Promise.reject(new Error('asked')) }
    expect(await permit(['acme.example'], { ...never, mode: 'dry-run' })).toMatchObject({ added: ['DNS:acme.example'] })
    expect(await permit(['acme.internal', '10.0.0.0/8'], never)).toMatchObject({ added: [] })
    expect(onDisk()).toBe(before)
  })

  it('refuses what is no name, and another pin, and changes nothing', async () => {
    const before = onDisk()
    await expect(permit(['acme example'])).rejects.toMatchObject({ code: 'identity.refused' })
    await expect(permit(['10.0.0.1/8'])).rejects.toMatchObject({ code: 'input.malformed' })
    const pin = Buffer.alloc(32).toString('base64')
    await expect(permit(['acme.example'], { pin })).rejects.toMatchObject({ code: 'pin.mismatch' })
    expect(onDisk()).toBe(before)
  })

  it('loses nothing and refuses nobody where several commands permit at once: all names are there, and on the disk', async () => {
    const names = ['a.example', 'b.example', 'c.example']
    const answers = await Promise.all(names.map((name) => permit([name])))
    for (const [index, name] of names.entries()) {
      expect(answers[index]).toMatchObject({ added: [`DNS:${name}`] })
      expect(answers[index]?.permitted).toContain(`DNS:${name}`)
    }
    const { permitted } = await servers()
    expect(permitted).toEqual(expect.arrayContaining(names.map((name) => `DNS:${name}`)))
    expect(permittedTexts(parseCertificatePem(onDisk()))).toEqual(permitted)
    expect((await status()).contradictions).toEqual([])
  })

  it('is not undone by a command that found the authority before, and opens its key after', async () => {
    const opening = Promise.withResolvers<void>()
    const permitted = Promise.withResolvers<void>()
    const { keys } = home.ports
    const slow: Ports = {
      ...home.ports,
      keys: {
        ...keys,
        load: async (...given) => {
          opening.resolve()
          await permitted.promise
          return keys.load(...given)
        },
      },
    }
    const common = { home: home.path, passphrase: knowPassphrase, watch: () => undefined }
    const signing = refreshCrls({ ...common, authority: 'servers' }, slow)
    await opening.promise
    await permit(['b.example'])
    const newer = onDisk()
    permitted.resolve()
    await signing
    expect(onDisk()).toBe(newer)
  })
})

describe('a command that died between record and disk', () => {
  /** Ports on whose disk the certificate cannot be written any more. */
  const dying = (): Ports => ({
    ...home.ports,
    files: {
      ...home.ports.files,
      write: async (path, ...rest) => {
        if (path === home.authority('server').certificate) throw new Error('killed')
        return home.ports.files.write(path, ...rest)
      },
    },
  })

  it('is finished by the next one that signs, and until then everything works', async () => {
    const before = onDisk()
    await expect(permit(['acme.example'], {}, dying())).rejects.toThrow('killed')
    expect(onDisk()).toBe(before)
    expect((await servers()).permitted).toContain('DNS:acme.example')
    await issue('web.acme.example')
    expect(parseCertificatePem(onDisk()).tbs.notBefore).toBeGreaterThan(parseCertificatePem(before).tbs.notBefore)
  })

  it('leaves a newer certificate in force where the record comes from a backup', async () => {
    const record = join(home.path, 'countersign.db')
    cpSync(record, `${record}.bak`)
    await permit(['acme.example'])
    cpSync(`${record}.bak`, record)
    const newer = onDisk()
    expect((await servers()).permitted).toContain('DNS:acme.example')
    await issue('web.acme.example')
    expect(onDisk()).toBe(newer)
    await permit(['acme.test'])
    expect((await servers()).permitted).toEqual(expect.arrayContaining(['DNS:acme.example', 'DNS:acme.test']))
  })

  it('is not mistaken for a stranger, who has no key: a certificate of the same name and key, signed by another, is refused', async () => {
    const real = parseCertificatePem(onDisk())
    const forged = makeCertificate({
      subject: real.tbs.subject,
      extensions: real.tbs.extensions,
    })
    for (const pem of [encodeCertificatePem(forged.certificate.der), forgedSignature(onDisk())]) {
      writeFileSync(home.authority('server').certificate, pem)
      await expect(status()).rejects.toMatchObject({ code: expect.stringMatching(/^(pin.mismatch|file.malformed)$/) })
    }
  })
})

/** The same certificate with another end of its life, under the old signature. */
function forgedSignature(pem: string): string {
  const { der, tbs } = parseCertificatePem(pem)
  const octets = Buffer.from(der)
  const at = octets.indexOf(Buffer.from(tbs.serial, 'hex'))
  octets[at + 1] = octets[at + 1]! ^ 1
  return encodeCertificatePem(octets as unknown as typeof der)
}
