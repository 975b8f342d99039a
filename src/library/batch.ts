/** Issues for the rows of a file, as a sequence of outcomes that a program reads at its own pace. Decides nothing itself. */
import { Channel } from '../core/channel.ts'
import { present } from '../core/present.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import type { BatchOutcome, BatchSummary } from '../workflow/batch.ts'
import type { Acts } from './acts.ts'
import type { BatchOptions, HomeOptions } from './options.ts'
import { askerFor, silent } from './passphrase.ts'

/** The outcomes of the rows; the sums come as the value that is returned. */
export type BatchOutcomes = AsyncGenerator<BatchOutcome, BatchSummary, undefined>

/** Gives the outcome of each row, then the sums. A reader that leaves early stops the batch after the groups that are under way. */
export async function* batchOn(
  acts: Acts,
  usage: Usage,
  file: string,
  { names = 'as-given', mode = 'issue', authority, profile, days, keyType }: BatchOptions,
  source: HomeOptions,
): BatchOutcomes {
  const channel = new Channel<BatchOutcome>()
  const running = acts.run(import('../workflow/batch.ts'), async ({ issueBatch }, { home, ports }) => {
    const { pin } = usage === 'client' ? source : {}
    const usual = present({ profile, days, keyType })
    const common = { passphrase: askerFor(source, ports), watch: silent, ...present({ authority, pin }) }
    return issueBatch({ usage, file, names, mode, usual, ...common }, home, ports, async (outcomes) => {
      if (!(await channel.put(outcomes))) throw new CountersignError('command.interrupted', {})
    })
  })
  running.then(
    () => channel.end(),
    (error: unknown) => channel.fail(error),
  )
  try {
    yield* channel
  } finally {
    channel.end()
    await running.catch(() => undefined)
  }
  return running
}
