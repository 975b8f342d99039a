/** The shared parts of JavaScript targets under Node.js, without a server; njs is asked the same in `test/contract/njs.test.ts`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { editFile } from '../support/exported-server.ts'
import { layOutParts, partCases, wrongAnswers } from '../support/part-cases.ts'
import { templates } from '../support/target-kit.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-parts-'))
beforeAll(() => layOutParts(folder))
afterAll(() => rmSync(folder, { recursive: true }))

const answersIn = (directory: string): string =>
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', `import cases from './part-cases.mjs'; process.stdout.write(cases.answers())`],
    { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 26 },
  )

it('read certificates and CRLs, and decide on requests, as the library does', () => {
  expect(partCases.length).toBeGreaterThan(500)
  expect(wrongAnswers(answersIn(folder))).toEqual([])
})

it('take the same characters for fit in a claim as the library does, of all that Unicode has', async () => {
  const file = pathToFileURL(join(templates, 'parts/javascript/text.mjs')).href
  const { default: text } = (await import(file)) as { default: { requireFit(text: string): string } }
  const assigned = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u
  const unfit = /^[\p{QMark}\p{DI}]$/u
  const others: string[] = []
  for (let point = 0xa1; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point)
    if (!assigned.test(character)) continue
    let isFit = true
    try {
      text.requireFit(character)
    } catch {
      isFit = false
    }
    if (isFit === unfit.test(character)) others.push(point.toString(16))
  }
  expect(others).toEqual([])
})

it.each([
  ['der.mjs', { "throw new Error('a DER length is not minimal')": 'undefined' }],
  ['der.mjs', { "throw new Error('an INTEGER is malformed')": 'undefined' }],
  ['text.mjs', { '|| !FORMS[tag].test(text)': '' }],
  ['text.mjs', { 'unfit || hasUnfit(text)': 'unfit' }],
  ['certificate.mjs', { "throw new Error('a serial number is not positive')": 'undefined' }],
  ['crl.mjs', { 'PARTIAL.includes(oid)': 'false' }],
  ['headers.mjs', { ".replace(/[^a-z0-9]/g, '-')": '' }],
  ['rules.mjs', { 'grant.require.every(': 'grant.require.some(' }],
] as const)('would be caught with a fault in %s: %o', (file, fault) => {
  const broken = mkdtempSync(join(tmpdir(), 'countersign-parts-'))
  layOutParts(broken)
  editFile(broken, file, fault)
  const wrong = wrongAnswers(answersIn(broken))
  rmSync(broken, { recursive: true })
  expect(wrong).not.toEqual([])
  expect(wrong.length).toBeLessThan(partCases.length / 2) // one that fails at everything proves nothing
})
