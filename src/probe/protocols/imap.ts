/**
 * IMAP after STARTTLS (RFC 9051 §6.2.1), and over TLS from the beginning (RFC 8314 §3.2): asks what the server can. Where it offers a login by the
 * certificate alone, SASL EXTERNAL (RFC 4422, appendix A), the client logs in by that: servers such as Dovecot greet everybody, and look at the
 * certificate only then. Sends no password, opens no mailbox, and changes nothing.
 */
import type { Phrase, ProtocolOf, Said } from '../protocol/protocol.ts'
import { line, protocolOfSteps, type Step } from '../protocol/steps.ts'
import { judgeWords } from '../protocol/words-judge.ts'

const words: Readonly<Record<string, Said['means']>> = {
  OK: 'let-in',
  PREAUTH: 'let-in',
  NO: 'refused',
  BYE: 'refused',
  BAD: 'unable',
}

const meaningOf = (word = ''): Said | string => {
  const means = words[word]
  return means === undefined ? 'the reply is not IMAP' : { says: word, means }
}

/** The server speaks first: OK, PREAUTH for whom it knows by the certificate, or BYE. */
const greeting: Step = {
  measure: line,
  read: (reply) => meaningOf(/^\* (OK|PREAUTH|BYE)\b/i.exec(reply.toString('latin1'))?.[1]?.toUpperCase()),
}

/** Begins each line that a server may send: `*`, our tag, or `+` where it waits for more. */
const isForeign = (text: string): boolean => text.length >= 2 && !/^(?:\* |p|\+)/.test(text)

/** All lines up to the one that has this tag, or to a BYE. */
function repliesTo(tag: string): Pick<Step, 'measure' | 'read'> {
  const last = new RegExp(`(?:^|\\r\\n)(?:${tag} (OK|NO|BAD)|\\* (BYE))\\b[^\\r\\n]*\\r\\n`, 'i')
  return {
    measure: (received) => {
      const all = received.toString('latin1')
      if (isForeign(all)) return received.length
      const found = last.exec(all)
      return found === null ? undefined : found.index + found[0].length
    },
    read: (reply) => {
      const [, word, bye] = last.exec(reply.toString('latin1')) ?? []
      return meaningOf((word ?? bye)?.toUpperCase())
    },
  }
}

const command = (tag: string, text: string): Step => ({ send: `${tag} ${text}\r\n`, ...repliesTo(tag) })

const TO_LOGIN = ' to EXTERNAL'

/**
 * What a server says to the login. One that cannot reach what knows its users has refused nobody (RFC 5530 §3). Where its words are about a valid
 * certificate (Dovecot's are), and no code says that the login itself failed, it was not the name that it minded.
 */
const login: Pick<Step, 'measure' | 'read'> = {
  measure: repliesTo('p4').measure,
  read: (reply) => {
    const said = repliesTo('p4').read(reply)
    if (typeof said === 'string') return said
    const [, code = '', words = ''] =
      /(?:^|\r\n)p4 NO (?:\[([A-Z]+)[^\]]*\] )?([^\r\n]*)/i.exec(reply.toString('latin1')) ?? []
    if (code === 'UNAVAILABLE') return { says: `${said.says}${TO_LOGIN}`, means: 'unable' }
    const isOfName = code === 'AUTHENTICATIONFAILED' || code === 'AUTHORIZATIONFAILED'
    const isOfCertificate = !isOfName && /\bvalid\b.*\bcertificate\b/i.test(words)
    return {
      says: `${said.says}${TO_LOGIN}${isOfCertificate ? ', for want of a valid certificate' : ''}`,
      means: said.means,
    }
  },
}

/** As who the certificate says, which is what an empty response means; with the command, where the server takes it so (RFC 4959). */
const atOnce: Step = { send: 'p4 AUTHENTICATE EXTERNAL =\r\n', ...login }
const empty: Step = { send: '\r\n', ...login }
const whenAsked: Step = {
  send: 'p4 AUTHENTICATE EXTERNAL\r\n',
  measure: (received) => (received[0] === 0x2b ? line(received) : login.measure(received)),
  read: (reply) => (reply[0] === 0x2b ? { says: '+', means: 'let-in' } : login.read(reply)),
  leadsTo: (reply) => (reply[0] === 0x2b ? empty : undefined),
}

const capability: Step = {
  ...command('p2', 'CAPABILITY'),
  leadsTo: (reply) => {
    const offered =
      /(?:^|\r\n)\* CAPABILITY ([^\r\n]*)/i.exec(reply.toString('latin1'))?.[1]?.toUpperCase().split(' ') ?? []
    if (!offered.includes('AUTH=EXTERNAL')) return undefined
    return offered.includes('SASL-IR') ? atOnce : whenAsked
  },
}

const lines = ['p2 CAPABILITY', 'p3 LOGOUT']
const shared = {
  asks: 'CAPABILITY',
  again: command('p3', 'NOOP'),
  hint: 'let the server greet the honest client while it is probed, and log it in by its certificate where it offers EXTERNAL',
} as const

/** A login is one of the certificate's name, so that another name may be refused for itself; a greeting has no name in it. */
const byName = (protocol: ProtocolOf<Phrase, Said>): ProtocolOf<Phrase, Said> => ({
  ...protocol,
  by: (honest, user) => ({ ...honest, user, byOther: true }),
  judge: (answer, control, question) => {
    const { byOther: _, ...nameless } = question ?? { asks: '' }
    return judgeWords(answer, control, answer.says.endsWith(TO_LOGIN) ? question : nameless)
  },
})

export const imap = byName(
  protocolOfSteps({
    ...shared,
    id: 'imap',
    title: 'IMAP with STARTTLS',
    before: [greeting, command('p1', 'STARTTLS')],
    steps: [capability],
    byOpenssl: { starttls: 'imap', lines },
  }),
)

export const imaps = byName(
  protocolOfSteps({
    ...shared,
    id: 'imaps',
    title: 'IMAP over TLS',
    steps: [greeting, capability],
    byOpenssl: { lines },
  }),
)
