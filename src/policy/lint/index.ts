/** The lint rules of every subject, and how they are run. Does not decide whether a finding stops a signature. */
import type { Finding } from '../../core/finding.ts'
import { isRefusal } from '../../core/refusal.ts'
import type { TbsCertificate } from '../../x509/certificate.ts'
import type { DoesNotApply, Given, LintRule, Objection, Subjects } from '../lint-rule.ts'
import { akiMatchesIssuerSki } from './aki-matches-issuer-ski.ts'
import { backdateModest } from './backdate-modest.ts'
import { caFlagMatches } from './ca-flag-matches.ts'
import { claimOidInArc } from './claim-oid-in-arc.ts'
import { claimValuesAllowed } from './claim-values-allowed.ts'
import { criticalExtensionsKnown } from './critical-extensions-known.ts'
import { crlAkiMatchesIssuerSki } from './crl-aki-matches-issuer-ski.ts'
import { crlDatesInOrder } from './crl-dates-in-order.ts'
import { crlNumberPresent } from './crl-number-present.ts'
import { crlPointerOrNoRevAvail } from './crl-pointer-or-no-rev-avail.ts'
import { documentationArc } from './documentation-arc.ts'
import { ekuExactlyOne } from './eku-exactly-one.ts'
import { experimentalKey } from './experimental-key.ts'
import { extensionsReadable } from './extensions-readable.ts'
import { fitsClientCertHeader } from './fits-client-cert-header.ts'
import { issuerLasts } from './issuer-lasts.ts'
import { issuerMatches } from './issuer-matches.ts'
import { keyNotOfIssuer } from './key-not-of-issuer.ts'
import { keySound } from './key-sound.ts'
import { keyUsageMatchesKey } from './key-usage-matches-key.ts'
import { namesWithinIssuer } from './names-within-issuer.ts'
import { noIdentityOutsideAlphabet } from './no-identity-outside-alphabet.ts'
import { notAfterWithinIssuer } from './not-after-within-issuer.ts'
import { policiesMatchProfile } from './policies-match-profile.ts'
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
  crlAkiMatchesIssuerSki,
  crlDatesInOrder,
  crlNumberPresent,
  crlPointerOrNoRevAvail,
  documentationArc,
  ekuExactlyOne,
  experimentalKey,
  extensionsReadable,
  fitsClientCertHeader,
  issuerLasts,
  issuerMatches,
  keyNotOfIssuer,
  keySound,
  keyUsageMatchesKey,
  namesWithinIssuer,
  noIdentityOutsideAlphabet,
  notAfterWithinIssuer,
  policiesMatchProfile,
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

const rulesFor: Readonly<Record<keyof Subjects, readonly LintRule[]>> = {
  certificate: lintRules.filter(({ subject }) => subject === 'certificate'),
  crl: lintRules.filter(({ subject }) => subject === 'crl'),
}

/** The answer of one rule for one subject. Where it does not apply it says why; that is not a pass. */
export type Outcome = { readonly rule: LintRule } & (
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'objected'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'does-not-apply'; readonly reason: string }
)

/** The needs of rules, in words. */
export const givens: Readonly<Record<keyof Given, string>> = {
  profile: 'the profile that it was issued under',
  issuer: 'the certificate of its issuer',
  arc: "the home's OID arc",
  trustDomain: "the home's trust domain",
  definitions: "the home's claims",
  at: 'the moment of issue',
}

/**
 * Holds a subject, as its parser gave it, against every rule for its kind.
 *
 * Guarantees never to throw for a bad subject: a rule that cannot read it becomes an error finding of that rule. Pure.
 */
export const lint = <S extends keyof Subjects>(
  kind: S,
  subject: Subjects[S],
  given: Partial<Given>,
): readonly Outcome[] => rulesFor[kind].map((rule) => applyRule(rule, subject, given))

/** The findings among outcomes. Pure. */
export function findingsOf(outcomes: readonly Outcome[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const one of outcomes) if (one.outcome === 'objected') findings.push(...one.findings)
  return findings
}

/** Lints an end-entity certificate before it is signed. Everything is given, so no rule lacks anything. Pure. */
export const lintCertificate = (tbs: TbsCertificate, given: Given): readonly Finding[] =>
  findingsOf(lint('certificate', tbs, given))

/** The needs of a rule that are not given; undefined where all of them are. */
function lackingOf({ given: needs }: LintRule, given: Partial<Given>): readonly (keyof Given)[] | undefined {
  for (const need of needs) if (given[need] === undefined) return needs.filter((one) => given[one] === undefined)
  return undefined
}

const isList = (found: readonly Objection[] | DoesNotApply): found is readonly Objection[] => Array.isArray(found)

/** Runs one rule over a subject of its kind. Pure. */
export function applyRule(rule: LintRule, subject: Subjects[keyof Subjects], given: Partial<Given>): Outcome {
  const lacking = lackingOf(rule, given)
  if (lacking !== undefined) {
    return { rule, outcome: 'does-not-apply', reason: `not given: ${lacking.map((one) => givens[one]).join(', ')}` }
  }
  const { id, severity, citation } = rule
  try {
    const found = rule.check(subject, given as Given)
    if (!isList(found)) return { rule, outcome: 'does-not-apply', reason: found.doesNotApply }
    if (found.length === 0) return { rule, outcome: 'passed' }
    const findings = found.map((one) => (typeof one === 'string' ? { message: one } : one))
    return { rule, outcome: 'objected', findings: findings.map((one) => ({ rule: id, severity, ...one, citation })) }
  } catch (error) {
    const why = isRefusal(error) ? `${error.message} (${error.hint})` : 'the rule itself failed'
    const message = `it could not be checked: ${why}`
    return { rule, outcome: 'objected', findings: [{ rule: id, severity: 'error', message, citation }] }
  }
}
