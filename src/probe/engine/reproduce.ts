/** The command lines by which a finding is shown by hand. Files stand in for keys, so that none holds a secret. */
import { shellWord } from '../../core/shell.ts'
import { authorityOf } from './http.ts'
import type { Endpoint } from './observe.ts'

/**
 * Writes a curl line against the probed server. curl verifies it against `server-ca.pem`, and connects to the probed
 * address whatever the name stands for.
 */
export function curlLine(
  { address, serverName }: Pick<Endpoint, 'address' | 'serverName'>,
  path: string,
  options: readonly string[],
): string {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  const route = serverName === address.host ? [] : ['--connect-to', `::${host}:${address.port}`]
  const url = `https://${authorityOf(serverName, address.port)}${path}`
  return ['curl', '-i', '--cacert', 'server-ca.pem', ...route, ...options, url].map(shellWord).join(' ')
}

/** Writes an openssl line that shows what the server agrees to; the name's certificate is not checked by it. */
export function opensslLine(
  { address, serverName }: Pick<Endpoint, 'address'> & Partial<Pick<Endpoint, 'serverName'>>,
  options: readonly string[],
): string {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  const name = serverName === undefined ? ['-noservername'] : ['-servername', serverName]
  return ['openssl', 's_client', '-connect', `${host}:${address.port}`, ...name, ...options].map(shellWord).join(' ')
}
