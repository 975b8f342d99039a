/**
 * The disk: atomic, durable writes, and refusals in place of error numbers. Knows nothing of what the files mean.
 *
 * The port promises; the work is done at once, as the record's is: passing a few small files through the thread pool costs
 * a command more than reading them.
 */
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { instantFromMs } from '../core/brand.ts'
import type { FileFacts, Files } from '../core/port.ts'
import { CountersignError } from '../core/refusal.ts'

const LARGEST_READ = 64 * 1024 * 1024
const modes = { private: 0o600, public: 0o644, executable: 0o755 } as const

type SystemError = Error & { code?: string }

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as SystemError).code ?? '')

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENOTDIR: 'part of the path is not a directory',
  EEXIST: 'it exists already',
  ENOENT: 'it does not exist',
  ENOTEMPTY: 'the directory is not empty',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  ELOOP: 'it is a symbolic link',
}

/** Runs one disk operation and turns its error number into a refusal. */
async function onDisk<T>(path: string, operation: () => T): Promise<T> {
  try {
    return operation()
  } catch (error) {
    if (error instanceof CountersignError) throw error
    const code = (error as SystemError).code ?? ''
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new CountersignError('disk.full', { path }, { cause: error })
    throw new CountersignError('disk.failed', { path, problem: sentences[code] ?? code }, { cause: error })
  }
}

/** Gives undefined in place of the error that says that nothing is there. */
function unlessAbsent<T>(operation: () => T): T | undefined {
  try {
    return operation()
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** Opens a file, and closes it whatever happens. */
function withFile(path: string, flags: string, mode: number | undefined, act: (file: number) => void): void {
  const file = fs.openSync(path, flags, mode)
  try {
    act(file)
  } finally {
    fs.closeSync(file)
  }
}

const syncDirectory = (path: string): void => withFile(path, 'r', undefined, fs.fsyncSync)

function writeAll(file: number, content: string | Uint8Array | Iterable<Uint8Array>): void {
  if (typeof content === 'string' || content instanceof Uint8Array) fs.writeFileSync(file, content)
  else for (const chunk of content) fs.writeFileSync(file, chunk)
}

function factsOf(stats: fs.Stats): FileFacts {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : stats.isSymbolicLink() ? 'symlink' : 'other',
    mode: stats.mode & 0o7777,
    owner: stats.uid,
    size: stats.size,
    modifiedAt: instantFromMs(Math.max(0, stats.mtimeMs)),
  }
}

function describe(path: string): FileFacts | undefined {
  const stats = unlessAbsent(() => fs.lstatSync(path))
  return stats && factsOf(stats)
}

const read = (path: string): Promise<Uint8Array | undefined> =>
  onDisk(path, () => {
    const facts = unlessAbsent(() => fs.statSync(path))
    if (facts === undefined) return undefined
    if (facts.size > LARGEST_READ) {
      throw new CountersignError('input.too-large', { what: basename(path), size: facts.size, limit: LARGEST_READ })
    }
    return new Uint8Array(fs.readFileSync(path))
  })

function write(path: string, content: string | Uint8Array | Iterable<Uint8Array>, mode: number): void {
  if (describe(path)?.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    withFile(temporary, 'wx', mode, (file) => {
      fs.fchmodSync(file, mode)
      writeAll(file, content)
      fs.fsyncSync(file)
    })
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
  syncDirectory(dirname(path))
}

export const systemFiles: Files = {
  read,
  readText: async (path) => {
    const bytes = await read(path)
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
  },
  write: (path, content, access) => onDisk(path, () => write(path, content, modes[access])),
  makeDirectory: (path, access) =>
    onDisk(path, () => void fs.mkdirSync(path, { recursive: true, mode: access === 'private' ? 0o700 : 0o755 })),
  makeTemporaryDirectory: (prefix) => onDisk(tmpdir(), () => fs.mkdtempSync(join(tmpdir(), prefix))),
  list: (path) => onDisk(path, () => unlessAbsent(() => fs.readdirSync(path))?.sort() ?? []),
  describe: (path) => onDisk(path, () => describe(path)),
  rename: (from, to) =>
    onDisk(to, () => {
      fs.renameSync(from, to)
      syncDirectory(dirname(to))
    }),
  remove: (path) => onDisk(path, () => fs.rmSync(path, { recursive: true, force: true })),
  currentUser: () => process.getuid?.() ?? 0,
  resolve: (path) => resolve(path),
}
