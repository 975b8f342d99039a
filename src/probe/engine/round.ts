/**
 * The types of what a campaign asks and of what came of it: the honest client's control, an attempt over one route, and the attempt once it is
 * judged. This file asks nothing and judges nothing.
 */
import type { TlsVersion } from '../../core/port/network.ts'
import type { PlannedAttempt } from '../attempt.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { Observation, Route } from '../observation.ts'
import type { Control, Protocol, Question } from '../protocol/protocol.ts'

/** Where the honest client is asked: a protocol over a version of TLS. */
export type ControlRoute = { readonly version: TlsVersion; readonly protocol: Protocol }

/** The honest client asking one thing over one route, at both ends of the campaign. */
export type ControlResult = ControlRoute & {
  readonly request: Question
  readonly first: Observation
  readonly last?: Observation
  readonly control: Control
}

/** One attempt over one route: its request, and the request of the honest client over `version` with which it is compared. */
export type Round = Route &
  ControlRoute & {
    readonly attempt: PlannedAttempt
    readonly request: Question
    readonly control: Question
  }

export type Strike = Round & {
  /** Absent where the control had failed, so that nothing was sent. */
  readonly seen?: Observation
  readonly judgement: Judgement
  /** How long after the new CRL was in place the revoked client was refused, at most. */
  readonly lagMs?: number
}

/** The observations of one attempt, and their possible meanings. */
export type Heard = { readonly seen: Observation; readonly judgement: Judgement | Silence }

/** The same once a silence has been asked again. */
export type Settled = { readonly seen: Observation; readonly judgement: Judgement }

/** Tells one control of a campaign from the others. Pure. */
export const keyOf = ({ version, protocol }: ControlRoute, request: Question): string =>
  JSON.stringify([version, protocol.id, request])
