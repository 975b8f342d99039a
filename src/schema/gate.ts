/** Checks JSON that people edit against its schema in `pki/schemas/`, and so turns it into a trusted type. */
import type { CountersignError } from '../core/refusal.ts'

/** One objection of a generated validator, as far as the gate reads it. */
type Objection = {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly schema: unknown
  readonly parentSchema?: {
    readonly description?: string
    readonly properties?: Readonly<Record<string, unknown>>
  }
}

/** A generated validator, with the type of what it lets pass: true, or false with its objections beside it. */
export type Validator<T> = {
  (value: unknown): value is T
  errors?: readonly Objection[] | null
}

/** Where a document is wrong (a JSON pointer, RFC 6901; empty is the whole document), and what belongs there. */
export type ShapeFault = { readonly pointer: string; readonly expected: string }

/**
 * Gives back a value as the type of the schema that it satisfies. Type and validator come from one schema.
 *
 * Pure.
 *
 * @param refuse makes the caller's refusal of the first fault found
 * @throws {CountersignError} whatever `refuse` makes
 */
export function requireShape<T>(
  validator: Validator<T>,
  value: unknown,
  refuse: (fault: ShapeFault) => CountersignError,
): T {
  if (validator(value)) return value
  const objection = validator.errors?.[0]
  throw refuse(objection ? faultOf(objection) : { pointer: '', expected: 'another shape' })
}

/**
 * Parses JSON text.
 *
 * Pure.
 *
 * @throws {CountersignError} whatever `refuse` makes, with the line and column at which it stops being JSON
 * @see RFC 8259
 */
export function parseJson(text: string, refuse: (fault: ShapeFault) => CountersignError): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = /line \d+ column \d+/.exec(String(error))?.[0]
    throw refuse({ pointer: '', expected: place ? `JSON; it stops being that at ${place}` : 'JSON' })
  }
}

/** Parses JSON text and requires its shape: {@link parseJson}, then {@link requireShape}. */
export function parseShape<T>(
  validator: Validator<T>,
  text: string,
  refuse: (fault: ShapeFault) => CountersignError,
): T {
  return requireShape(validator, parseJson(text, refuse), refuse)
}

/** One token of a pointer, escaped (RFC 6901 §3). */
const token = (name: unknown): string => String(name).replaceAll('~', '~0').replaceAll('/', '~1')

const list = (values: unknown): string => (values as readonly unknown[]).map((v) => JSON.stringify(v)).join(', ')

/** How each keyword of a schema is said; what is not here is said by the schema's own description. */
const sentences: Readonly<Record<string, (o: Objection) => string>> = {
  type: (o) => `a value of type ${[o.params['type']].flat().join(' or ')}`,
  required: (o) => `the property ${JSON.stringify(o.params['missingProperty'])}`,
  additionalProperties: (o) => `only these properties: ${list(Object.keys(o.parentSchema?.properties ?? {}))}`,
  enum: (o) => `one of ${list(o.params['allowedValues'])}`,
  const: (o) => JSON.stringify(o.params['allowedValue']),
  minimum: (o) => `at least ${o.params['limit']}`,
  maximum: (o) => `at most ${o.params['limit']}`,
  minLength: (o) => `at least ${o.params['limit']} characters`,
  maxLength: (o) => `at most ${o.params['limit']} characters`,
  minItems: (o) => `at least ${o.params['limit']} items`,
  maxItems: (o) => `at most ${o.params['limit']} items`,
  uniqueItems: () => 'each item once',
  'false schema': () => 'no such property here',
}

function faultOf(objection: Objection): ShapeFault {
  const { keyword, instancePath, params, parentSchema } = objection
  const inner = keyword === 'additionalProperties' ? `/${token(params['additionalProperty'])}` : ''
  const expected = sentences[keyword]?.(objection) ?? parentSchema?.description ?? `what ${keyword} asks for`
  return { pointer: instancePath + inner, expected }
}
