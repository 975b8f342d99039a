/**
 * Speaks the client's side of MySQL as far as the answer to a login: the server's greeting and an SSLRequest in clear, TLS, and a
 * HandshakeResponse41 without a password. Sends no password and no query.
 *
 * MySQL and MariaDB ask every client for a certificate and demand none in the handshake: whether a login needs one is said of each user
 * (`REQUIRE X509`, `SUBJECT`, `ISSUER`), and is looked at after the password. The lack of a password and that of a certificate are answered by the
 * same, error 1045. So only a user without a password shows what the certificate is worth.
 */
import type { Ending, Stream, TcpStream } from '../../core/port/network.ts'
import type { Phrase, ProtocolOf, ReplyOf, Said } from '../protocol/protocol.ts'
import { behind, preludeOf, type Step, take } from '../protocol/steps.ts'
import { judgeControlBy, ofWords } from '../protocol/words-judge.ts'

const TITLE = 'MySQL'

/** The user that every server begins with. */
const FIRST_USER = 'root'

/** Bits of the capabilities. */
const LONG_PASSWORD = 0x1
const PROTOCOL_41 = 0x200
const TLS = 0x800
const TRANSACTIONS = 0x2000
const SECURE_CONNECTION = 0x8000
const PLUGIN_AUTH = 0x80000
const ours = LONG_PASSWORD | PROTOCOL_41 | TRANSACTIONS | SECURE_CONNECTION | PLUGIN_AUTH

const LONGEST_PACKET = 0x100_0000
const UTF8 = 45

/** How a password is proven where nothing else is said; its proof of no password is of no length. */
const NATIVE = 'mysql_native_password'

/** A packet: its length in three octets, its number in the dialogue, its content. */
const packet = (number: number, content: Buffer): Uint8Array => {
  const head = Buffer.alloc(4)
  head.writeUIntLE(content.length, 0, 3)
  head[3] = number
  return new Uint8Array(Buffer.concat([head, content]))
}

/** Longer packets come before no login; what claims to be one is another protocol. */
const LONGEST_REPLY = 16 * 1024

/** The length of the packet that begins here; all that came, where no server begins so. */
function measure(received: Buffer): number | undefined {
  if (received.length < 4) return undefined
  const length = received.readUIntLE(0, 3)
  if (length > LONGEST_REPLY) return received.length
  return received.length < length + 4 ? undefined : length + 4
}

/** Its content, where it is one packet and has any. */
function contentOf(reply: Buffer): Buffer | undefined {
  if (reply.length < 5 || reply.readUIntLE(0, 3) !== reply.length - 4) return undefined
  return reply.subarray(4)
}

const [OK, MORE, SWITCH, ERROR] = [0x00, 0x01, 0xfe, 0xff]

/** Errors about who asks, and about a session without TLS; all others say that nobody can be served now, or that we were not understood. */
const refusing: ReadonlySet<number> = new Set([1045, 1698, 3118, 3159, 4151])

/** The number, and nothing of the text, which names users and hosts. */
function readError(content: Buffer): Said | string {
  if (content.length < 3) return 'an error has no number'
  const number = content.readUInt16LE(1)
  return { says: `error ${number}`, means: refusing.has(number) ? 'refused' : 'unable' }
}

/** Reads the greeting, version 10: the version of the program ends with a zero octet, and the lower half of what the server can is 13 octets later. Pure. */
export const readGreeting =
  (needs: 'tls' | 'nothing') =>
  (reply: Buffer): Said | string => {
    const content = contentOf(reply)
    if (content === undefined) return 'it does not begin with a packet'
    if (content[0] === ERROR) return readError(content)
    const end = content.indexOf(0, 1)
    if (content[0] !== 10 || end === -1 || content.length < end + 16) return 'its greeting is not of version 10'
    if (needs === 'tls' && (content.readUInt16LE(end + 14) & TLS) === 0) return 'it offers no TLS'
    return { says: 'a greeting', means: 'let-in' }
  }

/** What begins an SSLRequest and a HandshakeResponse41 alike. */
function head(capabilities: number): Buffer {
  const octets = Buffer.alloc(32)
  octets.writeUInt32LE(capabilities, 0)
  octets.writeUInt32LE(LONGEST_PACKET, 4)
  octets[8] = UTF8
  return octets
}

/** A login of this user without a password. A zero octet in a name would end it. Pure. */
export function encodeLogin(user: string, overTls: boolean): Uint8Array {
  const content = Buffer.concat([
    head(overTls ? ours | TLS : ours),
    Buffer.from(`${user.replaceAll('\0', '')}\0`),
    Buffer.of(0),
    Buffer.from(`${NATIVE}\0`),
  ])
  return packet(overTls ? 2 : 1, content)
}

/** How a server asks for another proof of the password: by its name, and what follows a zero octet. */
const asksForProof = (content: Buffer): boolean => content[0] === SWITCH && content.length > 1

/** Reads what a server says to a login. Who is asked for a password is so whatever certificate was presented: nothing is known yet. Pure. */
export function readLogin(reply: Buffer): Said | string {
  const content = contentOf(reply)
  if (content === undefined) return 'the answer is no packet'
  if (content[0] === OK) return { says: 'OK', means: 'let-in' }
  if (content[0] === ERROR) return readError(content)
  if (content[0] === MORE || content[0] === SWITCH) return { says: 'a request for a password', means: 'refused' }
  return 'the answer to a login is neither OK nor an error'
}

/** The proof of no password, in the way that the server asks for. */
function encodeProof(reply: Buffer): Uint8Array {
  const [asked] = reply.toString('latin1', 5).split('\0', 1)
  return packet(((reply[3] ?? 0) + 1) & 0xff, asked === NATIVE ? Buffer.alloc(0) : Buffer.of(0))
}

/** Logs in; where the server asks for another proof, once more. */
async function logIn(stream: Stream, user: string, overTls: boolean): Promise<ReplyOf<Said>> {
  let proof: Uint8Array | undefined
  const first: Step = {
    send: encodeLogin(user, overTls),
    measure,
    read: (reply) => {
      const content = contentOf(reply)
      if (content !== undefined && asksForProof(content)) proof = encodeProof(reply)
      return readLogin(reply)
    },
  }
  const seen = await take(stream, first)
  if (proof === undefined) return seen
  return behind(seen.receivedBytes, await take(stream, { send: proof, measure, read: readLogin }))
}

const userOf = ({ user = FIRST_USER }: Phrase): string => user

/** After the greeting, the client says in a packet that TLS begins, and the server says nothing to it. */
async function prelude(stream: TcpStream): Promise<Ending | undefined> {
  const ended = await preludeOf(TITLE, [{ measure, read: readGreeting('tls') }])(stream)
  if (ended === undefined) stream.write(packet(1, head(ours | TLS)))
  return ended
}

/** Logs in without TLS: the server speaks first then, too. */
async function askInClear(stream: Stream, question: Phrase): Promise<ReplyOf<Said>> {
  const greeted = await take(stream, { measure, read: readGreeting('nothing') })
  if (greeted.answer?.means !== 'let-in') return greeted
  return logIn(stream, userOf(question), false)
}

/** COM_PING, which does nothing. */
const ping: Step = { send: packet(0, Buffer.of(0x0e)), measure, read: readLogin }

/** Logs in, and then asks whether the session is still there. */
function converse(stream: Stream) {
  let session: Said | undefined
  return {
    ask: async (question: Phrase): Promise<ReplyOf<Said>> => {
      if (session === undefined) {
        const reply = await logIn(stream, userOf(question), true)
        session = reply.answer
        return reply
      }
      if (session.means === 'let-in') return take(stream, ping)
      return { end: 'local', detail: 'without a login no session can be kept open', receivedBytes: 0 }
    },
  }
}

export const mysql: ProtocolOf<Phrase, Said> = {
  id: 'mysql',
  family: 'mysql',
  title: TITLE,
  alpn: [],
  byOpenssl: { starttls: 'mysql' },
  prelude,
  honest: ({ user = FIRST_USER }) => ({ asks: `session of ${user}`, user }),
  // A user is nobody's certificate: one who may log in by a certificate of the CA shows what other certificates are worth.
  by: (honest) => ({ ...honest, byOther: true }),
  ask: (stream, question) => logIn(stream, userOf(question), true),
  askInClear,
  converse,
  judgeControl: judgeControlBy(
    'give with --user NAME a user that the server lets in by the certificate alone (REQUIRE X509, and no password)',
  ),
  ...ofWords,
}
