/** Presents a certificate that is on the CRL of the server (RFC 5280 §5). */
import type { AttackOf } from '../attack.ts'
import { CONNECTIONS_IN_TURN } from '../attempt.ts'

export const revoked: AttackOf<'revoked'> = {
  id: 'revoked',
  title: 'revoked certificate',
  meaning: 'The server accepts revoked certificates, so a stolen certificate can be used until it expires.',
  sound: 'It refuses the client, with the alert certificate_revoked or an error page, on each connection.',
  history: [
    'the stream module of nginx, with ssl_ocsp, let in clients whose certificate OCSP had called revoked: CVE-2026-28755',
  ],
  group: 'validity',
  severity: 'high',
  cwe: [295, 299],
  over: 'each-version',
  speaks: 'any',
  needs: 'revoked',
  remedy:
    'give the server the current CRL and reload the server, because most servers read a CRL only once; make it refuse every client when it has no CRL',
  plan: async (_, { credential, name }) => [
    {
      label: `revoked certificate of ${name}`,
      credential,
      // Where several servers share an address, one of them may still have the CRL of yesterday.
      times: CONNECTIONS_IN_TURN,
    },
  ],
}
