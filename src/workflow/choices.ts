/** Lists the certificates and claims of a home from which a person can choose. The person chooses, not this file. */

import { PROBE_NAME } from '../authority/reserved.ts'
import { present } from '../core/present.ts'
import type { CertificateQuery, Usage } from '../core/record.ts'
import { listKnown } from './deployments.ts'
import { type CertificateFacts, certificateFacts } from './facts.ts'
import type { HeldHome } from './opening.ts'
import type { Ports } from './ports.ts'

/** How many of the newest certificates are looked through. */
const SEARCHED = 1000

export type HomeChoices = {
  readonly organisation: string
  readonly trustDomain: string
  readonly authorities: readonly { readonly name: string; readonly usage: Usage }[]
  /** Newest first; certificates that were signed for a probe are not offered. */
  readonly clients: readonly CertificateFacts[]
  readonly servers: readonly CertificateFacts[]
  readonly claims: readonly { readonly name: string; readonly title: string }[]
}

/** Looks at a home. */
export function homeChoices(held: HeldHome, ports: Ports): Promise<HomeChoices> {
  return held.read(async ({ home, store, lexicon: load }) => {
    const lexicon = await load()
    const now = ports.clock.now()
    const newest = async (usage: 'client' | 'server') => {
      const { rows } = await store.certificates.list({ usage, except: PROBE_NAME, limit: SEARCHED })
      return rows.map((row) => certificateFacts(row, lexicon, now, 'row'))
    }
    return {
      organisation: home.settings.organisation,
      trustDomain: home.settings.trustDomain,
      authorities: home.settings.authorities.map(({ name, usage }) => ({ name, usage })),
      clients: await newest('client'),
      servers: await newest('server'),
      claims: lexicon.claims,
    }
  })
}

/** The words of a home that a shell completes: all names, names of certificates in a given state, and names of other things. */
export type HomeWords =
  | 'names'
  /** Of certificates that are not revoked and have not ended. */
  | 'good-names'
  | 'good-clients'
  | 'revoked-clients'
  /** Names in use, which `issue` accepts with `--again` or `--afresh`. */
  | 'names-again'
  | 'hosts'
  | 'claims'
  | 'profiles'
  /** All, or those of the usage that was said. */
  | 'authorities'
  | 'client-authorities'
  | 'server-authorities'
  | 'deployments'

export type HomeWordsRequest = {
  readonly words: HomeWords
  /** The beginning that the words must have. */
  readonly begun: string
  /** For `names-again`, `profiles` and `authorities`: clients or servers. */
  readonly usage?: Usage
}

/** The characters of which every name consists. */
const inNames = /^[a-z0-9._-]*$/

/**
 * Gives the words of a home that begin so, each once; of names, those of the newest certificates. Writes nothing.
 */
export function homeWords(request: HomeWordsRequest, held: HeldHome, ports: Ports): Promise<readonly string[]> {
  const { words, begun, usage } = request
  return held.read(async ({ home, store, claims, profiles, lexicon }) => {
    const now = ports.clock.now()
    const rowsThat = async (query: Partial<CertificateQuery>) =>
      (await store.certificates.list({ except: PROBE_NAME, ...query, limit: SEARCHED })).rows
    const names = async (query: Partial<CertificateQuery>): Promise<readonly string[]> => {
      const found = inNames.test(begun) ? await rowsThat({ ...query, pattern: `${begun}*` }) : []
      return found.map(({ name }) => name)
    }
    const authorities = (of: Usage | undefined) =>
      home.settings.authorities.filter((one) => one.usage === (of ?? one.usage)).map(({ name }) => name)
    const known = { states: ['issued', 'not-yet-valid', 'expired', 'revoked'] } as const
    const good = { states: ['issued', 'not-yet-valid'] } as const
    const offers: Readonly<Record<HomeWords, () => Promise<readonly string[]>>> = {
      names: () => names(known),
      'good-names': () => names(good),
      'good-clients': () => names({ states: ['issued'], usage: 'client' }),
      'revoked-clients': () => names({ states: ['revoked'], usage: 'client' }),
      'names-again': () => names({ ...known, ...present({ usage }) }),
      hosts: async () => {
        const known = await lexicon()
        const servers = await rowsThat({ ...good, usage: 'server' })
        return servers
          .flatMap((row) => certificateFacts(row, known, now, 'row').subjectAltNames ?? [])
          .flatMap((name) => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []))
      },
      claims: async () => (await claims()).map(({ name }) => `${name}=`),
      profiles: async () =>
        (await profiles())
          .filter((profile) => profile.attack !== true && (usage === undefined || profile.usage === usage))
          .map(({ name }) => name),
      authorities: async () => authorities(usage),
      'client-authorities': async () => authorities('client'),
      'server-authorities': async () => authorities('server'),
      deployments: async () => (await listKnown(store)).map(({ name }) => name),
    }
    return [...new Set(await offers[words]())].filter((word) => word.startsWith(begun))
  })
}
