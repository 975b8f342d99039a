// A mutual-TLS server: whoever has no good certificate of the one pinned client CA gets no answer.
//
//   node server.mjs             serves until SIGTERM
//   node server.mjs --check     reads config.json and tls/, says what would be in force, and ends
//   kill -HUP <pid>             takes up a new CRL, server certificate or access.json; a bad one leaves the good one in force
//
// Node.js 20 or later, no dependencies. Settings are in config.json. This file is yours to edit: your application is
// part 2. The rest is the door, from the outside in, and can stay as it is.

import { constants, createHash, createPrivateKey, verify, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import { createServer } from 'node:https'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'

/** An answer other than the one hoped for. `close` ends the connection with it. */
class Refusal extends Error {
  constructor(status, message, { close = false, headers = {} } = {}) {
    super(message)
    Object.assign(this, { status, close, headers })
  }
}

/** Something that must not be taken into service: a wrong file, a wrong setting, a malformed certificate. */
class Unusable extends Error {}

// ---- 1. Settings ----------------------------------------------------------------------------------------------------

const config = readConfig('config.json')

function readConfig(name) {
  const text = (value) => typeof value === 'string' && value !== ''
  const count = (value) => Number.isSafeInteger(value) && value > 0
  const words = (...known) => (value) => known.includes(value)
  const any = (is) => (value) => Array.isArray(value) && value.every(is)
  const some = (is) => (value) => any(is)(value) && value.length > 0
  const shape = {
    recipe: { target: text, versions: text, guideline: text, pin: text, exportedAt: text },
    host: text,
    listen: { address: text, port: count },
    origins: some(text),
    clientsWithoutOrigin: words('refuse', 'allow'),
    claims: any(({ name, type, oid, uri }) => text(name) && isClaimType(type) && text(oid ?? uri)),
    tls: { versions: some(words('1.2', '1.3')), ciphers: some(text), groups: some(text) },
    headers: some(({ name, value }) => text(name) && text(value)),
    foreignHeaders: { names: some(text), beginnings: some(text), passed: any(text) },
    limits: {
      connections: count,
      connectionSeconds: count,
      handshakes: count,
      handshakeSeconds: count,
      headersSeconds: count,
      requestSeconds: count,
      idleSeconds: count,
      shutdownSeconds: count,
      headerBytes: count,
      bodyBytes: count,
    },
  }
  const check = (value, is, path) => {
    if (typeof is === 'function') {
      if (!is(value)) throw new Unusable(`${name}: ${path} is missing or not allowed`)
      return
    }
    for (const key of Object.keys(is)) check(value?.[key], is[key], path === '' ? key : `${path}.${key}`)
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(is, key))
    if (unknown !== undefined) throw new Unusable(`${name}: ${path}.${unknown} is not a setting`)
  }
  try {
    const value = JSON.parse(readFileSync(here(name), 'utf8'))
    check(value, shape, '')
    const own = readLocal(value.limits, count)
    return Object.freeze({ ...value, limits: { ...value.limits, ...own }, own: Object.keys(own) })
  } catch (error) {
    stop(error)
  }
}

/** Limits of your own, which exports leave alone. Nothing that decides who gets in can be set there. */
function readLocal(limits, count) {
  const name = 'local.json'
  if (!existsSync(here(name))) return {}
  const { limits: own, ...rest } = JSON.parse(readFileSync(here(name), 'utf8'))
  const [other] = Object.keys(rest)
  if (other !== undefined) throw new Unusable(`${name}: ${other} cannot be set there, only limits can`)
  for (const [limit, value] of Object.entries(own ?? {})) {
    if (!Object.hasOwn(limits, limit)) throw new Unusable(`${name}: limits.${limit} is not a setting`)
    if (!count(value)) throw new Unusable(`${name}: limits.${limit} is not a whole number from 1`)
  }
  return own ?? {}
}

// ---- 2. Your application --------------------------------------------------------------------------------------------
//
// A page is a function of request and response. `request.identity` is who is calling, already verified:
//
//   { uris: ['spiffe://…'], dns: [], emails: [], serial: '0a1b…', fingerprint: '…', claims: { role: 'admin' } }
//
// To use a framework, give its listener to `door` instead of `route` (part 3): door(express()), for example.

const pages = {
  '/': {
    GET: (request, response) => answer(response, 200, request.identity),
    POST: async (request, response) => answer(response, 200, { received: (await readBody(request)).length }),
  },
}

if (config.claims.some((claim) => claim.name === 'role')) {
  const admin = (_request, response) => answer(response, 200, { admin: true })
  pages['/admin'] = { GET: requireClaim('role', ['admin'], admin) }
}

/** Lets a page be seen only by identities that carry the claim with one of the values. */
function requireClaim(name, values, page) {
  if (!config.claims.some((claim) => claim.name === name)) stop(new Unusable(`config.json has no claim ${name}`))
  return (request, response) => {
    const carried = [request.identity.claims[name] ?? []].flat()
    if (!carried.some((value) => values.includes(value))) throw new Refusal(403, `this needs the claim ${name}`)
    return page(request, response)
  }
}

function route(request, response) {
  const path = request.url.split('?', 1)[0]
  const methods = Object.hasOwn(pages, path) ? pages[path] : undefined
  if (methods === undefined) throw new Refusal(404, 'there is nothing here')
  if (!Object.hasOwn(methods, request.method)) {
    throw new Refusal(405, 'this method is not served here', { headers: { Allow: Object.keys(methods).join(', ') } })
  }
  return methods[request.method](request, response)
}

/** Answers with JSON. */
function answer(response, status, body) {
  const text = `${JSON.stringify(body)}\n`
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
}

/** The whole body, as long as it is no larger than allowed. */
async function readBody(request) {
  const chunks = []
  let length = 0
  // Leaving the loop must not destroy the connection: the 413 still has to be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > config.limits.bodyBytes) throw new Refusal(413, 'the body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// ---- 3. The door: every request passes here -------------------------------------------------------------------------

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Wraps a request listener: whatever reaches it has passed each check of `enter`, and carries `request.identity`. */
function door(application) {
  return async (request, response) => {
    setSecurityHeaders(response)
    const connection = connections.get(request.socket)
    if (connection === undefined) return request.socket.destroy() // there was no place for it
    const asked = `${request.method} ${request.url}`
    let why
    connection.answering += 1
    response.once('close', () => {
      connection.answering -= 1
      const status = response.headersSent ? response.statusCode : 'no answer'
      const line = `${who(connection)} ${quote(asked)} ${status}`
      if (why === undefined) console.log(stamped(line))
      else console.error(stamped(`${line} ${quote(why)}`))
    })
    try {
      enter(request, response, connection)
      await application(request, response)
    } catch (error) {
      why = error instanceof Refusal ? error.message : 'an error of the application'
      refuse(request, response, error)
    }
  }
}

function enter(request, response, connection) {
  if (ageOf(connection) >= config.limits.connectionSeconds || server.listening === false) {
    response.setHeader('Connection', 'close')
  }
  const objection = objectionTo(connection)
  if (objection) throw objection
  requireRightName(request)
  const path = readPath(request.url)
  request.url = spell(path, request.url)
  removeForeignHeaders(request)
  requireAllowed(connection.peer.identity, request.method, path)
  if (!SAFE_METHODS.includes(request.method)) requireOwnOrigin(request.headersDistinct)
  if (request.headers.expect !== undefined) {
    if (request.headers.expect.toLowerCase() !== '100-continue') throw new Refusal(417, 'this expectation is not met')
    if (Number(request.headers['content-length'] ?? 0) > config.limits.bodyBytes) {
      throw new Refusal(413, 'the body is too large', { close: true })
    }
    response.writeContinue()
  }
  request.identity = connection.peer.identity
}

/** The handshake checked this once. A connection lives on, so each request is held against what is in force now. */
function objectionTo({ peer, problem }) {
  const { crl, early, anchorNotAfter } = inForce
  const objection = (status, message) => new Refusal(status, message, { close: true })
  if (problem !== undefined) return objection(403, problem)
  if (now() < peer.notBefore || now() > peer.notAfter) return objection(403, 'the certificate is out of its validity')
  if (now() > anchorNotAfter) return objection(503, 'the client CA has expired: nobody can be let in')
  if (now() < crl.thisUpdate) return objection(503, 'the CRL is from the future: nobody can be let in')
  if (now() > crl.nextUpdate) return objection(503, 'the CRL has expired: nobody can be let in')
  const { serial } = peer.identity
  if (crl.revoked.has(serial) || early.some((one) => one.revoked.has(serial))) return objection(403, 'the certificate is revoked')
  return undefined
}

/** SNI and Host must both name this server: a request meant for another name has no business here (RFC 9110 §7.4). */
function requireRightName(request) {
  const asked = request.socket.servername || undefined
  const expected = isIP(config.host) ? undefined : config.host // an address is never sent as SNI (RFC 6066 §3)
  if (asked?.toLowerCase() !== expected) throw new Refusal(421, 'this name is not served here', { close: true })
  const hosts = request.headersDistinct.host ?? []
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::[0-9]{1,5})?$/i.exec(hosts[0] ?? '') ?? []
  const named = bracketed ?? plain
  if (hosts.length !== 1 || named === undefined) throw new Refusal(400, 'one Host header is needed')
  if (named.toLowerCase() !== config.host) throw new Refusal(421, 'this host is not served here')
}

/** The path as the rules read it. One that two readers could read differently is refused before anybody decides on it. */
function readPath(target) {
  const segments = target.split('?', 1)[0].split('/').slice(1)
  const read = segments.map((segment, index) => {
    if (segment === '' && index === segments.length - 1) return ''
    return readSegment(segment)
  })
  if (!/^\/[\x21-\x7e]*$/.test(target) || read.includes(undefined)) {
    throw new Refusal(400, target.includes('%') ? UNREAD : 'the request target is not a plain path')
  }
  return `/${read.join('/')}`
}

const UNREAD =
  'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take only with ' +
  '"escapes": "decode-once"'

/** A segment, with its escapes decoded once where access.json says so; undefined where it is not plain. */
function readSegment(raw) {
  const escape = inForce.access.escapes === 'decode-once' ? '_' : '%'
  if (!/^[A-Za-z0-9._~!$&'()*+,=:@-]+$/.test(raw.replace(/%[0-9A-Fa-f]{2}/g, escape))) return undefined
  try {
    const segment = decodeURIComponent(raw)
    return segment === '.' || segment === '..' || /[\p{Cc}%/\\;]/u.test(segment) ? undefined : segment
  } catch {
    return undefined // not UTF-8
  }
}

/** The target by the path that was decided on, in its one spelling: an application may go by what was sent. */
function spell(path, target) {
  const query = target.indexOf('?')
  const spelt = path.replace(/[^A-Za-z0-9._~!$&'()*+,=:@/-]+/gu, encodeURIComponent)
  return spelt + (query < 0 ? '' : target.slice(query))
}

/**
 * Who may do what, by access.json. What no rule allows is refused. Of the paths that cover a request the longest, which
 * comes first, decides alone: a method that it does not name is refused. Paths are compared by whole segments. A path that
 * a less exact reader would find another rule for is refused: nobody knows how the application reads.
 */
function requireAllowed(identity, method, path) {
  const { mode, paths } = inForce.access
  if (mode === 'unrestricted') return
  const find = (path, as) => paths.find((one) => one.path === '/' || path === as(one.path) || path.startsWith(`${as(one.path)}/`))
  const rule = find(path, (one) => one)
  if (rule !== find(fold(path), fold)) throw new Refusal(400, 'the path could be taken for another one')
  const grant = rule?.grants.find(({ methods }) => methods.includes(method))
  if (!grant?.require.every((condition) => isMet(condition, identity))) {
    throw new Refusal(403, 'this client may not do that')
  }
}

/** A path without what some readers do not see: which letters are capitals, and dots and blanks that end a segment. */
function fold(path) {
  return path
    .toUpperCase()
    .toLowerCase()
    .replace(/[. ]+(?=\/|$)/g, '')
}

/** One value is enough. In the pattern of a name `*` stands for exactly one part that is not empty. */
function isMet({ kind, name, oneOf, atLeast = -Infinity, atMost = Infinity }, { uris, dns, emails, claims }) {
  if (kind === 'claim') {
    if (!Object.hasOwn(claims, name)) return false
    const carried = [claims[name]].flat()
    if (oneOf !== undefined) return carried.some((value) => oneOf.includes(value))
    return carried.every((value) => typeof value === 'number' && atLeast <= value && value <= atMost)
  }
  const [names, separator] = { uri: [uris, '/'], dns: [dns, '.'], email: [emails, '@'] }[kind]
  const matches = (pattern, one) => {
    const [wanted, parts] = [pattern.split(separator), one.split(separator)]
    const fits = (part, index) => part === parts[index] || (part === '*' && parts[index] !== '')
    return wanted.length === parts.length && wanted.every(fits)
  }
  return names.some((one) => oneOf.some((pattern) => matches(pattern, one)))
}

/**
 * Headers by which proxies tell an identity, or clients another method or path. Nothing stands before this server, so whoever
 * sends one is lying. They are taken off, and the log says so at first sight.
 */
const foreign = {
  names: new Set(config.foreignHeaders.names.map(spellHeader)),
  passed: new Set(config.foreignHeaders.passed.map(spellHeader)),
  seen: new Set(),
}

/** X_SSL_Cert is X-SSL-Cert to some readers. */
function spellHeader(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '-')
}

function isForeign(name) {
  const spelling = spellHeader(name)
  if (foreign.passed.has(spelling)) return false
  return foreign.names.has(spelling) || config.foreignHeaders.beginnings.some((one) => spelling.startsWith(one))
}

function removeForeignHeaders(request) {
  const { headers, headersDistinct, rawHeaders } = request
  for (const name of Object.keys(headers).filter(isForeign)) {
    if (foreign.seen.size < 100 && foreign.seen.size < foreign.seen.add(name).size) {
      console.error(stamped(`took off the header ${name}, which would tell an identity; README.md says how to let it through`))
    }
    delete headers[name]
    delete headersDistinct[name]
  }
  request.rawHeaders = rawHeaders.filter((_, index) => !isForeign(rawHeaders[index - (index % 2)]))
}

/**
 * A browser shows the certificate to us on behalf of any page that asks, so an unsafe request must come from a page of
 * ours: exactly one Origin, and an allowed one. Sec-Fetch-Site speaks only where there is no Origin.
 */
function requireOwnOrigin({ origin = [], 'sec-fetch-site': site = [] }) {
  const own =
    origin.length > 0
      ? origin.length === 1 && config.origins.includes(origin[0])
      : site.length > 0
        ? site.length === 1 && site[0] === 'same-origin'
        : config.clientsWithoutOrigin === 'allow'
  if (own) return
  const nameless = origin.length === 0 && site.length === 0
  throw new Refusal(403, nameless ? NAMELESS : 'requests that change something are taken from this origin only')
}

/** What a program is told that does as programs do. */
const NAMELESS =
  'a request that changes something must say where it comes from: send the header "Origin: ' +
  `${config.origins[0]}", or have this server exported with --without-origin allow`

function setSecurityHeaders(response) {
  for (const { name, value } of config.headers) response.setHeader(name, value)
}

function refuse(request, response, error) {
  const known = error instanceof Refusal
  if (!known) console.error(stamped(`an error of the application, at ${quote(request.method)}:`), error)
  if (response.headersSent) return response.destroy()
  for (const name of response.getHeaderNames()) if (name !== 'connection') response.removeHeader(name)
  setSecurityHeaders(response)
  if (known) for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value)
  if (!known || error.close) response.setHeader('Connection', 'close')
  answer(response, known ? error.status : 500, { error: known ? error.message : 'something went wrong here' })
}

/** What Node.js says of what it cannot read, and what is answered. */
const UNHEARD = {
  HPE: [400, 'the request cannot be read: it is not HTTP as it should be'],
  HPE_HEADER_OVERFLOW: [431, 'the head of the request is too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the extensions of a chunk are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long'],
}

/** The same answer where HTTP itself was malformed, too large or too slow, and no response exists. */
function refuseMalformed(error, socket) {
  const connection = connections.get(socket)
  const [status, why] = UNHEARD[error.code] ?? (error.code?.startsWith('HPE_') ? UNHEARD.HPE : [])
  if (socket.writableEnded) return
  if (status === undefined || connection === undefined || connection.answering > 0) return socket.destroy()
  console.error(stamped(`${who(connection)} "-" ${status} ${quote(`no request that can be read: ${error.code}`)}`))
  const body = `${JSON.stringify({ error: why })}\n`
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...config.headers.map(({ name, value }) => `${name}: ${value}`),
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
  socket.resume()
  setTimeout(() => socket.destroy(), 1000).unref() // not at once: a reset could overtake the answer
}

// ---- 4. Connections -------------------------------------------------------------------------------------------------

/** Connections that have not shown a certificate yet, by their far end: who they are from, and why they end. */
const handshakes = new Map()

/** Live connections: since when, who is there, and how many requests are being answered. */
const connections = new Map()

const ageOf = (connection) => (performance.now() - connection.since) / 1000

/**
 * The one that makes room where there is one too many: the oldest of whoever has the most. So whoever opens connections and
 * says nothing, or holds as many as there are, pushes out himself, and neither the client who is quick nor the one who is alone.
 */
function findOldestOfTheBusiest(places) {
  const counts = new Map()
  for (const { whose } of places.values()) counts.set(whose, (counts.get(whose) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const [socket] = [...places].find(([, { whose }]) => counts.get(whose) === most)
  return { socket, most, countOf: (whose) => counts.get(whose) ?? 0 }
}

/** A TCP connection, before its handshake. Strangers never take the places of clients; these are counted apart. */
function arrive(socket) {
  if (handshakes.size >= limits.handshakes) {
    const { socket: oldest } = findOldestOfTheBusiest(handshakes)
    handshakes.get(oldest).why = 'it took its time with the handshake, and others waited'
    handshakes.delete(oldest)
    oldest.destroy()
  }
  const handshake = { whose: socket.remoteAddress, port: socket.remotePort, why: 'it left before the handshake was over' }
  handshakes.set(socket, handshake)
  socket.once('close', () => {
    handshakes.delete(socket)
    // What TLS has to say of it may come after this.
    setImmediate(() => handshake.done || logRefused(handshake))
  })
}

/** The handshake of a TLS socket, which Node.js does not tell: the two have their far end in common. */
function handshakeOf({ remoteAddress, remotePort }) {
  for (const handshake of handshakes.values()) {
    if (handshake.whose === remoteAddress && handshake.port === remotePort) return handshake
  }
  return undefined
}

/** Handshakes by their TLS sockets, which forget their far end when they close. */
const known = new WeakMap()

/** Keeps the certificate of a handshake for the log: it cannot be asked for once TLS has refused it. */
function follow(socket) {
  if (known.has(socket)) return
  const handshake = handshakeOf(socket)
  if (handshake === undefined) return
  known.set(socket, handshake)
  socket.prependOnceListener('secure', () => {
    handshake.certificate = socket.getPeerX509Certificate()
  })
}

function explain(error, socket) {
  const handshake = known.get(socket) ?? handshakeOf(socket)
  const code = socket.authorizationError ?? error.code
  if (handshake !== undefined && code !== 'ECONNRESET') handshake.why = REASONS[code] ?? String(code)
}

/** What OpenSSL and Node.js mean. A certificate whose issuer has no CRL here is another CA's; its CRL is not asked for. */
const REASONS = {
  CERT_REVOKED: 'the certificate is revoked',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  INVALID_PURPOSE: 'the certificate is not for clients',
  CERT_SIGNATURE_FAILURE: 'the certificate is not signed by the pinned CA, though it names it',
  ...Object.fromEntries(
    [
      'UNABLE_TO_GET_CRL',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
    ].map((code) => [code, 'the certificate is of another CA']),
  ),
  CRL_HAS_EXPIRED: 'the CRL has expired: nobody can be let in',
  CRL_NOT_YET_VALID: 'the CRL is from the future: nobody can be let in',
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: 'it has no certificate',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'it took too long with the handshake',
  ERR_SSL_NO_APPLICATION_PROTOCOL: 'it speaks no protocol that is spoken here',
  ERR_SSL_HTTP_REQUEST: 'it spoke HTTP without TLS',
}

function welcome(socket) {
  const handshake = handshakeOf(socket) ?? { whose: socket.remoteAddress }
  for (const [raw, one] of handshakes) if (one === handshake) handshakes.delete(raw)
  const connection = { since: performance.now(), answering: 0, address: handshake.whose, ...examine(socket) }
  connection.whose = connection.peer?.identity.serial ?? 'somebody whose certificate is not accepted'
  if (connections.size >= limits.connections) {
    const { socket: oldest, most, countOf } = findOldestOfTheBusiest(connections)
    if (most <= countOf(connection.whose) + 1) {
      handshake.why = 'too many clients'
      handshake.certificate = socket.getPeerX509Certificate()
      return socket.destroy()
    }
    connections.delete(oldest)
    oldest.destroy()
  }
  handshake.done = true
  connections.set(socket, connection)
  // Past its age a connection is closed with its next answer; this ends the one that keeps a single answer going.
  const { connectionSeconds, requestSeconds } = config.limits
  const deadline = setTimeout(() => socket.destroy(), (connectionSeconds + requestSeconds) * 1000).unref()
  socket.once('close', () => {
    clearTimeout(deadline)
    connections.delete(socket)
  })
}

/** Reads who is there. What is wrong with the certificate is a problem that each request of the connection meets. */
function examine(socket) {
  const certificate = socket.getPeerX509Certificate()
  if (!socket.authorized || certificate === undefined) return { problem: 'a client certificate is needed' }
  if (!certificate.verify(inForce.anchor.publicKey)) return { problem: 'the certificate is not of the pinned CA' }
  try {
    const peer = readPeer(certificate.raw)
    // A certificate without any EKU is good for everything, also in the eyes of OpenSSL; not here (§4.2.1.12).
    if (certificate.ca || !peer.usages.includes(CLIENT_AUTH)) return { problem: 'the certificate is not for clients' }
    return { peer }
  } catch (error) {
    return { problem: `the certificate is malformed: ${error.message}` }
  }
}

// ---- 5. Log: a line for each request and each refused handshake ---------------------------------------------------------
//
//   2027-01-31T12:00:00Z 192.0.2.7 4f0a… "spiffe://acme.internal/alice" "GET /admin" 200
//
// When, from where, serial number and first name of the certificate, what was asked, what the answer was, and why it was a
// refusal. Whatever comes from outside stands in quotes, in ASCII, on its one line.

const quote = (text) =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Every line begins with its time. */
function stamped(line) {
  return `${instant(now())} ${line}`
}

function who({ address, peer }) {
  const { uris = [], dns = [], emails = [], serial = '-' } = peer?.identity ?? {}
  const [name] = [...uris, ...dns, ...emails]
  return `${address ?? '-'} ${serial} ${name === undefined ? '-' : quote(name)}`
}

/** Refused handshakes of this minute that were told already, and how often they came again. */
const refused = new Map()
const TOLD_AT_MOST = 1000

function logRefused({ whose, certificate, why }) {
  const line = `${who({ address: whose, peer: readOwn(certificate) })} handshake refused ${quote(why)}`
  const told = refused.has(line) ? line : refused.size < TOLD_AT_MOST ? undefined : 'handshakes refused'
  if (told === undefined) console.error(stamped(line))
  refused.set(told ?? line, (refused.get(told ?? line) ?? 0) + (told === undefined ? 0 : 1))
}

/** Sums up what came again: a flood must not fill the disk. */
function logRepeated() {
  for (const [line, times] of refused) if (times > 0) console.error(stamped(`${line}, and ${times} more like it`))
  refused.clear()
}

/** Who a refused certificate is for. What another CA's says of itself is not repeated here. */
function readOwn(certificate) {
  try {
    return certificate?.verify(inForce.anchor.publicKey) ? readPeer(certificate.raw) : undefined
  } catch {
    return undefined // malformed
  }
}

// ---- 6. What is in force: anchor, CRL, server certificate, access rules ---------------------------------------------

/** Reads and checks all of tls/, and access.json. All or nothing: with one bad file, none of it is taken. */
function loadMaterial(previous) {
  const access = attempt('access.json', loadAccess)
  const anchor = attempt('tls/client-ca.pem', loadAnchor)
  const crl = attempt('tls/client-crl.pem', (path) => loadCrl(path, anchor, previous?.crl))
  const chain = attempt('tls/server-chain.pem', loadServerChain)
  const keyPem = attempt('tls/server-key.pem', (path) => loadServerKey(path, chain))
  const options = tlsOptions(anchor, crl, chain, keyPem)
  createSecureContext(options)
  const { notAfter: anchorNotAfter } = readCertificate(anchor.raw)
  return { anchor, anchorNotAfter, crl, early: waitingAfter(crl, previous?.early), chain, options, access }
}

/** Whom a CRL from the future names stays refused until a newer one is in force, or that one in its time. */
function waitingAfter(crl, early = []) {
  return early.filter((one) => one.number >= crl.number && !one.der.equals(crl.der))
}

/** Whatever is wrong with a file, the message names it. */
function attempt(path, load) {
  try {
    return load(path)
  } catch (error) {
    throw Object.assign(new Unusable(`${path}: ${error.message}`), { early: error.early })
  }
}

function tlsOptions(anchor, crl, chain, keyPem) {
  const { versions, ciphers, groups } = config.tls
  return {
    cert: chain.pem,
    key: keyPem,
    // Each of these four is needed, at every reload too: without `ca`, every public CA would be trusted.
    requestCert: true,
    rejectUnauthorized: true,
    ca: [anchor.toString()],
    crl: [crl.pem],
    minVersion: `TLSv${versions.at(0)}`,
    maxVersion: `TLSv${versions.at(-1)}`,
    ciphers: [...ciphers, '@SECLEVEL=2'].join(':'),
    honorCipherOrder: true,
    ecdhCurve: groups.filter(isSupportedGroup).join(':'),
    // A resumed session would bring back a client that was revoked meanwhile.
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  }
}

/** Whether this Node's OpenSSL knows a key exchange group: the hybrid ML-KEM ones came with OpenSSL 3.5. */
function isSupportedGroup(group) {
  try {
    createSecureContext({ ecdhCurve: group })
    return true
  } catch {
    return false
  }
}

function loadAnchor(path) {
  const ders = readPem(path, 'CERTIFICATE')
  if (ders.length !== 1) throw new Unusable(`it holds ${ders.length} certificates, and the one pinned CA belongs there`)
  const anchor = new X509Certificate(ders[0])
  const spki = anchor.publicKey.export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(spki).digest('base64')
  if (pin !== config.recipe.pin) throw new Unusable(`its pin is ${pin}, not ${config.recipe.pin}`)
  if (!anchor.ca || !anchor.verify(anchor.publicKey)) throw new Unusable('it is not a self-signed CA certificate')
  requireInDate(readCertificate(anchor.raw))
  return anchor
}

function loadCrl(path, anchor, previous) {
  const ders = readPem(path, 'X509 CRL')
  if (ders.length !== 1) throw new Unusable(`it holds ${ders.length} CRLs, and one belongs there`)
  const crl = { ...readCrl(ders[0], anchor), der: ders[0] }
  if (previous && crl.number < previous.number) {
    throw new Unusable(`CRL ${previous.number} is in force, newer than ${crl.number}`)
  }
  if (previous && crl.number === previous.number && !crl.der.equals(previous.der)) {
    throw new Unusable(`another CRL ${crl.number} is in force, and no two have one number (RFC 5280 §5.2.3)`)
  }
  if (crl.nextUpdate < now()) throw new Unusable(`it expired at ${instant(crl.nextUpdate)}`)
  if (crl.thisUpdate > now()) {
    const problem = `it is from the future, ${instant(crl.thisUpdate)}: it is taken then, and whom it names is refused now`
    throw Object.assign(new Unusable(problem), { early: crl })
  }
  return { ...crl, pem: pemOf('X509 CRL', ders[0]) }
}

function loadServerChain(path) {
  const chain = readPem(path, 'CERTIFICATE').map((der) => new X509Certificate(der))
  if (chain.length === 0) throw new Unusable('it holds no certificate')
  const [certificate] = chain
  const covered = isIP(config.host) ? certificate.checkIP(config.host) : certificate.checkHost(config.host)
  if (covered === undefined) throw new Unusable(`its certificate is not for ${config.host}`)
  const { notAfter } = requireInDate(readCertificate(certificate.raw))
  return { certificate, notAfter, pem: chain.join('') }
}

function loadServerKey(path, chain) {
  const pem = readFileSync(here(path), 'utf8')
  const fits = chain.certificate.checkPrivateKey(createPrivateKey(pem))
  if (!fits) throw new Unusable('it is not the key of the server certificate')
  return pem
}

function requireInDate(certificate) {
  const { notBefore, notAfter } = certificate
  if (now() < notBefore || now() > notAfter) {
    throw new Unusable(`it is valid from ${instant(notBefore)} until ${instant(notAfter)} only`)
  }
  return certificate
}

/** The blocks of a PEM file that holds nothing else: a certificate in a CRL file is not passed over in silence. */
function readPem(path, label) {
  const block = new RegExp(`-----BEGIN ${label}-----\\r?\\n([A-Za-z0-9+/=\\r\\n]+)-----END ${label}-----`, 'g')
  const text = readFileSync(here(path), 'utf8')
  if (text.replace(block, '').trim() !== '') throw new Unusable(`it holds something else than ${label} blocks`)
  return Array.from(text.matchAll(block), ([, base64]) => Buffer.from(base64, 'base64'))
}

function pemOf(label, der) {
  const lines = der.toString('base64').match(/.{1,64}/g)
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** Rules that are not exactly of their form are none: what is left out by a slip must not let anybody in. */
function loadAccess(path) {
  const access = JSON.parse(readFileSync(here(path), 'utf8'))
  const text = (value) => typeof value === 'string' && value !== ''
  const list = (is) => (value) => Array.isArray(value) && value.every(is)
  const some = (is) => (value) => list(is)(value) && value.length > 0
  const has = (value, is) =>
    Object.keys(is).every((key) => is[key](value?.[key])) && Object.keys(value).every((key) => Object.hasOwn(is, key))
  const isName = ({ kind, ...rest }) => ['uri', 'dns', 'email'].includes(kind) && has(rest, { oneOf: some(text) })
  const isClaim = ({ kind, name, ...rest }) => {
    const { type } = config.claims.find((claim) => claim.name === name) ?? {}
    const value = { string: text, strings: text, integer: Number.isSafeInteger, boolean: (one) => one === !!one }[type]
    if (kind !== 'claim' || value === undefined) return false
    if (rest.oneOf !== undefined) return has(rest, { oneOf: some(value) })
    const bounds = Object.values(rest)
    const known = Object.keys(rest).every((key) => ['atLeast', 'atMost'].includes(key))
    return type === 'integer' && known && some(value)(bounds)
  }
  const isGrant = (grant) => has(grant, { methods: some(text), require: list((one) => isName(one) || isClaim(one)) })
  const isRule = (rule) => has(rule, { path: (value) => text(value) && value.startsWith('/'), grants: list(isGrant) })
  const isLongestFirst = (paths) => paths.every((rule, i) => i === 0 || rule.path.length <= paths[i - 1].path.length)
  const good = has(access, {
    recipe: (value) => value !== undefined,
    mode: (value) => ['by-rule', 'unrestricted'].includes(value),
    escapes: (value) => ['refuse', 'decode-once'].includes(value),
    paths: (value) => list(isRule)(value) && isLongestFirst(value),
  })
  if (!good || (access.mode === 'unrestricted' && access.paths.length > 0)) {
    throw new Unusable('it holds no valid access rules, or rules for a claim that config.json does not have')
  }
  return access
}

function describe({ crl, chain, access }) {
  return [
    `client CA sha256/${config.recipe.pin}`,
    `CRL ${crl.number} with ${crl.revoked.size} revoked until ${instant(crl.nextUpdate)}`,
    `server certificate until ${instant(chain.notAfter)}`,
    access.mode === 'by-rule' ? `access rules for ${access.paths.length} paths` : 'every client may do everything',
    ...(config.own.length === 0 ? [] : [`local.json sets ${config.own.join(', ')}`]),
  ].join(', ')
}

/** An expired CRL locks everybody out: say so from the half of its life on. */
function warnOfExpiry() {
  const { thisUpdate, nextUpdate } = inForce.crl
  if (now() > (thisUpdate + nextUpdate) / 2) {
    console.error(stamped(`warning: the CRL expires at ${instant(nextUpdate)}, and nobody gets in after that`))
  }
}

// ---- 7. Reading certificates and CRLs (RFC 5280) --------------------------------------------------------------------
//
// Read from the DER. Node's `subjectAltName` is text for people: a hostile name can print like two.

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'
const SUBJECT_ALT_NAME = '2.5.29.17'
const CRL_NUMBER = '2.5.29.20'
const EXTENDED_KEY_USAGE = '2.5.29.37'

const BOOLEAN = 0x01
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const SEQUENCE = 0x30
const EXPLICIT = 0xa0 // + the number of the field

const EMAIL = 0x81
const DNS = 0x82
const URI = 0x86
const IP_ADDRESS = 0x87

const SIGNATURE_ALGORITHMS = {
  '1.2.840.10045.4.3.2': { digest: 'sha256', key: 'ec' },
  '1.2.840.10045.4.3.3': { digest: 'sha384', key: 'ec' },
  '1.2.840.10045.4.3.4': { digest: 'sha512', key: 'ec' },
  '1.2.840.113549.1.1.11': { digest: 'sha256', key: 'rsa' },
  '1.2.840.113549.1.1.12': { digest: 'sha384', key: 'rsa' },
  '1.2.840.113549.1.1.13': { digest: 'sha512', key: 'rsa' },
  '1.3.101.112': { digest: null, key: 'ed25519' },
}

/** Certificate (§4.1): what the door needs of it. */
function readCertificate(der) {
  const tbs = reader(reader(only(der, SEQUENCE)).take(SEQUENCE).content)
  tbs.takeIf(EXPLICIT + 0) // version
  const serial = readSerial(tbs)
  tbs.take(SEQUENCE) // signature
  tbs.take(SEQUENCE) // issuer
  const validity = reader(tbs.take(SEQUENCE).content)
  const subject = tbs.take(SEQUENCE).whole
  tbs.take(SEQUENCE) // subjectPublicKeyInfo
  tbs.takeIf(0x81) // issuerUniqueID
  tbs.takeIf(0x82) // subjectUniqueID
  const extensions = readExtensions(inside(tbs.takeIf(EXPLICIT + 3)))
  tbs.end()
  return { serial, notBefore: readTime(validity), notAfter: readTime(validity), subject, extensions }
}

/** A client: its identity, its claims, and what bounds them. */
function readPeer(der) {
  const { serial, notBefore, notAfter, extensions } = readCertificate(der)
  const names = { uris: [], dns: [], emails: [] }
  const kinds = { [EMAIL]: names.emails, [DNS]: names.dns, [URI]: names.uris }
  const alternativeNames = extensions.get(SUBJECT_ALT_NAME)
  if (alternativeNames) {
    const list = Array.from(elements(only(alternativeNames.value, SEQUENCE)))
    if (list.length === 0) throw new Unusable('its subjectAltName holds no name')
    for (const { tag, content } of list) {
      if (tag === IP_ADDRESS && ![4, 16].includes(content.length)) throw new Unusable('an IP address has a wrong length')
      kinds[tag]?.push(certifiable(tag, content))
    }
  }
  const purposes = extensions.get(EXTENDED_KEY_USAGE)
  const usages = purposes ? Array.from(elements(only(purposes.value, SEQUENCE)), readOid) : []
  const claims = {}
  for (const { name, type, oid, uri } of config.claims) {
    const inUris = names.uris.filter((name) => uri && name.startsWith(uri)).map((name) => name.slice(uri.length))
    if (inUris.length > 1) throw new Unusable(`the claim ${name} occurs twice`)
    if (inUris.length === 1) claims[name] = claimText(inUris[0])
    if (extensions.has(oid)) claims[name] = readClaim(type, extensions.get(oid).value)
  }
  const fingerprint = createHash('sha256').update(der).digest('hex')
  return { notBefore, notAfter, usages, identity: Object.freeze({ ...names, serial, fingerprint, claims }) }
}

/** CertificateList (§5.1): of this CA, signed by it, complete, and dated. */
function readCrl(der, anchor) {
  const list = reader(only(der, SEQUENCE))
  const signed = list.take(SEQUENCE)
  const algorithm = list.take(SEQUENCE)
  const signature = list.take(BIT_STRING).content
  list.end()

  const tbs = reader(signed.content)
  if (readInteger(tbs.take(INTEGER).content) !== 1n) throw new Unusable('not a version 2 CRL')
  if (!tbs.take(SEQUENCE).whole.equals(algorithm.whole)) throw new Unusable('it names two signature algorithms')
  const { digest, key } = SIGNATURE_ALGORITHMS[readOid(reader(algorithm.content).take(OBJECT_IDENTIFIER))] ?? {}
  const good =
    key === anchor.publicKey.asymmetricKeyType &&
    signature[0] === 0 &&
    verify(digest, signed.whole, anchor.publicKey, signature.subarray(1))
  if (!good) throw new Unusable('it is not signed by the pinned CA')
  const issuer = tbs.take(SEQUENCE).whole
  if (!issuer.equals(readCertificate(anchor.raw).subject)) throw new Unusable('its issuer is not the name of the pinned CA, octet for octet')

  const thisUpdate = readTime(tbs)
  const nextUpdate = readTime(tbs)
  const revoked = new Set()
  const fit = new Set() // extensions that were looked at: a hundred thousand entries give the same few reasons
  for (const entry of elements(tbs.takeIf(SEQUENCE)?.content ?? Buffer.alloc(0))) {
    const fields = reader(expect(entry, SEQUENCE).content)
    // A number that no certificate has is passed over: to refuse the list would let in the others that it names.
    const serial = serialText(fields.take(INTEGER).content)
    if (serial !== undefined) revoked.add(serial)
    readTime(fields)
    const extensions = fields.takeIf(SEQUENCE)
    const octets = extensions?.whole.toString('latin1')
    if (!fit.has(octets)) requireComplete(readExtensions(extensions))
    fit.add(octets)
    fields.end()
  }
  const extensions = readExtensions(inside(tbs.takeIf(EXPLICIT + 0)))
  tbs.end()
  requireComplete(extensions)
  if (!extensions.has(CRL_NUMBER)) throw new Unusable('it has no CRL number')
  return { thisUpdate, nextUpdate, revoked, number: readInteger(only(extensions.get(CRL_NUMBER).value, INTEGER)) }
}

/** Extensions (§4.1.2.9) by OID. Two of one kind are an error: two readers could take different ones (§4.2). */
function readExtensions(list) {
  const extensions = new Map()
  for (const element of elements(list?.content ?? Buffer.alloc(0))) {
    const fields = reader(expect(element, SEQUENCE).content)
    const oid = readOid(fields.take(OBJECT_IDENTIFIER))
    const critical = fields.takeIf(BOOLEAN) !== undefined
    const value = fields.take(OCTET_STRING).content
    fields.end()
    if (extensions.has(oid)) throw new Unusable(`the extension ${oid} occurs twice`)
    extensions.set(oid, { critical, value })
  }
  return extensions
}

/**
 * Extensions of a CRL or its entries by which it is a part of a list, or speaks of other CAs' certificates: partial it is
 * also where its issuer forgot to mark them critical (§5.2.4, §5.2.5, §5.3.3; X.509 §9.5, §9.6).
 */
const PARTIAL = [27, 28, 29, 44, 45, 58, 59, 63].map((arc) => `2.5.29.${arc}`)

function requireComplete(extensions) {
  for (const [oid, { critical }] of extensions) {
    if (PARTIAL.includes(oid)) throw new Unusable(`it does not speak for every certificate, by its extension ${oid}`)
    if (critical) throw new Unusable(`the extension ${oid} is not understood`)
  }
}

function isClaimType(type) {
  return ['string', 'strings', 'integer', 'boolean', 'time'].includes(type)
}

/** A claim's value, strictly of its type: another type in its place makes the certificate malformed. */
function readClaim(type, der) {
  switch (type) {
    case 'string':
      return claimText(utf8(only(der, UTF8_STRING)))
    case 'strings': {
      const texts = Array.from(elements(only(der, SEQUENCE)), (element) => utf8(expect(element, UTF8_STRING).content))
      if (texts.length === 0 || new Set(texts).size < texts.length) throw new Unusable('a list is empty or repeats itself')
      return texts.map(claimText)
    }
    case 'integer': {
      const value = readInteger(only(der, INTEGER))
      if (!Number.isSafeInteger(Number(value))) throw new Unusable('an integer is too large')
      return Number(value)
    }
    case 'boolean': {
      const octets = only(der, BOOLEAN)
      if (octets.length !== 1 || ![0x00, 0xff].includes(octets[0])) throw new Unusable('a BOOLEAN is malformed')
      return octets[0] === 0xff
    }
    case 'time': {
      const fields = reader(der)
      const time = generalizedTime(fields.take(GENERALIZED_TIME).content.toString('latin1'))
      fields.end()
      if (time < Date.UTC(1950)) throw new Unusable('a time is malformed')
      return instant(time)
    }
  }
}

/** A text that some claim may hold: no quotes, separators, controls, or characters that are not seen or turn the others around. */
function claimText(text) {
  const allowed =
    /^(?:[ !#%&()*+\-./0-9:<=>?@A-Z[\]^_a-z|~]|(?![\0-\x7f]|\p{QMark}|\p{DI})[\p{L}\p{M}\p{N}\p{P}\p{S}])+$/u
  if (!allowed.test(text) || text.length > 256 || text.trim() !== text) throw new Unusable('a claim holds unfit characters')
  return text
}

/** A serial number as lower-case hex without leading zero octets, the way it is listed on a CRL and everywhere else. */
function readSerial(fields) {
  const serial = serialText(fields.take(INTEGER).content)
  if (serial === undefined) throw new Unusable('a serial number is not positive')
  return serial
}

/** Undefined where it is zero or less. */
function serialText(integer) {
  const hex = shortest(integer).toString('hex').replace(/^00/, '')
  return integer[0] < 0x80 && hex !== '' ? hex : undefined
}

function readInteger(octets) {
  return BigInt.asIntN(octets.length * 8, BigInt(`0x${shortest(octets).toString('hex')}`))
}

function shortest(octets) {
  const padded = octets.length > 1 && (octets[0] === 0x00 ? octets[1] < 0x80 : octets[0] === 0xff && octets[1] >= 0x80)
  if (octets.length === 0 || padded) throw new Unusable('an INTEGER is malformed')
  return octets
}

function readOid({ content }) {
  const arcs = []
  let arc = 0n
  let begins = true
  for (const octet of content) {
    if (begins && octet === 0x80) throw new Unusable('an OBJECT IDENTIFIER is malformed')
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    begins = octet < 0x80
    if (!begins) continue
    arcs.push(arc)
    arc = 0n
  }
  if (!begins || arcs.length === 0) throw new Unusable('an OBJECT IDENTIFIER is malformed')
  const [both, ...others] = arcs
  const root = both < 80n ? both / 40n : 2n
  return [root, both - root * 40n, ...others].join('.')
}

/** UTCTime or GeneralizedTime as milliseconds, in the one form that §4.1.2.5 allows: to the second, ending in Z. */
function readTime(fields) {
  const century = (year) => (year < '50' ? '20' : '19')
  const utc = fields.takeIf(UTC_TIME)
  const digits = (utc ?? fields.take(GENERALIZED_TIME)).content.toString('latin1')
  return generalizedTime(utc ? century(digits.slice(0, 2)) + digits : digits)
}

function generalizedTime(text) {
  const [, year, month, day, ...clock] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const ms = Date.parse(`${year}-${month}-${day}T${clock.join(':')}Z`)
  // What there is not, 30 February and 24 o'clock, would be taken for another day, not for none.
  if (new Date(ms).getUTCDate() !== Number(day)) throw new Unusable('a time is malformed')
  return ms
}

/** Labels of letters, digits and hyphens, the last of them no number: that reads as an address. */
const HOST = String.raw`(?!\d*$)(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.(?!\d*$)|$))+$`
const DOT_ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+"

/** How a name must be formed that a CA may certify (§4.2.1.6); a wildcard is none of a client's. */
const FORMS = {
  [DNS]: new RegExp(`^${HOST}`),
  [EMAIL]: new RegExp(`^(?=[^@]{1,64}@)${DOT_ATOM}(?:\\.${DOT_ATOM})*@${HOST}`),
  [URI]:
    /^[A-Za-z][A-Za-z0-9+.-]*:(?!\/\/(?!(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d*)?(?:[/?#]|$)))(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/,
}

/** What is told is compared, printed and put into headers: a name that nobody may certify is told to nobody. */
function certifiable(tag, octets) {
  const text = octets.toString('latin1')
  if (FORMS[tag] && !FORMS[tag].test(text)) throw new Unusable('a name is not one that may be certified')
  return text
}

function utf8(octets) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)
  } catch {
    throw new Unusable('a string is not UTF-8')
  }
}

// DER itself (X.690): definite, minimal lengths, one-octet tags, nothing left over.

function* elements(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]
    let start = at + 2
    let length = bytes[at + 1]
    if (length > 0x80 && length <= 0x84 && at + 2 + length - 0x80 <= bytes.length) {
      const octets = length - 0x80
      length = bytes.readUIntBE(start, octets)
      start += octets
      if (length < 0x80 || length < 2 ** (8 * (octets - 1))) throw new Unusable('a DER length is not minimal')
    } else if (!(length < 0x80)) throw new Unusable('a DER length is malformed')
    const end = start + length
    if (end > bytes.length || (tag & 0x1f) === 0x1f) throw new Unusable('the DER is cut short or unknown')
    yield { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) }
    at = end
  }
}

/** Takes elements in turn. */
function reader(bytes) {
  const rest = elements(bytes)
  let next = rest.next()
  const take = (tag) => {
    const element = expect(next.value, tag)
    next = rest.next()
    return element
  }
  return {
    take,
    takeIf: (tag) => (next.value?.tag === tag ? take(tag) : undefined),
    end() {
      if (!next.done) throw new Unusable('the DER goes on after its end')
    },
  }
}

function expect(element, tag) {
  if (element?.tag !== tag) throw new Unusable(`the DER has ${element?.tag ?? 'nothing'} in the place of ${tag}`)
  return element
}

/** The content of bytes that are exactly one element. */
function only(bytes, tag) {
  const fields = reader(bytes)
  const { content } = fields.take(tag)
  fields.end()
  return content
}

/** What an EXPLICIT tag wraps. */
function inside(wrapper) {
  if (wrapper === undefined) return undefined
  const fields = reader(wrapper.content)
  const element = fields.take(SEQUENCE)
  fields.end()
  return element
}

// ---- 8. Running -----------------------------------------------------------------------------------------------------

/** The present whole second in milliseconds, the grain that certificates have. */
function now() {
  return Math.floor(Date.now() / 1000) * 1000
}

function instant(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

function here(path) {
  return new URL(path, import.meta.url)
}

function stop(error) {
  console.error(stamped(`not started: ${error.message}`))
  process.exit(1)
}

function loadOrStop() {
  try {
    return loadMaterial()
  } catch (error) {
    return stop(error)
  }
}

let inForce = loadOrStop()
if (process.argv.includes('--check')) {
  console.log(`good: ${describe(inForce)}`)
  process.exit(0)
}

const { limits } = config
const listener = door(route)
const server = createServer({
  ...inForce.options,
  handshakeTimeout: limits.handshakeSeconds * 1000,
  headersTimeout: limits.headersSeconds * 1000,
  requestTimeout: limits.requestSeconds * 1000,
  keepAliveTimeout: limits.idleSeconds * 1000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: limits.headerBytes,
  insecureHTTPParser: false,
  requireHostHeader: false, // `requireRightName` does, and answers with the security headers
})
server.maxHeadersCount = 0 // bounded by `maxHeaderSize`; a count would drop headers in silence
server.prependListener('connection', arrive)
server.on('keylog', (_secret, socket) => follow(socket)) // the one word of a handshake that is going on; its secret is left alone
server.prependListener('secureConnection', welcome)
for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, listener)
server.on('clientError', refuseMalformed)
server.on('tlsClientError', explain)
server.on('error', stop)

function reload() {
  try {
    const material = loadMaterial(inForce)
    server.setSecureContext(material.options)
    inForce = material
    // An answer that goes on and on, such as a stream of events, does not outlive its client's certificate either.
    for (const [socket, connection] of connections) {
      if (connection.answering > 0 && objectionTo(connection)) socket.destroy()
    }
    console.log(stamped(`reloaded: ${describe(inForce)}`))
    warnOfExpiry()
  } catch (error) {
    // Its time comes without another signal, and whom it revokes does not get in until then.
    const { early } = error
    if (early !== undefined) inForce = { ...inForce, early: [...waitingAfter(early, inForce.early), early] }
    console.error(stamped(`not reloaded: ${error.message}; still in force: ${describe(inForce)}`))
  }
}

let looked = now()

function takeEarly() {
  const since = looked
  looked = now()
  if (inForce.early.some(({ thisUpdate }) => since < thisUpdate && thisUpdate <= looked)) reload()
}

function shutDown() {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), limits.shutdownSeconds * 1000).unref()
}

process.on('SIGHUP', reload)
process.on('SIGTERM', shutDown)
process.on('SIGINT', shutDown)
setInterval(warnOfExpiry, 3_600_000).unref()
setInterval(takeEarly, 1000).unref()
setInterval(logRepeated, 60_000).unref()
server.listen(config.listen.port, config.listen.address, () => {
  const { address, port } = config.listen
  console.log(stamped(`listening on ${address} port ${port} as ${config.host}: ${describe(inForce)}`))
  warnOfExpiry()
})
