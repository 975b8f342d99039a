/** Every kind of credential that a home can make: each profile, key type, kind of name, and type of claim. Issues none. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type KeyType, settledKeyTypes } from '../../src/core/key.ts'
import type { Usage } from '../../src/core/record.ts'
import { documentationArc } from '../../src/policy/settings.ts'
import type { Wish } from '../support/home.ts'

const skeleton = resolve(import.meta.dirname, '../../pki')

const stems = (folder: string): string[] =>
  readdirSync(resolve(skeleton, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort()

const readShipped = (folder: string, stem: string): Record<string, unknown> =>
  JSON.parse(readFileSync(resolve(skeleton, folder, `${stem}.json`), 'utf8'))

export type Kind = {
  readonly title: string
  readonly usage: Usage
  readonly name: string
  readonly wish: Wish
  /** Names that a server's certificate must cover. */
  readonly covers?: readonly string[]
}

/** A value for each claim that ships, and what another library should read in its extension. */
export const claimSamples: Readonly<Record<string, { readonly text: string; readonly read: unknown }>> = {
  'approved-at': { text: '2026-11-01T12:00:00Z', read: '2026-11-01T12:00:00Z' },
  clearance: { text: '-128', read: -128 },
  contractor: { text: 'true', read: true },
  environment: { text: 'production', read: 'production' },
  role: { text: 'admin', read: 'admin' },
  scopes: { text: 'orders:read,orders:write', read: ['orders:read', 'orders:write'] },
  team: { text: 'payments', read: 'payments' },
}

const names = {
  uri: { kind: 'uri', value: 'spiffe://acme.internal/ops/alice' },
  otherUri: { kind: 'uri', value: 'https://people.acme.internal/alice' },
  dns: { kind: 'dns', value: 'laptop.acme.internal' },
  punycode: { kind: 'dns', value: 'xn--bcher-kva.acme.internal' },
  ipv4: { kind: 'ip', value: '10.1.2.3' },
  ipv6: { kind: 'ip', value: 'fd00::1' },
  email: { kind: 'email', value: "alice.o'brien+r&d@acme.internal" },
  upn: { kind: 'upn', value: "alice.o'brien@acme.internal" },
} as const

/** Names that no shipped profile allows. */
const rareNames = {
  utf8Mailbox: { kind: 'smtpUtf8Mailbox', value: 'zoë.o@xn--bcher-kva.acme.internal' },
  registeredId: { kind: 'registeredId', value: '1.3.6.1.4.1.32473.7' },
} as const

const kind = (title: string, usage: Usage, wish: Wish, covers?: readonly string[]): Kind => ({
  title,
  usage,
  name: title.replaceAll(/[^a-z0-9]+/g, '-'),
  wish,
  ...(covers === undefined ? {} : { covers }),
})

/** What `pki/claims` defines, and under which OID; a claim without a sample above fails the suite. */
export const shippedClaims: Readonly<Record<string, string>> = Object.fromEntries(
  stems('claims').map((name) => {
    const { arcSuffix } = readShipped('claims', name)
    return [name, `${documentationArc}.${arcSuffix}`]
  }),
)

/** The policy that {@link rareProfiles} state. */
export const policy = '1.3.6.1.4.1.32473.9.1'

/** What a home may have besides the shipped profiles: for {@link rareNames}, and with a certificate policy. */
export const rareProfiles = {
  'client-rare': {
    ...readShipped('profiles', 'client'),
    names: { allowed: ['uri', 'smtpUtf8Mailbox', 'registeredId'], required: ['uri'], maximum: 8, spiffePath: '' },
    policies: [policy],
  },
}

/** The shipped profiles, with this type of key alone. */
export const profilesFor = (keyType: KeyType): Readonly<Record<string, object>> =>
  Object.fromEntries(
    ['client', 'server'].map((name) => [name, { ...readShipped('profiles', name), keyTypes: [keyType] }]),
  )

/** The profiles of `pki/profiles` that the probe alone mints with. */
export const attackProfiles = stems('profiles').filter((profile) => profile.startsWith('attack-'))

/** Those that anybody may issue with, each with its usage. */
const openProfiles = stems('profiles')
  .filter((profile) => !attackProfiles.includes(profile))
  .map((profile) => ({ profile, usage: readShipped('profiles', profile)['usage'] as Usage }))

export const kinds: readonly Kind[] = [
  ...openProfiles.map(({ profile, usage }) =>
    usage === 'client'
      ? kind(`client of profile ${profile}`, usage, { profile })
      : kind(`server of profile ${profile}`, usage, { profile, subjectAltNames: [names.dns] }, [names.dns.value]),
  ),
  ...settledKeyTypes.map((keyType) => kind(`client with key ${keyType}`, 'client', { keyType })),
  ...Object.entries(names).map(([title, name]) =>
    kind(`client with name ${title.toLowerCase()}`, 'client', {
      subjectAltNames: name.value.startsWith('spiffe:') ? [name] : [names.uri, name],
    }),
  ),
  kind('client with every kind of name', 'client', { subjectAltNames: Object.values(names) }),
  ...Object.entries(claimSamples).map(([name, { text }]) =>
    kind(`client with claim ${name}`, 'client', { claims: [{ name, value: text }] }),
  ),
  ...Object.entries(rareNames).map(([title, name]) =>
    kind(`client with policy and ${title.toLowerCase()}`, 'client', {
      profile: 'client-rare',
      subjectAltNames: [names.uri, name],
    }),
  ),
  kind('client with every claim', 'client', {
    claims: Object.entries(claimSamples).map(([name, { text }]) => ({ name, value: text })),
  }),
  kind('short-lived client with everything', 'client', {
    profile: 'client-short',
    subjectAltNames: Object.values(names),
    claims: Object.entries(claimSamples).map(([name, { text }]) => ({ name, value: text })),
  }),
  ...settledKeyTypes.map((keyType) =>
    kind(
      `server with key ${keyType}`,
      'server',
      { keyType, subjectAltNames: [{ kind: 'dns', value: 'api.acme.internal' }] },
      ['api.acme.internal'],
    ),
  ),
  kind(
    'server with addresses alone',
    'server',
    {
      subjectAltNames: [
        { kind: 'ip', value: '127.0.0.1' },
        { kind: 'ip', value: '::1' },
      ],
    },
    ['127.0.0.1', '::1'],
  ),
  kind(
    'server with every kind of name',
    'server',
    {
      subjectAltNames: [
        { kind: 'dns', value: 'acme.internal' },
        { kind: 'dns', value: '*.apps.acme.internal' },
        { kind: 'dns', value: 'localhost' },
        { kind: 'ip', value: '127.0.0.1' },
        { kind: 'ip', value: '::1' },
        { kind: 'ip', value: '192.168.7.9' },
        { kind: 'ip', value: 'fd00::1' },
      ],
    },
    ['acme.internal', 'shop.apps.acme.internal', 'localhost', '127.0.0.1', '::1', '192.168.7.9', 'fd00::1'],
  ),
]
