import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { OpenedFile } from '../../src/core/port/files.ts'
import { CountersignError, isRefusal } from '../../src/core/refusal.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { passphraseFrom } from '../../src/workflow/passphrase.ts'
import { keepTerminal } from '../cli/terminal.ts'

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

  it('is the one line of a file, without the line break at its end', async () => {
    expect(await secretOf({ file: secretFile('spaces', '  two  spaces \n') })).toBe('  two  spaces ')
    expect(await secretOf({ file: secretFile('none', 'no break') })).toBe('no break')
  })

  it.each(['two\nlines here', 'a blank line\n\n', '\nbelow a blank line', 'two\r\nlines here'])(
    'is refused where the file has more than one line, for new keys and old: %j',
    async (content) => {
      for (const purpose of ['choose', 'open'] as const) {
        expect(await secretOf({ file: secretFile('lines', content) }, purpose)).toBe('file.malformed')
      }
    },
  )

  it.each(['long enough\r\n', '\ufefflong enough\n', '\ufefflong enough\r\n'])(
    'opens old keys from a line as in Windows, and protects no new ones: OpenSSL would keep what is not seen: %j',
    async (line) => {
      const file = secretFile('windows', line)
      expect(await secretOf({ file }, 'open')).toBe('long enough')
      expect(await secretOf({ file })).toBe('passphrase.unfit')
    },
  )

  it.each(['a bell \u0007 in it', 'a\nline break', 'a null \0 byte', 'zero \u200b width', 'x'.repeat(1024)])(
    'protects no new keys where it can be neither typed nor read by others: %j',
    async (environment) => {
      expect(await secretOf({ environment })).toBe('passphrase.unfit')
      expect(await secretOf({ environment }, 'open')).toBe(environment)
    },
  )

  it.each([0o640, 0o604, 0o620, 0o610])('refuses a file of mode %o', async (mode) => {
    const file = secretFile('open', 'long enough\n', mode)
    expect(await secretOf({ file })).toBe('file.exposed')
    const link = join(directory, `link-${mode}`)
    symlinkSync(file, link)
    expect(await secretOf({ file: link })).toBe('file.exposed')
  })

  it('comes from behind any links, as a cluster mounts a secret', async () => {
    const place = join(directory, 'mounted')
    mkdirSync(join(place, '..2026_11_27'), { recursive: true })
    writeFileSync(join(place, '..2026_11_27/pp'), 'behind two links\n', { mode: 0o400 })
    symlinkSync('..2026_11_27', join(place, '..data'))
    symlinkSync('..data/pp', join(place, 'pp'))
    expect(await secretOf({ file: join(place, 'pp') })).toBe('behind two links')
  })

  it.each([
    [
      'of root that nobody else can write, for anybody else',
      { owner: 0, mode: 0o444, user: 1000, mount: 'writable' },
      'yes',
    ],
    ['of root and our group', { owner: 0, mode: 0o440, user: 1000, mount: 'writable' }, 'yes'],
    ['for root, where nothing can be written', { owner: 0, mode: 0o444, user: 0, mount: 'read-only' }, 'yes'],
    ['for root, where it can be changed', { owner: 0, mode: 0o444, user: 0, mount: 'writable' }, 'file.exposed'],
    ['of root that others can write', { owner: 0, mode: 0o464, user: 1000, mount: 'read-only' }, 'file.exposed'],
    ['of somebody else', { owner: 1001, mode: 0o444, user: 1000, mount: 'read-only' }, 'file.exposed'],
    ['of somebody else alone', { owner: 1001, mode: 0o400, user: 1000, mount: 'read-only' }, 'file.not-owned'],
    ['of our own that others can read', { owner: 1000, mode: 0o444, user: 1000, mount: 'read-only' }, 'file.exposed'],
  ] as const)('comes from a file that a container mounts, %s: %s', async (_, { owner, mode, user, mount }, outcome) => {
    const opened = {
      facts: { kind: 'file', owner, mode, size: 0, modifiedAt: 0 },
      by: 'path',
      mount,
      content: Buffer.from('long enough\n'),
    }
    // What root mounts cannot be made by anybody who runs the tests.
    const files = { ...systemFiles, currentUser: () => user, open: async () => opened as unknown as OpenedFile }
    const ask = passphraseFrom({ file: '/run/secrets/pp', terminal: keepTerminal(), files })
    const outcomeOf = ask('choose').then(
      () => 'yes',
      (error) => error.code,
    )
    expect(await outcomeOf).toBe(outcome)
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

  it('is asked for again where it does not open a key, and known to be wrong at once where nobody typed it', async () => {
    const refused = new CountersignError('passphrase.wrong', { path: 'key.pem' })
    const { terminal, ask } = asker({ answers: ['mistyped', 'well typed'] })
    await ask('open')
    expect(new TextDecoder().decode((await ask('open', refused)).octets)).toBe('well typed')
    expect(new TextDecoder().decode((await ask('open')).octets)).toBe('well typed')
    expect(terminal.said).toEqual(['the passphrase does not open key.pem'])
    for (const given of [{ environment: 'mistyped' }, { file: secretFile('wrong', 'mistyped\n') }]) {
      const fixed = asker({ ...given, answers: ['well typed'] })
      await fixed.ask('open')
      expect(() => fixed.ask('open', refused)).toThrow(refused)
      expect(fixed.terminal.asked).toEqual([])
    }
  })

  it('is asked for once, however many keys it opens', async () => {
    const { terminal, ask } = asker({ answers: ['the one'] })
    expect(await Promise.all([ask('open'), ask('open')])).toHaveLength(2)
    await ask('open')
    expect(terminal.asked).toHaveLength(1)
  })
})
