/**
 * Preflights of pages of other origins (the Fetch standard, §3.2.2): which request is one, and the answer to it. Does not look at clients, nor
 * at access rules.
 */
import type { RequestHead } from '../core/port/listener.ts'

type Fields = RequestHead['fields']

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const TOKENS = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:, ?[!#$%&'*+.^_`|~0-9A-Za-z-]+)*$/

/**
 * Whether a browser asks, for a page of one of the other origins, what it may send. Pure.
 *
 * @param origins that of the host itself, which is no other, and then the others
 */
export function isPreflight(method: string, fields: Fields, [own, ...named]: readonly string[]): boolean {
  const [origin = '', ...more] = fields('origin')
  const isOther = more.length === 0 && origin !== own && named.includes(origin)
  // A proxy that joins fields of one name makes of two what is no name of a method.
  const [asked = '', ...others] = fields('access-control-request-method')
  return method === 'OPTIONS' && isOther && others.length === 0 && TOKEN.test(asked)
}

/**
 * The answer, but for which page may read it: what is usual, and the headers that were asked for, because whatever comes then passes the
 * door like any other request. Pure.
 */
export function preflightHeaders(fields: Fields): Readonly<Record<string, string>> {
  const [asked = ''] = fields('access-control-request-headers')
  return {
    'Access-Control-Allow-Methods': METHODS,
    ...(TOKENS.test(asked) && { 'Access-Control-Allow-Headers': asked }),
    'Access-Control-Max-Age': '600',
  }
}
