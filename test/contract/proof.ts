/** A contract is a list of proofs. They are run for each target that makes the claim, and held to servers that break it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claims } from '../../src/export/manifest.ts'
import { pathOf } from '../../src/export/material-files.ts'
import type { Extension } from '../../src/x509/extension.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { Made } from '../support/certificate-kit.ts'
import { type Answer, type Knock, type LivePki, makeLivePki } from '../support/exported-server.ts'
import { type Stand, type Standing, start, type Wish } from './stand.ts'

/** What a proof has to work with: a started server, who may ask, and more servers where it needs them. */
export type Ground = {
  readonly stand: Stand
  readonly pki: LivePki
  readonly server: Standing
  /** Its own origin. */
  readonly own: string
  /** Where it reads its CRL. */
  readonly crl: string
  /** An admin and a reader. */
  readonly alice: Made
  readonly bob: Made
  start(wish?: Wish): Promise<Standing>
  /** As alice, unless the knock says otherwise; fails where there is no answer. */
  answerTo(knock: Knock, at?: Standing): Promise<Answer>
  statusOf(knock: Knock, at?: Standing): Promise<number | 'refused'>
  /** A client with these extensions in the place of its own; with only one, it has no EKU. */
  odd(...extensions: readonly Extension[]): Made
}

export type Proof = {
  readonly title: string
  /** What a target must claim for this to be proven. */
  readonly when: (claims: Claims) => boolean
  /** At which stands it can be shown, if not at all of them. */
  readonly where?: (stand: Stand) => boolean
  readonly prove: (ground: Ground) => Promise<void>
}

/** What holds for every target that is started, whatever it claims. */
export const base = (): boolean => true

export const claimed =
  (...names: readonly (keyof Claims)[]) =>
  (claims: Claims): boolean =>
    names.every((name) => claims[name] !== undefined)

export const proof = (title: string, when: Proof['when'], prove: Proof['prove']): Proof => ({ title, when, prove })

/** Those that are about HTTP/1.1, or about what comes before any request. */
export const overHttp1 = (...proofs: readonly Proof[]): readonly Proof[] =>
  proofs.map((one) => ({ ...one, where: (stand) => stand.http === '1.1' && (one.where?.(stand) ?? true) }))

export const aliceUri = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice' }])
export const forClients = encodeExtendedKeyUsage(['clientAuth'])

export async function makeGround(plain: Stand, wish: Wish = {}): Promise<Ground> {
  const stand: Stand = { ...plain, export: (pki, more) => plain.export(pki, { ...wish, ...more }) }
  const pki = makeLivePki()
  const server = await start(stand, pki)
  const [alice, bob] = [pki.client('alice', 'admin'), pki.client('bob', 'reader')]
  const knock = (asked: Knock, at = server) => at.knock({ as: alice, ...asked })
  return {
    stand,
    pki,
    server,
    own: `https://localhost:${server.port}`,
    crl: pathOf(stand.target, 'clientCrl'),
    alice,
    bob,
    start: (more) => start(stand, pki, more),
    answerTo: async (asked, at) => {
      const answer = await knock(asked, at)
      if (answer === 'refused') throw new Error(`no answer to ${JSON.stringify({ ...asked, as: undefined, agent: 0 })}`)
      return answer
    },
    statusOf: async (asked, at) => {
      const answer = await knock(asked, at)
      return answer === 'refused' ? answer : answer.status
    },
    odd: (...extensions) =>
      pki.client('odd', undefined, { extensions, without: extensions.length > 1 ? [] : ['2.5.29.37'] }),
  }
}

/**
 * The claims of a target that none of the proofs is made for. A proof is made for a claim if it is made with it, and not without.
 * Who is revoked is refused a handshake everywhere (`base`); only that each request is refused as well is proven for the claim.
 */
export function unproven(claims: Claims, proofs: readonly Pick<Proof, 'when'>[]): readonly string[] {
  return Object.entries(claims).flatMap(([name, value]) => {
    const without = Object.fromEntries(Object.entries(claims).filter(([other]) => other !== name))
    const isProven = value === 'handshake' || proofs.some(({ when }) => when(claims) && !when(without))
    return isProven ? [] : [name]
  })
}

/** Runs contracts for one target, all at one server. */
export function prove(contracts: Readonly<Record<string, readonly Proof[]>>, stand: Stand, wish?: Wish): void {
  let ground: Ground
  beforeAll(async () => {
    ground = await makeGround(stand, wish)
  })
  afterAll(() => ground?.server.stop())
  for (const [name, proofs] of Object.entries(contracts)) {
    const made = proofs.filter(({ when, where }) => when(stand.claims) && (where?.(stand) ?? true))
    if (made.length > 0)
      describe(name, () => {
        for (const { title, prove } of made) it(title, () => prove(ground))
      })
  }
}

/** Does something of which nothing may reach the application. */
export async function unreached({ seen }: Standing, act: () => Promise<void>): Promise<void> {
  const before = seen?.length
  await act()
  expect(seen?.length, 'requests that reached the application').toBe(before)
}
