/** Command lines and requests that cannot be read or lack something: why countersign declines, by code. */
import { quote } from '../quote.ts'
import type { NoFacts, Wording } from './wording.ts'

export const usageRefusals = {
  'usage.wrong': (f: { problem: string; next: string }): Wording => ({ message: f.problem, hint: f.next }),
  'usage.missing': (f: { what: string; flag: string }): Wording => ({
    message: `${f.what} is missing`,
    hint: `give it with ${f.flag}`,
  }),
  'input.malformed': (f: { what: string; value: string; expected: string }): Wording => ({
    message: `the ${f.what} ${quote(f.value)} is not valid`,
    hint: `expected: ${f.expected}`,
  }),
  'input.unknown': (f: { target: string; what: string; known: string }): Wording => ({
    message: `the target ${f.target} takes no ${f.what}`,
    hint: `its inputs: ${f.known}`,
  }),
  'input.too-large': (f: { what: string; size: number; limit: number }): Wording => ({
    message: `${f.what} has ${f.size} bytes, and countersign reads at most ${f.limit}`,
    hint: 'check that you named the right file',
  }),
  'output.failed': (f: { problem: string }): Wording => ({
    message: `the answer cannot be written to stdout: ${f.problem}`,
    hint: 'the command itself was carried out; redirect stdout to another file or program, or see the result with: countersign status',
  }),
  'command.interrupted': (_: NoFacts): Wording => ({
    message: 'the command was interrupted',
    hint: 'no change was left half-done; run the command again when you like',
  }),
  'command.declined': (_: NoFacts): Wording => ({
    message: 'nothing was done, because you did not confirm it',
    hint: 'to give another answer, run the command again',
  }),
}
