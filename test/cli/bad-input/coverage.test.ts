/** The sweep is whole: every refusal is produced by one of its rows, or by a test that is named here with the reason. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { type RefusalCode, refusalCodes } from '../../../src/core/refusal.ts'
import { accessRows } from './accesses.ts'
import { batchRows } from './batches.ts'
import { bends } from './bends.ts'
import { deploymentRows } from './deployments.ts'
import { doorRows } from './doors.ts'
import { exportRows } from './exports.ts'
import { inputRows } from './inputs.ts'
import { passphraseRows } from './passphrases.ts'
import { pastRows } from './past.ts'
import { probeRows } from './probes.ts'
import { requestRows } from './requests.ts'
import { tokenRows } from './tokens.ts'
import { wordRows } from './words.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Code → the test that produces it, and why no row can. */
const elsewhere: Readonly<Partial<Record<RefusalCode, readonly [test: string, because: string, shows?: string]>>> = {
  'disk.full': ['test/cli/disk-full.txt', 'it needs a disk that is full', 'there is no space left to write'],
  'crl.unpublished': ['test/workflow/issue-and-revoke.test.ts', 'it needs a disk that fails between two steps'],
  'command.declined': [
    'test/cli/interview.test.ts',
    'with --json nobody is asked',
    'nothing was done, because you did not confirm it',
  ],
  'output.failed': ['test/cli/bad-input/process.test.ts', 'it needs a stdout that is full'],
  'file.not-owned': ['test/cli/owner.txt', 'it needs root, to give a file away', 'file belongs to user'],
  'store.busy': ['test/cli/bad-input/process.test.ts', 'it needs another process that holds the record'],
  'home.closed': ['test/workflow/opening.test.ts', 'programs alone hold a home open'],
  'program.missing': ['test/workflow/run-exported.test.ts', 'it needs a target whose program is not installed'],
  'process.failed': ['test/workflow/run-exported.test.ts', 'it needs a server that fails to start'],
  'signature.unverified': ['test/authority/ceremony.test.ts', 'the pin of a key is checked before it signs'],
  'export.overtaken': ['test/export/replace.test.ts', 'it needs another command between two of its steps'],
  'name.busy': ['test/contract/store/certificates.ts', 'it needs another command between two of its steps'],
  'name.overtaken': ['test/authority/ceremony.test.ts', 'it needs another command between two of its steps'],
  'certificate.unplaced': ['test/workflow/unfinished.test.ts', 'it needs a disk that fails between two steps'],
  'bundle.unwritten': ['test/workflow/bundle.test.ts', 'it needs a disk that fails between two steps'],
  'batch.repeated': ['test/workflow/batch.test.ts', 'it is told of a row, and stops no other', 'name batch.repeated'],
  'batch.repeated-key': [
    'test/workflow/batch-requests.test.ts',
    'it is told of a row, and stops no other',
    'csr batch.repeated-key',
  ],
  'batch.differs': ['test/workflow/batch.test.ts', 'it is told of a row, and stops no other', 'name batch.differs'],
  'reservation.lost': [
    'test/authority/ceremony.test.ts',
    'it needs a command that sleeps for a minute between two steps',
  ],
}

it('produces every refusal', () => {
  const rows = [
    ...accessRows,
    ...wordRows,
    ...passphraseRows,
    ...deploymentRows,
    ...doorRows,
    ...exportRows,
    ...inputRows,
    ...probeRows,
    ...tokenRows,
    ...pastRows,
    ...requestRows,
    ...batchRows,
  ]
  const swept = new Set<string>([...rows, ...bends].map(({ code }) => code))
  expect(refusalCodes.filter((code) => !swept.has(code) && !(code in elsewhere))).toEqual([])
  expect(
    Object.keys(elsewhere).filter((code) => swept.has(code)),
    'needs no exception any more',
  ).toEqual([])
})

it.each(Object.entries(elsewhere))('%s is produced in %j', (code, [test, , shows = `'${code}'`]) => {
  expect(existsSync(join(root, test))).toBe(true)
  const text = readFileSync(join(root, test), 'utf8')
  expect(text).toContain(shows)
})
