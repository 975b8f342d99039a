/** issuingDistributionPoint: the certificates that a CRL speaks for. Does not decide whether a certificate is among them. */
import type { DerReader } from '../../asn1/reader.ts'
import { contextConstructed, contextPrimitive } from '../../asn1/tag.ts'
import { constructed, explicit, sequence } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'
import { encodeGeneralName, type GeneralName, readGeneralNames } from '../general-name.ts'
import { type NameAttribute, readRelativeName } from '../name.ts'

export type IssuingDistributionPoint = {
  readonly fullName?: readonly GeneralName[]
  /** Relative to the CRL issuer's name. */
  readonly relativeName?: readonly NameAttribute[]
  /** Whether the CRL is for some kinds of certificates or some reasons only, or lists those of other issuers. */
  readonly further: boolean
}

/** Writes the scope of a CRL that speaks for the certificates which point to one of these URLs; always critical. Pure. @see RFC 5280 §5.2.5 */
export const encodeIssuingDistributionPoint = (urls: readonly string[]): Extension => ({
  oid: extensionOids.issuingDistributionPoint,
  critical: true,
  value: sequence(
    explicit(
      0,
      constructed(
        contextConstructed(0),
        urls.map((value) => encodeGeneralName({ kind: 'uri', value })),
      ),
    ),
  ),
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
  const [first, second] = [contextConstructed(0), contextConstructed(1)]
  const where = reader.optional(first, (r) =>
    r.explicit(0, (choice) =>
      choice.nextIs(second)
        ? { relativeName: readRelativeName(choice, second) }
        : { fullName: readGeneralNames(choice, first) },
    ),
  )
  const further = !reader.done
  const flag = (n: number) => reader.optional(contextPrimitive(n), (r) => r.boolean(contextPrimitive(n)))
  flag(1)
  flag(2)
  reader.optional(contextPrimitive(3), (r) => r.bitString(contextPrimitive(3)))
  flag(4)
  flag(5)
  return { ...where, further }
}
