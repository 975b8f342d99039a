/** A certificate that says that it is never revoked (noRevAvail) must not point to a CRL or an OCSP responder, nor be of an authority: verifiers disagree on it. */
import { parseOid } from '../../asn1/oid.ts'

import { findExtension, type TbsCertificate } from '../../x509/certificate.ts'
import { type Extension, extensionOids } from '../../x509/extension.ts'
import { parseAuthorityInformationAccess } from '../../x509/extensions/authority-information-access.ts'
import { parseBasicConstraints } from '../../x509/extensions/basic-constraints.ts'
import { parseCrlDistributionPoints } from '../../x509/extensions/crl-distribution-points.ts'
import { parseNoRevAvail } from '../../x509/extensions/no-rev-avail.ts'
import { defineRule } from '../lint-rule.ts'

/** Where delta CRLs are (RFC 5280 §4.2.1.15). Nothing here writes it. */
const FRESHEST_CRL = parseOid('2.5.29.46')

export const crlPointerOrNoRevAvail = defineRule({
  id: 'crl-pointer-or-no-rev-avail',
  subject: 'certificate',
  given: ['profile'],
  severity: 'error',
  citation: 'RFC 9608 §2, §3; RFC 5280 §4.2.1.13',
  cwe: [299],
  check(tbs, { profile }) {
    const pointer = findExtension(tbs, extensionOids.crlDistributionPoints)
    const never = findExtension(tbs, extensionOids.noRevAvail)
    if (never) parseNoRevAvail(never)
    const names = pointer ? parseCrlDistributionPoints(pointer).flatMap(({ fullName }) => fullName ?? []) : []
    const unfit = names.filter((name) => name.kind !== 'uri' || !/^https?:\/\//.test(name.value))
    return [
      ...(never && pointer ? ['it points to a CRL, and says that it will never be on one'] : []),
      ...(never ? besideNever(tbs, never) : []),
      ...(never && profile.revocation === 'crl'
        ? ['it says that it cannot be revoked, and its profile says it can']
        : []),
      ...(!never && profile.revocation === 'none' ? ['it does not say that it cannot be revoked'] : []),
      ...(unfit.length > 0 ? ['it points to a CRL by something else than an http or https URL'] : []),
    ]
  },
})

/** What else noRevAvail does not go with. */
function besideNever(tbs: TbsCertificate, never: Extension): readonly string[] {
  const access = findExtension(tbs, extensionOids.authorityInformationAccess)
  const basic = findExtension(tbs, extensionOids.basicConstraints)
  return [
    ...(never.critical ? ['its noRevAvail is critical, so that verifiers that do not know it refuse it'] : []),
    ...(findExtension(tbs, FRESHEST_CRL) ? ['it points to a delta CRL, and says that it will never be on a CRL'] : []),
    ...(access && parseAuthorityInformationAccess(access).ocsp.length > 0
      ? ['it names an OCSP responder, and says that none knows it']
      : []),
    ...(basic && parseBasicConstraints(basic).ca ? ['it is of an authority, and says that it cannot be revoked'] : []),
  ]
}
