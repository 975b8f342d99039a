/** certificatePolicies: under which policies a certificate was issued. Does not say what a policy demands, and writes no qualifiers. */
import { parseOid } from '../../asn1/oid.ts'
import { tags } from '../../asn1/tag.ts'
import { oid, sequence } from '../../asn1/writer.ts'
import type { Oid } from '../../core/brand.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

/** Every policy at once, for authorities (RFC 5280 §4.2.1.4). */
export const ANY_POLICY = parseOid('2.5.29.32.0')

/** Writes certificatePolicies, never critical, with nothing but identifiers. Pure. @see RFC 5280 §4.2.1.4 */
export const encodeCertificatePolicies = (policies: readonly Oid[]): Extension => ({
  oid: extensionOids.certificatePolicies,
  critical: false,
  value: sequence(...policies.map((policy) => sequence(oid(policy)))),
})

/** A policy, and whether anything qualifies it. */
export type CertificatePolicy = { readonly policy: Oid; readonly qualified: boolean }

/**
 * Reads certificatePolicies. Says whether a policy has qualifiers, and does not look into them.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where there is no policy, or one twice
 */
export const parseCertificatePolicies: (extension: Extension) => readonly CertificatePolicy[] = extensionParser(
  'certificatePolicies',
  (reader) => {
    const seen = new Set<Oid>()
    return reader.sequenceOf((list) => {
      const mark = list.mark()
      const read = list.sequence((fields) => {
        const policy = fields.oid()
        const qualifiers = fields.optional(tags.sequence, (some) => some.sequenceOf((one) => one.any()))
        return { policy, qualified: qualifiers !== undefined }
      })
      if (seen.has(read.policy)) list.refuse(`the policy ${read.policy} once`, mark)
      seen.add(read.policy)
      return read
    })
  },
)
