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
    message: `the ${f.what} ${quote(f.value)} cannot be read`,
    hint: `expected: ${f.expected}`,
  }),
  'input.too-large': (f: { what: string; size: number; limit: number }): Wording => ({
    message: `${f.what} has ${f.size} bytes, more than the ${f.limit} that are read`,
    hint: 'check that this is the file you meant',
  }),
  'output.failed': (f: { problem: string }): Wording => ({
    message: `the answer cannot be written to stdout: ${f.problem}`,
    hint: 'the command itself was carried out; send its answer elsewhere, or look with: countersign status',
  }),
  'command.interrupted': (_: NoFacts): Wording => ({
    message: 'interrupted',
    hint: 'nothing was half-done; run the command again when you like',
  }),
  'command.declined': (_: NoFacts): Wording => ({
    message: 'nothing was done, as you said',
    hint: 'run the command again to answer otherwise',
  }),
}
