/** Every way in which a home is bent, by the part that it breaks: what is asked of it then must be refused with this code. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RefusalCode } from '../../../src/core/refusal.ts'
import type { Part } from './commands.ts'
import type { World } from './world.ts'

export type Bend = {
  readonly about: string
  readonly breaks: Part
  readonly code: RefusalCode
  /** Lines, by their first words, that this does not disturb although they rely on the part, or that answer otherwise. */
  readonly but?: Readonly<Record<string, RefusalCode | 'fine'>>
  readonly says?: readonly string[]
  readonly needs?: 'root'
  bend(world: World): void
}

type Json = Record<string, unknown>

const editJson = (path: string, edit: (json: Json) => unknown): void =>
  writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8')) as Json)))
const halve = (path: string): void => truncateSync(path, Math.floor(readFileSync(path).length / 2))
const noise = (path: string): void => writeFileSync(path, Buffer.alloc(5000, 0xa5), { mode: 0o600 })
const toDirectory = (path: string): void => {
  rmSync(path)
  mkdirSync(path)
}
/** A file of so many bytes that takes no room on the disk. */
const huge = (path: string): void => truncateSync(path, 100 * 1024 * 1024)

const settings = (w: World): string => join(w.home, 'countersign.json')
const record = (w: World): string => join(w.home, 'countersign.db')
const clients = (w: World, file: string): string => join(w.home, 'authorities/clients', file)
const servers = (w: World, file: string): string => join(w.home, 'authorities/servers', file)
const issued = (w: World, name: string, file: string): string => join(w.home, 'issued', name, file)
const inRecord = (w: World, sql: string): void => {
  const database = new DatabaseSync(record(w))
  database.exec(sql)
  database.close()
}
const writeKey = (path: string, { privateKey }: { privateKey: KeyObject }): void => {
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
}

const home: readonly Omit<Bend, 'breaks'>[] = [
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

const recordBends: readonly Omit<Bend, 'breaks'>[] = [
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
      status: 'fine',
      'crl --check': 'fine',
      crl: 'fine',
      issue: 'fine',
      revoke: 'fine',
    },
  },
]

const certificate: readonly Omit<Bend, 'breaks'>[] = [
  { about: 'a CA certificate cut in half', code: 'file.malformed', bend: (w) => halve(clients(w, 'certificate.pem')) },
  {
    about: 'an empty CA certificate',
    code: 'file.malformed',
    says: ['authorities/clients/certificate.pem'],
    bend: (w) => truncateSync(clients(w, 'certificate.pem')),
  },
  { about: 'a CA certificate of noise', code: 'file.malformed', bend: (w) => noise(clients(w, 'certificate.pem')) },
  { about: 'a CA certificate of 100 MB', code: 'input.too-large', bend: (w) => huge(clients(w, 'certificate.pem')) },
  {
    about: 'a CA certificate that is a directory',
    code: 'disk.failed',
    bend: (w) => toDirectory(clients(w, 'certificate.pem')),
  },
  {
    about: 'the CA certificate of the other authority',
    code: 'pin.mismatch',
    bend: (w) => copyFileSync(servers(w, 'certificate.pem'), clients(w, 'certificate.pem')),
  },
  {
    about: 'two CA certificates in one file',
    code: 'file.malformed',
    bend: (w) => appendFileSync(clients(w, 'certificate.pem'), readFileSync(servers(w, 'certificate.pem'))),
  },
  {
    about: 'a pin.txt that says something else',
    code: 'pin.mismatch',
    says: ['pin.txt'],
    bend: (w) => writeFileSync(clients(w, 'pin.txt'), 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'),
  },
  { about: 'a pin.txt of noise', code: 'file.malformed', bend: (w) => noise(clients(w, 'pin.txt')) },
]

const key: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'an authority without its key',
    code: 'home.incomplete',
    says: ['authorities/clients/key.pem'],
    bend: (w) => rmSync(clients(w, 'key.pem')),
  },
  { about: 'a key cut in half', code: 'file.malformed', bend: (w) => halve(clients(w, 'key.pem')) },
  { about: 'an empty key', code: 'file.malformed', bend: (w) => truncateSync(clients(w, 'key.pem')) },
  { about: 'a key of noise', code: 'file.malformed', bend: (w) => noise(clients(w, 'key.pem')) },
  {
    about: 'a key of 100 MB',
    code: 'input.too-large',
    but: { status: 'input.too-large' },
    bend: (w) => huge(clients(w, 'key.pem')),
  },
  { about: 'a key that others may read', code: 'file.exposed', bend: (w) => chmodSync(clients(w, 'key.pem'), 0o640) },
  {
    about: 'the key of the other authority',
    code: 'pin.mismatch',
    bend: (w) => copyFileSync(servers(w, 'key.pem'), clients(w, 'key.pem')),
  },
  {
    about: 'a key of another algorithm',
    code: 'pin.mismatch',
    bend: (w) => writeKey(clients(w, 'key.pem'), generateKeyPairSync('ed25519')),
  },
  {
    about: 'a key of a kind that nothing is signed with',
    code: 'file.malformed',
    bend: (w) => writeKey(clients(w, 'key.pem'), generateKeyPairSync('ec', { namedCurve: 'P-521' })),
  },
  {
    about: 'a key that cannot sign',
    code: 'file.malformed',
    bend: (w) => writeKey(clients(w, 'key.pem'), generateKeyPairSync('x25519')),
  },
  {
    about: 'a certificate in place of the key',
    code: 'file.malformed',
    bend: (w) => {
      copyFileSync(clients(w, 'certificate.pem'), clients(w, 'key.pem'))
      chmodSync(clients(w, 'key.pem'), 0o600)
    },
  },
  {
    about: 'a key that is a directory',
    code: 'disk.failed',
    but: { status: 'disk.failed' },
    bend: (w) => {
      toDirectory(clients(w, 'key.pem'))
      chmodSync(clients(w, 'key.pem'), 0o700)
    },
  },
]

const crl: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'an authority without a CRL',
    code: 'crl.missing',
    bend: (w) => rmSync(clients(w, 'crl.pem')),
    but: { crl: 'fine', revoke: 'fine', probe: 'fine' },
  },
  {
    about: 'a CRL cut in half',
    code: 'crl.malformed',
    says: ['authorities/clients/crl.pem'],
    bend: (w) => halve(clients(w, 'crl.pem')),
  },
  { about: 'an empty CRL', code: 'crl.malformed', bend: (w) => truncateSync(clients(w, 'crl.pem')) },
  { about: 'a CRL of noise', code: 'crl.malformed', bend: (w) => noise(clients(w, 'crl.pem')) },
  { about: 'a CRL of 100 MB', code: 'input.too-large', bend: (w) => huge(clients(w, 'crl.pem')) },
  {
    about: 'the CRL of the other authority',
    code: 'crl.malformed',
    bend: (w) => copyFileSync(servers(w, 'crl.pem'), clients(w, 'crl.pem')),
  },
  {
    about: 'a certificate in place of the CRL',
    code: 'crl.malformed',
    bend: (w) => copyFileSync(clients(w, 'certificate.pem'), clients(w, 'crl.pem')),
  },
  { about: 'a CRL that is a directory', code: 'disk.failed', bend: (w) => toDirectory(clients(w, 'crl.pem')) },
]

const profiles: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'a profile that is no JSON',
    code: 'profile.malformed',
    says: ['profiles/client.json'],
    bend: (w) => halve(join(w.home, 'profiles/client.json')),
  },
  {
    about: 'a profile of another shape',
    code: 'profile.malformed',
    bend: (w) => writeFileSync(join(w.home, 'profiles/client.json'), '[]'),
  },
  {
    about: 'a profile for both purposes',
    code: 'profile.malformed',
    says: ['/extendedKeyUsage'],
    bend: (w) => editJson(join(w.home, 'profiles/client.json'), (p) => ({ ...p, extendedKeyUsage: 'serverAuth' })),
  },
  {
    about: 'a profile that lasts for ever',
    code: 'profile.malformed',
    bend: (w) => editJson(join(w.home, 'profiles/client.json'), (p) => ({ ...p, maximumDays: 1e9, defaultDays: 1e9 })),
  },
  {
    about: 'a profile whose pattern is none',
    code: 'profile.malformed',
    bend: (w) =>
      editJson(join(w.home, 'profiles/client.json'), (p) => ({
        ...p,
        names: { ...(p['names'] as Json), patterns: { uri: '(' } },
      })),
  },
  {
    about: 'a profile with an impossible name',
    code: 'profile.malformed',
    bend: (w) => copyFileSync(join(w.home, 'profiles/client.json'), join(w.home, 'profiles/Über.json')),
  },
  {
    about: 'a profile that is a directory',
    code: 'disk.failed',
    bend: (w) => toDirectory(join(w.home, 'profiles/client.json')),
  },
  {
    about: 'no profiles at all',
    code: 'profile.unknown',
    bend: (w) => rmSync(join(w.home, 'profiles'), { recursive: true }),
  },
]

const claims: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'a claim that is no JSON',
    code: 'home.malformed',
    says: ['claims/role.json'],
    bend: (w) => halve(join(w.home, 'claims/role.json')),
  },
  {
    about: 'a claim of another shape',
    code: 'home.malformed',
    bend: (w) => writeFileSync(join(w.home, 'claims/role.json'), '{"title": "Role"}'),
  },
  {
    about: 'a claim outside the arc',
    code: 'claim.outside-arc',
    bend: (w) =>
      editJson(join(w.home, 'claims/role.json'), ({ arcSuffix: _, ...c }) => ({ ...c, oid: '1.3.6.1.4.1.999.1' })),
  },
  {
    about: 'a claim at the place of another',
    code: 'home.malformed',
    bend: (w) => copyFileSync(join(w.home, 'claims/role.json'), join(w.home, 'claims/zone.json')),
  },
  {
    about: 'a claim with an impossible name',
    code: 'home.malformed',
    bend: (w) => copyFileSync(join(w.home, 'claims/role.json'), join(w.home, 'claims/Ro le.json')),
  },
  {
    about: 'a claim whose pattern is none',
    code: 'home.malformed',
    says: ['/pattern'],
    bend: (w) => editJson(join(w.home, 'claims/role.json'), (c) => ({ ...c, pattern: '(' })),
  },
  {
    about: 'a claim that is a directory',
    code: 'disk.failed',
    bend: (w) => toDirectory(join(w.home, 'claims/role.json')),
  },
  { about: 'a claim of 100 MB', code: 'input.too-large', bend: (w) => huge(join(w.home, 'claims/role.json')) },
]

const oidNames: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'OID names that are no JSON',
    code: 'home.malformed',
    says: ['oids.json'],
    bend: (w) => halve(join(w.home, 'oids.json')),
  },
  {
    about: 'OID names of another shape',
    code: 'home.malformed',
    bend: (w) => writeFileSync(join(w.home, 'oids.json'), '{"names": {"colour": "red"}}'),
  },
]

const alice: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'a credential without its key',
    code: 'probe.no-credential',
    says: ['@/pki/issued/alice'],
    bend: (w) => rmSync(issued(w, 'alice', 'key.pem')),
  },
  {
    about: 'a credential without its folder',
    code: 'probe.no-credential',
    bend: (w) => rmSync(join(w.home, 'issued/alice'), { recursive: true }),
  },
  {
    about: 'a credential with the chain of another',
    code: 'probe.no-credential',
    bend: (w) => copyFileSync(issued(w, 'carol', 'chain.pem'), issued(w, 'alice', 'chain.pem')),
  },
  {
    about: 'a credential whose chain is cut in half',
    code: 'file.malformed',
    says: ['issued/alice/chain.pem'],
    bend: (w) => halve(issued(w, 'alice', 'chain.pem')),
  },
  {
    about: 'a credential whose key is cut in half',
    code: 'file.malformed',
    bend: (w) => halve(issued(w, 'alice', 'key.pem')),
  },
  {
    about: 'a credential whose key others may read',
    code: 'file.exposed',
    bend: (w) => chmodSync(issued(w, 'alice', 'key.pem'), 0o644),
  },
  {
    about: 'a credential with the key of another',
    code: 'file.malformed',
    says: ['issued/alice/key.pem'],
    bend: (w) => copyFileSync(issued(w, 'carol', 'key.pem'), issued(w, 'alice', 'key.pem')),
  },
]

const server: readonly Omit<Bend, 'breaks'>[] = [
  {
    about: 'a server without its key',
    code: 'server.no-certificate',
    bend: (w) => rmSync(issued(w, 'api.acme.internal', 'key.pem')),
    // Without it one attack is left out, and the report says so.
    but: { probe: 'fine' },
  },
  {
    about: 'a server whose key is noise',
    code: 'file.malformed',
    bend: (w) => noise(issued(w, 'api.acme.internal', 'key.pem')),
  },
]

const of = (breaks: Part, bends: readonly Omit<Bend, 'breaks'>[]): readonly Bend[] =>
  bends.map((bend) => ({ ...bend, breaks }))

export const bends: readonly Bend[] = [
  ...of('home', home),
  ...of('record', recordBends),
  ...of('CA certificate', certificate),
  ...of('CA key', key),
  ...of('CRL', crl),
  ...of('profiles', profiles),
  ...of('claims', claims),
  ...of('OID names', oidNames),
  ...of("alice's credential", alice),
  ...of("the server's credential", server),
]
