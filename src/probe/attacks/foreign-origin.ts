/**
 * Sends what a browser with the honest certificate would send if a foreign page told it to: a POST with that page's
 * Origin (RFC 6454 §7). A certificate is presented by the browser to whomever asks, like a cookie without SameSite.
 */
import type { AttackOf } from '../attack.ts'
import { FOREIGN_ORIGIN, post } from '../engine/http.ts'
import { curlLine } from '../engine/reproduce.ts'

export const foreignOrigin: AttackOf<'unsafe-path'> = {
  id: 'foreign-origin',
  title: 'request forged by a foreign web site',
  meaning: "Any web page that your client's browser visits can act on this server in the client's name.",
  group: 'browser',
  severity: 'high',
  cwe: [346, 352],
  over: 'newest-version',
  needs: 'unsafe-path',
  remedy:
    'refuse every POST, PUT, PATCH and DELETE whose Origin is not exactly one of your own; refuse "null" and duplicates',
  reproduce: ({ request }) =>
    curlLine(request, request.unsafePath ?? request.path, [
      ...['--cert', 'client.pem', '--key', 'client-key.pem'],
      ...['--request', 'POST', '--header', `Origin: ${FOREIGN_ORIGIN}`],
    ]),
  plan: async ({ request, authority }, unsafePath) => {
    const own = `https://${authority}`
    const forgeries: readonly (readonly [label: string, ...origins: string[]])[] = [
      ['Origin of another site', FOREIGN_ORIGIN],
      ['Origin: null', 'null'],
      ['Origin that begins like ours', `https://${request.serverName}.evil.example`],
      ['our Origin without TLS', `http://${authority}`],
      ['our Origin and another', own, FOREIGN_ORIGIN],
    ]
    return forgeries.map(([label, ...origins]) => ({
      label,
      request: post(unsafePath, origins),
      credential: request.credential,
      control: post(unsafePath, [own]),
    }))
  },
}
