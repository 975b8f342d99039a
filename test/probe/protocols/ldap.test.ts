/** LDAP: who is shown the root, after StartTLS and over TLS. */

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

wordsContract('ldap', {
  talk: ldapTalk,
  before: { replies: [startedTls] },
  good: 'result 0',
  bad: 'result 49',
  unable: ldapDone(2, 52),
})
wordsContract('ldaps', { talk: ldapTalk, good: 'result 0', bad: 'result 49', unable: ldapDone(2, 52) })
