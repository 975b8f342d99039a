/**
 * Completes work that an earlier, interrupted command had only recorded, when the current command signs anyway. The code here
 * deletes no files from the disk.
 */
import { findAuthority, type OpenAuthority } from '../authority/authority.ts'
import { findBacklog } from '../authority/backlog.ts'
import { publishCrl } from '../authority/publish.ts'
import { lookAtCrl } from '../authority/published.ts'
import { firstFew } from '../core/quote.ts'
import { isRefusal } from '../core/refusal.ts'
import { openForSigning } from './crl.ts'
import type { Opened } from './opened.ts'
import type { AskPassphrase, Ports } from './ports.ts'

/**
 * Publishes revocations that an earlier command recorded only, of each authority: whose key is open has the passphrase at hand.
 * An obstacle to that is reported, and stops nothing else.
 */
export async function finishRevocations(
  { home, store }: Opened,
  own: OpenAuthority,
  passphrase: AskPassphrase,
  ports: Ports,
): Promise<readonly string[]> {
  const told: string[] = []
  for (const { name } of home.settings.authorities) {
    if (!(await store.revocations.hasStanding(name))) continue
    try {
      const authority = name === own.name ? own : await findAuthority(home, name, store, ports.files)
      const { unpublished } = await findBacklog(await lookAtCrl(home, authority, { ...ports, store }), authority, store)
      if (unpublished.length === 0) continue
      const open = name === own.name ? own : await openForSigning(home, { name }, store, ports, passphrase)
      const { record } = await publishCrl(home, open, { ...ports, store })
      const what = firstFew(unpublished)
      told.push(
        `these certificates were recorded as revoked, but were on no CRL of ${name}: ${what}; CRL ${record.number} lists them now: give it to the servers`,
      )
    } catch (error) {
      if (!isRefusal(error)) throw error
      told.push(
        `some revocations are on no CRL of ${name} yet, and no new CRL could be signed: ${error.message}; ${error.hint}`,
      )
    }
  }
  return told
}
