/** What can be shown of a target that is not started here: that a checker of its makers accepts what is exported, and refuses what was broken. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pathOf } from '../../src/export/material-files.ts'
import { editFile, makeLivePki } from '../support/exported-server.ts'
import { summon } from '../support/judges.ts'
import type { Stand, Wish } from './stand.ts'

/** A name that every target takes. */
const host = 'api.acme.internal'

/** Exports in which settings are asked for that others leave out. */
function casesOf({ target }: Stand): Readonly<Record<string, Wish>> {
  const known = (inputs: Record<string, string>) =>
    Object.fromEntries(Object.entries(inputs).filter(([name]) => Object.hasOwn(target.inputs, name)))
  return {
    'as it is by itself': {},
    'with much that was chosen': {
      inputs: known({
        origins: 'https://app.acme.internal,https://b.acme.internal:8444',
        withoutOrigin: 'allow',
        passHeaders: 'X-Real-IP,X-User',
        address: '192.0.2.1',
        port: '8443',
        requestSeconds: '86400',
      }),
    },
    ...Object.fromEntries(
      (target.guidelines ?? []).map((guideline) => [`by the guideline ${guideline}`, { guideline }]),
    ),
  }
}

/** With its own command where the machine has all that this needs; otherwise with a checker that stands in for it. */
export function checked(stand: Stand): void {
  const { checker, unfit = [] } = stand
  if (checker === undefined) {
    it('passes its own check as it was exported, and not with a damaged anchor', async () => {
      const exported = await stand.export(makeLivePki())
      expect(await stand.run(exported, 'check')).toMatchObject({ status: 0 })
      editFile(exported.directory, pathOf(stand.target, 'clientAuthority'), { BEGIN: 'BEGUN' })
      expect((await stand.run(exported, 'check')).status).not.toBe(0)
      exported.remove()
    })
    return
  }
  const { program, argv, warns } = checker
  it.for(Object.entries(casesOf(stand)))('passes the checker of its makers %s', async ([, wish], context) => {
    const ask = summon(context, program)
    const exported = await stand.export(makeLivePki(host), { host, ...wish })
    const { status, stdout, stderr } = await ask(...argv(exported.directory))
    expect([status, stderr]).toEqual([0, ''])
    const lines = stdout.split('\n').filter((line) => line !== '' && !line.endsWith(': good'))
    expect(lines.filter((line) => !warns?.test(line))).toEqual([])
    exported.remove()
  })
  it('has broken exports that the checker must refuse', () => expect(unfit.length).toBeGreaterThan(3))
  it.for(unfit)('does not pass it with %s', async ([, path, edit, says], context) => {
    const ask = summon(context, program)
    const [pki, stranger] = [makeLivePki(host), makeLivePki(host)]
    const exported = await stand.export(pki, { host })
    const file = join(exported.directory, path)
    const text = readFileSync(file, 'utf8')
    const broken = edit(text, pki, stranger)
    expect(broken).not.toBe(text)
    writeFileSync(file, broken)
    const { status, stdout, stderr } = await ask(...argv(exported.directory))
    expect([status, stdout + stderr]).toEqual([1, expect.stringMatching(says)])
    exported.remove()
  })
}
