import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alignRows,
  countOf,
  drawCommand,
  drawEntries,
  drawFields,
  drawTable,
  drawTalk,
  printable,
  readableTime,
  styleFor,
  wrapText,
} from '../../src/cli/text.ts'
import { foldCommand, shellWord } from '../../src/core/shell.ts'

const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((points) => String.fromCodePoint(...points))
const plain = styleFor({ colour: false })
const coloured = styleFor({ colour: true })
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const withoutColour = (text: string): string => text.replace(/\u001b\[\d+m/g, '')

describe('printable', () => {
  it.each([
    ['\u001b[31mred', '\\u001b[31mred'],
    ['line\nbreak', 'line\\u000abreak'],
    ['\u009b2J', '\\u009b2J'],
    ['ad\u202emin', 'ad\\u202emin'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['\u{e0001}tag', '\\udb40\\udc01tag'],
    ['\ud800lone', '\\ud800lone'],
    ['\u2028', '\\u2028'],
  ])('shows %j and does not obey it', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it('leaves the letters of any script alone', () => {
    expect(printable('Zoë Ünïcode 漢字 “quoted” 🙂')).toBe('Zoë Ünïcode 漢字 “quoted” 🙂')
  })

  it('lets no control character through, whatever it is given', () => {
    fc.assert(fc.property(anyText, (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(printable(text))))
  })
})

describe('alignRows', () => {
  it('sets columns two spaces apart and pads no line end', () => {
    expect(
      alignRows([
        ['a', 'long one', 'x'],
        ['bbb', 'c', ''],
      ]),
    ).toEqual(['a    long one  x', 'bbb  c'])
  })

  it('escapes what it lays out, and aligns by what is seen', () => {
    expect(
      alignRows([
        ['\u001b[2J', 'x'],
        ['12345678', 'y'],
      ]),
    ).toEqual(['\\u001b[2J  x', '12345678   y'])
  })

  it('aligns coloured cells as it does plain ones', () => {
    const rows = [['NAME', { text: 'issued', paint: coloured.green }, 'x']]
    const [line = ''] = alignRows([...rows, ['a', 'revoked', 'y']])
    expect(line).toContain('\u001b[32missued\u001b[39m')
    expect(withoutColour(line)).toBe('NAME  issued   x')
  })
})

describe('drawTable and drawFields', () => {
  it('puts the heading over the columns', () => {
    expect(drawTable(['NAME', 'STATE'], [['alice', 'issued']], plain)).toEqual(['NAME   STATE', 'alice  issued'])
  })

  it('lists the values of one label below each other, and leaves out what is absent', () => {
    expect(drawFields([['names', 'DNS:a', 'DNS:b'], ['none'], ['serial', undefined], ['x', 'y']], plain)).toEqual([
      '  names  DNS:a',
      '         DNS:b',
      '  x      y',
    ])
  })
})

describe('a terminal of few columns', () => {
  const narrow = styleFor({ colour: false, columns: 40, interactive: true })
  const piped = styleFor({ colour: false, columns: 40 })
  const heading = ['NAME', 'STATE', 'SERIAL']
  const rows = [['alice', 'issued', '0123456789abcdef0123456789abcdef']]

  it('leaves the last column out where that may be, and nowhere else', () => {
    const [name, number] = ['a'.repeat(20), '1'.repeat(32)]
    expect(drawTable(['NAME', 'SERIAL'], [[name, number]], narrow, 'leave-out-last')).toEqual(['NAME', name])
    expect(drawTable(['NAME', 'SERIAL'], [['alice', '01']], narrow, 'leave-out-last')).toHaveLength(2)
    expect(drawTable(['NAME', 'SERIAL'], [[name, number]], piped, 'leave-out-last')[1]).toBe(`${name}  ${number}`)
  })

  it('has what does not fit below each row, and a pipe one row a line', () => {
    expect(drawTable(heading, rows, narrow)).toEqual([
      'NAME   STATE',
      '  SERIAL',
      'alice  issued',
      '  0123456789abcdef0123456789abcdef',
    ])
    expect(drawTable(heading, rows, piped)).toEqual([
      'NAME   STATE   SERIAL',
      'alice  issued  0123456789abcdef0123456789abcdef',
    ])
  })

  it('wraps the text of a last column in it', () => {
    const text = 'a server in one file, to run as it is or to grow'
    expect(drawTable(['TARGET', 'WHAT'], [['node', text]], narrow)).toEqual([
      'TARGET  WHAT',
      'node    a server in one file, to run as',
      '        it is or to grow',
    ])
    expect(drawTable(['TARGET', 'WHAT'], [['node', text]], piped)).toHaveLength(2)
  })

  it('wraps fields beside their labels, and breaks octets anywhere', () => {
    expect(drawFields([['why', 'one two three four five six seven', 'ab'.repeat(20)]], narrow)).toEqual([
      '  why  one two three four five six seven',
      `       ${'ab'.repeat(16)}`,
      `       ${'ab'.repeat(4)}`,
    ])
    expect(drawFields([['why', 'ab'.repeat(20)]], piped)).toEqual([`  why  ${'ab'.repeat(20)}`])
  })

  it('wraps talk beside its label, and puts a long command below, broken as a shell allows', () => {
    expect(drawTalk('hint:', narrow.dim, 'one two three four five six seven eight', narrow)).toEqual([
      'hint: one two three four five six seven',
      '      eight',
    ])
    const line = "countersign init --org 'Acme and Sons' --trust-domain acme.internal"
    expect(drawCommand('next', line, narrow)).toEqual([
      'next:',
      '  countersign init \\',
      "  --org 'Acme and Sons' \\",
      '  --trust-domain acme.internal',
    ])
    expect(drawCommand('next', line, piped)).toEqual([`next: ${line}`])
    expect(drawTalk('hint:', piped.dim, 'one two three four five six seven eight', piped)).toHaveLength(1)
  })

  it('lets no control character through with any of them', () => {
    const told = [...drawTalk('x', narrow.dim, '\u001b[2J', narrow), ...drawCommand('x', 'a\u001b[2J', narrow)]
    expect(told.join()).not.toContain('\u001b')
  })

  it('sets what is said of a term beside it', () => {
    expect(drawEntries([['init', 'make a home for many certificates']], narrow)).toEqual([
      '  init  make a home for many',
      '        certificates',
    ])
  })
})

describe('foldCommand', () => {
  /** What a shell makes of a line: its words. */
  const wordsOf = (line: string): string => line.replaceAll(' \\\n', ' ')

  it('loses and adds nothing, whatever the width', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !/[\p{Cc}\p{Cf}]/u.test(text))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 120 }), (words, width) => {
        const line = words.map(shellWord).join(' ')
        expect(wordsOf(foldCommand(line, width).join('\n'))).toBe(line)
      }),
    )
  })

  it('keeps an option and its value together, and what fits in one line', () => {
    expect(foldCommand('curl -i --cacert server-ca.pem https://a', 26)).toEqual([
      'curl -i \\',
      '--cacert server-ca.pem \\',
      'https://a',
    ])
    expect(foldCommand('countersign list', 80)).toEqual(['countersign list'])
  })
})

describe('styleFor', () => {
  it('paints nothing on a plain stream', () => {
    expect(plain.bold(plain.red('text'))).toBe('text')
  })

  it('shortens a path below the working directory, and no other', () => {
    const { place } = styleFor({ colour: false, directory: '/home/me' })
    expect(place('/home/me/pki/key.pem')).toBe('pki/key.pem')
    expect(place('/home/mean/pki')).toBe('/home/mean/pki')
    expect(place('/etc/pki')).toBe('/etc/pki')
    expect(styleFor({ colour: false, directory: '/' }).place('/etc/pki')).toBe('/etc/pki')
  })
})

describe('small forms', () => {
  it('breaks text between words, and keeps a long word whole', () => {
    expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four'])
    expect(wrapText('a-very-long-word b', 4)).toEqual(['a-very-long-word', 'b'])
  })

  it('shows times as people read them', () => {
    expect(readableTime('2027-01-31T12:34:56Z')).toBe('2027-01-31 12:34 UTC')
    expect(readableTime('never')).toBe('never')
  })

  it('counts one and many', () => {
    expect([countOf(0, 'event'), countOf(1, 'event'), countOf(2, 'event')]).toEqual(['0 events', '1 event', '2 events'])
  })

  it.each([
    ['pki/issued', 'pki/issued'],
    ['spiffe://acme.internal/alice', 'spiffe://acme.internal/alice'],
    ['two words', "'two words'"],
    ["it's", `'it'\\''s'`],
    ['$(reboot)', "'$(reboot)'"],
    ['', "''"],
  ])('quotes %j for a shell', (word, quoted) => {
    expect(shellWord(word)).toBe(quoted)
  })
})
