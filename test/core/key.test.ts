import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keyRow, keyTypes, signatures } from '../../src/core/key.ts'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../pki/schemas/profile.schema.json'), 'utf8'))

describe('the table of keys', () => {
  it('has the types that profiles may name, and no other', () => {
    expect(schema.properties.keyTypes.items.enum).toEqual(keyTypes)
  })

  it.each(keyTypes)('has for %s a signature that such keys make, and one name in DER', (type) => {
    const { signature, node, curve, plain, made } = keyRow(type)
    expect(signatures[signature].node).toBe(node)
    expect([curve, plain, made.modulusLength].filter((one) => one !== undefined)).toHaveLength(1)
  })
})
