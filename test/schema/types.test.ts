import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderType, typeName } from '../../scripts/schema-types.ts'

const typeOf = (schema: object): string => /= (.*)\n$/s.exec(renderType('x', { ...schema }))?.[1] ?? ''
const open = { type: 'object', additionalProperties: false }

describe('a type that is made of a schema', () => {
  it.each([
    ['a text', { type: 'string', pattern: '^a$', maxLength: 3 }, 'string'],
    ['a whole number', { type: 'integer', minimum: 1 }, 'number'],
    ['words', { enum: ['a', "it's", 7] }, "'a' | 'it\\'s' | 7"],
    ['one value', { const: true }, 'true'],
    ['a list', { type: 'array', items: { enum: ['a', 'b'] } }, "readonly ('a' | 'b')[]"],
    ['a list that is not empty', { type: 'array', minItems: 1, items: { type: 'string' } }, 'OneOrMore<string>'],
    ['any names', { type: 'object', additionalProperties: { type: 'string' } }, 'ByName<string>'],
    [
      'any names, one of which must be there',
      { type: 'object', required: ['a'], additionalProperties: { type: 'string' } },
      "ByName<string, 'a'>",
    ],
    ['several types', { type: ['string', 'null'] }, 'string | null'],
    ['a choice', { anyOf: [{ const: 'any' }, { type: 'boolean' }] }, "'any' | boolean"],
    ['a reference', { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }, 'string'],
    ['a property that must not be there', { ...open, properties: { a: false } }, '{\n  readonly a?: never\n}'],
  ])('says %s', (_, schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })

  it('tells required properties from others, and takes what is said of each for its comment', () => {
    const a = { type: 'string', description: 'Ends */ here.' }
    expect(typeOf({ ...open, required: ['a'], properties: { a, 'b-c': { type: 'boolean' } } })).toBe(
      "{\n  /** Ends *\\/ here. */\n  readonly a: string\n  readonly 'b-c'?: boolean\n}",
    )
  })

  it('takes what is said of a definition for the comment of whatever refers to it', () => {
    const $defs = { name: { type: 'string', description: 'Its name.' } }
    expect(typeOf({ ...open, properties: { a: { $ref: '#/$defs/name' } }, $defs })).toBe(
      '{\n  /** Its name. */\n  readonly a?: string\n}',
    )
  })

  it.each([
    ['a keyword that it does not know', { type: 'string', contentEncoding: 'base64' }],
    ['no type', { description: 'anything' }],
    ['a type that it does not know', { type: 'text' }],
    ['true, which is anything', { ...open, properties: { a: true } }],
    ['a list of anything', { type: 'array' }],
    ['properties beside which there may be any others', { type: 'object', properties: { a: { type: 'string' } } }],
    [
      'properties beside others of a type',
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'boolean' } },
    ],
    ['a required property that it does not allow', { ...open, required: ['b'], properties: { a: { type: 'string' } } }],
    ['a reference to nowhere', { $ref: '#/$defs/a' }],
    ['a reference to another file', { $ref: 'other.json' }],
    ['a choice beside properties', { ...open, properties: { a: { type: 'string' } }, oneOf: [{ const: 1 }] }],
  ])('is refused for %s', (_, schema) => {
    expect(() => typeOf(schema)).toThrow(/^x/)
  })

  it('exists for each schema that a validator is made of', () => {
    const types = readFileSync(new URL('../../src/schema/generated/types.ts', import.meta.url), 'utf8')
    const stems = readdirSync(fileURLToPath(new URL('../../pki/schemas/', import.meta.url)))
      .filter((file) => file.endsWith('.schema.json'))
      .map((file) => file.replace('.schema.json', ''))
    for (const stem of stems) expect(types).toContain(`export type ${typeName(stem, 'Json')} = `)
  })
})
