/** A session that would pass whatever happens proves nothing: each promise of a document with its nearest broken twin. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { faultOf, isShown, type Outcome, readSession, runSession, updateDocument } from './session.ts'

const made: string[] = []
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true })
})

const block = (info: string, ...lines: string[]): string => [`\`\`\`${info}`, ...lines, '```', ''].join('\n')
const consoleOf = (...lines: string[]): string => block('console', ...lines)

async function run(markdown: string, options?: Parameters<typeof runSession>[2]): Promise<readonly Outcome[]> {
  const home = mkdtempSync(join(tmpdir(), 'countersign-session-'))
  made.push(home)
  const place = { directory: home, home, env: { PATH: process.env['PATH'], HOME: home } }
  return runSession(readSession(markdown).steps, place, options)
}

/** The first fault of a session, or nothing. */
const faultIn = async (...blocks: string[]): Promise<string | undefined> =>
  (await run(blocks.join('\n'))).map(faultOf).find((fault) => fault !== undefined)

describe('a session', () => {
  it('runs in one shell: variables, directory, functions and what goes on in the background stay', async () => {
    const script = block(
      'sh',
      'mkdir there',
      'cd there',
      'say() {',
      '  echo "said $1"',
      '}',
      'sleep 60 &',
      'name=alice',
    )
    expect(
      await faultIn(script, consoleOf('$ basename "$PWD"', 'there', '$ say $name', 'said alice', '$ kill $!')),
    ).toBe(undefined)
    expect(await faultIn(script, consoleOf('$ say bob', 'said alice'))).toContain('+ said bob')
  })

  it('fails where something else is printed, more, less, or on stderr', async () => {
    expect(await faultIn(consoleOf('$ printf "a\\nb\\n"', 'a', 'b'))).toBe(undefined)
    for (const shown of [['a'], ['a', 'b', 'c'], ['a', 'c'], ['b', 'a'], []])
      expect(await faultIn(consoleOf('$ printf "a\\nb\\n"', ...shown)), shown.join()).toContain('does not print')
    expect(await faultIn(consoleOf('$ echo a >&2'))).toContain('+ a')
    expect(await faultIn(consoleOf('$ true', 'a'))).toContain('- a')
  })

  it('fails where a command fails that is not followed by its status', async () => {
    expect(await faultIn(consoleOf('$ false; echo $?', '1'))).toBe(undefined)
    expect(await faultIn(consoleOf('$ false'))).toContain('ended with status 1')
    expect(await faultIn(block('sh', 'false', 'true'))).toContain('line 2: false\nended with status 1')
    expect(await faultIn(consoleOf('$ true; echo $?', '1'))).toContain('does not print')
  })

  it('fails where the shell ends, or does not come back', async () => {
    expect(await faultIn(block('sh', 'exit 0', 'true'))).toContain('ended the shell')
    const [hung, ...more] = await run(block('sh', 'echo begun; sleep 60', 'true'), { stepMs: 300 })
    expect(faultOf(hung as Outcome)).toContain('did not come to an end')
    expect(hung?.printed).toEqual(['begun'])
    expect(more).toEqual([])
  })

  it('stops at the first fault, as what follows would mean nothing', async () => {
    const outcomes = await run(block('sh', 'true', 'false', 'true'))
    expect(outcomes.map(({ status }) => status)).toEqual([0, 1])
    expect((await run(block('sh', 'true', 'false', 'true'), { afterFault: 'go-on' })).length).toBe(3)
  })

  it('ends what it started', async () => {
    const [outcome] = await run(consoleOf('$ sleep 60 & echo $!'))
    const pid = Number(outcome?.printed[0])
    expect(pid).toBeGreaterThan(1)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('gives each session ports of its own, and tells of those in the document', async () => {
    const [plain, digits] = await run(
      consoleOf('$ echo 127.0.0.1:8443 9000', '127.0.0.1:8443 9000', '$ printf %s 127.0.0.1:8443 | wc -c', '14'),
    )
    expect(faultOf(plain as Outcome)).toBe(undefined)
    expect(faultOf(digits as Outcome), 'a real port has five digits').toContain('+ 15')
  })

  it('takes commands of several lines', async () => {
    const heredoc = block(
      'sh',
      "cat > file <<'END'",
      'one',
      '  two',
      'END',
      '# a remark',
      '',
      'test -s file &&',
      '  true',
    )
    expect(readSession(heredoc).steps.map(({ line }) => line)).toEqual([2, 8])
    expect(
      await faultIn(heredoc, consoleOf("$ cat file; cat <<'END'", '> three', '> END', 'one', '  two', 'three')),
    ).toBe(undefined)
  })
})

describe('what is shown', () => {
  const serial = '4f2a9c61d07be8355e1f0a94b3c8d716'
  it.each([
    [['a … c'], ['a b c']],
    [
      ['a', '…', 'z'],
      ['a', 'b', 'c', 'z'],
    ],
    [['…'], ['']],
    [[`bob ${serial} until 2026-12-27 03:20 UTC`], [`bob ${serial.replace('4f', '00')} until 2031-01-02 23:59 UTC`]],
    [['in 12 ms'], ['in 3456 ms']],
    [['a.b (c)'], ['a.b (c)']],
    [['a'], ['a \r']],
    [['a '], ['a']],
  ])('%j stands for %j', (shown, printed) => expect(isShown(shown, printed)).toBe(true))

  it.each([
    [['a … c'], ['a  d']],
    [['a … c'], ['a  c']],
    [
      ['a', '…', 'z'],
      ['a', 'z'],
    ],
    [['…'], []],
    [[`bob ${serial}`], [`bob ${serial}0`]],
    [[`until 2026-12-27 03:20 UTC`], ['until 2026-12-27 03:20 CET']],
    [['a.b'], ['axb']],
    [['a'], [' a']],
    [['a …'], ['a b', 'c']],
  ])('%j does not stand for %j', (shown, printed) => expect(isShown(shown, printed)).toBe(false))
})

describe('a block', () => {
  it.each([
    ['bash', 'says sh, console'],
    ['shell', 'says sh, console'],
    ['', 'says sh, console'],
    ['sh whatever', 'what does this mark mean'],
    ['sh not run:', 'what does this mark mean'],
    ['yaml', 'cannot be run'],
    ['json not run: it is no command', 'says sh, console'],
  ])('that would be passed over is a mistake: %s', (info, problem) => {
    expect(() => readSession(block(info, 'true'))).toThrow(problem)
  })

  it('may say why it is not run, and that is counted', () => {
    const session = readSession(block('sh not run: it needs the moon', 'true') + block('sh needs: curl, nginx', 'true'))
    expect(session.leftOut).toEqual([{ line: 2, reason: 'it needs the moon' }])
    expect(session.needs).toEqual(['curl', 'nginx'])
    expect(session.steps.length).toBe(1)
  })

  it.each(['~~~sh\ntrue\n~~~\n', '  ```sh\n  true\n  ```\n'])('in another spelling is a mistake: %j', (text) => {
    expect(() => readSession(text)).toThrow('at the margin')
  })

  it('has an end, and reads as bash', () => {
    expect(() => readSession('```sh\ntrue\n')).toThrow('has no end')
    expect(() => readSession(block('sh', 'if true; then'))).toThrow('bash cannot read')
    expect(() => readSession(consoleOf('no prompt'))).toThrow('begins with "$ "')
  })
})

describe('a document that is brought up to date', () => {
  it('gets what was printed where something else was shown, and keeps the rest', async () => {
    const before = `# T\n${consoleOf('$ echo a', 'x', '$ printf "b\\nc\\n"', '…', '$ echo \\', '> d', 'x', 'y')}`
    const after = `# T\n${consoleOf('$ echo a', 'a', '$ printf "b\\nc\\n"', '…', '$ echo \\', '> d', 'd')}`
    expect(updateDocument(before, await run(before, { afterFault: 'go-on' }))).toBe(after)
    expect(updateDocument(after, await run(after, { afterFault: 'go-on' }))).toBe(after)
  })
})
