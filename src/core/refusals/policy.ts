/** Profiles, claims and access rules: why countersign declines, by code. */
import type { Finding } from '../finding.ts'
import { nearest } from '../near.ts'
import { list, quote, tell } from '../quote.ts'
import { guess, type Wording } from './wording.ts'

export const policyRefusals = {
  'profile.unknown': (f: { profile: string; known: readonly string[] }): Wording => ({
    message: `there is no profile ${quote(f.profile)}`,
    hint: `${guess(nearest(f.profile, f.known))}profiles of this home: ${list(f.known)}`,
  }),
  'profile.refused': (f: { profile: string; findings: readonly Finding[] }): Wording => ({
    message: `the profile ${quote(f.profile)} does not allow this certificate: ${tell(f.findings)}`,
    hint: `change the request, or the profile in profiles/${f.findings.some(({ rule }) => rule === 'names-within-issuer') ? '; to allow more server names: countersign permit DOMAIN' : ''}`,
  }),
  'profile.malformed': (f: { file: string; pointer: string; expected: string }): Wording => ({
    message: `${f.file} is not a valid profile at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'claim.unknown': (f: { claim: string; known: readonly string[] }): Wording => ({
    message: `there is no claim ${quote(f.claim)}`,
    hint: `${guess(nearest(f.claim, f.known))}claims of this home: ${list(f.known)}; to define a new claim, add a file to claims/`,
  }),
  'claim.refused': (f: { claim: string; value: string; expected: string }): Wording => ({
    message: `the claim ${f.claim} cannot be ${quote(f.value)}`,
    hint: `expected: ${f.expected}`,
  }),
  'claim.outside-arc': (f: { claim: string; oid: string; arc: string }): Wording => ({
    message: `the claim ${f.claim} has the OID ${f.oid}, which does not begin with the OID arc ${f.arc} of this home, followed by further numbers`,
    hint: 'change the OID of the claim: it must begin with the value of oidArc in countersign.json, and have further numbers after that',
  }),
  'claim.oid-changed': (f: { claim: string; oid: string; issued: string }): Wording => ({
    message: `earlier certificates have the claim ${f.claim} with the OID ${f.issued}, but its definition now says ${f.oid}`,
    hint: 'a claim keeps its OID for ever; define a claim with a new name instead',
  }),
  'access.malformed': (f: { file: string; pointer: string; expected: string }): Wording => ({
    message: `the access rules in ${f.file} are not valid at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'access.refused': (f: { file: string; findings: readonly Finding[] }): Wording => ({
    message: `the access rules in ${f.file} do not do what they seem to say: ${f.findings.map((x) => x.message).join('; ')}`,
    hint: 'change the rules; nothing was written',
  }),
}
