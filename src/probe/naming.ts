/** Tells of a page whom it names, by the names in the certificates of two clients. Sends nothing. */
import type { Der } from '../core/brand.ts'
import type { Credential } from '../core/port/network.ts'
import { namesOf } from '../policy/claim.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { type HttpResponse, shows } from './protocol/http.ts'

/** Names by which a page may call a client: those in its certificate. */
export function namesOn(certificate: Der<'Certificate'>): readonly string[] {
  const { tbs } = parseCertificate(certificate)
  const entries = [...tbs.subject.filter(({ type }) => type === 'commonName'), ...namesOf(tbs)]
  return entries.flatMap((entry) =>
    'value' in entry && typeof entry.value === 'string' && entry.value ? entry.value : [],
  )
}

const namesIn = ({ chain: [own] }: Credential): readonly string[] => (own === undefined ? [] : namesOn(own))

/** The names in the certificates of two clients. Pure. */
export const namesOfBoth = (honest: Credential, second: Credential) => ({
  honest: namesIn(honest),
  second: namesIn(second),
})
export type NamesOfBoth = ReturnType<typeof namesOfBoth>

/** The names of a client that a page shows and that are no part of any name of another client. Pure. */
export const namedOn = (page: HttpResponse, own: readonly string[], other: readonly string[]): readonly string[] =>
  own.filter((name) => shows(page, name) && !other.some((one) => one.includes(name)))

/** Whether two pages are the same to the last octet. Pure. */
export const isSamePage = (one: HttpResponse, other: HttpResponse): boolean =>
  one.status === other.status && Buffer.compare(one.body, other.body) === 0
