/**
 * The commands that check, run and reload a server. They come from the target's manifest only, never from a file in the export,
 * which somebody could have changed.
 */
import { shell } from '../language/shell.ts'
import type { TargetJson } from '../schema/generated/types.ts'
import type { InputValue } from './input.ts'

/** A command line, word by word; nothing of it passes a shell. */
export type Argv = readonly [string, ...string[]]

type Commands = {
  readonly beside?: Pick<NonNullable<TargetJson['commands']['beside']>, 'reload'> & { readonly argv: readonly string[] }
  readonly reload: TargetJson['commands']['reload']
}

/** The values of placeholders: `{directory}`, and each input by its name. */
export type Placeholders = Readonly<Record<string, InputValue>>

/** Names in braces within the words of a command line. Pure. */
export const placeholdersOf = (argv: Argv): readonly string[] =>
  argv.flatMap((word) => Array.from(word.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ''))

/** Puts values in the place of placeholders. The manifest's parser has made sure that each has one. Pure. */
export const fillArgv = (argv: Argv, values: Placeholders): Argv =>
  argv.map((word) => word.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))) as [string, ...string[]]

/** Chooses a free port for each program that listens beside a server: values of the inputs that name them. */
export async function chooseFreePorts(
  { beside, sample }: TargetJson['commands'],
  freePort: () => Promise<number>,
): Promise<Readonly<Record<string, string>>> {
  const chosen: Record<string, string> = {}
  for (const place of [sample, beside?.place])
    if (place !== undefined) chosen[place.input] = place.value.replace('{port}', String(await freePort()))
  return chosen
}

/** A command line as one types it into a POSIX shell. Pure. */
export const formatArgv = (argv: Argv): string => argv.map(shell.write).join(' ')

/** The word by which a command line names this program itself. */
const OURSELVES = 'countersign'

/** A command line in which this program is called by the words by which it is started here. Pure. */
export const nameOurselves = ([first, ...rest]: Argv, program: readonly [string, ...string[]]): Argv =>
  first === OURSELVES ? [...program, ...rest] : [first, ...rest]

/** The instruction for a person to reload a server, and what is beside it. Pure. */
export function formatReload({ beside, reload }: Pick<Commands, 'beside' | 'reload'>, directory: string): string {
  const own = reloadOf(reload, directory)
  if (beside === undefined) return own
  const [name, verb = ''] = beside.argv
  return `send ${beside.reload.signal} to ${name} ${verb}; where certificates were replaced, then ${own}`
}

/** The instruction for a person to stop a server, or to take away what asks for one. Pure. */
export const formatStop = (stop: string | Argv, directory: string): string =>
  typeof stop === 'string' ? `send ${stop} to its process` : `cd ${shell.write(directory)} && ${formatArgv(stop)}`

function reloadOf(reload: Commands['reload'], directory: string): string {
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
