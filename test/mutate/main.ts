/** `npm run test:mutate -- [--inputs N] [--seed S] [PARSER...]`: many bad inputs for each parser, a million unless told otherwise. */
import { parseArgs } from 'node:util'
import { judge } from './judge.ts'
import { parsers } from './parsers.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const chosen = parsers.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
if (chosen.length === 0) throw new Error(`parsers: ${parsers.map(({ name }) => name).join(', ')}`)

console.log(
  `${'parser'.padEnd(24)}${['values', 'refusals', 'slowest ms', 'memory MiB'].map((w) => w.padStart(12)).join('')}`,
)
for (const parser of chosen) {
  const { seen, wrong } = await judge(parser, Number(values.seed), Number(values.inputs))
  const cells = seen && [seen.values, seen.refusals, seen.slowest.ms.toFixed(1), seen.memoryMiB.toFixed(0)]
  console.log(parser.name.padEnd(24) + (cells ?? ['ended']).map((cell) => `${cell}`.padStart(12)).join(''))
  for (const one of wrong) console.error(`  ${one}`)
  if (wrong.length > 0) process.exitCode = 1
}
