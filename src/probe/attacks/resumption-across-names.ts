/**
 * Makes a session at another virtual server and resumes it at this one, and the other way round: a session that is resumed under another
 * name carries the client past the policy of that name (RFC 8446 §4.6.1; RFC 6066 §3).
 */
import { present } from '../../core/present.ts'
import { formatHostField } from '../../policy/host.ts'
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judgeResumedAt, judgeResumedElsewhere } from '../resumed-elsewhere.ts'

export const resumptionAcrossNames: AttackOf<'vhost'> = {
  id: 'resumption-across-names',
  title: 'session resumed at another virtual server',
  meaning:
    'Whom one virtual server of this listener has let in, with a certificate of its own CA or with none, gets into another by resuming the session.',
  sound: 'It resumes a session only under the name under which it was made.',
  history: [
    'nginx 1.11.4 to 1.27.3, mended in 1.26.3 and 1.27.4 (CVE-2025-23419)',
    'Apache httpd 2.4.35 to 2.4.63, mended in 2.4.64 (CVE-2025-23048)',
  ],
  group: 'identity',
  severity: 'high',
  cwe: [287, 288],
  over: 'each-version',
  needs: 'vhost',
  remedy:
    'upgrade the server, or switch session tickets and the session cache off on every virtual server of the listener; in Node.js set SSL_OP_NO_TICKET on the default context',
  plan: async ({ request, forge, honest }, hosts) => {
    const { serverName, address, credential, sibling } = request
    const strangers = [
      ...(await forge.strangers()),
      ...(sibling === undefined ? [] : [{ label: 'client of another CA', credential: sibling }]),
    ]
    return hosts.flatMap(({ name, path }): readonly HttpAttempt[] => {
      const own = { ...honest, path, host: formatHostField(name, address.port) }
      return [
        ...strangers.map(({ label, credential: presented }) => ({
          label: `a session of ${name}, ${label}`,
          sni: serverName,
          resumes: async () => ({ sni: name, request: own, ...present({ credential: presented }) }),
          judge: judgeResumedElsewhere(name),
        })),
        {
          label: `the honest client's session at ${name}`,
          sni: name,
          resumes: async () => ({ credential }),
          http: {
            request: own,
            control: honest,
            beside: [
              { request: own, sni: name, credential },
              { request: own, sni: name },
            ],
          },
          judge: judgeResumedAt(name),
        },
      ]
    })
  },
}
