/** Records what an export has written, and keeps other commands away from it meanwhile, also where the record cannot be written. */
import type { Store } from '../core/port/store.ts'
import type { Act } from '../core/record.ts'
import { isRefusal } from '../core/refusal.ts'
import type { Opened } from './opened.ts'

/** Records what was written. A record that cannot be written to stops no export: a full disk is no reason to lack a server. */
export async function recordExport({ store }: Opened, facts: Act['facts']): Promise<readonly string[]> {
  try {
    await store.events.add({ kind: 'config.exported', facts })
    return []
  } catch (error) {
    if (!isRefusal(error) || !error.code.startsWith('disk.')) throw error
    return [`this export is not in the record: ${error.message}`]
  }
}

/** Takes the record's lock, unless the record cannot be written: then no other command can change it meanwhile. */
export async function aloneWherePossible<T>(store: Store, act: () => Promise<T>): Promise<T> {
  let begun = false
  try {
    return await store.alone(() => {
      begun = true
      return act()
    })
  } catch (error) {
    if (begun || !isRefusal(error) || !error.code.startsWith('disk.')) throw error
    return act()
  }
}
