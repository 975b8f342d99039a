/** Names, serial numbers and reasons that people give: why countersign declines, by code. */
import { list, quote } from '../quote.ts'
import { guess, type Wording } from './wording.ts'

export const identityRefusals = {
  'identity.refused': (f: {
    kind: string
    value: string
    position: number
    character: string
    expected: string
  }): Wording => ({
    message:
      f.character === ''
        ? `the ${f.kind} ${quote(f.value)} is not valid at position ${f.position + 1}, where it ends`
        : `the ${f.kind} ${quote(f.value)} is not valid: ${quote(f.character)} at position ${f.position + 1} is not allowed`,
    hint: `allowed: ${f.expected}`,
  }),
  'reason.unknown': (f: { reason: string; near: readonly string[]; known: readonly string[] }): Wording => ({
    message: `${quote(f.reason)} is not a reason for a revocation`,
    hint: `${guess(f.near)}reasons: ${list(f.known)}`,
  }),
  'name.taken': (f: { name: string; serial: string }): Wording => ({
    message: `a certificate named ${quote(f.name)} exists already (serial ${f.serial})`,
    hint: `to renew that certificate: countersign renew ${f.name}; otherwise choose another name, or issue another certificate under this name: --again`,
  }),
  'name.busy': (f: { name: string; until: string }): Wording => ({
    message: `another command is issuing ${quote(f.name)}`,
    hint: `wait until that command has ended; if it was interrupted, the name is free again from ${f.until} on`,
  }),
  'name.overtaken': (f: { name: string; serial: string }): Wording => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} was issued, but at the same time another command stored a newer certificate under this name`,
    hint: `nobody can use certificate ${f.serial}, because its private key was not saved; revoke it: countersign revoke --serial ${f.serial} --reason superseded`,
  }),
  'name.unknown': (f: { name: string; near: readonly string[] }): Wording => ({
    message: `there is no certificate named ${quote(f.name)}`,
    hint: f.near.length > 0 ? `did you mean ${list(f.near)}?` : 'see: countersign list',
  }),
  'name.reserved': (f: { name: string; why: string }): Wording => ({
    message: `the name ${quote(f.name)} ${f.why}`,
    hint: 'choose another name',
  }),
  'name.ambiguous': (f: {
    word: string
    meanings: string
    flags: readonly string[]
    authorities?: readonly string[]
  }): Wording => ({
    message: `${quote(f.word)} is ${f.meanings}`,
    hint: `say which certificate you mean, with ${f.authorities ? '' : 'one of: '}${list(f.flags)}${f.authorities ? `, or with its authority (${list(f.authorities)}): countersign revoke --serial ${f.word} --unrecorded AUTHORITY` : ''}`,
  }),
  'bundle.no-credential': (f: { name: string; usage: 'client' | 'server'; problem: string }): Wording => ({
    message: `no bundle can be made of ${quote(f.name)}: ${f.problem}`,
    hint: `issue another certificate, with a key that is made here: countersign issue ${f.usage} ${f.name} --again --p12; if somebody else has the key, only they can make a bundle`,
  }),
  'bundle.unwritten': (f: { name: string; serial: string; problem: string }): Wording => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} was issued, but its bundle was not written: ${f.problem}`,
    hint: `solve that problem, then write the bundle: countersign export p12 ${f.name}`,
  }),
  'certificate.unrenewable': (f: { name: string; serial: string; problem: string; next?: string }): Wording => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} cannot be renewed: ${f.problem}`,
    hint: f.next ?? `see: countersign show --serial ${f.serial}`,
  }),
  'fingerprint.unknown': (f: { fingerprint: string }): Wording => ({
    message: `no certificate has the fingerprint ${f.fingerprint}, nor a key with this digest`,
    hint: 'see: countersign list; if you have the certificate itself: countersign show --file PATH',
  }),
  'serial.unknown': (f: { serial: string }): Wording => ({
    message: `no certificate has the serial number ${f.serial}`,
    hint: `see: countersign list; if an authority of this home signed that certificate, but the record lacks it, name the authority: countersign revoke --serial ${f.serial} --unrecorded AUTHORITY`,
  }),
  'serial.already-revoked': (f: { serial: string; revokedAt: string }): Wording => ({
    message: `the certificate ${f.serial} was already revoked at ${f.revokedAt}`,
    hint: `a revocation is final, and there is nothing more to do; see: countersign show ${f.serial}`,
  }),
  'name.nothing-to-revoke': (f: { name: string }): Wording => ({
    message: `each certificate of ${quote(f.name)} is revoked already, or its issuance was not completed`,
    hint: `see: countersign show ${f.name}`,
  }),
}
