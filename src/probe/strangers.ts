/** Attempts of those who have no certificate of the pinned CA: the same, once for each of them. Forges nothing; `forge.ts` does. */
import { present } from '../core/present.ts'
import type { Ground } from './attack.ts'
import type { Attempt } from './attempt.ts'

/** What is tried, and how it differs from the honest request. */
export type Variant = readonly [label: string, differing: Partial<Pick<Attempt, 'http' | 'reshape' | 'sni'>>]

/** Gives each variant to each stranger. */
export async function asStrangers({ forge }: Ground, variants: readonly Variant[]): Promise<readonly Attempt[]> {
  const strangers = await forge.strangers()
  return strangers.flatMap(({ label: who, credential }) =>
    variants.map(([label, differing]) => ({
      label: `${label}, ${who}`,
      ...present({ credential }),
      ...differing,
    })),
  )
}
