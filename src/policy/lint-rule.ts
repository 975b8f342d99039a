/** The form of a lint rule: the subject that it reads, its needs, its answers. The rules are in `lint/`, one file each. */
import type { Instant, Oid } from '../core/brand.ts'
import type { Place, Severity } from '../core/finding.ts'
import { type AnyRefusal, isRefusal } from '../core/refusal.ts'
import type { Certificate, TbsCertificate } from '../x509/certificate.ts'
import type { CertificateList } from '../x509/crl.ts'
import type { ClaimDefinition } from './claim.ts'
import type { Profile } from './profile.ts'

/** The subjects of rules, as their parsers give them. Another subject is another line here. */
export type Subjects = {
  readonly certificate: TbsCertificate
  readonly crl: CertificateList
}

/** The context that rules may need. Issuing gives all of it; a file alone comes with none of it. */
export type Given = {
  readonly profile: Profile
  /** The certificate of the authority that signs. */
  readonly issuer: Certificate
  /** The arc of the home, under which the OIDs of claims lie. */
  readonly arc: Oid
  readonly trustDomain: string
  /** Every claim of the home. */
  readonly definitions: readonly ClaimDefinition[]
  /** The moment of issue. */
  readonly at: Instant
}

/** Lower case, no full stop, the value quoted; with its place where that helps to find it. */
export type Objection = string | { readonly message: string; readonly place: Place }

/** Says, in a sentence, why a rule has nothing to say of this subject. Neither an objection nor a pass. */
export type DoesNotApply = { readonly doesNotApply: string }

/** One rule. An `error` always stops a signature, a `warning` where the profile says so, a `notice` never. */
export type LintRule<
  S extends keyof Subjects = keyof Subjects,
  G extends readonly (keyof Given)[] = readonly (keyof Given)[],
> = {
  /** Also the name of its file. */
  readonly id: string
  readonly subject: S
  /** Its needs: where one of them is absent, the rule does not apply. */
  readonly given: G
  readonly severity: Severity
  /** The clause that demands it. */
  readonly citation: string
  /** The weaknesses that it keeps out; none where it is about order or about being read everywhere. */
  readonly cwe: readonly number[]
  /** Gives its objections, or the reason why it does not apply. May throw on what it cannot read. Pure. */
  check(subject: Subjects[S], given: Pick<Given, G[number]>): readonly Objection[] | DoesNotApply
}

/** Gives the rule as it is: its check sees its own subject, and only what the rule says it must be given. Pure. */
export const defineRule = <S extends keyof Subjects, const G extends readonly (keyof Given)[]>(
  rule: LintRule<S, G>,
): LintRule<S, G> => rule

const NONE: readonly string[] = []

/** Runs what refuses a wrong value, and gives the refusal as an objection. Pure where the act is. */
export function objectionsOf(
  act: () => void,
  say: (refusal: AnyRefusal) => string = ({ message }) => message,
): readonly string[] {
  try {
    act()
    return NONE
  } catch (error) {
    if (isRefusal(error)) return [say(error)]
    throw error
  }
}
