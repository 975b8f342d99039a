/**
 * The authority and the CRL that a door goes by, and how newer ones take their place while clients are there. Decides on no request.
 */
import { formatInstant, type Instant } from '../core/brand.ts'
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
  /** CRLs that came before their time. Whom they name is refused at once, and each comes into force in its time. */
  #early: readonly RevocationList[] = []

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
    if (!('kind' in next) && next.anchor.pin === anchor.pin) {
      const { number, sha256, thisUpdate } = next.crl
      if (number < crl.number) throw unfitCrl(`CRL ${crl.number} is in force, newer than ${number}`)
      if (number === crl.number && sha256 !== crl.sha256) throw unfitCrl(`another CRL ${crl.number} is in force`)
      const now = this.#clock.now()
      if (thisUpdate > now && number > crl.number) {
        this.#keepEarly(next.crl)
        const authority = formatName(anchor.certificate.tbs.subject)
        const dates = { thisUpdate: formatInstant(thisUpdate), now: formatInstant(now) }
        throw new CountersignError('crl.not-yet-valid', { authority, ...dates, kept: true })
      }
    }
    return requireUsable(next, this.#clock.now())
  }

  /** Puts in force what was weighed; nobody may ask the CRL of before any more. */
  replace(weighed: Trust): void {
    const { anchor, crl: before } = this.#trust
    const waits = ({ number, sha256 }: RevocationList): boolean =>
      weighed.anchor.pin === anchor.pin && number >= weighed.crl.number && sha256 !== weighed.crl.sha256
    const gone = [before, ...this.#early.filter((one) => !waits(one))]
    this.#trust = weighed
    this.#early = this.#early.filter(waits)
    for (const one of gone) if (one !== weighed.crl) one.release()
  }

  /** Puts the newest CRL in force whose time has come, and is not over. */
  takeEarly(at: Instant): void {
    const { number: inForce } = this.#trust.crl
    const due = this.#early.filter(
      ({ number, thisUpdate, nextUpdate }) => number > inForce && thisUpdate <= at && at <= nextUpdate,
    )
    const newest = due.reduce<RevocationList | undefined>(
      (found, one) => (found !== undefined && found.number > one.number ? found : one),
      undefined,
    )
    if (newest !== undefined) this.replace({ ...this.#trust, crl: newest })
  }

  /** The objection to a client now, if there is one: dates, and by what a CRL says of it. */
  objection(path: VerifiedPath, at: Instant): PathFailure | undefined {
    this.takeEarly(at)
    const { serial } = path.certificate.tbs
    return (
      path.objection(at, this.#trust.crl) ??
      this.#early.map((one) => one.revoked(serial)).find((found) => found !== undefined)
    )
  }

  #keepEarly(crl: RevocationList): void {
    if (this.#early.some(({ sha256 }) => sha256 === crl.sha256)) crl.release()
    else this.#early = [...this.#early, crl]
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
