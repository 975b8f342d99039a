/** Reads a claim (NAME=VALUE) from the command line. The home says which claims exist. */
import { CountersignError } from '../core/refusal.ts'

/**
 * Splits `role=admin` at its first equals sign. Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseClaimOption(given: string): { readonly name: string; readonly value: string } {
  const at = given.indexOf('=')
  if (at < 1)
    throw new CountersignError('input.malformed', {
      what: 'claim',
      value: given,
      expected: 'NAME=VALUE, such as role=admin',
    })
  return { name: given.slice(0, at), value: given.slice(at + 1) }
}
