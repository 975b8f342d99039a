/**
 * Refuses an export that would replace a newer CRL or a newer server certificate by an older CRL or certificate. This file
 * writes nothing to the disk.
 */
import { readForm } from '../asn1/form.ts'
import type { Authority } from '../authority/authority.ts'
import type { Der, Instant } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import type { CertificateRecord } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { Target } from '../export/catalogue.ts'
import { fileOf } from '../export/material-files.ts'
import { type Hosts, isServerCertificateFor } from '../policy/server-certificate.ts'
import { type Certificate, certificatesIn, isSignedBy, parseCertificate } from '../x509/certificate.ts'
import { type CertificateList, isCrlSignedBy, parseCrlPem } from '../x509/crl.ts'

/** The CRL and the certificate chain that an export is about to write, and the hosts of its server. */
type Wanted = {
  readonly target: Target
  readonly authority: Authority
  readonly crl: CertificateList
  /** The chain of the home's own server certificate; empty if another certificate was handed in. */
  readonly chain: readonly Der<'Certificate'>[]
  readonly hosts: Hosts
  readonly at: Instant
}

/** Reads the file of an export; undefined if it cannot be read, because no server can use it then. */
async function read<T>(path: string, parse: (text: string) => T, files: Files): Promise<T | undefined> {
  try {
    const text = await files.readText(path)
    return text === undefined ? undefined : parse(text)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** The record of a certificate that is in it. */
async function findOwn({ tbs, der }: Certificate, store: Store): Promise<CertificateRecord | undefined> {
  for (const { name } of await store.authorities.list()) {
    const found = await store.certificates.findBySerial(tbs.serial, name)
    if (found && 'certificate' in found && Buffer.compare(found.certificate, der) === 0) return found
  }
  return undefined
}

/** Whether the certificate `there` is of our authority, newer than `mine`, still good for the hosts, and not revoked. */
async function isNewer(there: Certificate, mine: Certificate, { hosts, at }: Wanted, store: Store): Promise<boolean> {
  if (!isServerCertificateFor(there, hosts, at)) return false
  for (const { name, certificate } of await store.authorities.list()) {
    if (!isSignedBy(there, parseCertificate(certificate).tbs.spki)) continue
    const record = await store.certificates.findBySerial(there.tbs.serial, name)
    // If the record does not know this certificate, its notBefore takes the place of the time of issue.
    if (record === undefined) return there.tbs.notBefore > mine.tbs.notBefore
    // It may be of another authority of the home.
    const own = await findOwn(mine, store)
    return record.state === 'issued' && own?.state === 'issued' && record.issuedAt > own.issuedAt
  }
  return false
}

/**
 * Requires that an export holds nothing later than what is about to replace it: a home that was restored is behind its
 * servers, and would let in again whom they refuse.
 *
 * @throws {CountersignError} `crl.older`, `credential.older`
 */
export async function requireNothingNewer(
  directory: string,
  wanted: Wanted,
  { store, files }: { store: Store; files: Files },
): Promise<void> {
  const { target, authority, crl } = wanted
  const { form: crlForm, path: crlPath } = fileOf(target, 'clientCrl')
  const path = `${directory}/${crlPath}`
  const there = await read(path, (text) => parseCrlPem(readForm(crlForm, text)), files)
  if (there !== undefined && isCrlSignedBy(there, authority.certificate.tbs.spki)) {
    const [found, number] = [there.number ?? 0n, crl.number ?? 0n]
    if (found > number || (found === number && Buffer.compare(there.der, crl.der) !== 0)) {
      throw new CountersignError('crl.older', {
        authority: authority.name,
        path,
        found: found >= Number.MAX_SAFE_INTEGER ? String(found) : Number(found),
        number: Number(number),
      })
    }
  }
  const { form, path: chainPath } = fileOf(target, 'serverChain')
  const chain = `${directory}/${chainPath}`
  const [server] = (await read(chain, (text) => [...certificatesIn(Buffer.from(readForm(form, text)))], files)) ?? []
  const [mine] = wanted.chain.map(parseCertificate)
  if (server === undefined || mine === undefined || !(await isNewer(server, mine, wanted, store))) return
  throw new CountersignError('credential.older', { path: chain, found: server.tbs.serial, serial: mine.tbs.serial })
}
