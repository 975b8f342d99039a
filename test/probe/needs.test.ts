/** What holds for everything that a probe can be given. */
import { describe, expect, it } from 'vitest'
import { probe } from '../../src/cli/commands/probe.ts'
import type { AttackOf } from '../../src/probe/attack.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { findHeld, lackingOf, type NeedSource, needs, requireHeld } from '../../src/probe/needs/index.ts'

const flagOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A home that has nothing, and notes in which order it was asked. */
function emptyHome() {
  const order: string[] = []
  const none = (what: string) => async () => {
    order.push(what)
    return undefined
  }
  const home: NeedSource = {
    access: async () => ({ table: { mode: 'by-rule', escapes: 'refuse', paths: [] }, clients: [] }),
    another: none('another'),
    handedIn: none('handedIn') as never,
    reach: async (host) => [host],
    further: async () => undefined,
    second: none('second') as never,
    stranger: none('stranger'),
    denied: none('denied'),
    revoked: none('revoked'),
    revokedNamesakes: async () => undefined,
    serverCredential: none('serverCredential'),
    mint: none('mint'),
    mintAuthority: none('mintAuthority'),
    mintLimbo: () => Promise.reject(new Error('nobody has named a collection')),
    reload: async () => {
      order.push('reload')
      return {
        makeRevocable: () => Promise.reject(new Error('nobody is to be revoked')),
        reload: async () => ({ state: 'done' }),
        withinMs: 1,
      }
    },
  }
  return { home, order }
}

describe.each(needs.map((need) => [need.id, need] as const))('need %s', (id, need) => {
  it('says where it is lacking what is missing and, if it has an option, which', () => {
    const { why } = need.lacking
    expect(why).toMatch(/^[a-z].*[^.]$/)
    const { option } = need
    if (option !== undefined && id !== 'revoked')
      expect(why).toContain(`--${flagOf('flag' in option ? option.flag : id)}`)
    expect(lackingOf(id)).toBe(need.lacking)
    if (need.whyFromHome === undefined) expect(lackingOf(id, { foundIn: 'home' })).toBe(need.lacking)
  })

  it('is an option of the command line, if an operator can give it', () => {
    const { option } = need
    const names = Object.keys(probe.options)
    const flag = option && 'flag' in option ? option.flag : id
    expect(names.includes(flag)).toBe(option !== undefined)
    if (option !== undefined) expect(probe.options[flag]?.about).toContain(option.about)
  })
})

describe('needs', () => {
  it('name --ca-key from a home only with what it takes to have no home', () => {
    const files = lackingOf('limbo').why
    expect(files).toMatch(/give them with --limbo FILE and --ca-key FILE$/)
    const { verdict, why } = lackingOf('limbo', { foundIn: 'home' })
    expect(verdict).toBe('not-tried')
    expect(why).toMatch(
      /^this attack .* a home signs nothing that it cannot record; probe without the home: .*--cert, --key and --ca/,
    )
  })

  it('are those of attacks, and none else', () => {
    const known: readonly string[] = [...needs.map(({ id }) => id), 'nothing']
    expect(attacks.map((attack) => attack.needs).filter((need) => !known.includes(need))).toEqual([])
  })

  it('hold nothing where nothing was said and a home has nothing, and ask for a passphrase last', async () => {
    const { home, order } = emptyHome()
    expect(await findHeld({ access: 'rules.json' }, home)).toEqual({ access: await home.access('rules.json') })
    expect(order.toSorted()).toEqual(['denied', 'mint', 'revoked', 'serverCredential', 'stranger'])
    expect(order.at(-1)).toBe('mint')
  })

  it('open a key for revoking only where a reload was asked for', async () => {
    for (const asked of [{ reload: 'true' }, { crlTo: 'crl.pem' }, { deploy: 'web' }]) {
      const { home, order } = emptyHome()
      expect(await findHeld({ ...asked, access: 'rules.json' }, home)).toHaveProperty('reload.withinMs', 1)
      expect(order.at(-1)).toBe('reload')
    }
  })

  it('prefer what was said to what a home has, and ask no authority that was told to sign nothing', async () => {
    const { home, order } = emptyHome()
    const asked = { deniedPath: '/denied', unsafePath: '/act', mint: 'refused' } as const
    expect(await findHeld(asked, home)).toEqual({ deniedPath: '/denied', unsafePath: '/act' })
    expect(order).not.toContain('mint')
  })

  it('hold no list without an entry, which is what a command line has where an option was not given', async () => {
    const { home } = emptyHome()
    expect(await findHeld({ also: [], backend: [], plain: [], vhost: [] }, home)).toEqual({})
    const asked = { plain: ['http://a.internal/x'], backend: ['https://a.internal'], vhost: ['b.internal=/y'] }
    expect(await findHeld(asked, home)).toEqual({
      plain: [{ secure: false, host: 'a.internal', port: 80, path: '/x', address: { host: 'a.internal', port: 80 } }],
      backend: [{ secure: true, host: 'a.internal', port: 443, address: { host: 'a.internal', port: 443 } }],
      vhost: [{ name: 'b.internal', path: '/y' }],
    })
  })

  it.each([
    ['deniedPath', (path: string) => ({ deniedPath: path })],
    ['identityPath', (path: string) => ({ identityPath: { path } })],
    ['unsafePath', (path: string) => ({ unsafePath: path })],
  ])('refuse a malformed %s', (_id, held) => {
    expect(() => requireHeld(held('/good'))).not.toThrow()
    expect(() => requireHeld(held('bad path'))).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })

  it('are handed to a plan as they are, each to those that named it', () => {
    const plan: AttackOf<'unsafePath'>['plan'] = async (_ground, path) => [{ label: path.toUpperCase() } as never]
    // @ts-expect-error: an attack that needs a page is not handed a number.
    const wrong: AttackOf<'unsafePath'>['plan'] = async (_ground, page: number) => [page as never]
    // @ts-expect-error: without its need in hand none can be planned.
    const without = () => plan({} as never)
    expect([plan, wrong, without].every((made) => typeof made === 'function')).toBe(true)
  })
})
