/**
 * The first half of issuing a certificate: makes the bytes to sign from a plan, and checks them by all lint rules. Uses no
 * private key.
 */
import type { Der, Instant, SerialNumber } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import { CountersignError } from '../core/refusal.ts'
import { lintCertificate } from '../policy/lint/index.ts'
import { assemblePlan, type Plan } from '../policy/plan.ts'
import { assembleTbsCertificate, parseTbsCertificate, type TbsCertificate } from '../x509/certificate.ts'
import { type Extension, extensionOids } from '../x509/extension.ts'
import { parseBasicConstraints } from '../x509/extensions/basic-constraints.ts'
import { encodeName, type Name } from '../x509/name.ts'
import type { Authority } from './authority.ts'

/** How a certificate for an attack differs from the sound one of its plan. Serial number, dates, key and issuer stay. */
export type Spoiling = {
  readonly subject?: Name
  readonly extensions?: (sound: readonly Extension[]) => readonly Extension[]
  /** `authority`: what comes out may be the certificate of a CA. Nothing is one by mistake. */
  readonly makes?: 'authority'
}

function isForAuthority({ extensions }: TbsCertificate): boolean {
  return extensions.some((one) => one.oid === extensionOids.basicConstraints && parseBasicConstraints(one).ca)
}

/**
 * A certificate that is assembled, linted, and not yet signed. Only {@link Prepared.from} and, for attacks, {@link Prepared.spoilt}
 * make one; it is spent once, at the authority that it names as its issuer.
 */
export class Prepared {
  readonly plan: Plan
  /** The findings of lint that do not block. */
  readonly findings: readonly Finding[]
  readonly tbs: TbsCertificate
  readonly #issuer: Der<'Certificate'>
  #fresh = true

  private constructor(plan: Plan, tbs: TbsCertificate, issuer: Der<'Certificate'>, findings: readonly Finding[]) {
    this.plan = plan
    this.tbs = tbs
    this.#issuer = issuer
    this.findings = findings
  }

  /**
   * Turns a plan into a certificate that is ready to sign, and proves it clean first: the to-be-signed bytes are assembled,
   * parsed back and linted as they stand.
   *
   * Pure: no clock, no randomness; `at` and `serial` are the caller's.
   *
   * @param at moment of issue, whole seconds UTC
   * @throws {CountersignError} `profile.refused` with every blocking finding
   * @throws {CountersignError} `authority.expired`, `issuer.expires-first`
   * @see RFC 5280 §4.1.2.5: both ends of a validity are included
   */
  static from(
    plan: Plan,
    authority: Authority,
    spki: Der<'SubjectPublicKeyInfo'>,
    at: Instant,
    serial: SerialNumber,
  ): Prepared {
    const issuer = authority.certificate
    const tbs = parseTbsCertificate(assemblePlan(plan, { serial, issuer, spki, at }))
    const findings = lintCertificate(tbs, { ...plan, issuer, at })
    const blocking = findings.filter(
      ({ severity }) => severity === 'error' || (severity === 'warning' && plan.profile.warnings === 'block'),
    )
    if (blocking.length > 0) {
      throw new CountersignError('profile.refused', { profile: plan.profile.name, findings: blocking })
    }
    return new Prepared(plan, tbs, issuer.der, findings)
  }

  /**
   * As {@link Prepared.from}, of a plan for an attack, and then spoilt on purpose: lint has looked at the sound one. It lasts no longer
   * for it, and is an authority's only where that is said.
   *
   * @throws {CountersignError} as {@link Prepared.from}
   */
  static spoilt(
    ...[plan, authority, spki, at, serial, spoiling]: [...Parameters<typeof Prepared.from>, Spoiling]
  ): Prepared {
    const { tbs: sound, findings } = Prepared.from(plan, authority, spki, at, serial)
    const { algorithm } = sound
    if (plan.profile.attack !== true || algorithm === undefined)
      throw new TypeError('only what is for an attack is spoilt')
    const tbs = parseTbsCertificate(
      assembleTbsCertificate({
        ...sound,
        algorithm,
        issuer: sound.issuerDer,
        subject: spoiling.subject === undefined ? sound.subjectDer : encodeName(spoiling.subject),
        extensions: spoiling.extensions?.(sound.extensions) ?? sound.extensions,
      }),
    )
    if (isForAuthority(tbs) !== (spoiling.makes === 'authority'))
      throw new TypeError('an authority is made where one was asked for, and only there')
    return new Prepared(plan, tbs, authority.certificate.der, findings)
  }

  /** A caller that confuses authorities has a bug: no input leads here. */
  requireIssuer({ certificate }: Authority): void {
    if (Buffer.compare(this.#issuer, certificate.der) === 0) return
    throw new TypeError('a prepared certificate is signed by the authority that it was prepared for')
  }

  /** Gives the bytes to sign, once. */
  spend(): Der<'TBSCertificate'> {
    if (!this.#fresh) throw new TypeError('a prepared certificate is signed once')
    this.#fresh = false
    return this.tbs.der
  }
}
