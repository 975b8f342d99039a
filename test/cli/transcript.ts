/**
 * Transcripts: what a person types and what comes back, as text. Reads and writes them; running is for the test.
 *
 *     # a remark; `# needs: root` names what the machine must allow
 *     $ a command line, for sh
 *       what it prints, indented by two
 *     ! what it says on stderr
 *     ? its exit status, where that is not 0
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Exchange = {
  readonly command: string
  readonly stdout: readonly string[]
  readonly stderr: readonly string[]
  readonly status: number
}

export type Transcript = {
  readonly needs: readonly string[]
  readonly exchanges: readonly (Exchange & { readonly remarks: readonly string[] })[]
}

const templates = join(import.meta.dirname, '../../templates')
/** The targets as the program lists them, from the folders: a new folder changes no transcript. */
const targets = readdirSync(templates)
  .filter((name) => existsSync(join(templates, name, 'target.json')))
  .sort()
  .join(', ')

/** Words that stand for what differs from run to run; `from` and `to` must have the same meaning, not the same length. */
const placeholders: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '{time}'],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '{time}'],
  [/\b[0-9a-f]{64}\b/g, '{fingerprint}'],
  [/\b[0-7][0-9a-f]{31}\b/g, '{serial}'],
  [/[A-Za-z0-9+/]{43}=/g, '{pin}'],
  [/\b\d+ ms\b/g, '{ms} ms'],
  [/\.[0-9a-f]{12}\.tmp\b/g, '.{random}.tmp'],
  [new RegExp(`\\btargets: ${targets}$`, 'gm'), 'targets: {targets}'],
]

/** Puts placeholders for serial numbers, times, pins and the like. */
export const hideValues = (text: string): string =>
  placeholders.reduce((all, [what, word]) => all.replace(what, word), text)

/** Puts placeholders for such values and for the directory. */
export const generalise = (text: string, directory: string): string =>
  hideValues(text.replaceAll(directory, '{directory}'))

/** The lines of an output; a missing line break at its end is no matter. */
export const linesOf = (output: string): string[] => (output === '' ? [] : output.replace(/\n$/, '').split('\n'))

export function parseTranscript(text: string): Transcript {
  const needs: string[] = []
  const exchanges: (Exchange & { stdout: string[]; stderr: string[]; status: number; remarks: string[] })[] = []
  let remarks: string[] = []
  for (const line of linesOf(text)) {
    const current = exchanges.at(-1)
    const rest = line.slice(2)
    if (line.startsWith('# ') || line === '') {
      if (line.startsWith('# needs: ')) needs.push(line.slice('# needs: '.length))
      remarks.push(line)
    } else if (line.startsWith('$ ')) {
      exchanges.push({ command: rest, stdout: [], stderr: [], status: 0, remarks })
      remarks = []
    } else if (current === undefined) throw new Error(`not a transcript: ${line}`)
    else {
      // A blank line between lines of output belongs to the output.
      if (line.startsWith('  ')) current.stdout.push(...remarks.splice(0), rest)
      else if (line.startsWith('! ') || line === '!') current.stderr.push(rest)
      else if (line.startsWith('? ')) current.status = Number(rest)
      else throw new Error(`not a transcript: ${line}`)
    }
  }
  return { needs, exchanges }
}

/** The inverse of {@link parseTranscript}. */
export function formatTranscript({ exchanges }: Pick<Transcript, 'exchanges'>): string {
  const lines = exchanges.flatMap(({ remarks, command, stdout, stderr, status }) => [
    ...remarks,
    `$ ${command}`,
    ...stdout.map((line) => (line === '' ? '' : `  ${line}`)),
    ...stderr.map((line) => (line === '' ? '!' : `! ${line}`)),
    ...(status === 0 ? [] : [`? ${status}`]),
  ])
  return `${lines.join('\n')}\n`
}
