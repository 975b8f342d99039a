/** Quotes words for a POSIX shell, in command lines that people copy. Runs nothing. */

/** A word as a POSIX shell reads it back: bare where that is safe, else in single quotes. Pure. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * Breaks a command line between words as a shell allows, into lines of at most `width` where its words do; an option
 * and its value stay together. Pure.
 */
export function foldCommand(line: string, width: number): string[] {
  const lines: string[] = []
  // Blanks within quotes are no place to break.
  for (const word of line.match(/(?:--?[a-z][\w-]* (?!-))?(?:'[^']*'|\\.|[^ '\\])+/g) ?? []) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 3 <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((text, index) => (index === lines.length - 1 ? text : `${text} \\`))
}
