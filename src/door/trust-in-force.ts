/**
 * The authority and the CRL that a door goes by, and how newer ones take their place while clients are there. Decides on no request.
 */
import type { Instant } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import { CountersignError } from '../core/refusal.ts'
import { refusalOfTrust } from '../export/material.ts'
import { formatName } from '../x509/name.ts'
import type { VerifiedPath } from '../x509/path.ts'
import type { PathFailure } from '../x509/path-failure.ts'
import type { RevocationList } from '../x509/revocation-list.ts'
import { objectionToTrust, type Trust } from '../x509/trust.ts'

export class TrustInForce {
  readonly #clock: Pick<Clock, 'now'>
  #trust: Trust
  /** A CRL that was refused because it is not valid yet. Whom it names is revoked all the same, and it comes into force in its time. */
  #early: RevocationList | undefined

  /**
   * @throws {CountersignError} `pin.mismatch`, `authority.expired`, `crl.expired`, `material.unfit`
   */
  constructor(trust: Trust | PathFailure, clock: Pick<Clock, 'now'>) {
    this.#clock = clock
    this.#trust = requireUsable(trust, clock.now())
  }

  get trust(): Trust {
    return this.#trust
  }

  /**
   * Demands that others may take the place of those in force, which stay. A newer CRL that is not valid yet by this clock is refused, and
   * whom it names is refused from now on: a clock that is behind must not forget a revocation.
   *
   * @throws {CountersignError} as the constructor does, and `material.unfit` for a CRL older than the one in force, or for another one
   * of its number (RFC 5280 §5.2.3)
   */
  weigh(next: Trust | PathFailure): Trust {
    const { anchor, crl } = this.#trust
    this.#keepEarly(next)
    const usable = requireUsable(next, this.#clock.now())
    if (usable.anchor.pin !== anchor.pin) return usable
    const { number, sha256 } = usable.crl
    if (number < crl.number) throw unfitCrl(`CRL ${crl.number} is in force, newer than ${number}`)
    if (number === crl.number && sha256 !== crl.sha256) throw unfitCrl(`another CRL ${crl.number} is in force`)
    return usable
  }

  /** Puts in force what was weighed; nobody may ask the CRL of before any more. */
  replace(weighed: Trust): void {
    const { crl: before } = this.#trust
    this.#trust = weighed
    if (this.#early !== undefined && weighed.crl.number >= this.#early.number) this.#early = undefined
    if (weighed.crl !== before) before.release()
  }

  /** The objection to a client now, if there is one: dates, and by what a CRL says of it. */
  objection(path: VerifiedPath, at: Instant): PathFailure | undefined {
    const early = this.#early
    if (early !== undefined && at >= early.thisUpdate) this.replace({ ...this.#trust, crl: early })
    return path.objection(at, this.#trust.crl) ?? this.#early?.revoked(path.certificate.tbs.serial)
  }

  #keepEarly(next: Trust | PathFailure): void {
    const { anchor, crl } = this.#trust
    if ('kind' in next || next.anchor.pin !== anchor.pin || next.crl.number <= (this.#early ?? crl).number) return
    if (next.crl.thisUpdate > this.#clock.now()) this.#early = next.crl
  }
}

function requireUsable(trust: Trust | PathFailure, at: Instant): Trust {
  if ('kind' in trust) throw refusalOf(trust)
  const stale = objectionToTrust(trust, at)
  if (stale !== undefined) throw refusalOf(stale, formatName(trust.anchor.certificate.tbs.subject))
  return trust
}

const unfitCrl = (problem: string) => new CountersignError('material.unfit', { what: 'CRL', problem })

const refusalOf = (failure: PathFailure, authority = 'clients'): CountersignError =>
  refusalOfTrust(failure, { authority, source: 'the material' }, (what, problem) => {
    return new CountersignError('material.unfit', { what, problem })
  })
