/** The shells themselves are asked what they would offer, on command lines that end where the cursor is. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { commands } from '../../../src/cli/commands/index.ts'
import { writeCompletion } from '../../../src/cli/completion/index.ts'
import { flagOf } from '../../../src/cli/globals.ts'
import { revocationReasons } from '../../../src/core/record.ts'
import { leaveOut } from '../../support/judges.ts'

const targets = ['axum', 'nginx', 'node']

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'completion-'))
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    writeFileSync(join(place, `script.${shell}`), writeCompletion(shell, commands, targets))
  }
  mkdirSync(join(place, 'work/some where'), { recursive: true })
  writeFileSync(join(place, 'work/some file.pem'), '')
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** Runs a program in the directory with a folder and a file; its lines, sorted. */
function linesOf(program: string, words: readonly string[]): readonly string[] {
  const { stdout, stderr, error } = spawnSync(program, words, { cwd: join(place, 'work'), encoding: 'utf8' })
  if (error) throw error
  expect(stderr).toBe('')
  return stdout.split('\n').filter(Boolean).sort()
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** As bash takes a line apart: at spaces, and at = and : with these as words of their own. */
const bashWords = (line: string): readonly string[] =>
  line.split(' ').flatMap((word) => (word === '' ? [''] : word.split(/([:=]+)/).filter((part, i) => part || i > 0)))

const shells = {
  bash: (line: string) => {
    const words = bashWords(line)
    const run = `source ../script.bash; COMP_WORDS=(${words.map(quoted).join(' ')}); COMP_CWORD=${words.length - 1}
      _countersign; printf '%s\\n' "\${COMPREPLY[@]}"`
    return linesOf('bash', ['--norc', '--noprofile', '-c', run])
  },
  // Outside of its line editor zsh completes nothing, so what is handed to it is printed here, and matched.
  zsh: (line: string) => {
    const words = line.split(' ')
    const run = `compdef() { }
      source ../script.zsh
      compadd() { print -l -- "\${@[\${@[(i)--]}+1,-1]}" }
      compset() { }
      _files() { [[ $1 == -/ ]] && print -l -- *(/N) || print -l -- *(N) }
      words=(${words.map(quoted).join(' ')}) CURRENT=${words.length}
      _countersign; true`
    const current = words.at(-1)?.replace(/^--[a-z-]*=/, '') ?? ''
    return linesOf('zsh', ['-f', '-c', run]).filter((offer) => offer.startsWith(current))
  },
  fish: (line: string) => {
    const run = `source ../script.fish; complete -C ${quoted(line)}`
    return linesOf('fish', ['--no-config', '-c', run]).map((one) =>
      (one.split('\t')[0] ?? '').replace(/^--[a-z-]*=/, '').replace(/\/$/, ''),
    )
  },
} as const

function summonShell(context: TestContext, shell: keyof typeof shells): (line: string) => readonly string[] {
  if (spawnSync(shell, ['-c', 'true']).error) leaveOut(context, `no ${shell}: install it`)
  return shells[shell]
}

const sorted = (words: readonly string[]): readonly string[] => [...words].sort()
const names = commands.map(({ name }) => name)

const cases: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ['countersign ', [...names, 'help']],
  ['countersign is', ['issue']],
  ['countersign help re', ['revoke']],
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
  ['countersign export ', targets],
  ['countersign export --listen 127.0.0.1:8443 n', ['nginx', 'node']],
  ['countersign export node --dry', ['--dry-run']],
  ['countersign try a', ['axum']],
  ['countersign completion ', ['bash', 'fish', 'zsh']],
  ['countersign list --state r', ['reserved', 'revoked']],
  ['countersign list --json --st', ['--state']],
  ['countersign show --pa', ['--passphrase-file']],
  ['countersign --ver', ['--verbose', '--version']],
  ['countersign nonsense ', []],
]

describe.each(['bash', 'zsh', 'fish'] as const)('completion in %s', (shell) => {
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
