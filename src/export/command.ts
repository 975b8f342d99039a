/**
 * The commands that check, run and reload a server. They come from the target's manifest only, never from a file in the export,
 * which somebody could have changed.
 */
import { shell } from '../language/shell.ts'
import type { TargetJson } from '../schema/generated/types.ts'
import type { InputValue } from './input.ts'

/** A command line, word by word; nothing of it passes a shell. */
export type Argv = readonly [string, ...string[]]

/** The values of placeholders: `{directory}`, and each input by its name. */
export type Placeholders = Readonly<Record<string, InputValue>>

/** Names in braces within the words of a command line. Pure. */
export const placeholdersOf = (argv: Argv): readonly string[] =>
  argv.flatMap((word) => Array.from(word.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ''))

/** Puts values in the place of placeholders. The manifest's parser has made sure that each has one. Pure. */
export const fillArgv = (argv: Argv, values: Placeholders): Argv =>
  argv.map((word) => word.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))) as [string, ...string[]]

/** A command line as one types it into a POSIX shell. Pure. */
export const formatArgv = (argv: Argv): string => argv.map(shell.write).join(' ')

/** The instruction for a person to reload a server. Pure. */
export function formatReload(reload: TargetJson['commands']['reload'], directory: string): string {
  switch (reload.by) {
    case 'signal':
      return `send ${reload.signal} to its process`
    case 'command':
      return `run ${formatArgv(fillArgv(reload.argv, { directory }))}`
    case 'watching':
      return 'do nothing: it notices by itself that files were replaced'
    case 'restart':
      return 'stop it, and run it again'
  }
}
