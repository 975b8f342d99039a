/** DistributionPointName: where a CRL is, as certificates and shards of CRLs say it. Fetches nothing. @see RFC 5280 §4.2.1.13, §5.2.5 */
import type { DerReader } from '../asn1/reader.ts'
import { contextConstructed } from '../asn1/tag.ts'
import { constructed, explicit } from '../asn1/writer.ts'
import { encodeGeneralName, type GeneralName, readGeneralNames } from './general-name.ts'
import { type NameAttribute, readRelativeName } from './name.ts'

export type DistributionPointName = {
  readonly fullName?: readonly GeneralName[]
  /** Relative to the CRL issuer's name. */
  readonly relativeName?: readonly NameAttribute[]
}

const [fullName, relativeName] = [contextConstructed(0), contextConstructed(1)]

/** Writes the field `distributionPoint` with URLs for one place. Pure. */
export const encodeDistributionPointName = (urls: readonly string[]): Uint8Array =>
  explicit(
    0,
    constructed(
      fullName,
      urls.map((value) => encodeGeneralName({ kind: 'uri', value })),
    ),
  )

/** Takes the field `distributionPoint`, where there is one. */
export const readDistributionPointName = (reader: DerReader): DistributionPointName | undefined =>
  reader.optional(fullName, (field) =>
    field.explicit(0, (choice) =>
      choice.nextIs(relativeName)
        ? { relativeName: readRelativeName(choice, relativeName) }
        : { fullName: readGeneralNames(choice, fullName) },
    ),
  )
