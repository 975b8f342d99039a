/** Reads which signature algorithms the server takes from clients (RFC 8446 §4.3.2, RFC 5246 §7.4.4), and compares them with its guideline. */
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'
import { formatSignature } from '../tls/offers.ts'

/** Whether only a key of another kind can sign so: that the server says so lets in nobody whom its CA has given no certificate for one. */
const needsOtherKey = (name: string): boolean => /^dsa_|brainpool/.test(name)

export const guidelineSignatures: AttackOf<'guideline'> = {
  id: 'guideline-signatures',
  title: 'signature algorithms beyond the guideline',
  meaning: 'The server lets clients prove who they are by signatures that its guideline does not allow.',
  sound: 'It names in its certificate request only signature algorithms that the guideline has.',
  group: 'protocol',
  severity: 'medium',
  cwe: [327, 347],
  over: 'each-version',
  speaks: 'any',
  needs: 'guideline',
  remedy: 'name in the TLS settings of the server only signature algorithms that the guideline has',
  plan: async ({ request }, guideline) => {
    const allowed = [...guideline.signatures, ...guideline.signaturesBesides]
    return [
      {
        label: 'the list of signature algorithms in the certificate request',
        openssl: [],
        credential: request.credential,
        judge: (seen) => {
          if (seen.flight.hello === undefined) return leaveOpen(seen)
          const { signatures } = seen.flight
          if (signatures === undefined) {
            const note =
              'the server asks for no certificate in the handshake, so it does not say which signatures it takes'
            return { verdict: 'remark', note }
          }
          const others = signatures.map(formatSignature).filter((name) => !allowed.includes(name))
          if (others.length === 0) return { verdict: 'enforced', how: `only signatures that ${guideline.name} has` }
          const weak = others.filter((name) => !needsOtherKey(name))
          if (weak.length === 0) {
            const note = `the server says that it takes ${others.join(', ')}, which ${guideline.name} does not have; a client would need a certificate of your CA for such a key`
            return { verdict: 'remark', note }
          }
          return {
            verdict: 'bypassed',
            evidence: `the server takes ${weak.join(', ')}, which ${guideline.name} does not have`,
          }
        },
      },
    ]
  },
}
