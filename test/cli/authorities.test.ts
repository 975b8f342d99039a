/** Questions about authorities, and what a shell offers for them, over a home that has several. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestHome } from '../support/home.ts'
import { addAuthority } from '../support/workflows.ts'
import { converse, newHome, removeHomes, unbroken } from './conversation.ts'

removeHomes()

let home: TestHome
let plain: TestHome
beforeAll(async () => {
  ;[home, plain] = await Promise.all([newHome(), newHome()])
  const add = (name: string, usage: 'client' | 'server') => {
    const nobody = () => Promise.reject(new Error('asked'))
    const common = {
      serverDomains: [],
      protection: 'unprotected',
      passphrase: nobody,
      mode: 'add',
      watch: () => undefined,
    } as const
    return addAuthority({ ...common, home: home.path, name, usage }, home.ports)
  }
  await add('partners', 'client')
  await add('edge', 'server')
})

describe('authority', () => {
  it('asks what to do, for the name and the usage, and adds what was shown', async () => {
    const { path } = await newHome()
    const told = await converse(path, ['authority', '--insecure-no-passphrase'], ['add', 'all', 'ops', 'client'])
    expect([told.status, told.line]).toEqual([0, 'authority add ops --usage client --insecure-no-passphrase'])
    expect(told.objections.map(unbroken)).toEqual([expect.stringContaining('"all" is a word of the command line')])
  })

  it('offers the authorities that there are to show, and asks for nothing where all is said', async () => {
    const told = await converse(home.path, ['authority', 'show'], ['edge'])
    expect(told.line).toBe('authority show edge')
    expect(told.queries[0]).toMatchObject({
      choices: ['clients', 'servers', 'partners', 'edge'].map((value) => ({ value })),
    })
    expect((await converse(home.path, ['authority', 'list'])).asked).toEqual([])
  })
})

describe('whose authority is meant', () => {
  it('is asked where the home has several of the usage, and proposed is the default', async () => {
    const told = await converse(home.path, ['issue'], ['client', 'pat', 'partners', '', '', ''])
    expect([told.status, told.line]).toEqual([
      0,
      'issue client pat --authority partners --uri spiffe://acme.internal/pat',
    ])
    const [, , which] = told.queries
    expect(which).toMatchObject({ proposal: 'clients', choices: [{ value: 'clients' }, { value: 'partners' }] })
    const server = await converse(home.path, ['issue'], ['server', 'www.acme.internal', 'edge', '', '', ''])
    expect(server.line).toContain('--authority edge')
  })

  it('is not asked where the home has one, nor of one more certificate, which keeps its authority', async () => {
    expect((await converse(plain.path, ['issue'], ['client', 'alice', '', '', ''])).line).not.toContain('--authority')
    const again = await converse(home.path, ['issue', '--again'], ['client', 'pat', ''])
    expect(again.line).toBe('issue client pat --again')
    expect(again.written()).toMatch(/authority +partners/)
  })
})

describe('completion', () => {
  const offered = async (...words: string[]) =>
    (await converse(home.path, ['completion', 'bash', '--', ...words])).written().split('\n').filter(Boolean)

  it.each([
    ['issue', 'client', 'x', '--authority', '', ['clients', 'partners']],
    ['issue', 'server', 'x', '--authority', '', ['servers', 'edge']],
    ['export', 'node', '--authority', 'p', ['partners']],
    ['export', 'node', '--server-authority', '', ['servers', 'edge']],
    ['permit', 'x', '--authority', '', ['servers', 'edge']],
    ['crl', '', ['clients', 'servers', 'partners', 'edge']],
    ['authority', 'show', 'e', ['edge']],
  ] as const)('offers the authorities that fit: %s %s %s', async (...row) => {
    const words = row.slice(0, -1) as string[]
    expect(await offered(...words)).toEqual(row.at(-1))
  })
})
