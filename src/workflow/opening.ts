/** Opening a home with its record for the length of one act. */
import { openHome } from '../authority/home.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Opened, openedFor } from './opened.ts'
import type { Ports } from './ports.ts'
import { endUnfinished } from './unfinished.ts'

/**
 * Refuses the skeleton that new homes are made from: in a checkout it lies where homes lie.
 *
 * @throws {CountersignError} `home.skeleton`
 */
export function requireNoSkeleton(path: string, { files, shipped }: Ports): void {
  const home = files.resolve(path)
  if (home === files.resolve(shipped.skeleton)) throw new CountersignError('home.skeleton', { home })
}

/**
 * Opens home and record for an act that writes, first finishes what killed commands left, runs the act, and closes the
 * record whatever happens.
 */
export const withHome = <T>(path: string, ports: Ports, act: (opened: Opened) => Promise<T>): Promise<T> =>
  open(path, ports, 'refuse', async (opened) => {
    await endUnfinished(opened, ports)
    return act(opened)
  })

/** As {@link withHome}, for an act that writes nothing to the home: on a full disk and on a read-only medium one can look. */
export const readHome = <T>(path: string, ports: Ports, act: (opened: Opened) => Promise<T>): Promise<T> =>
  open(path, ports, 'read', act)

async function open<T>(
  path: string,
  ports: Ports,
  absent: 'refuse' | 'read',
  act: (opened: Opened) => Promise<T>,
): Promise<T> {
  requireNoSkeleton(path, ports)
  const home = await openHome(path, ports.files)
  const store = ports.openStore(home.paths.record, home.path, absent)
  try {
    return await act(openedFor(home, store, ports.files))
  } finally {
    await store.close()
  }
}
