/** CRLs: why countersign declines, by code. */
import { firstFew } from '../quote.ts'
import { shellWord } from '../shell.ts'
import type { Wording } from './wording.ts'

export const crlRefusals = {
  'crl.clock-ahead': (f: { authority: string; nextUpdate: string; now: string }): Wording => ({
    message: `the clock says ${f.now}, which is long after the last CRL of ${f.authority} expired (${f.nextUpdate})`,
    hint: `if the clock is wrong, set it; if it is right, confirm that: countersign crl ${f.authority} --clock-is-right; nothing was recorded or signed`,
  }),
  'crl.clock-behind': (f: {
    authority: string
    thisUpdate: string
    now: string
    recorded: 'nothing' | 'revocation'
  }): Wording => ({
    message: `the clock says ${f.now}, which is before the date of the last CRL of ${f.authority} (${f.thisUpdate})`,
    hint: `${f.recorded === 'revocation' ? 'the revocation is recorded, but not published yet; ' : ''}if the clock is wrong, set it, and then run: countersign crl ${f.authority}; if the clock is right today, but was ahead when that CRL was signed, run: countersign crl ${f.authority} --clock-is-right`,
  }),
  'crl.would-drop': (f: { authority: string; serial: string; notAfter: string }): Wording => ({
    message: `the new CRL of ${f.authority} would no longer list serial ${f.serial}, whose certificate expires only at ${f.notAfter}`,
    hint: 'the record was changed by something other than countersign (see: countersign status); restore the record from a backup',
  }),
  'crl.expired': (f: { authority: string; nextUpdate: string }): Wording => ({
    message: `the CRL of ${f.authority} expired at ${f.nextUpdate}`,
    hint: 'every server that checks this CRL refuses all clients; run: countersign crl',
  }),
  'crl.not-yet-valid': (f: { authority: string; thisUpdate: string; now: string; kept?: true }): Wording => ({
    message: `the CRL of ${f.authority} is not valid before ${f.thisUpdate}, and the clock says ${f.now}${f.kept ? '; it is taken then, and whom it names is refused now' : ''}`,
    hint: `if the clock is wrong, set it; if the clock is right today, but was ahead when that CRL was signed, run: countersign crl ${f.authority} --clock-is-right`,
  }),
  'crl.incomplete': (f: { authority: string; serials: readonly string[] }): Wording => ({
    message: `these certificates are recorded as revoked, but are on no CRL of ${f.authority} yet: ${firstFew(f.serials)}`,
    hint: `a server with the last CRL still admits these certificates; sign a new CRL first: countersign crl ${f.authority}`,
  }),
  'crl.missing': (f: { authority: string; number?: number }): Wording => ({
    message: `the CRL of ${f.authority} is missing${f.number ? `; the last CRL in the record has the number ${f.number}` : ''}`,
    hint: `give the home the newest published CRL, from a server or an export: countersign crl ${f.authority} --published FILE; only if no copy exists anywhere: countersign crl ${f.authority} --from-record`,
  }),
  'crl.no-shards': (f: { authority: string; url: string }): Wording => ({
    message: `the new certificate would point to a shard of the CRL of ${f.authority}, and none was signed yet for addresses such as ${f.url}`,
    hint: `sign them, and publish them there: countersign crl ${f.authority}`,
  }),
  /** `found` is a text where no other number can come after it here, or be told from it. */
  'crl.older': (f: { authority: string; path: string; found: number | string; number: number }): Wording => ({
    message: `${f.path} is CRL ${f.found} of ${f.authority}; this export would replace it by CRL ${f.number}, which is not newer`,
    hint:
      Number(f.found) >= Number.MAX_SAFE_INTEGER
        ? 'another tool signed that CRL, and this home can make no CRL with a higher number: move that file elsewhere, export again, and restart the server, because a running server refuses a lower number'
        : `this home was restored from a backup, or is a copy of another home; give it that CRL first: countersign crl ${f.authority} --published ${shellWord(f.path)}`,
  }),
  'crl.unpublished': (f: { authority: string; problem: string }): Wording => ({
    message: `the revocation is recorded, but is on no CRL of ${f.authority} yet: ${f.problem}`,
    hint: 'solve the problem that the message names, then publish a CRL: countersign crl; until then, servers admit the revoked certificates',
  }),
  'crl.malformed': (f: { authority: string; path: string; problem: string; number?: number }): Wording => ({
    message: `${f.path} cannot be used as the CRL of ${f.authority}: ${f.problem}${f.number ? `; the last CRL in the record has the number ${f.number}` : ''}`,
    hint: `find out who changed that file; then give the home the newest published CRL, from a server or an export: countersign crl ${f.authority} --published FILE; only if no copy exists anywhere: countersign crl ${f.authority} --from-record`,
  }),
}
