/** `countersign status`: shows the state of a home, and which problems its owner must solve. */
import type { StatusAnswer } from '../../workflow/inspect.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { certificateTable, countsLine, crlTable, isNone, nextCrls } from '../listing.ts'
import { type Cell, countOf, drawFields, drawTable, type Field, printable, readableTime, type Style } from '../text.ts'

type Authority = StatusAnswer['authorities'][number]

/** When an authority ends, and what else it is today. */
function endOf({ state, notAfter }: Authority, style: Style): Cell {
  const end = readableTime(notAfter)
  if (state === 'in-force') return end
  if (state === 'ending') return { text: end, paint: style.yellow }
  return { text: `${end}, ${state === 'expired' ? 'expired' : 'not yet valid'}`, paint: style.red }
}

/** Whom an authority certifies, and where there are several, whether it is the default. */
function signedBy({ usage, default: isDefault }: Authority, { authorities }: StatusAnswer): string {
  const several = authorities.filter((one) => one.usage === usage).length > 1
  return `${usage}s${several && isDefault ? ' by default' : ''}`
}

function attentionField({ attention }: StatusAnswer, style: Style): Field {
  if (attention.length === 0) return ['attention', { text: 'nothing needs it now', paint: style.green }]
  const things = attention.length === 1 ? 'one thing needs it' : `${attention.length} things need it`
  return ['attention', { text: `${things}, see the warnings`, paint: style.red }]
}

function nextText({ upcoming }: StatusAnswer): string | undefined {
  const [first] = upcoming
  return first && `${readableTime(first.at)}, ${first.what}`
}

/** Exports that do not have the CRL of today, or are not here. */
function exportTable({ exports }: StatusAnswer, style: Style): readonly string[] {
  const odd = exports.filter(({ state }) => state !== 'current')
  if (odd.length === 0) return []
  const states = {
    outdated: 'older CRL',
    unreadable: 'CRL cannot be read',
    unknown: 'not here, unknown',
    current: 'current',
  }
  return [
    '',
    ...drawTable(
      ['EXPORT', 'STATE', 'HOST'],
      odd.map(({ directory, state, host = '-' }): Cell[] => [
        style.place(directory),
        { text: states[state], paint: state === 'unknown' ? style.dim : style.red },
        host,
      ]),
      style,
      'leave-out-last',
    ),
  ]
}

export const status = defineCommand({
  name: 'status',
  summary:
    'show what needs attention and when: pins, CRLs, exports, certificates that expire soon, damage to the record',
  group: 'look',
  positionals: {},
  options: {},
  examples: ['status', 'status --json'],
  async run(_, { home, ports }) {
    const { homeStatus } = await import('../../workflow/inspect.ts')
    const answer = await homeStatus(home, ports)
    const agreed = answer.contradictions.length === 0
    return {
      status: answer.sound ? exitStatuses.done : exitStatuses.no,
      json: answer,
      text: (style) => [
        `${style.bold(printable(answer.organisation))}  ${printable(style.place(answer.home))}`,
        ...drawFields(
          [
            ['trust domain', answer.trustDomain],
            ['OID arc', answer.oidArc],
            ['claims', answer.claims.length === 0 ? undefined : answer.claims.join(', ')],
            ...answer.authorities
              .filter(({ usage }) => usage === 'server')
              .map(({ name, permitted }): Field => [name, permitted?.join(', ') ?? 'may have any name']),
            ['certificates', countsLine(answer.counts)],
            ["the probe's", isNone(answer.minted) ? undefined : countsLine(answer.minted)],
            [
              'events',
              {
                text: `${countOf(answer.events.count, 'event')}, the chain is ${answer.events.chain}`,
                paint: answer.events.chain === 'intact' ? style.green : style.red,
              },
            ],
            [
              'record',
              agreed
                ? undefined
                : { text: `contradicts itself, ${countOf(answer.contradictions.length, 'time')}`, paint: style.red },
            ],
            attentionField(answer, style),
            ['next', nextText(answer)],
          ],
          style,
        ),
        '',
        ...drawTable(
          ['AUTHORITY', 'PIN', 'ENDS', 'SIGNS'],
          answer.authorities.map((a) => [a.name, a.pin, endOf(a, style), signedBy(a, answer)]),
          style,
          'leave-out-last',
        ),
        '',
        ...crlTable(answer.crls, style, answer.unusableCrls),
        ...exportTable(answer, style),
        ...(answer.expiringSoon.length === 0
          ? []
          : ['', style.bold('Expiring soon'), ...certificateTable(answer.expiringSoon, style)]),
      ],
      warnings: answer.warnings,
      next: [
        ...nextCrls(answer.crls),
        ...(answer.exports.some(({ state }) => state === 'outdated')
          ? [{ about: 'renew the exports, then reload the servers', words: ['export', '--only', 'tls', '--all'] }]
          : []),
      ],
    }
  },
})
