/** The application data of a connection over TLS 1.2 whose keys are known, as a stream. `bare-client.ts` makes the handshake. */
import type { Ending, Heard, Stream } from '../../core/port/network.ts'
import type { Protections } from './keys-1-2.ts'
import { contentTypes, readRecords, type TlsRecord } from './record.ts'

const HEADER_BYTES = 5

/** The length of the record that comes first; octets that are no record are taken as they are. */
function recordLength(received: Uint8Array): number | undefined {
  if (received.length < HEADER_BYTES) return undefined
  const length = HEADER_BYTES + (received[3] ?? 0) * 256 + (received[4] ?? 0)
  return received.length < length ? undefined : length
}

/** Reads the next record, or how the connection ended instead. */
export async function readRecord(stream: Stream): Promise<TlsRecord | Ending> {
  const { received, ...ending } = await stream.read(recordLength)
  if (ending.end !== 'complete') return ending
  return readRecords(received)[0] ?? { end: 'local', detail: 'the server sends no records of TLS' }
}

const CLOSE_NOTIFY = 0
const WARNING = 1

/** How an alert ends the connection; undefined for a warning, which does not (RFC 5246 §7.2). Pure. */
export function readAlert([level, description]: Uint8Array): Ending | undefined {
  if (description === undefined || description === CLOSE_NOTIFY) return { end: 'closed' }
  return level === WARNING ? undefined : { end: 'closed', alert: description }
}

/**
 * Opens the application data.
 *
 * @param begins whether the server's side is protected already, or turns so by a ChangeCipherSpec that is still to come
 */
export function openChannel(stream: Stream, { seal, unseal }: Protections, begins: 'protected' | 'in-clear'): Stream {
  let isProtected = begins === 'protected'
  let waiting: Uint8Array = new Uint8Array()
  let over: Ending | undefined

  const hear = async (): Promise<Ending | undefined> => {
    const read = await readRecord(stream)
    if ('end' in read) return read
    if (read.type === contentTypes.changeCipherSpec) {
      isProtected = true
      return undefined
    }
    const inside = isProtected ? unseal(read) : { type: read.type, content: read.fragment }
    if (inside === undefined) return { end: 'local', detail: 'a record of the server cannot be read' }
    if (inside.type === contentTypes.alert) return readAlert(inside.content)
    // Octets in clear are no answer to what was asked in secret; messages of the handshake say nothing more.
    if (inside.type === contentTypes.application && isProtected) waiting = Buffer.concat([waiting, inside.content])
    return undefined
  }

  return {
    write: (octets) => stream.write(seal(contentTypes.application, octets)),
    read: async (measure): Promise<Heard> => {
      for (;;) {
        const length = measure(waiting)
        if (length === undefined && over === undefined) {
          over = await hear()
          continue
        }
        const taken = new Uint8Array(waiting.subarray(0, length))
        waiting = waiting.subarray(taken.length)
        return length === undefined ? { ...(over as Ending), received: taken } : { end: 'complete', received: taken }
      }
    },
  }
}
