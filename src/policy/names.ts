/** Checks the names of a certificate together, for example their number. `identity.ts` checks each single name. */
import { formatGeneralName, type GeneralName } from '../x509/general-name.ts'
import { spiffeScheme } from './uri.ts'

/** Objects to more than one SPIFFE ID: a verifier refuses such a certificate, or takes the wrong one. Pure. @see X509-SVID §2 */
export function checkSpiffeIds(names: readonly GeneralName[]): readonly string[] {
  const ids = names.filter((name) => name.kind === 'uri' && name.value.startsWith(spiffeScheme))
  return ids.length <= 1 ? [] : [`it has ${ids.length} SPIFFE IDs, and may have one: ${list(ids)}`]
}

/** Objects to names that come twice. Pure. */
export function checkRepeatedNames(names: readonly GeneralName[]): readonly string[] {
  if (names.length < 2) return []
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const name of names.map(formatGeneralName)) (seen.has(name) ? repeated : seen).add(name)
  return [...repeated].map((name) => `${name} comes twice`)
}

const list = (names: readonly GeneralName[]): string => names.map(formatGeneralName).join(', ')
