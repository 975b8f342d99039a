/** Writes the values of claims as text, and reads their types. `claim.ts` says which values a claim allows. */
import { formatInstant, type Instant, parseInstant } from '../core/brand.ts'
import type { ClaimType, ClaimValue } from '../x509/extensions/claim.ts'

export type ClaimForm = {
  readonly expected: string
  /** Whether a value is of this type. */
  readonly is: (value: unknown) => boolean
  /** Undefined where the text is no such value. */
  readonly parse: (text: string) => ClaimValue | undefined
  readonly format: (value: ClaimValue) => string
}

const isText = (value: unknown): boolean => typeof value === 'string'

// Whole numbers that a double holds exactly: servers read claims with whatever numbers their language has.
const isExact = (value: unknown): boolean => typeof value === 'bigint' && Number.isSafeInteger(Number(value))

/** Type → its form. Pure. */
export const claimForms: Readonly<Record<ClaimType, ClaimForm>> = {
  string: { expected: 'a text', is: isText, parse: (text) => text, format: String },
  strings: {
    expected: 'texts separated by commas',
    is: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
    parse: (text) => text.split(','),
    format: (value) => (value as readonly string[]).join(','),
  },
  integer: {
    expected: 'a whole number from -9007199254740991 to 9007199254740991',
    is: isExact,
    parse: (text) => (/^(0|-?[1-9]\d{0,15})$/.test(text) ? BigInt(text) : undefined),
    format: String,
  },
  boolean: {
    expected: 'true or false',
    is: (value) => typeof value === 'boolean',
    parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    format: String,
  },
  time: {
    expected: 'a time, such as 2027-01-31T12:00:00Z',
    is: (value) => typeof value === 'number',
    parse: parseInstant,
    format: (value) => formatInstant(value as Instant),
  },
}
