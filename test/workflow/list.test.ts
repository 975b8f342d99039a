/** Which certificates are listed, by what is asked of them. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/core/present.ts'
import type { CertificateFacts } from '../../src/workflow/facts.ts'
import { listAllCertificates } from '../../src/workflow/list.ts'
import { holdHome } from '../../src/workflow/opening.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { makeOlder } from '../support/older-record.ts'
import { type ListRequest, listCertificates } from '../support/workflows.ts'

const DAY = 86_400

let clock: MovableClock
let home: TestHome
beforeAll(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
  await home.issue('client', 'old-phone', { days: 1 })
  clock.advance(2 * DAY)
  await home.issue('client', 'laptop-1', {
    claims: [{ name: 'role', value: 'admin' }],
    subjectAltNames: [
      { kind: 'uri', value: 'spiffe://acme.internal/ops/laptop-1' },
      { kind: 'email', value: 'Alice@acme.internal' },
      { kind: 'ip', value: '10.0.0.7' },
    ],
  })
  await home.issue('client', 'laptop-2', {
    claims: [
      { name: 'role', value: 'administrator' },
      { name: 'team', value: 'payments' },
    ],
  })
  await home.issue('client', 'phone', { claims: [{ name: 'scopes', value: 'orders:read,orders:write' }] })
  await home.issue('client', 'lost')
  await home.revoke('lost')
  clock.advance(3 * DAY)
  await home.issue('client', 'early')
  clock.advance(-2 * DAY)
})
afterAll(() => home.remove())

const names = async (asked: Partial<ListRequest>): Promise<readonly string[]> =>
  (await listCertificates({ home: home.path, limit: 50, ...asked }, home.ports)).certificates.map(({ name }) => name)
const claim = (name: string, value: string) => ({ claims: [{ name, value }] })

const san = (kind: 'dns' | 'uri' | 'email' | 'ip', value: string) => ({ subjectAltNames: [{ kind, value }] })

describe('a list', () => {
  it.each<[string, Partial<ListRequest>, readonly string[]]>([
    ['of a name', { name: 'phone' }, ['phone']],
    ['of a pattern of names', { name: 'laptop-*' }, ['laptop-2', 'laptop-1']],
    ['of a pattern with dots that mean dots', { name: 'l.*' }, []],
    ['of a claim', claim('role', 'admin'), ['laptop-1']],
    ['of all values of a claim that is a list', claim('scopes', 'orders:read,orders:write'), ['phone']],
    ['of one value of a claim that is a list', claim('scopes', 'orders:read'), []],
    [
      'of two claims',
      { claims: [...claim('role', 'administrator').claims, ...claim('team', 'payments').claims] },
      ['laptop-2'],
    ],
    [
      'of two claims that nobody has both',
      { claims: [...claim('role', 'admin').claims, ...claim('team', 'payments').claims] },
      [],
    ],
    ['of a claim and a pattern', { ...claim('role', 'admin'), name: '*-2' }, []],
    ['of a claim whose value begins so', claim('role', 'admin*'), ['laptop-2', 'laptop-1']],
    ['of a claim whose value ends so', claim('role', '*istrator'), ['laptop-2']],
    ['of any value of a claim', claim('scopes', '*'), ['phone']],
    ['of a list among others', claim('scopes', '*orders:write'), ['phone']],
    ['of a URI', san('uri', 'spiffe://acme.internal/ops/laptop-1'), ['laptop-1']],
    ['of a pattern of URIs', san('uri', 'spiffe://acme.internal/ops/*'), ['laptop-1']],
    ['of a pattern of URIs that begins anyhow', san('uri', '*/laptop-2'), ['laptop-2']],
    ['of a URI that only begins another', san('uri', 'spiffe://acme.internal/ops'), []],
    ['of an e-mail address', san('email', 'Alice@acme.internal'), ['laptop-1']],
    ['of a pattern of e-mail addresses', san('email', '*@acme.internal'), ['laptop-1']],
    ['of an address', san('ip', '10.0.0.7'), ['laptop-1']],
    ['of a pattern of addresses', san('ip', '10.0.*'), ['laptop-1']],
    ['of a kind of name that nobody has', san('dns', '*'), []],
    [
      'of two names, both of one certificate',
      { subjectAltNames: [...san('ip', '10.*').subjectAltNames, ...san('email', '*').subjectAltNames] },
      ['laptop-1'],
    ],
    ['of a text in a name', { text: 'LAPTOP' }, ['laptop-2', 'laptop-1']],
    ['of a text in a URI', { text: 'internal/ops' }, ['laptop-1']],
    ['of a text in a claim', { text: 'payments' }, ['laptop-2']],
    ['of a text that is nowhere', { text: 'payroll' }, []],
    ['of a profile', { profile: 'client', name: 'lap*' }, ['laptop-2', 'laptop-1']],
    ['of an authority', { authority: 'servers' }, []],
    ['of what ends soon, the first to end first', { expiring: '90d', name: '*p*' }, ['laptop-1', 'laptop-2', 'phone']],
    ['of what ends sooner', { expiring: '80d' }, []],
    ['of what ended, though soon is asked for', { expiring: '90d', states: ['expired'] }, []],
    ['by name', { order: 'name', states: ['issued'] }, ['laptop-1', 'laptop-2', 'phone']],
    [
      'by name, reversed',
      { order: 'name', direction: 'reverse', states: ['issued'] },
      ['phone', 'laptop-2', 'laptop-1'],
    ],
    ['of those in date', { states: ['issued'] }, ['phone', 'laptop-2', 'laptop-1']],
    ['of those that have ended', { states: ['expired'] }, ['old-phone']],
    ['of those that are not valid yet', { states: ['not-yet-valid'] }, ['early']],
    ['of the revoked', { states: ['revoked'] }, ['lost']],
    ['of two states', { states: ['not-yet-valid', 'revoked'] }, ['early', 'lost']],
    ['of a state and a pattern', { states: ['issued', 'expired'], name: '*phone' }, ['phone', 'old-phone']],
    ['of no state in particular', { states: [] }, ['early', 'lost', 'phone', 'laptop-2', 'laptop-1', 'old-phone']],
  ])('%s', async (_, asked, expected) => {
    expect(await names(asked)).toEqual(expected)
  })

  it.each<[string, Partial<ListRequest>, string]>([
    ['a claim that is not defined', claim('rol', 'admin'), 'claim.unknown'],
    ['a value that the claim cannot have', claim('clearance', 'high'), 'claim.refused'],
    ['a pattern with characters that no name has', { name: 'Laptop*' }, 'input.malformed'],
    ['a duration without a unit', { expiring: '30' }, 'input.malformed'],
    ['two durations', { expiring: '30d', expiringWithinDays: 30 }, 'usage.wrong'],
    ['an authority that there is not', { authority: 'client' }, 'authority.unknown'],
    ['a profile that there is not, and never was', { profile: 'clientt' }, 'profile.unknown'],
    ['a text of one letter', { text: 'a' }, 'input.malformed'],
    ['a URI without a scheme', san('uri', '/ops/alice'), 'input.malformed'],
    ['an address that is none', san('ip', '10.0.0.300'), 'input.malformed'],
    ['a domain with a space', san('dns', 'api acme'), 'input.malformed'],
    ['an e-mail address without @', san('email', 'alice'), 'input.malformed'],
    ['a claim that is not defined, as a pattern', claim('rol', '*'), 'claim.unknown'],
    ['a pattern that SQLite would read as more', { name: '[a-z]*' }, 'input.malformed'],
  ])('refuses %s', async (_, asked, code) => {
    await expect(names(asked)).rejects.toMatchObject({ code })
  })

  it('has in each state as many as it counts', async () => {
    const { counts } = await listCertificates({ home: home.path, limit: 1 }, home.ports)
    for (const [state, count] of Object.entries(counts)) {
      expect(await names({ states: [state as NonNullable<ListRequest['states']>[number]] }), state).toHaveLength(count)
    }
  })

  it('is the same in a record of an older format, whose certificates nobody had read', async () => {
    const older = join(await mkdtemp(join(tmpdir(), 'countersign-older-')), 'pki')
    try {
      await cp(home.path, older, { recursive: true })
      makeOlder(join(older, 'countersign.db'), 2)
      const asked: readonly Partial<ListRequest>[] = [
        {},
        claim('role', 'admin*'),
        san('uri', 'spiffe://acme.internal/ops/*'),
        san('ip', '10.0.0.7'),
        { expiring: '90d' },
        { text: 'payments' },
      ]
      for (const one of asked) {
        const today = await listCertificates({ home: home.path, limit: 50, ...one }, home.ports)
        expect(await listCertificates({ home: older, limit: 50, ...one }, home.ports)).toEqual(today)
      }
    } finally {
      await rm(dirname(older), { recursive: true })
    }
  })

  it("names those that a misspelt name may have meant, and only where it is nobody's", async () => {
    const near = async (asked: Partial<ListRequest>) =>
      (await listCertificates({ home: home.path, limit: 50, ...asked }, home.ports)).near
    expect(await near({ name: 'laptop-3' })).toEqual(['laptop-1', 'laptop-2'])
    expect(await near({ name: 'printer' })).toBeUndefined()
    expect(await near({ name: 'phone', states: ['revoked'] })).toBeUndefined()
    expect(await near({ name: 'laptop-3*' })).toBeUndefined()
    expect(await near({ name: 'laptop-1' })).toBeUndefined()
  })

  it('of all is what its pages are, in each order', async () => {
    for (const order of ['issued', 'expires', 'name'] as const) {
      const pages: CertificateFacts[] = []
      for (let before: string | undefined; ; ) {
        const page = await listCertificates({ home: home.path, limit: 2, order, ...present({ before }) }, home.ports)
        pages.push(...page.certificates)
        before = page.next
        if (before === undefined) break
      }
      const held = holdHome(home.path, home.ports)
      expect(await Array.fromAsync(listAllCertificates({ order }, held, home.ports))).toEqual(pages)
      await held.close()
      expect(pages).toHaveLength(6)
    }
  })
})

describe('e-mail addresses', () => {
  let people: TestHome
  beforeAll(async () => {
    const profile = JSON.parse(await readFile(join(import.meta.dirname, '../../pki/profiles/client.json'), 'utf8'))
    const allowed = [...profile.names.allowed, 'smtpUtf8Mailbox']
    const names = { ...profile.names, allowed, required: [] }
    people = await makeHome({ profiles: { people: { ...profile, title: 'People', names } } })
    const addresses = { zoe: 'zoë@xn--bcher-kva.example', zora: 'Zora@xn--bcher-kva.example', max: 'max@acme.internal' }
    for (const [name, value] of Object.entries(addresses)) {
      await people.issue('client', name, { profile: 'people', subjectAltNames: [{ kind: 'email', value }] })
    }
    await people.issue('client', 'site', {
      profile: 'people',
      subjectAltNames: [
        { kind: 'dns', value: 'xn--bcher-kva.example' },
        { kind: 'upn', value: 'site@xn--bcher-kva.example' },
      ],
    })
  })
  afterAll(() => people.remove())

  it.each<['email' | 'dns' | 'upn', string, readonly string[]]>([
    ['email', '*@xn--bcher-kva.example', ['zora', 'zoe']],
    ['email', '*@bücher.example', ['zora', 'zoe']],
    ['email', '*@BÜCHER.Example', ['zora', 'zoe']],
    ['email', '*@*.example', ['zora', 'zoe']],
    ['email', '*bücher.example', ['zora', 'zoe']],
    ['email', 'zo*', ['zoe']],
    ['email', 'zoë*', ['zoe']],
    ['email', 'zoë@bücher.example', ['zoe']],
    ['email', 'zoe\u0308@bücher.example', ['zoe']],
    ['email', 'zoe@bücher.example', []],
    ['email', 'Zora@bücher.example', ['zora']],
    ['email', 'zora@bücher.example', []],
    ['email', 'zoë@bucher.example', []],
    ['email', '*', ['max', 'zora', 'zoe']],
    ['dns', 'bücher.example', ['site']],
    ['dns', '*.BÜCHER.example', []],
    ['upn', '*@bücher.example', ['site']],
  ])('of kind %s are found by %s, whatever form they have', async (kind, value, expected) => {
    const asked = { home: people.path, limit: 50, subjectAltNames: [{ kind, value }] } as const
    const { certificates } = await listCertificates(asked, people.ports)
    expect(certificates.map(({ name }) => name)).toEqual(expected)
  })

  it.each(['*@bü*.example', '*jörg*', 'zoë', 'zo ë@*'])('are not looked for by %s', async (value) => {
    const asked = { home: people.path, limit: 50, subjectAltNames: [{ kind: 'email', value }] } as const
    await expect(listCertificates(asked, people.ports)).rejects.toMatchObject({ code: 'input.malformed' })
  })
})
