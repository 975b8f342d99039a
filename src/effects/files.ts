/** The disk: atomic, durable writes, and refusals in place of error numbers. Knows nothing of what the files mean. */
import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import * as fs from 'node:fs/promises'
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
async function onDisk<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    if (error instanceof CountersignError) throw error
    const code = (error as SystemError).code ?? ''
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new CountersignError('disk.full', { path }, { cause: error })
    throw new CountersignError('disk.failed', { path, problem: sentences[code] ?? code }, { cause: error })
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await fs.open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a directory, and what is missing above it. Node's own recursion never ends where no directory can be, in /proc. */
async function makeDirectories(path: string, mode: number): Promise<void> {
  const make = (): Promise<string | undefined> =>
    fs.mkdir(path, { mode }).then(
      () => undefined,
      async (error: SystemError) => {
        if (error.code === 'ENOENT' && dirname(path) !== path) return error.code
        if (error.code === 'EEXIST' && (await fs.stat(path)).isDirectory()) return undefined
        throw error
      },
    )
  if ((await make()) === undefined) return
  await makeDirectories(dirname(path), mode)
  if ((await make()) !== undefined) throw Object.assign(new Error('no directory can be here'), { code: 'ENOENT' })
}

async function writeAll(handle: fs.FileHandle, content: string | Uint8Array | Iterable<Uint8Array>): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) await handle.writeFile(content)
  else for (const chunk of content) await handle.writeFile(chunk)
}

function factsOf(stats: Stats): FileFacts {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : stats.isSymbolicLink() ? 'symlink' : 'other',
    mode: stats.mode & 0o7777,
    owner: stats.uid,
    size: stats.size,
    modifiedAt: instantFromMs(Math.max(0, stats.mtimeMs)),
  }
}

async function describe(path: string): Promise<FileFacts | undefined> {
  try {
    return factsOf(await fs.lstat(path))
  } catch (error) {
    if (isAbsent(error)) return undefined
    return onDisk(path, () => Promise.reject(error))
  }
}

async function read(path: string): Promise<Uint8Array | undefined> {
  const facts = await onDisk(path, () =>
    fs.stat(path).catch((error: unknown) => (isAbsent(error) ? undefined : Promise.reject(error))),
  )
  if (facts === undefined) return undefined
  if (facts.size > LARGEST_READ) throw tooLarge(path, facts.size)
  return onDisk(path, async () => {
    if (facts.isFile()) return new Uint8Array(await fs.readFile(path))
    return readPipe(path)
  })
}

const tooLarge = (path: string, size: number) =>
  new CountersignError('input.too-large', { what: path, size, limit: LARGEST_READ })

/** Reads what has no size: a pipe ends sometime, a device such as /dev/zero never does. */
async function readPipe(path: string): Promise<Uint8Array> {
  const handle = await fs.open(path)
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

export const systemFiles: Files = {
  read,
  readText: async (path) => {
    const bytes = await read(path)
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
  },
  write: (path, content, access) =>
    onDisk(path, async () => {
      if ((await describe(path))?.kind === 'symlink') throw new CountersignError('file.symlink', { path })
      const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
      const handle = await fs.open(temporary, 'wx', modes[access])
      try {
        await handle.chmod(modes[access])
        await writeAll(handle, content)
        await handle.sync()
        await handle.close()
        await fs.rename(temporary, path)
      } catch (error) {
        await handle.close().catch(() => undefined)
        await fs.rm(temporary, { force: true })
        throw error
      }
      await syncDirectory(dirname(path))
    }),
  makeDirectory: (path, access) => onDisk(path, () => makeDirectories(path, access === 'private' ? 0o700 : 0o755)),
  makeTemporaryDirectory: (prefix) => onDisk(tmpdir(), () => fs.mkdtemp(join(tmpdir(), prefix))),
  list: (path) =>
    onDisk(path, async () =>
      (await fs.readdir(path).catch((error: unknown) => (isAbsent(error) ? [] : Promise.reject(error)))).sort(),
    ),
  describe,
  rename: (from, to) =>
    onDisk(to, async () => {
      await fs.rename(from, to)
      await syncDirectory(dirname(to))
    }),
  remove: (path) => onDisk(path, () => fs.rm(path, { recursive: true, force: true })),
  currentUser: () => process.getuid?.() ?? 0,
  resolve: (path) => {
    try {
      return resolve(path)
    } catch (cause) {
      throw new CountersignError('disk.failed', { path, problem: 'the working directory no longer exists' }, { cause })
    }
  },
}
