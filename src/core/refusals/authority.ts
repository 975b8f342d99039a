/** Authorities, and certificates and credentials of theirs: why countersign declines, by code. */
import { list, quote } from '../quote.ts'
import { shellWord } from '../shell.ts'
import type { Wording } from './wording.ts'

export const authorityRefusals = {
  'certificate.unplaced': (f: { name: string; serial: string; problem: string }): Wording => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} is issued and recorded, but not in its place yet: ${f.problem}`,
    hint: 'mend that; the next command that writes to this home, such as countersign crl, puts the certificate in its place',
  }),
  'certificate.foreign': (f: { path: string; issuer: string; key: string; expected: string }): Wording => ({
    message: `a certificate in ${f.path} was not issued here: no authority of this home has signed it (its issuer is ${quote(f.issuer)}, the key identifier of the issuer ${f.key}; those of this home: ${f.expected})`,
    hint: 'show or revoke it in the home that issued it: --home DIR',
  }),
  'credential.unrecorded': (f: { directory: string; certificate?: string }): Wording => ({
    message: `${f.directory} ${f.certificate === undefined ? 'is in the way: nothing that the record knows lies there' : 'holds a credential that the record does not know, and may be its last copy'}`,
    hint: `move it elsewhere${f.certificate === undefined ? '' : `, or have it recorded and revoked: countersign revoke --file ${shellWord(f.certificate)} --reason superseded`}`,
  }),
  'credential.older': (f: { path: string; found: string; serial: string }): Wording => ({
    message: `the certificate in ${f.path} (serial ${f.found}) is newer than the newest whose key is in the home (serial ${f.serial})`,
    hint: 'issue a new one for the host, or export into a new directory',
  }),
  'authority.unknown': (f: { authority: string; known: readonly string[] }): Wording => ({
    message: `there is no authority ${quote(f.authority)}`,
    hint: `authorities of this home: ${list(f.known)}`,
  }),
  'authority.expired': (f: { authority: string; notAfter: string; now: string }): Wording => ({
    message: `the authority ${f.authority} ended at ${f.notAfter}, and the clock says ${f.now}`,
    hint: 'if the clock is wrong, set it; if it is right, nothing that this authority signed holds any more: make a new home beside this one (init --home DIR), issue from it to everybody, and export each server anew',
  }),
  'authority.not-yet-valid': (f: { authority: string; notBefore: string; now: string }): Wording => ({
    message: `the clock says ${f.now}, which is before the authority ${f.authority} begins (${f.notBefore})`,
    hint: 'set the clock, and run the command again; nothing was signed',
  }),
  'issuer.expires-first': (f: { authority: string; notAfter: string; issuerNotAfter: string }): Wording => ({
    message: `a certificate until ${f.notAfter} would outlive its authority ${f.authority}, which ends at ${f.issuerNotAfter}`,
    hint: 'ask for a shorter life with --days',
  }),
  'pin.mismatch': (f: { authority: string; expected: string; found: string; source: string }): Wording => ({
    message: `the pin of the authority ${f.authority} is ${f.found}, but ${f.source} says ${f.expected}`,
    hint: 'stop: its certificate or key was replaced. Compare with the copy that you keep elsewhere',
  }),
  'signature.unverified': (f: { authority: string; serial: string }): Wording => ({
    message: `the signature made for serial ${f.serial} does not verify with the certificate of ${f.authority}`,
    hint: "the key is not this authority's, and nothing was handed out; restore authorities/ from a backup",
  }),
  'reservation.lost': (f: { serial: string }): Wording => ({
    message: `the reservation of serial ${f.serial} lapsed before its certificate was recorded`,
    hint: 'nothing was handed out; run the command again',
  }),
}
