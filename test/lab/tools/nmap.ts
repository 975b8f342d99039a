/** nmap with its scripts about TLS and HTTP: warnings, grades below A, old versions, what is vulnerable. It can present no certificate. */
import { listed, type Tool, versionOf } from '../tool.ts'

const objections = [
  / - [B-F]$/,
  /least strength: [B-F]/,
  /^(SSLv2|SSLv3|TLSv1\.0|TLSv1\.1):/,
  /SSLv2 supported/,
  /VULNERABLE/,
  /TRACE is enabled/,
  /not configured/i,
  /^http-cors: /,
  /Potentially risky methods/,
]

/** The lines in which it objects to something; all of a paragraph `warnings`. Pure. */
export function complaintsOfNmap(text: string): readonly string[] {
  let warned = -1
  return listed(
    text.split('\n').flatMap((raw) => {
      const line = raw.replace(/^\|_?/, '').trimEnd()
      const depth = line.search(/\S/)
      const words = line.trim()
      // The octets of an answer that it does not know; they are no words of its own.
      if (words.startsWith('SF')) return []
      if (warned >= 0 && depth > warned) return [`warning: ${words}`]
      warned = words === 'warnings:' ? depth : -1
      return objections.some((one) => one.test(words)) ? [words] : []
    }),
  )
}

const scripts = 'ssl-*,tls-*,sslv2*,http-trace,http-methods,http-security-headers,http-cors'

export const nmap: Tool = {
  name: 'nmap',
  command: `nmap -Pn -n -sV --script '${scripts}'`,
  version: () => versionOf(['nmap', '--version'], /Nmap version (\S+)/),
  looksAt: [
    'anonymous-suites',
    'early-data',
    'foreign-reader',
    'guideline-headers',
    'framing',
    'handshake-flaws',
    'old-tls',
    'trace-echo',
    'weak-key-exchange',
    'weak-suites',
  ],
  look: async ({ twin }, ask) => ({
    complaints: complaintsOfNmap(
      await ask(['nmap', '-Pn', '-n', '-sV', '-p', String(twin.port), '--script', scripts, 'localhost']),
    ),
  }),
}
