/** Files of many requests: why countersign declines a file or one of its rows, by code. */
import { list, quote } from '../quote.ts'
import { guess, type Wording } from './wording.ts'

const place = (file: string, line: number | undefined): string => (line === undefined ? file : `${file}, line ${line},`)

export const batchRefusals = {
  'batch.malformed': (f: { file: string; line?: number; problem: string; next: string }): Wording => ({
    message: `${place(f.file, f.line)} cannot be read: ${f.problem}`,
    hint: f.next,
  }),
  'batch.column': (f: {
    file: string
    line: number
    column: string
    near: readonly string[]
    known: readonly string[]
  }): Wording => ({
    message: `${f.file} has a column that countersign does not know: ${quote(f.column)} (line ${f.line}); no certificate was issued`,
    hint: `${guess(f.near)}remove the column, or give it the right name; columns: ${list(f.known, 100)}`,
  }),
  'batch.repeated': (f: { name: string; firstLine: number }): Wording => ({
    message: `the file has the name ${quote(f.name)} more than once`,
    hint: `no certificate is issued for any of these rows; the first of them is in line ${f.firstLine}; give each row its own name`,
  }),
  'batch.repeated-key': (f: { source: string; firstLine: number }): Wording => ({
    message: `the file has the key of ${f.source} more than once`,
    hint: `no certificate is issued for any of these rows; the first of them is in line ${f.firstLine}; give each row a request of its own key`,
  }),
  'batch.differs': (f: { name: string; serial: string; why: string; next: string }): Wording => ({
    message: `a certificate named ${quote(f.name)} exists already (serial ${f.serial}), and it ${f.why}`,
    hint: `a file of requests issues each name once; choose another name for the row, or ${f.next}`,
  }),
}
