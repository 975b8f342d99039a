/** A name outside the issuer's name constraints makes every verifier refuse the certificate; better that we do. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { type NameConstraints, parseNameConstraints } from '../../x509/extensions/name-constraints.ts'
import { formatGeneralName, type GeneralName } from '../../x509/general-name.ts'
import { parseIpAddress, parseIpRange } from '../../x509/ip-address.ts'
import { namesOf } from '../claim.ts'
import type { LintRule } from '../lint-rule.ts'

export const namesWithinIssuer: LintRule = {
  id: 'names-within-issuer',
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.10',
  cwe: [],
  check(tbs, { issuer }) {
    const extension = findExtension(issuer.tbs, extensionOids.nameConstraints)
    if (extension === undefined) return []
    const constraints = parseNameConstraints(extension)
    return namesOf(tbs)
      .filter((name) => !isWithin(name, constraints))
      .map(
        (name) =>
          `${formatGeneralName(name)} is outside what its authority may name: ${describe(constraints, name)} (init --server-domain gives more)`,
      )
  },
}

function describe({ permitted }: NameConstraints, name: GeneralName): string {
  return (
    permitted
      .filter(({ kind }) => kind === name.kind)
      .map(formatGeneralName)
      .join(', ') || 'nothing of this kind'
  )
}

function isWithin(name: GeneralName, { permitted, excluded }: NameConstraints): boolean {
  const same = permitted.filter(({ kind }) => kind === name.kind)
  const allowed = same.length === 0 || same.some((subtree) => covers(subtree, name) === 'yes')
  const denied = excluded.some((subtree) => subtree.kind === name.kind && covers(subtree, name) !== 'no')
  return allowed && !denied
}

/** Whether a subtree covers a name of its kind. What we never constrain by is `unknown`, and so neither allows nor spares. */
function covers(subtree: GeneralName, name: GeneralName): 'yes' | 'no' | 'unknown' {
  if (subtree.kind === 'dns' && name.kind === 'dns') return coversDomain(subtree.value, name.value) ? 'yes' : 'no'
  if (subtree.kind === 'ip' && name.kind === 'ip') return coversAddress(subtree.value, name.value) ? 'yes' : 'no'
  return 'unknown'
}

/** The domain itself and every name that ends in it; a wildcard is held to the domain it stands under. */
function coversDomain(domain: string, name: string): boolean {
  const bare = name.replace(/^\*\./, '')
  return bare === domain || bare.endsWith(domain.startsWith('.') ? domain : `.${domain}`)
}

function coversAddress(range: string, address: string): boolean {
  const [octets, both] = [parseIpAddress(address), parseIpRange(range)]
  if (both.length !== octets.length * 2) return false
  return octets.every((octet, index) => (octet & both[octets.length + index]!) === both[index])
}
