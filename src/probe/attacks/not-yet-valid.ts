/** Presents a certificate of the pinned CA that is not valid yet (RFC 5280 §4.1.2.5). */
import type { AttackOf } from '../attack.ts'

export const notYetValid: AttackOf<'mint'> = {
  id: 'not-yet-valid',
  title: 'certificate that is not valid yet',
  meaning: 'The server accepts a certificate before it begins, so a client has access too early.',
  sound: 'It refuses the client, with the alert certificate_expired or bad_certificate, or with an error page.',
  group: 'validity',
  severity: 'medium',
  cwe: [295],
  over: 'each-version',
  speaks: 'any',
  needs: 'mint',
  remedy: "let no error of certificate verification be ignored, and check the server's clock",
  plan: async (_, mint) => [{ label: 'not yet valid', credential: await mint('attack-not-yet-valid') }],
}
