/** What is shown to be copied works where npm started the program: the line that it ends with is run as it stands. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { answerFault } from '../cli/answer-schema.ts'
import { openWorkshop } from '../cli/program.ts'

const root = resolve(import.meta.dirname, '../..')
const place = mkdtempSync(join(tmpdir(), 'countersign-caller-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A shell in the checkout, without anything on its path that npm or a tester has put there. */
const PATH = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)
const env = {
  PATH,
  HOME: place,
  TMPDIR: place,
  LC_ALL: 'C',
  npm_config_cache: join(place, 'npm'),
  npm_config_offline: 'true',
}
const typed = (line: string, cwd = root) => spawnSync('sh', ['-c', line], { cwd, env, encoding: 'utf8' })

it('after npm run demo the hints are lines that work in a checkout where countersign is not on the path', () => {
  const demo = typed('npm run demo')
  expect(demo.status).toBe(0)
  const [, look = ''] = /^see the certificates: (.*)$/m.exec(demo.stderr) ?? []
  expect(look).toMatch(/^npx \. list --home /)
  const looked = typed(look)
  expect([looked.status, looked.stdout]).toEqual([0, expect.stringMatching(/^alice /m)])
  const [, make = ''] = /^make your own PKI home: (.*)$/m.exec(demo.stderr) ?? []
  const made = typed(`${make} --home '${join(place, 'own')}' --insecure-no-passphrase`)
  expect([made.status, made.stdout]).toEqual([0, expect.stringContaining('Made the PKI home')])
  expect(made.stderr).toMatch(/: npx \. issue /)
})

it('tells as a document, too, that the demo has found its own server closed', async () => {
  const workshop = openWorkshop()
  try {
    const { status, stdout } = await workshop.run('countersign demo --json')
    const document = JSON.parse(stdout) as { readonly directory: string }
    rmSync(document.directory, { recursive: true })
    expect(answerFault('demo', document)).toBeUndefined()
    expect(status).toBe(0)
  } finally {
    workshop.remove()
  }
})
