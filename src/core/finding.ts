/** The type of a finding: the objection of one rule to a certificate or another subject. The verdicts of attacks are in `probe/`. */

export type Severity = 'error' | 'warning' | 'notice'

/** Where in its subject: a field of a structure by its name in ASN.1, or a line and column of a text. */
export type Place = { readonly field: string } | { readonly line: number; readonly column: number }

export type Finding = {
  /** The rule's identifier, also its file name, such as `eku-exactly-one`. */
  readonly rule: string
  readonly severity: Severity
  /** The objection, with the value quoted: lower case, no full stop. */
  readonly message: string
  readonly place?: Place
  /** The clause that demands it, such as `RFC 5280 §4.2.1.12`. */
  readonly citation: string
}
