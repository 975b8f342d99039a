/** Whether HAProxy reads the words of its configuration as our reader of it does, and gets what our writer writes. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { haproxy } from '../../../src/language/haproxy.ts'
import { runToEnd } from '../../support/exported-server.ts'
import { haproxyWords } from '../../support/haproxy-words.ts'
import { leaveOut } from '../../support/judges.ts'

const HAPROXY = '/usr/sbin/haproxy'
const ECHO = `
local at = 1
while os.getenv('WORD' .. at) do
  io.stderr:write('<', (os.getenv('WORD' .. at):gsub('.', function(c) return ('%02x'):format(c:byte()) end)), '>')
  at = at + 1
end
`

/** What HAProxy puts into its environment where these words are written. */
async function heard(words: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-words-'))
  writeFileSync(join(folder, 'echo.lua'), ECHO)
  writeFileSync(
    join(folder, 'haproxy.cfg'),
    ['global', ...words.map((word, at) => `setenv WORD${at + 1} ${word}`), 'lua-load echo.lua', ''].join('\n'),
  )
  const { output } = await runToEnd([HAPROXY, '-c', '-C', folder, '-f', 'haproxy.cfg'], folder)
  rmSync(folder, { recursive: true })
  return [...output.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString())
}

const quoted = haproxy.places?.['quoted'] as (value: unknown) => string

it('HAProxy hears every word as it is read and as it was written', async (context) => {
  if (!existsSync(HAPROXY)) return leaveOut(context, 'no HAProxy: apt-get install haproxy')
  // An empty variable is none to it.
  for (const [word, meant] of haproxyWords.filter(([, meant]) => meant !== ''))
    expect(await heard([word]), word).toEqual([meant])
  const words = ['127.0.0.1:8443', '[fd00::1]', 'a/b+c=', 'x@y']
  expect(await heard(words.map((word) => haproxy.write(word)))).toEqual(words)
  const texts = ["frame-ancestors 'none'; # {}", 'max-age=63072000; includeSubDomains', ' !&()*+,-./:;<=>?@[]^_|~']
  expect(await heard(texts.map(quoted))).toEqual(texts)
})
