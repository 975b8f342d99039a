/** IMAP: who is told what the server can, after STARTTLS, and over TLS from the beginning, where the server speaks first. */

import { describe, expect, it } from 'vitest'
import { imap, imaps } from '../../../src/probe/protocols/imap.ts'
import { readingsContract } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'
import type { Talk } from '../../support/word-twins.ts'

const says = (message: Buffer, words: string): boolean => message.toString('latin1').includes(words)
const imapTalk: Talk = {
  reply: (message) => {
    const [tag = ''] = message.toString('latin1').split(' ')
    return says(message, 'CAPABILITY') ? `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n` : `${tag} OK done\r\n`
  },
  refusal: '* BYE a certificate is required\r\n',
}

readingsContract(imap, [
  ['* CAPABILITY IMAP4rev1\r\np2 OK done\r\np3', 'let-in: OK (36)'],
  ['* CAPABILITY IMAP4rev1\r\np2 OK done\r', 'closed (35)'],
  ['p1 OK done\r\n', 'closed (12)'],
  ['p2 NO done\r\n', 'refused: NO (12)'],
  ['p2 BAD what\r\n', 'unable: BAD (13)'],
  ['* BYE no\r\n', 'refused: BYE (10)'],
  ['H', 'closed (1)'],
  ['HT', 'the reply is not IMAP (2)'],
])
readingsContract(imaps, [
  ['* PREAUTH ready\r\np2 OK done\r\n', 'let-in: OK (29)'],
  ['* BYE no\r\n', 'refused: BYE (10)'],
  ['+PONG\r\n', 'the reply is not IMAP (7)'],
])

const offer = '* CAPABILITY IMAP4rev1 SASL-IR AUTH=EXTERNAL\r\np2 OK done\r\n'
readingsContract(imap, [
  [`${offer}p4 OK logged in\r\n`, 'let-in: OK to EXTERNAL (75)'],
  [`${offer}p4 NO [UNAVAILABLE] later\r\n`, 'unable: NO to EXTERNAL (85)'],
  [`${offer}p4 NO [AUTHENTICATIONFAILED] no valid certificate\r\n`, 'refused: NO to EXTERNAL (109)'],
  [`${offer}p4 NO [AUTHORIZATIONFAILED] no valid certificate\r\n`, 'refused: NO to EXTERNAL (108)'],
  [`${offer}p4 NO [ALERT] no valid certificate\r\n`, 'refused: NO to EXTERNAL, for want of a valid certificate (94)'],
  [`${offer}p4 NO no valid certificate\r\n`, 'refused: NO to EXTERNAL, for want of a valid certificate (86)'],
  [`${offer}HTTP\r\n`, 'the reply is not IMAP (60)'],
])

wordsContract('imap', {
  talk: imapTalk,
  before: { greeting: '* OK ready\r\n', replies: ['p1 OK begin\r\n'] },
  good: 'OK',
  bad: 'BYE',
  unable: 'p2 BAD what\r\n',
})
wordsContract('imaps', {
  talk: { ...imapTalk, greeting: '* OK ready\r\n' },
  good: 'OK',
  bad: 'BYE',
  unable: 'p2 BAD what\r\n',
})

describe('with a login by EXTERNAL', () => {
  // Without SASL-IR the server asks for the response, which is empty.
  wordsContract('imap', {
    talk: {
      reply: (message) => {
        if (says(message, 'CAPABILITY')) return '* CAPABILITY IMAP4rev1 AUTH=EXTERNAL\r\np2 OK done\r\n'
        if (says(message, 'AUTHENTICATE')) return '+ \r\n'
        return says(message, 'NOOP') ? 'p3 OK done\r\n' : 'p4 OK logged in\r\n'
      },
      isLogin: (message) => message.toString('latin1') === '\r\n',
      refusal: "p4 NO [ALERT] Client didn't present valid SSL certificate\r\n",
    },
    before: { greeting: '* OK ready\r\n', replies: ['p1 OK begin\r\n'] },
    good: 'OK to EXTERNAL',
    bad: 'NO to EXTERNAL, for want of a valid certificate',
    unable: 'p2 BAD what\r\n',
  })

  const control = { says: 'OK to EXTERNAL', means: 'let-in' } as const
  const bob = { asks: 'CAPABILITY', user: 'bob', byOther: true } as const
  const no = { says: 'NO to EXTERNAL', means: 'refused' } as const

  it('blames the name where a client of another name is refused, unless the server speaks of its certificate', () => {
    expect(imap.judge(no, control, bob).verdict).toBe('inconclusive')
    expect(imap.judge(no, control, { asks: 'CAPABILITY' }).verdict).toBe('enforced')
    const forCertificate = { ...no, says: 'NO to EXTERNAL, for want of a valid certificate' }
    expect(imap.judge(forCertificate, control, bob).verdict).toBe('enforced')
    expect(imap.judge({ says: 'BYE', means: 'refused' }, control, bob).verdict).toBe('enforced')
  })

  it('takes those who are offered no EXTERNAL for neither refused nor let in as far', () => {
    expect(imap.judge({ says: 'OK', means: 'let-in' }, control, bob).verdict).toBe('inconclusive')
  })

  it('calls no honest client let in that the login refuses', () => {
    expect(imap.judgeControl(no, bob)).toMatchObject({ state: 'denied', why: expect.stringContaining('EXTERNAL') })
  })
})
