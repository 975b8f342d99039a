/** Authorities, and certificates and credentials of theirs: why countersign declines, by code. */
import { list, quote } from '../quote.ts'
import { shellWord } from '../shell.ts'
import type { Wording } from './wording.ts'

export const authorityRefusals = {
  'certificate.unplaced': (f: { name: string; serial: string; problem: string }): Wording => ({
    message: `the certificate ${f.serial} of ${quote(f.name)} was issued and recorded, but its files could not be moved into their folder: ${f.problem}`,
    hint: 'solve the problem that the message names, then run: countersign crl; like every command that writes to this home, it moves the files into their folder',
  }),
  'certificate.foreign': (f: { path: string; issuer: string; key: string; expected: string }): Wording => ({
    message: `no authority of this home signed a certificate in ${f.path}: its issuer is ${quote(f.issuer)} (key identifier: ${f.key}); the key identifiers of this home: ${f.expected}`,
    hint: 'to show or revoke that certificate, name the home that issued it: --home DIR',
  }),
  'credential.unrecorded': (f: { directory: string; certificate?: string }): Wording => ({
    message: `${f.directory} ${f.certificate === undefined ? 'exists already, but this certificate must be stored there; no certificate of the record is in that directory' : 'holds a credential that is not in the record; perhaps no other copy of its key exists'}`,
    hint: `move the directory to another place${f.certificate === undefined ? '' : `, or record and revoke its certificate: countersign revoke --file ${shellWord(f.certificate)} --reason superseded`}`,
  }),
  'credential.older': (f: { path: string; found: string; serial: string }): Wording => ({
    message: `the newest certificate for this host that has its key in this home is serial ${f.serial}, but the certificate in ${f.path} is newer (serial ${f.found})`,
    hint: 'issue a new certificate for the host, or export into a new directory',
  }),
  'authority.unknown': (f: { authority: string; known: readonly string[] }): Wording => ({
    message: `there is no authority ${quote(f.authority)}`,
    hint: `authorities of this home: ${list(f.known)}`,
  }),
  'authority.unrecorded': (f: { name: string; usage: string }): Wording => ({
    message: `countersign.json lists the authority ${f.name}, but the record does not have it`,
    hint: `if the record was restored from a backup that is older than this authority, record it again: countersign authority add ${f.name} --usage ${f.usage}`,
  }),
  'authority.other-usage': (f: { authority: string; usage: string; fit: readonly string[] }): Wording => ({
    message: `the authority ${f.authority} signs ${f.usage} certificates only`,
    hint: f.fit.length === 0 ? 'this home has no authority for that' : `give one of these instead: ${list(f.fit)}`,
  }),
  'authority.ambiguous': (f: { what: string; authorities: readonly string[]; flag: string }): Wording => ({
    message: `${f.what} of more than one authority: ${list(f.authorities)}`,
    hint: `say which one you mean: ${f.flag} NAME`,
  }),
  'authority.exists': (f: { authority: string; usage: string }): Wording => ({
    message: `this home has an authority ${quote(f.authority)} already, which signs ${f.usage} certificates`,
    hint: 'choose another name; see: countersign authority list',
  }),
  'authority.expired': (f: { authority: string; notAfter: string; now: string }): Wording => ({
    message: `the authority ${f.authority} expired at ${f.notAfter}, and the clock says ${f.now}`,
    hint: 'if the clock is wrong, set it; if it is right, make a new home (init --home DIR), issue all certificates again, and export each server again: no certificate of the old authority is valid any more',
  }),
  'authority.not-yet-valid': (f: { authority: string; notBefore: string; now: string }): Wording => ({
    message: `the authority ${f.authority} is not valid before ${f.notBefore}, and the clock says ${f.now}`,
    hint: 'set the clock, and run the command again; nothing was signed',
  }),
  'issuer.expires-first': (f: { authority: string; notAfter: string; issuerNotAfter: string }): Wording => ({
    message: `the certificate would be valid until ${f.notAfter}, but its authority ${f.authority} expires before that, at ${f.issuerNotAfter}`,
    hint: 'choose a smaller number of days with --days',
  }),
  'pin.mismatch': (f: { authority: string; expected: string; found: string; source: string }): Wording => ({
    message: `the pin of the authority ${f.authority} is ${f.found}, but ${f.source} says ${f.expected}`,
    hint: 'the certificate or the key of this authority was replaced: issue nothing, and compare both with your backup',
  }),
  'signature.unverified': (f: { authority: string; serial: string }): Wording => ({
    message: `the signature made for serial ${f.serial} does not verify with the certificate of ${f.authority}`,
    hint: 'the private key in the home does not belong to this authority, and nothing was issued; restore the folder authorities/ from a backup',
  }),
  'reservation.lost': (f: { serial: string }): Wording => ({
    message: `the serial number ${f.serial} was reserved, but the reservation expired before the certificate was recorded`,
    hint: 'no certificate was issued; run the command again',
  }),
}
