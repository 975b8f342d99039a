/**
 * Explains why the server does not admit the honest client: the usual mistakes, each with its cause and a remedy. This file
 * decides no verdict of an attack.
 */
import type { Der } from '../core/brand.ts'
import { isRefusal } from '../core/refusal.ts'
import { namesOf } from '../policy/claim.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import type { ProbeRequest } from './attack.ts'
import type { Campaign } from './engine/campaign.ts'
import type { ControlResult } from './engine/round.ts'
import type { Observation } from './observation.ts'
import { isHttp } from './protocol/protocol.ts'
import { protocolsOf } from './protocols/index.ts'
import type { Cause } from './report/report.ts'
import { certificateAlerts, formatAlert, NO_APPLICATION_PROTOCOL } from './tls/alert.ts'

/** An alert by its number (RFC 8446 §6.2). */
const UNRECOGNIZED_NAME = 112

/** Names and addresses that a server's certificate is good for; none where it cannot be read. Pure. */
export function hostsOf(certificate: Der<'Certificate'> | undefined): readonly string[] {
  if (certificate === undefined) return []
  try {
    const names = namesOf(parseCertificate(certificate).tbs)
    return names.flatMap((name) => (name.kind === 'dns' || name.kind === 'ip' ? [name.value] : []))
  } catch (error) {
    if (isRefusal(error)) return []
    throw error
  }
}

type Ground = { readonly request: ProbeRequest; readonly campaign: Campaign }

/** Which name to ask for instead: one of the certificate's, a name before an address. */
function otherName(hosts: readonly string[], serverName: string): Pick<Cause, 'next'> {
  const others = hosts.filter((host) => host !== serverName && !host.startsWith('*'))
  const [better] = others.toSorted((one, other) => Number(/^[\d.]+$|:/.test(one)) - Number(/^[\d.]+$|:/.test(other)))
  return {
    next: better === undefined ? 'give the name by which clients reach it with --host NAME' : `give --host ${better}`,
  }
}

/** The server knows itself by another name than it was asked for. */
async function diagnoseName(
  seen: Observation,
  { version, protocol, request: honest }: ControlResult,
  { request, campaign }: Ground,
) {
  const { serverName } = request
  const { code, alert, answer } = seen
  const misdirected = isHttp(answer) && answer.status === 421
  if (code !== 'ERR_TLS_CERT_ALTNAME_INVALID' && alert !== UNRECOGNIZED_NAME && !misdirected) return undefined
  const nameless = async () =>
    (
      await campaign.ask(
        { transport: version, protocol },
        { request: honest, credential: request.credential, sni: 'none' },
      )
    ).peerCertificate
  const hosts = hostsOf(seen.peerCertificate ?? (await nameless()))
  const shows = hosts.length === 0 ? '' : ` (its certificate is for ${hosts.join(', ')})`
  const how =
    answer === undefined
      ? alert === undefined
        ? ''
        : `: alert ${formatAlert(alert)}`
      : `: it answered ${protocol.tell(answer)}`
  return { what: `${serverName} is not a name of this server${how}${shows}`, ...otherName(hosts, serverName) }
}

/** Nothing listens, or what does speaks no TLS. */
async function diagnoseConnection(
  seen: Observation,
  { protocol, request: honest }: ControlResult,
  { request, campaign }: Ground,
): Promise<Cause | undefined> {
  const { host, port } = request.address
  const where = `${host}, port ${port}`
  const plain = protocol.family === 'http' ? 'plain HTTP' : `plain ${protocol.title}`
  if (seen.end === 'unreachable') {
    const refused = seen.code === 'ECONNREFUSED'
    const what = refused
      ? `nothing listens at ${where}`
      : `the server could not be reached at ${where}${seen.detail === undefined ? '' : ` (${seen.detail})`}`
    return { what, next: 'start the server, or give the address and port at which it listens in the URL' }
  }
  if (seen.flight.hello !== undefined || seen.alert !== undefined) return undefined
  if (protocol.prelude !== undefined && seen.end === 'local') {
    const what = `at ${where}, ${seen.detail}`
    return { what, next: `give the port at which the server speaks ${protocol.title}, and let it offer TLS there` }
  }
  const { answer, receivedBytes, end } = await campaign.ask({ transport: 'cleartext', protocol }, { request: honest })
  if (answer === undefined && receivedBytes === 0) {
    const what =
      end === 'timeout'
        ? `the program that listens at ${where} sends nothing, neither in TLS nor in ${plain}`
        : `the program that listens at ${where} ends each connection before it sends anything`
    return {
      what,
      next: 'give the port at which the server speaks TLS, or look in its log for what it waits for or whom it refuses',
    }
  }
  const what = `the program that listens at ${where} speaks ${answer === undefined ? 'another protocol than TLS' : plain}`
  return { what, next: 'give the port at which the server speaks TLS' }
}

/** The server shakes hands, and there it ends. */
function diagnosePage(
  { handshake, end, receivedBytes, protocol }: Observation,
  { request }: Ground,
): Cause | undefined {
  if (handshake !== 'complete' || end !== 'timeout' || receivedBytes > 0) return undefined
  if (protocol.family === 'tls') {
    return {
      what: 'the TLS handshake succeeds, but the server says no line to a client that says one',
      next: 'say with --send TEXT what the client asks, and with --expect TEXT what it is answered',
    }
  }
  if (protocol.family !== 'http') {
    return {
      what: `the TLS handshake succeeds, but the server does not answer in ${protocol.title} in time`,
      next: "look in the server's log for what it waits for, or give the port at which it speaks this protocol",
    }
  }
  const what = `the TLS handshake succeeds, but the server does not answer GET ${request.path} in time`
  return { what, next: "look in the server's log for what it waits for, or give another page with --path" }
}

/** The server takes no protocol that we speak. */
function diagnoseProtocol({ alert, protocol }: Observation): Cause | undefined {
  if (alert !== NO_APPLICATION_PROTOCOL) return undefined
  const titles = protocolsOf(protocol.family).map(({ title }) => title)
  const [only, further] = titles
  return {
    what:
      further === undefined
        ? `the server does not accept ${only}`
        : `the server accepts neither ${titles.join(' nor ')}`,
    next: `configure the server to accept ${further === undefined ? 'it' : 'one of them'} (ALPN) while it is probed`,
  }
}

/** The server's certificate, or the client's, is refused. */
function diagnoseTrust({ code, alert, peerCertificate }: Observation, { request }: Ground): Cause | undefined {
  // An alert is the server's word, and has a code as well: it is about us.
  if (
    alert === undefined &&
    peerCertificate !== undefined &&
    code !== undefined &&
    request.serverTrust !== 'unchecked'
  ) {
    const what = `the server's certificate is not trusted (${code.replace(/^ERR_/, '')})`
    const next =
      'give the server a certificate of this home, or name the CA of its certificate: --server-ca FILE, or --server-ca public'
    return { what, next }
  }
  if (alert === undefined || !certificateAlerts.has(alert)) return undefined
  const [certificate] = request.credential.chain
  const who = certificate === undefined ? 'the client' : formatName(parseCertificate(certificate).tbs.subject)
  const what = `the server refuses the honest client, ${who}, with alert ${formatAlert(alert)}`
  return { what, next: "give the server this home's client CA and newest CRL, or choose a client with --as NAME" }
}

/** The application asks for a certificate page by page, when the handshake is over. */
function diagnoseDemand(records: readonly ControlResult[], { request }: Ground): Cause | undefined {
  const denied = records.filter(({ control }) => control.state === 'denied')
  const [first] = denied
  const answer = first?.first.answer
  const status = isHttp(answer) ? answer.status : undefined
  const asked = denied.some(({ first: seen }) => seen.flight.authorities !== undefined)
  if (first === undefined || asked || (status !== 401 && status !== 403)) return undefined
  return {
    what: `GET ${request.path} over TLS ${first.version} was answered ${status}, and the server asked for no certificate in the handshake; if it asks later, for some paths only, no browser can answer in TLS 1.3`,
    next: 'configure the server to ask for the certificate in the handshake, whatever the path, or give another page with --path',
  }
}

/**
 * Says why the honest client was let in over no version of TLS; undefined where there is something
 * to attack: it was answered, and over no other version asked for its certificate too late.
 */
export async function diagnose(records: readonly ControlResult[], ground: Ground): Promise<Cause | undefined> {
  const demand = diagnoseDemand(records, ground)
  if (demand !== undefined) return demand
  if (records.some(({ control }) => control.state === 'answered')) return undefined
  if (records.some(({ control }) => control.state === 'denied')) return undefined
  const [record] = records.filter(({ control }) => control.state === 'failed')
  if (record === undefined) {
    const next = 'let the server speak TLS 1.2 or 1.3'
    return { what: 'the server speaks neither TLS 1.2 nor TLS 1.3', next }
  }
  const { first: seen, control } = record
  return (
    diagnosePage(seen, ground) ??
    (await diagnoseConnection(seen, record, ground)) ??
    (await diagnoseName(seen, record, ground)) ??
    diagnoseTrust(seen, ground) ??
    diagnoseProtocol(seen) ?? {
      what: `the honest client is not let in: ${'why' in control ? control.why : ''}`,
      next: "look in the server's log for what it refuses, or what failed there",
    }
  )
}
