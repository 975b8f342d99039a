/** Writes CSV (RFC 4180) that people open in spreadsheets. Reads none. */

/**
 * Characters with which a cell begins that a spreadsheet would run, or take for a formula's sign; also in their wide forms, and what some
 * spreadsheets skip before them.
 */
const runs = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/**
 * Writes one row, CRLF at its end. A cell that a spreadsheet would run gets an apostrophe in front: it is shown as text then.
 *
 * Pure.
 *
 * @see RFC 4180 §2
 */
export function encodeCsvRow(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const safe = runs.test(cell) ? `'${cell}` : cell
    return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${written.join(',')}\r\n`
}
