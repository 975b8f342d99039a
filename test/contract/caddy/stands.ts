/** The exported Caddy and the door beside it: where Caddy is, and what the contract has to know of the two. */
import { findProgram } from '../../support/judges.ts'
import { readingRunner } from '../../support/runner.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import type { Stands } from '../stand.ts'

export const stands: Stands = () => {
  const title = 'the exported Caddy'
  const program = findProgram('caddy')
  if (program === undefined) return [{ title, missing: 'no Caddy: npm run judges installs it' }]
  const runner = readingRunner()
  return [
    {
      title,
      program: () => program,
      runner,
      manners: {
        revoked: 403,
        crlEnded: 503,
        unreadable: 'refused',
        otherName: 'refused',
        withoutHost: 421,
        escapes: 'kept',
        notStarted: '',
      },
      fixedClock: 'programs in Go ask the kernel for the time, and not the library that would be moved',
      wrap: knownClients,
      life: lifeBefore(runner, { program }),
    },
  ]
}
