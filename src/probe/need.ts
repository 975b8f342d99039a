/**
 * The type of a need: something that an attack needs from the operator or the home, such as a revoked credential. Each need has
 * a file in `needs/`.
 */

export type Untried = { readonly verdict: 'not-tried' | 'inconclusive'; readonly why: string }

/** A value on the command line, and the question for it. */
type ValueOption = {
  /** The value's name in help, upper-case. */
  readonly placeholder: string
  readonly about: string
  /** Which names of the home a shell offers. */
  readonly offers?: 'good-clients' | 'revoked-clients'
  readonly question?: { readonly says: string; readonly check?: NeedCheck }
}

/** A value that may be given several times. */
type ListOption = Omit<ValueOption, 'question'> & { readonly repeated: true }

/** How an answer to a question is checked before the next one is put. */
export type NeedCheck = 'access-rules'

/** A switch, and what it says. */
type Switch<Said> = { readonly flag: string; readonly means: Said; readonly about: string }

/** One word of a list. */
type ChoiceOption<Said> = { readonly placeholder: string; readonly about: string; readonly words: readonly Said[] }

export type NeedOption<Said> = [Said] extends [readonly string[]]
  ? ListOption
  : string extends Said
    ? ValueOption
    : Switch<Said> | ChoiceOption<Said>

/**
 * One thing that a person can give to the probe.
 *
 * `Held` is the type of the value that attacks get; `Asked` has the property of the need in the library and in a request to prove a
 * server; `Source` has the functions of a home that the need requires.
 */
export type Need<Id extends string, Held, Asked extends object = object, Source extends object = object> = {
  /** The name of the property that asks for this need or holds its value; also its flag, unless `option` names another. */
  readonly id: Id
  readonly option?: NeedOption<Id extends keyof Asked ? NonNullable<Asked[Id]> : never>
  /** The result of an attack that needs this, if it is not given. */
  readonly lacking: Untried
  /** The same reason where the probe is made from a home, in which something else is to be done. */
  readonly whyFromHome?: string
  /** Another need that is as good for what attacks with this one show, and how; they are not tried then. */
  readonly shownBy?: { readonly need: string; readonly why: string }
  /** Attacks that need this are no part of a report where nobody asked for them; otherwise they are among those not tried. */
  readonly unasked?: 'left-out'
  /** The part that attacks with another need leave out if this need is lacking; reports list it under "not tried". */
  readonly leavesOut?: { readonly id: string; readonly title: string }
  /** `passphrase`: finding it may ask for one, so that it comes after all that may be refused without one. */
  readonly costs?: 'passphrase'
  /** Refuses a value that no request can be made of. Pure. */
  readonly require?: (held: Held) => void
  /** Finds it by what was asked for, or in the home; undefined where there is none. */
  readonly find: (asked: Asked, home: Source) => Promise<Held | undefined>
}
