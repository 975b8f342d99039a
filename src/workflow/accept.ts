/**
 * Reads, from the command line or a file, the findings of a probe that somebody has accepted. The report marks these findings.
 */
import { problemOf } from '../authority/home.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { Acceptances } from '../probe/attack.ts'
import { parseAcceptances } from '../probe/report/accept.ts'
import type { Ports } from './ports.ts'

const WHAT = 'file of accepted attacks'

/** Reads `ATTACK=REASON`; what has no `=` has no reason. */
function readPair(text: string): readonly [attack: string, reason: string] {
  const at = text.indexOf('=')
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** Lines `ATTACK = REASON`; empty ones, and those that begin with #, say nothing. */
function readLines(path: string, text: string): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    pairs.push(readPair(line))
    try {
      parseAcceptances(pairs)
    } catch (cause) {
      if (!isRefusal(cause) || cause.code !== 'input.malformed') throw cause
      const problem = `in line ${index + 1} ${problemOf(cause)}`
      throw new CountersignError('file.malformed', { path, what: WHAT, problem }, { cause })
    }
  }
  return pairs
}

/**
 * Gathers what is accepted, from words and from a file.
 *
 * @throws {CountersignError} `attack.unknown`, `input.malformed` of a word; `file.missing`, `file.malformed`
 */
export async function gatherAcceptances(
  words: readonly string[],
  file: string | undefined,
  { files }: Pick<Ports, 'files'>,
): Promise<Acceptances> {
  const bytes = file === undefined ? new Uint8Array() : await files.readHandedIn(files.resolve(file))
  if (bytes === undefined) throw new CountersignError('file.missing', { path: file ?? '', what: WHAT })
  return parseAcceptances([...readLines(file ?? '', new TextDecoder().decode(bytes)), ...words.map(readPair)])
}
