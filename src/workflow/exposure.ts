/** Warns that another user, who can write to a parent directory, could replace a whole home or a whole export. */
import { dirname } from 'node:path'
import { exposureAbove } from '../core/exposure.ts'
import type { Files } from '../core/port/files.ts'

/** Warns of the nearest directory above a path that others can write to. Reads only. */
export async function tellExposure(path: string, files: Files): Promise<readonly string[]> {
  const user = files.currentUser()
  for (let above = dirname(path); ; above = dirname(above)) {
    const facts = await files.describe(above)
    const exposure = facts?.kind === 'directory' ? exposureAbove(facts, user) : undefined
    if (exposure !== undefined) {
      return [`${above} ${exposure}: other users can replace ${path} by another directory`]
    }
    if (dirname(above) === above) return []
  }
}
