/**
 * Every reason for which countersign declines, with its facts. Its sentence is in `wording.ts`; exit statuses and HTTP
 * statuses do not live here either: `cli/exit.ts` and `server/problem.ts` give them, and do not compile until each code has one.
 */
import type { Finding } from './finding.ts'
import { wordings } from './wording.ts'

/** Code → facts. Codes are API, sentences are not. */
export type Refusals = {
  'usage.wrong': { problem: string; next: string }
  'usage.missing': { what: string; flag: string }
  'input.malformed': { what: string; value: string; expected: string }
  'input.too-large': { what: string; size: number; limit: number }
  'identity.refused': { kind: string; value: string; position: number; character: string; expected: string }
  'profile.unknown': { profile: string; known: readonly string[] }
  'profile.refused': { profile: string; findings: readonly Finding[] }
  'profile.malformed': { file: string; pointer: string; expected: string }
  'claim.unknown': { claim: string; known: readonly string[] }
  'claim.refused': { claim: string; value: string; expected: string }
  'claim.outside-arc': { claim: string; oid: string; arc: string }
  'claim.oid-changed': { claim: string; oid: string; issued: string }
  'reason.unknown': { reason: string; known: readonly string[] }
  'target.unknown': { target: string; known: readonly string[] }
  'target.cannot': { target: string; what: string; instead: string }
  'target.malformed': { file: string; pointer: string; expected: string }
  'template.hole': { file: string; hole: string; problem: string }
  'passphrase.wrong': { path: string }
  'passphrase.missing': { what: string }
  'passphrase.weak': { minimum: number }
  'passphrase.differs': Record<never, never>
  'file.missing': { path: string; what: string }
  'file.malformed': { path: string; what: string; problem: string }
  'file.exposed': { path: string; mode: string }
  'file.foreign': { path: string; directory: string }
  'file.edited': { path: string; directory: string }
  'file.symlink': { path: string }
  'home.missing': { home: string }
  'home.incomplete': { home: string; missing: string }
  'home.exists': { home: string }
  'home.newer': { home: string; found: number; supported: number }
  'home.not-owned': { home: string; owner: number; user: number }
  'home.exposed': { home: string; mode: string }
  'home.skeleton': { home: string }
  'home.malformed': { file: string; pointer: string; expected: string }
  'name.taken': { name: string; serial: string }
  'name.unknown': { name: string; near: readonly string[] }
  'serial.unknown': { serial: string }
  'serial.already-revoked': { serial: string; revokedAt: string }
  'name.nothing-to-revoke': { name: string }
  'certificate.foreign': { path: string; issuer: string }
  'authority.unknown': { authority: string; known: readonly string[] }
  'authority.expired': { authority: string; notAfter: string }
  'issuer.expires-first': { authority: string; notAfter: string; issuerNotAfter: string }
  'pin.mismatch': { authority: string; expected: string; found: string; source: string }
  'signature.unverified': { authority: string; serial: string }
  'reservation.lost': { serial: string }
  'crl.clock-behind': { authority: string; thisUpdate: string; now: string }
  'crl.would-drop': { authority: string; serial: string; notAfter: string }
  'crl.expired': { authority: string; nextUpdate: string }
  'crl.missing': { authority: string }
  'server.no-certificate': { host: string }
  'probe.remote': { host: string }
  'probe.no-credential': { name: string; problem: string }
  'network.failed': { address: string; problem: string }
  'process.failed': { command: string; problem: string }
  'disk.full': { path: string }
  'disk.failed': { path: string; problem: string }
  'store.busy': { path: string }
  'store.damaged': { path: string; problem: string }
  'events.broken': { sequence: number }
  'runtime.too-old': { found: string; needed: string }
  'command.interrupted': Record<never, never>
}

export type RefusalCode = keyof Refusals

/** The codes, in the order in which they are documented. */
export const refusalCodes = Object.keys(wordings) as RefusalCode[]

/**
 * We decline, with a code, its facts and what to try next. Thrown once, where the fact is known; it crosses the floors
 * untouched and is translated at the edge. Facts and sentences never hold a secret.
 */
export class CountersignError<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C
  readonly facts: Refusals[C]
  readonly hint: string

  constructor(code: C, facts: Refusals[C], options?: { cause?: unknown }) {
    const wording = wordings[code](facts)
    super(wording.message, options)
    this.name = 'CountersignError'
    this.code = code
    this.facts = facts
    this.hint = wording.hint
  }
}

/** Any refusal as a union over all codes, so that `switch (e.code)` narrows `e.facts`. */
export type AnyRefusal = { [C in RefusalCode]: CountersignError<C> }[RefusalCode]

/** Tells a refusal from a bug. */
export function isRefusal(error: unknown): error is AnyRefusal {
  return error instanceof CountersignError
}
