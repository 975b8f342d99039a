/** `countersign access check`: shows the meaning of access rules, and which requests they allow a client. */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { AccessAnswer } from '../../workflow/access.ts'
import { openHome, usableRules } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { asked, choice, required, text } from '../parameter.ts'
import { type Cell, drawTable, printable, type Style } from '../text.ts'

function outcomeCell(outcome: AccessAnswer['verdicts'][number]['outcome'], style: Style): Cell {
  const paints = { allowed: style.green, refused: style.red, malformed: style.yellow }
  return { text: outcome, paint: paints[outcome] }
}

/** All rules; with a client, what becomes of each of its requests. */
function describe({ rules, client, verdicts }: AccessAnswer, style: Style): string[] {
  if (client === undefined) {
    const rows = rules.map(({ path, methods, who }): Cell[] => [path, methods.join(', '), who])
    return [...drawTable(['PATH', 'METHODS', 'FOR'], rows, style), '', 'Everything else is refused.']
  }
  const claims = Object.entries(client.claims).map(([name, value]) => `${name} = ${[value].flat().join(', ')}`)
  return [
    `${style.bold(printable(client.name))}  ${printable([...client.subjectAltNames, ...claims].join(', '))}`,
    '',
    ...drawTable(
      ['METHOD', 'PATH', 'OUTCOME', 'BECAUSE'],
      verdicts.map(({ method, path, outcome, why }): Cell[] => [method, path, outcomeCell(outcome, style), why]),
      style,
    ),
  ]
}

const ANSWERED = {
  allowed: 'the server admits this request',
  refused: 'the server answers this request with 403',
  malformed: 'the server answers this request with 400',
}

export const access = defineCommand({
  name: 'access',
  summary: 'check access rules, and show what they allow a client to do',
  group: 'configure',
  positionals: {
    act: asked(
      { says: 'What do you want to do with access rules?', proposes: () => 'check' },
      required('the word check', choice(['check'], 'check', 'what to do')),
    ),
    file: asked(
      {
        says: 'Which file has the access rules?',
        proposes: ({ home }) => `${home.path}/access/example.json`,
        check: usableRules,
      },
      required('the file of access rules', text('FILE', 'the file of access rules, as for export --access')),
    ),
    method: text(
      'METHOD',
      'the method of one request to decide, such as GET; without it, all requests that the rules name',
    ),
    target: text('PATH', 'the path of that request, such as /admin'),
  },
  options: {
    as: asked(
      { says: 'Which client sends the requests (Enter for none: then only the rules are shown)?' },
      text('NAME', 'the client that sends the requests', { home: 'good-clients' }),
    ),
  },
  interview: { opening: openHome },
  examples: [
    'access check pki/access/example.json',
    'access check pki/access/example.json --as alice',
    'access check pki/access/example.json --as alice GET /admin',
  ],
  async run({ file, method, target, as }, { home, ports }) {
    if (method !== undefined && target === undefined) {
      throw new CountersignError('usage.missing', { what: 'the path', flag: 'PATH, after the method' })
    }
    const { checkAccess } = await import('../../workflow/access.ts')
    const answer = await checkAccess(
      {
        file,
        ...present({ as }),
        ...(method === undefined || target === undefined ? {} : { asking: { method, target } }),
      },
      home,
      ports,
    )
    const asked = method === undefined ? undefined : answer.verdicts[0]
    return {
      status: asked === undefined || asked.outcome === 'allowed' ? exitStatuses.done : exitStatuses.no,
      json: answer,
      text: (style) => describe(answer, style),
      notes: asked === undefined ? [] : [ANSWERED[asked.outcome]],
    }
  },
})
