/** Publishing a CRL: number and time rising, never from the future, nothing dropped, put in place by rename. */
import { formatInstant, parseInstant } from '../core/brand.ts'
import type { Clock, CrlFloor, Files, Store } from '../core/port.ts'
import type { CrlRecord } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import {
  assembleTbsCertList,
  type CertificateList,
  encodeCertificateList,
  encodeCrlPem,
  isCrlSignedBy,
  parseCrlPem,
} from '../x509/crl.ts'
import { keyIdentifierOf } from '../x509/pin.ts'
import type { Authority, OpenAuthority } from './authority.ts'
import { type Home, problemOf } from './home.ts'
import { revoke } from './revoke.ts'

const DAY_SECONDS = 86_400
/** Sixty CRLs within a minute use up the backdate; the next one waits for the clock, this long at most. */
const WAIT_SECONDS = 5

export function crlLifetimeSeconds(home: Home): number {
  return home.settings.crlLifetimeDays * DAY_SECONDS
}

/**
 * Reads the CRL that an authority has published: one list, whole, and signed by this very authority.
 *
 * @returns undefined where there is none
 * @throws {CountersignError} `crl.malformed`
 */
export async function readCrl(home: Home, authority: Authority, files: Files): Promise<CertificateList | undefined> {
  const path = home.paths.authority(authority.name).crl
  const pem = await files.readText(path)
  if (pem === undefined) return undefined
  const refuse = (problem: string, cause?: unknown) =>
    new CountersignError('crl.malformed', { authority: authority.name, path, problem }, { cause })
  try {
    const crl = parseCrlPem(pem)
    if (isCrlSignedBy(crl, authority.certificate.tbs.spki)) return crl
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'input.malformed') throw error
    throw refuse(problemOf(error), error)
  }
  throw refuse('its signature is of another key')
}

/**
 * Reads what the CRL on the disk says of itself, and makes sure that the record knows of each of its entries: a record
 * restored from an old backup must not bring revoked certificates back.
 *
 * @throws {CountersignError} `crl.would-drop`, `crl.malformed`
 */
export async function readFloor(
  home: Home,
  authority: Authority,
  { store, files }: { store: Store; files: Files },
): Promise<CrlFloor | undefined> {
  const crl = await readCrl(home, authority, files)
  if (crl === undefined) return undefined
  const floor = { number: Number(crl.number ?? 0n), thisUpdate: crl.thisUpdate }
  const last = await store.lastCrl(authority.name)
  if (last !== undefined && last.number >= floor.number) return floor
  for (const { serial } of crl.entries()) {
    const record = await store.findBySerial(serial)
    if (record?.state !== 'revoked' && record?.state !== 'abandoned') {
      throw new CountersignError('crl.would-drop', {
        authority: authority.name,
        serial,
        notAfter: 'a time that the record does not know',
      })
    }
  }
  return floor
}

/** Puts what is overdue onto the record of revocations: abandoned serials, and certificates minted for an attack. */
async function revokeOverdue(authority: OpenAuthority, store: Store): Promise<void> {
  const overdue = await store.listOverdue(authority.name)
  if (overdue.length > 0) await revoke(overdue, 'cessationOfOperation', store)
}

/**
 * Signs and publishes the CRL of an authority: v2, full, with number and authority key identifier (RFC 5280 §5).
 *
 * Effects: the signer; the record; `crl.pem`.
 *
 * @throws {CountersignError} `crl.clock-behind`: nothing was published, what was revoked stays recorded
 * @throws {CountersignError} `crl.would-drop`, `crl.malformed`, `authority.expired`
 */
export async function publishCrl(
  home: Home,
  authority: OpenAuthority,
  ports: { store: Store; files: Files; clock: Clock },
): Promise<CrlRecord> {
  const { store, files, clock } = ports
  const path = home.paths.authority(authority.name).crl
  const floor = await readFloor(home, authority, ports)
  await revokeOverdue(authority, store)
  const { tbs } = authority.certificate
  if (clock.now() > tbs.notAfter) {
    // Its time would be the least that any later one may have.
    throw new CountersignError('authority.expired', {
      authority: authority.name,
      notAfter: formatInstant(tbs.notAfter),
    })
  }
  const publish = (): Promise<CrlRecord> =>
    store.publishCrl(authority.name, crlLifetimeSeconds(home), floor, async (draft) => {
      const { algorithm } = authority.signer
      const { before, after } = assembleTbsCertList({
        issuer: tbs.subjectDer,
        algorithm,
        thisUpdate: draft.thisUpdate,
        nextUpdate: draft.nextUpdate,
        number: BigInt(draft.number),
        authorityKeyIdentifier: keyIdentifierOf(tbs.spki),
        entriesLength: draft.entriesLength,
      })
      const chunks = function* (): Iterable<Uint8Array> {
        yield before
        yield* draft.chunks()
        yield after
      }
      const signature = await authority.signer.sign(chunks())
      const outer = encodeCertificateList(before.length + draft.entriesLength + after.length, algorithm, signature)
      const der = Buffer.concat([outer.before, ...chunks(), outer.after])
      await files.write(path, encodeCrlPem(der), 'public')
    })
  for (;;) {
    try {
      return await publish()
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'crl.clock-behind') throw error
      const behind = parseInstant(error.facts.thisUpdate) - parseInstant(error.facts.now)
      if (behind > WAIT_SECONDS) throw error
      await clock.sleep(1000)
    }
  }
}
