import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shell } from '../../src/language/shell.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'

const carried = fc
  .sample(hostile, { numRuns: 300, seed: 1 })
  .concat('', '-n', '=x', '~root', '*', 'a b', "it's", '$(id)', '`id`', 'a;b', '#', '{a,b}')
  .filter((text) => written(shell.write, text) !== 'refused')

/** What a real shell makes of the words of a command. */
const asked = (words: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

describe('a word of the shell, written', () => {
  it('is read by a shell as exactly the text, or refused', () => {
    expect(carried.length).toBeGreaterThan(50)
    expect(asked(carried.map(shell.write).join(' '))).toEqual(carried)
  })

  it.each(['a\nb', 'a\0b', 'a\rb', '\u202e', undefined, null, {}, ['a']])('refuses %j', (value) => {
    expect(written(shell.write, value)).toBe('refused')
  })
})

describe('a command line, read', () => {
  it('gives back every word that was written', () => {
    const [command] = shell.read(`x ${carried.map(shell.write).join(' ')}`)
    expect(command?.values.map(({ value }) => value)).toEqual(carried)
  })

  it.each(['a "b c"  d\\ e', `a"b"'c'`, '"\\$x \\\\ \\" \\a"', "''", 'a \\\n  b', 'a#b', 'é=ü'])(
    'reads %j as a shell does',
    (words) => {
      expect(shell.read(`x ${words}`)[0]?.values.map(({ value }) => value)).toEqual(asked(words))
    },
  )

  it('says where each command and word stands', () => {
    expect(shell.read('# one\ncurl --cert a.pem \\\n  https://x; cd b').map(outline)).toEqual([
      ['2:1 command curl', '--cert', 'a.pem', 'https://x'],
      ['3:14 command cd', 'b'],
    ])
    expect(shell.read('a\n  b c')[1]?.values).toEqual([{ line: 2, column: 5, value: 'c' }])
  })

  it.each(['a $b', 'a "$b"', 'a `b`', 'a | b', 'a > b', 'a *', 'a ~', 'a {b,c}', "a 'b", 'a "b', '(a)', 'a & b'])(
    'refuses %j, which a shell makes something else of',
    (text) => {
      expect(read(shell, text)).toBe('unreadable')
    },
  )
})
