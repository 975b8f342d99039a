/** The disk as the rooms see it: whole files or none, modes, links, and refusals that name the path. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  promises,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemFiles as files } from '../../src/effects/files.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-files-'))
  return () => rmSync(directory, { recursive: true })
})
const pipe = (name: string): string => {
  execFileSync('mkfifo', [at(name)])
  return at(name)
}
const listening = async (server: Server, path: string): Promise<string> => {
  await once(server.listen(path), 'listening')
  return path
}
const at = (name: string): string => join(directory, name)
const modeOf = (path: string): number => statSync(path).mode & 0o777

describe('systemFiles', () => {
  it('gives private files 0600 and public ones 0644, whatever the umask and the file before', async () => {
    const umask = process.umask(0o077)
    try {
      await files.write(at('public'), 'x', 'public')
      await files.write(at('private'), 'x', 'private')
      writeFileSync(at('was-open'), 'x', { mode: 0o666 })
      await files.write(at('was-open'), 'y', 'private')
    } finally {
      process.umask(umask)
    }
    expect([at('public'), at('private'), at('was-open')].map(modeOf)).toEqual([0o644, 0o600, 0o600])
  })

  it('replaces a file whole: a reader that holds the old one keeps it, and nothing else is left', async () => {
    await files.write(at('crl.pem'), 'old', 'public')
    const before = statSync(at('crl.pem')).ino
    await files.write(at('crl.pem'), 'new', 'public')
    expect(statSync(at('crl.pem')).ino).not.toBe(before)
    expect(readFileSync(at('crl.pem'), 'utf8')).toBe('new')
    expect(readdirSync(directory)).toEqual(['crl.pem'])
  })

  it('writes chunks in their order, those at hand and those still to come', async () => {
    const pieces = [Buffer.from('one '), Buffer.from(''), Buffer.from('two')]
    const later = async function* () {
      for (const piece of pieces) yield await Promise.resolve(piece)
    }
    for (const chunks of [pieces, later()]) {
      await files.write(at('crl.pem'), chunks, 'public')
      expect(readFileSync(at('crl.pem'), 'utf8')).toBe('one two')
    }
  })

  it('keeps the old file and leaves no trace when writing fails half-way', async () => {
    await files.write(at('key.pem'), 'old', 'private')
    const chunks = function* () {
      yield Buffer.from('half')
      throw new Error('power cut')
    }
    const later = async function* () {
      yield* chunks()
    }
    for (const half of [chunks(), later()]) {
      await expect(files.write(at('key.pem'), half, 'private')).rejects.toThrow()
      expect(readFileSync(at('key.pem'), 'utf8')).toBe('old')
      expect(readdirSync(directory)).toEqual(['key.pem'])
    }
  })

  it('refuses to write through a symbolic link', async () => {
    writeFileSync(at('target'), 'precious')
    symlinkSync(at('target'), at('link'))
    await expect(files.write(at('link'), 'x', 'public')).rejects.toMatchObject({ code: 'file.symlink' })
    expect(readFileSync(at('target'), 'utf8')).toBe('precious')
  })

  it('refuses to put a file in the place of a pipe or a socket, which stays', async () => {
    const server = createServer()
    try {
      for (const path of [pipe('pipe'), await listening(server, at('socket'))]) {
        await expect(files.write(path, 'x', 'public')).rejects.toMatchObject({
          code: 'disk.failed',
          facts: { path, problem: 'it is no file, but a pipe, a socket or a device' },
        })
        expect((await files.describe(path))?.kind).toBe('pipe')
      }
    } finally {
      server.close()
    }
  })

  it('says what is wrong with a path that cannot be written', async () => {
    writeFileSync(at('file'), '')
    await expect(files.write(at('file/below'), 'x', 'public')).rejects.toMatchObject({
      code: 'disk.failed',
      facts: { path: at('file/below'), problem: 'part of the path is not a directory' },
    })
    await expect(files.makeDirectory(at('file/below'), 'private')).rejects.toMatchObject({
      code: 'disk.failed',
      facts: { problem: 'part of the path is not a directory' },
    })
  })

  it('reads what is there, and tells absence from emptiness', async () => {
    writeFileSync(at('empty'), '')
    expect(await files.readText(at('empty'))).toBe('')
    expect(await files.read(at('absent'))).toBeUndefined()
    expect(await files.list(at('absent'))).toEqual([])
    expect(await files.describe(at('absent'))).toBeUndefined()
  })

  it('refuses to read a file of more than 64 MiB', async () => {
    writeFileSync(at('huge'), '')
    truncateSync(at('huge'), 65 * 1024 * 1024)
    await expect(files.read(at('huge'))).rejects.toMatchObject({ code: 'input.too-large' })
  })

  it.for([
    ['a pipe', () => pipe('pipe')],
    ['a socket', (server) => listening(server, at('socket'))],
    ['a device that says nothing', () => '/dev/null'],
    ['a device that never ends', () => '/dev/zero'],
    ['a directory', () => directory],
  ] as const satisfies [string, (server: Server) => string | Promise<string>][])(
    'refuses to read %s, without waiting for anybody',
    async ([, make]) => {
      const server = createServer()
      const path = await make(server)
      await expect(files.read(path)).rejects.toMatchObject({ code: 'disk.failed', facts: { path } })
      await expect(files.readText(path)).rejects.toMatchObject({ code: 'disk.failed' })
      server.close()
    },
  )

  it('reads what a person hands in to its end, where it is a pipe too, and whenever that is written', async () => {
    const path = pipe('pipe')
    const found = files.readHandedIn(path)
    const writing = promises.writeFile(path, 'a certificate')
    expect(Buffer.from((await found) ?? []).toString()).toBe('a certificate')
    await writing
    expect(await files.readHandedIn(at('absent'))).toBeUndefined()
    expect(await files.readHandedIn('/dev/null')).toEqual(new Uint8Array())
    await expect(files.readHandedIn('/dev/zero')).rejects.toMatchObject({ code: 'input.too-large' })
    await expect(files.readHandedIn(directory)).rejects.toMatchObject({ code: 'disk.failed' })
  })

  it('finds a file or none where it is removed just then', async () => {
    for (let times = 0; times < 100; times += 1) {
      writeFileSync(at('passing'), 'here')
      const found = files.readHandedIn(at('passing'))
      rmSync(at('passing'))
      expect(['here', 'none']).toContain(Buffer.from((await found) ?? Buffer.from('none')).toString())
    }
  })

  it('makes directories of mode 0700 and removes them whole', async () => {
    await files.makeDirectory(at('a/b'), 'private')
    expect(modeOf(at('a/b'))).toBe(0o700)
    await files.remove(at('a'))
    expect(existsSync(at('a'))).toBe(false)
    const temporary = await files.makeTemporaryDirectory('countersign-')
    expect(modeOf(temporary)).toBe(0o700)
    await files.remove(temporary)
  })
})
