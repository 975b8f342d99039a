/** What a lint rule is and what it is given. The rules are in `lint/`, one file each. */
import type { Instant, Oid } from '../core/brand.ts'
import type { Severity } from '../core/finding.ts'
import type { Certificate, TbsCertificate } from '../x509/certificate.ts'
import type { ClaimDefinition } from './claim.ts'
import type { Profile } from './profile.ts'

/** What a certificate is held against. A plan has all of it but the issuer and the moment. */
export type LintContext = {
  readonly profile: Profile
  readonly issuer: Certificate
  /** The arc of the home, under which the OIDs of claims lie. */
  readonly arc: Oid
  readonly trustDomain: string
  /** Every claim of the home. */
  readonly definitions: readonly ClaimDefinition[]
  /** The moment of issue. */
  readonly at: Instant
}

/** One rule. An `error` always stops a signature, a `warning` where the profile says so, a `notice` never. */
export type LintRule = {
  /** Also the name of its file. */
  readonly id: string
  readonly severity: Severity
  /** The clause that demands it. */
  readonly citation: string
  /** The weaknesses that it keeps out of certificates; none where it is about order or about being read everywhere. */
  readonly cwe: readonly number[]
  /** Gives its objections: lower case, no full stop, the value quoted. May throw on what it cannot read. Pure. */
  check(tbs: TbsCertificate, context: LintContext): readonly string[]
}
