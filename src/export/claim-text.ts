/** Says a claim of a manifest in a word or two, for tables. */
import type { ClaimName, Claims } from './manifest.ts'

/** What stands in the cell of a claim that the configuration asks for, of a server that no test has started. */
const ASKED = 'asked for'

/** What stands in the cell of a target: what it claims, or that it only asks for that. Pure. */
export const cellText = (
  {
    claims,
    asks = [],
  }: { readonly claims: Claims; readonly asks?: readonly { readonly for?: readonly ClaimName[] }[] | undefined },
  name: ClaimName,
): string => (asks.some((one) => one.for?.includes(name)) ? ASKED : claimText(claims[name]))

/** What stands in the cell of a claim; a dash where it is not made. Pure. */
export function claimText(claim: Claims[ClaimName]): string {
  if (claim === undefined) return '–'
  if (claim === true) return 'yes'
  if (typeof claim === 'string') return claim.replaceAll('-', ' ')
  return 'by' in claim ? 'yes' : claim.join(', ')
}
