/**
 * Attempts by clients that have no certificate of the pinned CA: the same request, once for each such client. `forge.ts` makes
 * the certificates of these clients.
 */
import { present } from '../core/present.ts'
import type { Ground } from './attack.ts'
import type { Attempt, HttpAttempt } from './attempt.ts'

/** How an attempt may differ from the honest request. */
type Differing = Partial<Pick<HttpAttempt, 'addressAsName' | 'http' | 'reshape' | 'sni'>>

/** One client of those, with what is different. */
type Strange<D> = Pick<Attempt, 'label' | 'credential'> & D

/** Gives each variant to each stranger. */
export async function asStrangers<D extends Differing>(
  { forge }: Ground,
  variants: readonly (readonly [label: string, differing: D])[],
): Promise<readonly Strange<D>[]> {
  const strangers = await forge.strangers()
  return strangers.flatMap(({ label: who, credential }) =>
    variants.map(([label, differing]) => ({
      label: `${label}, ${who}`,
      ...present({ credential }),
      ...differing,
    })),
  )
}
