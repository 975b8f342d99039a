/** Reads which CAs the server names in its CertificateRequest (RFC 8446 §4.2.4, RFC 5246 §7.4.4). */
import { isRefusal } from '../../core/refusal.ts'
import { parseCertificate } from '../../x509/certificate.ts'
import { formatName, parseName } from '../../x509/name.ts'
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'

/** How many of them are named: a server that trusts those of the system asks for more than a hundred. */
const NAMED = 3

/** A name for people; octets that are not a name are shown as they came. */
function describeAuthority(der: Uint8Array): string {
  try {
    return formatName(parseName(der)) || '(an empty name)'
  } catch (error) {
    if (isRefusal(error)) return Buffer.from(der).toString('hex')
    throw error
  }
}

export const advertisedAuthorities: AttackOf<'nothing'> = {
  id: 'advertised-authorities',
  title: 'other CAs named in the certificate request',
  meaning: 'The server asks for certificates of other CAs than yours, so clients of those CAs may get in.',
  sound: 'It names the pinned CA alone in its certificate request, or no CA at all.',
  group: 'identity',
  severity: 'high',
  cwe: [295, 296],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'for clients, trust only the CA that you pinned: one certificate in the file of client CAs, and no directory of CAs',
  plan: async ({ request }) => {
    const pinned = Buffer.from(parseCertificate(request.clientAnchor).tbs.subjectDer)
    return [
      {
        label: 'the list of acceptable CAs',
        openssl: [],
        credential: request.credential,
        judge: (seen) => {
          if (seen.flight.hello === undefined) return leaveOpen(seen)
          const { authorities } = seen.flight
          // A server may name no CA and trust any; then only its own settings show which CAs it trusts.
          if (authorities === undefined) {
            const note = 'the server asks for no certificate in the handshake, so it does not say which CAs it accepts'
            return { verdict: 'remark', note }
          }
          if (authorities.length === 0) {
            const note =
              'the server asks for a certificate but names no CA, so nobody can see whether it trusts other CAs than the pinned one; look in its own settings'
            return { verdict: 'remark', note }
          }
          const others = authorities.filter((name) => !pinned.equals(name))
          if (others.length === 0) return { verdict: 'enforced', how: 'only the pinned CA is named' }
          const more = others.length > NAMED ? [`${others.length - NAMED} more`] : []
          const named = [...others.slice(0, NAMED).map(describeAuthority), ...more].join('; ')
          return { verdict: 'bypassed', evidence: `the server asks for certificates of ${named}` }
        },
      },
    ]
  },
}
