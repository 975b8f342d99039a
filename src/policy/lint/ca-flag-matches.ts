/** An end-entity certificate must say that it is no CA; a client whose certificate is a CA could issue certificates for anybody. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseBasicConstraints } from '../../x509/extensions/basic-constraints.ts'
import { defineRule } from '../lint-rule.ts'

export const caFlagMatches = defineRule({
  id: 'ca-flag-matches',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.9',
  cwe: [295, 296],
  check(tbs) {
    const extension = findExtension(tbs, extensionOids.basicConstraints)
    if (extension === undefined) return ['it has no basic constraints']
    const { ca, pathLength } = parseBasicConstraints(extension)
    return [
      ...(ca ? ['it is a CA'] : []),
      ...(pathLength === undefined ? [] : [`it limits the path to ${pathLength}, which only a CA can`]),
      ...(extension.critical ? [] : ['its basic constraints are not critical']),
    ]
  },
})
