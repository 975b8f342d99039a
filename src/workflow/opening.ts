/** Opening a home with its record for the length of one act. */
import { type Home, openHome } from '../authority/home.ts'
import type { Store } from '../core/port.ts'
import type { Ports } from './ports.ts'

export type Opened = { readonly home: Home; readonly store: Store }

/** Opens home and record, runs the act, and closes the record whatever happens. */
export async function withHome<T>(path: string, ports: Ports, act: (opened: Opened) => Promise<T>): Promise<T> {
  const home = await openHome(path, ports.files)
  const store = ports.openStore(home.paths.record, home.path, 'refuse')
  try {
    return await act({ home, store })
  } finally {
    await store.close()
  }
}
