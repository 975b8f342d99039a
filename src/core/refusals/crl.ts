/** CRLs: why countersign declines, by code. */
import { firstFew } from '../quote.ts'
import { shellWord } from '../shell.ts'
import type { Wording } from './wording.ts'

export const crlRefusals = {
  'crl.clock-ahead': (f: { authority: string; nextUpdate: string; now: string }): Wording => ({
    message: `the clock says ${f.now}, long after the last CRL of ${f.authority} ended (${f.nextUpdate})`,
    hint: `if the clock is wrong, set it; if it is right, say so: countersign crl ${f.authority} --clock-is-right; nothing was recorded or signed`,
  }),
  'crl.clock-behind': (f: {
    authority: string
    thisUpdate: string
    now: string
    recorded: 'nothing' | 'revocation'
  }): Wording => ({
    message: `the clock says ${f.now}, which is before the last CRL of ${f.authority} (${f.thisUpdate})`,
    hint: `${f.recorded === 'revocation' ? 'what was revoked is recorded, and not published yet; ' : ''}if the clock is wrong, set it, and then run: countersign crl ${f.authority}; if it is right, and was ahead when that CRL was signed: countersign crl ${f.authority} --clock-is-right`,
  }),
  'crl.would-drop': (f: { authority: string; serial: string; notAfter: string }): Wording => ({
    message: `the new CRL of ${f.authority} would drop serial ${f.serial}, which is good until ${f.notAfter}`,
    hint: 'the record was changed from outside (see: countersign status); restore it from a backup',
  }),
  'crl.expired': (f: { authority: string; nextUpdate: string }): Wording => ({
    message: `the CRL of ${f.authority} expired at ${f.nextUpdate}`,
    hint: 'every server that checks it refuses everybody; run: countersign crl',
  }),
  'crl.not-yet-valid': (f: { authority: string; thisUpdate: string; now: string }): Wording => ({
    message: `the CRL of ${f.authority} is not valid before ${f.thisUpdate}, and the clock says ${f.now}`,
    hint: `if the clock is wrong, set it; if it is right, and was ahead when that CRL was signed: countersign crl ${f.authority} --clock-is-right`,
  }),
  'crl.incomplete': (f: { authority: string; serials: readonly string[] }): Wording => ({
    message: `recorded as revoked, and on no CRL of ${f.authority} yet: ${firstFew(f.serials)}`,
    hint: `a server with this CRL lets them in; sign the next one first: countersign crl ${f.authority}`,
  }),
  'crl.missing': (f: { authority: string; number?: number }): Wording => ({
    message: `the CRL of ${f.authority} is gone${f.number ? `; the last that the record knows has the number ${f.number}` : ''}`,
    hint: `give the home the newest published CRL, from a server or an export: countersign crl ${f.authority} --published FILE; only where no copy is left: countersign crl ${f.authority} --from-record`,
  }),
  /** `found` is a text where no other number can come after it here, or be told from it. */
  'crl.older': (f: { authority: string; path: string; found: number | string; number: number }): Wording => ({
    message: `${f.path} is CRL ${f.found} of ${f.authority}, and would be replaced by CRL ${f.number}, which is not newer`,
    hint:
      Number(f.found) >= Number.MAX_SAFE_INTEGER
        ? 'another tool signed it, and no CRL of this home can be numbered after it: take it out of there, export, and restart the server, which refuses a lower number while it runs'
        : `this home was restored from a backup, or is a copy; give it the other CRL first: countersign crl ${f.authority} --published ${shellWord(f.path)}`,
  }),
  'crl.unpublished': (f: { authority: string; problem: string }): Wording => ({
    message: `the revocation is recorded, but no CRL of ${f.authority} says so yet: ${f.problem}`,
    hint: 'mend that, then publish a CRL: countersign crl. Until then servers let in what was revoked',
  }),
  'crl.malformed': (f: { authority: string; path: string; problem: string; number?: number }): Wording => ({
    message: `${f.path} cannot serve as the CRL of ${f.authority}: ${f.problem}${f.number ? `; the last that the record knows has the number ${f.number}` : ''}`,
    hint: `find out who changed it; then give the home the newest published CRL, from a server or an export: countersign crl ${f.authority} --published FILE; only where no copy is left: countersign crl ${f.authority} --from-record`,
  }),
}
