/**
 * Presents a certificate of a CA that the pinned CA has certified, although its path length allows no CA below it (RFC 5280 §4.2.1.9, §6.1.4
 * (l)).
 */
import { findExtension, parseCertificate } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseBasicConstraints } from '../../x509/extensions/basic-constraints.ts'
import type { AttackOf, ProbeRequest } from '../attack.ts'

function pathLengthOf({ clientAnchor }: ProbeRequest): number | undefined {
  const constraints = findExtension(parseCertificate(clientAnchor).tbs, extensionOids.basicConstraints)
  return constraints && parseBasicConstraints(constraints).pathLength
}

export const subAuthority: AttackOf<'subAuthorities'> = {
  id: 'sub-authority',
  title: 'certificate of a CA below the pinned one',
  meaning:
    'The server does not keep to the path length of its CA: a CA that this CA certifies, by mistake or for a thief, can make clients of its own.',
  sound: 'It refuses the path, because the path length of the pinned CA allows no CA below it.',
  history: ['OpenJDK 17 does not ask a trust anchor for its path length (measured with 17.0.21)'],
  group: 'validity',
  severity: 'medium',
  cwe: [295],
  over: 'each-version',
  speaks: 'any',
  needs: 'subAuthorities',
  remedy:
    'verify certificate paths by a library that keeps to path lengths on trust anchors too, or limit the depth of a path to one certificate',
  plan: async ({ request, forge }, mintAuthority) => {
    if (pathLengthOf(request) !== 0) {
      return { verdict: 'not-tried', why: 'the client CA may certify other CAs: it has no path length of 0' }
    }
    return [{ label: 'with the CA below sent along', credential: await forge.issuedUnder(await mintAuthority()) }]
  },
}
