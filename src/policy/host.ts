/** The host of a server: the name or address that its clients connect to. Does not say which hosts a certificate may have. */
import { parseHostname, parseIpAddress } from './hostname.ts'

/** Whether a host is an IP address rather than a name, which never ends in a number (RFC 1123 §2.1). Pure. */
export const isAddress = (host: string): boolean => host.includes(':') || /(^|\.)\d+$/.test(host)

/**
 * Parses a host: a name, or an IP address in its canonical form.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 */
export const parseHost = (text: string): string =>
  isAddress(text) ? parseIpAddress(text) : parseHostname(text, 'host')

/** A host as it stands in a URL and in the field Host. Pure. @see RFC 3986 §3.2.2 */
export const formatHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** A host with a port, as both stand in a URL. Pure. @see RFC 3986 §3.2 */
export const formatHostAndPort = (host: string, port: number): string => `${formatHost(host)}:${port}`

/** The value of the field Host: without the port where it is 443, that of https. Pure. @see RFC 9110 §7.2 */
export const formatHostField = (host: string, port: number): string =>
  port === 443 ? formatHost(host) : formatHostAndPort(host, port)

/** The address at which this machine reaches what listens on an address: its own where that is all of them. Pure. */
export const reachedAt = (address: string): string => ({ '0.0.0.0': '127.0.0.1', '::': '::1' })[address] ?? address

/** The origin of a page from this host, as a browser sends it. Pure. @see RFC 6454 §6.2 */
export const originOf = (host: string, port: number): string => `https://${formatHostField(host, port)}`
