/** The catalogue of attacks in `docs/probe.md`. The attacks say all of it themselves. */
import { readFileSync } from 'node:fs'
import { flagOf } from '../../src/cli/globals.ts'
import type { Attack } from '../../src/probe/attack.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { attackGroups, severities } from '../../src/probe/attempt.ts'
import { needs } from '../../src/probe/needs/index.ts'
import { names } from './cwe.ts'
import { table } from './markdown.ts'

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const fileOf = ({ id }: Attack): string => `src/probe/attacks/${id}.ts`

/** What an attack does stands in the first comment of its file. */
export function deedOf(attack: Attack): string {
  const text = readFileSync(new URL(`../../${fileOf(attack)}`, import.meta.url), 'utf8')
  const comment = /^\/\*\*(.*?)\*\//s.exec(text)?.[1]
  if (comment === undefined) throw new Error(`${fileOf(attack)} does not begin with a comment that says what it does`)
  return comment.replace(/\s+\*?\s*/g, ' ').trim()
}

/** What an attack needs beyond the honest client: an option, or what its need says that it lacks. */
export function needOf({ needs: id }: Attack): string {
  const need = needs.find((one) => one.id === id)
  if (need === undefined) return ''
  if (need.option !== undefined && 'placeholder' in need.option) {
    return `\`${flagOf(need.id)} ${need.option.placeholder}\``
  }
  if (need.option !== undefined && 'flag' in need.option && need.option.means === 'allowed') {
    return `\`${flagOf(need.option.flag)}\``
  }
  const lacks = /^this attack needs (.*?), and /.exec(need.lacking.why)?.[1]
  if (lacks === undefined) throw new Error(`the need ${id} does not say what it lacks: "this attack needs …, and …"`)
  return lacks
}

const overs: { readonly [O in Attack['over']]: string } = {
  'each-version': 'over TLS 1.2 and 1.3, where the server speaks them',
  'newest-version': 'over the newest version of TLS that the server speaks',
  1.2: 'over TLS 1.2, where the server speaks it',
  cleartext: 'without TLS, on the same port',
  hello: 'by a bare ClientHello',
  quic: 'over QUIC, on the same port',
}

const weaknesses = ({ cwe }: Attack): string =>
  cwe.map((number) => `[CWE-${number}](cwe.md#cwe-${number}-${slugOf(number)})`).join(', ')

/** The end of the anchor of a weakness in `docs/cwe.md`, as GitHub makes it from the heading. */
function slugOf(number: number): string {
  const name = names[number]
  if (name === undefined) throw new Error(`CWE-${number} needs its name in cwe.ts`)
  return name
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
}

function describe(attack: Attack): readonly string[] {
  const { id, title, meaning, sound, history = [], severity, over } = attack
  const need = needOf(attack)
  return [
    `### ${id}`,
    '',
    `**${upperFirst(title)}.** ${deedOf(attack)}`,
    '',
    `- A sound server: ${sound}`,
    `- Otherwise: ${meaning}`,
    `- ${upperFirst(severity)}; ${weaknesses(attack)}; made ${overs[over]}${need === '' ? '' : `; needs ${need}`}.`,
    ...history.map((one) => `- It succeeded: ${one}.`),
    '',
  ]
}

/** Renders the catalogue: a table of all, then each, by what they try to get past. Reads the files of the attacks. */
export function renderAttacks(): string {
  const all = (Object.entries(attackGroups) as [Attack['group'], string][]).map(([group, heading]) => ({
    heading,
    members: attacks
      .filter((attack) => attack.group === group)
      .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity)),
  }))
  return [
    `${attacks.length} attacks:`,
    '',
    ...table(
      ['attack', 'what the attacker presents or does', 'severity', 'needs'],
      all.flatMap(({ members }) =>
        members.map((attack) => [`[${attack.id}](#${attack.id})`, attack.title, attack.severity, needOf(attack)]),
      ),
    ),
    '',
    ...all.flatMap(({ heading, members }) => [`## ${heading}`, '', ...members.flatMap(describe)]),
  ].join('\n')
}
