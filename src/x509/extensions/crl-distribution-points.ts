/** cRLDistributionPoints: the addresses of the CRL. Does not fetch the CRL. */

import type { DerReader } from '../../asn1/reader.ts'
import { contextConstructed, contextPrimitive } from '../../asn1/tag.ts'
import { sequence } from '../../asn1/writer.ts'
import { present } from '../../core/present.ts'
import {
  type DistributionPointName,
  encodeDistributionPointName,
  readDistributionPointName,
} from '../distribution-point-name.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'
import { type GeneralName, readGeneralNames } from '../general-name.ts'

export type DistributionPoint = DistributionPointName & {
  /** Whether the CRL there covers only some reasons. */
  readonly reasons: 'all' | 'some'
  readonly crlIssuer?: readonly GeneralName[]
}

/** Writes cRLDistributionPoints with one point per URL, never critical. Pure. @see RFC 5280 §4.2.1.13 */
export const encodeCrlDistributionPoints = (urls: readonly string[]): Extension => ({
  oid: extensionOids.crlDistributionPoints,
  critical: false,
  value: sequence(...urls.map((url) => sequence(encodeDistributionPointName([url])))),
})

/**
 * Reads cRLDistributionPoints.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also for a point that says neither where nor who
 */
export const parseCrlDistributionPoints: (extension: Extension) => readonly DistributionPoint[] = extensionParser(
  'cRLDistributionPoints',
  (reader) =>
    reader.sequenceOf((list) => {
      const mark = list.mark()
      const point = list.sequence(readPoint)
      if (point.fullName === undefined && point.relativeName === undefined && point.crlIssuer === undefined) {
        list.refuse('a distribution point or a CRL issuer', mark)
      }
      return point
    }),
)

function readPoint(reader: DerReader): DistributionPoint {
  const where = readDistributionPointName(reader)
  const reasons = reader.optional(contextPrimitive(1), (r) => r.bitString(contextPrimitive(1)))
  const crlIssuer = reader.optional(contextConstructed(2), (r) => readGeneralNames(r, contextConstructed(2)))
  return { ...where, reasons: reasons === undefined ? 'all' : 'some', ...present({ crlIssuer }) }
}
