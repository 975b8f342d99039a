/** What is wrong with a probe: its URL, its credentials, the files of its report. */
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { off } from './clocks.ts'
import type { Row } from './world.ts'

const probe = (url: string, ...more: readonly string[]): readonly string[] => ['probe', url, '--as', 'alice', ...more]
const HERE = ['https://127.0.0.1:1', '--host', 'api.acme.internal'] as const

const byFiles = ['--cert', '@/passphrase', '--ca', '@/passphrase', '--server-ca', 'public'] as const

/** Rows about the server that is to be probed. */
export const probeRows: readonly Row[] = [
  ...[
    '',
    'api.acme.internal',
    '127.0.0.1:8443',
    'http://127.0.0.1:8443',
    'gopher://127.0.0.1',
    'postgres://127.0.0.1',
    'postgresql:///orders',
    'postgresql://127.0.0.1:0',
    'postgresql://user:secret@127.0.0.1',
    'postgresql://127.0.0.1?sslmode=disable',
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
    about: 'keys kept where everybody can write',
    argv: probe(...HERE, '--keep', '@/kept'),
    bend: (w) => {
      mkdirSync(w.at('kept'))
      chmodSync(w.at('kept'), 0o777)
    },
    code: 'directory.exposed',
    says: ['0777'],
  },
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
  {
    about: 'a page of identities that is none',
    argv: probe(...HERE, '--identity-path', 'x y'),
    code: 'input.malformed',
  },
  { about: 'a page to post to that is none', argv: probe(...HERE, '--unsafe-path', 'x y'), code: 'input.malformed' },
  { about: 'a missing page that is none', argv: probe(...HERE, '--missing-path', 'x y'), code: 'input.malformed' },
  ...[
    ['--plain', 'https://127.0.0.1'],
    ['--plain', '127.0.0.1:80'],
    ['--plain', 'http://127.0.0.1/?q'],
    ['--backend', 'ftp://127.0.0.1'],
    ['--backend', ''],
    ['--also', '127.0.0.1:0'],
    ['--also', ''],
    ['--send', String.raw`\q`],
    ['--send', String.raw`\x0`],
    ['--expect', ''],
    ['--vhost', '127.0.0.1'],
    ['--vhost', 'www.acme.internal=x'],
    ['--sibling', 'a,b,c'],
    ['--public', ',key.pem'],
    ['--server-credential', 'one.pem,'],
  ].map(
    ([flag = '', value = '']): Row => ({
      about: `${flag} ${JSON.stringify(value)}`,
      argv: probe(...HERE, `${flag}=${value}`),
      code: 'input.malformed',
    }),
  ),
  {
    about: 'a password in the URL of a backend',
    argv: probe(...HERE, '--backend', 'http://user:hunter2@127.0.0.1'),
    code: 'input.malformed',
    says: ['http://…@127.0.0.1'],
  },
  {
    about: 'another virtual server that is none',
    argv: probe(...HERE, '--vhost', 'API_1'),
    code: 'identity.refused',
  },
  ...[
    ['--plain', 'http://192.0.2.1'],
    ['--backend', 'https://192.0.2.1:3000'],
    ['--also', '192.0.2.1:8443'],
  ].map(
    ([flag = '', value = '']): Row => ({
      about: `another machine behind ${flag}`,
      argv: probe(...HERE, flag, value),
      code: 'probe.remote',
      says: ['192.0.2.1', '--i-operate-this-server'],
    }),
  ),
  {
    about: 'a certificate of another CA that is not there',
    argv: probe(...HERE, '--sibling', 'none.pem,none-key.pem'),
    code: 'file.missing',
    says: ['none.pem'],
  },
  {
    about: 'a certificate of another CA with the key of another',
    argv: probe(...HERE, '--sibling', '@/pki/issued/alice/chain.pem,@/pki/issued/carol/key.pem'),
    code: 'file.malformed',
    says: ['not the key'],
  },
  {
    about: "a server's certificate with the key of another",
    argv: probe(...HERE, '--server-credential', '@/pki/issued/api.acme.internal/chain.pem,@/pki/issued/alice/key.pem'),
    code: 'file.malformed',
    says: ['not the key'],
  },
  {
    about: 'a certificate of a public CA that is not for clients',
    argv: probe(...HERE, '--public', '@/pki/issued/api.acme.internal/chain.pem,@/pki/issued/api.acme.internal/key.pem'),
    code: 'file.malformed',
    says: ['clientAuth'],
  },
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
  {
    about: 'a client by its files, without its CA',
    argv: ['probe', ...HERE, '--cert', '@/passphrase'],
    code: 'usage.missing',
    says: ['--ca FILE'],
  },
  {
    about: "a client by its files, without the CA of the server's certificate",
    argv: ['probe', ...HERE, '--cert', '@/passphrase', '--ca', '@/passphrase'],
    code: 'usage.missing',
    says: ['--server-ca'],
  },
  {
    about: 'a client of the home and one by its files',
    argv: probe(...HERE, '--cert', '@/passphrase'),
    code: 'usage.wrong',
    says: ['--as', '--cert'],
  },
  ...(['--key', '--ca', '--ca-key'] as const).map(
    (flag): Row => ({
      about: `${flag} beside a client of the home`,
      argv: probe(...HERE, flag, '@/passphrase'),
      code: 'usage.wrong',
      says: [flag, '--cert'],
    }),
  ),
  {
    about: 'a file of a client in which there is no certificate',
    argv: ['probe', ...HERE, ...byFiles],
    code: 'file.malformed',
    says: ['@/passphrase'],
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
    about: 'an accepted attack that is none',
    argv: probe(...HERE, '--accept', 'framin=why'),
    code: 'attack.unknown',
    says: ['framing'],
  },
  {
    about: 'an accepted attack like no other',
    argv: probe(...HERE, '--accept', 'zzzzzzzzzz=why'),
    code: 'attack.unknown',
    says: ['advertised-authorities'],
  },
  ...['framing', 'framing=', 'framing= '].map(
    (word): Row => ({
      about: `an attack that is accepted without a reason, ${JSON.stringify(word)}`,
      argv: probe(...HERE, '--accept', word),
      code: 'input.malformed',
      says: ['ATTACK=REASON'],
    }),
  ),
  {
    about: 'a file of accepted attacks that is not there',
    argv: probe(...HERE, '--accept-file', '@/none'),
    code: 'file.missing',
    says: ['@/none'],
  },
  {
    about: 'a file of accepted attacks that is another',
    argv: probe(...HERE, '--accept-file', '@/pki/countersign.json'),
    code: 'attack.unknown',
  },
  ...['often', '0s', '8d', '5'].map(
    (text): Row => ({
      about: `a watch every ${text}`,
      argv: probe(...HERE, '--watch', text),
      code: 'input.malformed',
    }),
  ),
  ...['localhost:9464', '127.0.0.1', '127.0.0.1:0', '0177.0.0.1:9464'].map(
    (text): Row => ({
      about: `metrics at ${text}`,
      argv: probe(...HERE, '--watch', '5m', '--metrics', text),
      code: 'input.malformed',
      says: ['127.0.0.1:9464'],
    }),
  ),
  {
    about: 'metrics for other machines',
    argv: probe(...HERE, '--watch', '5m', '--metrics', '0.0.0.0:9464'),
    code: 'usage.wrong',
    says: ['--metrics-beyond-loopback'],
  },
  {
    about: 'metrics of no watch',
    argv: probe(...HERE, '--metrics', '127.0.0.1:9464'),
    code: 'usage.wrong',
    says: ['--watch'],
  },
  {
    about: 'a file of metrics that is another file',
    argv: probe(...HERE, '--watch', '5m', '--textfile', '@/pki/countersign.json'),
    code: 'input.malformed',
    says: ['.prom'],
  },
  {
    about: 'a severity that is none',
    argv: probe(...HERE, '--fail-on', 'severe'),
    code: 'usage.wrong',
    says: ['critical'],
  },
  {
    about: 'chains that no home signs',
    argv: probe(...HERE, '--limbo', '@/passphrase'),
    code: 'usage.wrong',
    says: ['--limbo', '--ca-key'],
  },
  {
    about: 'a baseline that is not there',
    argv: probe(...HERE, '--baseline', '@/none.json'),
    code: 'file.missing',
    says: ['@/none.json'],
  },
  {
    about: 'a baseline that is no report',
    argv: probe(...HERE, '--baseline', '@/pki/countersign.json'),
    code: 'file.malformed',
    says: ['startedAt'],
  },
  {
    about: 'a target for remedies that is none',
    argv: probe(...HERE, '--target', 'ngin'),
    code: 'target.unknown',
    says: ['nginx'],
  },
  {
    about: 'a configuration that is not there',
    argv: probe(...HERE, '--config', '@/none.conf'),
    code: 'file.missing',
    says: ['@/none.conf'],
  },
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
