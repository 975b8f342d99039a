/**
 * The options that name certificates on the command line: by name, by serial number or by file. Does not look for the
 * certificates.
 */
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import type { Designation } from '../workflow/find.ts'
import { asked, type Offer, text, texts } from './parameter.ts'
import type { Question, Words } from './question.ts'

const whenLacking = (question: Question): Question => ({ ...question, when: ({ said }) => lacksDesignation(said) })
/** Which names a shell offers. */
type Names = 'names' | 'good-names'

const whatItSays = (home: Names): [string, string, Offer] => [
  'WHAT',
  'a name, a serial number, a fingerprint, or the path of a certificate (- for stdin)',
  { home, orFiles: true },
]

/** The positional, with the question of who takes it. */
export const designationPositionals = (names: Names, question: Question) => ({
  what: asked(whenLacking(question), text(...whatItSays(names))),
})

/** The same for several at once. */
export const designationsPositionals = (names: Names, question: Question) => ({
  what: asked(whenLacking(question), texts(...whatItSays(names))),
})

/** The flags that remove all doubt. */
export const designationOptions = (home: Names) => ({
  name: text('NAME', 'the certificates of this name, even if it looks like a serial number or a path', { home }),
  serial: text('HEX', 'the certificate with this serial number'),
  fingerprint: text('DIGEST', 'the certificate with this fingerprint, or those of the key with this pin'),
  file: text('PATH', 'the certificates in this file, PEM or DER; - for stdin', 'files'),
  authority: text('AUTHORITY', 'only certificates of this authority', { home: 'authorities' }),
})

/** Whether a command line names no certificate. Pure. */
export const lacksDesignation = (said: Words): boolean =>
  ['what', 'name', 'serial', 'fingerprint', 'file'].every((key) => (said[key] ?? []).length === 0)

type Given = {
  readonly what?: string | readonly string[]
  readonly name?: string
  readonly serial?: string
  readonly unrecorded?: string
  readonly fingerprint?: string
  readonly file?: string
  readonly authority?: string
}

/**
 * Gives every designation that a command line holds, at least one.
 *
 * @param besides what else may be given in place of one, as the hint ends
 * @throws {CountersignError} `usage.missing` without one, `usage.wrong` where one flag lacks another
 */
export function requireDesignations(given: Given, besides = ''): readonly [Designation, ...Designation[]] {
  const { what = [], name, serial, unrecorded, fingerprint, file, authority } = given
  if (unrecorded !== undefined && serial === undefined) {
    throw new CountersignError('usage.wrong', {
      problem: '--unrecorded needs a serial number, and none was given',
      next: 'give it with --serial HEX, or the certificate itself with --file PATH',
    })
  }
  const [found, ...more] = [
    ...[what].flat().map((word) => ({ word })),
    ...(name === undefined ? [] : [{ name }]),
    ...(serial === undefined ? [] : [{ serial, ...present({ unrecorded }) }]),
    ...(fingerprint === undefined ? [] : [{ fingerprint }]),
    ...(file === undefined ? [] : [{ file }]),
  ]
  if (found === undefined) {
    throw new CountersignError('usage.missing', {
      what: 'the name of a certificate',
      flag: `NAME, --serial HEX or --file PATH${besides}; to see names: countersign list`,
    })
  }
  const of = present({ authority })
  return [{ ...found, ...of }, ...more.map((one) => ({ ...one, ...of }))]
}

/**
 * Gives the one designation that a command line holds.
 *
 * @throws {CountersignError} as {@link requireDesignations}; `usage.wrong` with several
 */
export function requireDesignation(given: Given): Designation {
  const [found, ...more] = requireDesignations(given)
  if (more.length > 0) {
    throw new CountersignError('usage.wrong', {
      problem: 'more than one certificate was named',
      next: 'give a name, a serial number, a fingerprint or a file, and only one of them',
    })
  }
  return found
}
