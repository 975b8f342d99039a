/** The terminal itself, whatever stdin, stdout and stderr are. Does not know what is written to it. */
import { openSync } from 'node:fs'

/** Opens the terminal itself, whatever stdin and stdout are; undefined where there is none. */
export function openTty(): number | undefined {
  try {
    return openSync('/dev/tty', 'r+')
  } catch {
    return undefined
  }
}
