/**
 * Makes mutants of a source: the same source with one small fault in it, such as a condition turned round. `score.ts` lets tests
 * look for the fault. This is not `test/mutate/`, which makes bad inputs for the parsers.
 */
import { parseAst } from 'rolldown/parseAst'

export type Mutant = {
  /** Number of its line, from 1. */
  readonly line: number
  /** What was done, such as `=== becomes !==`. */
  readonly what: string
  /** The place in the source: from here to there, and what stands there in the mutant. */
  readonly start: number
  readonly end: number
  readonly text: string
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const swaps: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
}

const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
])

/** Which verdict stands for another: the worst confusion that there can be. */
const verdicts: Readonly<Record<string, string>> = {
  enforced: 'bypassed',
  bypassed: 'enforced',
  inconclusive: 'enforced',
  remark: 'enforced',
  silent: 'enforced',
}

/** The mutants of one node. */
function mutantsOf(node: Node, source: string): readonly Omit<Mutant, 'line'>[] {
  const at = (one: Node): string => source.slice(one.start, one.end)
  const { test, left, right, operator, property, key, value, expression } = node
  switch (node.type) {
    case 'IfStatement': {
      const condition = test as Node
      const removed = node['alternate']
        ? []
        : [{ what: 'the statement is removed', start: node.start, end: node.end, text: '' }]
      return [
        { what: 'the condition is negated', start: condition.start, end: condition.end, text: `!(${at(condition)})` },
        ...removed,
      ]
    }
    case 'ConditionalExpression': {
      const condition = test as Node
      return [
        { what: 'the condition is negated', start: condition.start, end: condition.end, text: `!(${at(condition)})` },
      ]
    }
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const swapped = swaps[operator as string]
      if (swapped === undefined) return []
      const [from, to] = [(left as Node).end, (right as Node).start]
      const between = source.slice(from, to)
      return [
        {
          what: `${operator} becomes ${swapped}`,
          start: from,
          end: to,
          text: between.replace(operator as string, swapped),
        },
      ]
    }
    case 'MemberExpression': {
      const name = property as Node
      const other = methods.get(name['name'] as string)
      return other === undefined
        ? []
        : [{ what: `${name['name']} becomes ${other}`, start: name.start, end: name.end, text: other }]
    }
    case 'Property': {
      const [name, literal] = [key as Node, value as Node]
      const other =
        name['name'] === 'verdict' && literal.type === 'Literal' ? verdicts[literal['value'] as string] : undefined
      return other === undefined
        ? []
        : [
            {
              what: `the verdict ${literal['value']} becomes ${other}`,
              start: literal.start,
              end: literal.end,
              text: `'${other}'`,
            },
          ]
    }
    case 'ExpressionStatement':
      return (expression as Node).type === 'Literal'
        ? []
        : [{ what: 'the statement is removed', start: node.start, end: node.end, text: ';' }]
    default:
      return []
  }
}

/** All mutants of a source, in the order of their places. Types are left as they are: they decide nothing when the program runs. */
export function mutantsIn(source: string): readonly Mutant[] {
  const found: Mutant[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one)
    if (!isNode(value) || (value.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(value.type))) return
    for (const mutant of mutantsOf(value, source)) {
      found.push({ line: source.slice(0, mutant.start).split('\n').length, ...mutant })
    }
    for (const [name, child] of Object.entries(value)) if (name !== 'type') visit(child)
  }
  visit(parseAst(source, { lang: 'ts' }))
  return found.toSorted((one, other) => one.start - other.start || one.end - other.end)
}

/** The source with the fault in it. */
export const withMutant = (source: string, { start, end, text }: Mutant): string =>
  source.slice(0, start) + text + source.slice(end)
