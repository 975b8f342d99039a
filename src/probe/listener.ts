/**
 * Other ways to the same application, as an operator writes them: another listener, another address, another virtual server. This file
 * connects to nothing, and asks for nothing.
 */
import type { Address } from '../core/port/network.ts'
import { CountersignError } from '../core/refusal.ts'
import { formatHost, formatHostAndPort, isAddress, parseHost } from '../policy/host.ts'
import { parsePath } from './protocol/http.ts'

/** A listener as it was written. */
export type ListenerUrl = {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** The page to ask for there; that of the control where absent. */
  readonly path?: string
}

/** A listener at one address of its host. */
export type Listener = ListenerUrl & { readonly address: Address }

/** What a need asks of those who may say which hosts are attacked. */
export type Reach = {
  /** The addresses of a host, of which each may be attacked. @throws {CountersignError} `probe.remote`, `network.failed` */
  readonly reach: (host: string) => Promise<readonly string[]>
}

const malformed = (what: string, value: string, expected: string): CountersignError =>
  new CountersignError('input.malformed', { what, value, expected })

/**
 * Reads the URL of a listener. Pure.
 *
 * @param schemes those that may be given, such as `http:`
 * @throws {CountersignError} `input.malformed`, `identity.refused`
 */
export function parseListener(text: string, what: string, schemes: readonly string[]): ListenerUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const scheme = url?.protocol ?? ''
  const extra = url === undefined || [url.username, url.password, url.search, url.hash].some((part) => part !== '')
  if (extra || !schemes.includes(scheme) || url.port === '0') {
    const expected = `${schemes.map((one) => `${one}//HOST:PORT`).join(' or ')}, perhaps with a path`
    // The text before an @ may contain a password.
    throw malformed(what, text.replace(/^([^/]*\/\/)[^/]*@/, '$1…@'), expected)
  }
  const secure = scheme === 'https:'
  return {
    secure,
    host: parseHost(url.hostname.replace(/^\[|\]$/g, '')),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    ...(url.pathname === '/' ? {} : { path: parsePath(url.pathname) }),
  }
}

/**
 * Finds the listeners that an operator names by their URLs, each at every address of its host; undefined where none is named.
 *
 * @param what one of the URLs, in words
 * @param schemes those that may be given, such as `http:`
 * @throws {CountersignError} `input.malformed`, `identity.refused`, and what `reach` throws
 */
export async function findListeners(
  named: readonly string[],
  what: string,
  schemes: readonly string[],
  { reach }: Reach,
): Promise<readonly Listener[] | undefined> {
  const urls = named.map((url) => parseListener(url, what, schemes))
  if (urls.length === 0) return undefined
  const found = await Promise.all(
    urls.map(async (url) => (await reach(url.host)).map((host) => ({ ...url, address: { host, port: url.port } }))),
  )
  return found.flat()
}

/**
 * Reads an address: `HOST`, `HOST:PORT`, or an IPv6 address, in brackets where a port follows. Pure.
 *
 * @throws {CountersignError} `input.malformed`, `identity.refused`
 */
export function parseAlso(text: string): { readonly host: string; readonly port?: number } {
  if (text.includes(':') && !/^\[|^[^:]*:\d*$/.test(text)) return { host: parseHost(text) }
  const [, host = '', digits] = /^(\[[^\]]*\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(text) ?? []
  const port = digits === undefined ? undefined : Number(digits)
  if (host === '' || (port !== undefined && (port < 1 || port > 65_535))) {
    throw malformed('address', text, 'HOST or HOST:PORT, such as 192.0.2.7:8443 or [2001:db8::7]:8443')
  }
  const bare = parseHost(host.replace(/^\[|\]$/g, ''))
  return port === undefined ? { host: bare } : { host: bare, port }
}

/** Another virtual server on the same listener, and a page of its own. */
export type VirtualHost = { readonly name: string; readonly path: string }

/**
 * Reads `NAME` or `NAME=PATH`. Pure.
 *
 * @throws {CountersignError} `input.malformed`, `identity.refused`
 */
export function parseVirtualHost(text: string): VirtualHost {
  const at = text.indexOf('=')
  const name = parseHost(at < 0 ? text : text.slice(0, at))
  // RFC 6066 §3: an IP address is no server name.
  if (isAddress(name)) throw malformed('name of a virtual server', text, 'a host name, perhaps with a page: NAME=PATH')
  return { name, path: at < 0 ? '/' : parsePath(text.slice(at + 1)) }
}

/** The value of Host for a listener: without the port that its scheme means. */
export const hostOf = ({ secure, port }: ListenerUrl, host: string): string =>
  port === (secure ? 443 : 80) ? formatHost(host) : formatHostAndPort(host, port)

export const formatListener = ({ secure, address }: Listener): string =>
  `${secure ? 'https' : 'http'}://${formatHostAndPort(address.host, address.port)}`
