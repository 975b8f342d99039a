/** Policies, registered IDs and mailboxes beyond ASCII through the life of a certificate: issued, shown, found, issued again. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeHome, type TestHome, type Wish } from '../support/home.ts'
import { listCertificates, showCertificates } from '../support/workflows.ts'

const policy = '1.3.6.1.4.1.32473.9.1'
const profile = {
  title: 'Rare',
  usage: 'client',
  keyTypes: ['ec-p256'],
  defaultDays: 1,
  maximumDays: 1,
  backdateSeconds: 300,
  extendedKeyUsage: 'clientAuth',
  names: {
    allowed: ['uri', 'email', 'smtpUtf8Mailbox', 'registeredId'],
    required: ['uri'],
    maximum: 4,
    spiffePath: '',
    patterns: { registeredId: '1\\.3\\.6\\.1\\.4\\.1\\.32473\\..*', smtpUtf8Mailbox: '.*@acme\\.internal' },
  },
  claims: { required: [], allowed: [] },
  policies: [policy],
  revocation: 'crl',
  warnings: 'block',
}

let home: TestHome
beforeAll(async () => {
  home = await makeHome({ profiles: { rare: profile } })
})
afterAll(() => home.remove())

const mailbox = { kind: 'email', value: 'zoë@acme.internal' } as const
const id = { kind: 'registeredId', value: '1.3.6.1.4.1.32473.7' } as const
const issue = (name: string, wish: Wish = {}) => home.issue('client', name, { profile: 'rare', ...wish })
const found = async (value: string) =>
  (await listCertificates({ home: home.path, limit: 9, subjectAltNames: [{ kind: 'email', value }] }, home.ports))
    .certificates

it('are issued, shown, found, and kept by the next certificate of the name', async () => {
  const names = ['URI:spiffe://acme.internal/zoe', 'SmtpUTF8Mailbox:zoë@acme.internal', `registeredID:${id.value}`]
  const { certificate } = await issue('zoe', { subjectAltNames: [mailbox, id] })
  expect(certificate).toMatchObject({ subjectAltNames: names, policies: [policy] })
  const { certificates } = await showCertificates({ home: home.path, what: { name: 'zoe' } }, home.ports)
  expect(certificates[0]).toMatchObject({ subjectAltNames: names, policies: [policy] })
  const next = await issue('zoe', { subjectAltNames: [], naming: 'again' })
  expect(next.certificate.policies).toEqual([policy])
  expect([...(next.certificate.subjectAltNames ?? [])].sort()).toEqual(names.sort())
  // As it is written in normal form C, and decomposed, as some keyboards write it.
  for (const asked of ['zoë@acme.internal', 'zoe\u0308@acme.internal', 'zoë@*']) {
    expect(await found(asked), asked).toHaveLength(2)
  }
  expect(await found('zoe@acme.internal')).toEqual([])
})

it('are absent where the profile has none, or nobody asks', async () => {
  expect((await home.issue('client', 'alice')).certificate).not.toHaveProperty('policies')
})

it.each([
  ['a mailbox outside the pattern', [{ kind: 'email', value: 'zoë@evil.example' }]],
  ['a registered ID outside the pattern', [{ kind: 'registeredId', value: '1.3.6.1.4.1.32474.7' }]],
  ['one mailbox twice', [mailbox, { kind: 'smtpUtf8Mailbox', value: mailbox.value }]],
] as const)('are refused: %s', async (_, subjectAltNames) => {
  await expect(issue('mallory', { subjectAltNames })).rejects.toMatchObject({ code: 'profile.refused' })
})

it('are refused by the shipped profile', async () => {
  for (const one of [mailbox, id]) {
    const refused = home.issue('client', 'mallory', { subjectAltNames: [one] })
    await expect(refused).rejects.toMatchObject({ code: 'profile.refused' })
  }
})
