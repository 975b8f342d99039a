/** `countersign list`: shows the certificates of a home, one page at a time. */
import { present } from '../../core/present.ts'
import { parseClaimOption } from '../claim-option.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { certificateTable, countsLine, isNone } from '../listing.ts'
import { choice, choices, count, flag, text, texts } from '../parameter.ts'

const PAGE = 50
/** A hundred years, which outlive every certificate. */
const LONGEST_DAYS = 36_500

export const list = defineCommand({
  name: 'list',
  summary: 'list certificates, newest first',
  group: 'look',
  positionals: {},
  options: {
    usage: choice(['client', 'server'], 'USAGE', 'only certificates for'),
    state: choices(
      ['reserved', 'issued', 'not-yet-valid', 'expired', 'revoked', 'abandoned'],
      'STATE',
      'only certificates in one of these states',
    ),
    name: text('NAME', 'only certificates of this name; * stands for any characters', { home: 'names' }),
    claim: texts('NAME=VALUE', 'only certificates that have this claim with exactly this value', { home: 'claims' }),
    expiringWithin: count('DAYS', 'only certificates that expire within this number of days', LONGEST_DAYS),
    all: flag('also list the certificates that the authority signed for the attacks of countersign probe'),
    limit: count('N', `rows per page (default: ${PAGE})`),
    before: count('NUMBER', 'list the next page of rows: use the number that the page before printed after --before'),
  },
  examples: [
    'list',
    'list --usage client --expiring-within 30',
    "list --name 'laptop-*' --claim role=admin",
    'list --state issued --state not-yet-valid --json',
  ],
  async run({ limit = PAGE, expiringWithin, before, all, claim, state, ...filters }, { home, ports }) {
    const { listCertificates } = await import('../../workflow/inspect.ts')
    const answer = await listCertificates(
      {
        limit,
        ...filters,
        claims: claim.map(parseClaimOption),
        states: state,
        minted: all ? 'included' : 'left-out',
        ...present({ expiringWithinDays: expiringWithin, before: before?.toString() }),
      },
      home,
      ports,
    )
    const { certificates, counts, minted, next } = answer
    const valued = Object.entries({ ...filters, limit, 'expiring-within': expiringWithin }).flatMap(([key, value]) =>
      value === undefined ? [] : [`--${key}`, String(value)],
    )
    const several = [...state.flatMap((one) => ['--state', one]), ...claim.flatMap((one) => ['--claim', one])]
    const flags = [...(all ? ['--all'] : []), ...valued, ...several]
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        ...(certificates.length === 0 ? ['No certificates.'] : certificateTable(certificates, style)),
        ...(certificates.length === 0 ? [] : ['', style.dim(countsLine(counts))]),
        ...(isNone(minted)
          ? []
          : [
              style.dim(
                `certificates of the probe, ${all ? 'included' : 'shown only with --all'}: ${countsLine(minted)}`,
              ),
            ]),
      ],
      next: [
        ...(next === undefined
          ? []
          : [{ about: 'list older certificates', words: ['list', ...flags, '--before', next] }]),
        ...(!isNone(counts) ? [] : [{ about: 'issue the first certificate', words: ['issue'] }]),
      ],
    }
  },
})
