/** Reads the terms by which a certificate is found: its names, and the values of its claims. Looks for nothing. */
import { type DerReader, readDer } from '../asn1/reader.ts'
import { tags } from '../asn1/tag.ts'
import { formatInstant } from '../core/brand.ts'
import type { Findable, Term } from '../core/record.ts'
import { isRefusal } from '../core/refusal.ts'
import { findExtension, parseContents } from './certificate.ts'
import { type Extension, extensionOids } from './extension.ts'
import { parseSubjectAlternativeName } from './extensions/subject-alternative-name.ts'
import { formatGeneralName, type GeneralName } from './general-name.ts'

const standard: ReadonlySet<string> = new Set(Object.values(extensionOids))

/** The texts of the types that claims have; undefined for whatever else an extension may hold. */
function readText(reader: DerReader): string | undefined {
  if (reader.nextIs(tags.utf8String)) return reader.string(tags.utf8String)
  if (reader.nextIs(tags.sequence)) return reader.sequenceOf((list) => list.string(tags.utf8String)).join(',')
  if (reader.nextIs(tags.integer)) return String(reader.integer())
  if (reader.nextIs(tags.boolean)) return String(reader.boolean())
  if (reader.nextIs(tags.generalizedTime)) return formatInstant(reader.generalizedTime())
  reader.any()
  return undefined
}

/** Gives nothing for what cannot be read: it is in nobody's words. */
function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** The term by which a certificate is found that has a name: its text, or what stands for it where people read it. Pure. */
export function termOf(name: GeneralName): Term {
  if ('value' in name && typeof name.value === 'string') return { kind: name.kind, value: name.value }
  return { kind: name.kind, value: formatGeneralName(name).slice(`${name.kind}:`.length) }
}

const claimTerm = ({ oid, value }: Extension): Term | undefined => {
  const text = unlessMalformed(() => readDer(value, oid, readText))
  return text === undefined ? undefined : { kind: oid, value: text }
}

/**
 * Reads the terms that a certificate is found by: each name of its subjectAltName, by kind, and each extension of our own, by its OID,
 * with the text that its claim has; a list with commas.
 *
 * Pure; what cannot be read gives nothing.
 */
export function readTerms(contents: { readonly extensions: readonly Extension[] }): readonly Term[] {
  const names = findExtension(contents, extensionOids.subjectAlternativeName)
  const named = (names && unlessMalformed(() => parseSubjectAlternativeName(names))) ?? []
  const own = contents.extensions.filter(({ oid }) => !standard.has(oid))
  return [...named.map(termOf), ...own.map(claimTerm)].filter((term) => term !== undefined)
}

/**
 * Reads what a certificate is found by: its terms, and as `texts` the values of its subject.
 *
 * Pure; what cannot be read gives nothing.
 */
export function readFindable(certificate: Uint8Array): Findable {
  const contents = unlessMalformed(() => parseContents(certificate))
  if (contents === undefined) return { terms: [], texts: [] }
  return { terms: readTerms(contents), texts: contents.subject.map(({ value }) => value) }
}
