/**
 * The type of one attempt of an attack: the request of the attempt, the honest answer with which the server's answer is
 * compared, and the possible verdicts.
 */
import type { Judgement, Silence } from './judgement.ts'
import type { Approach, ApproachOf, HttpApproach, ObservationOf } from './observation.ts'
import type { HttpRequest, HttpResponse } from './protocol/http.ts'
import type { Answer, ProtocolId, Question } from './protocol/protocol.ts'

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const
export type AttackSeverity = (typeof severities)[number]

/** The protections that attacks try to get past; reports group attacks by them, in this order. */
export const attackGroups = {
  identity: 'Who gets in without a certificate of this CA',
  validity: 'Whether certificates of this CA are checked completely',
  access: 'What a client may do after it is let in',
  protocol: 'Whether the connection itself can be weakened',
  browser: 'What another web site can make a browser do',
} as const
export type AttackGroup = keyof typeof attackGroups

/** Groups of attacks that try to get in. */
export const aboutEntry: ReadonlySet<AttackGroup> = new Set(['identity', 'validity'])

/** Groups of attacks by requests: these are made over every protocol that the server takes. */
export const byRequest: ReadonlySet<AttackGroup> = new Set([...aboutEntry, 'access', 'browser'])

/**
 * How often an attack is made that each of several servers behind one address may answer in its own way. One refusal proves
 * the server that gave it; all are met by four connections in turn where there are as many, or fewer.
 */
export const CONNECTIONS_IN_TURN = 4

/** The connection whose session is resumed: who makes it, and how it differs from the honest request; and the step that follows it. */
type Before<Q extends Question> = Partial<Pick<ApproachOf<Q>, 'credential' | 'sni' | 'at' | 'request'>> & {
  meanwhile?(): Promise<void>
}

/** One hostile request, by an attack that sees questions and answers of these types. */
type AttemptOf<Q extends Question, A extends Answer> = Omit<Approach, 'session' | 'request'> & {
  /** How the attempt differs from the honest request, such as `Origin: null`. */
  readonly label: string
  /** Asks first with this credential, or with none, lets something happen, and then resumes that connection's session. */
  readonly resumes?: () => Promise<Before<Q>>
  /** Is made without TLS, once, whatever the other attempts of the attack are made over. */
  readonly inClear?: true
  /** The client is let in first, then revoked, and goes on to ask in this way until it is refused, or for as long as is waited. */
  readonly outlives?: 'new-handshake' | 'resumed-session' | 'kept-connection'
  /** Options of `openssl s_client` that offer the same, where the handshake alone shows what is to be seen. */
  readonly openssl?: readonly string[]
  /** No single command of a common program shows what is to be seen, such as a ticket after the handshake, or what came to a listener of the probe. */
  readonly unrepeatable?: true
  /** The one protocol that it is made over; every one that the server takes where absent. */
  readonly only?: ProtocolId
  /** How often a refusal is asked for: connections one after the other may lead to different servers. Once where absent. */
  readonly times?: number
  /** Severity and meaning of a success, if they are less than the attack's own; and the group, if it gets past another protection. */
  readonly grade?: { readonly severity: AttackSeverity; readonly meaning: string; readonly group?: AttackGroup }
  /** Judges in the oracle's place, where something else than getting the honest page is success. */
  readonly judge?: (seen: ObservationOf<A>, control: A, asked: Q) => Judgement | Silence
}

/** One that sends the request of the honest client, over any protocol, and looks at no answer but through the protocol. */
export type Attempt = AttemptOf<Question, Answer>

/** One over the protocols of HTTP alone. Without `http` it sends the request of the honest client. */
export type HttpAttempt = AttemptOf<HttpRequest, HttpResponse> & {
  readonly http?: {
    readonly request: HttpRequest
    /** The honest client's request whose answer it is compared with; that for the page where absent. */
    readonly control?: HttpRequest
    /** Makes the request of the answer to the control, in the place of `request`; or says why there is nothing to try. */
    readonly from?: (control: HttpResponse) => HttpRequest | string
    /** Other requests, each sent once in a campaign, so that their answers can be compared with the answer to this one. */
    readonly beside?: readonly HttpApproach[]
    /** Other requests that are sent only if this one is answered and not refused: their answers may explain that. */
    readonly inDoubt?: readonly HttpApproach[]
  }
}

/** An attempt of either kind, as it is made: which protocols it goes over, `reach.ts` sees to. */
export type PlannedAttempt = Attempt & Pick<HttpAttempt, 'http'>
