/** Every reason for which countersign declines: its sentence and its hint. Its facts are in `refusals.ts`; nothing is decided here. */
import { nearest } from './near.ts'
import { firstFew, list, quote, tell } from './quote.ts'
import type { Refusals } from './refusals.ts'
import { shellWord } from './shell.ts'

export { firstFew, quote } from './quote.ts'
export type { Refusals } from './refusals.ts'

export type RefusalCode = keyof Refusals

/** What went wrong, in one sentence, and what to try next. */
export type Wording = { readonly message: string; readonly hint: string }

/** The guess that goes before a list of what there is, where one of it is near. */
const guess = (near: readonly string[]): string => (near.length === 0 ? '' : `did you mean ${list(near)}? `)

export const wordings: { readonly [C in RefusalCode]: (facts: Refusals[C]) => Wording } = {
  'usage.wrong': (f) => ({ message: f.problem, hint: f.next }),
  'usage.missing': (f) => ({ message: `${f.what} is missing`, hint: `give it with ${f.flag}` }),
  'input.malformed': (f) => ({
    message: `the ${f.what} ${quote(f.value)} cannot be read`,
    hint: `expected: ${f.expected}`,
  }),
  'input.too-large': (f) => ({
    message: `${f.what} has ${f.size} bytes, more than the ${f.limit} that are read`,
    hint: 'check that this is the file you meant',
  }),
  'identity.refused': (f) => ({
    message:
      f.character === ''
        ? `the ${f.kind} ${quote(f.value)} is refused at position ${f.position + 1}, its end`
        : `the ${f.kind} ${quote(f.value)} is refused: ${quote(f.character)} at position ${f.position + 1}`,
    hint: `allowed: ${f.expected}`,
  }),
  'profile.unknown': (f) => ({
    message: `there is no profile ${quote(f.profile)}`,
    hint: `${guess(nearest(f.profile, f.known))}profiles of this home: ${list(f.known)}`,
  }),
  'profile.refused': (f) => ({
    message: `the profile ${quote(f.profile)} does not allow this certificate: ${tell(f.findings)}`,
    hint: 'change the request, or the profile in profiles/; for more names of servers: countersign permit DOMAIN',
  }),
  'profile.malformed': (f) => ({
    message: `${f.file} is not a valid profile at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'claim.unknown': (f) => ({
    message: `there is no claim ${quote(f.claim)}`,
    hint: `${guess(nearest(f.claim, f.known))}claims of this home: ${list(f.known)}; a new one is a file in claims/`,
  }),
  'claim.refused': (f) => ({
    message: `the claim ${f.claim} cannot be ${quote(f.value)}`,
    hint: `expected: ${f.expected}`,
  }),
  'claim.outside-arc': (f) => ({
    message: `the claim ${f.claim} has the OID ${f.oid}, which is not strictly under the arc ${f.arc}`,
    hint: 'choose an OID under the arc of this home (countersign.json, oidArc)',
  }),
  'claim.oid-changed': (f) => ({
    message: `the claim ${f.claim} was issued as ${f.issued}, and now says ${f.oid}`,
    hint: 'a claim keeps its OID for ever; define a claim with a new name instead',
  }),
  'access.malformed': (f) => ({
    message: `${f.file} holds no valid access rules at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'access.refused': (f) => ({
    message: `the access rules in ${f.file} are not what they seem: ${f.findings.map((x) => x.message).join('; ')}`,
    hint: 'change the rules; nothing was written',
  }),
  'reason.unknown': (f) => ({
    message: `${quote(f.reason)} is not a reason to revoke for`,
    hint: `${guess(f.near)}reasons: ${list(f.known)}`,
  }),
  'target.unknown': (f) => ({
    message: `there is no target ${quote(f.target)}`,
    hint: `${guess(nearest(f.target, f.known))}targets: ${list(f.known)}`,
  }),
  'target.cannot': (f) => ({ message: `the target ${f.target} cannot enforce ${f.what}`, hint: f.instead }),
  'target.malformed': (f) => ({
    message: `${f.file} is not a valid target manifest at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'template.hole': (f) => ({
    message: `the template ${f.file} cannot be filled at ${quote(f.hole)}: ${f.problem}`,
    hint: 'the template and the view no longer agree; reinstall, or report it if you changed neither',
  }),
  'passphrase.wrong': (f) => ({
    message: `the passphrase does not open ${f.path}`,
    hint: 'nothing was changed; check where it came from: --passphrase-file, COUNTERSIGN_PASSPHRASE, COUNTERSIGN_PASSPHRASE_FILE, or the keyboard',
  }),
  'passphrase.missing': (f) => ({
    message: `${f.what} needs a passphrase, and there is no terminal to ask on`,
    hint: 'give --passphrase-file FILE (mode 0600, or - for stdin), or set COUNTERSIGN_PASSPHRASE_FILE or COUNTERSIGN_PASSPHRASE',
  }),
  'passphrase.weak': (f) => ({
    message: `the passphrase has fewer than ${f.minimum} characters`,
    hint: 'choose a longer one; four random words are easy to type and hard to guess',
  }),
  'passphrase.unfit': (f) => ({
    message: `the passphrase ${f.problem}`,
    hint: 'choose one line of text that can be typed, and that other programs read in the same way',
  }),
  'passphrase.differs': () => ({ message: 'the two passphrases differ', hint: 'start again; nothing was made' }),
  'file.missing': (f) => ({ message: `the ${f.what} ${f.path} does not exist`, hint: 'check the path' }),
  'file.malformed': (f) => ({
    message: `${f.path} is not a usable ${f.what}: ${f.problem}`,
    hint: 'restore it from a backup, or point to another file',
  }),
  'key.form': (f) => ({
    message: `the private key ${f.path} is ${f.found}; what is read is PKCS#8, encrypted with PBES2, AES-CBC and scrypt or PBKDF2, or not at all`,
    hint: `(umask 077 && openssl pkcs8 -topk8 ${f.protection === 'open' ? '-nocrypt' : '-v2 aes-256-cbc -scrypt'} -in ${shellWord(f.path)} -out ${shellWord(`${f.path}.new`)}), then put the new file in its place`,
  }),
  'file.exposed': (f) => ({
    message: `${f.path} can be read by others (mode ${f.mode})`,
    hint: `chmod 600 ${shellWord(f.path)}, and change its secret if others could have read it`,
  }),
  'file.not-owned': (f) => ({
    message: `${f.path} belongs to user ${f.owner}, and you are user ${f.user}`,
    hint: 'run as its owner, or make a copy that is yours alone (mode 0600)',
  }),
  'file.foreign': (f) => ({
    message: `${f.directory} holds ${f.path}, which countersign did not write`,
    hint: 'export into a new or empty directory',
  }),
  'file.edited': (f) => ({
    message: `${f.path} in ${f.directory} was changed since countersign wrote it`,
    hint: `for CRL and certificates alone: countersign export --only tls --out ${shellWord(f.directory)}; else keep your copy elsewhere and remove the file`,
  }),
  'file.symlink': (f) => ({
    message: `${f.path} is a symbolic link`,
    hint: 'give the real path; countersign does not write through links',
  }),
  'directory.exposed': (f) => ({
    message: `${f.directory} ${f.problem}`,
    hint: 'whoever can write there can put other files in their place; name a new directory, which is made for you alone',
  }),
  'export.other-authority': (f) => ({
    message: `${f.directory} admits the clients of the authority with the pin ${f.found}, and ${f.authority} of this home has ${f.pin}`,
    hint: 'is this the right home? A server has one client authority: name that home with --home, or give a new directory',
  }),
  'export.overtaken': (f) => ({
    message: `another command exported into ${f.directory} at the same time`,
    hint: 'what is there may be of both, so start no server from it: run the one again that you want',
  }),
  'home.missing': (f) => ({
    message: `there is no PKI home at ${f.home}`,
    hint: 'make one with: countersign init --org NAME --trust-domain DOMAIN, or point --home to it',
  }),
  'home.incomplete': (f) => ({
    message: `the PKI home ${f.home} lacks ${f.missing}`,
    hint: 'restore it from a backup; if an init was interrupted and nothing was issued, remove the directory and init again',
  }),
  'home.exists': (f) => ({
    message: `${f.home} exists already`,
    hint: 'use it, or give another directory with --home',
  }),
  'home.newer': (f) => ({
    message: `the PKI home ${f.home} has format ${f.found}; this countersign knows up to ${f.supported}`,
    hint: 'upgrade countersign; nothing was changed',
  }),
  'home.not-owned': (f) => ({
    message: `the PKI home ${f.home} belongs to user ${f.owner}, and you are user ${f.user}`,
    hint: 'run as its owner, or hand the directory over with chown -R',
  }),
  'home.exposed': (f) => ({
    message: `the PKI home ${f.home} is open to others (mode ${f.mode})`,
    hint: `chmod 700 ${shellWord(f.home)}`,
  }),
  'home.skeleton': (f) => ({
    message: `${f.home} is the skeleton that new homes are made from`,
    hint: 'make a home elsewhere, or name the one that you have: --home DIR',
  }),
  'home.malformed': (f) => ({
    message: `${f.file} is not valid at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'name.taken': (f) => ({
    message: `a certificate named ${quote(f.name)} exists already (serial ${f.serial})`,
    hint: 'choose another name, or issue one more under this name with --again',
  }),
  'name.busy': (f) => ({
    message: `another command is issuing ${quote(f.name)}`,
    hint: `wait for it to end; if it was cut off, the name is free again from ${f.until} on`,
  }),
  'name.overtaken': (f) => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} was issued, but another command has put a newer one in its place`,
    hint: `nobody has its key; revoke it: countersign revoke --serial ${f.serial} --reason superseded`,
  }),
  'certificate.unplaced': (f) => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} is issued and recorded, but not in its place yet: ${f.problem}`,
    hint: 'put that right; the next command that writes to this home puts it there, countersign crl for one',
  }),
  'name.unknown': (f) => ({
    message: `there is no certificate named ${quote(f.name)}`,
    hint: f.near.length > 0 ? `did you mean ${list(f.near)}?` : 'see: countersign list',
  }),
  'name.reserved': (f) => ({ message: `the name ${quote(f.name)} ${f.why}`, hint: 'choose another name' }),
  'name.ambiguous': (f) => ({
    message: `${quote(f.word)} is ${f.meanings}`,
    hint: `say which is meant, with ${f.authorities ? '' : 'one of: '}${list(f.flags)}${f.authorities ? `, or by its authority, ${list(f.authorities)}: countersign revoke --serial ${f.word} --unrecorded AUTHORITY` : ''}`,
  }),
  'serial.unknown': (f) => ({
    message: `no certificate has the serial number ${f.serial}`,
    hint: `see: countersign list; where an authority signed it without this record, name it: countersign revoke --serial ${f.serial} --unrecorded AUTHORITY`,
  }),
  'serial.already-revoked': (f) => ({
    message: `the certificate ${f.serial} was revoked at ${f.revokedAt}`,
    hint: `revocation is final, and there is no more to do; see: countersign show ${f.serial}`,
  }),
  'name.nothing-to-revoke': (f) => ({
    message: `${quote(f.name)} has no certificate that is still good`,
    hint: `see: countersign show ${f.name}`,
  }),
  'certificate.foreign': (f) => ({
    message: `a certificate in ${f.path} was not issued here: no authority of this home has signed it (its issuer is ${quote(f.issuer)}, the key identifier of the issuer ${f.key}; those of this home: ${f.expected})`,
    hint: 'show or revoke it in the home that issued it: --home DIR',
  }),
  'credential.unrecorded': (f) => ({
    message: `${f.directory} ${f.certificate === undefined ? 'is in the way: nothing that the record knows lies there' : 'holds a credential that the record does not know, and may be its last copy'}`,
    hint: `move it elsewhere${f.certificate === undefined ? '' : `, or have it recorded and revoked: countersign revoke --file ${shellWord(f.certificate)} --reason superseded`}`,
  }),
  'credential.older': (f) => ({
    message: `the certificate in ${f.path} (serial ${f.found}) is newer than the newest whose key is in the home (serial ${f.serial})`,
    hint: 'issue a new one for the host, or export into a new directory',
  }),
  'authority.unknown': (f) => ({
    message: `there is no authority ${quote(f.authority)}`,
    hint: `authorities of this home: ${list(f.known)}`,
  }),
  'authority.expired': (f) => ({
    message: `the authority ${f.authority} ended at ${f.notAfter}, and the clock says ${f.now}`,
    hint: 'if the clock is wrong, set it; if it is right, nothing that this authority signed holds any more: make a new home beside this one (init --home DIR), issue from it to everybody, and export each server anew',
  }),
  'authority.not-yet-valid': (f) => ({
    message: `the clock says ${f.now}, which is before the authority ${f.authority} begins (${f.notBefore})`,
    hint: 'set the clock, and run the command again; nothing was signed',
  }),
  'issuer.expires-first': (f) => ({
    message: `a certificate until ${f.notAfter} would outlive its authority ${f.authority}, which ends at ${f.issuerNotAfter}`,
    hint: 'ask for a shorter life with --days',
  }),
  'pin.mismatch': (f) => ({
    message: `the pin of the authority ${f.authority} is ${f.found}, but ${f.source} says ${f.expected}`,
    hint: 'stop: its certificate or key was replaced. Compare with the copy that you keep elsewhere',
  }),
  'signature.unverified': (f) => ({
    message: `the signature made for serial ${f.serial} does not verify with the certificate of ${f.authority}`,
    hint: "the key is not this authority's, and nothing was handed out; restore authorities/ from a backup",
  }),
  'reservation.lost': (f) => ({
    message: `the reservation of serial ${f.serial} lapsed before its certificate was recorded`,
    hint: 'nothing was handed out; run the command again',
  }),
  'crl.clock-ahead': (f) => ({
    message: `the clock says ${f.now}, long after the last CRL of ${f.authority} ended (${f.nextUpdate})`,
    hint: `if the clock is wrong, set it; if it is right, say so: countersign crl ${f.authority} --clock-is-right; nothing was recorded or signed`,
  }),
  'crl.clock-behind': (f) => ({
    message: `the clock says ${f.now}, which is before the last CRL of ${f.authority} (${f.thisUpdate})`,
    hint: `${f.recorded === 'revocation' ? 'what was revoked is recorded, and not published yet; ' : ''}if the clock is wrong, set it, and then run: countersign crl ${f.authority}; if it is right, and was ahead when that CRL was signed: countersign crl ${f.authority} --clock-is-right`,
  }),
  'crl.would-drop': (f) => ({
    message: `the new CRL of ${f.authority} would drop serial ${f.serial}, which is good until ${f.notAfter}`,
    hint: 'the record was changed from outside (see: countersign status); restore it from a backup',
  }),
  'crl.expired': (f) => ({
    message: `the CRL of ${f.authority} expired at ${f.nextUpdate}`,
    hint: 'every server that checks it refuses everybody; run: countersign crl',
  }),
  'crl.not-yet-valid': (f) => ({
    message: `the CRL of ${f.authority} is not valid before ${f.thisUpdate}, and the clock says ${f.now}`,
    hint: `if the clock is wrong, set it; if it is right, and was ahead when that CRL was signed: countersign crl ${f.authority} --clock-is-right`,
  }),
  'crl.incomplete': (f) => ({
    message: `recorded as revoked, and on no CRL of ${f.authority} yet: ${firstFew(f.serials)}`,
    hint: `a server with this CRL lets them in; sign the next one first: countersign crl ${f.authority}`,
  }),
  'crl.missing': (f) => ({
    message: `the CRL of ${f.authority} is gone${f.number ? `; the last that the record knows has the number ${f.number}` : ''}`,
    hint: `give it the newest that was published, from a server or an export: countersign crl ${f.authority} --published FILE; only where no copy is left: countersign crl ${f.authority} --from-record`,
  }),
  'crl.older': (f) => ({
    message: `${f.path} is CRL ${f.found} of ${f.authority}, and would be replaced by CRL ${f.number}, which is not newer`,
    hint:
      Number(f.found) >= Number.MAX_SAFE_INTEGER
        ? 'another tool signed it, and no CRL of this home can be numbered after it: take it out of there, export, and restart the server, which refuses a lower number while it runs'
        : `this home was restored from a backup, or is a copy; give it the other CRL first: countersign crl ${f.authority} --published ${shellWord(f.path)}`,
  }),
  'crl.unpublished': (f) => ({
    message: `what was revoked is recorded, but no CRL of ${f.authority} says so yet: ${f.problem}`,
    hint: 'put that right, then publish one: countersign crl. Until then servers let it in',
  }),
  'crl.malformed': (f) => ({
    message: `${f.path} cannot serve as the CRL of ${f.authority}: ${f.problem}${f.number ? `; the last that the record knows has the number ${f.number}` : ''}`,
    hint: `find out who changed it; then give the home the newest that was published, from a server or an export: countersign crl ${f.authority} --published FILE; only where no copy is left: countersign crl ${f.authority} --from-record`,
  }),
  'server.no-certificate': (f) => ({
    message: `no valid server certificate covers ${f.host}${f.notBefore === undefined ? '' : `: one is not valid before ${f.notBefore}, and the clock says ${f.now}`}`,
    hint: `${f.notBefore === undefined ? 'issue one' : 'set the clock; where it is right, issue another'}: countersign issue server ${/^[a-z]/.test(f.host) ? f.host : 'NAME'} ${/^[0-9.]+$|:/.test(f.host) ? '--ip' : '--dns'} ${f.host}`,
  }),
  'server.unfit': (f) => ({
    message: `${f.path} cannot be shown as the certificate of ${f.host}: ${f.problem}`,
    hint: 'give the whole chain with --server-chain FILE, and the key of its first certificate with --server-key FILE',
  }),
  'material.unfit': (f) => ({
    message: `the ${f.what} cannot be put in force: ${f.problem}`,
    hint: 'take the material that countersign made last; whatever was in force stays so',
  }),
  'probe.remote': (f) => ({
    message: `${f.host} is not this machine, and an attack needs its operator's consent`,
    hint: 'if you operate this server, say so with --i-operate-this-server',
  }),
  'attack.unknown': (f) => ({
    message: `there is no attack ${quote(f.attack)}`,
    hint: f.near.length > 0 ? `did you mean ${list(f.near)}?` : `the attacks: ${list(f.known)}`,
  }),
  'probe.no-credential': (f) => ({
    message: `the credential ${quote(f.name)} cannot be used: ${f.problem}`,
    hint: `name another with ${f.flag} NAME; see: countersign list`,
  }),
  'network.failed': (f) => ({
    message: `${f.address} cannot be reached: ${f.problem}`,
    hint: 'check that the server runs and listens there',
  }),
  'program.missing': (f) => ({
    message: `there is no program ${quote(f.program)} on this machine`,
    hint: `install ${f.install}`,
  }),
  'process.failed': (f) => ({
    message: `${f.command} failed: ${f.problem}`,
    hint: 'what it printed last is quoted above; put that right, and run the command again',
  }),
  'disk.full': (f) => ({
    message: `there is no space left to write ${f.path}`,
    hint: 'free some space and run the command again; no file was half-written',
  }),
  'disk.failed': (f) => ({
    message: `${f.path} cannot be used: ${f.problem}`,
    hint: 'check the path, its owner and its mode',
  }),
  'output.failed': (f) => ({
    message: `the answer cannot be written to stdout: ${f.problem}`,
    hint: 'the command itself was carried out; send its answer elsewhere, or look with: countersign status',
  }),
  'store.busy': (f) => ({
    message: `another command holds ${f.path}`,
    hint: 'wait for it to end and run this one again',
  }),
  'store.damaged': (f) => ({
    message: `the record ${f.path} cannot be trusted: ${f.problem}`,
    hint: 'restore it from a backup; do not issue from it',
  }),
  'command.interrupted': () => ({
    message: 'interrupted',
    hint: 'nothing was half-done; run the command again when you like',
  }),
  'command.declined': () => ({
    message: 'nothing was done, as you said',
    hint: 'run the command again to answer otherwise',
  }),
}
