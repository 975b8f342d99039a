/**
 * Sends the request that a browser with the honest certificate would send if a foreign page told the browser to: a POST with
 * the Origin of that page (RFC 6454 §7) and with the browser's other headers about the origin of the request. A browser
 * presents a certificate to any server that asks for a certificate, like a cookie without SameSite.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judgeAsRemark } from '../engine/oracle.ts'
import { FOREIGN_ORIGIN, type HttpRequest, post } from '../protocol/http.ts'

/** Browsers from before 2023 say nothing of where a request comes from; Safari was the last to begin (16.4). */
const byOldBrowsers: HttpAttempt['grade'] = {
  severity: 'medium',
  meaning: "Any web page that a browser from before 2023 visits can act on this server in your client's name.",
}

/** No page can have it sent without a second weakness: names spoofed on the way, or a program in a browser's place. */
const unlikely: HttpAttempt['grade'] = {
  severity: 'low',
  meaning:
    'Two programs that read such a request may each see another origin in it; no browser of today sends such a request.',
}

export const foreignOrigin: AttackOf<'unsafePath'> = {
  id: 'foreign-origin',
  title: 'request forged by a foreign web site',
  meaning: "Any web page that your client's browser visits can act on this server in the client's name.",
  sound:
    'It refuses each request that has an effect and does not come from its own origin, and answers that of its own.',
  group: 'browser',
  severity: 'high',
  cwe: [346, 352],
  over: 'newest-version',
  needs: 'unsafePath',
  remedy:
    'refuse every POST, PUT, PATCH and DELETE unless it has one Origin header and its value equals an origin of yours; refuse "null"',
  plan: async ({ request, hostField }, unsafePath) => {
    const own = `https://${hostField}`
    const { credential } = request
    const control = post(unsafePath, [own], { site: 'same-origin', by: 'script' })
    const attempt = (label: string, forged: HttpRequest, more: Partial<HttpAttempt> = {}): HttpAttempt => ({
      label,
      http: { request: forged, control },
      credential,
      ...more,
    })
    const foreign: readonly (readonly [label: string, origin: string])[] = [
      ['Origin of another site', FOREIGN_ORIGIN],
      ['Origin: null', 'null'],
      ['Origin that begins like ours', `https://${request.serverName}.evil.example`],
    ]
    const withoutTls = `http://${hostField}`
    const today = { site: 'cross-site', by: 'script' } as const
    return [
      ...foreign.map(([label, origin]) => attempt(label, post(unsafePath, [origin], today))),
      attempt('our Origin without TLS', post(unsafePath, [withoutTls], today)),
      attempt('a form of another site', post(unsafePath, [FOREIGN_ORIGIN], { ...today, by: 'form' })),
      ...foreign.map(([label, origin]) =>
        attempt(`${label}, from an old browser`, post(unsafePath, [origin]), { grade: byOldBrowsers }),
      ),
      attempt('our Origin without TLS, from an old browser', post(unsafePath, [withoutTls]), {
        grade: unlikely,
        judge: judgeAsRemark,
      }),
      attempt('our Origin and another', post(unsafePath, [own, FOREIGN_ORIGIN]), {
        grade: unlikely,
        judge: judgeAsRemark,
      }),
    ]
  },
}
