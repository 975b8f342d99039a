/** The README of an export: every command of ours that it names is one, and is accepted for its very target. */
import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../src/cli/inputs.ts'
import { parseCommandLine } from '../../src/cli/program.ts'
import { styleFor } from '../../src/cli/text.ts'
import { readWords } from '../../src/cli/words.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { EXPORT_RECORD } from '../../src/export/manifest.ts'
import { renderTarget } from '../../src/export/render.ts'
import { decideView, type ExportRequest } from '../../src/export/view.ts'
import { accessClaims, accessTable } from '../support/access-cases.ts'
import { request, shippedTargets } from '../support/target-kit.ts'

const style = styleFor({ colour: false })
const targets = await shippedTargets()
const cases: Readonly<Record<string, Partial<ExportRequest>>> = {
  'as it is': {},
  'with much that was chosen': {
    server: 'own',
    claims: accessClaims,
    access: accessTable('as they are'),
    inputs: { origins: 'https://app.acme.internal', withoutOrigin: 'allow', passHeaders: 'X-Real-IP' },
  },
}

/** What is asked of a target in a case, as far as it has inputs and claims for it. */
const askedOf = (target: Target, name: string): ExportRequest => {
  const { access, inputs = {}, ...rest } = cases[name] ?? {}
  const known = Object.entries(inputs).filter(([input]) => Object.hasOwn(target.inputs, input))
  const rules = target.claims.access === undefined ? undefined : access
  return request({ ...rest, inputs: Object.fromEntries(known), ...(rules && { access: rules }) })
}

/** What an export is asked for, apart from what the README says. */
const whole = ['--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out', 'x']

describe.each(targets)('the README of an export of $name', (target) => {
  it.each(Object.keys(cases))('names commands that are accepted, %s', async (name) => {
    const asked = askedOf(target, name)
    const files = await renderTarget(target, decideView(target, asked))
    const text = files.find(({ path }) => path === 'README.md')?.content ?? ''
    const lines = [...text.matchAll(/(?:`|^ {4})countersign ((?:export|probe) [^`\n]*)/gm)].map(
      ([, line]) => line ?? '',
    )
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) {
      const words = parseCommandLine(line.trim().split(' '), '0', style)
      if (words.kind !== 'command') throw new Error(`no command: ${line}`)
      expect(() => readWords(words.command, words.words), line).not.toThrow()
    }
    const flags = [...text.matchAll(/`(--(?:input|without-origin|access|server-chain|upstream)[^`]*)`/g)].map(
      ([, flag]) => flag ?? '',
    )
    expect(flags.join(' ')).toContain(target.claims.limits ? '--input bodyBytes=' : '--input ')
    for (const flag of flags) {
      const [head = '', value = 'FILE'] = flag.split(' ')
      const words = parseCommandLine(['export', target.name, ...whole, head, value], '0', style)
      if (words.kind !== 'command') throw new Error(`no command: ${flag}`)
      const read = readWords(words.command, words.words) as { readonly input: readonly string[] }
      expect(() => decideView(target, { ...asked, inputs: parseInputs({}, read.input) }), flag).not.toThrow()
    }
  })
})

describe.each(targets)('the README of an export of $name', (target) => {
  it('lists all that lies in tls/, and no file that an export does not make', async () => {
    const files = await renderTarget(target, decideView(target, request()))
    const text = files.find(({ path }) => path === 'README.md')?.content ?? ''
    const [, table = ''] = /^\| file \|.*\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(text) ?? []
    const rows = table.split('\n').filter((line) => !line.includes('not made by exports'))
    const listed = rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`(\w[^`]*)`/g)].map(([, path = '']) => path),
    )
    const material = target.material.map(({ path }) => path)
    expect(listed).toEqual(expect.arrayContaining(material))
    const made = [
      ...files.map(({ path }) => path),
      ...material,
      ...(target.folders ?? []).map((path) => `${path}/`),
      EXPORT_RECORD,
    ]
    const isMade = (path: string) => made.some((one) => one === path || (path.endsWith('/') && one.startsWith(path)))
    expect(listed.filter((path) => !isMade(path))).toEqual([])
  })
})

describe.each(targets.filter(({ claims }) => claims.limits))('the README of an export of $name', (target) => {
  it('states each limit, with what it is here and where nothing is said', async () => {
    const files = await renderTarget(target, decideView(target, request({ inputs: { bodyBytes: '12345' } })))
    const text = files.find(({ path }) => path === 'README.md')?.content ?? ''
    for (const limit of ['connections', 'bodyBytes', 'headerBytes', 'requestSeconds', 'idleSeconds']) {
      const { title = '', default: usual } = target.inputs[limit] ?? {}
      expect(text).toContain(`| \`${limit}\` | ${limit === 'bodyBytes' ? '12345' : usual} | ${usual} | ${title}`)
    }
  })
})
