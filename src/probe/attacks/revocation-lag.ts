/** Connects anew as a client that was revoked in mid-probe, after the server was told to take up the new CRL (RFC 5280 §5). */
import type { AttackOf } from '../attack.ts'

export const revocationLag: AttackOf<'reload'> = {
  id: 'revocation-lag',
  title: 'client revoked a moment ago',
  meaning: 'A revocation does not arrive at the server, so a stolen certificate can be used long after it was revoked.',
  sound: 'It refuses the client on each new connection as soon as it has taken up the new CRL.',
  group: 'validity',
  severity: 'high',
  cwe: [299, 672],
  over: 'each-version',
  speaks: 'any',
  needs: 'reload',
  remedy:
    'see that the new CRL lies where the server reads it (--crl-to), that the command makes every process of the server read it, and that the server checks revocation at all',
  plan: async () => [{ label: 'a new connection of the client', outlives: 'new-handshake' }],
}
