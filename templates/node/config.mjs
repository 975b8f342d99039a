// The settings: config.json as countersign wrote it, and limits of your own from local.json. A server with others does not start.

import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { stop } from './log.mjs'

export const config = readConfig('config.json')

function readConfig(name) {
  const text = (value) => typeof value === 'string' && value !== ''
  const count = (value) => Number.isSafeInteger(value) && value > 0
  const words = (...known) => (value) => known.includes(value)
  const any = (is) => (value) => Array.isArray(value) && value.every(is)
  const optional = (is) => (value) => value === undefined || is(value)
  const some = (is) => (value) => any(is)(value) && value.length > 0
  const shape = {
    recipe: { target: text, versions: text, guideline: text, pin: text, exportedAt: text },
    hosts: some(({ name, origin }) => text(name) && text(origin)),
    listen: { address: text, port: count },
    health: (place) => place === null || (text(place?.address) && count(place?.port)),
    proxyProtocol: any(isBlock),
    http2: words(true, false),
    origins: any(text),
    webSockets: any(text),
    clientsWithoutOrigin: words('refuse', 'allow'),
    claims: any(({ name, type, oid, uri }) => text(name) && isClaimType(type) && text(oid ?? uri)),
    tls: { versions: some(words('1.2', '1.3')), ciphers: some(text), groups: some(text), signatures: optional(some(text)) },
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
      if (!is(value)) throw new Error(`${name}: ${path} is missing or not allowed`)
      return
    }
    for (const key of Object.keys(is)) check(value?.[key], is[key], path === '' ? key : `${path}.${key}`)
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(is, key))
    if (unknown !== undefined) throw new Error(`${name}: ${path}.${unknown} is not a setting`)
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
  if (other !== undefined) throw new Error(`${name}: ${other} cannot be set there, only limits can`)
  for (const [limit, value] of Object.entries(own ?? {})) {
    if (!Object.hasOwn(limits, limit)) throw new Error(`${name}: limits.${limit} is not a setting`)
    if (!count(value)) throw new Error(`${name}: limits.${limit} is not a whole number from 1`)
  }
  return own ?? {}
}

/** A block of addresses, such as 10.0.0.0/8. */
function isBlock(block) {
  const [, address, length] = /^([0-9a-f:.]+)\/(0|[1-9][0-9]{0,2})$/.exec(block) ?? []
  return isIP(address) !== 0 && Number(length) <= (isIP(address) === 4 ? 32 : 128)
}

/** A claim is of one of these types. */
function isClaimType(type) {
  return ['string', 'strings', 'integer', 'boolean', 'time'].includes(type)
}

/** A path beside this file. */
export function here(path) {
  return new URL(path, import.meta.url)
}
