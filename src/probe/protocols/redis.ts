/**
 * Redis over TLS: a PING. Who must log in first is past TLS just so, and is answered NOAUTH; where the server logs clients in by their certificates,
 * the honest client is answered PONG.
 */
import type { Said } from '../protocol/protocol.ts'
import { line, protocolOfSteps, type Step } from '../protocol/steps.ts'

/** Errors by which it refuses those who ask from there; all others but NOAUTH say that it can serve nobody now. */
const refusing: ReadonlySet<string> = new Set(['DENIED', 'NOPERM', 'WRONGPASS'])

function read(reply: Buffer): Said | string {
  const text = reply.toString('latin1').trimEnd()
  if (text === '+PONG') return { says: 'PONG', means: 'let-in' }
  const [, error] = /^-([A-Z]{2,20})\b/.exec(text) ?? []
  if (error === undefined) return 'the reply to PING is neither PONG nor an error'
  return { says: error, means: error === 'NOAUTH' ? 'let-in' : refusing.has(error) ? 'refused' : 'unable' }
}

const ping: Step = { send: '*1\r\n$4\r\nPING\r\n', measure: line, read }

export const rediss = protocolOfSteps({
  id: 'rediss',
  title: 'Redis',
  asks: 'PING',
  steps: [ping],
  again: ping,
  hint: 'let the server answer PING to the honest client',
  byOpenssl: { lines: ['PING', 'QUIT'] },
})
