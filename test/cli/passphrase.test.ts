import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { passphraseFrom } from '../../src/cli/passphrase.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { keepTerminal } from './terminal.ts'

const directory = mkdtempSync(join(tmpdir(), 'countersign-passphrase-'))
afterAll(() => rmSync(directory, { recursive: true }))

function secretFile(name: string, content: string, mode = 0o600): string {
  const path = join(directory, name)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

type Given = { file?: string; environment?: string; environmentFile?: string; answers?: readonly string[] }

function asker({ answers, ...given }: Given) {
  const terminal = keepTerminal(answers)
  return { terminal, ask: passphraseFrom({ ...given, terminal, files: systemFiles }) }
}

async function secretOf(given: Given, purpose: 'open' | 'choose' = 'choose'): Promise<string> {
  try {
    return new TextDecoder().decode((await asker(given).ask(purpose)).octets)
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
}

describe('passphrase', () => {
  it('comes from the file before the environment, and from the environment before the terminal', async () => {
    const file = secretFile('order', 'from the file\n')
    const environment = 'from the environment'
    const answers = ['from the terminal', 'from the terminal']
    expect(await secretOf({ file, environment, answers })).toBe('from the file')
    expect(await secretOf({ environment, answers })).toBe('from the environment')
    expect(await secretOf({ answers })).toBe('from the terminal')
    expect(await secretOf({})).toBe('passphrase.missing')
  })

  it('comes from a file that the environment names, unless the environment holds one itself', async () => {
    const environmentFile = secretFile('named', 'from the named file\n')
    expect(await secretOf({ environmentFile })).toBe('from the named file')
    expect(await secretOf({ environmentFile, environment: 'from the environment' })).toBe('from the environment')
    expect(await secretOf({ environmentFile, file: secretFile('given', 'from the file\n') })).toBe('from the file')
    expect(await secretOf({ environmentFile: secretFile('open', 'secret here', 0o644) })).toBe('file.exposed')
  })

  it('counts an empty variable as none, so that a secret missing in CI is not an empty passphrase', async () => {
    expect(await secretOf({ environment: '' }, 'open')).toBe('passphrase.missing')
  })

  it('leaves all of a file in it but one line break at the end', async () => {
    expect(await secretOf({ file: secretFile('spaces', '  two  spaces \r\n') })).toBe('  two  spaces ')
    expect(await secretOf({ file: secretFile('breaks', 'many breaks\n\n') })).toBe('many breaks\n')
    expect(await secretOf({ file: secretFile('none', 'no break') })).toBe('no break')
  })

  it.each([0o640, 0o604, 0o620, 0o610])('refuses a file of mode %o', async (mode) => {
    expect(await secretOf({ file: secretFile('open', 'long enough\n', mode) })).toBe('file.exposed')
  })

  it('refuses what is no file, and an empty one', async () => {
    expect(await secretOf({ file: directory })).toBe('file.malformed')
    expect(await secretOf({ file: secretFile('empty', '\n') })).toBe('file.malformed')
    expect(await secretOf({ file: join(directory, 'absent') })).toBe('file.missing')
  })

  it('asks twice for a new one, and once for an old one', async () => {
    const choosing = asker({ answers: ['long enough', 'long enough'] })
    await choosing.ask('choose')
    expect(choosing.terminal.asked).toHaveLength(2)
    const opening = asker({ answers: ['x'] })
    await opening.ask('open')
    expect(opening.terminal.asked).toHaveLength(1)
  })

  it('asks for a new one again where it is too short, or typed differently the second time, three times at most', async () => {
    const choosing = asker({ answers: ['1234567', '12345678', '12345679', '12345678', '12345678'] })
    expect(new TextDecoder().decode((await choosing.ask('choose')).octets)).toBe('12345678')
    expect(choosing.terminal.said).toEqual([
      'the passphrase has fewer than 8 characters',
      expect.stringContaining('differ'),
    ])
    const differing = ['long enough', 'long enougH']
    expect(await secretOf({ answers: [...differing, ...differing, ...differing] })).toBe('passphrase.differs')
    expect(await secretOf({ answers: ['1234567', '1234567', '1234567'] })).toBe('passphrase.weak')
  })

  it('wants eight characters of a new one, wherever it comes from, and none of an old one', async () => {
    expect(await secretOf({ environment: '1234567' })).toBe('passphrase.weak')
    expect(await secretOf({ environment: '🙂🙂🙂🙂' })).toBe('passphrase.weak')
    expect(await secretOf({ file: secretFile('weak', '1234567\n') })).toBe('passphrase.weak')
    expect(await secretOf({ environment: '12345678' })).toBe('12345678')
    expect(await secretOf({ environment: '1234567' }, 'open')).toBe('1234567')
  })

  it('is asked for once, however many keys it opens', async () => {
    const { terminal, ask } = asker({ answers: ['the one'] })
    expect(await Promise.all([ask('open'), ask('open')])).toHaveLength(2)
    await ask('open')
    expect(terminal.asked).toHaveLength(1)
  })
})
