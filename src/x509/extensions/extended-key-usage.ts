/** extKeyUsage: the purposes for which a key may be used. The profile chooses the purpose. */
import { parseOid } from '../../asn1/oid.ts'
import { oid, sequence } from '../../asn1/writer.ts'
import type { Oid } from '../../core/brand.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

const purposes = {
  anyExtendedKeyUsage: parseOid('2.5.29.37.0'),
  serverAuth: parseOid('1.3.6.1.5.5.7.3.1'),
  clientAuth: parseOid('1.3.6.1.5.5.7.3.2'),
  codeSigning: parseOid('1.3.6.1.5.5.7.3.3'),
  emailProtection: parseOid('1.3.6.1.5.5.7.3.4'),
  timeStamping: parseOid('1.3.6.1.5.5.7.3.8'),
  ocspSigning: parseOid('1.3.6.1.5.5.7.3.9'),
} as const satisfies Record<string, Oid>

/** A purpose by name, or by OID where it has none here. */
export type KeyPurpose = keyof typeof purposes | Oid

const namesByOid: ReadonlyMap<string, KeyPurpose> = new Map(
  Object.entries(purposes).map(([name, id]) => [id, name as KeyPurpose]),
)

const oidOf = (purpose: KeyPurpose): Oid =>
  purpose in purposes ? purposes[purpose as keyof typeof purposes] : (purpose as Oid)

/** Writes extKeyUsage, not critical unless asked. Pure. @see RFC 5280 §4.2.1.12 */
export const encodeExtendedKeyUsage = (
  list: readonly KeyPurpose[],
  { critical = false }: { readonly critical?: boolean } = {},
): Extension => ({
  oid: extensionOids.extendedKeyUsage,
  critical,
  value: sequence(...list.map((purpose) => oid(oidOf(purpose)))),
})

/**
 * Reads extKeyUsage, in the order written.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where there is no purpose
 */
export const parseExtendedKeyUsage: (extension: Extension) => readonly KeyPurpose[] = extensionParser(
  'extKeyUsage',
  (reader) =>
    reader.sequenceOf((list) => {
      const id = list.oid()
      return namesByOid.get(id) ?? id
    }),
)
