import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RenderedFile, renderTarget } from '../../src/export/render.ts'
import type { View } from '../../src/export/view.ts'
import { makeTarget, makeTemplate, manifestJson } from '../support/target-kit.ts'

const viewOf = (values: Record<string, unknown>): View =>
  ({ values: { address: '127.0.0.1', port: 8443, ...values } }) as unknown as View

/** Renders one template with these values. */
async function render(language: string, source: string, values: Record<string, unknown>) {
  const [first] = (await renderTarget(makeTemplate(language, source), viewOf(values))) as [RenderedFile]
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
    expect(await render('nginx', 'a {{ a | quoted }};', { a: 'a b' })).toBe('a "a b";')
  })

  it('copies files without a language as they are, braces and all', async () => {
    const target = makeTarget(
      {
        files: [{ path: 'a.mjs' }, { path: 'server.json', language: 'json' }],
      },
      { 'a.mjs': 'const x = `{{ y }}` // {% raw %}' },
    )
    const [file] = await renderTarget(target, viewOf({ host: 'h' }))
    expect(file?.content).toBe('const x = `{{ y }}` // {% raw %}')
  })

  it('repeats and chooses', async () => {
    const source =
      '[{% for a in list %}{{ a }}{% unless forloop.last %},{% endunless %}{% endfor %}{% if b == "x" %}, 1{% endif %}]'
    expect(await render('json', source, { list: ['p', 'q'], b: 'x' })).toBe('["p","q", 1]')
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
    await expect(render('json', '{{ a }}{{ b }}', { a: 1 })).rejects.toThrow(
      refusal({ hole: 'b', problem: 'a hole without a value' }),
    )
  })

  it('refuses a hole without a value even where it would not be reached', async () => {
    await expect(render('json', '{{ a }}{% if a == 2 %}{{ colour }}{% endif %}', { a: 1 })).rejects.toThrow(
      refusal({ hole: 'colour' }),
    )
  })

  it.each(['idle', 'reject'])('refuses the input or fact %s, which no template and no command uses', async (name) => {
    const { inputs } = manifestJson() as { inputs: Record<string, object> }
    const bent = (source: string) =>
      makeTarget(
        name === 'idle'
          ? { inputs: { ...inputs, idle: inputs['port'] } }
          : { sinceVersion: { reject: { title: 'Rejects', since: '1.3' } } },
        { 'server.json': source },
      )
    const view = viewOf({ host: 'h', [name]: 1 })
    const used = `[{{ host }}, {{ address }}, {{ port }}, {{ ${name} }}]`
    expect((await renderTarget(bent(used), view))[0]?.content).toBe('["h", "127.0.0.1", 8443, 1]')
    await expect(
      renderTarget(bent('[{{ host }}, {{ listen }}]'), viewOf({ host: 'h', listen: 'x', [name]: 1 })),
    ).rejects.toThrow(
      expect.objectContaining({
        code: 'template.hole',
        facts: expect.objectContaining({ file: 'target.json', hole: name }),
      }),
    )
  })

  it('refuses a member that the value does not have, inherited ones too', async () => {
    await expect(render('json', '{{ a.b }}', { a: { c: 1 } })).rejects.toThrow(refusal({ hole: 'a.b' }))
    await expect(render('json', '{{ a.constructor }}', { a: { c: 1 } })).rejects.toThrow(refusal({}))
  })

  it('refuses a value that the language cannot carry, naming file and hole', async () => {
    await expect(render('markdown', '# {{ a }}', { a: 'one\ntwo' })).rejects.toThrow(
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

  it('has the places of its language only', async () => {
    await expect(render('json', '{{ a | code }}', { a: 'x' })).rejects.toThrow(refusal({ hole: '{{ a | code }}' }))
    await expect(render('markdown', '{{ a | quoted }}', { a: 'x' })).rejects.toThrow(
      refusal({ hole: '{{ a | quoted }}' }),
    )
  })

  it('refuses a file that its language cannot read, and says where', async () => {
    await expect(render('json', '{ "a": {{ a }},\n}', { a: 1 })).rejects.toThrow(
      refusal({ file: 'a.conf', hole: 'line 2, column 1', problem: 'nothing follows the comma' }),
    )
    await expect(render('nginx', 'listen {{ a }}', { a: 1 })).rejects.toThrow(
      refusal({ file: 'a.conf', hole: 'line 1, column 1', problem: 'a directive that does not end' }),
    )
  })
})
