/**
 * Presents certificate chains of a collection of test cases that no verifier may take, made anew below the pinned CA and for clients (RFC 5280
 * §4, §6.1). Each is an attempt by its name in the collection.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive } from '../judgement.ts'
import { harmlessBecause } from '../limbo.ts'
import { isFault } from '../protocol/http-judge.ts'

export const limboChains: AttackOf<'limbo'> = {
  id: 'limbo-chains',
  title: 'chain of a collection of test cases that is to be refused',
  meaning:
    'The server does not check the certificates of its clients as the standard wants it, so a wrong one gets in.',
  sound: 'It refuses each chain, whatever is wrong with it.',
  group: 'validity',
  severity: 'high',
  cwe: [295],
  over: 'newest-version',
  needs: 'limbo',
  remedy:
    'leave path validation to a TLS library that is kept up to date, ignore none of its errors, and do not follow chains by code of your own',
  plan: async ({ honest }, mintLimbo) => {
    const { sound, bad } = await mintLimbo()
    return bad.map(({ id, credential }): HttpAttempt => {
      const reason = harmlessBecause(id)
      return {
        label: id,
        credential,
        http: { request: honest, beside: [{ request: honest, credential: sound }] },
        judge: (seen, control) => {
          const [beside] = seen.beside ?? []
          const isTaken =
            beside !== undefined &&
            !isFault(beside.status) &&
            seen.protocol.judge(beside, control).verdict !== 'enforced'
          // A page that greets its caller greets both chains in the same way, and the honest client in another.
          const alone = judge(seen, control)
          const judgement = isTaken && alone.verdict === 'inconclusive' ? judge(seen, beside) : alone
          if (judgement.verdict === 'bypassed') {
            if (reason === undefined) return judgement
            return { verdict: 'remark', note: `${judgement.evidence}; no way in: ${reason}` }
          }
          // Some are such that no library sends them.
          if (seen.end === 'local') return { verdict: 'remark', note: 'the TLS library of the probe does not send it' }
          if (isTaken || judgement.verdict === 'inconclusive') return judgement
          const cause =
            'a sound chain that is made anew in the same way is not let in either, so a refusal shows nothing'
          return inconclusive(cause, 'have the server let in every client of the CA while it is probed')
        },
      }
    })
  },
}
