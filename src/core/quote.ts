/** Quotes and lists foreign text in sentences, so that long or strange text does no harm. The sentences are in `refusals/`. */
import type { Finding } from './finding.ts'
import { escapeUnseen } from './unseen.ts'

/** Longest value that a sentence quotes. */
const QUOTED = 120

/** Quotes a value so that a control character, a bidi trick or sheer length cannot disturb the reader's terminal. */
export function quote(value: string): string {
  const shown = value.length > QUOTED ? `${value.slice(0, QUOTED)}…` : value
  return escapeUnseen(JSON.stringify(shown))
}

/** How many of many a sentence names; `--json` has them all. */
const NAMED = 20
const TOLD = 5

/** The first of many, and how many there are besides. */
const firstOf = (most: number, texts: readonly string[], between: string): string =>
  texts.length <= most
    ? texts.join(between)
    : `${texts.slice(0, most).join(between)}${between}and ${texts.length - most} more`

/** All names, or the first of very many. Pure. */
export const list = (names: readonly string[], most: number = NAMED): string =>
  names.length === 0 ? 'none' : firstOf(most, names, ', ')

/** The first few of what may be very many. Pure. */
export const firstFew = (texts: readonly string[]): string => list(texts, TOLD)

const shorten = (text: string): string => (text.length > QUOTED * 2 ? `${text.slice(0, QUOTED * 2)}…` : text)

/** The first few findings, each in its own words. Pure. */
export const tell = (findings: readonly Finding[]): string =>
  firstOf(
    TOLD,
    findings.map(({ message }) => shorten(message)),
    '; ',
  )
