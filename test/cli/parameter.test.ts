import { describe, expect, it } from 'vitest'
import { choice, choices, count, flag, required, text, texts } from '../../src/cli/parameter.ts'
import { isRefusal } from '../../src/core/refusal.ts'

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'nothing'
}

describe('parameters', () => {
  it('reads what was given, and leaves absent what was not', () => {
    expect(text('X', '').read(['a'], '--x')).toBe('a')
    expect(text('X', '').read([], '--x')).toBeUndefined()
    expect(texts('X', '').read(['a', 'b'], '--x')).toEqual(['a', 'b'])
    expect(texts('X', '').read([], '--x')).toEqual([])
    expect(flag('').read([''], '--x')).toBe(true)
    expect(flag('').read([], '--x')).toBe(false)
    expect(count('N', '').read(['30'], '--x')).toBe(30)
    expect(choice(['a', 'b'], 'X', '').read(['b'], '--x')).toBe('b')
    expect(choices(['a', 'b', 'c'], 'X', '').read(['c', 'a,b'], '--x')).toEqual(['c', 'a', 'b'])
    expect(choices(['a', 'b'], 'X', '').read([], '--x')).toEqual([])
  })

  it('lets a shell offer what is meant, by its placeholder where nothing else is said', () => {
    expect(text('FILE', '').offers).toBe('files')
    expect(texts('DIR', '').offers).toBe('folders')
    expect(text('TARGET', '').offers).toBe('targets')
    expect(text('NAME', '').offers).toEqual([])
    expect(text('PATH', '', 'files').offers).toBe('files')
    expect(required('the kind', choice(['a', 'b'], 'KIND', '')).offers).toEqual(['a', 'b'])
  })

  it.each(['0', '-1', '1.5', '1e3', '0x10', '', ' 1', '9999999999', 'many'])('refuses %j as a number', (value) => {
    expect(codeOf(() => count('N', '').read([value], '--days'))).toBe('input.malformed')
  })

  it('refuses a word that is not on its list, even in another case', () => {
    expect(codeOf(() => choice(['client'], 'KIND', '').read(['Client'], 'KIND'))).toBe('usage.wrong')
    expect(codeOf(() => choices(['a', 'b'], 'X', '').read(['a', 'c'], '--x'))).toBe('usage.wrong')
    expect(codeOf(() => choices(['a', 'b'], 'X', '').read(['a,c'], '--x'))).toBe('usage.wrong')
    expect(codeOf(() => choices(['a', 'b'], 'X', '').read(['a,'], '--x'))).toBe('usage.wrong')
  })

  it('refuses a single value given twice, rather than to choose one', () => {
    expect(codeOf(() => text('X', '').read(['a', 'b'], '--pin'))).toBe('usage.wrong')
  })

  it('refuses the absence of what is required, and names its flag', () => {
    const org = required('the organisation', text('NAME', ''))
    expect(() => org.read([], '--org')).toThrow('the organisation is missing')
    expect(codeOf(() => org.read([], '--org'))).toBe('usage.missing')
    expect(org.read(['Acme'], '--org')).toBe('Acme')
  })
})
