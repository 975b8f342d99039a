/** Authorities of one home whose keys are encrypted with different passphrases. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { homePaths } from '../../src/authority/home.ts'
import { parseEntryName } from '../../src/core/brand.ts'
import type { AskPassphrase } from '../../src/workflow/ports.ts'
import { encryptKeys, knowPassphrase, makeHome, passphrase, type TestHome } from '../support/home.ts'
import { addAuthority, checkCrls, issueCredential, refreshCrls, renewCertificates } from '../support/workflows.ts'

const silent = (): void => undefined

describe('a passphrase of its own', () => {
  let locked: TestHome
  const octets = (text: string) => ({ octets: new TextEncoder().encode(text) })
  const its = 'another horse, another staple'
  beforeEach(async () => {
    locked = await makeHome({ protection: 'passphrase' })
    const common = { home: locked.path, serverDomains: [], mode: 'add', watch: silent } as const
    const choosing = { protection: async () => octets(its), passphrase: knowPassphrase }
    await addAuthority({ ...common, ...choosing, name: 'partners', usage: 'client' }, locked.ports)
    encryptKeys(locked.path, its, its, ['partners'])
  })
  afterEach(() => locked.remove())

  it('opens its key alone, and those of the others stay with theirs', async () => {
    const issueWith = (name: string, authority: string, secret: string) =>
      issueCredential(
        {
          ...{ home: locked.path, usage: 'client', name, authority, claims: [], naming: 'once', mode: 'issue' },
          subjectAltNames: [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }],
          ...{ passphrase: async () => octets(secret), watch: silent },
        },
        locked.ports,
      )
    await issueWith('pat', 'partners', its)
    const wrong = { code: 'passphrase.wrong' }
    await expect(issueWith('paul', 'partners', passphrase)).rejects.toMatchObject(wrong)
    await expect(issueWith('alice', 'clients', its)).rejects.toMatchObject(wrong)
    await issueWith('alice', 'clients', passphrase)
  })

  it('is asked for where that of another does not open its key, before anything is signed', async () => {
    const refused: (string | undefined)[] = []
    const person: AskPassphrase = async (_, problem) => {
      refused.push(problem?.facts.path)
      return octets(problem === undefined ? passphrase : its)
    }
    const { crls } = await refreshCrls({ home: locked.path, passphrase: person, watch: silent }, locked.ports)
    expect(crls.map(({ authority, number }) => [authority, number])).toEqual([
      ['clients', 2],
      ['servers', 2],
      ['partners', 2],
    ])
    expect(refused.filter((path) => path !== undefined)).toEqual([
      homePaths(locked.path).authority(parseEntryName('partners')).key,
    ])
    const file: AskPassphrase = async (_, problem) => {
      if (problem !== undefined) throw problem
      return octets(passphrase)
    }
    const all = { home: locked.path, passphrase: file, watch: silent }
    await expect(refreshCrls(all, locked.ports)).rejects.toMatchObject({ code: 'passphrase.wrong' })
    const { crls: after } = await checkCrls({ home: locked.path }, locked.ports)
    expect(after.map(({ number }) => number)).toEqual([2, 2, 2])
    expect((await refreshCrls({ ...all, authority: 'clients' }, locked.ports)).crls).toMatchObject([{ number: 3 }])
  })

  it('stops renewals before the first where it opens only some of the keys, and renews those of one authority', async () => {
    const issueWith = (name: string, authority: string, secret: string) =>
      issueCredential(
        {
          ...{
            home: locked.path,
            usage: 'client',
            name,
            authority,
            claims: [],
            naming: 'once',
            mode: 'issue',
            days: 9,
          },
          ...{ subjectAltNames: [], passphrase: async () => octets(secret), watch: silent },
        },
        locked.ports,
      )
    await issueWith('alice', 'clients', passphrase)
    await issueWith('pat', 'partners', its)
    const file: AskPassphrase = async (_, problem) => {
      if (problem !== undefined) throw problem
      return octets(passphrase)
    }
    const expiring = (authority?: string) =>
      renewCertificates(
        {
          which: { expiring: '30d', ...(authority && { authority }) },
          ...{ home: locked.path, key: 'same', fate: 'by-content', mode: 'renew', subjectAltNames: [], claims: [] },
          ...{ days: 90, passphrase: file, watch: silent },
        },
        locked.ports,
      )
    await expect(expiring()).rejects.toMatchObject({ code: 'passphrase.wrong' })
    await expect(expiring('partner')).rejects.toMatchObject({ code: 'authority.unknown' })
    const { renewed } = await expiring('clients')
    expect(renewed.map(({ certificate }) => certificate.name)).toEqual(['alice'])
  })
})
