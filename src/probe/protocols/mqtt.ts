/** MQTT 3.1.1 over TLS: a CONNECT of a client without a name and without a session (§3.1.3.1), so that nobody else's connection ends for it. */
import type { Said } from '../protocol/protocol.ts'
import { protocolOfSteps, type Step } from '../protocol/steps.ts'

/** Level 4, a clean session, a minute to keep alive, an empty identifier. */
const CONNECT = Buffer.from([0x10, 12, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60, 0, 0])
const PINGREQ = Buffer.of(0xc0, 0)

/** Return codes of those who may not connect (§3.2.2.3); the others are about our words, or nobody is served. */
const refusing: ReadonlySet<number> = new Set([4, 5])

/** Both replies have a fixed length, of four octets and of two. */
const measure = (received: Buffer): number | undefined => {
  const length = received[1]
  if (length === undefined) return undefined
  if (length > 2) return received.length
  return received.length < length + 2 ? undefined : length + 2
}

function readConnack(reply: Buffer): Said | string {
  const code = reply[3]
  if (reply[0] !== 0x20 || reply[1] !== 2 || code === undefined) return 'the reply to CONNECT is no CONNACK'
  return { says: `CONNACK ${code}`, means: code === 0 ? 'let-in' : refusing.has(code) ? 'refused' : 'unable' }
}

const connect: Step = { send: CONNECT, measure, read: readConnack }
const ping: Step = {
  send: PINGREQ,
  measure,
  read: (reply) => (reply[0] === 0xd0 ? { says: 'PINGRESP', means: 'let-in' } : 'the reply to PINGREQ is no PINGRESP'),
}

export const mqtts = protocolOfSteps({
  id: 'mqtts',
  title: 'MQTT',
  asks: 'CONNECT',
  steps: [connect],
  again: ping,
  hint: 'let the broker connect the honest client by its certificate, without a password, while it is probed',
})
