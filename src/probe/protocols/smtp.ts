/** SMTP after STARTTLS (RFC 3207), and over TLS from the beginning (RFC 8314 §3.3): greets the server, and sends no mail. */
import { codedLines, protocolOfSteps, readCode, type Step } from '../protocol/steps.ts'

const greeting: Step = { measure: codedLines, read: readCode }
const hello: Step = { send: 'EHLO countersign-probe.invalid\r\n', measure: codedLines, read: readCode }
const startTls: Step = { send: 'STARTTLS\r\n', measure: codedLines, read: readCode }

const lines = ['EHLO countersign-probe.invalid', 'QUIT']
const shared = {
  asks: 'EHLO',
  again: { send: 'NOOP\r\n', measure: codedLines, read: readCode },
  hint: 'let the server greet the honest client while it is probed',
} as const

export const smtp = protocolOfSteps({
  ...shared,
  id: 'smtp',
  title: 'SMTP with STARTTLS',
  before: [greeting, hello, startTls],
  steps: [hello],
  byOpenssl: { starttls: 'smtp', lines },
})

export const smtps = protocolOfSteps({
  ...shared,
  id: 'smtps',
  title: 'SMTP over TLS',
  steps: [greeting, hello],
  byOpenssl: { lines },
})
