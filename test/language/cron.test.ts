import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cron } from '../../src/language/cron.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'

const carried = fc
  .sample(hostile, { numRuns: 400, seed: 1 })
  .concat('', '%', '%%', 'a%b', "it's 5%", '-n', '$HOME', '`id`', '#', ' && ', 'x >/dev/null', 'é')
  .filter((text) => written(cron.write, text) !== 'refused')

/** The two ways in which crons hand a command to the shell: they end it at a bare percent sign, and keep the backslash or remove it. */
const crons = {
  'keeps the backslash': (line: string) => line.match(/^(?:\\.|[^%\\])*/)![0],
  'removes the backslash': (line: string) => line.match(/^(?:\\.|[^%\\])*/)![0].replaceAll('\\%', '%'),
}

/** What a real shell makes of the words. */
const asked = (words: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

describe('a word of a command of cron, written', () => {
  it.each(Object.entries(crons))('is read by the shell of a cron that %s as exactly the text', (_, hand) => {
    expect(carried.length).toBeGreaterThan(50)
    expect(asked(hand(carried.map(cron.write).join(' ')))).toEqual(carried)
  })

  it('would mean something else to one of the two if the percent sign stood in quotes', () => {
    expect(asked(crons['keeps the backslash']("'5\\%'"))).not.toEqual(['5%'])
  })

  it.each(['a\nb', 'a\\b', 'a\0b', 'a\rb', '\u202e', undefined, null, {}, ['a']])('refuses %j', (value) => {
    expect(written(cron.write, value)).toBe('refused')
  })
})

describe('a table of cron, read', () => {
  it('gives back every word that was written', () => {
    for (const text of carried.filter(({ length }) => length < 200)) {
      const word = cron.write(text)
      const [job] = cron.read(`17 3 * * * root x ${word} >/dev/null && y ${word}\n`)
      expect(job?.children?.map(({ name, values }) => [name, values[0]?.value])).toEqual([
        ['x', text],
        ['y', text],
      ])
    }
  })

  it('tells variables and jobs, and where they stand', () => {
    expect(cron.read('# a\nSHELL=/bin/sh\n\n1 2 * * 3 www x y\n').map(outline)).toEqual([
      ['2:1 variable SHELL', '/bin/sh'],
      ['4:1 job www', '1', '2', '*', '*', '3', 'www', [['4:1 command x', 'y']]],
    ])
  })

  it.each([
    ['no line feed at its end, which cron passes over', '1 2 * * * root x'],
    ['too few times', '1 2 * * root x\n'],
    ['no command', '1 2 * * * root\n'],
    ['a percent sign, behind which is input', '1 2 * * * root date +%F\n'],
    ['a backslash at its end, which goes on nowhere', '1 2 * * * root x \\\ny\n'],
    ['a variable of the shell', '1 2 * * * root x $HOME\n'],
    ['a command that some crons cut off', `1 2 * * * root ${'x'.repeat(991)}\n`],
  ])('is refused with %s', (_, text) => {
    expect(read(cron, text)).toBe('unreadable')
  })
})
