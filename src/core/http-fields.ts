/** The fields in the head of an HTTP message by their names. Says nothing of what they mean. */

/**
 * Every value of each field, by its name in lower case, in the order in which they came (RFC 9110 §5.1, §5.3). Node.js says the same in
 * `headersDistinct`, which before its releases of March 2026 throws for one name. Pure.
 *
 * @param raw names and values in turn, as in `rawHeaders` of Node.js
 */
export function fieldsByName(raw: readonly string[]): Record<string, string[]> {
  const fields: Record<string, string[]> = Object.create(null)
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at]?.toLowerCase(), raw[at + 1]]
    const known = fields[name]
    if (known === undefined) fields[name] = [value]
    else known.push(value)
  }
  return fields
}
