/** What is wrong with a server to which revocations are to be brought: its name, its place, where it is asked. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { Row } from './world.ts'

const URL = ['--url', 'https://127.0.0.1:8443'] as const
const add = (name: string, to: string, ...more: readonly string[]): readonly string[] => [
  ...['deployments', 'add', name, `--to=${to}`, ...URL],
  ...more,
]

/** Rows about deployments; `out` is one already. */
export const deploymentRows: readonly Row[] = [
  ...[
    'ssh:',
    'ssh:web1',
    'ssh:web1:crl.pem',
    'ssh:web1:',
    'ssh:-oProxyCommand=true:/crl.pem',
    'ssh:web1:/tls/',
    'ssh:web1:/tls/crl\n.pem',
    'ssh:web 1:/crl.pem',
    'ssh:a@b@c:/crl.pem',
    'ssh:web1:/crl\u0000.pem',
    'command:',
    'command:  ',
    '',
  ].map(
    (to): Row => ({
      about: `the place ${JSON.stringify(to)} of a CRL`,
      argv: add('edge', to),
      code: 'input.malformed',
    }),
  ),
  {
    about: 'a folder that is no export as the place of a CRL',
    argv: add('edge', '@/folder'),
    bend: (w) => mkdirSync(w.at('folder')),
    code: 'input.malformed',
    says: ['folder of an export'],
  },
  {
    about: 'a link as the place of a CRL',
    argv: add('edge', '@/link.pem'),
    bend: (w) => symlinkSync(w.at('passphrase'), w.at('link.pem')),
    code: 'file.symlink',
  },
  {
    about: 'a damaged record in the folder of an export',
    argv: add('edge', '@/out'),
    bend: (w) => writeFileSync(w.at('out/countersign-export.json'), '{'),
    code: 'file.malformed',
  },
  {
    about: 'another authority than that of the export',
    argv: add('edge', '@/out', '--authority', 'servers'),
    code: 'authority.other-usage',
  },
  {
    about: 'a deployment that is named already',
    argv: add('out', '@/crl.pem'),
    code: 'deployment.taken',
    says: ['out'],
  },
  { about: 'a deployment with a name that is none', argv: add('Edge 1', '@/crl.pem'), code: 'identity.refused' },
  {
    about: 'a deployment without a place',
    argv: ['deployments', 'add', 'edge', ...URL],
    code: 'usage.missing',
    says: ['--to'],
  },
  {
    about: 'a deployment that is asked nowhere',
    argv: ['deployments', 'add', 'edge', '--to', '@/crl.pem'],
    code: 'usage.missing',
    says: ['--url'],
  },
  {
    about: 'a deployment without a name',
    argv: ['deployments', 'add', '--to', '@/crl.pem', ...URL],
    code: 'usage.missing',
  },
  {
    about: 'a deployment asked at what is no URL',
    argv: ['deployments', 'add', 'edge', '--to', '@/crl.pem', '--url', 'http://127.0.0.1'],
    code: 'input.malformed',
  },
  {
    about: 'a password in the URL of a deployment',
    argv: ['deployments', 'add', 'edge', '--to', '@/crl.pem', '--url', 'https://user:hunter2@127.0.0.1'],
    code: 'input.malformed',
    says: ['https://…@127.0.0.1'],
  },
  { about: 'a reload command that is empty', argv: add('edge', '@/crl.pem', '--reload='), code: 'input.malformed' },
  {
    about: 'CA certificates of a deployment that are not there',
    argv: add('edge', '@/crl.pem', '--server-ca', '@/none.pem'),
    code: 'file.missing',
  },
  {
    about: 'CA certificates of a deployment that are none',
    argv: add('edge', '@/crl.pem', '--server-ca', '@/passphrase'),
    code: 'file.malformed',
  },
  { about: 'nothing to change of a deployment', argv: ['deployments', 'change', 'out'], code: 'usage.missing' },
  { about: 'a place where deployments are listed', argv: ['deployments', 'list', '--to', '@/x'], code: 'usage.wrong' },
  {
    about: 'an act on deployments that is none',
    argv: ['deployments', 'out'],
    code: 'usage.wrong',
    says: ['list, add'],
  },
  ...['list', 'forget', 'change'].map(
    (act): Row => ({
      about: `a deployment to ${act} that nobody knows`,
      argv: ['deployments', act, 'edge', ...(act === 'change' ? URL : [])],
      code: 'deployment.unknown',
      says: ['out'],
    }),
  ),
  {
    about: 'a deployment forgotten that went away and is not the one',
    argv: ['deployments', 'forget', 'edge'],
    bend: (w) => rmSync(w.at('out'), { recursive: true }),
    code: 'deployment.unknown',
  },
  {
    about: 'how long servers are asked, where none is',
    argv: ['revoke', 'carol', '--reason', 'superseded', '--deploy-within', '3'],
    code: 'usage.wrong',
    says: ['--deploy'],
  },
  {
    about: 'a deployment to probe that nobody knows',
    argv: ['probe', 'https://127.0.0.1:1', '--host', 'api.acme.internal', '--as', 'alice', '--deploy', 'edge'],
    code: 'deployment.unknown',
  },
  {
    about: 'a deployment to probe beside a command',
    argv: [
      'probe',
      'https://127.0.0.1:1',
      '--host',
      'api.acme.internal',
      '--as',
      'alice',
      '--deploy',
      'out',
      '--reload',
      'true',
    ],
    code: 'usage.wrong',
    says: ['--reload'],
  },
  {
    about: 'servers that are asked for no time',
    argv: ['revoke', 'carol', '--reason', 'superseded', '--deploy', '--deploy-within', '0'],
    code: 'input.malformed',
  },
]
