/** The type of an open home with its record, for the time of one operation. `opening.ts` opens and closes the home. */
import { type Home, loadClaims, loadProfiles } from '../authority/home.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import type { ClaimDefinition } from '../policy/claim.ts'
import type { Profile } from '../policy/profile.ts'
import { type Lexicon, loadLexicon } from './facts.ts'

/** The open home on which an act works. Each file is read when it is first needed, and once for the act. */
export type Opened = {
  readonly home: Home
  readonly store: Store
  claims(): Promise<readonly ClaimDefinition[]>
  profiles(): Promise<readonly Profile[]>
  lexicon(): Promise<Lexicon>
}

/** Calls once, and gives what came of it from then on. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

export function openedFor(home: Home, store: Store, files: Files): Opened {
  const claims = once(() => loadClaims(home, files))
  return {
    home,
    store,
    claims,
    profiles: once(() => loadProfiles(home, files)),
    lexicon: once(async () => loadLexicon(home, await claims(), files)),
  }
}
