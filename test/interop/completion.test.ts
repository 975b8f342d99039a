/** The shells themselves are asked what they would offer, on command lines that end where the cursor is. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { writeCompletion } from '../../src/cli/completion/index.ts'
import { flagOf } from '../../src/cli/globals.ts'
import { revocationReasons } from '../../src/core/record.ts'
import { answerFault } from '../cli/answer-schema.ts'
import { openWorkshop, type Workshop } from '../cli/program.ts'
import { makeHome } from '../support/home.ts'
import { leaveOut } from '../support/judges.ts'

const targets = ['axum', 'nginx', 'node']

let workshop: Workshop
beforeAll(async () => {
  workshop = openWorkshop()
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    writeFileSync(join(workshop.home, `script.${shell}`), writeCompletion(shell, commands, targets))
  }
  mkdirSync(join(workshop.directory, 'some where'))
  writeFileSync(join(workshop.directory, 'some file.pem'), '')
  const home = await makeHome()
  for (const name of ['alice', 'anna', 'bob']) await home.issue('client', name)
  await home.revoke('bob')
  await home.issue('server', 'api.acme.internal')
  // Two homes: where `~` leads, and where its name has to be quoted.
  for (const place of ['acme pki', 'elsewhere'].map((name) => join(workshop.home, name))) {
    cpSync(home.path, place, { recursive: true })
    chmodSync(place, 0o700)
  }
  await home.remove()
})
afterAll(() => workshop.remove())

/** Runs a program in the directory with a folder and a file; its lines, sorted. */
function linesOf(program: string, words: readonly string[]): readonly string[] {
  const { stdout, stderr, error } = spawnSync(program, words, {
    cwd: workshop.directory,
    env: { ...workshop.env, COUNTERSIGN_HOME: at.environment },
    encoding: 'utf8',
  })
  if (error) throw error
  expect(stderr).toBe('')
  return stdout.split('\n').filter(Boolean).sort()
}

/** COUNTERSIGN_HOME of what is run. */
const at: { environment: string | undefined } = { environment: undefined }
afterEach(() => {
  at.environment = undefined
})

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** A line at its spaces that are not quoted, each word as it was typed. */
const partsOf = (line: string): readonly string[] => line.split(/ (?=(?:[^']*'[^']*')*[^']*$)/)

/** As bash takes a line apart: at spaces, and at = and : with these as words of their own. */
const bashWords = (line: string): readonly string[] =>
  partsOf(line).flatMap((word) => (word === '' ? [''] : word.split(/([:=]+)/).filter((part, i) => part || i > 0)))

const shells = {
  bash: (line: string) => {
    const words = bashWords(line)
    const run = `source ../script.bash; COMP_WORDS=(${words.map(quoted).join(' ')}); COMP_CWORD=${words.length - 1}
      _countersign; printf '%s\\n' "\${COMPREPLY[@]}"`
    return linesOf('bash', ['--norc', '--noprofile', '-c', run])
  },
  // Outside of its line editor zsh completes nothing, so what is handed to it is printed here, and matched.
  zsh: (line: string) => {
    const words = partsOf(line)
    const run = `compdef() { }
      source ../script.zsh
      compadd() { print -l -- "\${@[\${@[(i)--]}+1,-1]}" }
      compset() { }
      _files() { [[ $1 == -/ ]] && print -l -- *(/N) || print -l -- *(N) }
      words=(${words.map(quoted).join(' ')}) CURRENT=${words.length}
      _countersign; true`
    const current = words.at(-1)?.replace(/^--[a-z0-9-]*=/, '') ?? ''
    return linesOf('zsh', ['-f', '-c', run]).filter((offer) => offer.startsWith(current))
  },
  fish: (line: string) => {
    const run = `source ../script.fish; complete -C ${quoted(line)}`
    return linesOf('fish', ['--no-config', '-c', run]).map((one) =>
      (one.split('\t')[0] ?? '').replace(/^--[a-z0-9-]*=/, '').replace(/\/$/, ''),
    )
  },
} as const

const isInstalled = (shell: string): boolean => !spawnSync(shell, ['-c', 'true']).error
const installed = Object.fromEntries(Object.keys(shells).map((shell) => [shell, isInstalled(shell)]))

function summonShell(context: TestContext, shell: keyof typeof shells): (line: string) => readonly string[] {
  if (!installed[shell]) leaveOut(context, `no ${shell}: install it`)
  return shells[shell]
}

const sorted = (words: readonly string[]): readonly string[] => [...words].sort()
const names = commands.map(({ name }) => name)

const cases: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ['countersign ', [...names, 'help']],
  ['countersign is', ['issue']],
  ['countersign help re', ['rekey', 'renew', 'revoke']],
  ['countersign issue ', ['client', 'server']],
  ['countersign issue --key-type ed25519 s', ['server']],
  ['countersign issue client ', []],
  ['countersign issue client alice --key-type ec', ['ec-p256', 'ec-p384']],
  ['countersign issue client alice --uri spiffe://acme.internal/alice --key-type ed', ['ed25519']],
  ['countersign --home pki issue ', ['client', 'server']],
  ['countersign --home issue revoke bob --reason ', revocationReasons],
  ['countersign revoke bob --reason s', ['superseded']],
  ['countersign revoke bob --reason=key', ['keyCompromise']],
  ['countersign revoke bob --reason ', revocationReasons],
  ['countersign revoke bob --name ', []],
  ['countersign export ', [...targets, 'java-truststore', 'p12', 'timer']],
  ['countersign export --listen 127.0.0.1:8443 n', ['nginx', 'node']],
  ['countersign export node --dry', ['--dry-run']],
  ['countersign try a', ['axum']],
  ['countersign completion ', ['bash', 'fish', 'zsh']],
  ['countersign revoke ', []],
  ['countersign list --state r', ['reserved', 'revoked']],
  ['countersign list --json --st', ['--state']],
  ['countersign show --pa', ['--passphrase-file']],
  ['countersign --ver', ['--verbose', '--version']],
  ['countersign nonsense ', []],
]

const good = ['alice', 'anna', 'api.acme.internal']
const claimNames = readdirSync(resolve(import.meta.dirname, '../../pki/claims')).map((file) =>
  file.slice(0, -'.json'.length),
)

/** With a home: what it has, and nothing of what it has not. */
const ofTheHome: typeof cases = [
  ['countersign show ', [...good, 'bob']],
  ['countersign show b', ['bob']],
  ['countersign show so', ['some file.pem', 'some where']],
  ['countersign show --name so', []],
  ['countersign revoke ', good],
  ['countersign revoke alice ', ['anna', 'api.acme.internal']],
  ['countersign revoke --name a', good],
  ['countersign revoke --name=an', ['anna']],
  ['countersign probe https://127.0.0.1:8443 --as ', ['alice', 'anna']],
  ['countersign probe --revoked ', ['bob']],
  ['countersign probe --host ', ['api.acme.internal']],
  ['countersign export node --host ', ['api.acme.internal']],
  ['countersign export p12 ', good],
  ['countersign export java-truststore ', ['clients', 'servers']],
  ['countersign export timer ', []],
  ['countersign export timer acme --every ', ['daily', 'hourly', 'weekly']],
  ['countersign issue client a', []],
  ['countersign issue client --again a', ['alice', 'anna']],
  ['countersign issue server --again ', ['api.acme.internal']],
  ['countersign issue client carol --profile ', ['client', 'client-short']],
  ['countersign issue client carol --claim ', claimNames.map((name) => `${name}=`)],
  ['countersign list --claim ro', ['role=']],
  ['countersign crl ', ['clients', 'servers']],
  ['countersign nonsense --as ', []],
]

describe.each(['bash', 'zsh', 'fish'] as const)('completion in %s', (shell) => {
  it.for(ofTheHome)('with a home: %s', ([line, offers], context) => {
    at.environment = join(workshop.home, 'elsewhere')
    expect(summonShell(context, shell)(line)).toEqual(sorted(offers))
  })

  it('offers what the home has that the line names, and touches nothing', (context) => {
    const offersOn = summonShell(context, shell)
    const before = workshop.survey()
    expect(offersOn("countersign --home '../acme pki' show b")).toEqual(['bob'])
    expect(offersOn('countersign show --home ~/elsewhere b')).toEqual(['bob'])
    expect(offersOn('countersign show --home=../elsewhere b')).toEqual(['bob'])
    expect(offersOn('countersign show b')).toEqual([])
    expect(offersOn('countersign show --home ../nowhere b')).toEqual([])
    expect(workshop.survey()).toEqual(before)
  })

  it.for(cases)('%s', ([line, offers], context) => {
    expect(summonShell(context, shell)(line)).toEqual(sorted(offers))
  })

  it('offers files where a file is meant, and folders where a folder is', (context) => {
    const offersOn = summonShell(context, shell)
    expect(offersOn('countersign show --file ')).toEqual(['some file.pem', 'some where'])
    expect(offersOn('countersign list --home ')).toEqual(['some where'])
    expect(offersOn('countersign export node --out ')).toEqual(['some where'])
  })

  it('offers every option of every command', (context) => {
    const offersOn = summonShell(context, shell)
    for (const { name, options } of commands) {
      expect(offersOn(`countersign ${name} --`)).toEqual(expect.arrayContaining(Object.keys(options).map(flagOf)))
    }
  })
})

it('does not offer a word that a shell could take for more than a word', () => {
  expect(() => writeCompletion('bash', commands, ['$(touch x)'])).toThrow('cannot be offered')
  expect(() => writeCompletion('bash', commands, ['nginx-1.22'])).not.toThrow()
})

it('offers no command that the help does not tell of', async () => {
  const { stderr } = await workshop.run('countersign')
  for (const word of [...names, 'help']) expect(stderr).toMatch(new RegExp(`^  ${word} `, 'm'))
})

it('says it as a document too', async () => {
  const { stdout } = await workshop.run('countersign --json --home ../elsewhere completion fish -- show b')
  expect(JSON.parse(stdout)).toEqual({ shell: 'fish', offers: ['bob'] })
  expect(answerFault('completion', JSON.parse(stdout))).toBeUndefined()
})

it('refuses, for anybody who asks by hand, where there is no home', async () => {
  expect(await workshop.run('countersign completion bash -- show b')).toMatchObject({ status: 2, stdout: '' })
})
