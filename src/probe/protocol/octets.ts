/** Reads octets as people write them on a command line. Sends nothing. */
import { CountersignError } from '../../core/refusal.ts'

const LONGEST = 4096

const single: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '\\': '\\' }

/**
 * Gives the octets, one for each character of the result: UTF-8, but for `\r`, `\n`, `\t`, `\\` and `\xHH`. Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseOctets(what: string, text: string): string {
  const octets = Buffer.from(text).toString('latin1')
  const rest = octets.replace(/\\(?:[rnt\\]|x[0-9A-Fa-f]{2})/g, '')
  if (text === '' || octets.length > LONGEST || rest.includes('\\')) {
    const expected = String.raw`1 to ${LONGEST} octets, in which a backslash begins \r, \n, \t, \\ or \xHH`
    throw new CountersignError('input.malformed', { what, value: text.slice(0, 100), expected })
  }
  return octets.replace(/\\(?:x(..)|(.))/g, (_, hex: string | undefined, name: string) =>
    hex === undefined ? (single[name] ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
