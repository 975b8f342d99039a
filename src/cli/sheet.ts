/** Writes certificates as rows of CSV, for spreadsheets. `core/csv.ts` writes the cells. */
import { encodeCsvRow } from '../core/csv.ts'
import type { CertificateFacts } from '../workflow/facts.ts'
import { claimText } from './listing.ts'

/** Octets with colons between: a spreadsheet would take some hex digits for a number, and round it. */
const spaced = (hex: string): string => hex.replace(/..(?=.)/g, '$&:')

const columns: Readonly<Record<string, (facts: CertificateFacts) => string | undefined>> = {
  name: ({ name }) => name,
  authority: ({ authority }) => authority,
  profile: ({ profile }) => profile,
  state: ({ state }) => state,
  subject: ({ subject }) => subject,
  names: ({ subjectAltNames = [] }) => subjectAltNames.join(' '),
  claims: ({ claims = {} }) =>
    Object.entries(claims)
      .map(([name, value]) => `${name}=${claimText(value)}`)
      .join('; '),
  not_before: ({ notBefore }) => notBefore,
  not_after: ({ notAfter }) => notAfter,
  issued: ({ issuedAt }) => issuedAt,
  revoked: ({ revokedAt }) => revokedAt,
  reason: ({ reason }) => reason,
  on_crl: ({ published }) => (published === undefined ? undefined : published ? 'yes' : 'not yet'),
  serial: ({ serial }) => serial && spaced(serial),
  fingerprint: ({ fingerprint }) => fingerprint && spaced(fingerprint),
  key: ({ key }) => key,
  pin: ({ pin }) => pin,
}

/** The first row, which names the columns. */
export const sheetHead: string = encodeCsvRow(Object.keys(columns))

/** The row of a certificate. Pure. */
export const sheetRow = (facts: CertificateFacts): string =>
  encodeCsvRow(Object.values(columns).map((cell) => cell(facts) ?? ''))
