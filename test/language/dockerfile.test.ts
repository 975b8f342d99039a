import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dockerfile } from '../../src/language/dockerfile.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { read, written } from '../support/language-kit.ts'

const { bare } = dockerfile.places as Required<typeof dockerfile>['places']
const values = (text: string) =>
  dockerfile.read(text).map((node) => [node.name, ...node.values.map(({ value }) => value)])

describe('a Dockerfile, written', () => {
  it('has every text of a list in JSON, and words as they are', () => {
    expect([dockerfile.write('a "b" \\ $c'), bare!('debian:bookworm-slim'), bare!(8443)]).toEqual([
      '"a \\"b\\" \\\\ $c"',
      'debian:bookworm-slim',
      '8443',
    ])
  })

  it.each(['', 'a b', '$HOME', '<<E', '[a]', 'a\\', '"a"', '-f'])('refuses %j where there are no quotes', (text) => {
    expect(written(bare!, text)).toBe('refused')
  })

  it.each(['a\nb', 'a\0b', '\u202e', undefined, null, {}])('refuses %j in every place', (value) => {
    for (const write of [dockerfile.write, bare!]) expect(written(write, value)).toBe('refused')
  })
})

describe('a Dockerfile, read', () => {
  it('gives back every value that was written, in its place', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const word = written(dockerfile.write, text)
        expect(values(`# x\nUSER 1:1\nCMD ["a", ${word === 'refused' ? '"x"' : word}]\nEXPOSE 1\n`)).toEqual([
          ['USER', '1:1'],
          ['CMD', 'a', word === 'refused' ? 'x' : text],
          ['EXPOSE', '1'],
        ])
      }),
    )
  })

  it('reads flags and several words', () => {
    expect(values('HEALTHCHECK --interval=10s CMD ["a"]\nENTRYPOINT []\n')).toEqual([
      ['HEALTHCHECK', '--interval=10s', 'CMD', 'a'],
      ['ENTRYPOINT'],
    ])
  })

  it.each([
    ['a line that goes on with the next', 'RUN a \\\n b\n'],
    ['a variable', 'USER $X\n'],
    ['a here-document', 'RUN <<E\n'],
    ['a list that Docker takes for a command line of a shell', "CMD ['a']\n"],
    ['a list of numbers', 'CMD [1]\n'],
    ['a list that goes on', 'CMD ["a"\n]\n'],
    ['words behind a list', 'CMD ["a"] b\n'],
    ['a directive', '# escape=`\nUSER 1\n'],
    ['an instruction in lower case', 'user 1\n'],
    ['an instruction without words', 'USER\n'],
  ])('does not read %s', (_, text) => {
    expect(read(dockerfile, text)).toBe('unreadable')
  })
})
