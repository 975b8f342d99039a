/** Bends of an authority: its certificate, its key, its CRL. */
import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, chmodSync, copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type Bending, clients, halve, huge, noise, servers, toDirectory, toPipe, writeKey } from './bend.ts'

export const certificate: readonly Bending[] = [
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
  { about: 'a CA certificate that is a pipe', code: 'disk.failed', bend: (w) => toPipe(clients(w, 'certificate.pem')) },
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
  { about: 'a pin.txt that is a pipe', code: 'disk.failed', bend: (w) => toPipe(clients(w, 'pin.txt')) },
  { about: 'a pin.txt of noise', code: 'file.malformed', bend: (w) => noise(clients(w, 'pin.txt')) },
]

export const key: readonly Bending[] = [
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
    bend: (w) => writeKey(clients(w, 'key.pem'), generateKeyPairSync('rsa', { modulusLength: 2048 })),
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
  {
    about: 'a key that is a pipe',
    code: 'disk.failed',
    but: { status: 'disk.failed' },
    says: ['authorities/clients/key.pem', 'no file, but a pipe'],
    bend: (w) => toPipe(clients(w, 'key.pem')),
  },
]

/** Those who look show what else there is, and say it with the status of a no. */
const told = { status: 'no', 'crl --check': 'no', 'authority list': 'no' } as const

const bentCrls: readonly Omit<Bending, 'but'>[] = [
  {
    about: 'an authority without a CRL',
    code: 'crl.missing',
    says: ['--published'],
    bend: (w) => rmSync(clients(w, 'crl.pem')),
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
  { about: 'a CRL that is a pipe', code: 'disk.failed', bend: (w) => toPipe(clients(w, 'crl.pem')) },
]

export const crl: readonly Bending[] = bentCrls.map((bent) => ({ ...bent, but: told }))
