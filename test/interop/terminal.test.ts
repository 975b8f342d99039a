/** The real program at a real terminal: asked, answered, interrupted, redirected. What is asked is tested beside the commands. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, it, onTestFinished, type TestContext } from 'vitest'
import { findProgram, leaveOut } from '../support/judges.ts'
import { DOWN, END_OF_TEXT, INTERRUPT, openTerminal, type PseudoTerminal } from '../support/pseudo-terminal.ts'

const main = resolve(import.meta.dirname, '../../src/main.ts')
const SECRET = 'correct horse battery staple'

/** Tells on stderr of each module of the prompt library that is loaded. */
const spy = `import { registerHooks } from 'node:module'
registerHooks({ resolve: (specifier, context, next) => {
  if (specifier.includes('inquirer')) process.stderr.write('LOADED ' + specifier + '\\n')
  return next(specifier, context)
} })`

const places: string[] = []
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true })
})

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-terminal-'))
  places.push(directory)
  writeFileSync(join(directory, 'countersign'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`, {
    mode: 0o755,
  })
  writeFileSync(join(directory, 'spy.mjs'), spy)
})

type Wish = { readonly columns?: number; readonly env?: NodeJS.ProcessEnv }

async function atTerminal(context: TestContext, line: string, { columns, env }: Wish = {}): Promise<PseudoTerminal> {
  const program = findProgram('script') ?? leaveOut(context, 'no script: install util-linux (bsdutils)')
  const PATH = [directory, dirname(process.execPath), process.env['PATH']].join(delimiter)
  const terminal = openTerminal(program, line, {
    directory,
    env: { PATH, HOME: directory, LC_ALL: 'C.UTF-8', ...env },
    ...(columns === undefined ? {} : { columns }),
  })
  onTestFinished(() => terminal.close())
  return terminal
}

async function runToEnd(context: TestContext, line: string, wish?: Wish): Promise<PseudoTerminal & { status: number }> {
  const terminal = await atTerminal(context, line, wish)
  return { ...terminal, status: await terminal.ended }
}

const makeHome = 'countersign init --org Acme --trust-domain acme.internal --insecure-no-passphrase >/dev/null 2>&1'
const fileOf = (name: string): string => readFileSync(join(directory, name), 'utf8')

describe('at a terminal', () => {
  it('asks on the terminal while stdout and stderr are files: data here, talk there, no question in either', async (context) => {
    const terminal = await atTerminal(context, `${makeHome}; countersign issue >out 2>err`)
    await terminal.answer('Is the certificate for a client or for a server?', '')
    await terminal.answer('What is the name of this client or server?', 'Bob')
    await terminal.see('the name "Bob" is not valid')
    terminal.type('\u007f\u007f\u007fbob\r')
    await terminal.answer('Which SPIFFE ID does the client have? (spiffe://acme.internal/bob)', '')
    await terminal.answer('A claim', 'role=viewer')
    await terminal.answer('Another claim', '')
    await terminal.see('Would issue a client certificate bob')
    await terminal.answer('Issue it?', '')
    expect(await terminal.ended).toBe(0)
    expect(fileOf('out')).toMatch(/^Issued a client certificate bob\n {2}subject/)
    expect(fileOf('err')).toContain(
      'the same without questions: countersign issue client bob --uri spiffe://acme.internal/bob --claim role=viewer\n',
    )
    for (const name of ['out', 'err']) expect(fileOf(name)).not.toMatch(/[^\P{Cc}\n]|Whom|Issue it/u)
  })

  it('moves through a list by its keys, and makes with the told line what it made with answers', async (context) => {
    const terminal = await atTerminal(context, `${makeHome}; countersign issue 2>err >/dev/null`)
    await terminal.see('Is the certificate for a client or for a server?')
    await terminal.see('a server that your clients call')
    terminal.type(`${DOWN}\r`)
    await terminal.answer('What is the name of this client or server?', 'api.acme.internal')
    await terminal.answer('By which host name do clients reach the server?', '')
    await terminal.answer('By which IP address', '127.0.0.1')
    await terminal.answer('Issue it?', 'y')
    expect(await terminal.ended).toBe(0)
    const line = /^the same without questions: (countersign .*)$/m.exec(fileOf('err'))?.[1] ?? ''
    const again = await runToEnd(context, `${line} --again >/dev/null && countersign list --json >listed`)
    expect(again.status).toBe(0)
    const { certificates } = JSON.parse(fileOf('listed')) as { certificates: { subjectAltNames: string[] }[] }
    expect(certificates.map(({ subjectAltNames }) => subjectAltNames)).toEqual([
      ['DNS:api.acme.internal', 'IP:127.0.0.1'],
      ['DNS:api.acme.internal', 'IP:127.0.0.1'],
    ])
  })

  it('never shows a passphrase, and asks again for nothing that it was told', async (context) => {
    const terminal = await atTerminal(context, 'countersign init >out 2>err')
    await terminal.answer('What is the organisation called?', 'Acme & Sons')
    await terminal.answer('(acme-sons.internal)', '')
    await terminal.answer('An OID arc', '')
    await terminal.answer('Another domain', '')
    await terminal.answer('Make it?', '')
    await terminal.answer('? New passphrase', 'short')
    await terminal.see('✔ New passphrase')
    await terminal.answer('? New passphrase', SECRET)
    await terminal.answer('? Once more', 'another one')
    await terminal.see('✔ Once more')
    await terminal.see('? New passphrase')
    // In some programs Ctrl-T shows what was typed.
    terminal.type(`${SECRET.slice(0, 9)}\u0014${SECRET.slice(9)}\r`)
    await terminal.answer('? Once more', SECRET)
    expect(await terminal.ended).toBe(0)
    expect(fileOf('out')).toContain('Made the PKI home pki')
    expect(fileOf('err')).toContain("countersign init --org 'Acme & Sons' --trust-domain acme-sons.internal\n")
    for (const shown of [terminal.sent(), fileOf('out'), fileOf('err')]) expect(shown).not.toContain(SECRET)
  })

  it('shows nothing of what is typed between one question for a passphrase and the next', async (context) => {
    const org = '--org Acme --trust-domain acme.internal'
    const terminal = await atTerminal(context, `countersign init ${org} >out 2>err`)
    await terminal.answer('? New passphrase', SECRET)
    for (let typed = 0; typed < 200; typed += 1) {
      terminal.type('another')
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    terminal.type(INTERRUPT)
    expect(await terminal.ended).toBe(130)
    expect(terminal.sent()).not.toContain('another')
  })

  it.for([
    ['at a list', 'countersign issue', 'Is the certificate for a client or for a server?', ''],
    ['at a text', 'countersign issue client', 'What is the name of this client or server?', 'ali'],
    ['at a confirmation', 'countersign revoke alice', 'Why is the certificate revoked?', '\r'],
  ] as const)('ends with 130 at Ctrl-C %s, and has made nothing', async ([place, line, question, typed], context) => {
    const issue = 'countersign issue client alice >/dev/null 2>&1'
    const terminal = await atTerminal(context, `${makeHome}; ${issue}; countersign list >before; ${line}`)
    await terminal.see(question)
    terminal.type(typed)
    if (place === 'at a confirmation') await terminal.see('Revoke permanently?')
    if (place === 'at a text') await terminal.see('ali')
    terminal.type(INTERRUPT)
    expect(await terminal.ended).toBe(130)
    expect(terminal.shown()).toContain('countersign: the command was interrupted')
    expect((await runToEnd(context, 'countersign list >after')).status).toBe(0)
    expect(fileOf('after')).toBe(fileOf('before'))
  })

  it.for([
    ['at a list', 'countersign issue', 'Is the certificate for a client or for a server?'],
    ['at a text', 'countersign issue client', 'What is the name of this client or server?'],
    ['at a confirmation', 'countersign revoke alice', 'Why is the certificate revoked?'],
    ['at a passphrase', 'countersign init --home new --org Acme --trust-domain acme.internal', 'New passphrase'],
  ] as const)(
    'ends with 130 at Ctrl-D %s where nothing was typed, and has made nothing',
    async ([place, line, question], context) => {
      const issue = 'countersign issue client alice >/dev/null 2>&1'
      const terminal = await atTerminal(context, `${makeHome}; ${issue}; countersign list >before; ${line}`)
      await terminal.see(question)
      if (place === 'at a confirmation') {
        terminal.type('\r')
        await terminal.see('Revoke permanently?')
      }
      terminal.type(END_OF_TEXT)
      expect(await terminal.ended).toBe(130)
      expect(terminal.shown()).toContain('countersign: the command was interrupted')
      expect((await runToEnd(context, 'countersign list >after')).status).toBe(0)
      expect(fileOf('after')).toBe(fileOf('before'))
      expect(existsSync(join(directory, 'new'))).toBe(false)
    },
  )

  it('goes on at Ctrl-D behind something that was typed', async (context) => {
    const terminal = await atTerminal(context, `${makeHome}; countersign issue client --dry-run >out`)
    await terminal.see('What is the name of this client or server?')
    terminal.type('bob')
    await terminal.see('bob')
    terminal.type(`${END_OF_TEXT}\r`)
    await terminal.see('Which SPIFFE ID')
    terminal.type(INTERRUPT)
    expect(await terminal.ended).toBe(130)
  })

  it('asks nothing of a pipe, nor under --no-questions', async (context) => {
    for (const line of [
      'echo client | countersign issue',
      'countersign issue --no-questions',
      'countersign issue --json',
    ]) {
      const { status, shown } = await runToEnd(context, `${makeHome}; ${line}`)
      expect([status, shown()], line).toEqual([2, expect.stringContaining('the kind is missing')])
    }
  })

  it('loads the prompt library only to ask', async (context) => {
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(join(directory, 'spy.mjs')).href}` }
    const quiet = `${makeHome}; countersign --version; countersign --help; countersign list; countersign issue client alice`
    expect((await runToEnd(context, quiet, { env })).shown()).not.toContain('LOADED')
    const asking = await atTerminal(context, 'countersign completion', { env })
    await asking.see('LOADED inquirer')
    await asking.answer('Which shell do you use?', '')
    expect(await asking.ended).toBe(0)
  })

  it('colours what it shows, and not under NO_COLOR, --no-color or in a file', async (context) => {
    const coloured = await runToEnd(context, `${makeHome}; countersign status`)
    expect(coloured.sent()).toContain('\u001b[1mAcme')
    for (const line of [
      'NO_COLOR=1 countersign status',
      'countersign status --no-color',
      'countersign status 2>&1 | cat',
    ]) {
      const { sent, shown } = await runToEnd(context, line)
      expect(shown()).toContain('Acme')
      expect(sent(), line).not.toContain('\u001b')
    }
    const asked = await atTerminal(context, 'NO_COLOR=1 countersign completion')
    await asked.answer('Which shell do you use?', '')
    await asked.ended
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with it
    expect(asked.sent()).not.toMatch(/\u001b\[[0-9;]*m/)
  })

  it.for([80, 100, 140])('keeps to %d columns', async (columns, context) => {
    const lines = [
      '--help',
      '',
      'list',
      'targets',
      'issue client alice --uri spiffe://acme.internal/alice --claim role=admin --claim team=payments',
      'issue server api.acme.internal --dns api.acme.internal --ip 127.0.0.1',
      'list',
      'status',
      'show alice -v',
      'crl',
      'export node --host api.acme.internal --listen 127.0.0.1:8443 --out deploy/node',
      'issue client Alice',
      'probe https://127.0.0.1:1 --host api.acme.internal --as alice',
      'revoke alice --reason keyCompromise',
    ].map((line) => `countersign ${line}`)
    const { shown } = await runToEnd(context, `${makeHome}; ${lines.join('; ')}; true`, { columns })
    for (const line of shown().split('\n')) expect([...line].length, line).toBeLessThanOrEqual(columns)
    expect(existsSync(join(directory, 'pki'))).toBe(true)
  })
})
