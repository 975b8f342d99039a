/** Writes the command line with which a person can repeat one attempt by hand. This file runs no command and reads no key. */

import type { Credential } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { shellWord } from '../../core/shell.ts'
import { formatHostAndPort, formatHostField } from '../../policy/host.ts'
import type { HttpRequest } from '../protocol/http.ts'
import { isHttpRequest } from '../protocol/protocol.ts'
import { encodeRequest } from '../protocols/http1.ts'
import type { Endpoint } from './observe.ts'
import type { Round as AnyRound } from './round.ts'

/** Files by which a command line can name what an attempt presents. */
export type ByHand = {
  /** PEM file of the authorities by which the server's certificate is verified; the system's own where absent. */
  readonly serverTrust?: string
  /** The PEM files of a credential, written if need be; undefined if the credential is not kept. */
  place(attack: string, credential: Credential): Promise<{ readonly chain: string; readonly key: string } | undefined>
}

/** A round whose request is of HTTP. */
type Round = AnyRound & { readonly request: HttpRequest }

const line = (...words: readonly string[]): string => words.map(shellWord).join(' ')

/** Whether curl sends a path unchanged: curl rewrites dot segments, and gives brackets a meaning. */
const isPlain = (path: string): boolean => /^[A-Za-z0-9/_~?=&.-]*$/.test(path) && !/\/\.|\/\//.test(path)

/** curl names the server by the URL, and connects to the probed address whatever that name stands for. */
function curlLine(
  { request, transport, protocol }: Round,
  endpoint: Endpoint,
  presented: readonly string[],
  trust: string | undefined,
): string {
  const hostField = formatHostField(endpoint.serverName, endpoint.address.port)
  const route =
    endpoint.serverName === endpoint.address.host
      ? []
      : ['--connect-to', `::${formatHostAndPort(endpoint.address.host, endpoint.address.port)}`]
  const origin = request.requestTarget === 'absolute' ? `https://${hostField}` : ''
  const target = request.requestTarget === 'asterisk' ? '*' : `${origin}${request.path}`
  const plain = isPlain(target)
  const inTls = transport !== 'cleartext'
  const version = transport === '1.2' ? ['--tls-max', '1.2'] : ['--tlsv1.3']
  const method = request.method === 'GET' ? [] : request.method === 'HEAD' ? ['--head'] : ['--request', request.method]
  const headers = [
    ...(request.host === undefined ? [] : [{ name: 'Host', value: request.host }]),
    ...(request.headers ?? []),
    ...(/^(GET|HEAD|OPTIONS|TRACE)$/.test(request.method) ? [] : [{ name: 'Content-Length', value: '0' }]),
  ]
  return line(
    'curl',
    '--include',
    protocol.id === 'h2' ? (inTls ? '--http2' : '--http2-prior-knowledge') : `--http${request.httpVersion ?? '1.1'}`,
    ...(inTls ? [...version, ...(trust === undefined ? [] : ['--cacert', trust]), ...presented] : []),
    ...route,
    ...method,
    ...(request.httpVersion === undefined ? [] : ['--header', 'Host:']),
    ...headers.flatMap(({ name, value }) => ['--header', value === '' ? `${name};` : `${name}: ${value}`]),
    ...(plain ? [] : ['--request-target', target]),
    // Without TLS the port must always be stated: 443 is not the default of http.
    `${inTls ? 'https' : 'http'}://${inTls ? hostField : formatHostAndPort(endpoint.serverName, endpoint.address.port)}${plain ? request.path : '/'}`,
  )
}

/** openssl offers any words, also names in SNI that curl would put right. */
function opensslWords(
  { attempt: { sni }, protocol }: AnyRound,
  { serverName, address }: Endpoint,
  options: readonly string[],
): readonly string[] {
  const { starttls, hostOption } = protocol.byOpenssl ?? {}
  return [
    ...['openssl', 's_client', '-connect', formatHostAndPort(address.host, address.port)],
    ...(starttls === undefined ? [] : ['-starttls', starttls]),
    ...(hostOption === undefined ? [] : [hostOption, serverName]),
    ...(sni === 'none' ? ['-noservername'] : ['-servername', sni ?? serverName]),
    ...options,
  ]
}

const linesOf = (request: HttpRequest, { serverName, address }: Endpoint): readonly string[] => {
  const octets = encodeRequest(request, formatHostField(serverName, address.port))
  return [...Buffer.from(octets).toString('latin1').trimEnd().split('\r\n'), '']
}

/** Whether a server that answers leaves the connection open: openssl would wait for what never comes. */
const staysOpen = (lines: readonly string[]): boolean =>
  lines.at(-1) === '' && !lines.some((one) => /^connection: close$/i.test(one))

/** A command line that sends lines through openssl. */
function pipeLine(lines: readonly string[], round: AnyRound, endpoint: Endpoint, presented: readonly string[]): string {
  const { alpn = [] } = round.attempt
  const version = round.transport === '1.2' ? '-tls1_2' : '-tls1_3'
  const asked = line('printf', '%s\\r\\n', ...lines)
  const offered = alpn.length === 0 ? [] : ['-alpn', alpn.join()]
  const ends = staysOpen(lines) ? ['-no_ign_eof'] : []
  const words = opensslWords(round, endpoint, ['-quiet', ...ends, version, ...offered, ...presented])
  return `${ends.length === 0 ? asked : `(${asked}; sleep 3)`} | ${line(...words)}`
}

/** How to repeat an attempt; `unkept`: there is a way, but what it presented was made for it, and is gone. */
export type Reproduction = { readonly reproduction: string } | { readonly unkept: true } | Record<never, never>

const unrepeatable: Reproduction = {}

/** The same request, which says in so many words the Host that it would have at the first address of the server. */
const naming = (round: Round, host: string): Round => ({ ...round, request: { host, ...round.request } })

/**
 * Writes the command line that repeats an attempt: the same request over the same version of TLS, with the same
 * credential from files.
 *
 * @param byHand undefined where no files are known; only what needs none can then be repeated
 * @returns nothing where no common program can do it
 */
export async function reproduce(
  attack: string,
  made: AnyRound,
  whole: Endpoint,
  byHand: ByHand | undefined,
): Promise<Reproduction> {
  const { attempt, transport, protocol } = made
  const { credential, openssl, at: address } = attempt
  // openssl begins TLS at once where it knows nothing of what is said before.
  const isUnknown = protocol.prelude !== undefined && protocol.byOpenssl?.starttls === undefined
  if (attempt.unrepeatable || isUnknown) return unrepeatable
  const endpoint = { ...whole, ...present({ address }) }
  const { request } = made
  const own = isHttpRequest(request) ? { ...made, request } : undefined
  const round = address && own ? naming(own, formatHostField(whole.serverName, whole.address.port)) : own
  if (transport === 'cleartext') {
    return round === undefined ? unrepeatable : { reproduction: curlLine(round, endpoint, [], undefined) }
  }
  if (transport === 'hello') {
    if (openssl === undefined) return unrepeatable
    return { reproduction: `${line(...opensslWords(made, endpoint, openssl))} </dev/null` }
  }
  const { anonymous, reshape, flight, resumes, outlives } = attempt
  const before = round?.request.first ?? round?.request.stray
  const special = before ?? reshape ?? flight ?? resumes ?? outlives
  if (transport === 'quic' || special !== undefined || byHand === undefined) return unrepeatable
  const place = credential && (await byHand.place(attack, credential))
  if (credential !== undefined && place === undefined) return { unkept: true }
  const chain = place === undefined || credential?.chain.length === 1 ? [] : ['-cert_chain', place.chain]
  const forOpenssl = place === undefined ? [] : ['-cert', place.chain, '-key', place.key, ...chain]
  if (openssl !== undefined) {
    const version = transport === '1.2' ? '-tls1_2' : '-tls1_3'
    return {
      reproduction: `${line(...opensslWords(made, endpoint, [version, ...openssl, ...forOpenssl]))} </dev/null`,
    }
  }
  // openssl can only be given lines of text to send.
  if (round === undefined) {
    const lines = protocol.byOpenssl?.lines
    return lines === undefined ? unrepeatable : { reproduction: pipeLine(lines, made, endpoint, forOpenssl) }
  }
  if ((attempt.sni ?? attempt.alpn ?? anonymous ?? round.request.upgrade) !== undefined) {
    if (protocol.id === 'h2') return unrepeatable
    const suites = anonymous ? ['-cipher', 'aNULL:@SECLEVEL=0'] : []
    return { reproduction: pipeLine(linesOf(round.request, endpoint), made, endpoint, [...suites, ...forOpenssl]) }
  }
  const forCurl = place === undefined ? [] : ['--cert', place.chain, '--key', place.key]
  return { reproduction: curlLine(round, endpoint, forCurl, byHand.serverTrust) }
}
