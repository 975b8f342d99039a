/** Presents a certificate of a CA that browsers trust: a server whose file of CAs is missing may trust all of those. */
import type { AttackOf } from '../attack.ts'

export const publicCertificate: AttackOf<'public'> = {
  id: 'public-certificate',
  title: 'client of a public CA',
  meaning: 'Anybody who gets a certificate of a public CA, as everybody can for a domain, gets in.',
  sound: 'It refuses the client as it refuses a certificate of any other CA than the pinned one.',
  history: ['Caddy before 2.11.1: without its file of CAs it trusted those of the system (CVE-2026-27586)'],
  group: 'identity',
  severity: 'critical',
  cwe: [295, 636],
  over: 'each-version',
  speaks: 'any',
  needs: 'public',
  remedy:
    'give the server only one trust anchor, the pinned client CA, and let it not start where that file is missing',
  plan: async (_, credential) => [{ label: 'client of a public CA', credential }],
}
