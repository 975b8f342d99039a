/** What documents say is there, is there: files, headings, commands and flags. That sessions run is tested in `interop/guides.test.ts`. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../src/cli/commands/index.ts'
import { flagOf, globals } from '../src/cli/globals.ts'
import { parseCommandLine } from '../src/cli/program.ts'
import { styleFor } from '../src/cli/text.ts'
import { readWords } from '../src/cli/words.ts'
import { BACKDATE_SECONDS } from '../src/core/record.ts'
import { isRefusal } from '../src/core/refusal.ts'
import { anchorsOf, type Fence, fencesOf, linksOf, spansOf } from './support/markdown.ts'
import { readSession } from './support/session.ts'

const root = resolve(import.meta.dirname, '..')
const style = styleFor({ colour: false })
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const guides = ['README.md', ...globSync('docs/*.md', { cwd: root })].sort()
const documents = [...guides, 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']

/** Flags that documents name for another reason than that we have them. */
const noFlags: Readonly<Record<string, string>> = {
  '--format': 'docs/decisions.md says why there is none',
}
const flags = new Set([
  '--help',
  '--version',
  ...[globals, ...commands.map(({ options }) => options)].flatMap((options) => Object.keys(options).map(flagOf)),
])

/** The links of a document that lead nowhere. */
function brokenLinks(path: string, text: string): string[] {
  return linksOf(text).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false
    const [file = '', anchor] = link.split('#', 2)
    const target = file === '' ? path : relative(root, resolve(root, dirname(path), file))
    if (target.startsWith('..') || !existsSync(join(root, target))) return true
    return anchor !== undefined && !anchorsOf(target === path ? text : read(target)).has(anchor)
  })
}

/** What is typed in a block, with continued lines joined. */
function typedIn({ language, lines }: Fence): string {
  const typed =
    language === 'console' ? lines.filter((line) => /^[$>] /.test(line)).map((line) => line.slice(2)) : lines
  return typed.join('\n').replaceAll('\\\n', ' ')
}

/** The command lines of ours in a piece of shell, as words. */
function commandLinesIn(shell: string): string[][] {
  const plain = shell.replace(/(^|\s)#.*$/gm, '').replace(/\d?>+\s*&?[^\s;&|)"']+/g, '')
  const found = plain.matchAll(/(?:^|[\s;&|({])countersign(?=\s|$)((?:"[^"\n]*"|'[^'\n]*'|[^\n;&|<>)"'])*)/g)
  return [...found].map(([, rest = '']) =>
    (rest.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [])
      .map((word) => word.replace(/["']/g, ''))
      .filter((word) => word !== '…'),
  )
}

/** What is wrong with a command line; a `fragment` of prose need not have all arguments. */
function objectionTo(words: readonly string[], kind: 'whole' | 'fragment'): string | undefined {
  try {
    const asked = parseCommandLine(words, '0', style)
    if (asked.kind === 'command') readWords(asked.command, asked.words)
    return undefined
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { message } = error
    if (kind === 'fragment' && error.code === 'usage.missing') return
    return `countersign ${words.join(' ')}: ${message}`
  }
}

/** Every command line and flag of a document that does not exist. */
function unknownCommands(text: string): string[] {
  const typed = fencesOf(text).flatMap((fence) => commandLinesIn(typedIn(fence)))
  const named = spansOf(text).flatMap((span) => (span.startsWith('countersign ') ? commandLinesIn(span) : []))
  const bare = spansOf(text).flatMap((span) => /^(--[a-z0-9-]+)(?: |$)/.exec(span)?.[1] ?? [])
  return [
    ...typed.map((words) => objectionTo(words, 'whole')),
    ...named.map((words) => objectionTo(words, 'fragment')),
    ...bare.map((flag) => (flags.has(flag) || flag in noFlags ? undefined : `no command has ${flag}`)),
  ].filter((objection) => objection !== undefined)
}

/** Loops that would go on for ever when what they wait for has died. */
const endlessLoops = (text: string): string[] =>
  fencesOf(text)
    .flatMap(({ lines }) => lines)
    .filter((line) => /^[$> ]*until /.test(line) && !line.includes('! kill -0 $'))

/**
 * Programs of Node.js in the background that hold the reader's terminal: when one ends, it puts back the mode that it found
 * there, which is that of a shell that reads a line, and then nothing that is typed is seen any more.
 */
const holdTheTerminal = (text: string): string[] =>
  fencesOf(text)
    .flatMap(({ lines }) => lines)
    .filter((line) => /^[$> ]*[^#]*\bnode .*[^&]&( \w+=\$!)?$/.test(line) && !/< \/dev\/null .*> .* 2>&1/.test(line))

describe('documents', () => {
  it.each(documents)('%s links to what is there', (path) => {
    expect(brokenLinks(path, read(path))).toEqual([])
  })

  it.each(documents)('%s names commands and flags that exist', (path) => {
    expect(unknownCommands(read(path))).toEqual([])
  })

  it.each(guides)('%s has no command block that is neither run nor says why not', (path) => {
    expect(() => readSession(read(path))).not.toThrow()
  })

  it.each(documents)('%s waits for nothing that has died', (path) => expect(endlessLoops(read(path))).toEqual([]))

  it.each(guides)('%s leaves the terminal of its reader as it was', (path) => {
    expect(holdTheTerminal(read(path))).toEqual([])
  })

  it('has an index that leads to every guide', () => {
    const index = linksOf(read('docs/README.md'))
    const names = guides.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md')
    expect(names.filter((path) => !index.includes(relative('docs', path)))).toEqual([])
  })

  it('say by how much certificates and CRLs are dated back', () => {
    const profiles = ['client', 'client-short', 'server'].map((name) => JSON.parse(read(`pki/profiles/${name}.json`)))
    expect([BACKDATE_SECONDS, ...profiles.map(({ backdateSeconds }) => backdateSeconds)]).toEqual([300, 300, 300, 300])
    expect(read('docs/revocation.md').replaceAll('\n', ' ')).toContain(
      'certificates begin five minutes before they were issued and CRLs five minutes before they were signed',
    )
  })

  it('excuses no flag that no document names', () => {
    const spans = documents.flatMap((path) => spansOf(read(path)))
    expect(Object.keys(noFlags).filter((flag) => flags.has(flag) || !spans.includes(flag))).toEqual([])
  })
})

describe('the check of documents', () => {
  it.each([
    '[x](nowhere.md)',
    '[x](README.md#no-such-heading)',
    '[x](#no-such-heading)',
    '[x](../outside.md)',
    '![x](docs/pictures/none.svg "title")',
    '<img src="docs/none.svg" alt="">',
  ])('finds that %s leads nowhere', (text) => expect(brokenLinks('README.md', text).length).toBe(1))

  it.each([
    '[x](#a--b-c)\n# A & `b` c',
    '[x](SECURITY.md#what-a-thief-gains)',
    '[x](https://example.org/)',
    '`[x](y)`',
  ])('is content with %j', (text) => expect(brokenLinks('README.md', text)).toEqual([]))

  it('finds a server that holds the terminal', () => {
    const found = (line: string) => holdTheTerminal(`\`\`\`sh\n${line}\n\`\`\``)
    expect(found('node server.mjs &')).toHaveLength(1)
    expect(found('(cd deploy/node && exec node server.mjs) > server.log 2>&1 & server=$!')).toHaveLength(1)
    expect(found('node server.mjs < /dev/null &')).toHaveLength(1)
    expect(found('(cd deploy/node && exec node server.mjs) < /dev/null >> server.log 2>&1 & server=$!')).toEqual([])
    expect(found('node server.mjs && echo done')).toEqual([])
  })

  it('finds a loop that waits for ever', () => {
    expect(endlessLoops('```console\n$ until grep up log; do sleep 1; done\n```')).toHaveLength(1)
    expect(endlessLoops('```sh\nuntil grep up log || ! kill -0 $server; do sleep 1; done\n```')).toEqual([])
  })

  it.each([
    '`countersign isue client alice`',
    '`countersign probe … --repot FILE`',
    '`--no-such-flag`',
    '```sh\ncountersign probe https://127.0.0.1:8443\n```',
    '```sh\nok && countersign list --everything | tail\n```',
    '```console\n$ countersign issue client alice \\\n>   --url spiffe://x\n```',
    '```yaml\n- run: countersign prove\n```',
  ])('finds what %j gets wrong', (text) => expect(unknownCommands(text).length).toBe(1))

  it.each([
    '`countersign probe … --report FILE`, `countersign`, `countersign revoke`, `--pin`, `countersign.db`',
    '```sh\n(cd x && countersign list --limit 3 2>&1) | tail # countersign nonsense\n```',
    '```console\n$ countersign crl --check; echo "status $?"\ncountersign nonsense\n```',
  ])('is content with %j', (text) => expect(unknownCommands(text)).toEqual([]))
})
