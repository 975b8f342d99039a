/**
 * Attempts by clients that have no certificate of the pinned CA: the same request, once for each such client. `forge.ts` makes
 * the certificates of these clients.
 */
import { present } from '../core/present.ts'
import type { Ground } from './attack.ts'
import type { Attempt } from './attempt.ts'

/** The label of an attempt, and how the attempt differs from the honest request. */
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
