/**
 * Speaks the frontend's side of PostgreSQL 3.0 as far as its first answer: SSLRequest in clear, TLS, and a StartupMessage; or TLS at once. Logs nobody in: it
 * sends no password and no query. This file opens no sockets.
 *
 * The server answers the StartupMessage after it has looked for a line of pg_hba.conf and at the certificate that the line demands; only
 * then does it ask for a password. So a request for a password is what a client gets whose certificate was good enough. Of
 * `clientcert=verify-full` the name is compared after the password, which no probe without one sees.
 */
import type { Ending, Stream, TcpStream } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { Phrase, ProtocolOf, ReplyOf, Said, Wish } from '../protocol/protocol.ts'
import { judgeControlBy, ofWords } from '../protocol/words-judge.ts'

/** Who is asked for where nobody is named: the one user that every cluster begins with. */
const FIRST_USER = 'postgres'

const PROGRAM = 'countersign-probe'

const PROTOCOL_3_0 = 196_608
const SSL_REQUEST = 80_877_103

/** Longer messages come before no login. */
const LONGEST_MESSAGE = 16 * 1024

const uint32 = (value: number): Buffer => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

/** A message without a type, which only the first ones of a client are. */
const untyped = (...parts: readonly Buffer[]): Uint8Array => {
  const content = Buffer.concat(parts)
  return new Uint8Array(Buffer.concat([uint32(content.length + 4), content]))
}

/** Asks for a session of this user, in the user's own database where none is named. A zero octet in a name would begin another parameter. Pure. */
export function encodeStartup({ user = FIRST_USER, database }: Pick<Phrase, 'user' | 'database'>): Uint8Array {
  const parameters = [
    'user',
    user,
    ...(database === undefined ? [] : ['database', database]),
    'application_name',
    PROGRAM,
  ]
  const text = (value: string): Buffer => Buffer.from(`${value.replaceAll('\0', '')}\0`)
  return untyped(uint32(PROTOCOL_3_0), ...parameters.map(text), Buffer.of(0))
}

const authentications: Readonly<Record<number, string>> = {
  0: 'AuthenticationOk',
  2: 'a request for Kerberos',
  3: 'a request for a password',
  5: 'a request for a password (MD5)',
  7: 'a request for GSSAPI',
  9: 'a request for SSPI',
  10: 'a request for a password (SASL)',
}

/** What a refusal was about, by the class of its SQLSTATE. All others say that the server cannot serve anybody now, or did not understand. */
const AUTHORIZATION = '28'

/** The SQLSTATE, and of the text only whether it is about certificates, for the text may name users and databases. */
function readError(content: Buffer): Said {
  const fields = content.toString('latin1').split('\0')
  const field = (type: string): string | undefined => fields.find((one) => one.startsWith(type))?.slice(1)
  const code = field('C') ?? ''
  const state = /^[0-9A-Z]{5}$/.test(code) ? code : 'without a SQLSTATE'
  return { says: `error ${state}`, means: state.startsWith(AUTHORIZATION) ? 'refused' : 'unable' }
}

/** Reads one message of a server; undefined for one that does not answer, and a text where it breaks the rules. Pure. */
export function readMessage(message: Buffer): Said | string | undefined {
  const [type, content] = [message.toString('latin1', 0, 1), message.subarray(5)]
  if (type === 'E') return readError(content)
  // NegotiateProtocolVersion and notices come before the answer.
  if (type === 'v' || type === 'N') return undefined
  if (type !== 'R') return `a message of type ${JSON.stringify(type)} comes where an answer should`
  if (content.length < 4) return 'an authentication request is too short'
  const kind = content.readUInt32BE(0)
  const says = authentications[kind]
  return says === undefined ? `an authentication request of kind ${kind}` : { says, means: 'let-in' }
}

/** The type and the length, which counts itself. */
const HEAD = 5

/** The length of the message that begins here; one that is too long, or that is no message, is as long as its head. */
function measure(received: Uint8Array): number | undefined {
  if (received.length < HEAD) return undefined
  const length = Buffer.from(received.subarray(1, 5)).readUInt32BE(0)
  if (length > LONGEST_MESSAGE) return HEAD
  return received.length < length + 1 ? undefined : Math.max(HEAD, length + 1)
}

/** More notices than this come from no server, and no more settings before a session is ready. */
const MOST_MESSAGES = 16
const MOST_BEFORE_READY = 200

const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4)
/** ReadyForQuery. */
const READY = 0x5a

async function ask(stream: Stream, question: Phrase): Promise<ReplyOf<Said>> {
  stream.write(encodeStartup(question))
  let receivedBytes = 0
  for (let count = 0; count < MOST_MESSAGES; count += 1) {
    const { received, ...ending } = await stream.read(measure)
    receivedBytes += received.length
    if (ending.end !== 'complete') return { ...ending, receivedBytes }
    const message = Buffer.from(received)
    const length = message.readUInt32BE(1)
    const read = length + 1 === message.length ? readMessage(message) : 'a message has no length that it could have'
    if (typeof read === 'string') return { ...ending, detail: read, receivedBytes }
    if (read !== undefined) return { ...ending, answer: read, receivedBytes }
  }
  return { end: 'complete', detail: 'nothing but notices came', receivedBytes }
}

/** Asks for TLS in clear. The server answers with one octet, and nothing may come with it: that would be from somebody in between (CVE-2021-23222). */
async function prelude(stream: TcpStream): Promise<Ending | undefined> {
  stream.write(untyped(uint32(SSL_REQUEST)))
  const { received, ...ending } = await stream.read((octets) => (octets.length === 0 ? undefined : octets.length))
  if (ending.end !== 'complete') return ending
  const answer = Buffer.from(received).toString('latin1')
  if (answer === 'S') return undefined
  const detail =
    answer === 'N'
      ? 'the server speaks no TLS: it declined the SSLRequest'
      : 'the SSLRequest was answered with something else'
  return { end: 'local', detail }
}

/** Reads on until the session is ready for a query; a text says why it never is. */
async function untilReady(stream: Stream): Promise<string | undefined> {
  for (let count = 0; count < MOST_BEFORE_READY; count += 1) {
    const { received, ...ending } = await stream.read(measure)
    if (ending.end !== 'complete') return 'the session ended at once'
    const message = Buffer.from(received)
    if (message.readUInt32BE(1) + 1 !== message.length) return 'a message has no length that it could have'
    const type = message.toString('latin1', 0, 1)
    if (type === 'Z') return undefined
    if (type === 'E') return readError(message.subarray(5)).says
  }
  return 'the session never became ready'
}

/** Asks for a session, and then again and again whether it is still there, by a Sync, which does nothing (§55.2.3 of the manual). */
function converse(stream: Stream) {
  let session: Said | undefined
  let problem = 'there is no session'
  return {
    ask: async (question: Phrase): Promise<ReplyOf<Said>> => {
      if (session === undefined) {
        const reply = await ask(stream, question)
        session = reply.answer
        if (reply.answer?.says !== authentications[0]) problem = 'without a password no session can be kept open'
        else problem = (await untilReady(stream)) ?? ''
        return reply
      }
      if (problem !== '') return { end: 'local', detail: problem, receivedBytes: 0 }
      stream.write(SYNC)
      const { received, ...ending } = await stream.read(measure)
      const isReady = ending.end === 'complete' && received[0] === READY
      return { ...ending, receivedBytes: isReady ? received.length : 0, ...(isReady ? { answer: session } : {}) }
    },
  }
}

const sessionOf = (user: string) => ({ asks: `session of ${user}`, user })

/** The path of a URL names a database. */
function databaseIn(path: string): string | undefined {
  if (path.length < 2) return undefined
  const octets = path.slice(1).replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1').toString()
}

/** The part that is the same however TLS begins. */
const ofPostgresql = {
  honest: ({ user = FIRST_USER, path }: Wish) => ({ ...sessionOf(user), ...present({ database: databaseIn(path) }) }),
  by: (honest: Phrase, commonName: string) => ({ ...honest, ...sessionOf(commonName), byOther: true as const }),
  ask,
  converse,
  judgeControl: judgeControlBy(
    'give with --user NAME the user that the certificate of the honest client may log in as',
  ),
  ...ofWords,
}

export const postgresql: ProtocolOf<Phrase, Said> = {
  ...ofPostgresql,
  id: 'postgresql',
  family: 'postgresql',
  title: 'PostgreSQL',
  byOpenssl: { starttls: 'postgres' },
  prelude,
}

/** Begins TLS at once, without an SSLRequest, as servers from version 17 on allow where the client names the protocol by ALPN (§55.2.11 of the manual). */
export const postgresqlDirect: ProtocolOf<Phrase, Said> = {
  ...ofPostgresql,
  id: 'postgresql+direct',
  family: 'postgresql+direct',
  title: 'PostgreSQL with direct TLS',
  alpn: ['postgresql'],
}
