/** Gives sessions to those who ask for no TLS, as `host all all all trust` does. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { ok, startPostgresql } from '../support/postgresql-server.ts'

export const sessionInClear: BrokenTwin = {
  of: 'session-in-clear',
  start: (pki) => startPostgresql(pki, { inClear: () => ok }),
  sound: (pki) => startPostgresql(pki),
  given: () => ({ family: 'postgresql' }),
}
