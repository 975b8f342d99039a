/** Revoking, through to the published CRL. Servers learn of it when they get that CRL. */
import { findAuthority, type OpenAuthority } from '../authority/authority.ts'
import { findBacklog } from '../authority/backlog.ts'
import { publishCrl, readCrl, readFloor } from '../authority/publish.ts'
import { parseReason, revoke } from '../authority/revoke.ts'
import { formatInstant } from '../core/brand.ts'
import type { CertificateRecord } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { openForSigning } from './crl.ts'
import { outdatedExports } from './deliver.ts'
import { type CrlFacts, crlFacts } from './facts.ts'
import { type Designation, findCertificates } from './find.ts'
import { type Opened, withHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'

export type RevokeAnswer = {
  readonly mode: 'revoke' | 'dry-run'
  readonly revoked: readonly {
    readonly name: string
    readonly serial: string
    readonly authority: string
    readonly reason: string
    readonly revokedAt: string
    readonly notAfter: string
    /** `before`: by a command that was cut off, so that no CRL said so until now. */
    readonly recorded: 'now' | 'before'
  }[]
  readonly crls: readonly CrlFacts[]
  /** Directories of exports on this machine whose CRL is older. */
  readonly outdated: readonly string[]
}

type RevokedRecord = Extract<CertificateRecord, { state: 'revoked' }>

/** Those whose revocation is recorded, and whose publication was cut off: to be published, and not recorded again. */
async function cutOff(
  records: readonly CertificateRecord[],
  { home, store }: Opened,
  ports: Ports,
): Promise<readonly RevokedRecord[]> {
  const now = ports.clock.now()
  const revoked = records.filter(
    (record): record is RevokedRecord => record.state === 'revoked' && record.notAfter >= now,
  )
  const found: RevokedRecord[] = []
  for (const name of new Set(revoked.map(({ authority }) => authority))) {
    const authority = await findAuthority(home, name, store, ports.files)
    const crl = await readCrl(home, authority, ports.files)
    const { unpublished, recordedUpTo } = await findBacklog(crl, authority, store)
    const waiting = new Set(unpublished)
    found.push(
      ...revoked.filter(
        (record) => record.authority === name && (recordedUpTo !== undefined || waiting.has(record.serial)),
      ),
    )
  }
  return found
}

/** Of a name, every certificate that is still good; of a serial or file, that one, so that the refusal can be exact. */
function revocable(
  what: Designation,
  records: readonly CertificateRecord[],
  unfinished: readonly CertificateRecord[],
  now: number,
): readonly CertificateRecord[] {
  if (!('name' in what)) return records.filter((record) => !unfinished.includes(record))
  const good = records.filter((record) => record.state === 'issued' && record.notAfter >= now)
  if (good.length + unfinished.length === 0) throw new CountersignError('name.nothing-to-revoke', { name: what.name })
  return good
}

function requireGood(record: CertificateRecord): void {
  if (record.state === 'revoked') {
    throw new CountersignError('serial.already-revoked', {
      serial: record.serial,
      revokedAt: formatInstant(record.revokedAt),
    })
  }
  if (record.state !== 'issued') throw new CountersignError('serial.unknown', { serial: record.serial })
}

/**
 * Revokes certificates and publishes the CRL of each authority concerned. The keys are opened first, so that a wrong
 * passphrase changes nothing. What an earlier command recorded and did not publish is published.
 *
 * @throws {CountersignError} `reason.unknown`, `name.unknown`, `name.nothing-to-revoke`, `serial.unknown`,
 * `serial.already-revoked`, `certificate.foreign`, `passphrase.wrong`; `crl.clock-behind` and
 * `crl.unpublished` where it is recorded, but not published
 */
export async function revokeCertificates(
  request: {
    readonly home: string
    readonly what: Designation
    readonly reason: string
    readonly mode: 'revoke' | 'dry-run'
    readonly passphrase: AskPassphrase
    readonly watch: Watch
  },
  ports: Ports,
): Promise<RevokeAnswer> {
  const reason = parseReason(request.reason)
  return withHome(request.home, ports, async ({ home, store }) => {
    const now = ports.clock.now()
    const found = await findCertificates(request.what, store, ports.files)
    const unfinished = await cutOff(found, { home, store }, ports)
    const records = revocable(request.what, found, unfinished, now)
    records.forEach(requireGood)
    const told = (at: typeof now): RevokeAnswer['revoked'] =>
      [...records, ...unfinished].map((record) => ({
        name: record.name,
        serial: record.serial,
        authority: record.authority,
        reason: record.state === 'revoked' ? record.reason : reason,
        revokedAt: formatInstant(record.state === 'revoked' ? record.revokedAt : at),
        notAfter: formatInstant(record.notAfter),
        recorded: record.state === 'revoked' ? 'before' : 'now',
      }))
    if (request.mode === 'dry-run') return { mode: 'dry-run', revoked: told(now), crls: [], outdated: [] }
    const open: OpenAuthority[] = []
    for (const name of new Set([...records, ...unfinished].map((record) => record.authority))) {
      open.push(await openForSigning(home, { name }, store, ports, request.passphrase))
    }
    // What would stop the CRL must stop the revocation too, while nothing is recorded.
    for (const authority of open) {
      await readFloor(home, authority, { ...ports, store }).catch(async (error: unknown) => {
        if (!isRefusal(error) || error.code !== 'crl.would-drop') throw error
        const crl = await readCrl(home, authority, ports.files)
        // To record once more what is on the CRL already is how a record that was restored catches up with it.
        const known = new Set(Array.from(crl?.entries() ?? [], ({ serial }) => serial))
        if (!records.every((record) => record.authority !== authority.name || known.has(record.serial))) throw error
      })
    }
    const revocations = records.length === 0 ? [] : await revoke(records, reason, store)
    const crls: CrlFacts[] = []
    const outdated: string[] = []
    for (const authority of open) {
      request.watch(`signing the CRL of ${authority.name}`)
      await publishCrl(home, authority, { ...ports, store }).catch((cause: unknown) => {
        // A clock that is behind says so itself, and what to do then.
        if (!isRefusal(cause) || cause.code === 'crl.clock-behind') throw cause
        throw new CountersignError('crl.unpublished', { authority: authority.name, problem: cause.message }, { cause })
      })
      crls.push(await crlFacts(home, authority, { ...ports, store }, ports.clock.now()))
      outdated.push(...(await outdatedExports({ home, store }, authority, crls.at(-1)?.number ?? 0, ports)))
    }
    return { mode: 'revoke', revoked: told(revocations[0]?.revokedAt ?? now), crls, outdated }
  })
}
