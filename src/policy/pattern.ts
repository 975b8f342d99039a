/**
 * Regular expressions that people write into profiles and claims. They match a text as a whole, or not at all, in time that grows
 * with the text's length alone: in a service the text is a stranger's, and an engine that backtracks may never come back.
 */

/** Parts of a compiled pattern: one takes a character and leads on, or, without `takes`, leads on by itself. */
type State = { readonly takes?: RegExp; to: readonly number[] }

type Program = { readonly states: readonly State[]; readonly start: number; readonly end: number }

/** The states that some characters may have led to, and where each further character leads, as far as that was asked. */
type Place = { readonly states: ReadonlySet<number>; readonly next: Map<string, Place> }

/** A program, with the places in it that texts have reached, by their states. */
type Matcher = { readonly program: Program; first: Place; readonly places: Map<string, Place>; known: number }

/** Counted repetitions are written out, so `(?:a{99}){99}` has many. */
const MOST_STATES = 5000

/** One character, by itself, by an escape or by a class. An assertion, which needs more than the character, is not one. */
const ATOM =
  /\\(?:[pP]\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[^\dkbBpPuxc])|\[(?:\\.|[^\]\\])*\]|[^\\[\](){}*+?|^$]/suy
const GROUP = /\((?:\?:|\?<[\p{ID_Start}$_][\p{ID_Continue}$]*>|(?!\?))/uy
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/uy

/** Adds what it stands for before a state, and gives where that begins. */
type Fragment = (next: number) => number

class Unfit extends Error {}

function compile(pattern: string): Program {
  const states: State[] = []
  let at = 0
  let spent = 0
  const spend = (): void => {
    spent += 1
    if (spent > MOST_STATES) throw new Unfit()
  }
  const add = (state: State): number => {
    spend()
    return states.push(state) - 1
  }
  const take = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at
    const found = token.exec(pattern)
    at += found?.[0].length ?? 0
    return found
  }
  const alternatives = (): Fragment => {
    const all = [sequence()]
    while (pattern[at] === '|') {
      at += 1
      all.push(sequence())
    }
    const [only] = all
    return all.length === 1 && only ? only : (next) => add({ to: all.map((one) => one(next)) })
  }
  const sequence = (): Fragment => {
    const parts: Fragment[] = []
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(repeated(single()))
    return (next) => parts.reduceRight((after, part) => part(after), next)
  }
  const single = (): Fragment => {
    if (take(GROUP)) {
      const inner = alternatives()
      at += 1 // the closing parenthesis, which is there: the pattern compiled
      return inner
    }
    const [atom] = take(ATOM) ?? []
    if (atom === undefined) throw new Unfit()
    const takes = new RegExp(`^${atom}$`, 'u')
    return (next) => add({ takes, to: [next] })
  }
  const repeated = (one: Fragment): Fragment => {
    const found = take(QUANTIFIER)
    if (!found) return one
    const [, sign, low, comma, high] = found
    const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0
    const most = sign === '?' ? 1 : sign !== undefined || (comma && !high) ? Infinity : Number(high || low)
    return (next) => {
      let start = next
      if (most === Infinity) {
        const loop: State = { to: [] }
        start = add(loop)
        loop.to = [one(start), next]
      } else for (let left = most - least; left > 0; left -= 1) start = add({ to: [one(start), next] })
      for (let left = least; left > 0; left -= 1) {
        spend() // a group may be empty
        start = one(start)
      }
      return start
    }
  }
  const whole = alternatives()
  const end = add({ to: [] })
  return { states, start: whole(end), end }
}

/**
 * Whether a text is a regular expression that can be matched here: ECMAScript with the flag `u`, without anchors, lookaround and
 * back references, of at most some thousand characters once its counted repetitions are written out. Pure.
 */
export function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    compile(pattern)
    return true
  } catch {
    return false
  }
}

/** The demand of {@link isPattern}, in words. */
export const patternExpected =
  'a regular expression (ECMAScript, flag u) without anchors, lookaround and back references'

/** Those that were matched last: the rows of a file are matched against the same few. */
const matchers = new Map<string, Matcher>()
const KEPT = 64
/** Most states and steps between places that a matcher remembers: the texts are strangers', so it forgets all and begins anew. */
const MOST_KNOWN = 10_000

function matcherOf(pattern: string): Matcher {
  const known = matchers.get(pattern)
  if (known !== undefined) return known
  const program = compile(pattern)
  const first: Place = { states: reach(program, [program.start]), next: new Map() }
  const matcher = { program, first, places: new Map(), known: 0 }
  if (matchers.size >= KEPT) matchers.clear()
  matchers.set(pattern, matcher)
  return matcher
}

/** These states, and all that they lead on to by themselves. */
function reach({ states }: Program, from: readonly number[]): ReadonlySet<number> {
  const reached = new Set(from)
  for (const index of reached) if (!states[index]?.takes) for (const next of states[index]?.to ?? []) reached.add(next)
  return reached
}

/** The place that a character leads to, which is looked for where it was never asked. */
function step(matcher: Matcher, place: Place, character: string): Place {
  const { program, places } = matcher
  const taken: number[] = []
  for (const index of place.states) {
    const { takes, to } = program.states[index] as State
    if (takes?.test(character)) taken.push(...to)
  }
  const states = reach(program, taken)
  const key = [...states].sort((a, b) => a - b).join()
  const next = places.get(key) ?? { states, next: new Map() }
  matcher.known += places.has(key) ? 1 : 1 + states.size
  if (matcher.known <= MOST_KNOWN) {
    places.set(key, next)
    place.next.set(character, next)
  } else {
    places.clear()
    matcher.first = { states: matcher.first.states, next: new Map() }
    matcher.known = 0
  }
  return next
}

/** Whether the whole of a text matches a pattern that {@link isPattern} takes. Pure. */
export function matchesWhole(pattern: string, text: string): boolean {
  const matcher = matcherOf(pattern)
  let place = matcher.first
  for (const character of text) place = place.next.get(character) ?? step(matcher, place, character)
  return place.states.has(matcher.program.end)
}
