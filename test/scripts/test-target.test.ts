/** The command that runs one target's tests asks for a target that is there. What the tests prove is theirs to say. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it.each([
  [[], 'name a target'],
  [['nosuch'], 'there is no target "nosuch" in templates/'],
  // What lies beside the targets is none.
  [['parts'], 'there is no target "parts" in templates/'],
])('runs nothing for %j, and says which targets there are', (words, said) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/test-target.ts'), ...words], {
    encoding: 'utf8',
  })
  const [sentence, hint] = stderr.split('\n')
  expect([status, stdout, sentence]).toEqual([2, '', `countersign: ${said}`])
  const templates = readdirSync(join(root, 'templates'))
  const named = /NAME is one of (.+)$/.exec(hint ?? '')?.[1]?.split(', ') ?? []
  expect(named).toContain('nginx')
  expect(templates).toEqual(expect.arrayContaining(named))
})
