/** Walks through a text and knows the line and the column. Does not know what the text means; each language does. */
import { type Place, Unreadable } from './language.ts'

/** How deep statements may stand within each other. */
const DEPTH = 64

export class Cursor {
  readonly text: string
  #offset = 0
  #line = 1
  #lineStart = 0
  #depth = 0

  constructor(text: string) {
    this.text = text
  }

  get place(): Place {
    return { line: this.#line, column: this.#offset - this.#lineStart + 1 }
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.text.length
  }

  /** The character here; an empty text at the end. */
  get next(): string {
    return this.text[this.#offset] ?? ''
  }

  /** Whether the text goes on with this. */
  sees(what: string): boolean {
    return this.text.startsWith(what, this.#offset)
  }

  /** Passes over this if the text goes on with it. */
  skip(what: string): boolean {
    if (!this.sees(what)) return false
    this.#advance(what)
    return true
  }

  /** Passes over what a sticky expression matches here, and gives it. The expression needs the flag `y`. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.#advance(found)
    return found
  }

  /** Reads what stands within something else. Texts that nest without end are refused. @throws {Unreadable} */
  deeper<T>(read: () => T): T {
    if (this.#depth === DEPTH) this.fail(`more than ${DEPTH} of them within each other`)
    this.#depth += 1
    const found = read()
    this.#depth -= 1
    return found
  }

  /** @throws {Unreadable} */
  fail(problem: string, place: Place = this.place): never {
    throw new Unreadable(problem, place)
  }

  #advance(passed: string): void {
    for (let at = passed.indexOf('\n'); at >= 0; at = passed.indexOf('\n', at + 1)) {
      this.#line += 1
      this.#lineStart = this.#offset + at + 1
    }
    this.#offset += passed.length
  }
}
