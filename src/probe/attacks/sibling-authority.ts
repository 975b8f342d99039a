/** Presents a client certificate of another CA that has, or claims to have, the same root as the pinned CA, or is of the same home. */
import { isSelfIssued, parseCertificate } from '../../x509/certificate.ts'
import type { AttackOf } from '../attack.ts'
import { lackingOf } from '../needs/index.ts'

export const siblingAuthority: AttackOf<'nothing'> = {
  id: 'sibling-authority',
  title: 'client of another CA under the same root',
  meaning: 'The server trusts a root and not only your CA, so clients of every other CA under that root get in.',
  sound: 'It refuses every client that the pinned CA itself has not issued.',
  history: [
    'Caddy before 2.11.1 accepted clients of every CA of the system when the file of the client CA could not be read: CVE-2026-27586',
  ],
  group: 'identity',
  severity: 'high',
  cwe: [295, 296],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'give the server only one trust anchor, the pinned client CA, and no root; if that CA is not self-signed, allow partial chains',
  plan: async ({ request, forge }) => {
    const { sibling } = request
    const isRoot = isSelfIssued(parseCertificate(request.clientAnchor))
    // A CA that is its own root has no siblings but false ones, and other CAs of its home. Below another root, a forged one would prove nothing.
    if (sibling === undefined && !isRoot) return lackingOf('sibling')
    const forged = { label: 'client of a forged CA under a forged root', credential: await forge.sibling() }
    const real = sibling && {
      label: isRoot ? 'client of another CA' : 'client of a real CA under the same root',
      credential: sibling,
    }
    return [forged, ...(real ? [real] : [])]
  },
}
