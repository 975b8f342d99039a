/**
 * The process in which the tests look for mutants: it loads the code once, and for each mutant reads one file of it anew. `score.ts` starts
 * it, sends it what is to be run, and ends it where a mutant lets the tests wait for ever.
 */
import { join } from 'node:path'
import { createVitest } from 'vitest/node'

/** What is to be run, and the source that the file has meanwhile. */
export type Order = { readonly file: string; readonly source: string; readonly test: string }
/** Whether each test passed, and there was one at least. */
export type Result = { readonly passed: boolean }

const root = join(import.meta.dirname, '../..')
let order: Order | undefined

const vitest = await createVitest(
  'test',
  { config: join(import.meta.dirname, 'vitest.config.ts'), watch: false, reporters: [{}] },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id: string) =>
          order !== undefined && id.split('?')[0] === join(root, order.file) ? order.source : undefined,
      },
    ],
  },
)

async function run({ file, test }: Order): Promise<Result> {
  vitest.invalidateFile(join(root, file))
  const isAsked = ({ moduleId }: { readonly moduleId: string }): boolean => moduleId === join(root, test)
  const specifications = (await vitest.globTestSpecifications([test])).filter(isAsked)
  // The modules of earlier orders are in the result as well.
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true)
  const ran = testModules.filter(isAsked)
  return { passed: ran.length > 0 && ran.every((one) => one.ok()) && unhandledErrors.length === 0 }
}

process.on('message', async (asked: Order) => {
  // What was changed for the order before is read as it is again.
  if (order !== undefined) vitest.invalidateFile(join(root, order.file))
  order = asked
  process.send?.(await run(asked))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
