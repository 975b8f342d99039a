/** issuingDistributionPoint: the certificates that a CRL speaks for. Does not decide whether a certificate is among them. */
import type { DerReader } from '../../asn1/reader.ts'
import { contextPrimitive } from '../../asn1/tag.ts'
import { sequence } from '../../asn1/writer.ts'
import {
  type DistributionPointName,
  encodeDistributionPointName,
  readDistributionPointName,
} from '../distribution-point-name.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

export type IssuingDistributionPoint = DistributionPointName & {
  /** Whether the CRL is for some kinds of certificates or some reasons only, or lists those of other issuers. */
  readonly further: boolean
}

/** Writes the scope of a CRL that speaks for the certificates which point to one of these URLs; always critical. Pure. @see RFC 5280 §5.2.5 */
export const encodeIssuingDistributionPoint = (urls: readonly string[]): Extension => ({
  oid: extensionOids.issuingDistributionPoint,
  critical: true,
  value: sequence(encodeDistributionPointName(urls)),
})

/**
 * Reads issuingDistributionPoint.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const parseIssuingDistributionPoint: (extension: Extension) => IssuingDistributionPoint = extensionParser(
  'issuingDistributionPoint',
  (reader) => reader.sequence(readScope),
)

function readScope(reader: DerReader): IssuingDistributionPoint {
  const where = readDistributionPointName(reader)
  const further = !reader.done
  const flag = (n: number) => reader.optional(contextPrimitive(n), (r) => r.boolean(contextPrimitive(n)))
  flag(1)
  flag(2)
  reader.optional(contextPrimitive(3), (r) => r.bitString(contextPrimitive(3)))
  flag(4)
  flag(5)
  return { ...where, further }
}
