/** One request on one connection, and what was seen of its answer. What that means is the oracle's matter. */
import { createHash } from 'node:crypto'
import type { Der } from '../../core/brand.ts'
import type { Address, Credential, Network, TlsOutcome, TlsVersion } from '../../core/port.ts'
import { authorityOf, encodeRequest, type HttpRequest, type HttpResponse, headerValues, readResponse } from './http.ts'

/** What the request travels in. */
export type Transport = TlsVersion | 'cleartext'

export type Endpoint = {
  readonly address: Address
  /** Name in SNI, Host and Origin, and the one that the server's certificate must have. */
  readonly serverName: string
  readonly serverTrust: readonly Der<'Certificate'>[] | 'unchecked'
  readonly timeoutMs: number
}

export type Observation = {
  readonly transport: Transport
  readonly end: TlsOutcome['end']
  readonly handshake: TlsOutcome['handshake']
  readonly alert?: number
  /** A whole answer of HTTP, when one came. */
  readonly answer?: HttpResponse
  /** Application bytes that came, whether they made an answer or not. */
  readonly receivedBytes: number
  /** In somebody else's words; decides nothing. */
  readonly detail?: string
  readonly elapsedMs: number
}

/** Number of the alert that a TLS server sends in clear to somebody who does not speak TLS (RFC 8446 §5.1, §6). */
function alertInClear(received: Uint8Array): number | undefined {
  return received[0] === 21 && received[1] === 3 && received.length === 7 ? received[6] : undefined
}

async function converse(
  network: Network,
  endpoint: Endpoint,
  transport: Transport,
  send: Uint8Array,
  credential: Credential | undefined,
): Promise<TlsOutcome> {
  const { address, serverName, serverTrust, timeoutMs } = endpoint
  const complete = (received: Uint8Array): boolean => readResponse(received, false).state !== 'incomplete'
  if (transport !== 'cleartext') {
    const presented = credential === undefined ? {} : { credential }
    return network.exchange({
      address,
      serverName,
      serverTrust,
      version: transport,
      ...presented,
      send,
      complete,
      timeoutMs,
    })
  }
  const outcome = await network.exchangeCleartext({ address, send, complete, timeoutMs })
  const alert = alertInClear(outcome.received)
  if (alert === undefined) return { ...outcome, handshake: 'failed' }
  return { ...outcome, handshake: 'failed', end: 'closed', received: new Uint8Array(), alert }
}

/** Asks once, on a connection of its own, presenting a credential or none. */
export async function observe(
  network: Network,
  endpoint: Endpoint,
  transport: Transport,
  request: HttpRequest,
  credential: Credential | undefined,
): Promise<Observation> {
  const send = encodeRequest(request, authorityOf(endpoint.serverName, endpoint.address.port))
  const { received, ...seen } = await converse(network, endpoint, transport, send, credential)
  const reading = received.length === 0 ? undefined : readResponse(received, seen.end === 'closed')
  const detail = reading?.state === 'malformed' ? reading.problem : seen.detail
  return {
    transport,
    end: seen.end,
    handshake: seen.handshake,
    ...(seen.alert === undefined ? {} : { alert: seen.alert }),
    ...(reading?.state === 'complete' ? { answer: reading.response } : {}),
    receivedBytes: received.length,
    ...(detail === undefined ? {} : { detail }),
    elapsedMs: seen.elapsedMs,
  }
}

/** What a report keeps of a page: enough to compare two, nothing of what they say. */
export function describeAnswer(answer: HttpResponse) {
  return {
    status: answer.status,
    mediaType: headerValues(answer, 'content-type')[0]?.split(';')[0]?.trim().toLowerCase() ?? '',
    bodyBytes: answer.body.length,
    bodySha256: createHash('sha256').update(answer.body).digest('hex'),
  }
}
