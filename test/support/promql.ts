/**
 * Evaluates the part of PromQL that our alerts are written in, over the samples of one moment. What is not of this part is refused; so is
 * a match of several series with one.
 */
import type { Sample } from './metrics.ts'

type Labels = Readonly<Record<string, string>>
/** A series with its value; its name is lost by arithmetic. */
export type Element = { readonly name?: string; readonly labels: Labels; readonly value: number }
type Value = number | readonly Element[]
type Node = (moment: Moment) => Value
export type Moment = { readonly samples: readonly Sample[]; readonly now: number }

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-zA-Z_]\w*)|("(?:[^"\\])*")|(=~|==|!=|>=|<=|[-+*/(){}=,<>]))/y

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = []
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (found === null) throw new Error(`not of our part of PromQL: ${text.slice(at)}`)
    tokens.push(found[0].trim())
  }
  return tokens
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}
const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
}

const keyOf = ({ labels }: Element): string =>
  JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Pairs the series of both sides that have the same labels. */
function pair(one: readonly Element[], other: readonly Element[]): readonly (readonly [Element, Element])[] {
  const known = new Map(other.map((element) => [keyOf(element), element]))
  if (known.size !== other.length || new Set(one.map(keyOf)).size !== one.length) throw new Error('many match one')
  return one.flatMap((element) => {
    const match = known.get(keyOf(element))
    return match === undefined ? [] : [[element, match] as const]
  })
}

function operate(operator: string, one: Value, other: Value): Value {
  const compute = arithmetic[operator]
  const holds = comparisons[operator]
  const step = (a: number, b: number, kept: Element): readonly Element[] =>
    compute !== undefined ? [{ labels: kept.labels, value: compute(a, b) }] : holds?.(a, b) ? [kept] : []
  if (typeof one === 'number' && typeof other === 'number') {
    if (compute === undefined) throw new Error('two numbers are compared')
    return compute(one, other)
  }
  if (typeof one === 'number') return (other as readonly Element[]).flatMap((b) => step(one, b.value, b))
  if (typeof other === 'number') return one.flatMap((a) => step(a.value, other, a))
  return pair(one, other).flatMap(([a, b]) => step(a.value, b.value, a))
}

function unite(one: Value, other: Value): Value {
  if (typeof one === 'number' || typeof other === 'number') throw new Error('a number has no labels')
  const known = new Set(one.map(keyOf))
  return [...one, ...other.filter((element) => !known.has(keyOf(element)))]
}

/** Reads an expression. @throws {Error} for what is not of our part of PromQL */
export function parsePromql(text: string): Node {
  const tokens = [...tokensOf(text)]
  const take = (wanted?: string): string => {
    const token = tokens.shift()
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`${wanted} expected: ${text}`)
    return token
  }
  const level =
    (operators: readonly string[], next: () => Node, apply = operate) =>
    (): Node => {
      let left = next()
      while (operators.includes(tokens[0] ?? '')) {
        const [operator, before, right] = [take(), left, next()]
        left = (moment) => apply(operator, before(moment), right(moment))
      }
      return left
    }
  const isNext = (token: string): boolean => tokens[0] === token
  const selector = (name: string): Node => {
    const wanted: [label: string, value: string][] = []
    if (isNext('{')) {
      take('{')
      while (!isNext('}')) {
        const label = take()
        take('=')
        wanted.push([label, take().slice(1, -1)])
        if (isNext(',')) take(',')
      }
      take('}')
    }
    return ({ samples }) =>
      samples.filter((one) => one.name === name && wanted.every(([label, value]) => one.labels[label] === value))
  }
  const primary = (): Node => {
    const token = take()
    if (/^\d/.test(token)) return () => Number(token)
    if (token === '(') {
      const inner = whole()
      take(')')
      return inner
    }
    if (!/^[a-zA-Z_]/.test(token)) throw new Error(`not expected: ${token}`)
    if (!isNext('(')) return selector(token)
    take('(')
    const inner = token === 'time' ? undefined : whole()
    take(')')
    if (inner === undefined) return ({ now }) => now
    if (token !== 'absent') throw new Error(`no function of our part of PromQL: ${token}`)
    return (moment) => ((inner(moment) as readonly Element[]).length === 0 ? [{ labels: {}, value: 1 }] : [])
  }
  const products = level(['*', '/'], primary)
  const sums = level(['+', '-'], products)
  const compared = level(Object.keys(comparisons), sums)
  const whole: () => Node = level(['or'], compared, (_, one, other) => unite(one, other))
  const read = whole()
  if (tokens.length > 0) throw new Error(`left over: ${tokens.join(' ')}`)
  return read
}

/** What an expression gives at a moment. */
export function evaluate(text: string, moment: Moment): readonly Element[] {
  const value = parsePromql(text)(moment)
  if (typeof value === 'number') throw new Error(`a number, and no alert: ${text}`)
  return value
}
