/** TypeScript from JSON schemas: what a document of a schema is once it was validated. Refuses each keyword that it does not know. */

type Schema = { readonly [keyword: string]: unknown }

/** Keywords that only narrow what the type says already: a document that satisfies them is of the type all the more. */
const narrowing = new Set(
  `$schema $id title description $defs pattern minLength maxLength minimum maximum maxItems uniqueItems minProperties
  maxProperties propertyNames discriminator allOf if then else dependentRequired dependentSchemas`.split(/\s+/),
)
const shaping = new Set(
  'type enum const properties required additionalProperties items minItems $ref anyOf oneOf'.split(' '),
)

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value)
const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name))
const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ')
const comment = (schema: unknown, defs: Schema = {}): string => {
  const { description, $ref: reference } = isSchema(schema) ? schema : {}
  if (description === undefined && typeof reference === 'string') return comment(defs[nameIn(reference)])
  return typeof description === 'string' ? `/** ${description.replaceAll('*/', '*\\/')} */\n` : ''
}
const nameIn = (reference: string): string => /^#\/\$defs\/(\w+)$/.exec(reference)?.[1] ?? ''

/** Gives the name of a type: `answer-list`, `Json` → `AnswerListJson`. */
export const typeName = (stem: string, suffix: string): string =>
  stem.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()) + suffix

const simple: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

/** The words that the types are written in. */
export const vocabulary = `type OneOrMore<T> = readonly [T, ...T[]]
/** Names are anybody's choice, apart from those that must be there. */
type ByName<T, K extends string = never> = Readonly<Record<string, T>> & Readonly<Record<K, T>>
`

/** What a schema is written with: the file's `$defs`, and the name in messages. */
type Context = { readonly defs: Schema; readonly at: string }

/** Gives the type of a part. */
type Inner = (part: unknown, name: string) => string

/** Gives the type of a schema. */
function typeOf(schema: unknown, { defs, at }: Context): string {
  if (schema === false) return 'never'
  if (!isSchema(schema)) throw new Error(`${at}: ${JSON.stringify(schema)} has no type`)
  const unknown = Object.keys(schema).find((keyword) => !narrowing.has(keyword) && !shaping.has(keyword))
  if (unknown !== undefined) throw new Error(`${at}: no type is known for the keyword ${unknown}`)
  const inner: Inner = (part, name) => typeOf(part, { defs, at: `${at}/${name}` })
  const { type, enum: values, const: value, $ref: reference, anyOf, oneOf } = schema
  if (typeof reference === 'string') {
    const name = nameIn(reference)
    if (!Object.hasOwn(defs, name)) throw new Error(`${at}: ${reference} is not in $defs`)
    return inner(defs[name], name)
  }
  if ('const' in schema) return literal(value)
  if (Array.isArray(values)) return values.map(literal).join(' | ')
  const choice = anyOf ?? oneOf
  if (Array.isArray(choice)) {
    if ('properties' in schema) throw new Error(`${at}: properties beside a choice, whose members must be whole`)
    return choice.map((one, index) => inner(one, `${index}`)).join(' | ')
  }
  if (type === undefined) throw new Error(`${at}: says no type`)
  return [type]
    .flat()
    .map((one) => typeNamed(String(one), schema, inner, { defs, at }))
    .join(' | ')
}

function typeNamed(type: string, schema: Schema, inner: Inner, { defs, at }: Context): string {
  if (type === 'array') {
    const item = inner(schema['items'], 'items')
    return Number(schema['minItems'] ?? 0) > 0
      ? `OneOrMore<${item}>`
      : `readonly ${/^\w+$/.test(item) ? item : `(${item})`}[]`
  }
  if (type === 'object') return objectType(schema, inner, { defs, at })
  const named = simple[type]
  if (named === undefined) throw new Error(`${at}: no type is known for ${type}`)
  return named
}

function objectType(schema: Schema, inner: Inner, { defs, at }: Context): string {
  const { properties = {}, required = [], additionalProperties: others } = schema
  const known = Object.entries(properties as Schema)
  const must = required as readonly string[]
  if (others !== false && !isSchema(others)) throw new Error(`${at}: says nothing of its other properties`)
  const stray = must.find((name) => !known.some(([one]) => one === name) && others === false)
  if (stray !== undefined) throw new Error(`${at}: requires ${stray}, which it does not allow`)
  const lines = known.map(
    ([name, property]) =>
      `${comment(property, defs)}readonly ${key(name)}${must.includes(name) ? '' : '?'}: ${inner(property, name)}`,
  )
  const own = lines.length === 0 ? '' : `{\n${indent(lines.join('\n'))}\n}`
  if (!isSchema(others)) return own === '' ? 'Readonly<Record<string, never>>' : own
  const rest = inner(others, '*')
  if (own !== '') throw new Error(`${at}: names properties beside any others`)
  return must.length === 0 ? `ByName<${rest}>` : `ByName<${rest}, ${must.map(literal).join(' | ')}>`
}

/** Gives the declaration of a schema's type. Throws for what it cannot say exactly or more widely. Pure. */
export function renderType(stem: string, schema: Schema): string {
  const defs = isSchema(schema['$defs']) ? schema['$defs'] : {}
  return `${comment(schema)}export type ${typeName(stem, 'Json')} = ${typeOf(schema, { defs, at: stem })}\n`
}
