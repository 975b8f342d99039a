/** What lint rules are tried in: the shipped client profile and claims, one authority of each usage, the tests' noon. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseOid } from '../../src/asn1/oid.ts'
import { type ClaimDefinition, parseClaimDefinition } from '../../src/policy/claim.ts'
import { applyRule, lintRules } from '../../src/policy/lint/index.ts'
import type { Given } from '../../src/policy/lint-rule.ts'
import { type Profile, parseProfile } from '../../src/policy/profile.ts'
import type { TbsCertificate } from '../../src/x509/certificate.ts'
import type { CertificateList } from '../../src/x509/crl.ts'
import { type CrlWishes, type Made, makeCertificate, makeCrl, type Wishes } from './certificate-kit.ts'
import { noon } from './clock.ts'

const skeleton = join(import.meta.dirname, '../../pki')

const read = (path: string): string => readFileSync(join(skeleton, path), 'utf8')

/** A profile of the skeleton. */
export const shippedProfile = (name: string): Profile =>
  parseProfile(read(`profiles/${name}.json`), `profiles/${name}.json`)

/** An arc of an organisation's own, so that no certificate warns of it. */
export const arc = parseOid('1.3.6.1.4.1.55555')

/** The claims of the skeleton, under {@link arc}. */
export const definitions: readonly ClaimDefinition[] = readdirSync(join(skeleton, 'claims')).map((file) =>
  parseClaimDefinition(read(`claims/${file}`), `claims/${file}`, { arc }),
)

/** The authority that issues in these tests. */
export const authority: Made = makeCertificate()

/** An end-entity certificate by {@link authority}. */
export const makeClient = (wishes: Wishes = {}): TbsCertificate =>
  makeCertificate({ issuer: authority, ...wishes }).certificate.tbs

export const context: Given = {
  profile: shippedProfile('client'),
  issuer: authority.certificate,
  arc,
  trustDomain: 'acme.internal',
  definitions,
  at: noon,
}

/** A CRL by {@link authority}. */
export const makeList = (wishes: CrlWishes = {}): CertificateList => makeCrl(authority, [], wishes)

const find = (id: string) => {
  const rule = lintRules.find((candidate) => candidate.id === id)
  if (rule === undefined) throw new Error(`there is no rule ${id}`)
  return rule
}

/** What one rule says of a certificate or CRL; nothing where it does not apply. */
export function objections(
  id: string,
  subject: TbsCertificate | CertificateList,
  change: Partial<Given> = {},
): readonly string[] {
  const applied = applyRule(find(id), subject, { ...context, ...change })
  return applied.outcome === 'objected' ? applied.findings.map(({ message }) => message) : []
}

/** Why one rule does not apply to a certificate or CRL; undefined where it does. */
export function inapplicable(
  id: string,
  subject: TbsCertificate | CertificateList,
  change: Partial<Given> = {},
): string | undefined {
  const applied = applyRule(find(id), subject, { ...context, ...change })
  return applied.outcome === 'does-not-apply' ? applied.reason : undefined
}
