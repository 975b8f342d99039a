/** Lets a client in, has it revoked, and takes its session up again: in a resumed session nothing is verified (RFC 8446 §2.2). */
import type { AttackOf } from '../attack.ts'
import type { HttpResponse } from '../engine/http.ts'
import type { Observation } from '../engine/observe.ts'
import { describeSilence, type Judgement, judge, type Silence } from '../engine/oracle.ts'
import { opensslLine } from '../engine/reproduce.ts'

/** What the server said about how long, and with what, a session may be taken up again. */
function describeTickets({ flight: { tickets } }: Observation): string {
  const [ticket] = tickets
  if (ticket === undefined) return 'how long they last it does not say'
  const early = ticket.earlyDataBytes > 0 ? ', and data before the handshake is taken, which can be replayed' : ''
  return `each good for ${ticket.lifetimeSeconds} s${early}`
}

type Revocation = 'in between' | 'none'

function judgeResumption(seen: Observation, control: HttpResponse, revocation: Revocation): Judgement | Silence {
  const { before, resumed } = seen
  if (before?.answer === undefined) {
    const why = before === undefined ? 'no session was made' : describeSilence(before)
    return { verdict: 'inconclusive', why: `the client whose session was to be resumed was not let in: ${why}` }
  }
  const judgement = judge(seen, control)
  if (!resumed) {
    const refused = judgement.verdict === 'enforced' || judgement.verdict === 'silent'
    return refused ? { ...judgement, how: `no session is resumed; ${judgement.how}` } : judgement
  }
  if (judgement.verdict !== 'bypassed' || revocation === 'in between') return judgement
  const why = `the server resumes sessions (${describeTickets(before)}); whether that outlives a revocation is not known`
  return { verdict: 'inconclusive', why }
}

export const resumptionAfterRevocation: AttackOf<'nothing'> = {
  id: 'resumption-after-revocation',
  title: 'session taken up again after the revocation',
  meaning: 'A revoked client stays in for as long as its TLS session can be resumed, for hours or days.',
  group: 'validity',
  severity: 'high',
  cwe: [299, 613],
  over: 'each-version',
  needs: 'nothing',
  remedy: 'switch session tickets and the session cache off, and share no ticket key between servers or reloads',
  reproduce: ({ request }) =>
    opensslLine(request, ['-cert', 'client.pem', '-key', 'client-key.pem', '-tls1_2', '-reconnect']),
  plan: async ({ request, honest }) => {
    const { makeRevocable } = request
    const revocation: Revocation = makeRevocable === undefined ? 'none' : 'in between'
    const open = async () => {
      const revocable = await makeRevocable?.()
      const credential = revocable?.credential ?? request.credential
      return { credential, meanwhile: async () => revocable?.revoke() }
    }
    return [
      {
        label: revocation === 'none' ? "the honest client's session" : 'the session of a client revoked meanwhile',
        request: honest,
        resumes: open,
        control: honest,
        judge: (seen, control) => judgeResumption(seen, control, revocation),
      },
    ]
  },
}
