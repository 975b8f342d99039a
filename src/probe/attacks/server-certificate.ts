/** Presents the server's own certificate as if it were a client's certificate. */
import type { AttackOf } from '../attack.ts'

export const serverCertificate: AttackOf<'serverCredential'> = {
  id: 'server-certificate',
  title: "the server's own certificate, used as a client",
  meaning: 'Each of your servers, and anybody who breaks into one of them, can pass for a client of this server.',
  sound: 'It refuses the certificate, because that is of another CA or not for clients.',
  group: 'identity',
  severity: 'high',
  cwe: [295],
  over: 'each-version',
  speaks: 'any',
  needs: 'serverCredential',
  remedy: 'trust one CA for clients and another for servers, and require the client purpose (clientAuth) of clients',
  plan: async (_, credential) => [{ label: "the server's certificate", credential }],
}
