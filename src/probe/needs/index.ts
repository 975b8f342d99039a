/** The list of all needs, in the order of their names. A test checks that the list and the folder agree. */

import type { Need, Untried } from '../need.ts'
import { access } from './access.ts'
import { also } from './also.ts'
import { backend } from './backend.ts'
import { deniedPath } from './denied-path.ts'
import { expect } from './expect.ts'
import { guideline } from './guideline.ts'
import { identityPath } from './identity-path.ts'
import { limbo } from './limbo.ts'
import { mint } from './mint.ts'
import { missingPath } from './missing-path.ts'
import { plain } from './plain.ts'
import { publicCredential } from './public.ts'
import { reload } from './reload.ts'
import { revoked } from './revoked.ts'
import { revokedNamesakes } from './revoked-namesakes.ts'
import { second } from './second.ts'
import { send } from './send.ts'
import { serverCredential } from './server-credential.ts'
import { sibling } from './sibling.ts'
import { subAuthorities } from './sub-authorities.ts'
import { unsafePath } from './unsafe-path.ts'
import { user } from './user.ts'
import { vhost } from './vhost.ts'
import { websocketPath } from './websocket-path.ts'

export const needs = [
  access,
  also,
  backend,
  deniedPath,
  expect,
  guideline,
  identityPath,
  limbo,
  mint,
  missingPath,
  plain,
  publicCredential,
  reload,
  revoked,
  revokedNamesakes,
  second,
  send,
  serverCredential,
  sibling,
  subAuthorities,
  unsafePath,
  user,
  vhost,
  websocketPath,
] as const

type Registered = (typeof needs)[number]

/** The values that attacks get, by need. */
export type Held = {
  readonly [N in Registered as N['id']]: Exclude<Awaited<ReturnType<N['find']>>, undefined>
}

export type NeedId = keyof Held

type Parts = Registered['find'] extends (asked: infer Asked, home: infer Source) => unknown
  ? { asked: Asked; source: Source }
  : never

/** The values that an operator may give, as properties; in the library, and in a request to prove a server. */
export type AskedNeeds = Parts['asked']

/** All that needs want of a home. */
export type NeedSource = Parts['source']

/** Where what a probe holds was found; what is to be done about a lack may depend on it. */
export type FoundIn = { readonly foundIn?: 'home' }

/** The result of an attack whose need is not met. @param held what is met */
export function lackingOf(id: NeedId, held: Partial<Held> & FoundIn = {}): Untried {
  const {
    lacking,
    whyFromHome,
    shownBy,
  }: Pick<Need<NeedId, unknown>, 'lacking' | 'whyFromHome' | 'shownBy'> = needs.find((need) => need.id === id)!
  if (shownBy === undefined || held[shownBy.need as NeedId] === undefined)
    return held.foundIn === 'home' && whyFromHome !== undefined ? { ...lacking, why: whyFromHome } : lacking
  return { verdict: 'not-tried', why: shownBy.why }
}

/** Whether attacks with this need are left out of a report where nobody asked for them. */
export const isLeftOut = (id: NeedId): boolean => needs.find((need) => need.id === id)?.unasked === 'left-out'

/** Refuses values that no request can be made of. @throws {CountersignError} `input.malformed` */
export function requireHeld(held: Partial<Held>): void {
  for (const { id, require } of needs) if (held[id] !== undefined) require?.(held[id] as never)
}

/** Finds what was asked for, and what the home has: first all that can be refused without a passphrase. */
export async function findHeld(asked: AskedNeeds, home: NeedSource): Promise<Partial<Held>> {
  const inOrder = [...needs.filter(({ costs }) => !costs), ...needs.filter(({ costs }) => costs)]
  const found: [NeedId, unknown][] = []
  for (const { id, find } of inOrder) {
    const held = await find(asked, home)
    if (held !== undefined) found.push([id, held])
  }
  return Object.fromEntries(found)
}
