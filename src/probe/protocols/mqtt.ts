/**
 * MQTT over TLS, 3.1.1 and 5: a CONNECT of a client without a name and without a session (§3.1.3.1 of both), so that nobody else's connection ends for
 * it. Publishes nothing, and subscribes to nothing.
 */
import type { Said } from '../protocol/protocol.ts'
import { protocolOfSteps, type Step } from '../protocol/steps.ts'

/** A clean session, a minute to keep alive, in version 5 no properties, and an empty identifier. */
const connectOf = (level: 4 | 5): Buffer => {
  const body = [0, 4, 0x4d, 0x51, 0x54, 0x54, level, 2, 0, 60, ...(level === 5 ? [0] : []), 0, 0]
  return Buffer.from([0x10, body.length, ...body])
}
const PINGREQ = Buffer.of(0xc0, 0)

/** Codes of those who may not connect (§3.2.2.3 of 3.1.1, §3.2.2.2 of 5); the others are about our words, or nobody is served. */
const refusing = {
  4: new Set([4, 5]),
  5: new Set([0x86, 0x87, 0x8a, 0x8c]),
} as const satisfies Record<4 | 5, ReadonlySet<number>>

/** CONNACK and PINGRESP: nothing else is waited for. */
const awaited: ReadonlySet<number> = new Set([0x20, 0xd0])

/** The length of a packet, which itself takes one octet, or two: no reply to what we send is longer (§2.2.3, §2.1.4). */
function measure(received: Buffer): number | undefined {
  // Octets that are still to come count as zero: the packet is longer than what is there for each value of theirs.
  const [type, low = 0, high = 0] = received
  if (type !== undefined && !awaited.has(type)) return received.length
  if (low >= 128 && high >= 128) return received.length
  const length = low < 128 ? 2 + low : 3 + (low - 128) + high * 128
  return received.length < length ? undefined : length
}

const readConnack =
  (level: 4 | 5) =>
  (reply: Buffer): Said | string => {
    const at = (reply[1] ?? 0) < 128 ? 2 : 3
    const code = reply[at + 1]
    const isConnack = reply[0] === 0x20 && code !== undefined && (level === 5 || reply[1] === 2)
    if (!isConnack) return 'the reply to CONNECT is no CONNACK'
    return { says: `CONNACK ${code}`, means: code === 0 ? 'let-in' : refusing[level].has(code) ? 'refused' : 'unable' }
  }

const ping: Step = {
  send: PINGREQ,
  measure,
  read: (reply) => (reply[0] === 0xd0 ? { says: 'PINGRESP', means: 'let-in' } : 'the reply to PINGREQ is no PINGRESP'),
}

const protocolOf = (id: 'mqtts' | 'mqtts+5', title: string, level: 4 | 5) =>
  protocolOfSteps({
    id,
    title,
    asks: 'CONNECT',
    steps: [{ send: connectOf(level), measure, read: readConnack(level) }],
    again: ping,
    hint: `let the broker connect the honest client by its certificate, without a password, while it is probed; mqtts:// asks in version 3.1.1, and mqtts+5:// in version 5`,
  })

export const mqtts = protocolOf('mqtts', 'MQTT', 4)
export const mqtts5 = protocolOf('mqtts+5', 'MQTT 5', 5)
