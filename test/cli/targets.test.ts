/** What `countersign targets` shows of every server, and of one. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { describeTarget } from '../../src/cli/commands/targets.ts'
import { styleFor } from '../../src/cli/text.ts'
import { cellText } from '../../src/export/claim-text.ts'
import { listClaims, listTargets } from '../../src/workflow/targets.ts'
import { realPorts } from '../support/home.ts'
import { openWorkshop } from './program.ts'

const workshop = openWorkshop()
afterAll(() => workshop.remove())

const { targets } = await listTargets(realPorts())
const claims = await listClaims(realPorts())

it('prints the table of claims in Markdown as the document has it', async () => {
  const { stdout } = await workshop.ask('countersign targets --markdown')
  expect(stdout.split('\n')).toHaveLength(claims.length + 3)
  expect(readFileSync('docs/targets.md', 'utf8')).toContain(stdout)
})

it('shows every claim of every server, in one table where the output is read by a program', async () => {
  const { stdout } = await workshop.ask('countersign targets --claims')
  const [head = '', ...rows] = stdout.trimEnd().split('\n')
  expect(head.split(/ {2,}/).slice(1)).toEqual(targets.map(({ name }) => name))
  expect(rows.map((row) => row.split(/ {2,}/))).toEqual(
    claims.map(({ name, title }) => [title, ...targets.map((one) => cellText(one, name))]),
  )
})

it('says of a server that is not started what it is asked to, and that nobody has seen it', async () => {
  for (const { name, asks, claims: made } of targets.filter(({ kind }) => kind === 'checked')) {
    const { stdout } = await workshop.ask(`countersign targets ${name}`)
    expect([made, stdout]).toEqual([{}, expect.stringContaining('not started here')])
    for (const { what, by } of asks) expect(stdout).toContain(`- ${what}\n  by: ${by}\n`)
    expect((await workshop.ask('countersign targets')).stdout).toMatch(
      new RegExp(`^${name} .*\\(not started here\\)`, 'm'),
    )
  }
})

it('shows of one server what it cannot do, and what to do instead', async () => {
  for (const { name, cannot } of targets) {
    const { stdout } = await workshop.ask(`countersign targets ${name}`)
    for (const { what, instead } of cannot) {
      expect(stdout).toContain(`- ${what}\n`)
      expect(stdout).toContain(`  instead: ${instead}\n`)
    }
  }
})

it('begins each thing that it says of a server with one mark, on however many lines a terminal needs', () => {
  for (const one of targets) {
    const lines = describeTarget(one, claims, styleFor({ colour: false, columns: 60, interactive: true }))
    const marks = lines.filter((line) => line.startsWith('- '))
    expect(marks).toHaveLength(one.asks.length + one.cannot.length + one.advisories.length)
  }
})

it('shows of one server the advisories of its makers, their versions, and what they mean here', async () => {
  for (const { name, advisories } of targets) {
    const { stdout } = await workshop.ask(`countersign targets ${name}`)
    expect(stdout.includes('Advisories on who gets in')).toBe(advisories.length > 0)
    for (const { id, about, here, source } of advisories)
      for (const line of [`: ${about}\n`, `  here: ${here}\n`, `  ${source}\n`, `- ${id}, `])
        expect(stdout).toContain(line)
  }
})
