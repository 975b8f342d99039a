/**
 * Connects as a client, lets that client be revoked, and resumes its TLS session: in a resumed session the server verifies no
 * certificate (RFC 8446 §2.2).
 */
import type { AttackOf } from '../attack.ts'
import { judge, leaveOpen } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import type { Answer } from '../protocol/protocol.ts'

/** The time for which the server lets a session be resumed; 0 in TLS 1.2 states no time (RFC 5077 §3.3). */
function describeTickets({ flight: { tickets } }: Observation): string {
  const [ticket] = tickets
  return ticket === undefined || ticket.lifetimeSeconds === 0
    ? 'it does not say for how long'
    : `each good for ${ticket.lifetimeSeconds} s`
}

/** Judges the honest client's own session: nobody was revoked, so what can be shown is that no session is resumed. */
function judgeHonest(seen: Observation, control: Answer): Judgement | Silence {
  const { before, resumed } = seen
  if (before?.answer === undefined)
    return leaveOpen(before, 'the client whose session was to be resumed was not let in')
  const judgement = judge(seen, control)
  if (!resumed) {
    const refused = judgement.verdict === 'enforced' || judgement.verdict === 'silent'
    if (refused) return { ...judgement, how: `no session is resumed; ${judgement.how}` }
    // A client that gets in then without a certificate and without a session is what another attack looks for.
    return judgement.verdict === 'bypassed' ? { verdict: 'enforced', how: 'no session is resumed' } : judgement
  }
  if (judgement.verdict !== 'bypassed') return judgement
  const note = `the server resumes sessions (${describeTickets(before)}); nobody was revoked in this run, so it is open whether a revoked client can still resume its session; --reload COMMAND settles it`
  return { verdict: 'remark', note }
}

export const resumptionAfterRevocation: AttackOf<'nothing'> = {
  id: 'resumption-after-revocation',
  title: 'session resumed after the revocation',
  meaning: 'A revoked client still gets in for as long as it can resume its TLS session, which may be hours or days.',
  sound: 'It resumes no session, or verifies the certificate again in a resumed one, and refuses the revoked client.',
  history: [
    'nginx resumes the session of a revoked client after a reload with a new CRL, where ssl_session_ticket_key is set or a session cache is shared (measured with 1.22.1)',
  ],
  group: 'validity',
  severity: 'high',
  cwe: [299, 613],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'switch session tickets and the session cache off, and share no ticket key between servers or reloads',
  plan: async ({ request }) => [
    request.reload === undefined
      ? {
          label: "the honest client's session",
          resumes: async () => ({ credential: request.credential }),
          judge: judgeHonest,
        }
      : { label: 'the session of a client revoked meanwhile', outlives: 'resumed-session' },
  ],
}
