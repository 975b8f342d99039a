/** A server certificate of another CA, as it is handed in: what is taken, what is refused, and what stays. */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { keyFrom, type Made, makeCertificate, type Wishes } from '../support/certificate-kit.ts'
import { makeServer } from '../support/export-kit.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { type ExportOptions, exportTarget } from '../support/workflows.ts'

const host = 'www.example.com'
const now = systemClock.now()
const lately: Wishes = { notBefore: addSeconds(now, -3600), notAfter: addSeconds(now, 90 * 86_400) }

/** Authorities as public ones are: a root that clients know, and one below it that issues. */
const root = makeCertificate({ ...lately, subject: [{ type: 'commonName', value: 'Public Root' }] })
const issuing = makeCertificate({
  ...lately,
  issuer: root,
  subject: [{ type: 'commonName', value: 'Public R1' }],
  extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
  without: ['2.5.29.37', '2.5.29.17'],
})
const names = [{ kind: 'dns', value: '*.example.com' }] as const
const rsa2048 = () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return keyFrom('rsa-3072', publicKey, privateKey)
}
const leaf = makeServer(issuing, names, lately)

let home: TestHome
let out: string
const at = (name: string): string => join(home.path, '..', name)
const put = (name: string, content: string, mode = 0o600): string => {
  writeFileSync(at(name), content)
  chmodSync(at(name), mode)
  return at(name)
}
const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const handIn = (chain: string, key: string) => ({
  serverChain: put('chain.pem', chain, 0o644),
  serverKey: put('key.pem', key),
})
const both = (made: Made) => handIn(made.pem + issuing.pem, pkcs8(made.key.secret))
const write = (changes: Partial<ExportOptions> = {}) =>
  exportTarget(
    { home: home.path, target: 'node', host, listen: '127.0.0.1:8443', out, origins: [], mode: 'export', ...changes },
    home.ports,
  )
const check = (): string => execFileSync(process.execPath, ['server.mjs', '--check'], { cwd: out, encoding: 'utf8' })

beforeEach(async () => {
  home = await makeHome()
  out = at('deploy')
})
afterEach(() => home.remove())

describe('a server certificate of another CA', () => {
  it('goes into the export with what stands above it, and its key for its owner only', async () => {
    const answer = await write(both(leaf))
    expect(answer.server).toMatchObject({ subject: 'CN=server', issuer: 'CN=Public R1', from: at('chain.pem') })
    expect(answer.warnings.join()).not.toContain('alone')
    expect(readFileSync(join(out, 'tls/server-chain.pem'), 'utf8')).toBe(leaf.pem + issuing.pem)
    expect(check()).toMatch(/^good: /)
  })

  it('may have a key of 2048 bits, as public CAs certify most', async () => {
    await write(both(makeServer(issuing, names, { ...lately, key: rsa2048() })))
    expect(check()).toMatch(/^good: /)
  })

  it.each([
    ['PKCS#1', (key: KeyObject) => key.export({ type: 'pkcs1', format: 'pem' }), 'rsa'],
    ['SEC1', (key: KeyObject) => key.export({ type: 'sec1', format: 'pem' }), 'ec'],
    [
      'SEC1 below its parameters',
      (key: KeyObject) =>
        `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${key.export({ type: 'sec1', format: 'pem' })}`,
      'ec',
    ],
    [
      'a file that was indented, with long lines',
      (key: KeyObject) =>
        `Bag Attributes\n  -----BEGIN PRIVATE KEY-----\n  ${pkcs8(key).split('\n').slice(1, -2).join('')}\r\n  -----END PRIVATE KEY-----`,
      'ec',
    ],
    ['one file with its chain', (key: KeyObject) => `${leaf.pem}${pkcs8(key)}`, 'ec'],
  ] as const)('takes a key as %s', async (_, encode, type) => {
    const made = type === 'ec' ? leaf : makeServer(issuing, names, { ...lately, key: rsa2048() })
    await write(handIn(made.pem + issuing.pem, String(encode(made.key.secret))))
    expect(check()).toMatch(/^good: /)
  })

  it('takes links to both, as an ACME client leaves them', async () => {
    const files = both(leaf)
    for (const path of Object.values(files)) symlinkSync(path, `${path}.link`)
    await write({ serverChain: `${files.serverChain}.link`, serverKey: `${files.serverKey}.link` })
    expect(check()).toMatch(/^good: /)
    chmodSync(files.serverKey, 0o604)
    await expect(write({ ...files, serverKey: `${files.serverKey}.link` })).rejects.toMatchObject({
      code: 'file.exposed',
    })
  })

  it('warns where the chain is the certificate alone, unless it vouches for itself', async () => {
    const alone = await write(handIn(leaf.pem, pkcs8(leaf.key.secret)))
    expect(alone.warnings.join()).toContain("holds the server's certificate alone")
    const own = makeCertificate({ ...lately, extensions: [encodeSubjectAlternativeName(names)] })
    const { warnings } = await write(handIn(own.pem, pkcs8(own.key.secret)))
    expect(warnings.join()).not.toContain('alone')
  })

  it('stays in later exports without its files, and can be renewed in place', async () => {
    await home.issue('server', 'api.acme.internal')
    await write(both(leaf))
    const renewed = makeServer(issuing, names, lately)
    expect((await write()).server.from).toBe(join(out, 'tls/server-chain.pem'))
    expect(readFileSync(join(out, 'tls/server-chain.pem'), 'utf8')).toBe(leaf.pem + issuing.pem)
    await write(both(renewed))
    expect((await write()).server.subject).toBe('CN=server')
    expect(readFileSync(join(out, 'tls/server-chain.pem'), 'utf8')).toBe(renewed.pem + issuing.pem)
    await expect(write({ host: 'api.acme.internal' })).rejects.toMatchObject({
      code: 'server.unfit',
      facts: { problem: 'it is for DNS:*.example.com, not for api.acme.internal' },
    })
    rmSync(join(out, 'tls/server-chain.pem'))
    expect((await write({ host: 'api.acme.internal' })).server.from).toBeUndefined()
    expect(JSON.parse(readFileSync(join(out, 'countersign-export.json'), 'utf8')).recipe.server).toBeUndefined()
  })

  it('is not looked for where the home issued the one that is there', async () => {
    await home.issue('server', 'api.acme.internal')
    await write({ host: 'api.acme.internal' })
    const again = await home.issue('server', 'api.acme.internal', { naming: 'again' })
    await write({ host: 'api.acme.internal' })
    expect(readFileSync(join(out, 'tls/server-chain.pem'), 'utf8')).toBe(await home.read(again.files.chain))
  })
})

describe('a server certificate that is handed in', () => {
  const ended = { notBefore: addSeconds(now, -7200), notAfter: addSeconds(now, -3600) }
  const small = () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    return makeServer(issuing, names, { ...lately, key: keyFrom('rsa-3072', publicKey, privateKey) })
  }
  const odd: readonly (readonly [string, () => Made | readonly [string, Made], RegExp])[] = [
    [
      'for another host',
      () => makeServer(issuing, [{ kind: 'dns', value: 'example.com' }], lately),
      /it is for DNS:example\.com, not for www/,
    ],
    [
      'for a name two labels below its wildcard',
      () => makeServer(issuing, [{ kind: 'dns', value: '*.com' }], lately),
      /not for www/,
    ],
    [
      'without subjectAltName',
      () => makeCertificate({ ...lately, issuer: issuing, without: ['2.5.29.17'] }),
      /no subjectAltName/,
    ],
    [
      'for clients',
      () =>
        makeServer(issuing, names, {
          ...lately,
          extensions: [encodeExtendedKeyUsage(['clientAuth']), encodeSubjectAlternativeName(names)],
        }),
      /for clientAuth, not for servers/,
    ],
    ['that ended', () => makeServer(issuing, names, ended), /certificate 1 \(CN=server\) ended at/],
    [
      'that is not valid yet',
      () => makeServer(issuing, names, { ...lately, notBefore: addSeconds(now, 600) }),
      /not valid before/,
    ],
    ['with a key of 1024 bits', small, /RSA 1024/],
    [
      'of another key',
      () => [makeServer(issuing, names, lately).pem + issuing.pem, leaf],
      /the key is not of this certificate/,
    ],
    ['behind its issuer', () => [issuing.pem + leaf.pem, leaf], /the key is of certificate 2/],
    [
      'above one that did not issue it',
      () => [leaf.pem + root.pem, leaf],
      /certificate 2 \(CN=Public Root\) did not issue certificate 1/,
    ],
    [
      'above an issuer that ended',
      () => [
        leaf.pem +
          makeCertificate({
            ...ended,
            issuer: root,
            key: issuing.key,
            subject: [{ type: 'commonName', value: 'Public R1' }],
          }).pem,
        leaf,
      ],
      /certificate 2 .* ended at/,
    ],
  ]

  it.each(odd)('is refused %s, and nothing is written', async (_, make, says) => {
    const made = make()
    const files = 'pem' in made ? both(made) : handIn(made[0], pkcs8(made[1].key.secret))
    await expect(write(files)).rejects.toMatchObject({ code: 'server.unfit', message: expect.stringMatching(says) })
    expect(existsSync(out)).toBe(false)
  })

  it('is refused of the authority whose clients get in', async () => {
    const clients = home.authority('client')
    const secret = await home.ports.keys.load(clients.key)
    const pem = await home.read(clients.certificate)
    const { secretKeyObject } = await import('../../src/effects/keys.ts')
    const { parseCertificatePem } = await import('../../src/x509/certificate.ts')
    const certificate = parseCertificatePem(pem)
    const issuer: Made = {
      certificate,
      der: certificate.der,
      pem,
      key: Object.assign(secret, { secret: secretKeyObject(secret) }),
    }
    const made = makeServer(issuer, names, lately)
    for (const chain of [made.pem, made.pem + pem]) {
      await expect(write(handIn(chain, pkcs8(made.key.secret)))).rejects.toMatchObject({
        code: 'server.unfit',
        message: expect.stringContaining('it was issued by the client authority'),
      })
    }
  })

  it('is refused where one of the two files is missing, or is not what it should be', async () => {
    const { serverChain, serverKey } = both(leaf)
    await expect(write({ serverChain })).rejects.toMatchObject({ code: 'usage.missing' })
    await expect(write({ serverKey })).rejects.toMatchObject({ code: 'usage.missing' })
    const encrypted = leaf.key.secret.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    const traditional = leaf.key.secret.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    for (const [content, says] of [
      [encrypted, 'it is encrypted'],
      [traditional, 'it is encrypted'],
      [leaf.pem, 'no private key'],
      [`${pkcs8(leaf.key.secret)}${pkcs8(issuing.key.secret)}`, 'holds 2 private keys'],
      ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', 'not a key'],
    ] as const) {
      const refused = write({ serverChain, serverKey: put('key.pem', String(content)) })
      await expect(refused).rejects.toMatchObject({ code: 'file.malformed', message: expect.stringContaining(says) })
    }
    await expect(write({ serverChain, serverKey: at('none') })).rejects.toMatchObject({ code: 'file.missing' })
    await expect(write({ serverChain: at('none'), serverKey })).rejects.toMatchObject({ code: 'file.missing' })
    await expect(write({ serverChain: put('chain.pem', 'hello'), serverKey })).rejects.toMatchObject({
      code: 'file.malformed',
    })
  })
})
