/** Opens the terminal device, even if stdin, stdout and stderr are redirected. Does not know the text that is written. */
import { openSync } from 'node:fs'

/** Opens the terminal itself, whatever stdin and stdout are; undefined where there is none. */
export function openTty(): number | undefined {
  try {
    return openSync('/dev/tty', 'r+')
  } catch {
    return undefined
  }
}
