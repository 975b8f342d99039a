/** Claim extensions: one typed statement about the subject under an OID of the organisation. Does not say which claims exist; policy/ does. */

import type { DerReader } from '../../asn1/reader.ts'
import { tags } from '../../asn1/tag.ts'
import { boolean, generalizedTime, integer, sequence, utf8String } from '../../asn1/writer.ts'
import type { Instant, Oid } from '../../core/brand.ts'
import { type Extension, extensionParser } from '../extension.ts'

export const claimTypes = ['string', 'strings', 'integer', 'boolean', 'time'] as const
export type ClaimType = (typeof claimTypes)[number]

/** A time is an {@link Instant}, so a number; an integer is a bigint. */
export type ClaimValue = string | readonly string[] | bigint | boolean | Instant

/** The value that each type has. */
type ValueOf = {
  string: string
  strings: readonly string[]
  integer: bigint
  boolean: boolean
  time: Instant
}

type Codec<V> = { readonly encode: (value: V) => Uint8Array; readonly read: (reader: DerReader) => V }

const codecs: { readonly [T in ClaimType]: Codec<ValueOf[T]> } = {
  string: { encode: (value) => utf8String(value), read: (reader) => reader.string(tags.utf8String) },
  strings: {
    encode: (values) => sequence(...values.map((value) => utf8String(value))),
    read: (reader) => reader.sequenceOf((list) => list.string(tags.utf8String)),
  },
  integer: { encode: (value) => integer(value), read: (reader) => reader.integer() },
  boolean: { encode: (value) => boolean(value), read: (reader) => reader.boolean() },
  time: { encode: (value) => generalizedTime(value), read: (reader) => reader.generalizedTime() },
}

const parsers: { readonly [T in ClaimType]: (extension: Extension) => ValueOf[T] } = {
  string: extensionParser(undefined, codecs.string.read),
  strings: extensionParser(undefined, codecs.strings.read),
  integer: extensionParser(undefined, codecs.integer.read),
  boolean: extensionParser(undefined, codecs.boolean.read),
  time: extensionParser(undefined, codecs.time.read),
}

/** Writes a claim, never critical: UTF8String, SEQUENCE OF UTF8String, INTEGER, BOOLEAN or GeneralizedTime. Pure. */
export function encodeClaimExtension<T extends ClaimType>(oid: Oid, type: T, value: ValueOf[T]): Extension {
  return { oid, critical: false, value: codecs[type].encode(value) }
}

/**
 * Reads a claim as the type it was defined with.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for a value of another type, or an empty list
 */
export function parseClaimExtension<T extends ClaimType>(extension: Extension, type: T): ValueOf[T] {
  return parsers[type](extension)
}
