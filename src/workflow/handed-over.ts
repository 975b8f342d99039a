/** Files that a person hands in, pipes and what another program has opened for this process too. Does not look into them. */
import type { Files } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'

/** Whether an absolute path is one of a file that lies in no folder of its own, and is gone with this process. Pure. */
export const isHandedOver = (path: string): boolean => /^\/(?:dev\/(?:stdin$|fd\/)|proc\/)/.test(path)

/**
 * Reads what a person hands in by its path, or as `-`.
 *
 * @param source what sentences call it
 * @throws {CountersignError} `file.missing`; `file.malformed` of a directory, which would be read as an empty file; `input.too-large`, `disk.*`
 */
export async function readHandedOver(path: string, source: string, what: string, files: Files): Promise<Uint8Array> {
  const opened = await files.open(path)
  if (opened === undefined) throw new CountersignError('file.missing', { path: source, what })
  if (opened.facts.kind !== 'directory') return opened.content
  throw new CountersignError('file.malformed', { path: source, what, problem: 'it is a directory' })
}
