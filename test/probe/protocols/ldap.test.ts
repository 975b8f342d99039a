/** LDAP: who is shown the root, after StartTLS and over TLS. */

import { ldaps } from '../../../src/probe/protocols/ldap.ts'
import { readingsContract } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'
import type { Talk } from '../../support/word-twins.ts'

const ldapDone = (id: number, result: number): Buffer =>
  Buffer.from([0x30, 12, 2, 1, id, 0x65, 7, 10, 1, result, 4, 0, 4, 0])
const ldapTalk: Talk = {
  reply: (message) => {
    const id = message[4] ?? 0
    return Buffer.concat([Buffer.from([0x30, 9, 2, 1, id, 0x64, 4, 4, 0, 0x30, 0]), ldapDone(id, 0)])
  },
  refusal: ldapDone(2, 49),
}
const startedTls = Buffer.from([0x30, 12, 2, 1, 1, 0x78, 7, 10, 1, 0, 4, 0, 4, 0])

const notLdap = 'the reply is not LDAP'
const done = (...content: readonly number[]): Buffer =>
  Buffer.of(0x30, 5 + content.length, 2, 1, 2, 0x65, content.length, ...content)
/** The same result, with this before its content in the place of the tag and the length of the message. */
const within = (...head: readonly number[]): Buffer => Buffer.concat([Buffer.from(head), ldapDone(2, 0).subarray(2)])

readingsContract(ldaps, [
  ['', 'closed (0)'],
  ['0', 'closed (1)'],
  ['HTTP', `${notLdap} (1)`],
  [Buffer.concat([ldapDone(2, 0), Buffer.of(0x30)]), 'let-in: result 0 (14)'],
  [ldapDone(2, 0).subarray(0, -1), 'closed (13)'],
  [Buffer.concat([Buffer.of(0x30, 9, 2, 1, 2, 0x64, 4, 4, 0, 0x30, 0), ldapDone(2, 50)]), 'refused: result 50 (25)'],
  [ldapDone(2, 51), 'unable: result 51 (14)'],
  [ldapDone(0, 52).with(5, 0x78), 'refused: a notice of disconnection (14)'],
  [within(0x30, 0x81, 12), 'let-in: result 0 (15)'],
  [within(0x30, 0x84, 0, 0, 0, 12), 'let-in: result 0 (18)'],
  [within(0x30, 0x85, 0, 0, 0, 0, 12), 'closed (19)'],
  [Buffer.concat([within(0x30, 0x80), Buffer.alloc(116)]), 'closed (130)'],
  [Buffer.concat([Buffer.of(0x30, 0), ldapDone(2, 0)]), 'let-in: result 0 (16)'],
  [done(), `${notLdap} (7)`],
  [done(4, 1, 0), `${notLdap} (10)`],
  [done(10, 2, 0, 0), `${notLdap} (11)`],
])

wordsContract('ldap', {
  talk: ldapTalk,
  before: { replies: [startedTls] },
  good: 'result 0',
  bad: 'result 49',
  unable: ldapDone(2, 52),
})
wordsContract('ldaps', { talk: ldapTalk, good: 'result 0', bad: 'result 49', unable: ldapDone(2, 52) })
