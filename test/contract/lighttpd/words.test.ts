/** Whether lighttpd reads the values of its configuration as our reader of it does, and gets what our writer writes. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lighttpd } from '../../../src/language/lighttpd.ts'
import { runToEnd } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { lighttpdWords } from '../../support/lighttpd-words.ts'

const LIGHTTPD = '/usr/sbin/lighttpd'

/** What lighttpd prints of variables that are set to these values: it escapes quotes, and nothing else. */
async function heard(words: readonly string[]): Promise<readonly (string | number)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-words-'))
  const file = join(folder, 'lighttpd.conf')
  const lines = words.map((word, at) => `var.word${at} = ${word}`)
  writeFileSync(file, ['server.document-root = "/"', ...lines, ''].join('\n'))
  const { output } = await runToEnd([LIGHTTPD, '-p', '-f', file], folder)
  rmSync(folder, { recursive: true })
  return words.map((_, at) => {
    const said = new RegExp(`^ *var\\.word${at} *= (.*)$`, 'm').exec(output)?.[1] ?? `none: ${output}`
    return /^\d+$/.test(said) ? Number(said) : said.replace(/^"(.*)"$/, '$1').replaceAll('\\"', '"')
  })
}

const { quoted } = lighttpd.places as Record<'quoted', (value: unknown) => string>

it('lighttpd hears every value as it is read and as it was written', async (context) => {
  if (!existsSync(LIGHTTPD)) return leaveOut(context, 'no lighttpd: apt-get install lighttpd')
  expect(await heard(lighttpdWords.map(([word]) => word))).toEqual(lighttpdWords.map(([, meant]) => meant))
  const words = ['127.0.0.1:8443', '[fd00::1]', 'a/b+c=', 'x@y', '-all']
  expect(await heard(words.map((word) => `"${lighttpd.write(word)}"`))).toEqual(words)
  const texts = [
    "frame-ancestors 'none'; # {}",
    'max-age=63072000; includeSubDomains',
    " !#$%&'()*+,-./:;<=>?@[]^_`{|}~",
  ]
  expect(await heard(texts.map(quoted))).toEqual(texts)
})

it('a backslash at the end of a text takes the quote with it, in lighttpd and in our reader', async (context) => {
  if (!existsSync(LIGHTTPD)) return leaveOut(context, 'no lighttpd: apt-get install lighttpd')
  expect((await heard(['"a\\"\nvar.word1 = "b"']))[0]).toMatch(/^none/)
  expect(() => lighttpd.read('a.b = "c\\"\nd.e = "f"\n')).toThrow(/quotes that do not end/)
})
