/**
 * Decides the meaning of an answer in a protocol other than HTTP: it is the honest client's, or it is not. The functions are pure.
 *
 * A completed handshake proves nothing here either: TLS 1.3 refuses a client after its own side is done. The answer is to a question that
 * is asked after the client's last message, so who gets it is past TLS.
 */
import { type ControlOf, inconclusive, type Judgement } from '../judgement.ts'
import type { Phrase, Said } from './protocol.ts'

/** Judges the honest client's own answer. @param hint what may help where it is refused */
export const judgeControlBy =
  (hint: string) =>
  (answer: Said): ControlOf<Said> => {
    if (answer.means === 'let-in') return { state: 'answered', answer }
    const why = `it was answered ${answer.says}`
    if (answer.means === 'unable') return { state: 'failed', why: `${why}; probe later, or more slowly with --rate N` }
    return { state: 'denied', answer, why: `${why}; ${hint}` }
  }

export const judgeWords = (answer: Said, control: Said, question?: Phrase): Judgement => {
  const { says, means } = answer
  if (means === 'unable')
    return inconclusive(`answered ${says}, which is no refusal`, 'probe later, or more slowly with --rate N')
  const isSame = says === control.says
  if (means === 'let-in') {
    if (isSame) return { verdict: 'bypassed', evidence: `answered ${says}, as the honest client is` }
    const cause = `answered ${says}, while the honest client is answered ${control.says}: it got past TLS, and not as far`
    return inconclusive(cause, 'have the server end the handshake of clients without a good certificate')
  }
  if (isSame) {
    const cause = `answered ${says}, and so is the honest client: a refusal would look the same`
    return inconclusive(cause, 'name with --as or --cert a client that the server lets in')
  }
  if (question?.byOther) {
    const cause = `answered ${says} as ${question.user}, which may be for this name alone: its certificate got past TLS`
    return inconclusive(cause, 'let the server accept this name as well while it is probed')
  }
  return { verdict: 'enforced', how: says }
}

/** The part that all protocols of words share. */
export const ofWords = {
  withoutAlpn: 'spoken' as const,
  judge: judgeWords,
  resembles: (one: Said, other: Said): boolean => one.says === other.says,
  tell: ({ says }: Said): string => says,
}
