/** IMAP after STARTTLS (RFC 9051 §6.2.1), and over TLS from the beginning (RFC 8314 §3.2): asks what the server can, and logs nobody in. */
import type { Said } from '../protocol/protocol.ts'
import { line, protocolOfSteps, type Step } from '../protocol/steps.ts'

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

/** A command, and all lines up to the one that has its tag, or to a BYE. */
function command(tag: string, text: string): Step {
  const last = new RegExp(`(?:^|\\r\\n)(?:${tag} (OK|NO|BAD)|\\* (BYE))\\b[^\\r\\n]*\\r\\n`, 'i')
  return {
    send: `${tag} ${text}\r\n`,
    measure: (received) => {
      const all = received.toString('latin1')
      if (all.length >= 2 && !/^(?:\* |p)/.test(all)) return received.length
      const found = last.exec(all)
      return found === null ? undefined : found.index + found[0].length
    },
    read: (reply) => {
      const [, word, bye] = last.exec(reply.toString('latin1')) ?? []
      return meaningOf((word ?? bye)?.toUpperCase())
    },
  }
}

const lines = ['p2 CAPABILITY', 'p3 LOGOUT']
const shared = {
  asks: 'CAPABILITY',
  again: command('p3', 'NOOP'),
  hint: 'let the server greet the honest client while it is probed',
} as const

export const imap = protocolOfSteps({
  ...shared,
  id: 'imap',
  title: 'IMAP with STARTTLS',
  before: [greeting, command('p1', 'STARTTLS')],
  steps: [command('p2', 'CAPABILITY')],
  byOpenssl: { starttls: 'imap', lines },
})

export const imaps = protocolOfSteps({
  ...shared,
  id: 'imaps',
  title: 'IMAP over TLS',
  steps: [greeting, command('p2', 'CAPABILITY')],
  byOpenssl: { lines },
})
