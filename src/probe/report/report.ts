/**
 * The type of the result of a probe. `terminal.ts`, `json.ts` and the other files of this folder write the result in their
 * formats.
 */
import type { Instant, Pin } from '../../core/brand.ts'
import type { Address, Ending, Secured, TlsVersion } from '../../core/port/network.ts'
import type { Attack } from '../attack.ts'
import type { Judgement } from '../judgement.ts'
import type { Untried } from '../need.ts'
import type { Transport } from '../observation.ts'
import type { ProtocolId } from '../protocol/protocol.ts'

export type Verdict = Judgement['verdict'] | 'not-tried'

/** How a result counts: as its verdict, or as `accepted` if it is an accepted finding. */
export type Standing = Verdict | 'accepted'

/** The verdict of a whole probe. Remarks, and attacks that were not tried, do not change it; the report lists them. */
export type ReportVerdict = Exclude<Judgement['verdict'], 'remark'>

/** The facts about one connection that a report keeps. Pages are kept as digests: they may be confidential. */
export type ObservationReport = {
  readonly end: Ending['end']
  readonly handshake: Secured['handshake']
  /** The version that the server chose. */
  readonly negotiated?: string
  readonly alert?: string
  /** A session was resumed; absent where none was. */
  readonly resumed?: true
  readonly status?: number
  /** The answer in words, in a protocol other than HTTP. */
  readonly says?: string
  readonly bodyBytes?: number
  readonly bodySha256?: string
  readonly detail?: string
  readonly elapsedMs: number
}

export type ControlReport = {
  readonly version: TlsVersion
  readonly protocol: ProtocolId
  readonly request: string
  readonly state: 'answered' | 'denied' | 'not-offered' | 'failed'
  /** Why it did not serve as a control. */
  readonly why?: string
  readonly first: ObservationReport
  readonly last?: ObservationReport
}

export type AttemptReport = {
  readonly label: string
  readonly transport: Transport
  /** Absent where nothing followed the ClientHello, as is the request. */
  readonly protocol?: ProtocolId
  /** Absent where nothing followed the ClientHello. */
  readonly request?: string
  readonly observation?: ObservationReport
  /** How long after the new CRL was in place the revoked client was refused, at most; only of a client that was revoked in mid-probe. */
  readonly lagMs?: number
} & Judgement

export type AttackResult = Pick<Attack, 'id' | 'title' | 'meaning' | 'group' | 'severity' | 'cwe'> & {
  readonly attempts: readonly AttemptReport[]
  /** A command line that repeats the attempt told of, where there is one and all that it names is there. */
  readonly reproduction?: string
  /** The attempt could be repeated if the files made for it had been kept. */
  readonly unkept?: true
  /** The change that the server needs; present only if the attack succeeded. */
  readonly remedy?: string
  /** The attack whose success makes this one succeed as well, so that there is one thing to mend. */
  readonly explainedBy?: string
  /** The reason for which an operator accepts that the attack succeeds or stays open; present even if it does neither. */
  readonly accepted?: string
  /** The remedy in the language of the server at hand, where it is known. */
  readonly change?: Change
  /** Why the finding does not count for the exit status of this run. */
  readonly excused?: string
  /** What is new about the finding, held against an earlier report. */
  readonly news?: string
} & (Judgement | Untried)

/** A way to the server that none of the attacks takes. */
export type Way = {
  readonly id: string
  readonly title: string
  readonly why: string
  /** Whether the server was seen to have it, so that it is known to be open and unproven. */
  readonly seen: boolean
}

/** Why the honest client was not let in, where it was not at all, and what to do about it. */
export type Cause = { readonly what: string; readonly next?: string }

/** A line of a configuration: one that stays, goes or comes. */
export type ChangeLine = {
  readonly sign: ' ' | '-' | '+'
  /** Where it stands in the file, from 1. */
  readonly number?: number
  readonly text: string
}

/** A remedy in the language of the server at hand. */
export type Change = {
  readonly target: string
  readonly title: string
  /** The place of the lines, as the end of a sentence. */
  readonly where: string
  /** The configuration in which the lines were looked for, and the first line that is responsible. */
  readonly file?: string
  readonly line?: number
  readonly lines: readonly ChangeLine[]
}

/** How a run ends that is held against a severity or an earlier report. */
export type Gate = {
  readonly verdict: ReportVerdict
  /** Findings of less severity do not count. */
  readonly failOn?: Attack['severity']
  /** When the run of the earlier report began; its findings do not count. */
  readonly baseline?: string
  /** Attacks that succeeded in the earlier run, and are refused now. */
  readonly mended: readonly { readonly id: string; readonly title: string }[]
  /** Attacks that the earlier run tried, and this run did not. */
  readonly untried: readonly { readonly id: string; readonly title: string }[]
}

/** When something ends by which clients get in, or the server is believed. */
export type Ends = {
  /** The honest client's certificate. */
  readonly client: Instant
  readonly clientAuthority: Instant
  /** The certificate that the server showed, where it showed one. */
  readonly server?: Instant
  /** The newest CRL of the client CA, where it is known. */
  readonly crl?: Instant
}

export type Report = {
  readonly endpoint: {
    readonly address: Address
    readonly serverName: string
    readonly path: string
    /** The scheme of its URL; https where absent. */
    readonly scheme?: string
  }
  /** Subject of the honest client's certificate. */
  readonly identity: string
  /** The CA whose clients alone may get in. */
  readonly authority: { readonly subject: string; readonly pin: Pin }
  /** What the server calls itself (RFC 9110 §10.2.4); a program before or behind it may be meant. */
  readonly server?: string
  /** The file that configures the server, where somebody has named it. */
  readonly configuration?: string
  readonly startedAt: Instant
  readonly elapsedMs: number
  /** `enforced` only if something was, nothing was bypassed or stayed open but what is accepted, and the honest client was let in. */
  readonly verdict: ReportVerdict
  /** Only where no control was answered; nothing was attacked then. */
  readonly cause?: Cause
  readonly controls: readonly ControlReport[]
  readonly results: readonly AttackResult[]
  readonly counts: Readonly<Record<Standing, number>>
  /** Attacks that could not be tried, with the reason: a missing line must not look like a proof. */
  readonly notTried: readonly { readonly id: string; readonly title: string; readonly why: string }[]
  /** Ways to the server that none of the attacks takes. */
  readonly ways: readonly Way[]
  /** Only where the run is held against a severity or an earlier report. */
  readonly gate?: Gate
  /** For who watches a server; reports do not show it. */
  readonly ends?: Ends
}

/** The verdict with which a result counts. */
export const standingOf = ({ verdict, accepted }: AttackResult): Standing =>
  accepted !== undefined && (verdict === 'bypassed' || verdict === 'inconclusive') ? 'accepted' : verdict

/** Counts results by what they count as. */
export function countVerdicts(results: readonly AttackResult[]): Report['counts'] {
  const counts = { enforced: 0, bypassed: 0, inconclusive: 0, accepted: 0, remark: 0, 'not-tried': 0 }
  for (const result of results) counts[standingOf(result)] += 1
  return counts
}

/** Whether the honest client got its page over some version of TLS. */
export function isLetIn(controls: readonly ControlReport[]): boolean {
  return controls.some(({ state }) => state === 'answered')
}

/** The sentence that goes with a verdict. */
export function reasonOf(judgement: Judgement | Untried): string {
  if (judgement.verdict === 'enforced') return judgement.how
  if (judgement.verdict === 'remark') return judgement.note
  return judgement.verdict === 'bypassed' ? judgement.evidence : judgement.why
}
