/** Profiles: named limits on what may be issued. Does not check requests; `limits.ts` does. */
import { basename } from 'node:path'
import type { Oid } from '../core/brand.ts'
import type { KeyType } from '../core/key.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseShape } from '../schema/gate.ts'
import { validateProfile } from '../schema/generated/profile.ts'
import { ANY_POLICY } from '../x509/extensions/certificate-policies.ts'
import { isWidelyReadOid, type NameKind } from './identity.ts'
import { isPattern, patternExpected } from './pattern.ts'

export const DAY_SECONDS = 86_400

export type ProfilePurpose = 'clientAuth' | 'serverAuth' | 'emailProtection'

export type Profile = {
  readonly name: string
  readonly title: string
  readonly usage: Usage
  /** The first is made when nothing else is asked for. */
  readonly keyTypes: readonly [KeyType, ...KeyType[]]
  /** Validity when nothing else is asked for: from notBefore to notAfter, both seconds included. */
  readonly defaultSeconds: number
  readonly maximumSeconds: number
  /** How long before the moment of issue notBefore lies; negative (after it) in attack profiles only. */
  readonly backdateSeconds: number
  readonly extendedKeyUsage: ProfilePurpose
  readonly names: {
    readonly allowed: readonly NameKind[]
    readonly required: readonly NameKind[]
    readonly maximum: number
    /** A request without any URI gets `spiffe://<trust domain>/<this>/<name>`; empty for none between the two. */
    readonly spiffePath?: string
    /** Kinds of names that requests (PKCS#10) may choose themselves, SPIFFE IDs apart. */
    readonly fromRequests: readonly NameKind[]
    /** Per kind, what each name of it must match as a whole. */
    readonly patterns: Readonly<Partial<Record<NameKind, string>>>
  }
  readonly claims: { readonly required: readonly string[]; readonly allowed: readonly string[] | 'any' }
  /** The certificate policies that each certificate states; none where absent. */
  readonly policies?: readonly Oid[]
  /** `none` is too short-lived to be revoked and says so (noRevAvail, RFC 9608). */
  readonly revocation: 'crl' | 'none'
  /** Whether a warning of lint stops the signature; an error always does, a notice never. */
  readonly warnings: 'block' | 'report'
  /** A closed profile: only the probe mints with it. */
  readonly attack?: true
}

/**
 * Parses the text of a profile; its name is the file's, without `.json`.
 *
 * Guarantees that its default lies within its maximum, its required names are allowed ones, its patterns compile, and,
 * attack profiles apart, that its purpose is the one of its usage. Pure.
 *
 * @throws {CountersignError} `profile.malformed`
 */
export function parseProfile(text: string, file: string): Profile {
  const refuse = (fault: { pointer: string; expected: string }) =>
    new CountersignError('profile.malformed', { file, ...fault })
  const shape = parseShape(validateProfile, text, refuse)
  const { names, claims, title, usage, keyTypes, backdateSeconds, extendedKeyUsage, revocation, warnings } = shape
  const profile: Profile = {
    name: basename(file, '.json'),
    title,
    usage,
    keyTypes,
    defaultSeconds: shape.lastsSeconds ?? (shape.defaultDays ?? 0) * DAY_SECONDS,
    maximumSeconds: shape.lastsSeconds ?? (shape.maximumDays ?? 0) * DAY_SECONDS,
    backdateSeconds,
    extendedKeyUsage,
    names: { ...names, fromRequests: names.fromRequests ?? [], patterns: names.patterns ?? {} },
    claims,
    revocation,
    warnings,
    ...(shape.policies && { policies: shape.policies as unknown as readonly Oid[] }),
    ...(shape.attack && { attack: true }),
  }
  const fault = contradictions(profile).find(({ holds }) => holds)
  if (fault) throw refuse(fault)
  return profile
}

/** A policy of one's own: anyPolicy is for authorities, since a subject that was issued under every policy was issued under none. */
const isCertifiablePolicy = (policy: string): boolean => isWidelyReadOid(policy) && policy !== ANY_POLICY

type Contradiction = { readonly holds: boolean; readonly pointer: string; readonly expected: string }

/** Faults that a schema cannot see: properties that must agree with each other. */
function contradictions(profile: Profile): readonly Contradiction[] {
  const { name, usage, names, attack, extendedKeyUsage, defaultSeconds, maximumSeconds, revocation } = profile
  const purpose = usage === 'client' ? 'clientAuth' : 'serverAuth'
  const wrong = (profile.policies ?? []).findIndex((policy) => !isCertifiablePolicy(policy))
  const unfit = Object.entries(names.patterns).find(([, pattern]) => !isPattern(pattern))
  return [
    {
      holds: !/^[a-z][a-z0-9-]{0,62}$/.test(name),
      pointer: '',
      expected: 'a file name of a-z 0-9 and -, beginning with a letter, and .json',
    },
    {
      holds: (attack === true) !== name.startsWith('attack-'),
      pointer: '/attack',
      expected: 'true in a file named attack-…, and nowhere else',
    },
    {
      holds: !attack && extendedKeyUsage !== purpose,
      pointer: '/extendedKeyUsage',
      expected: `"${purpose}", the purpose of usage "${usage}"`,
    },
    {
      holds: defaultSeconds > maximumSeconds,
      pointer: '/defaultDays',
      expected: 'no more days than maximumDays',
    },
    {
      holds: revocation === 'none' && maximumSeconds > DAY_SECONDS,
      pointer: '/revocation',
      expected: '"crl"; only a certificate of at most one day may do without revocation',
    },
    {
      holds: wrong >= 0,
      pointer: `/policies/${wrong}`,
      expected: 'an object identifier with no number over 2147483647, and not 2.5.29.32.0 (anyPolicy)',
    },
    {
      holds: names.required.some((kind) => !names.allowed.includes(kind)),
      pointer: '/names/required',
      expected: 'only kinds that are allowed',
    },
    {
      holds: names.fromRequests.some((kind) => !names.allowed.includes(kind)),
      pointer: '/names/fromRequests',
      expected: 'only kinds that are allowed',
    },
    {
      holds: names.spiffePath !== undefined && !names.allowed.includes('uri'),
      pointer: '/names/spiffePath',
      expected: 'uri among the allowed kinds',
    },
    {
      holds: unfit !== undefined,
      pointer: `/names/patterns/${unfit?.[0]}`,
      expected: patternExpected,
    },
  ]
}
