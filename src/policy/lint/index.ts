/** The lint rules, and their run over what is about to be signed. Whether a finding blocks is for the ceremony to say. */
import type { Finding } from '../../core/finding.ts'
import { isRefusal } from '../../core/refusal.ts'
import type { TbsCertificate } from '../../x509/certificate.ts'
import type { LintContext, LintRule } from '../lint-rule.ts'
import { akiMatchesIssuerSki } from './aki-matches-issuer-ski.ts'
import { backdateModest } from './backdate-modest.ts'
import { caFlagMatches } from './ca-flag-matches.ts'
import { claimOidInArc } from './claim-oid-in-arc.ts'
import { claimValuesAllowed } from './claim-values-allowed.ts'
import { criticalExtensionsKnown } from './critical-extensions-known.ts'
import { crlPointerOrNoRevAvail } from './crl-pointer-or-no-rev-avail.ts'
import { documentationArc } from './documentation-arc.ts'
import { ekuExactlyOne } from './eku-exactly-one.ts'
import { extensionsReadable } from './extensions-readable.ts'
import { issuerLasts } from './issuer-lasts.ts'
import { issuerMatches } from './issuer-matches.ts'
import { keyNotOfIssuer } from './key-not-of-issuer.ts'
import { keyUsageMatchesKey } from './key-usage-matches-key.ts'
import { namesWithinIssuer } from './names-within-issuer.ts'
import { noIdentityOutsideAlphabet } from './no-identity-outside-alphabet.ts'
import { notAfterWithinIssuer } from './not-after-within-issuer.ts'
import { sanNoRepeats } from './san-no-repeats.ts'
import { sanNoWildcardForClient } from './san-no-wildcard-for-client.ts'
import { sanPresent } from './san-present.ts'
import { sanSingleSpiffeId } from './san-single-spiffe-id.ts'
import { serialNumber } from './serial-number.ts'
import { signatureAlgorithmStrong } from './signature-algorithm-strong.ts'
import { skiMethod } from './ski-method.ts'
import { subjectAttributes } from './subject-attributes.ts'
import { validityCoversIssue } from './validity-covers-issue.ts'
import { version3 } from './version-3.ts'
import { withinProfile } from './within-profile.ts'

/** Every rule, sorted by id. A test proves that list, folder and tests agree. */
export const lintRules: readonly LintRule[] = [
  akiMatchesIssuerSki,
  backdateModest,
  caFlagMatches,
  claimOidInArc,
  claimValuesAllowed,
  criticalExtensionsKnown,
  crlPointerOrNoRevAvail,
  documentationArc,
  ekuExactlyOne,
  extensionsReadable,
  issuerLasts,
  issuerMatches,
  keyNotOfIssuer,
  keyUsageMatchesKey,
  namesWithinIssuer,
  noIdentityOutsideAlphabet,
  notAfterWithinIssuer,
  sanNoRepeats,
  sanNoWildcardForClient,
  sanPresent,
  sanSingleSpiffeId,
  serialNumber,
  signatureAlgorithmStrong,
  skiMethod,
  subjectAttributes,
  validityCoversIssue,
  version3,
  withinProfile,
]

/**
 * Holds an end-entity certificate against every rule, on the bytes as parsed back.
 *
 * Guarantees never to throw for a bad certificate: a rule that cannot read it becomes an error finding of that rule.
 * Pure.
 */
export function lintCertificate(tbs: TbsCertificate, context: LintContext): readonly Finding[] {
  return lintRules.flatMap((rule) => runRule(rule, tbs, context))
}

/** Runs one rule. Pure. */
export function runRule(rule: LintRule, tbs: TbsCertificate, context: LintContext): readonly Finding[] {
  const finding = (message: string, severity = rule.severity): Finding => ({
    rule: rule.id,
    severity,
    message,
    citation: rule.citation,
  })
  try {
    return rule.check(tbs, context).map((message) => finding(message))
  } catch (error) {
    const reason = isRefusal(error) ? `${error.message} (${error.hint})` : 'the rule itself failed'
    return [finding(`it could not be checked: ${reason}`, 'error')]
  }
}
