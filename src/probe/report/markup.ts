/**
 * Types that separate markup from plain text, so that no text is written without escaping. Each report format has its own
 * elements.
 */

/** Markup that can be written without escaping: only the two functions below make such markup. */
export class Markup {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }

  /** Takes text of our own as it is, such as a style sheet. */
  static verbatim(text: string): Markup {
    return new Markup(text)
  }
}

type Hole = string | number | Markup | readonly Markup[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const hex = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`

/**
 * Escapes text for an element or a quoted attribute of XML or HTML. Characters that are invisible, or not allowed
 * in XML (control and format characters, lone surrogates, noncharacters), are shown as `\u{…}`.
 *
 * Pure.
 * @see XML 1.0 §2.2 (characters), §2.4 (`]]>`)
 */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, hex)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

function fill(hole: Hole): string {
  if (hole instanceof Markup) return hole.toString()
  return typeof hole === 'object' ? hole.map(String).join('') : escapeMarkup(String(hole))
}

/**
 * Writes markup: what stands in the template is taken as it is, what is put into its holes is escaped, unless it is
 * {@link Markup} itself. Attribute values must be quoted.
 *
 * Pure.
 */
export function markup(template: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return Markup.verbatim(String.raw({ raw: template }, ...holes.map(fill)))
}

/** Nothing. */
export const nothing = markup``
