/** Whether Apache reads the words of its configuration as our reader of it does, and gets what our writer writes. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { apache } from '../../../src/language/apache.ts'
import { apacheWords } from '../../support/apache-words.ts'
import { runToEnd } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'

const APACHE = '/usr/sbin/apache2'
const EVENT = 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so'

/** What Apache says that each name was defined as, where these words are written. */
async function heard(words: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-words-'))
  const lines = words.map((word, at) => `Define WORD${at} ${word}`)
  writeFileSync(
    join(folder, 'httpd.conf'),
    [EVENT, 'ServerName a', 'DefaultRuntimeDir .', 'ErrorLog log', ...lines, ''].join('\n'),
  )
  const argv = [APACHE, '-d', folder, '-f', 'httpd.conf', '-t', '-D', 'DUMP_RUN_CFG']
  const { output } = await runToEnd(argv, folder)
  rmSync(folder, { recursive: true })
  return words.map((_, at) => new RegExp(`^Define: WORD${at}=(.*)$`, 'm').exec(output)?.[1] ?? `none: ${output}`)
}

const quoted = apache.places?.['quoted'] as (value: unknown) => string

it('Apache hears every word as it is read and as it was written', async (context) => {
  if (!existsSync(APACHE)) return leaveOut(context, 'no Apache: apt-get install apache2-bin')
  expect(await heard(apacheWords.map(([word]) => word))).toEqual(apacheWords.map(([, meant]) => meant))
  const words = ['127.0.0.1:8443', '[fd00::1]', 'a/b+c=', 'x@y', '-all']
  expect(await heard(words.map((word) => apache.write(word)))).toEqual(words)
  const texts = ["frame-ancestors 'none'; # {}", 'max-age=63072000; includeSubDomains', ' !&()*+,-./:;<=>?@[]^_|~']
  expect(await heard(texts.map(quoted))).toEqual(texts)
})

it('a backslash at the end of a comment takes the next line with it, in Apache and in our reader', async (context) => {
  if (!existsSync(APACHE)) return leaveOut(context, 'no Apache: apt-get install apache2-bin')
  expect((await heard(['a\n# b\\\nDefine WORD1 c']))[0]).toBe('a')
  expect((await heard(['a\n# b\\', 'c', 'd']))[1]).toMatch(/^none/)
  expect(apache.read('# b\\\na c\nd e\n').map(({ name }) => name)).toEqual(['d'])
})
