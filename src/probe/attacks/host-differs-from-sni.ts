/**
 * Connects to one name and requests a page of another name, without a certificate: TLS looks at SNI, HTTP at Host (RFC 9110
 * §7.4).
 */
import { formatHostField } from '../../policy/host.ts'
import type { AttackOf } from '../attack.ts'
import type { HttpRequest } from '../protocol/http.ts'
import { asStrangers } from '../strangers.ts'

export const hostDiffersFromSni: AttackOf<'nothing'> = {
  id: 'host-differs-from-sni',
  title: 'request for another host than in the handshake',
  meaning:
    'The server decides by a host name whether the client needs a certificate, and the client can choose that name.',
  sound: 'It answers 421 or 400, or demands a certificate whatever the Host is.',
  history: [
    'Traefik before 3.7.3 did not compare Host with the handshake where the policy was for a wildcard name: GHSA-5r4w-85f3-pw66',
    'Traefik before 2.6.1 chose another TLS configuration than the router when the host name ended with a dot: CVE-2022-23632',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [288, 297],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'demand the certificate for the whole listener, and answer 421 where Host and SNI name different servers',
  plan: (ground) => {
    const { request, honest, hostField } = ground
    const { serverName, address } = request
    const asked: readonly (readonly [label: string, more: Partial<HttpRequest>])[] = [
      ['Host of another site', { host: 'elsewhere.example' }],
      ['Host in upper case', { host: hostField.toUpperCase() }],
      ['Host with a dot at its end', { host: formatHostField(`${serverName}.`, address.port) }],
      ['Host of another site, ours in the target', { host: 'elsewhere.example', requestTarget: 'absolute' }],
      ['no Host', { httpVersion: '1.0' }],
      ['X-Forwarded-Host of another site', { headers: [{ name: 'X-Forwarded-Host', value: 'elsewhere.example' }] }],
    ]
    return asStrangers(
      ground,
      asked.map(([label, more]) => [label, { http: { request: { ...honest, ...more } } }]),
    )
  },
}
