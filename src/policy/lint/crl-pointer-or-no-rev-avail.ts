/** A certificate must not both point to a CRL and say that no revocation information exists (noRevAvail): verifiers disagree on it. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseCrlDistributionPoints } from '../../x509/extensions/crl-distribution-points.ts'
import { parseNoRevAvail } from '../../x509/extensions/no-rev-avail.ts'
import { defineRule } from '../lint-rule.ts'

export const crlPointerOrNoRevAvail = defineRule({
  id: 'crl-pointer-or-no-rev-avail',
  subject: 'certificate',
  given: ['profile'],
  severity: 'error',
  citation: 'RFC 9608 §2; RFC 5280 §4.2.1.13',
  cwe: [299],
  check(tbs, { profile }) {
    const pointer = findExtension(tbs, extensionOids.crlDistributionPoints)
    const never = findExtension(tbs, extensionOids.noRevAvail)
    if (never) parseNoRevAvail(never)
    const names = pointer ? parseCrlDistributionPoints(pointer).flatMap(({ fullName }) => fullName ?? []) : []
    const unfit = names.filter((name) => name.kind !== 'uri' || !/^https?:\/\//.test(name.value))
    return [
      ...(never && pointer ? ['it points to a CRL, and says that it will never be on one'] : []),
      ...(never && profile.revocation === 'crl'
        ? ['it says that it cannot be revoked, and its profile says it can']
        : []),
      ...(!never && profile.revocation === 'none' ? ['it does not say that it cannot be revoked'] : []),
      ...(unfit.length > 0 ? ['it points to a CRL by something else than an http or https URL'] : []),
    ]
  },
})
