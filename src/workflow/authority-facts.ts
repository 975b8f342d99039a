/** Describes each authority of a home: its state at the present time, and what to do before its certificate expires. */

import type { Authority } from '../authority/authority.ts'
import { formatInstant, type Instant } from '../core/brand.ts'
import { present } from '../core/present.ts'
import type { Usage } from '../core/record.ts'
import { isRefusal } from '../core/refusal.ts'
import { type AuthorityState, authorityStateAt, moveOver } from '../policy/authority-end.ts'
import { permittedNames } from '../policy/authority-plan.ts'
import type { Certificate } from '../x509/certificate.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { formatName } from '../x509/name.ts'
import { fingerprintOf } from '../x509/pin.ts'
import type { Opened } from './opened.ts'

export type AuthorityFacts = {
  readonly name: string
  readonly usage: Usage
  readonly subject: string
  readonly pin: string
  readonly fingerprint: string
  readonly notBefore: string
  readonly notAfter: string
  readonly state: AuthorityState
  /** Whether it signs where a command names no authority of its usage. */
  readonly default: boolean
  /** All that its certificates may name; absent where nothing constrains them. */
  readonly permitted?: readonly string[]
}

/** The note for an authority whose certificates may have any name. */
export const UNCONSTRAINED =
  'the servers authority has no name constraints: a thief who has its key can impersonate any server to its clients'

/** All that the certificates of an authority may name, one a text; undefined where nothing constrains them. Pure. */
export const permittedTexts = (certificate: Certificate): readonly string[] | undefined =>
  permittedNames(certificate)?.map(formatGeneralName)

/** The usual life of a usage's certificates. Issuing names a profile that cannot be read. */
async function usualSeconds({ profiles }: Opened, usage: Usage): Promise<number> {
  try {
    return (await profiles()).find(({ name }) => name === usage)?.defaultSeconds ?? 0
  } catch (error) {
    if (!isRefusal(error)) throw error
    return 0
  }
}

/** Tells what an authority is at a moment. */
export async function authorityFacts(
  opened: Opened,
  { name, usage, certificate, pin }: Authority,
  now: Instant,
): Promise<AuthorityFacts> {
  const { tbs, der } = certificate
  const { settings } = opened.home
  const permitted = permittedTexts(certificate)
  return {
    name,
    usage,
    subject: formatName(tbs.subject),
    pin,
    fingerprint: fingerprintOf(der),
    notBefore: formatInstant(tbs.notBefore),
    notAfter: formatInstant(tbs.notAfter),
    state: authorityStateAt(tbs, now, await usualSeconds(opened, usage)),
    default: (settings.authorities.find((one) => one.usage === usage)?.name ?? name) === name,
    ...present({ permitted }),
  }
}

const remarks: Readonly<Record<AuthorityState, (facts: AuthorityFacts) => readonly string[]>> = {
  'in-force': () => [],
  'not-yet-valid': ({ name, notBefore }) => [
    `the authority ${name} is not valid before ${notBefore}: servers refuse everybody until then; if the clock is wrong, set it; if the clock is right today, but was ahead when the home was made, make a new home`,
  ],
  ending: ({ name, notAfter }) => [
    `the authority ${name} expires at ${notAfter}, and so does everything that it signed; before then, ${moveOver}`,
  ],
  expired: ({ name, notAfter }) => [
    `the authority ${name} expired at ${notAfter}: servers refuse everybody; if the clock is right, ${moveOver}`,
  ],
}

/** Warnings about authorities, one sentence each. Pure. */
export const remarksOnAuthorities = (authorities: readonly AuthorityFacts[]): readonly string[] =>
  authorities.flatMap((facts) => remarks[facts.state](facts))
