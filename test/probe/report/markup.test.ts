import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkup, Markup, markup } from '../../../src/probe/report/markup.ts'
import { hostileText } from '../../support/hostile.ts'
import { breakouts } from '../../support/report-kit.ts'
import { skeletonOf } from '../../support/well-formed.ts'

describe('markup', () => {
  it('escapes what is put into its holes, in elements and in attributes', () => {
    expect(String(markup`<b title="${`"'`}">${'<i>&'}</b>`)).toBe('<b title="&quot;&#39;">&lt;i&gt;&amp;</b>')
  })

  it('takes markup as it is, one or many, and numbers', () => {
    const item = markup`<li>${1}</li>`
    expect(String(markup`<ul>${[item, item]}${item}</ul>`)).toBe('<ul><li>1</li><li>1</li><li>1</li></ul>')
  })

  it('is not deceived by what only looks like markup', () => {
    const pretender = { toString: () => '<script>' } as unknown as Markup
    expect(pretender).not.toBeInstanceOf(Markup)
    expect(String(markup`${String(pretender)}`)).toBe('&lt;script&gt;')
  })

  it('shows what XML does not allow, and what nobody sees (XML 1.0 §2.2)', () => {
    expect(escapeMarkup('a\u0000\u001b\u202e\ud800\ufffe')).toBe('a\\u{0}\\u{1b}\\u{202e}\\u{d800}\\u{fffe}')
    expect(escapeMarkup('é 🔑')).toBe('é 🔑')
  })

  it('keeps its structure whatever is put into it', () => {
    const draw = (text: string): string => String(markup`<a href="${text}">${text}</a>`)
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(skeletonOf(draw(text))).toEqual(['a href', '/a'])
      }),
    )
  })

  it('would not be well-formed without it', () => {
    const broken = breakouts.filter((text) => {
      try {
        return skeletonOf(`<a href="${text}">${text}</a>`).length !== 2
      } catch {
        return true
      }
    })
    expect(broken.length).toBeGreaterThan(7)
  })
})
