/** What a home holds that a person may choose from: its certificates and claims. Looks; decides nothing. */
import { PROBE_NAME } from '../authority/reserved.ts'
import { type CertificateFacts, certificateFacts, loadLexicon } from './facts.ts'
import { readHome } from './opening.ts'
import type { Ports } from './ports.ts'

/** How many of the newest certificates are looked through. */
const SEARCHED = 1000

export type HomeChoices = {
  readonly organisation: string
  readonly trustDomain: string
  /** Newest first; those that a probe has had signed are nobody's to choose. */
  readonly clients: readonly CertificateFacts[]
  readonly servers: readonly CertificateFacts[]
  readonly claims: readonly { readonly name: string; readonly title: string }[]
}

/** Looks at a home. Refuses as {@link readHome} does. */
export function homeChoices(path: string, ports: Ports): Promise<HomeChoices> {
  return readHome(path, ports, async ({ home, store }) => {
    const lexicon = await loadLexicon(home, ports.files)
    const now = ports.clock.now()
    const newest = async (usage: 'client' | 'server') => {
      const { rows } = await store.list({ usage, except: PROBE_NAME, limit: SEARCHED })
      return rows.map((row) => certificateFacts(row, lexicon, now, 'row'))
    }
    return {
      organisation: home.settings.organisation,
      trustDomain: home.settings.trustDomain,
      clients: await newest('client'),
      servers: await newest('server'),
      claims: lexicon.claims,
    }
  })
}
