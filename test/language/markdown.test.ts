import { Parser } from 'commonmark'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdown } from '../../src/language/markdown.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, written } from '../support/language-kit.ts'

const code = markdown.places?.['code'] as (value: unknown) => string

/** Every kind of node that the reference parser finds, with the texts in them put together. */
function judged(text: string): { kinds: string[]; text: string } {
  const kinds = new Set<string>()
  let all = ''
  const walker = new Parser().parse(text).walker()
  for (let step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue
    kinds.add(step.node.type)
    all += step.node.literal ?? ''
  }
  return { kinds: [...kinds], text: all }
}

describe('Markdown, written', () => {
  it('leaves no character of a text with a meaning', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = written(markdown.write, text)
        if (escaped === 'refused') return true
        const bare = escaped.replace(/\\[!-/:-@[-`{-~]|&#\d+;/g, 'x')
        return !/[\\`*_{}[\]<>&|~#$!\n\r]/.test(bare) && !/^\s*([-+=:]|\d+[.)])/.test(bare)
      }),
    )
  })

  it('is one paragraph of exactly the text to CommonMark’s own parser', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = written(markdown.write, text)
        if (escaped === 'refused' || escaped === '') return
        expect(judged(escaped)).toEqual({ kinds: ['document', 'paragraph', 'text'], text })
      }),
    )
  })

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['    no code', '&#32;&#32;&#32;&#32;no code'],
    ['no break  ', 'no break&#32;&#32;'],
    ['[a](https://evil.example)', '\\[a\\](https://evil.example)'],
    ['<script>', '\\<script\\>'],
  ])('says %j as text', (text, escaped) => {
    expect(markdown.write(text)).toBe(escaped)
  })

  it('keeps code as it is, and refuses code that could end its span or its cell', () => {
    expect(code('node a_b.mjs --x <y>')).toBe('node a_b.mjs --x <y>')
    for (const text of ['a`b', 'a|b', 'a\nb']) expect(written(code, text)).toBe('refused')
  })
})

describe('Markdown, read', () => {
  it('gives back every text and code that was written, wherever it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = written(markdown.write, text)
        if (escaped === 'refused' || escaped === '') return
        const places = [escaped, `- ${escaped}`, `## ${escaped}`, `| ${escaped} | b |`]
        for (const place of places) {
          const [block, ...rest] = markdown.read(place)
          const [first] = block?.kind === 'row' ? (block.children?.[0]?.children ?? []) : (block?.children ?? [])
          expect([first?.kind, first?.values[0]?.value, rest]).toEqual(['text', text, []])
        }
      }),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const kept = written(code, text)
        if (kept === 'refused' || kept.trim() !== kept || kept === '') return
        const [block] = markdown.read(`\`${kept}\``)
        expect(block?.children?.map(({ kind, values }) => [kind, values[0]?.value])).toEqual([['code', text]])
      }),
    )
  })

  it('says where each block and what is in it stands', () => {
    const text =
      '# A *b*\n\nOne\ntwo `c`.\n\n    code\n\n- item\n1. item\n\n| a | b |\n|---|---|\n\n```sh\nls\n```\nend\n'
    expect(markdown.read(text).map(outline)).toEqual([
      [
        '1:1 heading #',
        [
          ['1:3 text', 'A '],
          ['1:5 markup', '*'],
          ['1:6 text', 'b'],
          ['1:7 markup', '*'],
        ],
      ],
      [
        '3:1 paragraph',
        [
          ['3:1 text', 'One\ntwo '],
          ['4:5 code', 'c'],
          ['4:8 text', '.'],
        ],
      ],
      ['6:1 code', 'code'],
      ['8:1 item', [['8:3 text', 'item']]],
      ['9:1 item', [['9:4 text', 'item']]],
      [
        '11:1 row',
        [
          ['11:3 cell', [['11:3 text', 'a']]],
          ['11:7 cell', [['11:7 text', 'b']]],
        ],
      ],
      [
        '12:1 row',
        [
          ['12:2 cell', [['12:2 text', '---']]],
          ['12:6 cell', [['12:6 text', '---']]],
        ],
      ],
      ['14:1 code sh', 'ls\n'],
      ['17:1 paragraph', [['17:1 text', 'end']]],
    ])
  })

  it('tells markup from text that only looks like it', () => {
    const kinds = (text: string) =>
      markdown.read(text).flatMap(({ children }) => (children ?? []).map(({ kind }) => kind))
    expect(kinds('<script>')).toContain('markup')
    expect(kinds('\\<script\\>')).toEqual(['text'])
  })

  it('reads every text to its end', () => {
    fc.assert(fc.property(hostile, (text) => void markdown.read(text)))
  })
})
