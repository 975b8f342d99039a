/** How a certificate is named on the command line: by name, serial number or file. Looks nothing up. */
import { CountersignError } from '../core/refusal.ts'
import type { Designation } from '../workflow/find.ts'
import { text } from './parameter.ts'
import { asked, type Question } from './question.ts'
import type { Words } from './words.ts'

/** Our serial numbers have 16 octets; people paste them with colons, in capitals or after `0x`. */
const serialShape = /^(0x)?[0-9a-f]{2}(:?[0-9a-f]{2}){15}$/i
const fileShape = /[/\\]|\.(pem|crt|cer|der)$/i

/** The positional, with the question of who takes it; shared by `show` and `revoke`. */
export const designationPositionals = (question: Question) => ({
  what: asked(
    { ...question, when: ({ said }) => lacksDesignation(said) },
    text('WHAT', 'a name, a serial number, or the path of a certificate', 'files'),
  ),
})

/** The three flags that remove all doubt. */
export const designationOptions = {
  name: text('NAME', 'the certificates of this name, whatever it looks like'),
  serial: text('HEX', 'the certificate with this serial number'),
  file: text('PATH', 'the certificate in this file, PEM or DER', 'files'),
}

/** Whether a command line names no certificate. Pure. */
export const lacksDesignation = (said: Words): boolean =>
  ['what', 'name', 'serial', 'file'].every((key) => (said[key] ?? []).length === 0)

/** Tells a name, a serial number and a path apart by their looks. Pure. */
export function parseDesignation(what: string): Designation {
  if (serialShape.test(what)) return { serial: what }
  if (fileShape.test(what)) return { file: what }
  return { name: what }
}

/**
 * Gives the one designation that a command line holds.
 *
 * @throws {CountersignError} `usage.missing` without one, `usage.wrong` with several
 */
export function requireDesignation(given: {
  readonly what?: string
  readonly name?: string
  readonly serial?: string
  readonly file?: string
}): Designation {
  const { what, name, serial, file } = given
  const [found, ...more] = [
    ...(what === undefined ? [] : [parseDesignation(what)]),
    ...(name === undefined ? [] : [{ name }]),
    ...(serial === undefined ? [] : [{ serial }]),
    ...(file === undefined ? [] : [{ file }]),
  ]
  if (found === undefined) {
    throw new CountersignError('usage.missing', {
      what: 'which certificate',
      flag: 'NAME, --serial HEX or --file PATH',
    })
  }
  if (more.length > 0) {
    throw new CountersignError('usage.wrong', {
      problem: 'more than one certificate was named',
      next: 'give a name, a serial number or a file, and only one of them',
    })
  }
  return found
}
