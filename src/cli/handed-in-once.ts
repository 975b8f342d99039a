/** Keeps what can be read only once, such as stdin, for a command that is run twice: first to show what it would do. Reads nothing itself. */
import type { Files, OpenedFile } from '../core/port/files.ts'
import { isHandedOver } from '../workflow/handed-over.ts'

/** The files, where a pipe and an open file that this process was given have the same content each time. */
export function keepHandedIn(files: Files): Files {
  const opened = new Map<string, OpenedFile>()
  const read = new Map<string, Uint8Array>()
  const comesOnce = async (path: string): Promise<boolean> => {
    const place = path === '-' ? path : files.resolve(path)
    return path === '-' || isHandedOver(place) || (await files.describe(await files.follow(place)))?.kind === 'pipe'
  }
  return {
    ...files,
    open: async (path) => {
      // Copies, for a reader may wipe a secret.
      const before = opened.get(path)
      if (before !== undefined) return { ...before, content: before.content.slice() }
      const once = await comesOnce(path)
      const found = await files.open(path)
      if (once && found !== undefined) opened.set(path, { ...found, content: found.content.slice() })
      return found
    },
    readHandedIn: async (path) => {
      const before = read.get(path)
      if (before !== undefined) return before.slice()
      const once = await comesOnce(path)
      const found = await files.readHandedIn(path)
      if (once && found !== undefined) read.set(path, found.slice())
      return found
    },
  }
}
