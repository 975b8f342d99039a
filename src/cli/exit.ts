/** The exit statuses, and the exit status of each refusal. The sentences of refusals are in `core/refusals/`. */
import type { RefusalCode } from '../core/refusal.ts'
import type { Report } from '../probe/report/report.ts'

/** The exit statuses of the program. API, as the refusal codes are. */
export const exitStatuses = {
  /** It is done. */
  done: 0,
  /** The answer is no: a bypass, an expired CRL, a broken chain. */
  no: 1,
  /** You misspoke: something that you said does not exist or cannot be read. */
  misspoken: 2,
  /** We refuse. */
  refused: 3,
  /** The world failed: disk, database, network, clock, or a probe without a verdict. */
  failed: 4,
  /** A bug of ours. */
  bug: 70,
  /** Interrupted by the user, as shells count it: 128 and the signal's number. */
  interrupted: 130,
} as const

export type ExitStatus = (typeof exitStatuses)[keyof typeof exitStatuses]

/** Overall verdict of a probe → exit status. */
export const verdictTable = {
  enforced: exitStatuses.done,
  bypassed: exitStatuses.no,
  inconclusive: exitStatuses.failed,
} as const satisfies Record<Report['verdict'], ExitStatus>

const { misspoken, refused, failed, interrupted } = exitStatuses

/** Refusal code → exit status. A new code does not compile until it has a row. */
export const exitTable = {
  'usage.wrong': misspoken,
  'usage.missing': misspoken,
  'input.malformed': misspoken,
  'input.too-large': misspoken,
  'identity.refused': misspoken,
  'profile.unknown': misspoken,
  'profile.refused': refused,
  'profile.malformed': refused,
  'claim.unknown': misspoken,
  'claim.refused': misspoken,
  'claim.outside-arc': refused,
  'claim.oid-changed': refused,
  'access.malformed': refused,
  'access.refused': refused,
  'request.malformed': refused,
  'request.unproven': refused,
  'request.asks': refused,
  'reason.unknown': misspoken,
  'target.unknown': misspoken,
  'target.cannot': refused,
  'target.malformed': refused,
  'template.hole': refused,
  'passphrase.wrong': refused,
  'passphrase.missing': misspoken,
  'passphrase.weak': misspoken,
  'passphrase.unfit': misspoken,
  'passphrase.differs': misspoken,
  'file.missing': misspoken,
  'file.malformed': refused,
  'key.form': refused,
  'key.taken': refused,
  'key.compromised': refused,
  'key.unfit': refused,
  'file.exposed': refused,
  'file.not-owned': refused,
  'file.foreign': refused,
  'file.edited': refused,
  'file.symlink': refused,
  'directory.exposed': refused,
  'export.other-authority': refused,
  'export.overtaken': failed,
  'home.missing': misspoken,
  'home.incomplete': refused,
  'home.exists': refused,
  'home.newer': refused,
  'home.not-owned': refused,
  'home.exposed': refused,
  'home.skeleton': refused,
  'home.closed': refused,
  'home.malformed': refused,
  'name.taken': refused,
  'name.busy': failed,
  'name.overtaken': failed,
  'certificate.unplaced': failed,
  'name.unknown': misspoken,
  'name.reserved': misspoken,
  'name.ambiguous': misspoken,
  'serial.unknown': misspoken,
  'serial.already-revoked': refused,
  'name.nothing-to-revoke': refused,
  'certificate.foreign': refused,
  'credential.unrecorded': refused,
  'credential.older': refused,
  'authority.unknown': misspoken,
  'authority.expired': refused,
  'authority.not-yet-valid': failed,
  'issuer.expires-first': refused,
  'pin.mismatch': refused,
  'signature.unverified': refused,
  'reservation.lost': failed,
  'crl.clock-ahead': failed,
  'crl.clock-behind': failed,
  'crl.would-drop': refused,
  'crl.expired': refused,
  'crl.incomplete': refused,
  'crl.not-yet-valid': refused,
  'crl.missing': refused,
  'crl.older': refused,
  'crl.unpublished': failed,
  'crl.malformed': refused,
  'server.no-certificate': refused,
  'server.unfit': refused,
  'material.unfit': refused,
  'probe.remote': refused,
  'attack.unknown': misspoken,
  'probe.no-credential': refused,
  'network.failed': failed,
  'process.failed': failed,
  'program.missing': failed,
  'disk.full': failed,
  'disk.failed': failed,
  'output.failed': failed,
  'store.busy': failed,
  'store.damaged': refused,
  'command.interrupted': interrupted,
  'command.declined': interrupted,
} as const satisfies Record<RefusalCode, ExitStatus>
