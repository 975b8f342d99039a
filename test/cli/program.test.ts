import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { parseCommandLine, wantsJson } from '../../src/cli/program.ts'
import { commandLine, styleFor } from '../../src/cli/text.ts'
import { readWords } from '../../src/cli/words.ts'
import { isRefusal } from '../../src/core/refusal.ts'

const style = styleFor({ colour: false })

function commandOf(line: string) {
  const asked = parseCommandLine(line.split(' '), '1.2.3', style)
  if (asked.kind !== 'command') throw new Error(`no command: ${asked.kind}`)
  return { name: asked.command.name, given: readWords(asked.command, asked.words), globals: asked.globals }
}

function problemOf(...argv: string[]): string {
  try {
    const asked = parseCommandLine(argv, '1.2.3', style)
    if (asked.kind === 'command') readWords(asked.command, asked.words)
  } catch (error) {
    if (isRefusal(error)) return `${error.code}: ${error.message}; ${error.hint}`
    throw error
  }
  return 'none'
}

describe('command line', () => {
  it('reads a command with its arguments, options and lists', () => {
    const line = 'issue client alice --uri spiffe://a/x --uri spiffe://a/y --claim role=admin --days 30 --again'
    expect(commandOf(line)).toMatchObject({
      name: 'issue',
      given: {
        usage: 'client',
        name: 'alice',
        uri: ['spiffe://a/x', 'spiffe://a/y'],
        claim: ['role=admin'],
        dns: [],
        days: 30,
        again: true,
        dryRun: false,
      },
    })
    expect(commandOf(line).given).not.toHaveProperty('profile')
  })

  it('takes global options before and after the command', () => {
    const before = commandOf('--json --home x -v --no-color list --limit 3')
    const after = commandOf('list --limit 3 --no-color --verbose --home x --json')
    expect(before).toEqual(after)
    expect(before.globals).toEqual({ json: true, home: 'x', verbose: true, noQuestions: false, noColor: true })
  })

  it('leaves a --no-… option off unless it is given', () => {
    expect(commandOf('probe https://a --as alice').given).toMatchObject({ noMint: false })
    expect(commandOf('probe https://a --as alice --no-mint').given).toMatchObject({ noMint: true })
    expect(commandOf('list').globals).toEqual({ json: false, verbose: false, noQuestions: false, noColor: false })
  })

  it('takes a value with an equals sign, and one that begins with a dash after it', () => {
    expect(commandOf('list --name=-x').given).toMatchObject({ name: '-x' })
  })

  it('gives help and version as text', () => {
    expect(parseCommandLine(['--version'], '1.2.3', style)).toEqual({ kind: 'text', text: '1.2.3\n' })
    expect(parseCommandLine(['issue', '--help'], '1.2.3', style)).toMatchObject({ kind: 'text' })
    expect(parseCommandLine(['help', 'issue'], '1.2.3', style)).toMatchObject({ kind: 'text' })
    expect(parseCommandLine([], '1.2.3', style)).toMatchObject({ kind: 'nothing' })
  })

  it.each([
    ['--home', 'renew', 'issue', '--help'],
    ['--passphrase-file', '-', '-v', 'help', 'issue'],
    ['--home', 'help', 'list', '-h'],
    ['help', 'help'],
    ['--json', '--version'],
  ])('takes the value of a flag for no command: %s %s', (...argv) => {
    expect(parseCommandLine(argv, '1.2.3', style)).toMatchObject({ kind: 'text' })
  })

  it.each(commands.map(({ name }) => name))('has help for %s with an example', (name) => {
    const asked = parseCommandLine([name, '--help'], '1.2.3', style)
    expect(asked.kind === 'text' && asked.text).toContain(`Examples:\n  countersign ${name}`)
  })

  it.each(commands.flatMap(({ examples }) => examples))('accepts its own example: %s', (example) => {
    expect(commandOf(example).name).toBe(example.split(' ')[0])
  })

  it('suggests what was probably meant', () => {
    expect(problemOf('lst')).toBe('usage.wrong: there is no command "lst"; did you mean list?')
    expect(problemOf('issue', 'client', 'a', '--clam', 'x')).toBe(
      "usage.wrong: unknown option '--clam'; did you mean --claim?",
    )
  })

  it.each([
    [['issue', 'client'], 'usage.missing: the name is missing; give it with NAME; --help has an example'],
    [['list', '--home'], "usage.wrong: option '--home <DIR>' argument missing; see: countersign --help"],
    [['crl', 'a', 'b'], /^usage.wrong: too many arguments/],
    [['list', '--limit', 'x'], /^input.malformed/],
    [['list', '--home', 'a', '--home', 'b'], 'usage.wrong: --home was given 2 times; give it once'],
    [['show', 'list', '--frob'], "usage.wrong: unknown option '--frob'; see: countersign show --help"],
    [['--frob'], "usage.wrong: unknown option '--frob'; see: countersign --help"],
  ])('refuses %j', (argv, problem) => {
    expect(problemOf(...argv)).toMatch(problem)
  })

  it('never puts a control character from the command line into a refusal', () => {
    expect(problemOf('list', '--\u001b]0;owned\u0007')).not.toMatch(/\p{Cc}/u)
    expect(problemOf('\u001b[2J')).not.toMatch(/\p{Cc}/u)
  })
})

describe('wantsJson', () => {
  it('is told without understanding the rest, and ends at --', () => {
    expect(wantsJson(['nonsense', '--json'])).toBe(true)
    expect(wantsJson(['list', '--', '--json'])).toBe(false)
    expect(wantsJson(['list', '--jsonx'])).toBe(false)
  })
})

describe('commandLine', () => {
  it('can be pasted into a shell', () => {
    expect(commandLine(['show', 'alice'])).toBe('countersign show alice')
    expect(commandLine(['show', 'alice'], "my pki's")).toBe(`countersign show alice --home 'my pki'\\''s'`)
  })
})
