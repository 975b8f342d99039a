import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gatherAcceptances } from '../../src/workflow/accept.ts'
import { realPorts } from '../support/home.ts'

const ports = realPorts()
/** With a file of this content. */
async function gather(words: readonly string[], content?: string) {
  const directory = await ports.files.makeTemporaryDirectory('countersign-test-')
  const path = `${directory}/accepted`
  try {
    if (content !== undefined) await ports.files.write(path, content, 'public')
    return [...(await gatherAcceptances(words, content === undefined ? undefined : path, ports))]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

describe('gatherAcceptances', () => {
  it('takes words and the lines of a file; what is after the first = is the reason', async () => {
    expect(await gather([])).toEqual([])
    expect(await gather(['framing=a=b'])).toEqual([['framing', 'a=b']])
    const file = '\ufeff# why we live with these\r\n\r\n  framing = no browser asks it # really\r\nold-tls=one printer'
    expect(await gather(['weak-suites= the same printer'], file)).toEqual([
      ['framing', 'no browser asks it # really'],
      ['old-tls', 'one printer'],
      ['weak-suites', 'the same printer'],
    ])
  })

  it.each([
    ['no reason', 'framing'],
    ['an empty reason', 'framing = '],
    ['an attack twice', 'framing = why\nframing = why not'],
  ])('refuses %s, and says in which line', async (_what, content) => {
    await expect(gather([], `# first\n${content}`)).rejects.toMatchObject({
      code: 'file.malformed',
      facts: {
        problem: expect.stringMatching(
          /^in line [23] it holds .*, where (ATTACK=REASON with a reason|an attack that is not accepted yet) was expected$/,
        ),
      },
    })
    await expect(gather(content.split('\n'))).rejects.toMatchObject({ code: 'input.malformed' })
  })

  it('refuses an attack that is none, one in the file and among the words, and a file that is not there', async () => {
    const unknown = { code: 'attack.unknown', facts: { near: ['framing'] } }
    await expect(gather([], 'framin = why')).rejects.toMatchObject(unknown)
    await expect(gather(['framin=why'])).rejects.toMatchObject(unknown)
    await expect(gather(['framing=why'], 'framing = why')).rejects.toMatchObject({ code: 'input.malformed' })
    await expect(gatherAcceptances([], 'none', ports)).rejects.toMatchObject({ code: 'file.missing' })
  })
})
