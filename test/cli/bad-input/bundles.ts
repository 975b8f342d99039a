/** What is wrong with a bundle or a timer that is asked for, or with its password. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { Row, World } from './world.ts'

const p12 = (name: string, ...more: readonly string[]) => ['export', 'p12', name, ...more] as const
const timer = ['export', 'timer', 'acme', '--out', '@/timer'] as const
const timerWord = ['--passphrase-file', '@/passphrase'] as const
const withFile = ['--p12-password-file', '@/word'] as const
const issue = ['issue', 'client', 'dave'] as const
const word =
  (content: string | Uint8Array, mode = 0o600) =>
  (w: World): void =>
    writeFileSync(w.at('word'), content, { mode })

const unfit = (about: string, content: string, ...says: readonly string[]): Row => ({
  about,
  argv: p12('alice', ...withFile),
  bend: word(content),
  code: 'password.unfit',
  says,
})

export const bundleRows: readonly Row[] = [
  {
    about: 'a bundle whose password nobody would see',
    argv: p12('alice'),
    code: 'password.unshown',
    says: ['--p12-password-file'],
  },
  { about: 'the same at an issue', argv: [...issue, '--p12'], code: 'password.unshown' },
  unfit('a password of seven characters', 'seven77', '8 characters'),
  unfit('a password of 128 characters', 'x'.repeat(128), '127 characters'),
  unfit('a password outside ASCII', 'pässwörter', 'ASCII'),
  unfit('a password from Windows', 'hunter2 hunter2\r\n', 'carriage return'),
  unfit('a password after a byte order mark', '\ufeffhunter2 hunter2\n', 'byte order mark'),
  {
    about: 'a bundle in the place of its own password',
    argv: p12('alice', '--out', '@/new.p12', '--p12-password-file', '@/new.p12'),
    code: 'usage.wrong',
    says: ['@/new.p12', '--p12-password-file'],
  },
  {
    about: 'a bundle in the place of its own password, by another path',
    argv: p12('alice', '--out', '@/new.p12', '--p12-password-file', '@/link/new.p12'),
    bend: (w) => symlinkSync('.', w.at('link')),
    code: 'usage.wrong',
    says: ['one file'],
  },
  {
    about: 'a trust store in the place of its own password',
    argv: ['export', 'java-truststore', 'servers', '--out', '@/new.p12', '--p12-password-file', '@/new.p12'],
    code: 'usage.wrong',
    says: ['one file'],
  },
  {
    about: 'a bundle without a name to show',
    argv: p12('alice', '--out', '@/new.p12', '--friendly-name', '', ...withFile),
    code: 'usage.wrong',
    says: ['--friendly-name'],
  },
  {
    about: 'a renewal that is followed by nothing',
    argv: ['renew', 'alice', '--then', ' '],
    code: 'usage.wrong',
    says: ['--then'],
  },
  {
    about: 'a password file that others may read',
    argv: p12('alice', ...withFile),
    bend: word('correct horse', 0o644),
    code: 'file.exposed',
  },
  {
    about: 'a password file of two lines',
    argv: p12('alice', ...withFile),
    bend: word('correct horse\nbattery staple'),
    code: 'file.malformed',
    says: ['a password has only one'],
  },
  {
    about: 'a password file that is a folder',
    argv: p12('alice', ...withFile),
    bend: (w) => void mkdirSync(w.at('word')),
    code: 'file.malformed',
  },
  {
    about: 'a password file in a folder that does not exist',
    argv: [...issue, '--p12', '--p12-password-file', '@/nowhere/word'],
    code: 'file.missing',
    says: ['@/nowhere'],
  },
  {
    about: 'a bundle in a folder that does not exist',
    argv: p12('alice', ...withFile, '--out', '@/nowhere/alice.p12'),
    code: 'file.missing',
    says: ['@/nowhere'],
  },
  {
    about: 'a bundle in the place of another file',
    argv: p12('alice', '--out', '@/word'),
    bend: word('a letter'),
    code: 'usage.wrong',
    says: ['exists already'],
  },
  {
    about: 'a bundle in the place of a folder',
    argv: p12('alice', '--out', '@/word'),
    bend: (w) => void mkdirSync(w.at('word')),
    code: 'usage.wrong',
    says: ['is a folder'],
  },
  {
    about: 'a friendly name that the format cannot hold',
    argv: p12('alice', ...withFile, '--friendly-name', 'alice 🙂'),
    bend: word('correct horse'),
    code: 'input.malformed',
  },
  {
    about: 'a bundle of a certificate whose key is not here',
    argv: p12('alice', ...withFile),
    bend: (w) => rmSync(w.at('pki/issued/alice/key.pem')),
    code: 'bundle.no-credential',
    says: ['its key', 'issue client alice --again --p12'],
  },
  { about: 'a bundle of nobody', argv: p12('alcie'), code: 'name.unknown', says: ['alice'] },
  { about: 'a bundle without a name', argv: ['export', 'p12'], code: 'usage.missing', says: ['export p12 NAME'] },
  { about: 'a bundle for a host', argv: p12('alice', '--host', 'x'), code: 'usage.wrong', says: ['no --host'] },
  { about: 'a bundle of tls', argv: p12('alice', '--only', 'tls'), code: 'usage.wrong', says: ['no --only'] },
  {
    about: 'a server and a name',
    argv: ['export', 'node', 'alice'],
    code: 'usage.wrong',
    says: ['no second argument (alice)'],
  },
  { about: 'a server with a friendly name', argv: ['export', 'node', '--friendly-name', 'x'], code: 'usage.wrong' },
  {
    about: 'a weak bundle that nobody asked for',
    argv: [...issue, '--p12-compat'],
    code: 'usage.wrong',
    says: ['--p12'],
  },
  {
    about: 'a bundle of a key that is elsewhere',
    argv: [...issue, '--p12', '--csr', '@/request'],
    code: 'usage.wrong',
    says: ['--csr'],
  },
  {
    about: 'a trust store of an unknown authority',
    argv: ['export', 'java-truststore', 'client', '--out', '@/store.p12'],
    code: 'authority.unknown',
  },
  {
    about: 'a trust store without a file',
    argv: ['export', 'java-truststore', 'clients'],
    code: 'usage.missing',
    says: ['--out FILE'],
  },
  {
    about: 'a trust store without an authority',
    argv: ['export', 'java-truststore', '--out', '@/store.p12'],
    code: 'usage.missing',
    says: ['clients, for a server'],
  },
  {
    about: 'a trust store with another pin',
    argv: ['export', 'java-truststore', 'clients', '--out', '@/store.p12', '--pin', `${'A'.repeat(43)}=`],
    code: 'pin.mismatch',
  },
  {
    about: 'a timer without a name',
    argv: ['export', 'timer', '--out', '@/timer'],
    code: 'usage.missing',
    says: ['NAME'],
  },
  { about: 'a timer without a directory', argv: timer.slice(0, 3), code: 'usage.missing', says: ['--out DIR'] },
  { about: 'a timer that asks for a passphrase', argv: timer, code: 'usage.missing', says: ['--passphrase-file FILE'] },
  {
    about: 'a timer whose passphrase comes from stdin',
    argv: [...timer, '--passphrase-file', '-'],
    code: 'usage.wrong',
    says: ['mode 0600'],
  },
  { about: 'a timer of another rhythm', argv: [...timer, '--every', 'monthly'], code: 'usage.wrong', says: ['weekly'] },
  {
    about: 'a timer with two lines to run',
    argv: [...timer, ...timerWord, '--then', 'a\nb'],
    code: 'input.malformed',
    says: ['script'],
  },
  {
    about: 'a timer that comes too late',
    argv: [...timer, ...timerWord, '--expiring', '2d'],
    code: 'usage.wrong',
    says: ['--every hourly'],
  },
  {
    about: 'a timer of a server',
    argv: [...timer, '--host', 'api.acme.internal'],
    code: 'usage.wrong',
    says: ['--host'],
  },
  {
    about: 'a server with a timer',
    argv: ['export', 'node', '--every', 'daily'],
    code: 'usage.wrong',
    says: ['--every'],
  },
]
