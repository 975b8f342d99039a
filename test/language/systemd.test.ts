import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemd } from '../../src/language/systemd.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'

const { listed, rest, comment } = systemd.places as Required<typeof systemd>['places']

describe('a unit of systemd, written', () => {
  it.each([
    ['a b', '"a b"'],
    ['100%', '"100%%"'],
    ['$HOME \u0024{X}', '"$$HOME $\u0024{X}"'],
    ['a"b\\', '"a\\"b\\\\"'],
    [';', '";"'],
    ['', '""'],
  ])('writes %j as one word of a command line', (text, expected) => {
    expect(systemd.write(text)).toBe(expected)
  })

  it('leaves a dollar sign alone where systemd replaces no variables', () => {
    expect([listed!('/a $b %c'), rest!('/a$b%c')]).toEqual(['"/a $b %%c"', '/a$b%%c'])
  })

  it.each(['', 'a b', ' a', 'a\t', '"a"', "a'", 'a\\'])('refuses %j where there are no quotes', (text) => {
    expect(written(rest!, text)).toBe('refused')
  })

  it.each(['a\nb', 'a\0b', 'a\rb', '\u202e', undefined, null, {}, ['a']])('refuses %j in every place', (value) => {
    for (const write of [systemd.write, listed!, rest!, comment!]) expect(written(write, value)).toBe('refused')
  })
})

describe('a unit of systemd, read', () => {
  it('gives back every value that was written, in its place', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const [word, tail, remark] = [written(systemd.write, a), written(rest!, b), written(comment!, c)]
        const line = [word === 'refused' ? '"x"' : word, tail === 'refused' ? 'y' : tail]
        const [section, ...others] = systemd.read(
          `# ${remark}\n[Service]\nExecStart=/p ${line[0]} z\nUser=${line[1]}\n`,
        )
        expect(others).toEqual([])
        expect(section?.children?.map(({ values }) => values.map(({ value }) => value))).toEqual([
          ['/p', word === 'refused' ? 'x' : a, 'z'],
          [tail === 'refused' ? 'y' : b],
        ])
      }),
    )
  })

  it('leaves a variable of the environment as it is', () => {
    expect(systemd.read('[Service]\nExecStart=/p \u0024{CREDENTIALS_DIRECTORY}/x\n').map(outline)).toEqual([
      ['1:1 section Service', [['2:1 entry ExecStart', '/p', '\u0024{CREDENTIALS_DIRECTORY}/x']]],
    ])
  })

  it.each([
    'a',
    'ExecStart=/p $HOME',
    'ExecStart=/p "%h"',
    'ExecStart=/p "a',
    'ExecStart=/p a ; /q',
    'ExecStart=/p "a"b',
    'ExecStart=/p a \\\n b',
    'User=%u',
    'User=a \\\n b',
    '[Service',
  ])('refuses %j, which systemd makes something else of', (text) => {
    expect(read(systemd, text)).toBe('unreadable')
  })
})
