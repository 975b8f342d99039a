/** FTP after AUTH TLS (RFC 4217): asks for the server's features (RFC 2389), and logs nobody in. */
import { codedLines, protocolOfSteps, readCode, type Step } from '../protocol/steps.ts'

const step = (send?: string): Step => ({ ...(send && { send: `${send}\r\n` }), measure: codedLines, read: readCode })

export const ftp = protocolOfSteps({
  id: 'ftp',
  title: 'FTP with AUTH TLS',
  asks: 'FEAT',
  before: [step(), step('AUTH TLS')],
  steps: [step('FEAT')],
  again: step('NOOP'),
  hint: 'let the server tell the honest client its features while it is probed',
  byOpenssl: { starttls: 'ftp', lines: ['FEAT', 'QUIT'] },
})
