/** Every reason for which countersign declines: its code and its facts. How each is said is in `wording.ts`. */
import type { Finding } from './finding.ts'

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
  'access.malformed': { file: string; pointer: string; expected: string }
  'access.refused': { file: string; findings: readonly Finding[] }
  'reason.unknown': { reason: string; near: readonly string[]; known: readonly string[] }
  'target.unknown': { target: string; known: readonly string[] }
  'target.cannot': { target: string; what: string; instead: string }
  'target.malformed': { file: string; pointer: string; expected: string }
  'template.hole': { file: string; hole: string; problem: string }
  'passphrase.wrong': { path: string }
  'passphrase.missing': { what: string }
  'passphrase.weak': { minimum: number }
  'passphrase.unfit': { problem: string }
  'passphrase.differs': Record<never, never>
  'file.missing': { path: string; what: string }
  'file.malformed': { path: string; what: string; problem: string }
  /** A key that is whole, in a form that is not read. */
  'key.form': { path: string; found: string; protection: 'encrypted' | 'open' }
  'file.exposed': { path: string; mode: string }
  'file.not-owned': { path: string; owner: number; user: number }
  'file.foreign': { path: string; directory: string }
  'file.edited': { path: string; directory: string }
  'file.symlink': { path: string }
  'directory.exposed': { directory: string; problem: string }
  'export.overtaken': { directory: string }
  'export.other-authority': { directory: string; authority: string; found: string; pin: string }
  'home.missing': { home: string }
  'home.incomplete': { home: string; missing: string }
  'home.exists': { home: string }
  'home.newer': { home: string; found: number; supported: number }
  'home.not-owned': { home: string; owner: number; user: number }
  'home.exposed': { home: string; mode: string }
  'home.skeleton': { home: string }
  'home.malformed': { file: string; pointer: string; expected: string }
  'name.taken': { name: string; serial: string }
  'name.busy': { name: string; until: string }
  'name.overtaken': { name: string; serial: string }
  'certificate.unplaced': { name: string; serial: string; problem: string }
  'name.unknown': { name: string; near: readonly string[] }
  'name.reserved': { name: string; why: string }
  'name.ambiguous': { word: string; meanings: string; flags: readonly string[]; authorities?: readonly string[] }
  'serial.unknown': { serial: string }
  'serial.already-revoked': { serial: string; revokedAt: string }
  'name.nothing-to-revoke': { name: string }
  'certificate.foreign': { path: string; issuer: string; key: string; expected: string }
  'credential.unrecorded': { directory: string; certificate?: string }
  'credential.older': { path: string; found: string; serial: string }
  'authority.unknown': { authority: string; known: readonly string[] }
  'authority.expired': { authority: string; notAfter: string; now: string }
  'authority.not-yet-valid': { authority: string; notBefore: string; now: string }
  'issuer.expires-first': { authority: string; notAfter: string; issuerNotAfter: string }
  'pin.mismatch': { authority: string; expected: string; found: string; source: string }
  'signature.unverified': { authority: string; serial: string }
  'reservation.lost': { serial: string }
  'crl.clock-ahead': { authority: string; nextUpdate: string; now: string }
  'crl.clock-behind': { authority: string; thisUpdate: string; now: string; recorded: 'nothing' | 'revocation' }
  'crl.would-drop': { authority: string; serial: string; notAfter: string }
  'crl.expired': { authority: string; nextUpdate: string }
  'crl.not-yet-valid': { authority: string; thisUpdate: string; now: string }
  'crl.incomplete': { authority: string; serials: readonly string[] }
  'crl.missing': { authority: string; number?: number }
  /** `found` is a text where no other number can come after it here, or be told from it. */
  'crl.older': { authority: string; path: string; found: number | string; number: number }
  'crl.unpublished': { authority: string; problem: string }
  'crl.malformed': { authority: string; path: string; problem: string; number?: number }
  'server.no-certificate': { host: string; notBefore?: string; now?: string }
  'server.unfit': { host: string; path: string; problem: string }
  'material.unfit': { what: string; problem: string }
  'probe.remote': { host: string }
  'attack.unknown': { attack: string; near: readonly string[]; known: readonly string[] }
  'probe.no-credential': { name: string; problem: string; flag: string }
  'network.failed': { address: string; problem: string }
  'process.failed': { command: string; problem: string }
  'program.missing': { program: string; install: string }
  'disk.full': { path: string }
  'disk.failed': { path: string; problem: string }
  'output.failed': { problem: string }
  'store.busy': { path: string }
  'store.damaged': { path: string; problem: string }
  'command.interrupted': Record<never, never>
  'command.declined': Record<never, never>
}
