/** Words of a POSIX shell, for command lines that are shown to be copied. Nothing is run here. */

/** A word as a POSIX shell reads it back: bare where that is safe, else in single quotes. Pure. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
