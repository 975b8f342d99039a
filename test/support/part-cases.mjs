// Asks the shared parts of JavaScript targets what each case asks, in whatever runtime reads this: Node.js or njs, whose plain
// language it is written in. What the answers should be, the test knows.

import cases from './cases.mjs'
import certificate from './certificate.mjs'
import crl from './crl.mjs'
import der from './der.mjs'
import headers from './headers.mjs'
import rules from './rules.mjs'

const bytes = (hex) => Buffer.from(hex, 'hex')

const ask = {
  client: (one) => certificate.readClient(bytes(one.der), one.claims).identity,
  crl: (one) => {
    const serials = []
    const list = crl.read(bytes(one.der))
    crl.requireComplete(list.extensions)
    crl.forEachRevoked(list, (serial) => serials.push(serial))
    return { number: list.number, serials: serials }
  },
  der: (one) => {
    const walk = (octets) => {
      der.forEach(octets, (element) => {
        if (element.tag >= 0x20 && element.tag !== 0x80) walk(element.content)
      })
    }
    const octets = bytes(one.der)
    der.only(octets, octets[0])
    walk(octets)
    return 'read'
  },
  integer: (one) => der.readInteger(der.only(bytes(one.der), der.TAGS.INTEGER)),
  boolean: (one) => der.readBoolean(der.only(bytes(one.der), der.TAGS.BOOLEAN)),
  oid: (one) => der.readOid(der.only(bytes(one.der), der.TAGS.OBJECT_IDENTIFIER)),
  time: (one) => der.readTime(der.reader(bytes(one.der))),
  header: (one) => headers.kindOf(headers.listOf(cases.headers), one.name),
  access: (one) => {
    const table = rules.check(cases.tables[one.rules], cases.claims)
    const path = rules.readPath(one.target, table.escapes)
    if (path === undefined || rules.isAmbiguous(table, path)) return 'malformed'
    try {
      const client = certificate.readClient(bytes(cases.clients[one.who]), cases.claims)
      return rules.allows(table, client.identity, one.method, path) ? 'allowed' : 'refused'
    } catch (_error) {
      return 'refused'
    }
  },
}

/** The answers in the order of the cases, as JSON: { given } or { thrown }. */
function answers() {
  return JSON.stringify(
    cases.list.map((one) => {
      try {
        return { given: ask[one.ask](one) }
      } catch (error) {
        return { thrown: error.message }
      }
    }),
  )
}

export default { answers, answer: (r) => r.return(200, answers()) }
