import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileSchema, findStale, writeGenerated } from '../../scripts/generate-schema.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { parseShape, requireShape, type ShapeFault, type Validator } from '../../src/schema/gate.ts'
import { validateClaim } from '../../src/schema/generated/claim.ts'
import { validateOids } from '../../src/schema/generated/oids.ts'
import { validateProfile } from '../../src/schema/generated/profile.ts'
import { validateSettings } from '../../src/schema/generated/settings.ts'

const schemas = fileURLToPath(new URL('../../pki/schemas/', import.meta.url))
const generated = fileURLToPath(new URL('../../src/schema/generated/', import.meta.url))
const templates = fileURLToPath(new URL('../../templates/', import.meta.url))

const refuse = (fault: ShapeFault) => new CountersignError('home.malformed', { file: 'x.json', ...fault })

function faultOf(validator: Validator<unknown>, value: unknown): ShapeFault | undefined {
  try {
    requireShape(validator, value, refuse)
    return undefined
  } catch (error) {
    const { pointer, expected } = (error as CountersignError<'home.malformed'>).facts
    return { pointer, expected }
  }
}

const settings = {
  format: 1,
  organisation: 'Acme',
  trustDomain: 'acme.internal',
  oidArc: '1.3.6.1.4.1.32473',
  crlLifetimeDays: 30,
  authorities: [{ name: 'clients', usage: 'client', custody: 'attended' }],
}

describe('the schema gate', () => {
  it('gives back a value of the right shape', () => {
    expect(requireShape(validateSettings, settings, refuse)).toBe(settings)
  })

  it.each([
    ['a wrong type', { ...settings, organisation: 7 }, '/organisation', 'a value of type string'],
    ['a missing property', { ...settings, format: undefined }, '', 'the property "format"'],
    ['a value below its minimum', { ...settings, crlLifetimeDays: 0 }, '/crlLifetimeDays', 'at least 1'],
    ['a value above its maximum', { ...settings, crlLifetimeDays: 91 }, '/crlLifetimeDays', 'at most 90'],
    ['too few items', { ...settings, authorities: [] }, '/authorities', 'at least 1 items'],
    [
      'a value outside a list',
      { ...settings, authorities: [{ name: 'a', usage: 'admin', custody: 'attended' }] },
      '/authorities/0/usage',
      'one of "client", "server"',
    ],
    ['another constant', { ...settings, format: 0 }, '/format', '1'],
  ])('points to %s and says what belongs there', (_, value, pointer, expected) => {
    expect(faultOf(validateSettings, value)).toEqual({ pointer, expected })
  })

  it('points to an unknown property by its own pointer and lists the known ones (RFC 6901 §3)', () => {
    const fault = faultOf(validateSettings, { ...settings, 'a/b~c': 1 })
    expect(fault?.pointer).toBe('/a~1b~0c')
    expect(fault?.expected).toContain('"trustDomain"')
  })

  it('says what a pattern means in the words of its schema', () => {
    expect(faultOf(validateSettings, { ...settings, oidArc: 'acme' })).toEqual({
      pointer: '/oidArc',
      expected: expect.stringContaining('in dotted decimals'),
    })
  })

  it('says where text stops being JSON', () => {
    const parse = () => parseShape(validateSettings, '{\n  "format": 1,,\n}', refuse)
    expect(parse).toThrow(
      expect.objectContaining({ facts: { file: 'x.json', pointer: '', expected: expect.stringContaining('line 2') } }),
    )
  })

  it('does not take an inherited or a magic property for one of the document', () => {
    expect(faultOf(validateOids, JSON.parse('{"names": {}, "__proto__": {}}'))?.pointer).toBe('/__proto__')
    expect(faultOf(validateOids, JSON.parse('{"names": {"constructor": "x"}}'))).toBeDefined()
  })

  it('refuses null, lists, numbers and text where a document belongs', () => {
    for (const validator of [validateSettings, validateProfile, validateClaim, validateOids]) {
      for (const value of [null, [], 7, 'text', true]) expect(faultOf(validator, value)?.pointer).toBe('')
    }
  })
})

describe('the generated validators', () => {
  let directory: string
  /** Two schemas, because to compile all of them takes half a second. */
  let from: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'validators-'))
    from = join(directory, 'schemas')
    for (const file of ['claim.schema.json', 'oids.schema.json']) cpSync(join(schemas, file), join(from, file))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('are what the schemas say now', () => {
    expect(findStale(schemas, generated, templates)).toEqual([])
  })

  it('are found stale with a guideline that is newer, and with another list of headers', () => {
    const [lists, to] = [join(directory, 'templates'), join(directory, 'validators')]
    cpSync(join(templates, 'guideline'), join(lists, 'guideline'), { recursive: true })
    cpSync(join(templates, 'identity-headers.json'), join(lists, 'identity-headers.json'))
    writeGenerated(from, to, lists)
    expect(findStale(from, to, lists)).toEqual([])
    const newest = readFileSync(join(lists, 'guideline/modern/2026-11.json'), 'utf8')
    writeFileSync(join(lists, 'guideline/modern/2031-02.json'), newest.replace('2026.11', '2031.02'))
    expect(findStale(from, to, lists)).toEqual(['lists.ts'])
    writeGenerated(from, to, lists)
    expect(readFileSync(join(to, 'lists.ts'), 'utf8')).toContain('"countersign-modern-2031.02"')
    const headers = readFileSync(join(lists, 'identity-headers.json'), 'utf8')
    writeFileSync(join(lists, 'identity-headers.json'), headers.replace('"X-User"', '"X-Person"'))
    expect(findStale(from, to, lists)).toEqual(['lists.ts'])
  })

  it('are found stale when a schema changes, appears or goes', () => {
    const to = join(directory, 'validators')
    writeGenerated(from, to)
    expect(findStale(from, to)).toEqual([])

    const oids = join(from, 'oids.schema.json')
    writeFileSync(oids, readFileSync(oids, 'utf8').replace('{0,63}', '{0,62}'))
    writeFileSync(join(from, 'new.schema.json'), '{"type": "string"}')
    rmSync(join(from, 'claim.schema.json'))
    expect(findStale(from, to)).toEqual(['claim.ts', 'new.ts', 'oids.ts', 'types.ts'])

    writeGenerated(from, to)
    expect(findStale(from, to)).toEqual([])
    expect(readdirSync(to)).not.toContain('claim.ts')
  })

  it('are found stale when one is edited by hand', () => {
    const to = join(directory, 'validators')
    writeGenerated(from, to)
    writeFileSync(join(to, 'oids.ts'), 'export const validateOids = () => true')
    expect(findStale(from, to)).toEqual(['oids.ts'])
  })

  it('import nothing of ajv', () => {
    for (const file of readdirSync(generated)) {
      const code = readFileSync(join(generated, file), 'utf8')
      expect(code, file).not.toMatch(/require\(|from ['"](?!\.\.\/gate\.ts|\.\/types\.ts|node:util)/)
    }
  })

  it('cannot be generated where they would need ajv when they run', () => {
    expect(() => compileSchema('x', { type: 'string', format: 'date-time' })).toThrow()
  })

  it('count characters, not UTF-16 units', async () => {
    const code = compileSchema('short', { type: 'string', maxLength: 2 })
    const file = join(directory, 'short.mjs')
    writeFileSync(file, code.replace(/^import type.*$/gm, '').replace(/: Validator<\w+>/, ''))
    const { validateShort } = await import(file)
    expect([validateShort('💩💩'), validateShort('💩💩💩')]).toEqual([true, false])
  })
})

describe('the schemas', () => {
  const files = readdirSync(schemas, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.schema.json'))
  type Schema = { [key: string]: unknown }
  const read = (file: string): Schema => JSON.parse(readFileSync(join(schemas, file), 'utf8'))

  it.each(files)('%s is draft 2020-12 with an id, a title and a description', (file) => {
    const schema = read(file)
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema['$id']).toMatch(/^urn:countersign:schema:/)
    expect(schema).toMatchObject({ title: expect.any(String), description: expect.any(String) })
  })

  // Those that people edit by; answers are read by programs.
  it.each(files.filter((file) => !file.startsWith('answers')))(
    '%s titles and describes each property, and allows no unknown one',
    (file) => {
      const walk = (schema: Schema, at: string): string[] => {
        const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
        const open =
          schema['properties'] && schema['additionalProperties'] !== false ? [`${at}: additionalProperties`] : []
        const silent = properties.flatMap(([name, property]) =>
          property['$ref'] || (property['title'] && property['description']) ? [] : [`${at}/${name}`],
        )
        const inner = [...properties, ...Object.entries((schema['$defs'] ?? {}) as Record<string, Schema>)]
        const items = schema['items'] as Schema | undefined
        return [
          ...open,
          ...silent,
          ...inner.flatMap(([name, property]) => walk(property, `${at}/${name}`)),
          ...(items ? walk(items, `${at}/items`) : []),
        ]
      }
      expect(walk(read(file), '')).toEqual([])
    },
  )
})
