/** Bends of what a home says and has handed out: profiles, claims, OID names, credentials. */
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bending, editJson, halve, huge, issued, type Json, noise, toDirectory, toPipe } from './bend.ts'
import type { World } from './world.ts'

export const profiles: readonly Bending[] = [
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
    about: 'a profile that is a pipe',
    code: 'disk.failed',
    bend: (w) => toPipe(join(w.home, 'profiles/client.json')),
  },
  {
    about: 'no profiles at all',
    code: 'profile.unknown',
    bend: (w) => rmSync(join(w.home, 'profiles'), { recursive: true }),
  },
]

export const claims: readonly Bending[] = [
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
  { about: 'a claim that is a pipe', code: 'disk.failed', bend: (w) => toPipe(join(w.home, 'claims/role.json')) },
  { about: 'a claim of 100 MB', code: 'input.too-large', bend: (w) => huge(join(w.home, 'claims/role.json')) },
]

export const oidNames: readonly Bending[] = [
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
  { about: 'OID names that are a pipe', code: 'disk.failed', bend: (w) => toPipe(join(w.home, 'oids.json')) },
]

export const alice: readonly Bending[] = [
  {
    about: 'a credential without its key',
    code: 'probe.no-credential',
    says: ['its key is not in this home'],
    but: { 'export p12': 'bundle.no-credential', renew: 'fine', rekey: 'certificate.unrenewable' },
    bend: (w) => rmSync(issued(w, 'alice', 'key.pem')),
  },
  {
    about: 'a credential without its folder',
    code: 'probe.no-credential',
    but: { 'export p12': 'bundle.no-credential', renew: 'fine', rekey: 'certificate.unrenewable' },
    bend: (w) => rmSync(join(w.home, 'issued/alice'), { recursive: true }),
  },
  {
    about: 'a credential with the chain of another',
    code: 'probe.no-credential',
    but: { 'export p12': 'bundle.no-credential', renew: 'fine', rekey: 'fine' },
    bend: (w) => copyFileSync(issued(w, 'carol', 'chain.pem'), issued(w, 'alice', 'chain.pem')),
  },
  {
    about: 'a credential whose chain is cut in half',
    code: 'file.malformed',
    says: ['issued/alice/chain.pem'],
    but: { renew: 'fine', rekey: 'fine' },
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
  ...['chain.pem', 'key.pem'].map((file) => ({
    about: `a credential whose ${file} is a pipe`,
    code: 'disk.failed' as const,
    ...(file === 'chain.pem' && { but: { renew: 'fine', rekey: 'fine' } as const }),
    bend: (w: World) => toPipe(issued(w, 'alice', file)),
  })),
]

export const server: readonly Bending[] = [
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
  {
    about: 'a server whose key is a pipe',
    code: 'disk.failed',
    bend: (w) => toPipe(issued(w, 'api.acme.internal', 'key.pem')),
  },
]
