import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RenderedFile, renderTarget } from '../../src/export/render.ts'
import type { View } from '../../src/export/view.ts'
import { makeTarget, makeTemplate } from '../support/target-kit.ts'

const viewOf = (values: Record<string, unknown>): View =>
  ({ values: { address: '127.0.0.1', port: 8443, ...values } }) as unknown as View

/** Renders one template with these values; its holes are the names of the values unless told otherwise. */
async function render(language: string, source: string, values: Record<string, unknown>, holes = Object.keys(values)) {
  const [first] = (await renderTarget(makeTemplate(language, source, ...holes), viewOf(values))) as [RenderedFile]
  return first.content
}

const refusal = (facts: Record<string, unknown>) =>
  expect.objectContaining({
    code: 'template.hole',
    facts: expect.objectContaining({ file: 'a.conf.liquid', ...facts }),
  })

describe('the renderer', () => {
  it('places each value in the language of its file', async () => {
    expect(await render('json', '{ "a": {{ a }} }', { a: 'say "hi"' })).toBe('{ "a": "say \\"hi\\"" }')
    expect(await render('shell', 'run {{ a }}', { a: 'a b' })).toBe("run 'a b'")
    expect(await render('plain', '# {{ a }}', { a: 'a "b"' })).toBe('# a "b"')
  })

  it('copies verbatim files as they are, braces and all', async () => {
    const target = makeTarget(
      {
        files: [
          { path: 'a.mjs', language: 'verbatim' },
          { path: 'server.json', language: 'json', holes: ['host', 'address', 'port'] },
        ],
      },
      { 'a.mjs': 'const x = `{{ y }}` // {% raw %}' },
    )
    const [file] = await renderTarget(target, viewOf({ host: 'h' }))
    expect(file?.content).toBe('const x = `{{ y }}` // {% raw %}')
  })

  it('repeats and chooses', async () => {
    const source =
      '[{% for a in list %}{{ a }}{% unless forloop.last %},{% endunless %}{% endfor %}]{% if b == "x" %}!{% endif %}'
    expect(await render('json', source, { list: ['p', 'q'], b: 'x' })).toBe('["p","q"]!')
  })

  it('applies an inner language first, and the language of the file after it', async () => {
    expect(await render('json', '{ "run": {{ a | shell }} }', { a: "it's" })).toBe(`{ "run": "'it'\\\\''s'" }`)
    expect(await render('markdown', '`{{ a | code }}` {{ a }}', { a: 'a_b' })).toBe('`a_b` a\\_b')
  })

  it('never lets a host change the structure of a document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (host) => {
        expect(JSON.parse(await render('json', '{ "host": {{ host }}, "open": false }', { host }))).toEqual({
          host,
          open: false,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('refuses a hole without a value', async () => {
    await expect(render('json', '{{ a }}{{ b }}', { a: 1 }, ['a', 'b'])).rejects.toThrow(
      refusal({ hole: 'b', problem: 'a hole without a value' }),
    )
  })

  it('refuses a value without a hole', async () => {
    await expect(render('json', '{{ a }}', { a: 1, b: 2 })).rejects.toThrow(
      refusal({ hole: 'b', problem: 'a value without a hole' }),
    )
  })

  it('refuses a hole that the manifest does not declare, even where it would not be reached', async () => {
    await expect(render('json', '{{ a }}{% if a == 2 %}{{ port }}{% endif %}', { a: 1 })).rejects.toThrow(
      refusal({ hole: 'port' }),
    )
  })

  it('refuses a member that the value does not have, inherited ones too', async () => {
    await expect(render('json', '{{ a.b }}', { a: { c: 1 } })).rejects.toThrow(refusal({ hole: 'a.b' }))
    await expect(render('json', '{{ a.constructor }}', { a: { c: 1 } })).rejects.toThrow(refusal({}))
  })

  it('refuses a value that the language cannot carry, naming file and hole', async () => {
    await expect(render('plain', '# {{ a }}', { a: 'one\ntwo' })).rejects.toThrow(
      refusal({ hole: '{{ a }}', problem: 'the character U+000A does not fit on a line' }),
    )
    await expect(render('json', '{{ a }}', { a: undefined })).rejects.toThrow(refusal({}))
    await expect(render('shell', '{{ a }}', { a: ['x'] })).rejects.toThrow(refusal({}))
  })

  it.each([
    '{{ a | raw }}',
    '{{ a | upcase }}',
    '{% raw %}{{ a }}{% endraw %}',
    '{% capture b %}{{ a }}{% endcapture %}{{ b }}',
    '{% assign b = a %}{{ b }}',
    '{% increment a %}',
    '{% decrement a %}',
    '{% tablerow x in a %}{{ x }}{% endtablerow %}',
    '{% echo a %}',
    '{% liquid echo a %}',
    '{% cycle a, a %}',
    '{% include "b.conf.liquid" %}{{ a }}',
    '{% render "b.conf.liquid" %}{{ a }}',
    '{% layout "b.conf.liquid" %}{{ a }}',
    '{{ a ',
  ])('refuses the template %j', async (source) => {
    await expect(render('json', source, { a: 'x' })).rejects.toThrow(refusal({}))
  })

  it('has the filter for code in Markdown only', async () => {
    await expect(render('json', '{{ a | code }}', { a: 'x' })).rejects.toThrow(refusal({}))
  })
})
