/** The certificate policies must be those of the profile, without qualifiers, and never critical: few verifiers understand a critical one. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseCertificatePolicies } from '../../x509/extensions/certificate-policies.ts'
import { defineRule } from '../lint-rule.ts'

export const policiesMatchProfile = defineRule({
  id: 'policies-match-profile',
  subject: 'certificate',
  given: ['profile'],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.4',
  cwe: [295],
  check(tbs, { profile }) {
    const wanted = profile.policies ?? []
    const extension = findExtension(tbs, extensionOids.certificatePolicies)
    const stated = extension === undefined ? [] : parseCertificatePolicies(extension)
    const beyond = stated.filter(({ policy }) => !wanted.includes(policy))
    const lacking = wanted.filter((policy) => !stated.some((one) => one.policy === policy))
    return [
      ...beyond.map(({ policy }) => `it states the policy ${policy}, which its profile does not have`),
      ...lacking.map((policy) => `it lacks the policy ${policy} of its profile`),
      ...(stated.some(({ qualified }) => qualified) ? ['its policies have qualifiers'] : []),
      ...(extension?.critical ? ['its certificate policies are critical'] : []),
    ]
  },
})
