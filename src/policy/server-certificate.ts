/** Checks that a certificate is for a server: its purpose, its dates and its host. Does not check who issued it. */
import { formatInstant, type Instant } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Certificate, findExtension } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { parseSubjectAlternativeName } from '../x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../x509/general-name.ts'
import { isAddress } from './host.ts'

/** The hosts that a server answers for, the first first. */
export type Hosts = readonly [string, ...string[]]

/** The names in a certificate; undefined where it has no subjectAltName. Pure. */
export const namesIn = ({ tbs }: Certificate): readonly GeneralName[] | undefined => {
  const names = findExtension(tbs, extensionOids.subjectAlternativeName)
  return names === undefined ? undefined : parseSubjectAlternativeName(names)
}

const isInDate = ({ tbs }: Certificate, at: Instant): boolean => tbs.notBefore <= at && at <= tbs.notAfter

/** Whether one of its names is the host, or a wildcard over it. Pure. @see RFC 6125 §6.4.3 (a wildcard is one whole left-most label) */
export function coversHost(certificate: Certificate, host: string): boolean {
  const parent = /\..*/.exec(host)?.[0] ?? ''
  return (namesIn(certificate) ?? []).some((name) => {
    if (name.kind === 'ip') return name.value === host
    if (name.kind !== 'dns' || isAddress(host)) return false
    const value = name.value.toLowerCase()
    return value === host || (parent !== '' && value === `*${parent}`)
  })
}

/**
 * Whether a certificate is in date, good for servers in so many words, and covers each of the hosts.
 *
 * Pure.
 */
export function isServerCertificateFor(certificate: Certificate, hosts: Hosts, at: Instant): boolean {
  const purposes = findExtension(certificate.tbs, extensionOids.extendedKeyUsage)
  if (!isInDate(certificate, at) || !purposes) return false
  return parseExtendedKeyUsage(purposes).includes('serverAuth') && hosts.every((host) => coversHost(certificate, host))
}

/**
 * The refusal where none of some certificates, the newest first, is one for the hosts now; where one will be, it says from when on. Of
 * several hosts it names one that the newest certificate for the first of them lacks. Pure.
 */
export function withoutServer(
  certificates: readonly Certificate[],
  hosts: Hosts,
  at: Instant,
): CountersignError<'server.no-certificate'> | CountersignError<'server.lacks-host'> {
  const starts = certificates.flatMap((one) =>
    one.tbs.notBefore > at && isServerCertificateFor(one, hosts, one.tbs.notBefore) ? [one.tbs.notBefore] : [],
  )
  const [first] = starts.toSorted((a, b) => a - b)
  const nearest = certificates.find((one) => isServerCertificateFor(one, [hosts[0]], at))
  const lacking = hosts.find((one) => nearest !== undefined && !coversHost(nearest, one))
  if (first !== undefined) {
    const early = { notBefore: formatInstant(first), now: formatInstant(at) }
    return new CountersignError('server.no-certificate', { host: hosts.join(', '), ...early })
  }
  const [host, ...others] = hosts
  if (others.length === 0) return new CountersignError('server.no-certificate', { host })
  return new CountersignError('server.lacks-host', { host: lacking ?? host, hosts })
}
