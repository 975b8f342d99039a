/** What is wrong with the clock, the record's past and what lies about. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseInstant } from '../../../src/core/brand.ts'
import { editJson } from './bend.ts'
import { off, standing } from './clocks.ts'
import { EXPORT } from './lines.ts'
import { ask, copyOf, type Row, type World } from './world.ts'

const issue = ['issue', 'client', 'dave'] as const
const init = ['init', '--org', 'A', '--trust-domain', 'a.internal', '--insecure-no-passphrase'] as const
const file =
  (path: string, content: string | Uint8Array, mode = 0o600) =>
  (w: World): void =>
    writeFileSync(w.at(path), content, { mode })

/** Rows about the record's past, the clock and what lies about. */
export const pastRows: readonly Row[] = [
  {
    about: 'a record that says of a revoked certificate that it has ended',
    argv: ['crl'],
    bend: (w) => {
      const record = new DatabaseSync(join(w.home, 'countersign.db'))
      record.exec('DROP TRIGGER revocation_kept; UPDATE revocation SET not_after = 0')
      record.close()
    },
    code: 'crl.would-drop',
    says: ['countersign status'],
  },
  {
    about: 'a CRL that is gone, and an older one in its place',
    argv: ['crl', 'clients', '--published', '@/first.pem'],
    bend: (w) => {
      const path = join(w.home, 'authorities/clients/crl.pem')
      copyFileSync(path, w.at('first.pem'))
      return ask(w, ['crl', 'clients']).then(() => rmSync(path))
    },
    code: 'crl.missing',
    says: ['number 3'],
  },
  ...[issue, ['issue', 'client', '--batch', '@/rows.csv']].map(
    (argv): Row => ({
      about: 'CRLs that were to be divided into shards since the last one',
      argv,
      bend: (w) => {
        writeFileSync(w.at('rows.csv'), 'name\ndave\n')
        editJson(join(w.home, 'countersign.json'), (settings) => ({
          ...settings,
          distribution: { crlUrl: 'http://crl.acme.internal/{authority}.crl', crlShards: 2 },
        }))
      },
      code: 'crl.no-shards',
      says: ['countersign crl clients'],
    }),
  ),
  {
    about: 'a published CRL of another authority',
    argv: ['crl', 'clients', '--published', '@/pki/authorities/servers/crl.pem'],
    code: 'file.malformed',
  },
  {
    about: 'an export whose CRL is newer than that of the home',
    argv: ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/out'],
    bend: async (w) => {
      const later = copyOf(w)
      await ask(later, ['revoke', 'carol', '--reason', 'superseded'])
      copyFileSync(join(later.home, 'authorities/clients/crl.pem'), w.at('out/tls/client-crl.pem'))
    },
    code: 'crl.older',
    says: ['--published @/out/tls/client-crl.pem'],
  },
  ...[
    ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/out'],
    ['export', '--only', 'tls', '--out', '@/out'],
  ].map(
    (argv): Row => ({
      about: 'an export that admits the clients of another home',
      argv,
      bend: (w) =>
        editJson(w.at('out/countersign-export.json'), (record) => ({
          ...record,
          recipe: { ...(record['recipe'] as object), pin: `${'A'.repeat(43)}=` },
        })),
      code: 'export.other-authority',
      says: ['@/out', `${'A'.repeat(43)}=`, '--home'],
    }),
  ),
  {
    about: 'an export whose server certificate is newer than that of the home',
    argv: ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/out'],
    bend: async (w) => {
      const later = copyOf(w)
      await ask(later, ['issue', 'server', 'api.acme.internal', '--again'], { clock: off(1) })
      const chain = join(later.home, 'issued/api.acme.internal/chain.pem')
      copyFileSync(chain, w.at('out/tls/server-chain.pem'))
    },
    around: { clock: off(2) },
    code: 'credential.older',
  },
  {
    about: 'a folder that holds what the record does not know',
    argv: issue,
    bend: async (w) => {
      const later = copyOf(w)
      await ask(later, issue)
      cpSync(join(later.home, 'issued/dave'), join(w.home, 'issued/dave'), { recursive: true })
    },
    code: 'credential.unrecorded',
    says: ['@/pki/issued/dave'],
  },
  {
    about: 'a word that is a name, and the serial number of another',
    argv: ['revoke', 'cafe', '--reason', 'superseded'],
    bend: async (w) => {
      await ask(w, ['issue', 'client', 'cafe'])
      await ask(w, ['revoke', '--serial', 'cafe', '--unrecorded', 'clients', '--reason', 'superseded'])
    },
    code: 'name.ambiguous',
    says: ['--name cafe', '--serial cafe'],
  },
  {
    about: 'a serial number of an authority that is not there',
    argv: ['revoke', '--serial', 'cafe', '--unrecorded', 'nobody', '--reason', 'superseded'],
    code: 'authority.unknown',
  },
  {
    about: 'a record that is older than an authority',
    argv: ['status'],
    bend: async (w) => {
      const earlier = copyOf(w)
      await ask(w, ['authority', 'add', 'partners', '--usage', 'client', '--insecure-no-passphrase'])
      cpSync(join(earlier.home, 'countersign.db'), join(w.home, 'countersign.db'))
    },
    code: 'authority.unrecorded',
    says: ['countersign authority add partners --usage client'],
  },
  {
    about: 'a host that two authorities have certified',
    argv: EXPORT,
    bend: async (w) => {
      await ask(w, ['authority', 'add', 'edge', '--usage', 'server', '--insecure-no-passphrase'])
      await ask(w, ['issue', 'server', 'edge', '--dns', 'api.acme.internal', '--authority', 'edge'])
    },
    code: 'authority.ambiguous',
    says: ['edge, servers', '--server-authority NAME'],
  },
  { about: 'a clock that is a day behind', argv: ['crl'], around: { clock: off(-1) }, code: 'crl.clock-behind' },
  {
    about: 'a clock that was years ahead at the last CRL',
    argv: ['crl', 'clients'],
    bend: async (w) => {
      await ask(w, ['crl', 'clients', '--clock-is-right'], { clock: off(3000) })
    },
    code: 'crl.clock-behind',
    says: ['--clock-is-right'],
  },
  {
    about: 'a clock that is years ahead',
    argv: ['crl'],
    around: { clock: off(2600) },
    code: 'crl.clock-ahead',
    says: ['--clock-is-right', 'nothing was recorded'],
  },
  {
    about: 'a clock that is years ahead, at a revocation: nothing is recorded by it',
    argv: ['revoke', '--file', '@/pki/issued/alice/certificate.pem', '--reason', 'superseded'],
    around: { clock: off(2600) },
    code: 'crl.clock-ahead',
  },
  {
    about: 'a clock before the authority begins, answered for',
    argv: ['crl', '--clock-is-right'],
    around: { clock: off(-30) },
    code: 'authority.not-yet-valid',
  },
  {
    about: 'a CRL from the future, at an export',
    argv: ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/fresh'],
    bend: async (w) => {
      await ask(w, ['crl', 'clients'], { clock: off(60) })
    },
    code: 'crl.not-yet-valid',
    says: ['--clock-is-right'],
  },
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
    argv: [...init, '--home', '@/other'],
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
  { about: 'a certificate that never ends', argv: ['show', '--file', '/dev/zero'], code: 'input.too-large' },
  { about: 'a certificate of nothing', argv: ['show', '--file', '/dev/null'], code: 'file.malformed' },
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
    about: 'the certificate of an authority itself',
    argv: ['revoke', '--file', '@/pki/authorities/servers/certificate.pem', '--reason', 'superseded'],
    code: 'file.malformed',
    says: ['only the certificate of an authority'],
  },
  {
    about: 'a certificate of another home beside one of this',
    argv: ['revoke', '--file', '@/both.pem', '--reason', 'superseded'],
    bend: async (w) => {
      await ask(w, [...init, '--home', '@/other'])
      await ask(w, ['issue', 'client', 'alice', '--home', '@/other'])
      const paths = ['pki/issued/alice/certificate.pem', 'other/issued/alice/certificate.pem']
      writeFileSync(w.at('both.pem'), paths.map((path) => readFileSync(w.at(path), 'utf8')).join(''))
    },
    code: 'certificate.foreign',
  },
  {
    about: 'a bundle to show',
    argv: ['show', '@/alice.p12'],
    bend: (w) => ask(w, ['export', 'p12', 'alice', '--out', '@/alice.p12', '--p12-password-file', '@/alice.password']),
    code: 'file.malformed',
    says: ['PKCS#12', 'openssl pkcs12 -in'],
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
    argv: [...init, '--home', '@/pki'],
    around: { shipped: { skeleton: '@/pki' } },
    code: 'home.skeleton',
  },
  {
    about: 'a new home below a file',
    argv: [...init, '--home', '@/passphrase/pki'],
    code: 'disk.failed',
  },
  {
    about: 'a new home where none can be',
    argv: [...init, '--home', '/proc/self/pki'],
    code: 'disk.failed',
  },
  {
    about: 'a new home behind a broken link',
    argv: [...init, '--home', '@/link'],
    bend: (w) => symlinkSync('nowhere', w.at('link')),
    code: 'home.exists',
  },
  {
    about: 'Ctrl-C before the first step',
    argv: [...init, '--home', '@/other'],
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
