/**
 * The types of the result of one attempt, and of the result of the honest client's own request. `engine/oracle.ts` decides the
 * verdicts.
 */

export type Judgement =
  | { readonly verdict: 'enforced'; readonly how: string }
  | { readonly verdict: 'bypassed'; readonly evidence: string }
  | { readonly verdict: 'inconclusive'; readonly why: string }
  /** Nothing got through, but there is something that a person should know. It spoils no other verdict. */
  | { readonly verdict: 'remark'; readonly note: string }

export type Inconclusive = Extract<Judgement, { readonly verdict: 'inconclusive' }>

/**
 * Leaves the verdict open.
 *
 * @param cause why nothing is proven
 * @param next what decides it: an option of the probe, or a change at the server
 */
export const inconclusive = (cause: string, next: string): Inconclusive => ({
  verdict: 'inconclusive',
  why: `${cause}; ${next}`,
})

/** The server said nothing at all: a refusal if an honest client is answered in the next moment, else an open question. */
export type Silence = { readonly verdict: 'silent'; readonly how: string }

/** The outcome of the honest client's own request, with answers of type `A`. */
export type ControlOf<A> =
  | { readonly state: 'answered'; readonly answer: A }
  /** The answer was a refusal by the application: for other clients, a different answer counts as a refusal. */
  | { readonly state: 'denied'; readonly answer: A; readonly why: string }
  /** The server does not speak this version of TLS, or this protocol, so there is nothing to attack. */
  | { readonly state: 'not-offered'; readonly why: string }
  | { readonly state: 'failed'; readonly why: string }
