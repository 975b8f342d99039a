/** Checks the limits of a profile, first for a request, then for the final bytes. Does not read profiles. */
import type { KeyType } from '../core/key.ts'
import { quote } from '../core/quote.ts'
import { formatGeneralName, type GeneralName } from '../x509/general-name.ts'
import type { NameKind } from './identity.ts'
import { matchesWhole } from './pattern.ts'
import { DAY_SECONDS, type Profile } from './profile.ts'

/** The properties that a profile limits, of a request or of a certificate. */
export type Limited = {
  readonly keyType: KeyType | 'other'
  readonly names: readonly GeneralName[]
  /** Names of the claims. */
  readonly claims: readonly string[]
  /** From notBefore to notAfter, both seconds included; undefined while it is not known. */
  readonly lastsSeconds: number | undefined
}

/** Objects to all that a profile does not allow. Pure. */
export function checkLimits(profile: Profile, limited: Limited): readonly string[] {
  return [
    ...checkKey(profile, limited),
    ...checkNames(profile, limited),
    ...checkClaims(profile, limited),
    ...checkLength(profile, limited),
  ]
}

function checkKey({ keyTypes }: Profile, { keyType }: Limited): readonly string[] {
  if (keyType !== 'other' && keyTypes.includes(keyType)) return []
  return [`a key of type ${keyType} is not allowed, but ${keyTypes.join(', ')}`]
}

function checkNames(profile: Profile, { names }: Limited): readonly string[] {
  const { allowed, required, maximum } = profile.names
  return [
    ...names.flatMap((name) => objectionToName(profile, name) ?? []),
    ...required
      .filter((kind) => !names.some((name) => name.kind === kind))
      .map((kind) => `a name of kind ${kind} is required`),
    ...(names.length === 0 && required.length === 0
      ? [`a name is required, of a kind among ${allowed.join(', ')}`]
      : []),
    ...(names.length > maximum ? [`${names.length} names are more than the ${maximum} that are allowed`] : []),
  ]
}

/** Why a profile does not allow one name; undefined where it does. Pure. */
export function objectionToName(profile: Profile, name: GeneralName): string | undefined {
  const { allowed, patterns } = profile.names
  if (!(allowed as readonly string[]).includes(name.kind)) {
    return `${formatGeneralName(name)} is not of a kind that is allowed: ${allowed.join(', ')}`
  }
  if (matches(name, patterns)) return undefined
  return `${formatGeneralName(name)} does not match the pattern ${patterns[name.kind as NameKind]}`
}

function matches(name: GeneralName, patterns: Profile['names']['patterns']): boolean {
  const pattern = patterns[name.kind as NameKind]
  return pattern === undefined || matchesWhole(pattern, (name as { value: string }).value)
}

function checkClaims({ claims: { required, allowed } }: Profile, { claims }: Limited): readonly string[] {
  const isAllowed = (claim: string): boolean => allowed === 'any' || allowed.includes(claim) || required.includes(claim)
  return [
    ...required.filter((claim) => !claims.includes(claim)).map((claim) => `the claim ${claim} is required`),
    ...claims.filter((claim) => !isAllowed(claim)).map((claim) => `the claim ${quote(claim)} is not allowed`),
  ]
}

function checkLength({ maximumSeconds }: Profile, { lastsSeconds }: Limited): readonly string[] {
  if (lastsSeconds === undefined) return []
  if (!Number.isSafeInteger(lastsSeconds)) return ['its validity is not a number of whole seconds']
  if (lastsSeconds < 1) return ['it would end before it begins']
  if (lastsSeconds <= maximumSeconds) return []
  return [
    `${formatLength(lastsSeconds)} of validity are more than the ${formatLength(maximumSeconds)} that are allowed`,
  ]
}

/** Whole days where it is whole days, else seconds. */
const formatLength = (seconds: number): string =>
  seconds % DAY_SECONDS === 0 ? `${seconds / DAY_SECONDS} days` : `${seconds} seconds`
