/** LDAP after StartTLS, and over TLS from the beginning (RFC 4511 §4.14): asks for the root of the directory, without its content and without a bind. */
import type { Said } from '../protocol/protocol.ts'
import { protocolOfSteps, type Step } from '../protocol/steps.ts'

const EXTENDED_RESPONSE = 0x78
const SEARCH_RESULT_DONE = 0x65

/** One value in BER; none of ours is longer than 127 octets. */
const value = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const octets = Buffer.concat(content)
  return Buffer.concat([Buffer.of(tag, octets.length), octets])
}
const text = (tag: number, words: string): Buffer => value(tag, Buffer.from(words))
const message = (id: number, operation: Buffer): Buffer => value(0x30, value(2, Buffer.of(id)), operation)

const startTlsRequest = message(1, value(0x77, text(0x80, '1.3.6.1.4.1.1466.20037')))

/** The base object "", itself alone, aliases as they are, no limits; every entry has an objectClass; no attributes (RFC 4511 §4.5.1.8). */
const searchOf = (id: number): Buffer =>
  message(
    id,
    value(
      0x63,
      ...[
        text(4, ''),
        value(10, Buffer.of(0)),
        value(10, Buffer.of(0)),
        value(2, Buffer.of(0)),
        value(2, Buffer.of(0)),
      ],
      ...[value(1, Buffer.of(0)), text(0x87, 'objectClass'), value(0x30, text(4, '1.1'))],
    ),
  )

/** Some servers write each length in four octets, whatever it is. */
const MOST_OCTETS_OF_LENGTH = 4

/** The tag and the content of the value that begins here, and where it ends; undefined where it is not whole, or not in the length's short or long form. */
function readValue(octets: Buffer, at: number): { tag: number; from: number; to: number } | undefined {
  const [tag = 0, first] = octets.subarray(at, at + 2)
  if (first === undefined) return undefined
  const count = Math.max(0, first - 0x80)
  if (first === 0x80 || count > MOST_OCTETS_OF_LENGTH || octets.length < at + 2 + count) return undefined
  const from = at + 2 + count
  const to = from + (count === 0 ? first : octets.readUIntBE(at + 2, count))
  return to > octets.length ? undefined : { tag, from, to }
}

/** Whether these octets can begin a message at all: the others are not waited for. */
const isForeign = (octets: Buffer): boolean => octets.length > 0 && octets[0] !== 0x30

/** The operation in the first message that has this tag, and where that message ends. */
function find(octets: Buffer, tag: number) {
  let at = 0
  for (;;) {
    const whole = readValue(octets, at)
    if (whole === undefined) return undefined
    const id = readValue(octets, whole.from)
    const operation = id && readValue(octets, id.to)
    if (operation?.tag === tag || operation?.tag === EXTENDED_RESPONSE) return { operation, end: whole.to }
    at = whole.to
  }
}

/** Result codes that speak of who asks: of those who may not, or must be known first (RFC 4511 §A.1). */
const refusing: ReadonlySet<number> = new Set([7, 8, 13, 48, 49, 50, 53])

const step = (send: Buffer, tag: number): Step => ({
  send,
  measure: (received) => (isForeign(received) ? received.length : find(received, tag)?.end),
  read: (reply): Said | string => {
    const found = find(reply, tag)
    const code = found && readValue(reply, found.operation.from)
    if (found === undefined || code?.tag !== 10 || code.to - code.from !== 1) return 'the reply is not LDAP'
    // A server ends a connection by an extended response that nobody asked for (RFC 4511 §4.4.1).
    if (found.operation.tag !== tag) return { says: 'a notice of disconnection', means: 'refused' }
    const result = reply[code.from]!
    return { says: `result ${result}`, means: result === 0 ? 'let-in' : refusing.has(result) ? 'refused' : 'unable' }
  },
})

const shared = {
  asks: 'search of the root',
  steps: [step(searchOf(2), SEARCH_RESULT_DONE)],
  again: step(searchOf(3), SEARCH_RESULT_DONE),
  hint: 'let the server show its root (RFC 4512 §5.1) to the honest client while it is probed',
} as const

export const ldap = protocolOfSteps({
  ...shared,
  byOpenssl: { starttls: 'ldap' },
  id: 'ldap',
  title: 'LDAP with StartTLS',
  before: [step(startTlsRequest, EXTENDED_RESPONSE)],
})

export const ldaps = protocolOfSteps({ ...shared, id: 'ldaps', title: 'LDAP over TLS' })
