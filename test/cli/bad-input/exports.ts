/** What is wrong with an export: its target, its choices, its directory. */
import { appendFileSync, chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { off } from './clocks.ts'
import { ask, type Row, type World } from './world.ts'

export const out = (...more: readonly string[]): readonly string[] => [
  ...['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/out'],
  ...more,
]
export const to = (place: string): readonly string[] => [...out().slice(0, -1), place]
const listening = (where: string): readonly string[] => out().map((word) => (word === '127.0.0.1:8443' ? where : word))
const handedIn = (chain: string, key = ''): readonly string[] => [
  ...['--server-chain', `@/out/tls/${chain}`, '--server-key', `@/out/tls/${key}`],
]
const hosted = (host: string): readonly string[] => out().map((word) => (word === 'api.acme.internal' ? host : word))
export const nginx = (...more: readonly string[]): readonly string[] => [
  'export',
  'nginx',
  ...to('@/fresh').slice(2),
  ...more,
]
const templates = (bend: (folder: string) => void) => ({
  around: { shipped: { templates: '@/templates' } },
  bend: (w: World): void => {
    copyTemplates(w)
    bend(w.at('templates/node'))
  },
})

/** Rows about exports; `out` is one already. */
export const exportRows: readonly Row[] = [
  ...['iis', '', '../../etc', 'NODE', '__proto__', 'node\n'].map(
    (target): Row => ({
      about: `the target ${JSON.stringify(target)}`,
      argv: ['export', target, ...out().slice(2)],
      code: 'target.unknown',
      says: ['node'],
    }),
  ),
  { about: 'a target to be shown that is none', argv: ['targets', 'ngin'], code: 'target.unknown', says: ['nginx'] },
  {
    about: 'one target and the table of all',
    argv: ['targets', 'nginx', '--claims'],
    code: 'usage.wrong',
    says: ['table'],
  },
  {
    about: 'a target that cannot verify an ML-DSA authority',
    argv: [...nginx(), '--home', '@/quantum'],
    bend: async (w) => {
      const home = ['--home', '@/quantum']
      const founding = ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--insecure-no-passphrase']
      expect((await ask(w, [...founding, '--key-type', 'ml-dsa-44', ...home], { passphrase: 'none' })).status).toBe(0)
      const issuing = ['issue', 'server', 'api.acme.internal', '--dns', 'api.acme.internal']
      expect((await ask(w, [...issuing, ...home], { passphrase: 'none' })).status).toBe(0)
    },
    around: { passphrase: 'none' },
    code: 'target.key-unsupported',
    says: ['nginx', 'clients', 'ML-DSA-44', 'node target'],
  },
  {
    about: 'a revocation that was recorded and is on no CRL yet',
    argv: out(),
    bend: async (w) => {
      const revoking = ['revoke', 'carol', '--reason', 'keyCompromise']
      expect((await ask(w, revoking, { clock: off(-1) })).status).toBe(4)
    },
    code: 'crl.incomplete',
    says: ['countersign crl clients'],
  },
  { about: 'a mistyped target', argv: ['try', 'ngnix'], code: 'target.unknown', says: ['did you mean nginx?'] },
  { about: 'a target to try that is none', argv: ['try', 'iis'], code: 'target.unknown', says: ['node'] },
  {
    about: 'a target to try that is checked, not started',
    argv: ['try', 'istio'],
    code: 'usage.wrong',
    says: ['Istio is not started here', 'countersign export istio', 'countersign probe'],
  },
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
  { about: 'one host twice', argv: [...to('@/fresh'), '--host', 'api.acme.internal'], code: 'input.malformed' },
  { about: 'a host of no name', argv: [...to('@/fresh'), '--host', ''], code: 'identity.refused' },
  { about: 'hosts of two names', argv: [...to('@/fresh'), '--host', 'x.acme.internal'], code: 'server.lacks-host' },
  {
    about: 'a certificate that is handed in for another host',
    argv: [...hosted('www.acme.internal').slice(0, -1), '@/fresh', ...handedIn('server-chain.pem', 'server-key.pem')],
    code: 'server.unfit',
    says: ['not for www.acme.internal', '--server-chain'],
  },
  {
    about: 'a certificate of the client authority that is handed in',
    argv: [
      ...to('@/fresh'),
      '--server-chain',
      '@/pki/authorities/clients/certificate.pem',
      '--server-key',
      '@/out/tls/server-key.pem',
    ],
    code: 'server.unfit',
  },
  {
    about: 'a chain without its key',
    argv: [...to('@/fresh'), ...handedIn('server-chain.pem').slice(0, 2)],
    code: 'usage.missing',
    says: ['--server-key'],
  },
  {
    about: 'a CRL for a chain',
    argv: [...to('@/fresh'), ...handedIn('client-crl.pem', 'server-key.pem')],
    code: 'file.malformed',
  },
  {
    about: 'a chain for a key',
    argv: [...to('@/fresh'), ...handedIn('server-chain.pem', 'server-chain.pem')],
    code: 'file.exposed',
  },
  {
    about: 'a key that is nowhere',
    argv: [...to('@/fresh'), ...handedIn('server-chain.pem', 'none.pem')],
    code: 'file.missing',
  },
  {
    about: 'a key that everybody can read',
    argv: [...to('@/fresh'), ...handedIn('server-chain.pem', 'server-key.pem')],
    bend: (w) => chmodSync(w.at('out/tls/server-key.pem'), 0o644),
    code: 'file.exposed',
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
  {
    about: 'a directory that everybody can write to',
    argv: to('@/shared'),
    bend: (w) => {
      mkdirSync(w.at('shared'))
      chmodSync(w.at('shared'), 0o777)
    },
    code: 'directory.exposed',
    says: ['0777', 'new directory'],
  },
  { about: 'a file for a directory', argv: to('@/passphrase'), code: 'disk.failed' },
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
  ...(
    [
      [['tls'], 'usage.missing', '--all'],
      [['tls', '--out', '@/out', '--all'], 'usage.missing', '--all'],
      [['tls', '--out', '@/out', '--host', 'api.acme.internal'], 'usage.wrong', '--host'],
      [['tls', '--out', '@/out', '--origin', 'https://a.b'], 'usage.wrong', '--origin'],
      [['tls', '--out', '@/mine'], 'file.missing', 'countersign-export.json'],
      [['tls', '--out', '@/pki'], 'usage.wrong', 'home'],
      [['tls', '--out', '@/out', '--server-key', '@/out/tls/server-key.pem'], 'usage.missing', '--server-chain'],
      [['everything', '--out', '@/out'], 'usage.wrong', 'tls'],
    ] as const
  ).map(
    ([words, code, says]): Row => ({
      about: `--only ${words.join(' ')}`,
      argv: ['export', '--only', ...words],
      code,
      says: [says],
    }),
  ),
  { about: 'a target with --only', argv: ['export', 'node', '--only', 'tls', '--out', '@/out'], code: 'usage.wrong' },
  { about: '--all without --only', argv: [...out(), '--all'], code: 'usage.missing', says: ['--only tls'] },
  {
    about: '--only into a directory that everybody can write to',
    argv: ['export', '--only', 'tls', '--out', '@/out'],
    bend: (w) => chmodSync(w.at('out'), 0o777),
    code: 'directory.exposed',
    says: ['0777'],
  },
  {
    about: '--only into an export that was cut',
    argv: ['export', '--only', 'tls', '--out', '@/out'],
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
    ...templates((folder) => appendFileSync(join(folder, 'readme/run.md.liquid'), '{{ colour }}')),
    code: 'template.hole',
    says: ['readme/run.md'],
  },
]

export function copyTemplates(world: World): void {
  const shipped = join(import.meta.dirname, '../../../templates')
  for (const path of ['node', 'parts', 'inputs.json'])
    cpSync(join(shipped, path), world.at(`templates/${path}`), { recursive: true })
}
