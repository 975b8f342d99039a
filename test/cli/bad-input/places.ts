/** What is wrong around the words: passphrases, the clock, the record's past, the directory of an export, the server probed. */
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseInstant } from '../../../src/core/brand.ts'
import type { Clock } from '../../../src/core/port.ts'
import { passphrase } from '../../support/home.ts'
import { ask, copyOf, type Row, type World } from './world.ts'

const DAY_SECONDS = 86_400

/** A clock that goes wrong by so many days. */
const off = (days: number): Clock => standing(Math.floor(Date.now() / 1000) + days * DAY_SECONDS)
const standing = (now: number): Clock => ({
  now: () => now as ReturnType<Clock['now']>,
  elapsedMs: () => 0,
  sleep: async () => undefined,
})

const issue = ['issue', 'client', 'dave'] as const
const file =
  (path: string, content: string | Uint8Array, mode = 0o600) =>
  (w: World): void =>
    writeFileSync(w.at(path), content, { mode })
const given = (path: string): { passphrase: 'none'; passphraseFile: string } => ({
  passphrase: 'none',
  passphraseFile: path,
})

/** Rows about a home whose keys have a passphrase. */
export const passphraseRows: readonly Row[] = [
  {
    about: 'no passphrase, and nobody to ask',
    argv: issue,
    around: { passphrase: 'none' },
    code: 'passphrase.missing',
    says: ['--passphrase-file'],
  },
  { about: 'an empty variable', argv: issue, around: { passphrase: '' }, code: 'passphrase.missing' },
  { about: 'an empty variable that names a file', argv: issue, around: given(''), code: 'passphrase.missing' },
  {
    about: 'a wrong passphrase',
    argv: issue,
    around: { passphrase: 'wrong horse battery staple' },
    code: 'passphrase.wrong',
    says: ['authorities/clients/key.pem'],
  },
  {
    about: 'a passphrase with a line break too many',
    argv: issue,
    bend: file('p', `${passphrase}\n\n`),
    around: given('@/p'),
    code: 'passphrase.wrong',
  },
  {
    about: 'a wrong passphrase at a revocation',
    argv: ['revoke', 'alice', '--reason', 'superseded'],
    around: { passphrase: 'wrong horse battery staple' },
    code: 'passphrase.wrong',
  },
  {
    about: 'a wrong passphrase at a CRL',
    argv: ['crl'],
    around: { passphrase: 'wrong horse battery staple' },
    code: 'passphrase.wrong',
  },
  {
    about: 'a wrong passphrase at a probe',
    argv: ['probe', 'https://127.0.0.1:1', '--host', 'api.acme.internal', '--as', 'alice'],
    around: { passphrase: 'wrong horse battery staple' },
    code: 'passphrase.wrong',
  },
  {
    about: 'a passphrase of a megabyte',
    argv: issue,
    around: { passphrase: 'x'.repeat(1_000_000) },
    code: 'passphrase.wrong',
  },
  {
    about: 'a passphrase file that is missing',
    argv: issue,
    around: given('@/p'),
    code: 'file.missing',
    says: ['@/p'],
  },
  {
    about: 'a passphrase file that is empty',
    argv: issue,
    bend: file('p', ''),
    around: given('@/p'),
    code: 'file.malformed',
    says: ['empty'],
  },
  {
    about: 'a passphrase file of one line break',
    argv: issue,
    bend: file('p', '\n'),
    around: given('@/p'),
    code: 'file.malformed',
  },
  {
    about: 'a passphrase file that others may read',
    argv: issue,
    bend: file('p', passphrase, 0o644),
    around: given('@/p'),
    code: 'file.exposed',
    says: ['chmod 600 @/p'],
  },
  {
    about: 'a passphrase file that is a directory',
    argv: issue,
    bend: (w) => mkdirSync(w.at('p'), { mode: 0o700 }),
    around: given('@/p'),
    code: 'file.malformed',
  },
  {
    about: 'a passphrase file that is a link',
    argv: issue,
    bend: (w) => symlinkSync('passphrase', w.at('p')),
    around: given('@/p'),
    code: 'file.symlink',
  },
  {
    about: 'a passphrase file that is not UTF-8',
    argv: issue,
    bend: file('p', Buffer.from([0xff, 0xfe, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85])),
    around: given('@/p'),
    code: 'file.malformed',
    says: ['UTF-8'],
  },
  {
    about: 'a passphrase file of 100 MB',
    argv: issue,
    bend: (w) => {
      file('p', '')(w)
      truncateSync(w.at('p'), 100 * 1024 * 1024)
    },
    around: given('@/p'),
    code: 'input.too-large',
  },
  {
    about: 'a passphrase file by its flag that is missing, whatever the variables say',
    argv: [...issue, '--passphrase-file', '@/p'],
    code: 'file.missing',
  },
  {
    about: 'a key whose scrypt would take a gigabyte',
    argv: issue,
    bend: (w) => reparameterise(join(w.home, 'authorities/clients/key.pem')),
    code: 'file.malformed',
    says: ['key.pem'],
  },
  ...(
    [
      ['too short', { passphrase: 'seven77' }, 'passphrase.weak'],
      ['of seven emoji', { passphrase: '🔑🔑🔑🔑🔑🔑🔑' }, 'passphrase.weak'],
      [
        'that is typed otherwise the second time',
        { passphrase: 'none', answers: ['a long one', 'another one'] },
        'passphrase.differs',
      ],
      ['that is typed too short', { passphrase: 'none', answers: ['short'] }, 'passphrase.weak'],
      ['that nobody can be asked for', { passphrase: 'none' }, 'passphrase.missing'],
    ] as const
  ).map(
    ([about, around, code]): Row => ({
      about: `a new passphrase ${about}`,
      argv: ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--home', '@/other'],
      around,
      code,
    }),
  ),
  {
    about: 'an empty directory for a new home, and no passphrase: the directory stays',
    argv: ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--home', '@/empty'],
    bend: (w) => mkdirSync(w.at('empty')),
    around: { passphrase: 'none' },
    code: 'passphrase.missing',
  },
]

/** Asks scrypt for r = 127 in place of 8: 128 · 2^14 · 127 octets. */
function reparameterise(path: string): void {
  const pem = readFileSync(path, 'utf8')
  const der = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64')
  const at = der.indexOf(Buffer.from([0x02, 0x02, 0x40, 0x00, 0x02, 0x01, 0x08]))
  der[at + 6] = 0x7f
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n')
  const label = 'ENCRYPTED PRIVATE KEY'
  writeFileSync(path, `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`)
}

const out = (...more: readonly string[]): readonly string[] => [
  ...['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/out'],
  ...more,
]
const to = (place: string): readonly string[] => [...out().slice(0, -1), place]
const listening = (where: string): readonly string[] => out().map((word) => (word === '127.0.0.1:8443' ? where : word))
const hosted = (host: string): readonly string[] => out().map((word) => (word === 'api.acme.internal' ? host : word))
const nginx = (...more: readonly string[]): readonly string[] => ['export', 'nginx', ...to('@/fresh').slice(2), ...more]
const proxied = (upstream: string): Row => ({
  about: `the upstream ${JSON.stringify(upstream.slice(0, 40))}`,
  argv: nginx(`--upstream=${upstream}`),
  code: 'input.malformed',
})
const templates = (bend: (folder: string) => void) => ({
  around: { shipped: { templates: '@/templates' } },
  bend: (w: World): void => {
    copyTemplates(w)
    bend(w.at('templates/node'))
  },
})

/** Rows about exports; `out` is one already. */
export const exportRows: readonly Row[] = [
  ...['apache', '', '../../etc', 'NODE', '__proto__', 'node\n'].map(
    (target): Row => ({
      about: `the target ${JSON.stringify(target)}`,
      argv: ['export', target, ...out().slice(2)],
      code: 'target.unknown',
      says: ['node'],
    }),
  ),
  { about: 'a target to try that is none', argv: ['try', 'apache'], code: 'target.unknown', says: ['node'] },
  ...[
    '8443',
    '127.0.0.1',
    '',
    ':',
    '127.0.0.1:',
    'a:b:c:8443',
    '127.0.0.1:port',
    '127.0.0.1:8443\n',
    '::1:8443',
    '*:8443',
    'localhost:8443',
  ].map(
    (where): Row => ({
      about: `listening on ${JSON.stringify(where)}`,
      argv: listening(where),
      code: 'input.malformed',
    }),
  ),
  ...['127.0.0.1:0', '127.0.0.1:65536', '127.0.0.1:99999'].map(
    (where): Row => ({
      about: `listening on ${where}`,
      argv: listening(where),
      code: 'input.malformed',
      says: ['65535'],
    }),
  ),
  ...['256.0.0.1:8443', '[fd00::0001]:8443', '[::ffff:1.2.3.4]:8443'].map(
    (where): Row => ({
      about: `listening on ${where}`,
      argv: listening(where),
      code: 'identity.refused',
    }),
  ),
  ...[
    '',
    'API.acme.internal',
    'api_acme.internal',
    'api.acme.internal.',
    'api.acme.internal:8443',
    'https://api.acme.internal',
    'api\n',
    '*.acme.internal',
    '10.0.0.01',
    '[::1]',
    'api.acme.internal; rm',
  ].map((host): Row => ({ about: `the host ${JSON.stringify(host)}`, argv: hosted(host), code: 'identity.refused' })),
  {
    about: 'a host without a certificate',
    argv: hosted('www.acme.internal'),
    code: 'server.no-certificate',
    says: ['--dns www.acme.internal'],
  },
  {
    about: 'an address without a certificate',
    argv: hosted('10.0.0.1'),
    code: 'server.no-certificate',
    says: ['--ip 10.0.0.1'],
  },
  {
    about: 'a host whose certificate has expired, and a CRL too',
    argv: to('@/fresh'),
    around: { clock: off(400) },
    code: 'server.no-certificate',
  },
  {
    about: 'a host whose certificate was revoked',
    argv: to('@/fresh'),
    bend: (w) => ask(w, ['revoke', 'api.acme.internal', '--reason', 'superseded']),
    code: 'server.no-certificate',
  },
  ...[
    'app.acme.internal',
    'http://app.acme.internal',
    'https://app.acme.internal/',
    'https://*.acme.internal',
    'null',
    '',
    'https://app.acme.internal:0',
    'https://a.b\nhttps://c.d',
    'https://user@a.b',
  ].map(
    (origin): Row => ({
      about: `the origin ${JSON.stringify(origin)}`,
      argv: [...to('@/fresh'), `--origin=${origin}`],
      code: 'input.malformed',
    }),
  ),
  {
    about: 'neither word for requests without Origin',
    argv: out('--without-origin', 'maybe'),
    code: 'usage.wrong',
    says: ['allow, refuse'],
  },
  ...[
    '',
    '127.0.0.1:9000',
    'https://127.0.0.1:9000',
    'http://127.0.0.1',
    'http://127.0.0.1:0',
    'http://127.0.0.1:65536',
    'http://127.0.0.1:9000/',
    'http://a b:9000',
    'http://a;b:9000',
    'http://user@a:9000',
    'http://[::1]:9000\n',
    'http://::1:9000',
    'unix:/run/x',
    'x'.repeat(100_000),
  ].map(proxied),
  {
    about: 'an upstream for what is no proxy',
    argv: out('--upstream', 'http://127.0.0.1:9000'),
    code: 'usage.wrong',
    says: ['upstream'],
  },
  {
    about: 'an input that the target does not have',
    argv: out('--input', 'colour=red'),
    code: 'usage.wrong',
    says: ['colour'],
  },
  { about: 'an input of a prototype', argv: out('--input', 'constructor=x'), code: 'usage.wrong' },
  { about: 'an input without a value', argv: out('--input', 'colour'), code: 'input.malformed' },
  { about: 'an empty input', argv: out('--input', ''), code: 'input.malformed' },
  { about: 'an input that has a flag', argv: out('--input', 'port=1'), code: 'usage.wrong', says: ['--listen'] },
  { about: 'an input twice', argv: nginx('--input', 'program=nginx', '--input', 'program=nginx'), code: 'usage.wrong' },
  {
    about: 'a program that would be a command line',
    argv: nginx('--input', 'program=/bin/sh -c x'),
    code: 'input.malformed',
  },
  ...['1.0', '19', 'latest', '', '24.x', '-1', '99999999999', '24\n'].map(
    (version): Row => ({
      about: `the server version ${JSON.stringify(version)}`,
      argv: [...to('@/fresh'), `--server-version=${version}`],
      code: 'input.malformed',
      says: ['20 or later'],
    }),
  ),
  {
    about: 'a directory that holds something else',
    argv: to('@/mine'),
    bend: (w) => {
      mkdirSync(w.at('mine'))
      writeFileSync(w.at('mine/diary'), '')
    },
    code: 'file.foreign',
    says: ['diary'],
  },
  { about: 'a file for a directory', argv: to('@/passphrase'), code: 'file.foreign' },
  { about: 'the home itself for a directory', argv: to('@/pki'), code: 'usage.wrong', says: ['home'] },
  { about: 'a directory inside the home', argv: to('@/pki/deploy'), code: 'usage.wrong', says: ['home'] },
  { about: 'a directory among the credentials', argv: to('@/pki/issued/www'), code: 'usage.wrong', says: ['home'] },
  {
    about: 'a directory behind a link',
    argv: to('@/link'),
    bend: (w) => symlinkSync('out', w.at('link')),
    code: 'file.symlink',
  },
  {
    about: 'a link inside the directory',
    argv: out(),
    bend: (w) => {
      rmSync(w.at('out/README.md'))
      symlinkSync('/etc/passwd', w.at('out/README.md'))
    },
    code: 'file.symlink',
  },
  {
    about: 'a file that somebody changed',
    argv: out(),
    bend: (w) => appendFileSync(w.at('out/server.mjs'), '// mine\n'),
    code: 'file.edited',
    says: ['server.mjs'],
  },
  {
    about: 'a record of an export that was cut',
    argv: out(),
    bend: (w) => truncateSync(w.at('out/countersign-export.json'), 20),
    code: 'file.malformed',
  },
  { about: 'a directory where none can be', argv: to('/proc/self/deploy'), code: 'disk.failed', says: ['/proc/self'] },
  { about: 'a directory below a file', argv: to('@/passphrase/deploy'), code: 'disk.failed' },
  { about: 'a directory with a name too long', argv: to(`@/${'d'.repeat(300)}`), code: 'disk.failed' },
  { about: 'a CRL that has expired', argv: to('@/fresh'), around: { clock: off(60) }, code: 'crl.expired' },
  {
    about: 'a manifest that is none',
    argv: to('@/fresh'),
    ...templates((folder) => writeFileSync(join(folder, 'target.json'), '{}')),
    code: 'target.malformed',
  },
  {
    about: 'a manifest without its files',
    argv: ['targets'],
    ...templates((folder) => rmSync(join(folder, 'server.mjs'))),
    code: 'target.malformed',
    says: ['server.mjs'],
  },
  {
    about: 'a template with a hole that nothing fills',
    argv: to('@/fresh'),
    ...templates((folder) => appendFileSync(join(folder, 'README.md.liquid'), '{{ colour }}')),
    code: 'template.hole',
    says: ['README.md'],
  },
]

function copyTemplates(world: World): void {
  const from = join(import.meta.dirname, '../../../templates/node')
  mkdirSync(world.at('templates/node'), { recursive: true })
  for (const name of ['target.json', 'README.md.liquid', 'config.json.liquid', 'server.mjs']) {
    copyFileSync(join(from, name), join(world.at('templates/node'), name))
  }
}

const probe = (url: string, ...more: readonly string[]): readonly string[] => ['probe', url, '--as', 'alice', ...more]
const HERE = ['https://127.0.0.1:1', '--host', 'api.acme.internal'] as const

/** Rows about the server that is to be probed. */
export const probeRows: readonly Row[] = [
  ...[
    '',
    'api.acme.internal',
    '127.0.0.1:8443',
    'http://127.0.0.1:8443',
    'ftp://127.0.0.1',
    'https://',
    'https://127.0.0.1:65536',
    'https://127.0.0.1:x',
    'https://user:secret@127.0.0.1',
    'https://127.0.0.1/?q',
    'https://127.0.0.1/#f',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'x'.repeat(100_000),
  ].map(
    (url): Row => ({ about: `the URL ${JSON.stringify(url.slice(0, 40))}`, argv: probe(url), code: 'input.malformed' }),
  ),
  {
    about: 'a password in a URL',
    argv: probe('https://user:hunter2@127.0.0.1'),
    code: 'input.malformed',
    says: ['https://…@127.0.0.1'],
  },
  { about: 'a host that is none', argv: probe('https://127.0.0.1:1', '--host', 'API_1'), code: 'identity.refused' },
  {
    about: 'a remote server',
    argv: probe('https://192.0.2.1', '--host', 'a.internal'),
    code: 'probe.remote',
    says: ['192.0.2.1', '--i-operate-this-server'],
  },
  { about: 'every address at once', argv: probe('https://0.0.0.0:1', '--host', 'a.internal'), code: 'probe.remote' },
  {
    about: 'a name that stands for nothing',
    argv: probe('https://nowhere.invalid'),
    code: 'network.failed',
    says: ['nowhere.invalid'],
  },
  ...['no-slash', 'http://a/', '/a b', '/a\r\nHost: x', '/\u00fc', '', '/a#b'].map(
    (path): Row => ({
      about: `the page ${JSON.stringify(path)}`,
      argv: probe(...HERE, `--path=${path}`),
      code: 'input.malformed',
    }),
  ),
  { about: 'a page to post to that is none', argv: probe(...HERE, '--unsafe-path', 'x y'), code: 'input.malformed' },
  {
    about: 'an honest client who was revoked',
    argv: ['probe', ...HERE, '--as', 'bob'],
    code: 'probe.no-credential',
    says: ['"bob"'],
  },
  {
    about: 'a server as the honest client',
    argv: ['probe', ...HERE, '--as', 'api.acme.internal'],
    code: 'probe.no-credential',
  },
  {
    about: 'an honest client who has expired',
    argv: probe(...HERE),
    around: { clock: off(200) },
    code: 'probe.no-credential',
  },
  {
    about: 'an unknown name for the revoked one',
    argv: probe(...HERE, '--revoked', 'zoe'),
    code: 'name.unknown',
    says: ['"zoe"'],
  },
  {
    about: 'a good name for the revoked one',
    argv: probe(...HERE, '--revoked', 'carol'),
    code: 'probe.no-credential',
    says: ['"carol"'],
  },
  ...['report', 'report.pdf', '.html/', '@/report.'].map(
    (name): Row => ({
      about: `the report ${name}`,
      argv: probe(...HERE, '--report', name),
      code: 'input.malformed',
      says: ['.html'],
    }),
  ),
  {
    about: 'a report twice',
    argv: probe(...HERE, '--report', '@/a.json', '--report', '@/./a.json'),
    code: 'usage.wrong',
  },
  {
    about: 'a report in a directory that is not there',
    argv: probe(...HERE, '--report', '@/none/a.json'),
    code: 'disk.failed',
    says: ['@/none/a.json'],
  },
  { about: 'a report below a file', argv: probe(...HERE, '--report', '@/passphrase/a.json'), code: 'disk.failed' },
  {
    about: 'a report that is a directory',
    argv: probe(...HERE, '--report', '@/a.json'),
    bend: (w) => mkdirSync(w.at('a.json')),
    code: 'disk.failed',
  },
  {
    about: 'a report that is a link',
    argv: probe(...HERE, '--report', '@/a.json'),
    bend: (w) => symlinkSync('passphrase', w.at('a.json')),
    code: 'file.symlink',
  },
  {
    about: 'a report with a name too long',
    argv: probe(...HERE, '--report', `@/${'r'.repeat(250)}.json`),
    code: 'disk.failed',
  },
]

/** Rows about the record's past, the clock and what lies about. */
export const pastRows: readonly Row[] = [
  {
    about: 'a CRL that is ahead of the record',
    argv: ['crl'],
    bend: async (w) => {
      const later = copyOf(w)
      await ask(later, ['revoke', 'carol', '--reason', 'superseded'])
      copyFileSync(join(later.home, 'authorities/clients/crl.pem'), join(w.home, 'authorities/clients/crl.pem'))
    },
    code: 'crl.would-drop',
  },
  {
    about: 'a CRL that is ahead of the record, at a revocation',
    argv: ['revoke', 'alice', '--reason', 'superseded'],
    bend: async (w) => {
      const later = copyOf(w)
      await ask(later, ['revoke', 'carol', '--reason', 'superseded'])
      copyFileSync(join(later.home, 'authorities/clients/crl.pem'), join(w.home, 'authorities/clients/crl.pem'))
    },
    code: 'crl.would-drop',
  },
  { about: 'a clock that is a day behind', argv: ['crl'], around: { clock: off(-1) }, code: 'crl.clock-behind' },
  { about: 'a clock of 1970', argv: ['crl'], around: { clock: standing(0) }, code: 'crl.clock-behind' },
  {
    about: 'a clock of 1970, at an issue',
    argv: issue,
    around: { clock: standing(0) },
    code: 'authority.not-yet-valid',
  },
  {
    about: 'a clock that is a day behind, at an issue',
    argv: issue,
    around: { clock: off(-5) },
    code: 'authority.not-yet-valid',
  },
  { about: 'a clock that is ten years ahead', argv: issue, around: { clock: off(3655) }, code: 'authority.expired' },
  {
    about: 'a clock that is nearly ten years ahead',
    argv: issue,
    around: { clock: off(3640) },
    code: 'issuer.expires-first',
    says: ['--days'],
  },
  {
    about: 'a clock at the end of time, at an issue',
    argv: issue,
    around: { clock: standing(parseInstant('9999-12-31T23:59:59Z')) },
    code: 'authority.expired',
  },
  {
    about: 'a clock at the end of time, at a CRL',
    argv: ['crl'],
    around: { clock: standing(parseInstant('9999-12-31T23:59:59Z')) },
    code: 'authority.expired',
  },
  {
    about: 'a clock at the end of time, at an init',
    argv: ['init', '--org', 'A', '--trust-domain', 'a.internal', '--insecure-no-passphrase', '--home', '@/other'],
    around: { clock: standing(parseInstant('9999-12-31T23:59:59Z')) },
    code: 'input.malformed',
  },
  {
    about: 'a claim that has moved to another OID',
    argv: [...issue, '--claim', 'role=admin'],
    bend: async (w) => {
      await ask(w, ['issue', 'client', 'erin', '--claim', 'role=admin'])
      const path = join(w.home, 'claims/role.json')
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), arcSuffix: '9.9.9' }))
    },
    code: 'claim.oid-changed',
  },
  {
    about: 'a serial number that is revoked',
    argv: ['revoke', '--file', '@/bob.pem', '--reason', 'superseded'],
    bend: (w) => copyFileSync(join(w.home, 'issued/bob/certificate.pem'), w.at('bob.pem')),
    code: 'serial.already-revoked',
  },
  {
    about: 'a certificate of 100 MB',
    argv: ['show', '--file', '@/huge.pem'],
    bend: (w) => {
      writeFileSync(w.at('huge.pem'), '')
      truncateSync(w.at('huge.pem'), 100 * 1024 * 1024)
    },
    code: 'input.too-large',
    says: ['@/huge.pem'],
  },
  {
    about: 'a certificate of 10 MB of one line',
    argv: ['show', '--file', '@/long.pem'],
    bend: file('long.pem', `-----BEGIN CERTIFICATE-----\n${'A'.repeat(10_000_000)}\n-----END CERTIFICATE-----\n`),
    code: 'file.malformed',
  },
  {
    about: 'a certificate that is cut in half',
    argv: ['revoke', '--file', '@/half.pem', '--reason', 'superseded'],
    bend: (w) => {
      const pem = readFileSync(join(w.home, 'issued/alice/certificate.pem'))
      writeFileSync(w.at('half.pem'), pem.subarray(0, pem.length / 2))
    },
    code: 'file.malformed',
  },
  {
    about: 'a certificate of the same serial number that is not ours',
    argv: ['revoke', '--file', '@/pki/authorities/servers/certificate.pem', '--reason', 'superseded'],
    code: 'certificate.foreign',
  },
  {
    about: 'the skeleton for a home',
    argv: ['list'],
    around: { shipped: { skeleton: '@/pki' } },
    code: 'home.skeleton',
    says: ['--home'],
  },
  {
    about: 'the skeleton for a new home',
    argv: ['init', '--org', 'A', '--trust-domain', 'a.internal', '--insecure-no-passphrase', '--home', '@/pki'],
    around: { shipped: { skeleton: '@/pki' } },
    code: 'home.skeleton',
  },
  {
    about: 'a new home below a file',
    argv: [
      'init',
      '--org',
      'A',
      '--trust-domain',
      'a.internal',
      '--insecure-no-passphrase',
      '--home',
      '@/passphrase/pki',
    ],
    code: 'disk.failed',
  },
  {
    about: 'a new home where none can be',
    argv: [
      'init',
      '--org',
      'A',
      '--trust-domain',
      'a.internal',
      '--insecure-no-passphrase',
      '--home',
      '/proc/self/pki',
    ],
    code: 'disk.failed',
  },
  {
    about: 'a new home behind a broken link',
    argv: ['init', '--org', 'A', '--trust-domain', 'a.internal', '--insecure-no-passphrase', '--home', '@/link'],
    bend: (w) => symlinkSync('nowhere', w.at('link')),
    code: 'home.exists',
  },
  {
    about: 'Ctrl-C before the first step',
    argv: ['init', '--org', 'A', '--trust-domain', 'a.internal', '--insecure-no-passphrase', '--home', '@/other'],
    around: { interrupted: true },
    code: 'command.interrupted',
  },
  {
    about: 'a home that others may enter, named by its flag',
    argv: ['list', '--home', '@/pki'],
    bend: (w) => chmodSync(w.home, 0o750),
    code: 'home.exposed',
    says: ['0750'],
  },
]
