/**
 * Presents a certificate of the pinned CA with a critical extension that no server knows: what is critical and not understood must lead to
 * a refusal (RFC 5280 §4.2).
 */
import { parseOid } from '../../asn1/oid.ts'
import type { Extension } from '../../x509/extension.ts'
import type { AttackOf } from '../attack.ts'

/** In an arc for examples (RFC 5612), so that nobody ever gives it a meaning; its value is NULL. */
export const UNHEARD_OF: Extension = {
  oid: parseOid('1.3.6.1.4.1.32473.5280.42'),
  critical: true,
  value: new Uint8Array([5, 0]),
}

export const unknownCriticalExtension: AttackOf<'mint'> = {
  id: 'unknown-critical-extension',
  title: 'certificate with a critical extension that no server knows',
  meaning:
    'The server passes over limits in a certificate that it does not understand, so a client can do more than its CA allowed.',
  sound: 'It ends the handshake or refuses the request: nobody may accept what is marked critical and not understood.',
  group: 'validity',
  severity: 'medium',
  cwe: [295],
  over: 'each-version',
  speaks: 'any',
  needs: 'mint',
  remedy: 'let no error of certificate verification be ignored, and verify certificates by a library that knows X.509',
  plan: async (_, mint) => [
    {
      label: 'critical, and unknown',
      credential: await mint('attack-revoked', { extensions: (sound) => [...sound, UNHEARD_OF] }),
    },
  ],
}
