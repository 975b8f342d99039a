/** What lies in the folder of a certificate besides it, and kinds of names that few have, when it is renewed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import type { RenewalRequest } from '../../src/workflow/renew.ts'
import { renewCertificates } from '../support/workflows.ts'
import { common, home, useHome } from './clocked-home.ts'

useHome()

const issue = (name: string, wish: Parameters<typeof home.issue>[2] = {}) => home.issue('client', name, wish)
const renew = (name: string, asked: Partial<RenewalRequest> = {}, ports = home.ports) =>
  renewCertificates(
    {
      ...{ key: 'same', subjectAltNames: [], claims: [], fate: 'by-content', mode: 'renew', ...common },
      ...asked,
      ...{ which: [{ name }], home: home.path },
    },
    ports,
  )
const one = async (name: string, asked: Partial<RenewalRequest> = {}) => (await renew(name, asked)).renewed[0]!
const folder = (name: string) => join(home.path, 'issued', name)

function allow(...kinds: readonly string[]): void {
  const path = join(home.path, 'profiles/client.json')
  const { names, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...rest, names: { ...names, allowed: kinds } }))
}

describe('what else lies in the folder of a certificate that is renewed', () => {
  const lies = () => readdirSync(folder('alice')).sort()
  const own = ['certificate.pem', 'chain.pem', 'key.pem']
  const put = (...names: string[]) => {
    for (const name of names) writeFileSync(join(folder('alice'), name), name)
  }

  it.each(['same', 'new'] as const)(
    'stays, but for a bundle, of which the answer says that it is gone (%s key)',
    async (key) => {
      await issue('alice')
      put('notes.txt', 'bundle.p12', '.certificate.pem.0123456789ab.tmp')
      const { warnings } = await renew('alice', { key })
      expect(lies()).toEqual([...own, 'notes.txt'])
      expect(readFileSync(join(folder('alice'), 'notes.txt'), 'utf8')).toBe('notes.txt')
      expect(warnings).toEqual([expect.stringMatching(/^issued\/alice\/bundle\.p12 .* countersign export p12 alice$/)])
      // The twin: there is none.
      expect((await renew('alice', { key })).warnings).toEqual([])
      expect(lies()).toEqual([...own, 'notes.txt'])
      put('bundle.p12')
      expect((await issue('alice', { naming: 'again' })).warnings).toEqual([
        expect.stringContaining('export p12 alice'),
      ])
    },
  )

  it('stays also where the disk failed in between, and the next command finishes it', async () => {
    await issue('alice')
    put('notes.txt', 'more.txt')
    let left = 1
    const rename: Ports['files']['rename'] = async (from, to) => {
      if (from.endsWith('.txt') && left-- === 0) throw new CountersignError('disk.full', { path: to })
      await home.ports.files.rename(from, to)
    }
    const ports = { ...home.ports, files: { ...home.ports.files, rename } }
    await expect(renew('alice', {}, ports)).rejects.toMatchObject({ code: 'certificate.unplaced' })
    await issue('bob')
    expect(lies()).toEqual([...own, 'more.txt', 'notes.txt'].sort())
    expect(readdirSync(join(home.path, 'issued'))).toEqual(['alice', 'bob'])
  })
})

it('keeps a registeredID, and gives another in its place where that is asked for', async () => {
  allow('uri', 'registeredId')
  const registered = (value: string) => ({ kind: 'registeredId' as const, value })
  await issue('alice', { subjectAltNames: [registered('1.3.6.1.4.1.32473.7')] })
  expect((await one('alice')).certificate.subjectAltNames).toContain('registeredID:1.3.6.1.4.1.32473.7')
  const changed = await one('alice', { key: 'new', subjectAltNames: [registered('1.3.6.1.4.1.32473.8')] })
  expect(changed.certificate.subjectAltNames).toContain('registeredID:1.3.6.1.4.1.32473.8')
  expect(changed.fate).toBe('revoke')
  allow('uri')
  await expect(one('alice')).rejects.toMatchObject({ code: 'profile.refused' })
})
