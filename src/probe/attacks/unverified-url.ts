/**
 * Presents certificates that nobody known has signed and that name URLs of the probe's own listener: a server that fetches one of them does so
 * for a stranger (RFC 5280 §4.2.2.1, §4.2.1.13; §8 warns of it).
 */
import type { Credential } from '../../core/port/network.ts'
import type { AttackOf } from '../attack.ts'
import type { Attempt } from '../attempt.ts'
import type { Bait } from '../engine/bait.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import type { Answer } from '../protocol/protocol.ts'

/** Whether the server has come, whatever else it did. It may come after its refusal, so that is asked for once more. */
const judgeFetch =
  (bait: Bait, path: string) =>
  (seen: Observation, control: Answer): Judgement | Silence => {
    if (bait.taken().some((target) => target.startsWith(path))) {
      const evidence = `the server asked the probe's listener for ${path}, a URL in a certificate that nobody had verified`
      return { verdict: 'bypassed', evidence }
    }
    const judgement = judge(seen, control)
    if (judgement.verdict === 'enforced') return { ...judgement, verdict: 'silent' }
    // That it lets this certificate in is what other attacks look for.
    if (judgement.verdict === 'bypassed') return { verdict: 'silent', how: 'no URL in the certificate was asked for' }
    return judgement
  }

export const unverifiedUrl: AttackOf<'nothing'> = {
  id: 'unverified-url',
  title: 'request to a URL in a certificate that nobody has verified',
  meaning:
    'Anybody, without a certificate of this CA, can make the server send requests to addresses of their choice, behind the firewall too.',
  sound: 'It fetches nothing that a certificate names before it has verified that certificate, and refuses this one.',
  history: [
    'OpenJDK fetches the CA of an unknown client where com.sun.security.enableAIAcaIssuers is on and, in later updates, com.sun.security.allowedAIALocations allows the URL (measured with 17.0.21)',
  ],
  group: 'validity',
  severity: 'high',
  cwe: [918, 295],
  over: 'newest-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'switch the fetching of missing CA certificates off (AIA caIssuers), and get CRLs from your own CA, not from URLs in certificates',
  plan: async ({ forge, bait }) => {
    const laid = await bait()
    if (laid === undefined) {
      const why =
        'the server is on another machine, and the listener of the probe, to which the URLs lead, is on loopback; probe on the machine of the server'
      return { verdict: 'not-tried', why }
    }
    const refer = async (path: string) => ({ ...(await forge.referring(laid.url(path))), path })
    const [first, second] = [await refer('/countersign-probe-pinned'), await refer('/countersign-probe-unknown')]
    const attempt = (label: string, credential: Credential, path: string): Attempt => ({
      label,
      credential,
      judge: judgeFetch(laid, path),
      unrepeatable: true,
    })
    return [
      attempt('under the name of the CA', first.toPinned, first.path),
      attempt('under a CA that it would have to fetch', second.toUnknown, second.path),
    ]
  },
}
