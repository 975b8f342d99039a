/** Finding recorded certificates by what a person has at hand: a name, a serial number, or the certificate's file. */
import { type Home, parseFile } from '../authority/home.ts'
import { parseEntryName, parseSerialNumber } from '../core/brand.ts'
import type { Files, Store } from '../core/port.ts'
import type { CertificateRecord } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Certificate, certificatesIn, parseCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'

export type IssuedRecord = Extract<CertificateRecord, { state: 'issued' | 'revoked' }>

/** What a certificate is named by. */
export type Designation = { readonly name: string } | { readonly serial: string } | { readonly file: string }

async function readCertificate(path: string, files: Files): Promise<Certificate> {
  const bytes = await files.read(path)
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what: 'certificate' })
  // Of several, the first: what is behind it may be of anybody.
  const first = parseFile(path, 'certificate', () => certificatesIn(bytes).next())
  if (!first.done) return first.value
  throw new CountersignError('file.malformed', { path, what: 'certificate', problem: 'it holds none' })
}

/**
 * Reads a certificate of the record.
 *
 * @throws {CountersignError} `store.damaged` where it is none
 */
export function readRecorded({ serial, certificate }: IssuedRecord, { paths }: Home): Certificate {
  try {
    return parseCertificate(certificate)
  } catch (cause) {
    const problem = `its certificate ${serial} cannot be read`
    throw new CountersignError('store.damaged', { path: paths.record, problem }, { cause })
  }
}

/**
 * Finds the certificates that a designation means, newest first; never none.
 *
 * @throws {CountersignError} `name.unknown`, `serial.unknown`, `certificate.foreign`, `file.missing`,
 * `file.malformed`, `input.malformed`
 */
export async function findCertificates(
  what: Designation,
  store: Store,
  files: Files,
): Promise<readonly CertificateRecord[]> {
  if ('name' in what) {
    const records = await store.findByName(parseEntryName(what.name))
    if (records.length > 0) return records
    throw new CountersignError('name.unknown', { name: what.name, near: await store.findNear(what.name) })
  }
  if ('serial' in what) {
    const serial = parseSerialNumber(what.serial)
    const record = await store.findBySerial(serial)
    if (record === undefined) throw new CountersignError('serial.unknown', { serial })
    return [record]
  }
  const { tbs, der } = await readCertificate(what.file, files)
  const record = await store.findBySerial(tbs.serial)
  const known = record?.state === 'issued' || record?.state === 'revoked' ? record.certificate : undefined
  if (record === undefined || known === undefined || Buffer.compare(known, der) !== 0) {
    throw new CountersignError('certificate.foreign', { path: what.file, issuer: formatName(tbs.issuer) })
  }
  return [record]
}
