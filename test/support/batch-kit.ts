/** Issues files of rows in tests, in a home whose keys have no passphrase, and sums up what became of the rows. */
import type { BatchOutcome, BatchRequest, TakeOutcomes } from '../../src/workflow/batch.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import type { TestHome } from './home.ts'
import { issueBatch } from './workflows.ts'

/** Issues for each row of a file; `wish` replaces what is usual, and `take` hears of the outcomes, too. */
export const issueRows = (
  home: TestHome,
  file: string,
  wish: Partial<BatchRequest> = {},
  ports: Ports = home.ports,
  take?: TakeOutcomes,
) =>
  issueBatch(
    {
      home: home.path,
      usage: 'client',
      file,
      usual: {},
      names: 'as-given',
      mode: 'issue',
      passphrase: () => Promise.reject(new Error('nobody is asked')),
      watch: () => undefined,
      ...wish,
    },
    ports,
    take,
  )

export const states = (outcomes: readonly BatchOutcome[]) => outcomes.map(({ line, state }) => `${line} ${state}`)

/** Line, column and code of each row that failed. */
export const refusals = (outcomes: readonly BatchOutcome[]) =>
  outcomes.flatMap((one) => (one.state === 'failed' ? [`${one.line} ${one.column ?? '-'} ${one.refusal.code}`] : []))
