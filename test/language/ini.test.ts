import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../src/language/common/language.ts'
import { ini } from '../../src/language/ini.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { written } from '../support/language-kit.ts'

const comment = ini.places?.['comment'] as (value: unknown) => string

describe('lines of names and values, written', () => {
  it.each(['api.acme.internal', '127.0.0.1:8443', '::1', 'tls/ca.pem', 'A:B', '-1', 8443, true])(
    'leave %s as it is',
    (value) => {
      expect(ini.write(value)).toBe(String(value))
    },
  )

  it.each([
    ...[
      '',
      ' a',
      'a ',
      'a b',
      ';a',
      '#a',
      'a;b',
      'a#b',
      '[door]',
      '=a',
      '"a"',
      "'a'",
      'a\\',
      'a\nb',
      'a\rb',
      'a\0b',
      '$a',
      '%a',
      'é',
    ],
  ])('refuse %j', (text) => {
    expect(written(ini.write, text)).toBe('refused')
  })
})

describe('lines of names and values, read', () => {
  it('give back every value that was written, in its entry and its section', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [value, remark] = [written(ini.write, a), written(comment, b)]
        const text = `; ${remark}\nx = 1\n[s]\nname = ${value === 'refused' ? 'y' : value}\nz=2\n`
        const [x, s, ...rest] = ini.read(text)
        expect(rest).toEqual([])
        expect(x?.values.map((one) => one.value)).toEqual(['1'])
        expect(s?.children?.map(({ name, values }) => [name, values[0]?.value])).toEqual([
          ['name', value === 'refused' ? 'y' : a],
          ['z', '2'],
        ])
      }),
    )
  })

  it('tell where each stands', () => {
    expect(ini.read('\n  a =  b c \n[ d ]\n# e\nf =\n')).toEqual([
      { line: 2, column: 3, kind: 'entry', name: 'a', values: [{ line: 2, column: 8, value: 'b c' }] },
      {
        line: 3,
        column: 1,
        kind: 'section',
        name: ' d ',
        values: [],
        children: [{ line: 5, column: 1, kind: 'entry', name: 'f', values: [{ line: 5, column: 4, value: '' }] }],
      },
    ])
  })

  it.each([
    ['a line without =', 'a = b\nc d\n', 2, 3],
    ['a section that does not end', '[door\na = b\n', 1, 1],
    ['a section with more behind it', '[door] x\n', 1, 1],
    ['a value without a name', '= b\n', 1, 1],
  ])('are refused for %s', (_, text, at, column) => {
    expect(() => ini.read(text)).toThrow(Unreadable)
    expect(() => ini.read(text)).toThrow(expect.objectContaining({ place: { line: at, column } }))
  })
})
