/** SMTP after STARTTLS (RFC 3207): greets the server, and sends no mail. */
import { codedLines, protocolOfSteps, readCode, type Step } from '../protocol/steps.ts'

const greeting: Step = { measure: codedLines, read: readCode }
const hello: Step = { send: 'EHLO countersign-probe.invalid\r\n', measure: codedLines, read: readCode }
const startTls: Step = { send: 'STARTTLS\r\n', measure: codedLines, read: readCode }
const again: Step = { send: 'NOOP\r\n', measure: codedLines, read: readCode }

export const smtp = protocolOfSteps({
  id: 'smtp',
  title: 'SMTP with STARTTLS',
  asks: 'EHLO',
  before: [greeting, hello, startTls],
  steps: [hello],
  again,
  hint: 'let the server greet the honest client while it is probed',
  byOpenssl: { starttls: 'smtp', lines: ['EHLO countersign-probe.invalid', 'QUIT'] },
})
