/**
 * Makes a TLS session without a certificate of the CA, and resumes it: a server that takes a resumed session as a sign that the client
 * was verified before lets it in (RFC 8446 §2.2 carries over what was known of the client, and that may be nothing).
 */
import type { AttackOf } from '../attack.ts'
import type { Attempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import { judgeNoSession } from '../resumed-elsewhere.ts'

const judgeResumed: Attempt['judge'] = (seen, control, asked) => {
  const { before, resumed } = seen
  if (before?.session === undefined) return judgeNoSession(before, 'such a client gets no session')
  // One that is let in as it is, needs no session: that is what other attacks look for.
  if (judge(before, control, asked).verdict === 'bypassed') {
    return { verdict: 'enforced', how: 'the session makes no difference: such a client gets in without one' }
  }
  const judgement = judge(seen, control, asked)
  if (resumed) {
    return judgement.verdict === 'bypassed'
      ? { ...judgement, evidence: `${judgement.evidence}, in a session of a client without a good certificate` }
      : judgement
  }
  if (judgement.verdict === 'enforced' || judgement.verdict === 'silent') {
    return { ...judgement, how: `no session is resumed; ${judgement.how}` }
  }
  // A client that gets in then without a certificate and without a session is what another attack looks for.
  return judgement.verdict === 'bypassed' ? { verdict: 'enforced', how: 'no session is resumed' } : judgement
}

export const sessionWithoutCertificate: AttackOf<'nothing'> = {
  id: 'session-without-certificate',
  title: 'session of a client without a good certificate',
  meaning: 'Anybody can connect twice, and is taken for a client whose certificate was verified.',
  sound: 'It makes no session with such a client, or refuses it in the resumed session as in the first.',
  history: [
    'Node.js up to version 20, over TLS 1.3: in a resumed session socket.authorized is true although the client was never verified (measured with 20.20.2)',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [287, 295],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'verify clients in the handshake and refuse those who fail; where the application decides, let it decide by the certificate of the connection, and resume no sessions',
  plan: async ({ forge }) => [
    { label: 'a session made without a certificate', resumes: async () => ({}), judge: judgeResumed },
    {
      label: 'a session made with a self-signed certificate',
      resumes: async () => ({ credential: await forge.selfSigned('ec-p256') }),
      judge: judgeResumed,
    },
  ],
}
