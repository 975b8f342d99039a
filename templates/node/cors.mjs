// What pages of other origins may do here, as browsers ask for it (the Fetch standard, §3.2): the origins that were named at export may
// read answers and send what needs a preflight. Who may do what as a client is decided elsewhere.

import { config } from './config.mjs'
import { hostOf } from './connections.mjs'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const TOKENS = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:, ?[!#$%&'*+.^_`|~0-9A-Za-z-]+)*$/

/** The one other origin that a request is from, if it is one of those. That of the host itself is no other. */
function originOf({ headersDistinct: { origin = [] }, socket }) {
  const isOther = origin.length === 1 && config.origins.includes(origin[0]) && origin[0] !== hostOf(socket)?.origin
  return isOther ? origin[0] : undefined
}

/** Says on an answer which page may read it. What is answered depends on the origin, so that caches must ask again. */
export function setSharing(request, response) {
  if (config.origins.length === 0) return
  response.setHeader('Vary', 'Origin')
  const origin = originOf(request)
  if (origin === undefined) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
}

/** Whether a browser asks, for a page of such an origin, what it may send. */
export function isPreflight(request) {
  const asked = request.headersDistinct['access-control-request-method']
  return request.method === 'OPTIONS' && originOf(request) !== undefined && asked?.length === 1
}

/** Allows what is usual, and the headers that were asked for: whatever comes then passes the door like any other request. */
export function answerPreflight({ headersDistinct: headers }, response) {
  const [asked = ''] = headers['access-control-request-headers'] ?? []
  response.setHeader('Access-Control-Allow-Methods', METHODS)
  if (TOKENS.test(asked)) response.setHeader('Access-Control-Allow-Headers', asked)
  response.setHeader('Access-Control-Max-Age', '600')
  response.writeHead(204).end()
}
