/**
 * Keeps a home open, from its first operation until the home is closed. One operation gets the open home as the type in
 * `opened.ts`.
 */
import { type Home, openHome } from '../authority/home.ts'
import type { Store } from '../core/port/store.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Opened, openedFor } from './opened.ts'
import type { Ports, Watch } from './ports.ts'
import { endUnfinished } from './unfinished.ts'

/**
 * A home for any number of acts, one after the other or at once, for as long as a program lives.
 *
 * Guarantees that each act finds what other processes have left: the home is looked at and its settings are read anew,
 * profiles and claims when an act asks for them. The record stays open, unless another file lies in its place or a newer
 * version has changed its format. Acts at once have a connection each, so that none sees what another has not finished.
 */
export type HeldHome = {
  /** The directory of the home, as it was given. */
  readonly path: string
  /** Runs an act that writes to the home; first finishes what killed commands left. */
  write<T>(act: (opened: Opened) => Promise<T>): Promise<T>
  /** Runs an act that writes nothing to the home: on a full disk and on a read-only medium one can look. */
  read<T>(act: (opened: Opened) => Promise<T>): Promise<T>
  /** Waits for the acts under way, and closes it: whatever is asked for from then on is refused. */
  close(): Promise<void>
}

/**
 * Refuses the skeleton that new homes are made from: in a checkout it lies where homes lie.
 *
 * @throws {CountersignError} `home.skeleton`
 */
export function requireNoSkeleton(path: string, { files, shipped }: Ports): void {
  const home = files.resolve(path)
  if (home === files.resolve(shipped.skeleton)) throw new CountersignError('home.skeleton', { home })
}

/** An open record; one that was opened for reading may be a copy, or not be written to. */
type Connection = { readonly store: Store; readonly absent: 'refuse' | 'read' }

/**
 * Holds a home. Nothing is opened before the first act.
 *
 * @param watch hears how far the record of an older version has been brought to today's format
 * @throws {CountersignError} from each act: `home.closed`; `home.*`, `store.*`, `disk.*` where it cannot be opened
 */
export function holdHome(path: string, ports: Ports, watch?: Watch): HeldHome {
  const underWay = new Set<Promise<unknown>>()
  let closed = false
  let idle: Connection | undefined

  async function connect({ paths, path: home }: Home, absent: Connection['absent']): Promise<Connection> {
    const kept = idle
    idle = undefined
    if (kept !== undefined) {
      if ((absent === 'read' || kept.absent === 'refuse') && (await kept.store.isCurrent())) return kept
      await kept.store.close()
    }
    return { store: ports.openStore(paths.record, home, absent, watch), absent }
  }

  async function perform<T>(absent: Connection['absent'], act: (opened: Opened) => Promise<T>): Promise<T> {
    if (closed) throw new CountersignError('home.closed', { home: ports.files.resolve(path) })
    requireNoSkeleton(path, ports)
    const home = await openHome(path, ports.files)
    const connection = await connect(home, absent)
    let keeps = false
    try {
      const given = await act(openedFor(home, connection.store, ports.files))
      // After a failure it is opened anew.
      keeps = idle === undefined && !closed
      if (keeps) idle = connection
      return given
    } finally {
      if (!keeps) await connection.store.close()
    }
  }

  async function run<T>(absent: Connection['absent'], act: (opened: Opened) => Promise<T>): Promise<T> {
    const running = perform(absent, act)
    underWay.add(running)
    try {
      return await running
    } finally {
      underWay.delete(running)
    }
  }

  return {
    path,
    write: (act) =>
      run('refuse', async (opened) => {
        await endUnfinished(opened, ports)
        return act(opened)
      }),
    read: (act) => run('read', act),
    close: async () => {
      closed = true
      await Promise.allSettled(underWay)
      const kept = idle
      idle = undefined
      await kept?.store.close()
    },
  }
}
