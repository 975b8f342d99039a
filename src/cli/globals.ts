/** The options that every command has. Does not read the command line. */
import { flag, type Parameters, text, type Values } from './parameter.ts'

/** The options that may stand before or after the command's name. */
export const globals = {
  json: flag('print one JSON document instead of text'),
  home: text('DIR', 'the PKI home (default: COUNTERSIGN_HOME, else ./pki)'),
  passphraseFile: text('FILE', 'read the passphrase from a file that only you can read (mode 0600), or from stdin (-)'),
  noQuestions: flag('ask no questions, even on a terminal'),
  noColor: flag('print without colour'),
  verbose: flag('print more details'),
} satisfies Parameters

export type Globals = Values<typeof globals>

/** `serverDomain` → `--server-domain`. */
export const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** Options that have a letter too. */
export const shorthands: Readonly<Record<string, string>> = { verbose: '-v' }
