/** Says a claim of a manifest in a word or two, for tables. */
import type { ClaimName, Claims } from './manifest.ts'

/** What stands in the cell of a claim; a dash where it is not made. Pure. */
export function claimText(claim: Claims[ClaimName]): string {
  if (claim === undefined) return '–'
  if (claim === true) return 'yes'
  if (typeof claim === 'string') return claim.replaceAll('-', ' ')
  return 'by' in claim ? 'yes' : claim.join(', ')
}
