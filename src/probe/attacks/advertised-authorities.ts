/** Reads which CAs the server names in its CertificateRequest (RFC 8446 §4.2.4, RFC 5246 §7.4.4). */
import { isRefusal } from '../../core/refusal.ts'
import { parseCertificate } from '../../x509/certificate.ts'
import { formatName, parseName } from '../../x509/name.ts'
import type { AttackOf } from '../attack.ts'
import { describeSilence } from '../engine/oracle.ts'

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
  title: 'certificate of another CA that the server asks for',
  meaning: 'The server asks for certificates of other CAs than yours: their clients may get in.',
  group: 'identity',
  severity: 'high',
  cwe: [295, 296],
  over: 'each-version',
  needs: 'nothing',
  remedy: 'trust exactly the pinned client CA for clients: one certificate in the file of client CAs, and no directory',
  plan: async ({ request }) => {
    const pinned = Buffer.from(parseCertificate(request.clientAnchor).tbs.subjectDer)
    return [
      {
        label: 'the list of acceptable CAs',
        openssl: [],
        credential: request.credential,
        judge: (seen) => {
          if (seen.flight.hello === undefined) return { verdict: 'inconclusive', why: describeSilence(seen) }
          const { authorities } = seen.flight
          // It may name none and trust any: then only its own settings tell.
          if (authorities === undefined) {
            const note = 'no certificate is asked for in the handshake, so that nothing is said of whose it would take'
            return { verdict: 'remark', note }
          }
          if (authorities.length === 0) {
            const note =
              'it asks for a certificate and names no CA, so that nobody can see whether it trusts others beside the pinned one; look in its own settings'
            return { verdict: 'remark', note }
          }
          const others = authorities.filter((name) => !pinned.equals(name))
          if (others.length === 0) return { verdict: 'enforced', how: 'only the pinned CA is named' }
          const more = others.length > NAMED ? [`${others.length - NAMED} more`] : []
          const named = [...others.slice(0, NAMED).map(describeAuthority), ...more].join('; ')
          return { verdict: 'bypassed', evidence: `it asks for certificates of ${named}` }
        },
      },
    ]
  },
}
