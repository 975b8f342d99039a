/** Bends of a home as a whole: its directory, its settings, its record. */
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import {
  type Bending,
  clients,
  editJson,
  halve,
  huge,
  inRecord,
  noise,
  record,
  settings,
  toDirectory,
  toPipe,
} from './bend.ts'

export const home: readonly Bending[] = [
  { about: 'a home that is not there', code: 'home.missing', bend: (w) => rmSync(w.home, { recursive: true }) },
  {
    about: 'an empty directory for a home',
    code: 'home.missing',
    bend: (w) => {
      rmSync(w.home, { recursive: true })
      mkdirSync(w.home, { mode: 0o700 })
    },
  },
  {
    about: 'a file in place of the home',
    code: 'home.missing',
    bend: (w) => {
      rmSync(w.home, { recursive: true })
      writeFileSync(w.home, '')
    },
  },
  {
    about: 'a home behind a symbolic link',
    code: 'file.symlink',
    bend: (w) => {
      renameSync(w.home, w.at('elsewhere'))
      symlinkSync('elsewhere', w.home)
    },
  },
  {
    about: 'a home that others may enter',
    code: 'home.exposed',
    says: ['0755', 'chmod 700 @/pki'],
    bend: (w) => chmodSync(w.home, 0o755),
  },
  { about: 'a home of somebody else', code: 'home.not-owned', needs: 'root', bend: (w) => chownSync(w.home, 12345, 0) },
  {
    about: 'a home without settings',
    code: 'home.incomplete',
    says: ['countersign.json'],
    bend: (w) => rmSync(settings(w)),
  },
  {
    about: 'a home without a certificate',
    code: 'home.incomplete',
    says: ['authorities/clients/certificate.pem'],
    bend: (w) => rmSync(clients(w, 'certificate.pem')),
  },
  {
    about: 'settings cut in half',
    code: 'home.malformed',
    says: ['countersign.json'],
    bend: (w) => halve(settings(w)),
  },
  { about: 'settings that are empty', code: 'home.malformed', bend: (w) => truncateSync(settings(w)) },
  { about: 'settings that are noise', code: 'home.malformed', bend: (w) => noise(settings(w)) },
  { about: 'settings that are a directory', code: 'disk.failed', bend: (w) => toDirectory(settings(w)) },
  { about: 'settings that are a pipe', code: 'disk.failed', bend: (w) => toPipe(settings(w)) },
  { about: 'settings of 100 MB', code: 'input.too-large', bend: (w) => huge(settings(w)) },
  {
    about: 'settings with a wrong type',
    code: 'home.malformed',
    says: ['/organisation'],
    bend: (w) => editJson(settings(w), (s) => ({ ...s, organisation: 7 })),
  },
  {
    about: 'settings with a property too many',
    code: 'home.malformed',
    says: ['/colour'],
    bend: (w) => editJson(settings(w), (s) => ({ ...s, colour: 'red' })),
  },
  {
    about: 'settings that are a list',
    code: 'home.malformed',
    bend: (w) => editJson(settings(w), (s) => [s]),
  },
  {
    about: 'settings that are null',
    code: 'home.malformed',
    bend: (w) => editJson(settings(w), () => null),
  },
  {
    about: 'settings of a format to come',
    code: 'home.newer',
    bend: (w) => editJson(settings(w), (s) => ({ ...s, format: 2 })),
  },
  {
    about: 'a trust domain that is no host name',
    code: 'home.malformed',
    says: ['countersign.json', '/trustDomain'],
    bend: (w) => editJson(settings(w), (s) => ({ ...s, trustDomain: '-acme.internal' })),
  },
  {
    about: 'an organisation with a doubled space',
    code: 'home.malformed',
    says: ['countersign.json', '/organisation'],
    bend: (w) => editJson(settings(w), (s) => ({ ...s, organisation: 'Acme  Corp' })),
  },
  {
    about: 'an OID arc that is none',
    code: 'home.malformed',
    says: ['countersign.json', '/oidArc'],
    bend: (w) => editJson(settings(w), (s) => ({ ...s, oidArc: '1.40.1' })),
  },
  {
    about: 'an authority whose name climbs out of the home',
    code: 'home.malformed',
    says: ['/authorities/0/name'],
    bend: (w) =>
      editJson(settings(w), (s) => ({
        ...s,
        authorities: [{ name: '../../etc', usage: 'client', custody: 'attended' }],
      })),
  },
]

export const recordBends: readonly Bending[] = [
  {
    about: 'a home without a record',
    code: 'home.incomplete',
    says: ['countersign.db'],
    bend: (w) => rmSync(record(w)),
  },
  { about: 'a record of zero bytes', code: 'store.damaged', bend: (w) => truncateSync(record(w)) },
  { about: 'a record that is noise', code: 'store.damaged', bend: (w) => noise(record(w)) },
  { about: 'a record cut after its first page', code: 'store.damaged', bend: (w) => truncateSync(record(w), 4096) },
  { about: 'a record cut in half', code: 'store.damaged', bend: (w) => halve(record(w)) },
  { about: 'a record that is a directory', code: 'disk.failed', bend: (w) => toDirectory(record(w)) },
  { about: 'a record that is a pipe', code: 'disk.failed', bend: (w) => toPipe(record(w)) },
  {
    about: 'a record of a format to come',
    code: 'home.newer',
    bend: (w) => inRecord(w, 'PRAGMA user_version = 99'),
  },
  {
    about: 'a record that is another database',
    code: 'store.damaged',
    bend: (w) => {
      rmSync(record(w))
      inRecord(w, 'CREATE TABLE music (title TEXT)')
    },
  },
  {
    about: 'a record without its tables',
    code: 'store.damaged',
    bend: (w) => inRecord(w, 'PRAGMA foreign_keys = OFF; DROP TABLE certificate; DROP TABLE authority'),
  },
  {
    about: 'a record with an impossible certificate',
    code: 'store.damaged',
    bend: (w) => inRecord(w, "UPDATE certificate SET certificate = x'3000' WHERE state IN ('issued', 'revoked')"),
    but: {
      probe: 'probe.no-credential',
      'export p12': 'bundle.no-credential',
      'export java-truststore': 'fine',
      'export timer': 'fine',
      status: 'no',
      'crl --check': 'fine',
      'authority add': 'fine',
      'authority list': 'fine',
      crl: 'fine',
      deployments: 'fine',
      issue: 'fine',
      permit: 'fine',
      revoke: 'fine',
    },
  },
]
