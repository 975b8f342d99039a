/** Keys and passphrases, and files that others could read: why countersign declines, by code. */
import { quote } from '../quote.ts'
import { shellWord } from '../shell.ts'
import type { NoFacts, Wording } from './wording.ts'

export const secretRefusals = {
  'passphrase.wrong': (f: { path: string }): Wording => ({
    message: `the passphrase does not open ${f.path}`,
    hint: 'nothing was changed; check the source of the passphrase: --passphrase-file, COUNTERSIGN_PASSPHRASE, COUNTERSIGN_PASSPHRASE_FILE, or the keyboard',
  }),
  'passphrase.missing': (f: { what: string }): Wording => ({
    message: `${f.what} needs a passphrase, and there is no terminal to ask on`,
    hint: 'give --passphrase-file FILE (mode 0600, or - for stdin), or set COUNTERSIGN_PASSPHRASE_FILE or COUNTERSIGN_PASSPHRASE',
  }),
  'passphrase.weak': (f: { minimum: number }): Wording => ({
    message: `the passphrase has fewer than ${f.minimum} characters`,
    hint: 'choose a longer passphrase; four random words are easy to type and hard to guess',
  }),
  'passphrase.unfit': (f: { problem: string }): Wording => ({
    message: `the passphrase ${f.problem}`,
    hint: 'choose a passphrase of one line that you can type, and that other programs read in the same way',
  }),
  'passphrase.differs': (_: NoFacts): Wording => ({
    message: 'the two passphrases differ',
    hint: 'start again; nothing was made',
  }),
  'password.unfit': (f: { problem: string }): Wording => ({
    message: `the password of the bundle ${f.problem}`,
    hint: 'use 8 to 127 letters, digits and signs of ASCII; or name a file that does not exist, and a random password is written into it',
  }),
  'password.unshown': (_: NoFacts): Wording => ({
    message: 'the password of the bundle is shown on a terminal, and there is none',
    hint: 'give --p12-password-file FILE: the password is read from FILE, or, if FILE does not exist, a random one is written into it (mode 0600)',
  }),
  /** A key that is whole, in a form that is not read. */
  'key.form': (f: { path: string; found: string; protection: 'encrypted' | 'open' }): Wording => ({
    message: `the private key ${f.path} is ${f.found}; countersign reads PKCS#8, encrypted with PBES2, AES-CBC and scrypt or PBKDF2, or not encrypted`,
    hint: `convert the key: (umask 077 && openssl pkcs8 -topk8 ${f.protection === 'open' ? '-nocrypt' : '-v2 aes-256-cbc -scrypt'} -in ${shellWord(f.path)} -out ${shellWord(`${f.path}.new`)}), then replace the old file by the new one`,
  }),
  /** `asker`: the name that was to have the key as well. */
  'key.taken': (f: { name: string; serial: string; asker: string }): Wording => ({
    message: `this key is already the key of ${quote(f.name)}, whose certificate ${f.serial} is good; its owner would have both names`,
    hint: `make a new key, and a request for it; or, if ${f.name} is given up, first revoke its certificate: countersign revoke --serial ${f.serial} --reason cessationOfOperation`,
  }),
  'key.compromised': (f: { name: string; serial: string; asker: string }): Wording => ({
    message: `this key was stolen: the certificate ${f.serial} of ${quote(f.name)}, which has the same key, was revoked for keyCompromise`,
    hint: 'make a new key, and a request for it; a thief of the old key could use each certificate of this key',
  }),
  'key.unfit': (f: { source: string; problem: string }): Wording => ({
    message: `the key in ${f.source} cannot be certified: ${f.problem}`,
    hint: 'make a new key where it will be used, and a request for it: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout key.pem -noenc -subj / -out request.pem',
  }),
  'file.exposed': (f: { path: string; mode: string }): Wording => ({
    message: `other users can read ${f.path} (mode ${f.mode})`,
    hint: `run: chmod 600 ${shellWord(f.path)}; if somebody else could have read the secret in this file, replace the secret`,
  }),
  'file.not-owned': (f: { path: string; owner: number; user: number }): Wording => ({
    message: `${f.path} belongs to user ${f.owner}, and you are user ${f.user}`,
    hint: 'run countersign as that user, or make a copy of the file that only you can read (mode 0600)',
  }),
}
