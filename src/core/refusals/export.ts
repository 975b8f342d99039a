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
  'target.malformed': (f: { file: string; pointer: string; expected: string }): Wording => ({
    message: `${f.file} is not a valid target manifest at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'template.hole': (f: { file: string; hole: string; problem: string }): Wording => ({
    message: `the template ${f.file} cannot be filled at ${quote(f.hole)}: ${f.problem}`,
    hint: 'the template and the view no longer agree; reinstall, or report it if you changed neither',
  }),
  'file.foreign': (f: { path: string; directory: string }): Wording => ({
    message: `${f.directory} holds ${f.path}, which countersign did not write`,
    hint: 'export into a new or empty directory',
  }),
  'file.edited': (f: { path: string; directory: string }): Wording => ({
    message: `${f.path} in ${f.directory} was changed since countersign wrote it`,
    hint: `for CRL and certificates alone: countersign export --only tls --out ${shellWord(f.directory)}; else keep your copy elsewhere and remove the file`,
  }),
  'directory.exposed': (f: { directory: string; problem: string }): Wording => ({
    message: `${f.directory} ${f.problem}`,
    hint: 'others can write there and put other files in their place; name a new directory, which is made for you alone',
  }),
  'export.overtaken': (f: { directory: string }): Wording => ({
    message: `another command exported into ${f.directory} at the same time`,
    hint: 'the directory may hold files of both: start no server from it, and run the export again that you want',
  }),
  'export.other-authority': (f: { directory: string; authority: string; found: string; pin: string }): Wording => ({
    message: `${f.directory} admits the clients of the authority with the pin ${f.found}, and ${f.authority} of this home has ${f.pin}`,
    hint: 'is this the right home? A server has one client authority: name that home with --home, or give a new directory',
  }),
  'server.no-certificate': (f: { host: string; notBefore?: string; now?: string }): Wording => ({
    message: `no valid server certificate covers ${f.host}${f.notBefore === undefined ? '' : `: one is not valid before ${f.notBefore}, and the clock says ${f.now}`}`,
    hint: `${f.notBefore === undefined ? 'issue one' : 'set the clock; where it is right, issue another'}: countersign issue server ${/^[a-z]/.test(f.host) ? f.host : 'NAME'} ${/^[0-9.]+$|:/.test(f.host) ? '--ip' : '--dns'} ${f.host}`,
  }),
  'server.unfit': (f: { host: string; path: string; problem: string }): Wording => ({
    message: `${f.path} cannot be shown as the certificate of ${f.host}: ${f.problem}`,
    hint: 'give the whole chain with --server-chain FILE, and the key of its first certificate with --server-key FILE',
  }),
  'material.unfit': (f: { what: string; problem: string }): Wording => ({
    message: `the ${f.what} cannot be put in force: ${f.problem}`,
    hint: 'take the material that countersign made last; the material before it stays in force',
  }),
}
