/** Kafka over TLS: an ApiVersions request, which a broker answers before any login (KIP-35, KIP-43). Nothing is read, written or asked of topics. */
import type { Said } from '../protocol/protocol.ts'
import { protocolOfSteps, type Step } from '../protocol/steps.ts'

const CLIENT = 'countersign-probe'
/** By which the reply is known for ours. */
const CORRELATION = Buffer.from('coun')

/** Its length, and request 18 in its oldest version, which every broker answers. */
const REQUEST = Buffer.concat([
  Buffer.of(0, 0, 0, 10 + CLIENT.length, 0, 18, 0, 0),
  CORRELATION,
  Buffer.of(0, CLIENT.length),
  Buffer.from(CLIENT),
])

/** Longer ones are another protocol's: the first octets of a reply are its length. */
const LONGEST = 32 * 1024

function measure(received: Buffer): number | undefined {
  if (received.length < 4) return undefined
  const length = 4 + received.readUInt32BE(0)
  if (length > LONGEST) return received.length
  return received.length < length ? undefined : length
}

/** Errors by which a broker refuses a client: authorization and authentication have failed. */
const refusing: ReadonlySet<number> = new Set([29, 30, 31, 58])
/** No error, and that the version is not served: both come from a broker that reads on. */
const serving: ReadonlySet<number> = new Set([0, 35])

function read(reply: Buffer): Said | string {
  const isOurs =
    reply.length >= 10 && reply.length === 4 + reply.readUInt32BE(0) && CORRELATION.equals(reply.subarray(4, 8))
  if (!isOurs) return 'the reply to ApiVersions has another form'
  const error = reply.readInt16BE(8)
  return {
    says: `ApiVersions ${error}`,
    means: serving.has(error) ? 'let-in' : refusing.has(error) ? 'refused' : 'unable',
  }
}

const apiVersions: Step = { send: REQUEST, measure, read }

export const kafka = protocolOfSteps({
  id: 'kafka',
  title: 'Kafka',
  asks: 'ApiVersions',
  steps: [apiVersions],
  again: apiVersions,
  hint: 'let the listener answer the honest client',
})
