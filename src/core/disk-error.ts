/** Turns an error of the operating system about a file into a refusal. Does not use the disk. */
import { CountersignError } from './refusal.ts'

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENXIO: 'it is no file, but a pipe, a socket or a device',
  ENOTDIR: 'part of the path is not a directory',
  EEXIST: 'it exists already',
  ENOENT: 'it does not exist',
  ENOTEMPTY: 'the directory is not empty',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  ELOOP: 'it is a symbolic link',
  EBUSY: 'it is a mount point, or in use; a directory below it will do',
  EXDEV: 'it lies on another file system',
  EIO: 'the disk reports an error',
  EINVAL: 'the file system does not take this name',
  ERR_INVALID_ARG_VALUE: 'no file has a name with a NUL character',
}

/** Gives the refusal for an error number: `disk.full` or `disk.failed`. Pure. */
export function diskRefusal(path: string, error: unknown): CountersignError {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CountersignError('disk.full', { path }, { cause: error })
  return new CountersignError('disk.failed', { path, problem: sentences[code] ?? code }, { cause: error })
}
