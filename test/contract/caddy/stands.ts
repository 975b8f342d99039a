/** The exported Caddy and the door beside it: where Caddy is, and what the contract has to know of the two. */
import { findProgram } from '../../support/judges.ts'
import { readingRunner } from '../../support/runner.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import type { Stands } from '../stand.ts'

/** The newest, and the oldest that exports cover; what each answers to HTTP/1.0 without a Host. */
const versions = [
  ['the exported Caddy', 'caddy', 421],
  ['the exported Caddy, in its oldest version', 'oldestCaddy', 400],
] as const

export const stands: Stands = () =>
  versions.map(([title, name, withoutHost]) => {
    const program = findProgram(name)
    if (program === undefined) return { title, missing: 'no Caddy: npm run judges installs it' }
    const runner = readingRunner()
    return {
      title,
      program: () => program,
      runner,
      manners: {
        revoked: 403,
        crlEnded: 503,
        unreadable: 'refused',
        otherName: 'refused',
        withoutHost,
        escapes: 'kept',
        notStarted: '',
        asterisk: 'by itself',
      },
      fixedClock: 'programs in Go ask the kernel for the time, and not the library that would be moved',
      wrap: knownClients,
      life: lifeBefore(runner, { program }),
    }
  })
