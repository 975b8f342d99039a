/**
 * Defines the parameters of commands as data: flags, values and lists, each with a function that reads its text. Does not know
 * the parser library.
 */
import { nearest } from '../core/near.ts'
import { quote } from '../core/quote.ts'
import { CountersignError } from '../core/refusal.ts'
import type { HomeWords } from '../workflow/choices.ts'
import type { Question, Words } from './question.ts'

/** What a shell offers where a value is being typed: words, what lies on the disk, the names of the targets, or what the home has. */
export type Offer =
  | readonly string[]
  | 'files'
  | 'folders'
  | 'targets'
  | { readonly home: HomeWords | ((said: Words) => HomeWords | undefined); readonly orFiles?: true }
  | { readonly targetsAnd: readonly string[] }

/** One option or argument. `T` is what {@link Parameter.read} makes of it; undefined where it was not given. */
export type Parameter<T> = {
  readonly takes: 'nothing' | 'value' | 'values'
  readonly presence: 'required' | 'optional'
  /** Another parameter, with which a required one may be absent: its command looks at that one first. */
  readonly unless?: string
  /** The value's name in help, upper-case. */
  readonly placeholder: string
  readonly about: string
  readonly offers: Offer
  /** How a person is asked for it; never asked for where absent. */
  readonly question?: Question
  /**
   * Reads what was given, one text per occurrence (none: absent); `label` is the flag or argument as the user knows it.
   * @throws {CountersignError} `usage.missing`, `usage.wrong`, `input.malformed`
   */
  read(given: readonly string[], label: string): T
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

type Defined<T> = Exclude<T, undefined>

/** The values of parameters by name; one that may be absent is an optional property. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P as undefined extends ReturnType<P[K]['read']> ? never : K]: ReturnType<P[K]['read']>
} & {
  readonly [K in keyof P as undefined extends ReturnType<P[K]['read']> ? K : never]?: Defined<ReturnType<P[K]['read']>>
}

/** Gives the one value, or undefined; given twice is a slip of the user's. */
function only(given: readonly string[], label: string): string | undefined {
  if (given.length > 1) {
    throw new CountersignError('usage.wrong', {
      problem: `${label} was given ${given.length} times`,
      next: 'give it once',
    })
  }
  return given[0]
}

const isPlace = (offers: Offer): boolean =>
  offers === 'files' || offers === 'folders' || (typeof offers === 'object' && 'orFiles' in offers)

/**
 * Requires that a path says where. An empty one, which is what a shell makes of a variable that is not set, would be the
 * working directory; of one that is not UTF-8 only marks of replacement are left (U+FFFD), which are another path.
 */
function requirePlace(value: string, offers: Offer, label: string): string {
  if (!isPlace(offers)) return value
  const problem = value === '' ? 'is empty' : value.includes('\ufffd') ? 'is not UTF-8' : undefined
  if (problem === undefined) return value
  throw new CountersignError('usage.wrong', {
    problem: `${label} ${problem}`,
    next: 'give another path, or leave it out',
  })
}

type Optional<T> = Parameter<T | undefined>

/** Placeholders by which everybody knows what is meant. */
const offersByPlaceholder: Readonly<Record<string, Offer>> = {
  FILE: 'files',
  DIR: 'folders',
  DIRECTORY: 'folders',
  TARGET: 'targets',
}
const usualOffer = (placeholder: string): Offer => offersByPlaceholder[placeholder] ?? []

function optional<T>(
  placeholder: string,
  about: string,
  offers: Offer,
  parse: (text: string, label: string) => T,
): Optional<T> {
  return {
    takes: 'value',
    presence: 'optional',
    placeholder,
    about,
    offers,
    read: (given, label) => {
      const value = only(given, label)
      return value === undefined ? undefined : parse(value, label)
    },
  }
}

/** A switch. */
export function flag(about: string): Parameter<boolean> {
  return {
    takes: 'nothing',
    presence: 'optional',
    placeholder: '',
    about,
    offers: [],
    read: (given) => given.length > 0,
  }
}

/** A text that may be absent. A shell offers what the placeholder stands for, where nothing else is said. */
export function text(placeholder: string, about: string, offers = usualOffer(placeholder)): Optional<string> {
  return optional(placeholder, about, offers, (value, label) => requirePlace(value, offers, label))
}

/** A text given any number of times. */
export function texts(
  placeholder: string,
  about: string,
  offers = usualOffer(placeholder),
): Parameter<readonly string[]> {
  const read: Parameter<readonly string[]>['read'] = (given, label) =>
    given.map((value) => requirePlace(value, offers, label))
  return { takes: 'values', presence: 'optional', placeholder, about, offers, read }
}

/** A whole number from 1; to `most`, where it says so. */
export function count(placeholder: string, about: string, most?: number): Optional<number> {
  return optional(placeholder, about, [], (value, label) => {
    if (!/^[1-9]\d{0,8}$/.test(value) || Number(value) > (most ?? Number.POSITIVE_INFINITY)) {
      throw new CountersignError('input.malformed', {
        what: `number for ${label}`,
        value,
        expected: `a whole number from 1${most === undefined ? '' : ` to ${most}`}`,
      })
    }
    return Number(value)
  })
}

/** One word of a fixed list. */
export function choice<const V extends string>(values: readonly V[], placeholder: string, about: string): Optional<V> {
  return optional(placeholder, `${about}: ${values.join(', ')}`, values, (value, label) => {
    const found = values.find((v) => v === value)
    if (found === undefined) {
      const [near] = nearest(value, values)
      throw new CountersignError('usage.wrong', {
        problem: `${label} cannot be ${quote(value)}`,
        next: `${near === undefined ? '' : `did you mean ${near}? `}one of: ${values.join(', ')}`,
      })
    }
    return found
  })
}

/** Words of a fixed list, any number of them, with commas between them or one by one. */
export function choices<const V extends string>(
  values: readonly V[],
  placeholder: string,
  about: string,
): Parameter<readonly V[]> {
  const one = choice(values, placeholder, about)
  const read: Parameter<readonly V[]>['read'] = (given, label) =>
    given.flatMap((value) => value.split(',')).flatMap((word) => one.read([word], label) ?? [])
  return { ...one, takes: 'values', read }
}

/** Demands a parameter that may otherwise be absent; `what` names it in the refusal. */
export function required<T>(what: string, parameter: Optional<T>): Parameter<T> {
  return {
    ...parameter,
    presence: 'required',
    read: (given, label) => {
      const value = parameter.read(given, label)
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return value
      const { placeholder, offers } = parameter
      const known = Array.isArray(offers) && offers.length > 1
      // An argument goes by its placeholder; an example says more than that.
      const more = known ? `; one of: ${offers.join(', ')}` : label === placeholder ? '; --help has an example' : ''
      const flag = label === placeholder ? label : `${label} ${placeholder}`
      throw new CountersignError('usage.missing', { what, flag: `${flag}${more}` })
    },
  }
}

/** Lets a required parameter be absent where another is given, which stands for it. */
export function unless<T>(other: string, parameter: Parameter<T>): Parameter<T> {
  return { ...parameter, unless: other }
}

/** Gives a parameter its question. */
export function asked<T>(question: Question, parameter: Parameter<T>): Parameter<T> {
  return { ...parameter, question }
}
