/** Where the PIN of a token comes from: its file before the environment, that before the keyboard, and nothing twice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { AskSecret } from '../../src/core/port/terminal.ts'
import { systemFiles as files } from '../../src/effects/files.ts'
import { type TokenPinSources, tokenPinFrom } from '../../src/workflow/token-pin.ts'

const directory = mkdtempSync(join(tmpdir(), 'countersign-pin-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** A person at the keyboard who types these, and no more. */
function typing(...lines: readonly string[]) {
  const left = [...lines]
  const asked: string[] = []
  const askSecret = async (question: string): Promise<string> => {
    asked.push(question)
    return left.shift() ?? expect.unreachable('asked too often')
  }
  return { terminal: { canAsk: true, askSecrets: <T>(act: (ask: AskSecret) => Promise<T>) => act(askSecret) }, asked }
}
const nobody = { canAsk: false, askSecrets: async () => expect.unreachable('nobody is there') }

const pinOf = async (sources: Omit<TokenPinSources, 'files'>, file?: string): Promise<string> =>
  Buffer.from((await tokenPinFrom({ ...sources, files })('pkcs11:token=x', file)).octets).toString()

function write(name: string, content: string, mode = 0o600): string {
  const path = join(directory, name)
  writeFileSync(path, content, { mode })
  return path
}

it('takes the file that the URI names before all else, without the end of its line', async () => {
  expect(await pinOf({ environment: 'b', terminal: nobody }, write('unix', '123 4\n'))).toBe('123 4')
  expect(await pinOf({ environment: 'b', terminal: nobody }, write('windows', '1234\r\n'))).toBe('1234')
})

it('takes the environment, and asks a person only where that says nothing', async () => {
  expect(await pinOf({ environment: '1234', terminal: nobody })).toBe('1234')
  const { terminal, asked } = typing('5678')
  expect(await pinOf({ environment: '', terminal })).toBe('5678')
  expect(asked).toHaveLength(1)
})

it('asks a person once, however often the PIN is needed', async () => {
  const { terminal, asked } = typing('5678')
  const ask = tokenPinFrom({ terminal, files })
  expect(await Promise.all([ask('pkcs11:a'), ask('pkcs11:a')])).toHaveLength(2)
  await ask('pkcs11:a')
  expect(asked).toHaveLength(1)
})

it.each([
  ['nothing, and nobody to ask', {}, undefined, 'token.pin-missing'],
  ['a person who types nothing', { terminal: typing('').terminal }, undefined, 'token.pin-missing'],
  ['a file that others can read', {}, write('open', '1234\n', 0o640), 'file.exposed'],
  ['a file that is not there', { environment: '1' }, join(directory, 'none'), 'file.missing'],
  ['an empty file', { environment: '1' }, write('empty', '\n'), 'file.malformed'],
  ['a file of two lines', { environment: '1' }, write('lines', '1234\n5678\n'), 'file.malformed'],
] as const)('refuses %s', async (_, sources, file, code) => {
  await expect(pinOf({ terminal: nobody, ...sources }, file)).rejects.toMatchObject({ code })
})
