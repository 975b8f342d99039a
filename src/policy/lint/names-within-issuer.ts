/** A name outside the issuer's name constraints makes every verifier refuse the certificate, so countersign refuses to sign it. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { type NameConstraints, parseNameConstraints } from '../../x509/extensions/name-constraints.ts'
import { formatGeneralName, type GeneralName } from '../../x509/general-name.ts'
import { isWithin } from '../../x509/subtree.ts'
import { namesOf } from '../claim.ts'
import { defineRule } from '../lint-rule.ts'

export const namesWithinIssuer = defineRule({
  id: 'names-within-issuer',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.10',
  cwe: [],
  check(tbs, { issuer }) {
    const extension = findExtension(issuer.tbs, extensionOids.nameConstraints)
    if (extension === undefined) return { doesNotApply: 'its issuer has no name constraints' }
    const constraints = parseNameConstraints(extension)
    return namesOf(tbs)
      .filter((name) => !isWithin(name, constraints))
      .map(
        (name) => `${formatGeneralName(name)} is outside what its authority may name: ${describe(constraints, name)}`,
      )
  },
})

function describe({ permitted }: NameConstraints, name: GeneralName): string {
  return (
    permitted
      .filter(({ kind }) => kind === name.kind)
      .map(formatGeneralName)
      .join(', ') || 'nothing of this kind'
  )
}
