/** A command line gives the same in a process that is kept as in a process of its own. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkshop, type Workshop } from './program.ts'
import { readPlainLine, startResident } from './resident.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = openWorkshop()
  const init = 'countersign init --org Acme --trust-domain acme.internal --insecure-no-passphrase --home a'
  expect((await workshop.ask(init)).status).toBe(0)
})
afterAll(() => workshop.remove())

describe('a line that needs no shell', () => {
  it('is read as a shell reads it', async () => {
    const line = `HOME=/x A_B='c d' countersign plain 'single "quoted"' "double 'quoted'" a'b c'"d e"f '' --x=y ./z {} @{h}`
    const { stdout } = await workshop.run(`set -- ${line}; for word do printf '%s\\0' "$word"; done`)
    const words = stdout.split('\0').slice(0, -1)
    const read = readPlainLine(line)
    expect(read?.words).toEqual(words.slice(words.indexOf('countersign') + 1))
    expect(read?.environment).toEqual({ HOME: '/x', A_B: 'c d' })
  })

  it.each([
    'countersign list > file',
    'countersign list > /dev/null; true',
    'countersign list > /dev/null 2> file',
    'countersign list | head',
    'countersign list; true',
    'countersign list && true',
    'countersign list --home "$PWD"',
    'countersign list --home ~/pki',
    'countersign show a*',
    'countersign show [ab]',
    'countersign show ?',
    'countersign show a\\ b',
    'countersign show "a`b`"',
    'countersign show {a,b}',
    'countersign show {1..2}',
    'countersign list # a remark',
    'countersign list &',
    'countersign list\ntrue',
    "countersign show 'open",
    'cat file',
    'env countersign list',
    '! countersign list',
    '',
  ])('is not %j', (line) => expect(readPlainLine(line)).toBeUndefined())
})

describe('a kept process', () => {
  it.each([
    'countersign --version',
    'countersign --help',
    'countersign list',
    'countersign list --home a',
    'COUNTERSIGN_HOME=a countersign list --json',
    'countersign show nobody --home a --json > /dev/null',
    'countersign show nobody --home a 2> /dev/null',
    'countersign list --home a > /dev/null 2>&1',
    'countersign list',
    'countersign show nobody --home a',
    'countersign show nobody --home a --json',
    'countersign export nothing',
  ])('answers as one of its own: %s', async (line) => {
    expect(await workshop.ask(line)).toEqual(await workshop.run(line))
  })

  it('that dies gives its status and its outputs, and the next line has another process', async () => {
    const program = join(workshop.home, 'mortal.cjs')
    writeFileSync(
      program,
      `process.stdout.write(process.argv.slice(2).join() + ' in ' + process.cwd())
       if (process.argv[2] === 'die') process.exit(7)
       if (process.argv[2] === 'throw') throw new Error('on purpose')
       process.exitCode = 3`,
    )
    const { run } = startResident(program, workshop.env)
    const { directory, env } = workshop
    const tell = (word: string) => run({ words: [word], environment: {}, discards: [] }, { directory, env })
    const outcomes = await Promise.all(['live', 'die', 'live', 'throw', 'live'].map(tell))
    expect(outcomes.map(({ status }) => status)).toEqual([3, 7, 3, 1, 3])
    expect(outcomes.map(({ stdout }) => stdout)).toEqual(
      ['live', 'die', 'live', 'throw', 'live'].map((word) => `${word} in ${directory}`),
    )
    expect(outcomes.map(({ stderr }) => stderr.includes('on purpose'))).toEqual([false, false, false, true, false])
  })

  it('keeps the outputs and the places of lines apart that are run at once', async () => {
    const other = openWorkshop()
    try {
      const outcomes = await Promise.all([
        workshop.ask('countersign show nobody --home a'),
        other.ask('countersign show nobody --home a'),
        workshop.ask('countersign list --home a'),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual([2, 2, 0])
      expect(outcomes[0]!.stderr).toContain('nobody')
      expect(outcomes[1]!.stderr).not.toBe(outcomes[0]!.stderr)
      expect(outcomes[2]!.stderr).not.toContain('nobody')
    } finally {
      other.remove()
    }
  })
})
