/** Presents a client of another CA that stands, or claims to stand, beside the pinned one below a common root. */
import { isSelfIssued, parseCertificate } from '../../x509/certificate.ts'
import type { AttackOf } from '../attack.ts'

export const siblingAuthority: AttackOf<'nothing'> = {
  id: 'sibling-authority',
  title: 'client of a CA beside yours',
  meaning:
    'The server trusts a root and not your CA alone, so every other CA below that root lets its clients in here.',
  group: 'identity',
  severity: 'high',
  cwe: [295, 296],
  over: 'each-version',
  needs: 'nothing',
  remedy:
    'give the server the pinned client CA as its only anchor, self-signed or with partial chains allowed, and no root',
  plan: async ({ request, forge }) => {
    const { siblingCredential } = request
    // A CA that is its own root has no siblings but false ones. Below another root, a forged one would prove nothing.
    if (siblingCredential === undefined && !isSelfIssued(parseCertificate(request.clientAnchor))) {
      const why = "it needs a client certificate of another CA below the pinned CA's root, and none is at hand"
      return { verdict: 'not-tried', why }
    }
    const forged = { label: 'a forged sibling under a forged root', credential: await forge.sibling() }
    const real = siblingCredential && { label: 'a true sibling', credential: siblingCredential }
    return [forged, ...(real ? [real] : [])]
  },
}
