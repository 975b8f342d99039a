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
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { instantFromMs } from '../core/brand.ts'
import type { Chunks } from '../core/chunks.ts'
import { diskRefusal } from '../core/disk-error.ts'
import type { FileFacts, FileKind, Files, NewFile, OpenedFile } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'
import { TEMPORARY_OCTETS, temporaryName } from '../core/temporary.ts'
import { canSyncWhole, syncWhole } from './sync-whole.ts'

const LARGEST_READ = 64 * 1024 * 1024
/** As much as is taken from a pipe at a time. */
const CHUNK = 64 * 1024
/** How long is waited for a pipe that has nothing yet. */
const RETRY_MS = 10
const modes = { private: 0o600, public: 0o644, executable: 0o755 } as const

type SystemError = Error & { code?: string }

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as SystemError).code ?? '')

/** Runs one disk operation and turns its error number into a refusal. */
async function onDisk<T>(path: string, operation: () => T | Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    throw error instanceof CountersignError ? error : diskRefusal(path, error)
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
function withFile<T>(path: string, flags: string | number, mode: number | undefined, act: (file: number) => T): T {
  const file = fs.openSync(path, flags, mode)
  try {
    return act(file)
  } finally {
    fs.closeSync(file)
  }
}

const syncDirectory = (path: string): void => withFile(path, 'r', undefined, fs.fsyncSync)

/**
 * Makes a directory, and what is missing above it; each name is durable before anything is put there. Node's own recursion
 * never ends where no directory can be, in /proc.
 */
function makeDirectories(path: string, mode: number): void {
  const make = (): boolean => {
    try {
      fs.mkdirSync(path, { mode })
    } catch (error) {
      const { code } = error as SystemError
      if (code === 'ENOENT' && dirname(path) !== path) return false
      if (code !== 'EEXIST') throw error
      if (!fs.statSync(path).isDirectory()) throw Object.assign(new Error('no directory is here'), { code: 'ENOTDIR' })
      return true
    }
    syncDirectory(dirname(path))
    return true
  }
  if (make()) return
  makeDirectories(dirname(path), mode)
  if (!make()) throw Object.assign(new Error('no directory can be here'), { code: 'ENOENT' })
}

async function writeAll(file: number, content: string | Uint8Array | Chunks): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) fs.writeFileSync(file, content)
  else for await (const chunk of content) fs.writeFileSync(file, chunk)
}

function kindOf(stats: fs.Stats): FileKind {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  if (stats.isSymbolicLink()) return 'symlink'
  return stats.isFIFO() || stats.isSocket() ? 'pipe' : 'other'
}

function factsOf(stats: fs.Stats): FileFacts {
  return {
    kind: kindOf(stats),
    mode: stats.mode & 0o7777,
    owner: stats.uid,
    size: stats.size,
    modifiedAt: instantFromMs(Math.max(0, stats.mtimeMs)),
  }
}

/** An error for each place that is free, as those of a batch are, would cost more than the look. */
const IF_PRESENT = { throwIfNoEntry: false } as const

function describe(path: string): FileFacts | undefined {
  const stats = unlessAbsent(() => fs.lstatSync(path, IF_PRESENT))
  return stats && factsOf(stats)
}

const tooLarge = (path: string, size: number) =>
  new CountersignError('input.too-large', { what: path, size, limit: LARGEST_READ })

/** Opens a pipe without waiting for a program that writes into it. */
const WITHOUT_WAITING = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY

/** Opens a regular file of at most 64 MiB, and closes it again. */
const withWhole = <T>(path: string, act: (file: number, size: number) => T): Promise<T | undefined> =>
  onDisk(path, () =>
    unlessAbsent(() =>
      withFile(path, WITHOUT_WAITING, undefined, (file) => {
        const facts = fs.fstatSync(file)
        if (facts.isDirectory()) throw Object.assign(new Error('no file'), { code: 'EISDIR' })
        if (!facts.isFile()) throw Object.assign(new Error('no file'), { code: 'ENXIO' })
        if (facts.size > LARGEST_READ) throw tooLarge(path, facts.size)
        return act(file, facts.size)
      }),
    ),
  )

const read = (path: string): Promise<Uint8Array | undefined> =>
  withWhole(path, (file) => new Uint8Array(fs.readFileSync(file)))

const readIn: Files['readIn'] = (path, use) =>
  withWhole(path, (file, size) => {
    let place = Buffer.alloc(0)
    return use({
      size,
      at: (from, length) => {
        if (length > place.length) place = Buffer.allocUnsafeSlow(length)
        return place.subarray(0, fs.readSync(file, place, 0, length, from))
      },
    })
  })

const decode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes)

/** Looks whether it is there by opening it: between two looks it may be removed. */
const openIfPresent = (path: string): Promise<fs.promises.FileHandle | undefined> =>
  fs.promises.open(path).catch((error) => {
    if (isAbsent(error)) return undefined
    throw error
  })

/**
 * Reads what may have no size: a pipe ends sometime, a device such as /dev/zero never does. Not all at once, so that
 * Ctrl-C works meanwhile.
 */
async function readHandedIn(path: string): Promise<Uint8Array | undefined> {
  const handle = await openIfPresent(path)
  if (handle === undefined) return undefined
  try {
    const { size } = await handle.stat()
    if (size > LARGEST_READ) throw tooLarge(path, size)
    return await readToEnd(handle.fd, path)
  } finally {
    await handle.close()
  }
}

const readChunk = promisify(fs.read)

async function readToEnd(file: number, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { bytesRead, buffer } = await readChunk(file, Buffer.alloc(CHUNK), 0, CHUNK, null).catch(async (error) => {
      // A pipe that we were given may be set not to wait for the program that writes.
      if ((error as SystemError).code !== 'EAGAIN') throw error
      await setTimeout(RETRY_MS)
      return { bytesRead: -1, buffer: Buffer.alloc(0) }
    })
    if (bytesRead === 0) return new Uint8Array(Buffer.concat(chunks))
    if (bytesRead < 0) continue
    size += bytesRead
    if (size > LARGEST_READ) throw tooLarge(path, size)
    chunks.push(buffer.subarray(0, bytesRead))
  }
}

/** The number of an open file that a path stands for. It is read as it is: opening such a path anew fails for a socket. */
function givenFile(path: string): number | undefined {
  if (path === '-' || path === '/dev/stdin') return 0
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(0|[1-9]\d{0,5})$/.exec(path) ?? []
  return number === undefined ? undefined : Number(number)
}

function mountOf(file: number): OpenedFile['mount'] {
  try {
    fs.accessSync(`/dev/fd/${file}`, fs.constants.W_OK)
    return 'writable'
  } catch (error) {
    return (error as SystemError).code === 'EROFS' ? 'read-only' : 'writable'
  }
}

async function open(path: string): Promise<OpenedFile | undefined> {
  const given = givenFile(path)
  const handle = given === undefined ? await fs.promises.open(path) : undefined
  try {
    const file = given ?? handle!.fd
    const facts = factsOf(fs.fstatSync(file))
    if (facts.size > LARGEST_READ) throw tooLarge(path, facts.size)
    const content = facts.kind === 'file' || facts.kind === 'pipe' ? await readToEnd(file, path) : new Uint8Array()
    return { facts, mount: mountOf(file), by: given === undefined ? 'path' : 'given', content }
  } finally {
    await handle?.close()
  }
}

async function write(path: string, content: string | Uint8Array | Chunks, mode: number): Promise<void> {
  const kind = describe(path)?.kind
  if (kind === 'symlink') throw new CountersignError('file.symlink', { path })
  // Root could do so; every later user of /dev/null, or of the pipe, would then find our file there.
  if (kind === 'pipe' || kind === 'other') throw Object.assign(new Error('no file'), { code: 'ENXIO' })
  const temporary = join(dirname(path), temporaryName(basename(path), randomBytes(TEMPORARY_OCTETS)))
  try {
    const file = fs.openSync(temporary, 'wx', mode)
    try {
      fs.fchmodSync(file, mode)
      await writeAll(file, content)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
  syncDirectory(dirname(path))
}

async function* stream(path: string): AsyncGenerator<Uint8Array> {
  const handle = await onDisk(path, () => fs.promises.open(path))
  try {
    for (;;) {
      // The chunk before may still be read by its taker.
      const { bytesRead, buffer } = await onDisk(path, () => handle.read(Buffer.alloc(CHUNK), 0, CHUNK))
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** For fewer files it is not worth to start a program. */
const MANY = 128

/** Syncs what lies at some paths, at once: a disk that is asked so writes its own journal less often. */
async function syncAll(paths: Iterable<string>): Promise<void> {
  await Promise.all(
    Array.from(paths, (path) =>
      onDisk(path, async () => {
        const handle = await fs.promises.open(path, 'r')
        try {
          await handle.sync()
        } finally {
          await handle.close()
        }
      }),
    ),
  )
}

async function writeTogether(files: readonly NewFile[]): Promise<void> {
  const directories = new Set(files.map(({ path }) => dirname(path)))
  for (const directory of directories) {
    await onDisk(directory, () => fs.mkdirSync(directory, { recursive: true, mode: 0o700 }))
  }
  const [first] = directories
  const canBeWhole = files.length >= MANY && (await onDisk(files[0]!.path, () => canSyncWhole(directories)))
  const whole = canBeWhole ? first : undefined
  for (const { path, content, mode } of files) {
    await onDisk(path, () =>
      withFile(path, 'w', modes[mode], (file) => {
        fs.fchmodSync(file, modes[mode])
        fs.writeFileSync(file, content)
      }),
    )
  }
  if (whole !== undefined) {
    if (!(await syncWhole(whole))) throw diskRefusal(whole, { code: 'EIO' })
    return
  }
  await syncAll(files.map(({ path }) => path))
  await syncAll(new Set([...directories, ...Array.from(directories, (directory) => dirname(directory))]))
}

async function renameTogether(pairs: Parameters<Files['renameTogether']>[0]): Promise<void> {
  for (const { from, to } of pairs) await onDisk(to, () => fs.renameSync(from, to))
  await syncAll(new Set(pairs.map(({ to }) => dirname(to))))
}

export const systemFiles: Files = {
  read,
  readText: async (path) => decode(await read(path)),
  readIn,
  readHandedIn: (path) => onDisk(path, () => readHandedIn(path)),
  open: (path) =>
    onDisk(path, () =>
      open(path).catch((error) => {
        if (isAbsent(error) || (error as SystemError).code === 'EBADF') return undefined
        throw error
      }),
    ),
  write: (path, content, mode) => onDisk(path, () => write(path, content, modes[mode])),
  stream,
  writeTogether,
  renameTogether,
  makeDirectory: (path, mode) => onDisk(path, () => makeDirectories(path, mode === 'private' ? 0o700 : 0o755)),
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
