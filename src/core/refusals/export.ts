/** Targets, and the directories that servers are exported into: why countersign declines, by code. */
import { nearest } from '../near.ts'
import { list, quote } from '../quote.ts'
import { shellWord } from '../shell.ts'
import { guess, type Wording } from './wording.ts'

export const exportRefusals = {
  'target.unknown': (f: { target: string; known: readonly string[] }): Wording => ({
    message: `there is no target ${quote(f.target)}`,
    hint: `${guess(nearest(f.target, f.known))}targets: ${list(f.known)}`,
  }),
  'target.cannot': (f: { target: string; what: string; instead: string }): Wording => ({
    message: `the target ${f.target} cannot enforce ${f.what}`,
    hint: f.instead,
  }),
  'target.key-unsupported': (f: { target: string; authority: string; key: string; instead: string }): Wording => ({
    message: `the target ${f.target} cannot verify clients of the authority ${quote(f.authority)}, whose key is ${f.key}`,
    hint: f.instead,
  }),
  'target.malformed': (f: { file: string; pointer: string; expected: string }): Wording => ({
    message: `${f.file} is not a valid target manifest at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'template.hole': (f: { file: string; hole: string; problem: string }): Wording => ({
    message: `the placeholder ${quote(f.hole)} in the template ${f.file} cannot be replaced: ${f.problem}`,
    hint: 'the template and this version of countersign do not fit together; reinstall countersign, or report a bug if you changed no file of it',
  }),
  'file.foreign': (f: { path: string; directory: string }): Wording => ({
    message: `${f.directory} holds ${f.path}, which countersign did not write`,
    hint: 'export into a new or empty directory',
  }),
  'file.edited': (f: { path: string; directory: string }): Wording => ({
    message: `${f.path} in ${f.directory} was changed since countersign wrote it`,
    hint: `to replace only the CRL and certificates: countersign export --only tls --out ${shellWord(f.directory)}; to write all files again, move your changed file elsewhere first`,
  }),
  'directory.exposed': (f: { directory: string; problem: string }): Wording => ({
    message: `${f.directory} ${f.problem}`,
    hint: 'other users could replace the files in it; name a new directory, and countersign makes it for you alone',
  }),
  'export.overtaken': (f: { directory: string }): Wording => ({
    message: `another command exported into ${f.directory} at the same time`,
    hint: 'the directory may hold files of both exports: start no server from it, and repeat the export that you want',
  }),
  'export.other-authority': (f: { directory: string; authority: string; found: string; pin: string }): Wording => ({
    message: `the export in ${f.directory} admits clients of the authority with the pin ${f.found}, but ${f.authority} of this home has the pin ${f.pin}`,
    hint: 'a server has only one client authority: name that authority with --authority, or its home with --home, or export into a new directory',
  }),
  'server.no-certificate': (f: { host: string; notBefore?: string; now?: string; keyless?: string }): Wording =>
    f.keyless === undefined
      ? {
          message: `no valid server certificate covers ${f.host}${f.notBefore === undefined ? '' : `: the certificate that exists is not valid before ${f.notBefore}, and the clock says ${f.now}`}`,
          hint: `${f.notBefore === undefined ? 'issue a certificate' : 'if the clock is wrong, set it; if it is right, issue another certificate'}: countersign issue server ${/^[a-z]/.test(f.host) ? f.host : 'NAME'} ${/^[0-9.]+$|:/.test(f.host) ? '--ip' : '--dns'} ${f.host}`,
        }
      : {
          message: `the private key of the certificate for ${f.host} is not in this home, where that of a request never was`,
          hint: `export where the key is, or copy the key here, and give both: --server-chain ${shellWord(f.keyless)} --server-key FILE`,
        },
  'server.lacks-host': (f: { host: string; hosts: readonly string[] }): Wording => ({
    message: `no valid server certificate covers all of ${list(f.hosts)}: ${f.host} is lacking`,
    hint: 'issue one certificate for all of them: countersign issue server NAME --dns HOST --dns HOST',
  }),
  'server.unfit': (f: { host: string; path: string; problem: string }): Wording => ({
    message: `${f.path} cannot be used as the certificate of ${f.host}: ${f.problem}`,
    hint: 'give the whole chain with --server-chain FILE, and the key of its first certificate with --server-key FILE',
  }),
  'material.unfit': (f: { what: string; problem: string }): Wording => ({
    message: `the ${f.what} cannot be used: ${f.problem}`,
    hint: 'load the newest files that countersign wrote; until then, the server uses the files that it loaded before',
  }),
}
