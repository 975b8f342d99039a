/** Regular expressions that people write into profiles and claims. They match a text as a whole, or not at all. */

/** Whether a text is a regular expression (ECMAScript, with the flag `u`). Pure. */
export function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

/** Whether the whole of a text matches. Pure. */
export function matchesWhole(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(text)
}
