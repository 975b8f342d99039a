/**
 * AMQP 0-9-1 over TLS: the header of the protocol, which the server answers with Connection.Start before any login (§2.2.4, §4.2.2). A server that speaks
 * another version answers with the header of its own. Nobody is logged in, and so no connection can be kept.
 */
import type { Said } from '../protocol/protocol.ts'
import { protocolOfSteps, type Step } from '../protocol/steps.ts'

const HEADER = Buffer.from('AMQP\0\0\t\x01', 'latin1')
/** A frame: type, channel, length, then that many octets, and this one at the end (§4.2.3). An empty one has eight. */
const [METHOD, FRAME_HEADER, EMPTY_FRAME, FRAME_END] = [1, 7, 8, 0xce]

const isHeader = (received: Buffer): boolean => received.toString('latin1', 0, 4) === 'AMQP'.slice(0, received.length)

function measure(received: Buffer): number | undefined {
  if (isHeader(received)) return received.length < HEADER.length ? undefined : HEADER.length
  // What begins with neither is not waited for.
  if (received[0] !== METHOD) return received.length
  if (received.length < EMPTY_FRAME) return undefined
  const length = EMPTY_FRAME + received.readUInt32BE(3)
  return received.length < length ? undefined : length
}

/** The methods by which a server begins, and ends, a connection: class 10 (§1.4.2). */
const [START, CLOSE] = [10, 50]
/** Codes of Connection.Close for those who may not connect: ACCESS_REFUSED and NOT_ALLOWED (§1.2). */
const refusing: ReadonlySet<number> = new Set([403, 530])

function read(reply: Buffer): Said | string {
  if (isHeader(reply)) return { says: `header of AMQP ${reply.subarray(4, 8).join('-')}`, means: 'let-in' }
  const isFrame = reply[0] === METHOD && reply.length >= FRAME_HEADER + 5 && reply.at(-1) === FRAME_END
  if (!isFrame || reply.readUInt16BE(FRAME_HEADER) !== 10) return 'the reply to the header is no method of a connection'
  const method = reply.readUInt16BE(FRAME_HEADER + 2)
  if (method === START) return { says: 'Connection.Start', means: 'let-in' }
  if (method !== CLOSE || reply.length < FRAME_HEADER + 7) return 'the reply to the header is not Connection.Start'
  const code = reply.readUInt16BE(FRAME_HEADER + 4)
  return { says: `Connection.Close ${code}`, means: refusing.has(code) ? 'refused' : 'unable' }
}

const header: Step = { send: HEADER, measure, read }

export const amqps = protocolOfSteps({
  id: 'amqps',
  title: 'AMQP',
  asks: 'Connection.Start',
  steps: [header],
  again: 'in AMQP a connection is kept open only after a login, and the probe makes none',
  hint: 'let the broker answer the honest client',
})
