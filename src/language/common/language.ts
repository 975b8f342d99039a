/** The type of a configuration language: how to write a value in it, and how to read a text in it. */

/** A place in a text, in lines and UTF-16 code units from 1, as editors count. */
export type Place = { readonly line: number; readonly column: number }

/** What stands at one place: a text, or what JSON has beside texts. */
export type Value = Place & { readonly value: string | number | boolean | null }

/**
 * One statement of a text: a directive, a member, a command, a paragraph.
 *
 * `name` is what it is called, where its language names it; `values` are what it says; `children` are there where
 * it is one that may hold others, if only none.
 */
export type Node = Place & {
  readonly kind: string
  readonly name?: string
  readonly values: readonly Value[]
  readonly children?: readonly Node[]
}

/** One language. Its file says all that the program knows of it. */
export type Language = {
  /**
   * The text of one value where templates leave a hole. Pure.
   *
   * @throws {Uncarriable}
   */
  readonly write: (value: unknown) => string
  /** The same for other places of the language, such as quotes or comments; a template names one as a filter. */
  readonly places?: Readonly<Record<string, (value: unknown) => string>>
  /**
   * The statements of a text, in their order. Where a value was written, reading gives that value and nothing else. Pure.
   *
   * @throws {Unreadable}
   */
  readonly read: (text: string) => readonly Node[]
}

/** Thrown where a language cannot carry a value; the renderer says in which file and hole. */
export class Uncarriable extends Error {}

/** Thrown where a text is not of its language. */
export class Unreadable extends Error {
  readonly place: Place
  constructor(problem: string, place: Place) {
    super(problem)
    this.place = place
  }
}
