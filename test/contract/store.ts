/** What every store must do, whatever keeps it. Run by each implementation's own test file. */
import { describe } from 'vitest'
import { certificatesContract } from './store/certificates.ts'
import { concurrencyContract } from './store/concurrency.ts'
import { crlsContract } from './store/crls.ts'
import { eventsContract } from './store/events.ts'
import { finalityContract } from './store/finality.ts'
import { findingContract } from './store/finding.ts'
import { keysContract } from './store/keys.ts'
import { beginWith, type Open, type OpenTables } from './store/kit.ts'
import { questionsContract } from './store/questions.ts'
import { renewalsContract } from './store/renewals.ts'
import { revocationsContract } from './store/revocations.ts'

/**
 * @param open opens the one record of a test; each call gives another connection to it
 * @param tables opens the same record below its rules
 * @param elsewhere gives statements of a module that open the same record in another process, as `store`, by the system's clock
 */
export function storeContract(open: Open, tables: OpenTables, elsewhere: () => string): void {
  beginWith(open)
  describe('of certificates', certificatesContract)
  describe('of keys', keysContract)
  describe('of renewals', renewalsContract)
  describe('of revocations', revocationsContract)
  describe('of CRLs', crlsContract)
  describe('of events', eventsContract)
  describe('of what is final', () => finalityContract(tables))
  describe('of questions', questionsContract)
  describe('of what is found', findingContract)
  describe('of acts at once', () => concurrencyContract(open, elsewhere))
}
