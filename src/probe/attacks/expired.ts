/** Presents a certificate of the pinned CA that has expired (RFC 5280 §4.1.2.5). */
import type { AttackOf } from '../attack.ts'

export const expired: AttackOf<'mint'> = {
  id: 'expired',
  title: 'expired certificate',
  meaning: 'The server accepts a certificate after its end, so a client that should have lost access still has it.',
  sound: 'It refuses the client, with the alert certificate_expired or an error page.',
  group: 'validity',
  severity: 'high',
  cwe: [295, 298],
  over: 'each-version',
  speaks: 'any',
  needs: 'mint',
  remedy: "let no error of certificate verification be ignored, and check the server's clock",
  plan: async (_, mint) => [{ label: 'expired', credential: await mint('attack-expired') }],
}
