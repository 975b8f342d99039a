/**
 * Reads the address of a backend that a proxy passes requests on to. Does not decide which addresses a target takes: its manifest
 * lists the schemes.
 */
import { isAddress, parseHost } from '../policy/host.ts'

/** How a backend is reached. */
export const SCHEMES = ['http', 'https', 'unix'] as const
export type Scheme = (typeof SCHEMES)[number]

/** A backend: a host and its port, or the path of a socket. */
export type Endpoint =
  | { readonly scheme: 'http' | 'https'; readonly host: string; readonly port: number }
  | { readonly scheme: 'unix'; readonly path: string }

const DEFAULT_PORTS = { http: 80, https: 443 } as const

/** The path of a socket must fit into its address, with a zero at the end; Linux has the most room, 108 octets. */
const LONGEST_PATH = 107

/**
 * Parses `http://HOST:PORT`, `https://NAME:PORT` or `unix:/PATH`, and nothing more; undefined for anything else. Names of containers
 * may have underscores, as names in the DNS may (RFC 2181 §11). An https backend has a name, because not every proxy compares an address
 * with its certificate.
 *
 * Pure.
 */
export function parseEndpoint(text: string): Endpoint | undefined {
  const [, path] = /^unix:((?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+)$/.exec(text) ?? []
  if (path !== undefined) return path.length > LONGEST_PATH ? undefined : { scheme: 'unix', path }
  const [, scheme, bracketed, plain, digits] =
    /^(https?):\/\/(?:\[([0-9a-f:]+)\]|([^:/[\]]+))(?::([1-9][0-9]{0,4}))?$/.exec(text) ?? []
  if (scheme !== 'http' && scheme !== 'https') return undefined
  const port = Number(digits ?? DEFAULT_PORTS[scheme])
  const host = bracketed ?? plain ?? ''
  if (port > 65_535 || !isHost(host, bracketed !== undefined)) return undefined
  if (scheme === 'https' && isAddress(host)) return undefined
  return { scheme, host, port }
}

function isHost(host: string, isBracketed: boolean): boolean {
  try {
    return isBracketed === parseHost(host.replace(/(?<=[a-z0-9])_(?=[a-z0-9])/g, '-')).includes(':')
  } catch {
    return false
  }
}

/** Parses `ADDRESS:PORT`, an IPv6 address in brackets; undefined for anything else. Pure. */
export function parsePlace(text: string): { readonly address: string; readonly port: number } | undefined {
  const endpoint = parseEndpoint(`http://${text}`)
  if (endpoint?.scheme !== 'http' || !isAddress(endpoint.host) || !text.endsWith(`:${endpoint.port}`)) return undefined
  return { address: endpoint.host, port: endpoint.port }
}

const examples: Readonly<Record<Scheme, string>> = {
  http: 'http://HOST or http://HOST:PORT in lower case, such as http://127.0.0.1:9000',
  https: 'https://NAME or https://NAME:PORT, such as https://app.acme.internal',
  unix: 'unix:PATH, such as unix:/run/app.sock',
}

/** What is expected of an endpoint, in words. Pure. */
export const endpointExpected = (schemes: readonly Scheme[]): string =>
  schemes.map((scheme) => examples[scheme]).join('; or ')
