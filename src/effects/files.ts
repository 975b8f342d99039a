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
/** As much as is taken from a pipe at a time. */
const CHUNK = 64 * 1024
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
  EBUSY: 'it is a mount point, or in use; a directory below it will do',
  EXDEV: 'it lies on another file system',
  EIO: 'the disk reports an error',
  EINVAL: 'the file system does not take this name',
}

/** Runs one disk operation and turns its error number into a refusal. */
async function onDisk<T>(path: string, operation: () => T | Promise<T>): Promise<T> {
  try {
    return await operation()
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

/** Makes a directory, and what is missing above it. Node's own recursion never ends where no directory can be, in /proc. */
function makeDirectories(path: string, mode: number): void {
  const make = (): boolean => {
    try {
      fs.mkdirSync(path, { mode })
    } catch (error) {
      const { code } = error as SystemError
      if (code === 'ENOENT' && dirname(path) !== path) return false
      if (code !== 'EEXIST' || !fs.statSync(path).isDirectory()) throw error
    }
    return true
  }
  if (make()) return
  makeDirectories(dirname(path), mode)
  if (!make()) throw Object.assign(new Error('no directory can be here'), { code: 'ENOENT' })
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

const tooLarge = (path: string, size: number) =>
  new CountersignError('input.too-large', { what: path, size, limit: LARGEST_READ })

const read = (path: string): Promise<Uint8Array | undefined> =>
  onDisk(path, () => {
    const facts = unlessAbsent(() => fs.statSync(path))
    if (facts === undefined) return undefined
    if (facts.size > LARGEST_READ) throw tooLarge(path, facts.size)
    return facts.isFile() ? new Uint8Array(fs.readFileSync(path)) : readPipe(path)
  })

/**
 * Reads what has no size: a pipe ends sometime, a device such as /dev/zero never does. Not all at once, because whoever
 * waits must be able to press Ctrl-C.
 */
async function readPipe(path: string): Promise<Uint8Array> {
  const handle = await fs.promises.open(path)
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, null)
      if (bytesRead === 0) return new Uint8Array(Buffer.concat(chunks))
      size += bytesRead
      if (size > LARGEST_READ) throw tooLarge(path, size)
      chunks.push(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

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
  makeDirectory: (path, access) => onDisk(path, () => makeDirectories(path, access === 'private' ? 0o700 : 0o755)),
  makeTemporaryDirectory: (prefix) => onDisk(tmpdir(), () => fs.mkdtempSync(join(tmpdir(), prefix))),
  list: (path) => onDisk(path, () => unlessAbsent(() => fs.readdirSync(path))?.sort() ?? []),
  describe: (path) => onDisk(path, () => describe(path)),
  follow: (path) => onDisk(path, () => unlessAbsent(() => fs.realpathSync(path)) ?? path),
  rename: (from, to) =>
    onDisk(to, () => {
      fs.renameSync(from, to)
      syncDirectory(dirname(to))
    }),
  remove: (path) => onDisk(path, () => fs.rmSync(path, { recursive: true, force: true })),
  currentUser: () => process.getuid?.() ?? 0,
  resolve: (path) => {
    try {
      return resolve(path)
    } catch (cause) {
      throw new CountersignError('disk.failed', { path, problem: 'the working directory no longer exists' }, { cause })
    }
  },
}
