/**
 * The two forms in which countersign writes PEM into files: plain PEM, and PEM encoded once more in base64, as container
 * settings and secrets need it. Does not read the content of the PEM.
 */
import { CountersignError } from '../core/refusal.ts'

export type Form = 'pem' | 'base64'

/** Writes PEM in a form: base64 in one line. Pure. */
export const writeForm = (form: Form, pem: string): string =>
  form === 'pem' ? pem : `${Buffer.from(pem, 'ascii').toString('base64')}\n`

/**
 * Reads the PEM of a file back.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for what is not base64 in one line, where that is the form
 * @see RFC 4648 §4
 */
export function readForm(form: Form, text: string): string {
  if (form === 'pem') return text
  const pem = Buffer.from(text, 'base64').toString('ascii')
  if (writeForm(form, pem).trimEnd() === text.trimEnd()) return pem
  throw new CountersignError('input.malformed', { what: 'file in base64', value: '', expected: 'base64 in one line' })
}
