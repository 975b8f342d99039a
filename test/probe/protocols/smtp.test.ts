/** SMTP: who is greeted after STARTTLS, and over TLS from the beginning, where the server speaks first. */

import { expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { reasonOf } from '../../../src/probe/report/report.ts'
import { wordsContract } from '../../contract/words.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'
import { startWords, type Talk } from '../../support/word-twins.ts'

const says = (message: Buffer, words: string): boolean => message.toString('latin1').includes(words)
const mailTalk: Talk = {
  reply: (message) => (says(message, 'EHLO') ? '250-here\r\n250 SIZE 1000\r\n' : '250 ok\r\n'),
  refusal: '554 5.7.1 a certificate is required\r\n',
}

wordsContract('smtp', {
  talk: mailTalk,
  before: { greeting: '220 here\r\n', replies: ['250-here\r\n250 STARTTLS\r\n', '220 begin\r\n'] },
  good: '250',
  bad: '554',
  unable: '421 later\r\n',
})
wordsContract('smtps', {
  talk: { ...mailTalk, greeting: '220 here\r\n' },
  good: '250',
  bad: '554',
  unable: '421 later\r\n',
})

it('claims nothing of handshakes by hand where a server turns those away who speak before it has', async () => {
  const pki = makePki()
  const talk = { ...mailTalk, greeting: '220 here\r\n', early: '554 you speak too early\r\n' }
  const twin = await startWords(pki, { talk })
  const report = await runProbe(probeOf(pki, twin.port, { family: 'smtps', scheme: 'smtps' }), hurriedPorts)
  await twin.close()
  const resultOf = (id: string) => report.results.find((result) => result.id === id)!
  expect(report.results.filter(({ verdict }) => verdict === 'bypassed')).toEqual([])
  expect(resultOf('no-certificate').verdict).toBe('enforced')
  expect(resultOf('certificate-verify-left-out').verdict).toBe('inconclusive')
  expect(reasonOf(resultOf('certificate-verify-left-out'))).toContain('554')
})
