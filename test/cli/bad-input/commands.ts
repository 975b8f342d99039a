/** A good line of each command, and what of a home it relies on: what is bent there must be refused, and nothing else. */
import { EXPORT } from './lines.ts'

/** The parts of a home that can be bent. Each command that opens a home relies on `home` and `record`. */
export type Part =
  | 'home'
  | 'record'
  | 'CA certificate'
  | 'CA key'
  | 'CRL'
  | 'profiles'
  | 'claims'
  | 'OID names'
  | "alice's credential"
  | "the server's credential"

export type GoodLine = {
  readonly command: string
  readonly argv: readonly string[]
  readonly reliesOn: readonly Part[]
  /** What it ends with where nothing is wrong; 0 where absent. */
  readonly status?: number
  /** Why it is not run where nothing that it relies on is bent. */
  readonly unrun?: string
}

const lookingAt: readonly Part[] = ['home', 'record', 'claims', 'OID names']

/** In an order in which one leaves the next what it needs. */
export const goodLines: readonly GoodLine[] = [
  { command: 'completion', argv: ['completion', 'bash'], reliesOn: [] },
  { command: 'targets', argv: ['targets'], reliesOn: [] },
  { command: 'door', argv: ['door', '@/door', '--check'], reliesOn: [] },
  {
    command: 'access',
    argv: ['access', 'check', '@/pki/access/example.json', '--as', 'alice', 'GET', '/'],
    reliesOn: ['home', 'record', 'claims'],
  },
  // What is bent of an authority is the clients', and this signs with the servers'.
  { command: 'permit', argv: ['permit', 'acme.example'], reliesOn: ['home', 'record'] },
  {
    command: 'authority',
    argv: ['authority', 'add', 'partners', '--usage', 'client', '--insecure-no-passphrase'],
    reliesOn: ['home', 'record'],
  },
  {
    command: 'authority',
    argv: ['authority', 'list'],
    reliesOn: ['home', 'record', 'CA certificate', 'CRL'],
  },
  { command: 'deployments', argv: ['deployments'], reliesOn: ['home', 'record'] },
  { command: 'list', argv: ['list'], reliesOn: lookingAt },
  { command: 'show', argv: ['show', 'alice', '--verbose'], reliesOn: lookingAt },
  { command: 'status', argv: ['status'], reliesOn: [...lookingAt, 'CA certificate', 'CRL'] },
  { command: 'crl', argv: ['crl', '--check'], reliesOn: ['home', 'record', 'CA certificate', 'CRL'] },
  {
    command: 'export',
    argv: [...EXPORT, '--dry-run'],
    reliesOn: ['home', 'record', 'claims', 'CA certificate', 'CRL', "the server's credential"],
  },
  {
    command: 'export',
    argv: ['export', 'p12', 'alice', '--p12-password-file', '@/bundle-password', '--dry-run'],
    reliesOn: ['home', 'record', 'CA certificate', "alice's credential"],
  },
  {
    command: 'export',
    argv: ['export', 'java-truststore', 'clients', '--out', '@/truststore.p12', '--dry-run'],
    reliesOn: ['home', 'record', 'CA certificate'],
  },
  {
    command: 'export',
    argv: ['export', 'timer', 'acme', '--out', '@/timer', '--passphrase-file', '@/passphrase', '--dry-run'],
    reliesOn: ['home', 'record', 'CA certificate', 'CA key'],
  },
  {
    command: 'probe',
    argv: ['probe', 'https://127.0.0.1:1', '--host', 'api.acme.internal', '--as', 'alice'],
    reliesOn: [...lookingAt, 'CA certificate', 'CA key', 'CRL', "alice's credential", "the server's credential"],
    status: 4,
  },
  {
    command: 'issue',
    argv: ['issue', 'client', 'dave', '--claim', 'role=admin'],
    reliesOn: [...lookingAt, 'profiles', 'CA certificate', 'CA key'],
  },
  {
    command: 'renew',
    argv: ['renew', 'alice'],
    reliesOn: [...lookingAt, 'profiles', 'CA certificate', 'CA key', "alice's credential"],
  },
  {
    command: 'rekey',
    argv: ['rekey', 'alice'],
    reliesOn: [...lookingAt, 'profiles', 'CA certificate', 'CA key', "alice's credential"],
  },
  {
    command: 'revoke',
    argv: ['revoke', 'carol', '--reason', 'superseded'],
    reliesOn: ['home', 'record', 'CA certificate', 'CA key', 'CRL'],
  },
  { command: 'crl', argv: ['crl'], reliesOn: ['home', 'record', 'CA certificate', 'CA key', 'CRL'] },
  {
    command: 'init',
    argv: ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--insecure-no-passphrase', '--home', '@/other'],
    reliesOn: [],
  },
  { command: 'demo', argv: ['demo'], reliesOn: [], unrun: 'it makes a home of its own in a temporary directory' },
  { command: 'try', argv: ['try', 'node'], reliesOn: [], unrun: 'it makes a home of its own in a temporary directory' },
]
