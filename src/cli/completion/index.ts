/** The shells for which countersign writes a completion script. Each script has a file of its own. */
import type { Command } from '../command.ts'
import { bashCompletion } from './bash.ts'
import { fishCompletion } from './fish.ts'
import { grammarOf } from './grammar.ts'
import { zshCompletion } from './zsh.ts'

const writers = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

/** Writes a shell's script, for these commands and targets. Pure. */
export function writeCompletion(
  shell: keyof typeof writers,
  commands: readonly Command[],
  targets: readonly string[],
): string {
  return writers[shell](grammarOf(commands, targets))
}
