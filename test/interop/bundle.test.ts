/**
 * Bundles of every type of key, opened by programs that are not ours: what counts is the private key that comes out, or a handshake
 * with it. `docs/pkcs12.md` shows the outcome as a table.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type Bundle, encodeBundle, localKeyIdOf } from '../../src/asn1/pkcs12.ts'
import { parseBundle } from '../../src/asn1/pkcs12-reader.ts'
import { type KeyType, keyTypes } from '../../src/core/key.ts'
import type { BundleProtection } from '../../src/core/port/keys.ts'
import { systemEntropy } from '../../src/effects/entropy.ts'
import { givenPassword, wellKnownPassword } from '../../src/workflow/bundle-password.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { type Answer, leaveOut, type ProgramName, summon } from '../support/judges.ts'
import { debianRoot } from '../support/runner.ts'
import { exportBundle, exportTrustStore } from '../support/workflows.ts'
import { flips } from './flips.ts'
import { profilesFor } from './kinds.ts'

const word = 'correct horse'
const protections = ['modern', 'compat'] as const
const nodeJudge = resolve(import.meta.dirname, 'node/judge.mjs')

let home: TestHome
const at = (name: string): string => join(home.path, '..', name)
const bundleOf = (type: KeyType, protection: BundleProtection): string => at(`${type}-${protection}.p12`)

beforeAll(async () => {
  const profiles = Object.entries(profilesFor('ec-p256')).map(([name, profile]) => [name, { ...profile, keyTypes }])
  home = await makeHome({ profiles: Object.fromEntries(profiles) })
  await home.issue('server', 'localhost')
  await writeFile(at('right'), `${word}\n`, { mode: 0o600 })
  await writeFile(at('wrong'), 'wrong horse\n', { mode: 0o600 })
  await writeFile(at('changeit'), 'changeit\n', { mode: 0o600 })
  const password = givenPassword(() => word)
  for (const name of keyTypes) {
    await home.issue('client', name, { keyType: name })
    for (const protection of protections) {
      const out = bundleOf(name, protection)
      await exportBundle({ home: home.path, name, out, protection, password, mode: 'export' }, home.ports)
    }
  }
  for (const authority of ['clients', 'servers']) {
    const out = at(`${authority}.p12`)
    const request = { authority, out, protection: 'modern', password: wellKnownPassword, mode: 'export' } as const
    await exportTrustStore({ ...request, home: home.path }, home.ports)
  }
})
afterAll(() => home.remove())

/** The key of a name, as the home has it. */
const keyOf = (name: string): KeyObject => createPrivateKey(readFileSync(join(home.path, 'issued', name, 'key.pem')))
const spkiOf = (name: string): Buffer => createPublicKey(keyOf(name)).export({ type: 'spki', format: 'der' })

/** What a program made of a bundle: whether it got the key that belongs to the name. */
type Outcome = { readonly opened: boolean; readonly said: string }
/** Opens a bundle with the password in a file, in place `right` or `wrong`. */
type Open = (context: TestContext, bundle: string, password: string, name: string) => Promise<Outcome>

const outcome = ({ status, stdout, stderr }: Answer, holds: () => boolean): Outcome => ({
  opened: status === 0 && holds(),
  said: stdout.replaceAll(/-----BEGIN[\s\S]*?-----END[^-]*-----/g, '') + stderr,
})

/** Whether a text has, in PEM, the key of a name. */
function hasKey(text: string, name: string): boolean {
  const [pem] = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[^-]+-----END (?:[A-Z]+ )?PRIVATE KEY-----/.exec(text) ?? []
  if (pem === undefined) return false
  // GnuTLS leaves the curve out, which OpenSSL does not read; the public point at the end tells the key.
  const [, curve] = /BEGIN EC PRIVATE KEY-----([^-]+)/.exec(pem) ?? []
  if (curve !== undefined) return Buffer.from(curve, 'base64').subarray(-64).equals(spkiOf(name).subarray(-64))
  return createPrivateKey({ key: pem, passphrase: word }).equals(keyOf(name))
}

type Keytool = (context: TestContext, store: string, password: string, ...more: readonly string[]) => Promise<Answer>

const java17: Keytool = (context, store, password, ...more) =>
  summon(context, 'keytool17')(...more, '-keystore', store, '-storetype', 'PKCS12', '-storepass:file', at(password))

/** The Java in the Debian of sid, which has no other files than those that are copied there. */
const newestJava: Keytool = async (context, store, password, ...more) => {
  const root = debianRoot('sid')
  const java = root && readdirSync(join(root, 'usr/lib')).includes('jvm') && newestOf(join(root, 'usr/lib/jvm'))
  if (!root || !java) return leaveOut(context, 'no newer Java: scripts/install-debians.sh installs it, as root')
  const folder = mkdtempSync(join(root, 'tmp/countersign-test-'))
  try {
    for (const [from, to] of [[store, 'store'] as const, [at(password), 'password'] as const]) {
      writeFileSync(join(folder, to), readFileSync(from))
    }
    const [inside, program] = [folder.slice(root.length), `/usr/lib/jvm/${java}`]
    // Without /proc, no program knows where its own libraries lie.
    const run = ['env', `LD_LIBRARY_PATH=${program}/lib:${program}/lib/server`, `${program}/bin/keytool`]
    const files = ['-keystore', `${inside}/store`, '-storetype', 'PKCS12', '-storepass:file', `${inside}/password`]
    return await summon(context, 'chroot')(root, ...run, ...more, ...files)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const newestOf = (folder: string): string | undefined =>
  readdirSync(folder)
    .filter((name) => /^java-\d+-openjdk/.test(name))
    .at(-1)

const withKeytool =
  (keytool: Keytool): Open =>
  async (context, bundle, password, name) => {
    // A listing opens no key; a request is signed with it.
    const answer = await keytool(context, bundle, password, '-certreq', '-alias', name)
    return outcome(answer, () => {
      const [, base64 = ''] = /NEW CERTIFICATE REQUEST-----([^-]+)-/.exec(answer.stdout) ?? []
      return Buffer.from(base64, 'base64').includes(spkiOf(name))
    })
  }

const withOpenssl =
  (program: ProgramName): Open =>
  async (context, bundle, password, name) => {
    const answer = await summon(
      context,
      program,
    )(...['pkcs12', '-in', bundle, '-passin', `file:${at(password)}`, '-nodes', '-nocerts'])
    return outcome(answer, () => hasKey(answer.stdout, name) && answer.stdout.includes(`friendlyName: ${name}`))
  }

const withNode =
  (program: ProgramName): Open =>
  async (context, bundle, password) => {
    const place = join(home.path, 'issued/localhost')
    const server = { certificate: join(place, 'certificate.pem'), key: join(place, 'key.pem') }
    const sides = {
      version: 'TLSv1.3',
      server: { ...server, anchor: home.authority('client').certificate },
      client: { bundle, password: at(password), anchor: home.authority('server').certificate },
    }
    const { stdout, stderr } = await summon(context, program)(nodeJudge, 'shake', JSON.stringify(sides))
    const { accepted, said = '' } = JSON.parse(stdout) as { accepted: boolean; said?: string }
    return { opened: accepted, said: said + stderr }
  }

async function withNss(context: TestContext, bundle: string, password: string, name: string): Promise<Outcome> {
  const { files } = home.ports
  const directory = await files.makeTemporaryDirectory('countersign-test-')
  const database = ['-d', `sql:${directory}`]
  try {
    const certutil = summon(context, 'certutil')
    expect(await certutil('-N', '--empty-password', ...database)).toMatchObject({ status: 0 })
    const answer = await summon(context, 'pk12util')('-i', bundle, '-w', at(password), ...database)
    const keys = await certutil('-K', ...database)
    return outcome(answer, () => keys.stdout.includes(name))
  } finally {
    await files.remove(directory)
  }
}

const judges = {
  'OpenSSL 3.0': withOpenssl('openssl'),
  'OpenSSL 3.5': withOpenssl('openssl35'),
  'Java 17': withKeytool(java17),
  'the newest Java': withKeytool(newestJava),
  'NSS 3.87': withNss,
  'GnuTLS 3.7': async (context, bundle, password, name) => {
    const [secret] = (await readFile(at(password), 'utf8')).split('\n')
    const certtool = summon(context, 'certtool')
    const listed = await certtool('--p12-info', '--inder', '--infile', bundle, `--password=${secret}`)
    const [shrouded] = /-----BEGIN ENCRYPTED PRIVATE KEY-----[^-]+-----END [^-]+-----/.exec(listed.stdout) ?? []
    if (listed.status !== 0 || shrouded === undefined) return outcome(listed, () => false)
    await writeFile(at('shrouded.pem'), `${shrouded}\n`)
    // Decrypts it, and prints it encrypted anew unless it is one of a curve.
    const answer = await certtool('--key-info', '--infile', at('shrouded.pem'), `--password=${secret}`)
    return outcome(answer, () => hasKey(answer.stdout, name))
  },
  'Node.js 24': withNode('node'),
  'Node.js 26': withNode('node26'),
  Go: async (context, bundle, password, name) => {
    const answer = await summon(context, 'judge')('bundle', '-bundle', bundle, '-password', at(password))
    const { accepted, facts } = JSON.parse(answer.stdout) as { accepted: boolean; facts?: { pin: string } }
    return { opened: accepted && facts?.pin === pinOf(spkiOf(name) as never), said: answer.stdout }
  },
} as const satisfies Readonly<Record<string, Open>>

type Judge = keyof typeof judges
const everyJudge = Object.keys(judges) as Judge[]

/** Types of keys that programs open alike, as the table has them. */
const groups = [
  { title: 'EC and RSA', has: (type: KeyType) => /^(ec|rsa)-/.test(type) },
  { title: 'Ed25519', has: (type: KeyType) => type === 'ed25519' },
  { title: 'ML-DSA', has: (type: KeyType) => type.startsWith('ml-dsa') },
] as const
type Group = (typeof groups)[number]['title']

/** What a program does not open, as far as we know, and what it says. Once it does, the exception is in the way and fails. */
const excepted: Readonly<Partial<Record<Judge, Readonly<Partial<Record<Group, RegExp>>>>>> = {
  'OpenSSL 3.0': { 'ML-DSA': /unsupported|decode|unknown/i },
  // 17.0.21 takes the key out, and then finds no algorithm to sign with; releases before it stop at the key.
  'Java 17': { 'ML-DSA': /Too many failures|Cannot derive signature algorithm/ },
  'NSS 3.87': { Ed25519: /UNABLE_TO_IMPORT_KEY/, 'ML-DSA': /UNABLE_TO_IMPORT_KEY/ },
  'GnuTLS 3.7': { 'ML-DSA': /unknown public key algorithm/ },
  Go: { 'ML-DSA': /unknown algorithm/ },
}
function exceptionOf(judge: Judge, type: KeyType): RegExp | undefined {
  const group = groups.find(({ has }) => has(type)) ?? expect.unreachable()
  return excepted[judge]?.[group.title]
}

describe.for(everyJudge)('%s', (judge) => {
  const open: Open = judges[judge]
  const cases = keyTypes.flatMap((type) => protections.map((protection) => [type, protection] as const))

  it.for(cases)(
    'takes the key of type %s out of a bundle that is %s, and not without its password',
    async (one, context) => {
      const [type, protection] = one
      const file = bundleOf(type, protection)
      const exception = exceptionOf(judge, type)
      const found = await open(context, file, 'right', type)
      if (exception === undefined) expect(found).toMatchObject({ opened: true })
      else expect(found).toEqual({ opened: false, said: expect.stringMatching(exception) })
      expect(await open(context, file, 'wrong', type)).toMatchObject({ opened: false })
    },
  )

  it('takes no key out of a bundle with any one bit flipped', async (context) => {
    const spoilt = [...flips(await readFile(bundleOf('ec-p256', 'modern')))]
    // A start of Java takes a second.
    for (const { flipped, title } of spoilt.filter((_, index) => index % 4 === 0)) {
      await writeFile(at('flipped.p12'), flipped)
      expect(await open(context, at('flipped.p12'), 'right', 'ec-p256'), title).toMatchObject({ opened: false })
    }
  })
})

it('is told by the table of docs/pkcs12.md, as it was found here', () => {
  const lines = readFileSync(resolve(import.meta.dirname, '../../docs/pkcs12.md'), 'utf8').split('\n')
  for (const judge of everyJudge) {
    const row = lines.find((line) => line.startsWith(`| ${judge} |`)) ?? ''
    const cells = row.split('|').slice(2, 2 + groups.length)
    const expected = groups.map(({ title }) => (excepted[judge]?.[title] === undefined ? 'yes' : 'no'))
    expect(
      cells.map((cell) => cell.trim()),
      judge,
    ).toEqual(expected)
  }
})

describe('what joins a key and its certificate', () => {
  const certificate = () =>
    new Uint8Array(parseBundle(readFileSync(bundleOf('ec-p256', 'modern')), Buffer.from(word))!.certificates[0]!.der)
  const pkcs8 = () => new Uint8Array(keyOf('ec-p256').export({ type: 'pkcs8', format: 'der' }))

  it.for([
    ['both of their marks', { localKeyId: true, friendlyName: true }, { nss: true, java: true }],
    ['the local key id alone', { localKeyId: true, friendlyName: false }, { nss: true, java: true }],
    ['the friendly name alone', { localKeyId: false, friendlyName: true }, { nss: false, java: true }],
    ['neither', { localKeyId: false, friendlyName: false }, { nss: false, java: false }],
  ] as const)(
    'is for NSS the local key id, for Java that or the friendly name: here %s',
    async ([, marks, finds], context) => {
      const name = 'ec-p256'
      const localKeyId = localKeyIdOf(certificate())
      const bundle = {
        keys: [{ pkcs8: pkcs8(), localKeyId, friendlyName: name }],
        certificates: [
          {
            der: certificate(),
            ...(marks.localKeyId && { localKeyId }),
            ...(marks.friendlyName && { friendlyName: name }),
          },
        ],
      }
      await writeFile(at('marked.p12'), encode(bundle, word))
      expect(await judges['NSS 3.87'](context, at('marked.p12'), 'right', name)).toMatchObject({ opened: finds.nss })
      expect(await judges['Java 17'](context, at('marked.p12'), 'right', name)).toMatchObject({ opened: finds.java })
    },
  )
})

const encode = (bundle: Bundle, password: string): Uint8Array =>
  encodeBundle(bundle, Buffer.from(password), 'modern', (count) => systemEntropy.bytes(count), 1000)

describe('a trust store', () => {
  const keytools = { 'Java 17': java17, 'the newest Java': newestJava } as const
  const versions = Object.keys(keytools) as (keyof typeof keytools)[]

  it.for(versions)('is seen by %s, which takes its authority for a trust anchor', async (version, context) => {
    for (const name of ['clients', 'servers']) {
      const { stdout } = await keytools[version](context, at(`${name}.p12`), 'changeit', '-list')
      expect(stdout).toContain('contains 1 entry')
      expect(stdout).toMatch(new RegExp(`^${name}, .*trustedCertEntry`, 'm'))
    }
  })

  it.for(versions)('without Oracle’s mark is empty to %s, as those of other tools are', async (version, context) => {
    const { certificates } = parseBundle(readFileSync(at('clients.p12')), Buffer.from('changeit'))!
    const unmarked = certificates.map(({ der, friendlyName = '' }) => ({ der, friendlyName }))
    await writeFile(at('empty.p12'), encode({ keys: [], certificates: unmarked }, 'changeit'))
    const { stdout } = await keytools[version](context, at('empty.p12'), 'changeit', '-list')
    expect(stdout).toContain('contains 0 entries')
  })

  it('is read by Go as one, too', async (context) => {
    const ask = summon(context, 'judge')
    const { stdout } = await ask('bundle', '-trust', '-bundle', at('clients.p12'), '-password', at('changeit'))
    expect(JSON.parse(stdout)).toMatchObject({ accepted: true, facts: { serials: [expect.any(String)] } })
    const { stdout: bundle } = await ask(
      'bundle',
      '-trust',
      '-bundle',
      bundleOf('ec-p256', 'modern'),
      '-password',
      at('right'),
    )
    expect(JSON.parse(bundle)).toMatchObject({ accepted: false })
  })
})

describe('bundles of other programs', () => {
  it('are read where they are in DER: OpenSSL’s and Java’s, with AES and with 3DES', async (context) => {
    const place = join(home.path, 'issued/ec-p256')
    const [openssl, keytool] = [summon(context, 'openssl'), summon(context, 'keytool17')]
    const parts = ['-inkey', join(place, 'key.pem'), '-in', join(place, 'certificate.pem'), '-name', 'alice']
    const made = ['pkcs12', '-export', ...parts, '-passout', `file:${at('right')}`, '-out', at('theirs.p12')]
    const weak = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
    for (const more of [[], weak]) {
      expect(await openssl(...made, ...more)).toMatchObject({ status: 0 })
      const { keys, certificates } = parseBundle(readFileSync(at('theirs.p12')), Buffer.from(word))!
      expect(
        keys.map(({ pkcs8 }) => createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })),
      ).toEqual([expect.toSatisfy((key: KeyObject) => key.equals(keyOf('ec-p256')))])
      expect(certificates[0]!.friendlyName).toBe('alice')
      const copied = at(`copied-${more.length}.p12`)
      const store = ['-srckeystore', at('theirs.p12'), '-srcstorepass:file', at('right'), '-deststoretype', 'PKCS12']
      const copy = await keytool(
        '-importkeystore',
        ...store,
        '-destkeystore',
        copied,
        '-deststorepass:file',
        at('right'),
      )
      expect(copy).toMatchObject({ status: 0 })
      const read = parseBundle(readFileSync(copied), Buffer.from(word))!
      expect([read.keys.length, read.certificates.length, read.keys[0]!.friendlyName]).toEqual([1, 1, 'alice'])
    }
  })
})
