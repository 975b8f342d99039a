/** What is wrong with a door: its directory, its settings, its material, or where it is to listen. */
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { editJson } from './bend.ts'
import type { Row } from './world.ts'

const check = ['door', '@/door', '--check'] as const
const listening = (place: string) => ['door', '@/door', '--listen', place] as const

const exporting = ['--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', '@/fresh', '--door'] as const

/** Rows about the door in `door/`, and about exports with one. */
export const doorRows: readonly Row[] = [
  {
    about: 'a door for what decides by itself',
    argv: ['export', 'node', ...exporting],
    code: 'target.cannot',
    says: ['node', 'asks none', 'nginx-door'],
  },
  { about: 'a door for what is no target', argv: ['export', 'ngnix', ...exporting], code: 'target.unknown' },
  { about: 'what decides by itself, to be tried with a door', argv: ['try', 'node', '--door'], code: 'target.cannot' },
  {
    about: 'a door where CRL and certificates alone are replaced',
    argv: ['export', '--only', 'tls', '--out', '@/out', '--door'],
    code: 'usage.wrong',
    says: ['--door'],
  },
  {
    about: 'a directory without a door',
    argv: ['door', '@/out', '--check'],
    code: 'file.missing',
    says: ['door.json'],
  },
  { about: 'a directory that is not there', argv: ['door', '@/none', '--check'], code: 'file.missing' },
  { about: 'no place to listen', argv: ['door', '@/door'], code: 'usage.missing', says: ['--listen'] },
  ...['0.0.0.0:9001', 'door.sock', 'unix:', '127.0.0.1'].map(
    (place): Row => ({
      about: `a door that is to listen at ${place}`,
      argv: listening(place),
      code: 'input.malformed',
      says: ['unix:PATH'],
    }),
  ),
  { about: 'a socket in no directory', argv: listening('unix:@/none/door.sock'), code: 'file.missing', says: ['none'] },
  { about: 'a TCP port without a secret', argv: listening('127.0.0.1:1'), code: 'usage.wrong', says: ['secret'] },
  { about: 'the socket of systemd where there is none', argv: listening('systemd'), code: 'network.failed' },
  {
    about: 'settings of a door with a word too many',
    argv: check,
    bend: (w) => editJson(w.at('door/door.json'), (settings) => ({ ...settings, extra: true })),
    code: 'file.malformed',
    says: ['door.json'],
  },
  {
    about: 'a door whose secret others can read',
    argv: check,
    bend: (w) => {
      editJson(w.at('door/door.json'), (settings) => ({ ...settings, secret: 'secret.txt' }))
      writeFileSync(w.at('door/secret.txt'), 'only-the-proxy-knows-this\n')
      chmodSync(w.at('door/secret.txt'), 0o644)
    },
    code: 'file.exposed',
  },
  {
    about: 'a door with the CRL of another authority',
    argv: check,
    bend: (w) => copyFileSync(w.at('pki/authorities/servers/crl.pem'), w.at('door/tls/client-crl.pem')),
    code: 'material.unfit',
  },
  {
    about: 'a door with another authority',
    argv: check,
    bend: (w) => copyFileSync(w.at('pki/authorities/servers/certificate.pem'), w.at('door/tls/client-ca.pem')),
    code: 'pin.mismatch',
  },
  {
    about: 'a door without its CRL',
    argv: check,
    bend: (w) => rmSync(w.at('door/tls/client-crl.pem')),
    code: 'file.missing',
    says: ['client-crl.pem'],
  },
]
