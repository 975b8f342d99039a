/** Bundles and trust stores of a home: what is in them, who may open them, and what is refused before anything is made. */
import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseBundle } from '../../src/asn1/pkcs12-reader.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { type BundleRequest, issueWithBundle } from '../../src/workflow/bundle.ts'
import { findPassword, givenPassword, wellKnownPassword } from '../../src/workflow/bundle-password.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { keepTerminal } from '../cli/terminal.ts'
import { countedEntropy } from '../support/entropy.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { sampled } from '../support/sweep.ts'
import { exportBundle, exportTrustStore, holdingHome } from '../support/workflows.ts'

let home: TestHome
beforeAll(async () => {
  home = await makeHome()
  await home.issue('client', 'alice')
  await home.issue('server', 'api.acme.internal')
})
afterAll(() => home.remove())

const at = (name: string): string => join(home.path, '..', name)
const password = givenPassword(() => 'correct horse')
const open = (path: string, word = 'correct horse') => parseBundle(readFileSync(path), Buffer.from(word))
const derOf = (path: string) => Buffer.from(parseCertificatePem(readFileSync(path, 'utf8')).der)
const make = (request: Partial<BundleRequest> = {}, ports = home.ports) =>
  exportBundle({ name: 'alice', protection: 'modern', password, mode: 'export', ...request, home: home.path }, ports)
const refusal = async (act: Promise<unknown>): Promise<CountersignError> => {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CountersignError)
  return error as CountersignError
}

describe('a bundle of a credential', () => {
  const both = [
    ['alice', 'client'],
    ['api.acme.internal', 'server'],
  ] as const
  it.each(sampled(both, 1))('of %s holds its key, its certificate and that of its authority', async (name, usage) => {
    const { bundle, pin } = await make({ name })
    const folder = join(home.path, 'issued', name)
    expect(bundle).toEqual({
      path: join(folder, 'bundle.p12'),
      protection: 'modern',
      friendlyName: name,
      password: { from: 'given' },
    })
    expect(pin).toBe(readFileSync(home.authority(usage).pin, 'utf8').trim())
    expect(statSync(bundle.path).mode & 0o777).toBe(0o600)
    const { keys, certificates } = open(bundle.path) ?? expect.unreachable()
    const key = createPrivateKey({ key: Buffer.from(keys[0]!.pkcs8), format: 'der', type: 'pkcs8' })
    expect(key.equals(createPrivateKey(readFileSync(join(folder, 'key.pem'))))).toBe(true)
    expect(certificates.map(({ der }) => Buffer.from(der))).toEqual([
      derOf(join(folder, 'certificate.pem')),
      derOf(home.authority(usage).certificate),
    ])
    expect([keys[0]!.friendlyName, certificates[0]!.friendlyName]).toEqual([name, name])
    expect(keys[0]!.localKeyId).toEqual(certificates[0]!.localKeyId)
    expect(certificates[1]!.localKeyId).toBeUndefined()
    expect(open(bundle.path, 'correct horsf')).toBeUndefined()
  })

  it('warns of compat, and of nothing else', async () => {
    expect((await make({ protection: 'compat' })).warnings).toEqual([expect.stringContaining('3DES and SHA-1')])
    expect((await make({ mode: 'dry-run' })).warnings).toEqual([])
  })

  it('is written to another file, under another name, and never over a file', async () => {
    const out = at('alice.p12')
    await make({ out, friendlyName: 'Alice’s laptop' })
    expect(open(out)?.keys[0]?.friendlyName).toBe('Alice’s laptop')
    const before = readFileSync(out)
    expect((await refusal(make({ out }))).message).toContain('exists already')
    expect(readFileSync(out)).toEqual(before)
  })

  it('writes nothing in a dry run', async () => {
    const out = at('dry.p12')
    const file = at('dry.password')
    const { ports } = home
    const found = () => findPassword({ file, terminal: keepTerminal(), ...ports })
    expect(await make({ out, password: found, mode: 'dry-run' })).toMatchObject({ mode: 'dry-run' })
    expect([existsSync(out), existsSync(file)]).toEqual([false, false])
  })

  it('is refused for who was revoked, and where the key is elsewhere', async () => {
    await home.issue('client', 'carol')
    await home.revoke('carol')
    expect((await refusal(make({ name: 'carol' }))).message).toContain('expired or was revoked')
    await home.issue('client', 'dave')
    rmSync(join(home.path, 'issued/dave/key.pem'))
    const refused = await refusal(make({ name: 'dave' }))
    expect(refused.code).toBe('bundle.no-credential')
    expect(refused.message).toContain('its key')
    expect(existsSync(join(home.path, 'issued/dave/bundle.p12'))).toBe(false)
  })

  it('is refused with an authority that is not the pinned one', async () => {
    const other = await makeHome()
    const { certificate } = home.authority('client')
    const pem = readFileSync(certificate)
    try {
      writeFileSync(certificate, readFileSync(other.authority('client').certificate))
      expect((await refusal(make({ out: at('other.p12') }))).code).toBe('pin.mismatch')
    } finally {
      writeFileSync(certificate, pem)
      await other.remove()
    }
  })
})

describe('an issue with a bundle', () => {
  const issue = (name: string, ports = home.ports, found = password, mode: 'issue' | 'dry-run' = 'issue') =>
    holdingHome(home.path, ports, (held) =>
      issueWithBundle(
        {
          usage: 'client',
          name,
          subjectAltNames: [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }],
          claims: [],
          naming: 'once',
          mode,
          passphrase: knowPassphrase,
          watch() {},
        },
        { protection: 'modern', password: found },
        held,
        ports,
      ),
    )

  it('writes the bundle beside the key', async () => {
    const { bundle, files } = await issue('erin')
    expect(bundle?.path).toBe(join(home.path, 'issued/erin/bundle.p12'))
    expect(open(bundle!.path)?.certificates[0]?.der).toEqual(new Uint8Array(derOf(files!.certificate)))
  })

  it('writes none in a dry run', async () => {
    expect(await issue('frank', home.ports, password, 'dry-run')).not.toHaveProperty('bundle')
    expect(existsSync(join(home.path, 'issued/frank'))).toBe(false)
  })

  it('signs nothing without a password', async () => {
    const found = () => findPassword({ terminal: keepTerminal(), ...home.ports })
    expect((await refusal(issue('grace', home.ports, found))).code).toBe('password.unshown')
    expect(existsSync(join(home.path, 'issued/grace'))).toBe(false)
  })

  it('says what was issued where the disk then fails, and how to get the bundle', async () => {
    const fail = () => Promise.reject(new CountersignError('disk.full', { path: 'bundle.p12' }))
    const ports = { ...home.ports, keys: { ...home.ports.keys, saveBundle: fail } }
    const refused = await refusal(issue('heidi', ports))
    expect(refused.code).toBe('bundle.unwritten')
    expect(refused.hint).toContain('countersign export p12 heidi')
    await make({ name: 'heidi' })
    expect(open(join(home.path, 'issued/heidi/bundle.p12'))?.keys).toHaveLength(1)
  })
})

describe('the password of a bundle', () => {
  let count = 0
  let file: string
  beforeEach(() => {
    count += 1
    file = at(`password-${count}`)
  })
  const ports = () => ({ files: home.ports.files, entropy: countedEntropy() })

  it('is drawn, and shown on the terminal once, when it is handed out', async () => {
    const terminal = keepTerminal([])
    const { octets, facts, hand } = await findPassword({ terminal, ...ports() })
    const word = Buffer.from(octets).toString()
    expect(word).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/)
    expect(terminal.shown).toEqual([])
    await hand()
    expect(terminal.shown).toEqual([expect.stringContaining(word)])
    expect([terminal.written(), ...terminal.said]).toEqual([''])
    expect(JSON.stringify(facts)).not.toContain(word)
  })

  it('differs from bundle to bundle', async () => {
    const shared = { ...ports(), terminal: keepTerminal([]) }
    const words = [await findPassword(shared), await findPassword(shared)].map(({ octets }) => Buffer.from(octets))
    expect(words[0]!.equals(words[1]!)).toBe(false)
  })

  it('is drawn into a file that is not there, and read from it the next time', async () => {
    const sources = { file, terminal: keepTerminal(), ...ports() }
    const drawn = await findPassword(sources)
    expect(existsSync(file)).toBe(false)
    await drawn.hand()
    expect(readFileSync(file, 'utf8')).toBe(`${Buffer.from(drawn.octets)}\n`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const read = await findPassword(sources)
    expect(Buffer.from(read.octets).equals(Buffer.from(drawn.octets))).toBe(true)
    expect([drawn.facts.from, read.facts.from]).toEqual(['new-file', 'file'])
  })

  it('is refused without a file where there is no terminal', async () => {
    expect((await refusal(findPassword({ terminal: keepTerminal(), ...ports() }))).code).toBe('password.unshown')
  })

  it.each([
    ['seven77', /8 characters/],
    ['x'.repeat(128), /127 characters/],
    ['correct hörse', /ASCII/],
    ['correct\thorse', /invisible/],
  ])('is refused when it is %j', async (word, says) => {
    writeFileSync(file, word, { mode: 0o600 })
    const found = await refusal(findPassword({ file, terminal: keepTerminal(), ...ports() }))
    expect(found.code).toBe('password.unfit')
    expect(found.message).toMatch(says)
    expect(found.message).not.toContain(word)
    expect((await refusal(givenPassword(() => word)())).code).toBe('password.unfit')
  })

  it.each(['eight888', 'x'.repeat(127)])('may be %j', async (word) => {
    expect(Buffer.from((await givenPassword(() => word)()).octets).toString()).toBe(word)
  })
})

describe('a trust store', () => {
  const store = (authority: string, out: string, more = {}) =>
    exportTrustStore(
      { authority, out, protection: 'modern', password: wellKnownPassword, mode: 'export', ...more, home: home.path },
      home.ports,
    )

  it.each(
    sampled(
      [
        ['clients', 'client'],
        ['servers', 'server'],
      ],
      1,
    ),
  )('of %s holds its certificate with Java’s mark, no other, and no key', async (authority, usage) => {
    const { bundle, pin } = await store(authority, at(`${authority}.p12`))
    const { keys, certificates } = open(bundle.path, 'changeit') ?? expect.unreachable()
    expect(keys).toEqual([])
    expect(certificates.map(({ der, ...rest }) => [Buffer.from(der), rest])).toEqual([
      [derOf(home.authority(usage).certificate), { friendlyName: authority, trusted: true }],
    ])
    expect(pin).toBe(readFileSync(home.authority(usage).pin, 'utf8').trim())
    expect(statSync(bundle.path).mode & 0o777).toBe(0o644)
  })

  it('is not written over a file, for another pin, or in a dry run', async () => {
    const out = at('kept.p12')
    expect(await store('clients', out, { mode: 'dry-run' })).toMatchObject({ mode: 'dry-run' })
    expect((await refusal(store('clients', out, { pin: `${'A'.repeat(43)}=` }))).code).toBe('pin.mismatch')
    expect(existsSync(out)).toBe(false)
    writeFileSync(out, 'mine')
    expect((await refusal(store('clients', out))).message).toContain('exists already')
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })
})
