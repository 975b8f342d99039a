/** `countersign list`: shows the certificates of a home that fit, one page at a time, or gives all of them to other programs. */
import { present } from '../../core/present.ts'
import { certificateOrders } from '../../core/record.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { CertificateFacts } from '../../workflow/facts.ts'
import type { ListFilters } from '../../workflow/list.ts'
import { parseClaimOption } from '../claim-option.ts'
import { type Context, defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { flagOf } from '../globals.ts'
import { certificateTable, countsLine, isNone } from '../listing.ts'
import { choice, choices, count, flag, text, texts } from '../parameter.ts'
import { sheetHead, sheetRow } from '../sheet.ts'

const PAGE = 50
/** A hundred years, which outlive every certificate. */
const LONGEST_DAYS = 36_500

const nameKinds = ['dns', 'uri', 'email', 'ip', 'upn'] as const
type NameKind = (typeof nameKinds)[number]

type Given = { readonly [K in NameKind]: readonly string[] } & {
  readonly state: NonNullable<ListFilters['states']>
  readonly claim: readonly string[]
  readonly all: boolean
  readonly sort?: NonNullable<ListFilters['order']>
  readonly reverse: boolean
  readonly expiringWithin?: number
} & Pick<ListFilters, 'usage' | 'authority' | 'profile' | 'name' | 'text' | 'expiring'>

function filtersOf({
  state,
  claim,
  all,
  sort,
  reverse,
  expiringWithin,
  dns,
  uri,
  email,
  ip,
  upn,
  ...same
}: Given): ListFilters {
  const { usage, authority, profile, name, text: asked, expiring } = same
  const names = { dns, uri, email, ip, upn }
  return {
    ...present({ usage, authority, profile, name, text: asked, expiring, order: sort }),
    ...present({ expiringWithinDays: expiringWithin }),
    states: state,
    claims: claim.map(parseClaimOption),
    subjectAltNames: nameKinds.flatMap((kind) => names[kind].map((value) => ({ kind, value }))),
    minted: all ? 'included' : 'left-out',
    direction: reverse ? 'reverse' : 'forward',
  }
}

/** The flags that ask for the same again. */
const wordsOf = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined || value === false) return []
    if (value === true) return [flagOf(key)]
    return [value].flat().flatMap((one) => [flagOf(key), String(one)])
  })

const formats: Readonly<Record<'csv' | 'jsonl', { readonly head: string; row(facts: CertificateFacts): string }>> = {
  csv: { head: sheetHead, row: sheetRow },
  jsonl: { head: '', row: (facts) => `${JSON.stringify(facts)}\n` },
}

/** The format in which all are listed; undefined for a page. @throws {CountersignError} `usage.wrong` */
function formatOf(
  { csv, jsonl }: { readonly csv: boolean; readonly jsonl: boolean },
  page: { readonly limit: number | undefined; readonly before: number | undefined },
): keyof typeof formats | undefined {
  const format = csv ? 'csv' : jsonl ? 'jsonl' : undefined
  const given = Object.entries({ jsonl: csv && jsonl, ...page }).find(
    ([, value]) => value !== undefined && value !== false,
  )
  if (format === undefined || given === undefined) return format
  throw new CountersignError('usage.wrong', {
    problem: `--${format} prints all certificates that fit, and cannot be joined with --${given[0]}`,
    next: `leave out --${given[0]}`,
  })
}

/** Writes all that fit, as they are read. */
async function writeAll(filters: ListFilters, format: keyof typeof formats, { home, ports, output }: Context) {
  const { listAllCertificates } = await import('../../workflow/list.ts')
  const { head, row } = formats[format]
  const write = output(`--${format}`)
  let waiting = head
  for await (const facts of listAllCertificates(filters, home, ports)) {
    waiting += row(facts)
    if (waiting.length < 65_536) continue
    await write(waiting)
    waiting = ''
  }
  await write(waiting)
}

export const list = defineCommand({
  name: 'list',
  summary: 'find certificates by name, claim, state or expiry; newest first',
  group: 'look',
  positionals: {},
  options: {
    name: text('NAME', 'only certificates of this name; * stands for any characters', { home: 'names' }),
    claim: texts('NAME=VALUE', 'only certificates with this value of a claim; * stands for any characters', {
      home: 'claims',
    }),
    uri: texts('URI', 'only certificates with this URI, such as a SPIFFE ID; * stands for any characters'),
    dns: texts('DOMAIN', 'only certificates with this DNS name; * stands for any characters'),
    email: texts('ADDRESS', 'only certificates with this e-mail address; * stands for any characters'),
    ip: texts('ADDRESS', 'only certificates with this IP address; * stands for any characters'),
    upn: texts('UPN', 'only certificates with this user principal name; * stands for any characters'),
    text: text(
      'TEXT',
      'only certificates in which this text occurs: in a name, the subject, a claim, the serial number',
    ),
    expiring: text(
      'DURATION',
      'only certificates that are good and end within this time, such as 12h, 30d or 4w; the first to end first',
    ),
    expiringWithin: count('DAYS', 'the same as --expiring, in days', LONGEST_DAYS),
    state: choices(
      ['reserved', 'issued', 'superseded', 'not-yet-valid', 'expired', 'revoked', 'abandoned'],
      'STATE',
      'only certificates in one of these states',
    ),
    usage: choice(['client', 'server'], 'USAGE', 'only certificates for'),
    authority: text('NAME', 'only certificates that this authority signed', { home: 'authorities' }),
    profile: text('PROFILE', 'only certificates issued under this profile', { home: 'profiles' }),
    all: flag('also list the certificates that the authority signed for the attacks of countersign probe'),
    sort: choice(certificateOrders, 'ORDER', 'the order: newest first, first to end first, or by name'),
    reverse: flag('list in the opposite order'),
    limit: count('N', `rows per page (default: ${PAGE})`),
    before: count('NUMBER', 'list the next page of rows: use the number that the page before printed after --before'),
    csv: flag('print all that fit, without pages, as CSV for spreadsheets'),
    jsonl: flag('print all that fit, without pages, as JSON documents of one line each'),
  },
  examples: [
    'list',
    'list --usage client --expiring 30d',
    "list --uri 'spiffe://acme.internal/ops/*' --sort name",
    "list --name 'laptop-*' --claim role=admin",
    'list --state issued --state not-yet-valid --json',
    'list --csv',
  ],
  async run({ limit, before, csv, jsonl, ...asked }, context) {
    const { home, ports } = context
    const filters = filtersOf(asked)
    const format = formatOf({ csv, jsonl }, { limit, before })
    if (format !== undefined) {
      await writeAll(filters, format, context)
      return { status: exitStatuses.done, json: {}, text: () => [] }
    }
    const { listCertificates } = await import('../../workflow/list.ts')
    const page = { limit: limit ?? PAGE, ...present({ before: before?.toString() }) }
    const answer = await listCertificates({ ...filters, ...page }, home, ports)
    const { certificates, counts, minted, next, near } = answer
    const words = wordsOf({ ...asked, limit: page.limit })
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        ...(certificates.length === 0
          ? [isNone(counts) ? 'No certificates.' : 'No certificate fits.']
          : certificateTable(certificates, style)),
        ...(certificates.length === 0 ? [] : ['', style.dim(countsLine(counts))]),
        ...(isNone(minted)
          ? []
          : [
              style.dim(
                `certificates of the probe, ${asked.all ? 'included' : 'shown only with --all'}: ${countsLine(minted)}`,
              ),
            ]),
      ],
      next: [
        ...(next === undefined
          ? []
          : [{ about: 'list those that follow', words: ['list', ...words, '--before', next] }]),
        ...(near ?? []).map((name) => ({ about: `did you mean ${name}`, words: ['list', '--name', name] })),
        ...(!isNone(counts) ? [] : [{ about: 'issue the first certificate', words: ['issue'] }]),
      ],
    }
  },
})
