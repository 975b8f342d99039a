/** Has read its CRL when it began, and does not hear that there is another. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const revocationLag: BrokenTwin = {
  of: 'revocation-lag',
  start: async (pki) => {
    const known = new Set(pki.reloads)
    const twin = await startSound(pki)
    for (const reload of pki.reloads) if (!known.has(reload)) pki.reloads.delete(reload)
    return twin
  },
  also: ['connection-after-revocation', 'resumption-after-revocation'],
}
