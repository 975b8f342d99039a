/** The types of the port (the interface of the core) through which all other code reads and writes files. */
import type { Instant } from '../brand.ts'
import type { Chunks, Placed } from '../chunks.ts'

/** `pipe` is a socket too: what ends sometime, and has no size. */
export type FileKind = 'file' | 'directory' | 'symlink' | 'pipe' | 'other'

export type FileFacts = {
  readonly kind: FileKind
  /** Permission bits only. */
  readonly mode: number
  readonly owner: number
  readonly size: number
  readonly modifiedAt: Instant
}

/** The facts of an open file, asked of the file itself: nothing can take its place in between. */
export type OpenedFile = {
  readonly facts: FileFacts
  /** Whether it lies where nobody can write, such as a mount of a container. */
  readonly mount: 'read-only' | 'writable'
  /** `given`: the program that started this process opened it; it has no path. */
  readonly by: 'path' | 'given'
  /** Empty where it is neither a file nor a pipe. */
  readonly content: Uint8Array
}

/** A file that is to be written. */
export type NewFile = {
  readonly path: string
  readonly content: string | Uint8Array
  readonly mode: 'private' | 'public'
}

/**
 * The disk. Writing is atomic (a temporary file, synced, renamed) and durable; every failure is a refusal: `disk.full`,
 * `disk.failed`.
 */
export type Files = {
  /**
   * The whole content of a file, or undefined where nothing is there. Refuses over 64 MiB, and what is no file, such as a pipe: it
   * is not waited for.
   */
  read(path: string): Promise<Uint8Array | undefined>
  readText(path: string): Promise<string | undefined>
  /** What somebody makes of such a file, of which only some octets are in memory at a time; it is open until then. */
  readIn<T>(path: string, use: (content: Placed) => T): Promise<T | undefined>
  /** The same of what a person names, which may be a pipe or a device too: they are read to their end. */
  readHandedIn(path: string): Promise<Uint8Array | undefined>
  /**
   * Opens what a path leads to, behind every symbolic link, and reads it; undefined where nothing is there. `-`, `/dev/stdin` and
   * `/dev/fd/N` are the open files that this process was given. Refuses over 64 MiB.
   */
  open(path: string): Promise<OpenedFile | undefined>
  /**
   * `private` is mode 0600, `public` 0644, `executable` 0755. Replaces a regular file and nothing else: never follows a symbolic link
   * at `path`, and refuses a directory, a pipe and a device.
   */
  write(path: string, content: string | Uint8Array | Chunks, mode: 'private' | 'public' | 'executable'): Promise<void>
  /** The content of a file of any size, as it is read; refuses where nothing is there. */
  stream(path: string): AsyncIterable<Uint8Array>
  /**
   * Writes many files and makes the directories (mode 0700) that they lie in directly. All of it is durable in the end; until then
   * a file may be there in part, so it is for places that nobody reads yet.
   */
  writeTogether(files: readonly NewFile[]): Promise<void>
  /** Renames many, then makes all of it durable. */
  renameTogether(pairs: readonly { readonly from: string; readonly to: string }[]): Promise<void>
  /** Makes a directory and its missing parents; `private` is 0700. */
  makeDirectory(path: string, mode: 'private' | 'public'): Promise<void>
  /** A new directory of mode 0700 under the system's temporary directory. */
  makeTemporaryDirectory(prefix: string): Promise<string>
  /** Names in a directory, sorted; empty where there is none. */
  list(path: string): Promise<readonly string[]>
  /** Facts of the path itself (a link is a link), or undefined. */
  describe(path: string): Promise<FileFacts | undefined>
  /** Where a path leads, behind every symbolic link; the path itself where nothing is there. */
  follow(path: string): Promise<string>
  rename(from: string, to: string): Promise<void>
  /** Removes a file or a whole directory; nothing there is fine. */
  remove(path: string): Promise<void>
  /** The user whose process this is. */
  currentUser(): number
  /** Absolute form, against the working directory. */
  resolve(path: string): string
}
