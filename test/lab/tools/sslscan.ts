/** sslscan: the lines that it writes in red or yellow, which are its colours for what is bad and for what is doubtful. */
import { stripVTControlCharacters } from 'node:util'
import { listed, type Tool, versionOf } from '../tool.ts'

/** Whether something in a line is red or yellow, or on red. Pure. */
const isMarked = (line: string): boolean =>
  line
    .split('\u001b[')
    .slice(1)
    .some((part) => /^(?:\d+;)*(?:31|33|41)m/.test(part))

/** What is red and about sslscan, not about the server. */
const ofItself = /^(OpenSSL version does not support compression|Rebuild with )/

/** What stands in lines with something red or yellow in them. Pure. */
export function complaintsOfSslscan(text: string): readonly string[] {
  const plain = text
    .split('\n')
    .filter(isMarked)
    .map((line) => stripVTControlCharacters(line).trim().replace(/\s+/g, ' '))
  return listed(plain.filter((line) => line !== '' && !ofItself.test(line)))
}

export const sslscan: Tool = {
  name: 'sslscan',
  command: 'sslscan --certs=CHAIN --pk=KEY --show-sigs',
  version: () => versionOf(['sslscan', '--version'], /(\d+\.\d[\w.-]*)/),
  looksAt: [
    'anonymous-suites',
    'beyond-guideline',
    'downgrade',
    'handshake-flaws',
    'old-tls',
    'weak-key-exchange',
    'weak-server-certificate',
    'weak-suites',
    'ended-server-certificate',
    'misnamed-server-certificate',
  ],
  look: async ({ twin, files }, ask) => ({
    complaints: complaintsOfSslscan(
      await ask(['sslscan', `--certs=${files.chain}`, `--pk=${files.key}`, '--show-sigs', `localhost:${twin.port}`]),
    ),
  }),
}
