/** What a protocol of words makes of what a server says, octet by octet: when it has heard enough, and what that means. No socket is opened. */
import { describe, expect, it } from 'vitest'
import type { Ending, Heard, TcpStream } from '../../src/core/port/network.ts'
import type { Phrase, ProtocolOf, ReplyOf, Said } from '../../src/probe/protocol/protocol.ts'

/** So many octets come one by one, and what is after them at once. */
const SLOWLY = 300

export type Script = TcpStream & { readonly written: readonly Uint8Array[] }

/** A server that says just this, whatever it is asked, and then ends the connection. @param ending how that is seen here @param slowly so many octets come one by one */
export function scripted(said: Uint8Array | string, ending: Ending = { end: 'closed' }, slowly = SLOWLY): Script {
  let left: Buffer = typeof said === 'string' ? Buffer.from(said, 'latin1') : Buffer.from(said)
  const written: Uint8Array[] = []
  return {
    written,
    write: (octets) => void written.push(octets),
    read: async (measure): Promise<Heard> => {
      for (let came = 0; came <= left.length; came = came < slowly ? came + 1 : Math.max(came + 1, left.length)) {
        const length = measure(left.subarray(0, came))
        if (length === undefined) continue
        const received = left.subarray(0, Math.min(length, came))
        left = left.subarray(received.length)
        return { end: 'complete', received }
      }
      const received = left
      left = Buffer.alloc(0)
      return { ...ending, received }
    },
    tape: () => new Uint8Array(),
    cutTape: () => undefined,
    elapsedMs: () => 0,
    renew: () => undefined,
    close: () => undefined,
  }
}

/** A reply as a sentence: what it means, or else what is wrong with it, or how it ended; and how many octets it took. */
export const tellReply = ({ answer, detail, end, receivedBytes }: ReplyOf<Said>): string =>
  `${answer === undefined ? (detail ?? end) : `${answer.means}: ${answer.says}`} (${receivedBytes})`

export type Reading = readonly [said: Uint8Array | string, reading: string]

/** Runs the contract for one protocol: each of these is read just so. */
export function readingsContract(
  { title, ask }: Pick<ProtocolOf<Phrase, Said>, 'title' | 'ask'>,
  rows: readonly Reading[],
  question: Partial<Phrase> = {},
): void {
  describe(`${title}, octet by octet`, () => {
    it.each(rows)('reads %j as %s', async (said, reading) => {
      expect(tellReply(await ask(scripted(said), { asks: '', ...question }, 'localhost:1'))).toBe(reading)
    })
  })
}
