/** What is wrong with a passphrase, its file, or the key that it opens. */
import { createPrivateKey } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passphrase } from '../../support/home.ts'
import { bundleRows } from './bundles.ts'
import type { Row, World } from './world.ts'

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
  ...bundleRows,
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
    code: 'file.malformed',
    says: ['more than one line'],
  },
  {
    about: 'a passphrase file of two lines',
    argv: issue,
    bend: file('p', `${passphrase}\n${passphrase}`),
    around: given('@/p'),
    code: 'file.malformed',
    says: ['more than one line'],
  },
  {
    about: 'a passphrase that is typed wrong three times',
    argv: issue,
    around: { passphrase: 'none', answers: ['wrong horse', 'wrong horse', 'wrong horse'] },
    code: 'passphrase.wrong',
    remarks: 2,
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
    about: 'a passphrase file that is a link to one that others may read',
    argv: issue,
    bend: (w) => {
      file('open', passphrase, 0o644)(w)
      symlinkSync('open', w.at('p'))
    },
    around: given('@/p'),
    code: 'file.exposed',
  },
  {
    about: 'a passphrase file that is a link to nowhere',
    argv: issue,
    bend: (w) => symlinkSync('nowhere', w.at('p')),
    around: given('@/p'),
    code: 'file.missing',
  },
  {
    about: 'a passphrase file that is a device',
    argv: issue,
    around: given('/dev/zero'),
    code: 'file.malformed',
    says: ['neither a file nor a pipe'],
  },
  {
    about: 'a passphrase from an open file that there is not',
    argv: issue,
    around: given('/dev/fd/4999'),
    code: 'file.missing',
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
  {
    about: 'a key under another cipher',
    argv: issue,
    bend: (w) => rewrite(join(w.home, 'authorities/clients/key.pem'), { type: 'pkcs8', cipher: 'des3', passphrase }),
    code: 'key.form',
    says: ['DES-EDE3-CBC', 'openssl pkcs8 -topk8 -v2 aes-256-cbc -scrypt'],
  },
  {
    about: 'a key in the form of SEC 1',
    argv: issue,
    bend: (w) => rewrite(join(w.home, 'authorities/clients/key.pem'), { type: 'sec1' }),
    code: 'key.form',
    says: ['an EC PRIVATE KEY, not PKCS#8', 'openssl pkcs8 -topk8 -nocrypt'],
  },
  ...(
    [
      ['too short', { passphrase: 'seven77' }, 'passphrase.weak'],
      ['of two lines', { passphrase: `${passphrase}\n${passphrase}` }, 'passphrase.unfit'],
      ['that is longer than others read', { passphrase: 'x'.repeat(1024) }, 'passphrase.unfit'],
      ['of seven emoji', { passphrase: '🔑🔑🔑🔑🔑🔑🔑' }, 'passphrase.weak'],
      [
        'that is typed otherwise the second time',
        {
          passphrase: 'none',
          answers: ['a long one', 'another one', 'a long one', 'one more', 'a long one', 'yet another'],
        },
        'passphrase.differs',
      ],
      ['that is typed too short', { passphrase: 'none', answers: ['short', 'brief', 'tiny'] }, 'passphrase.weak'],
      ['that nobody can be asked for', { passphrase: 'none' }, 'passphrase.missing'],
    ] as const
  ).map(
    ([about, around, code]): Row => ({
      about: `a new passphrase ${about}`,
      argv: ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--home', '@/other'],
      around,
      code,
      // One who is asked may try three times.
      remarks: 'answers' in around ? 2 : 0,
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
/** Writes a key anew, as other tools do. */
function rewrite(path: string, form: { type: 'sec1' } | { type: 'pkcs8'; cipher: string; passphrase: string }): void {
  const key = createPrivateKey({ key: readFileSync(path), passphrase })
  writeFileSync(path, key.export({ format: 'pem', ...form }))
}

function reparameterise(path: string): void {
  const pem = readFileSync(path, 'utf8')
  const der = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64')
  const at = der.indexOf(Buffer.from([0x02, 0x02, 0x40, 0x00, 0x02, 0x01, 0x08]))
  der[at + 6] = 0x7f
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n')
  const label = 'ENCRYPTED PRIVATE KEY'
  writeFileSync(path, `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`)
}
